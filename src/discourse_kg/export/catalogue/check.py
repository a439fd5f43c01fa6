"""Validate a catalogue against DCAT-AP-SE and the rules of the Swedish data portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Triple, serialize
from rdflib import Graph

from discourse_kg.validation import validate_catalogue
from discourse_kg.validation.files import read_triples

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

    from discourse_kg.validation import ValidationReport


def check_catalogue(quads: Iterable[Quad]) -> ValidationReport:
    """Validate a catalogue given as quads. A conforming report may contain warnings and recommendations."""
    triples = [Triple(quad.subject, quad.predicate, quad.object) for quad in quads]
    graph = Graph()
    graph.parse(data=serialize(triples, format=RdfFormat.N_TRIPLES) or b"", format="ox-nt")
    return validate_catalogue(graph)


def check_catalogue_file(path: str) -> ValidationReport:
    """Validate the catalogue in a file. A relative IRI, which portals reject, is an error of the file.

    Raises:
        GraphFileError: the file cannot be read.
    """
    return check_catalogue(read_triples(path))
