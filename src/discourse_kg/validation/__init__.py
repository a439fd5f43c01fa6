"""The gate: graphs and catalogues are checked against shapes/*.ttl, and violations are reported as values."""

from __future__ import annotations

from discourse_kg.validation.checking import validate, validate_catalogue
from discourse_kg.validation.files import read_triples
from discourse_kg.validation.report import ValidationReport, Violation
from discourse_kg.validation.shapes import load_shapes

__all__ = ["ValidationReport", "Violation", "load_shapes", "read_triples", "validate", "validate_catalogue"]
