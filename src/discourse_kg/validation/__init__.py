"""The gate: a graph is checked against shapes/*.ttl, and what breaks a shape is told as a value; so is a catalogue."""

from __future__ import annotations

from discourse_kg.validation.checking import validate, validate_catalogue
from discourse_kg.validation.files import read_graph_file
from discourse_kg.validation.report import ValidationReport, Violation
from discourse_kg.validation.shapes import load_shapes

__all__ = ["ValidationReport", "Violation", "load_shapes", "read_graph_file", "validate", "validate_catalogue"]
