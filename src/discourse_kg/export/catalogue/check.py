"""Check a catalogue against DCAT-AP-SE and against what the Swedish data portal asks for."""

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
    """Check the catalogue that the quads are. A report that conforms may hold warnings and recommendations."""
    triples = [Triple(quad.subject, quad.predicate, quad.object) for quad in quads]
    graph = Graph()
    graph.parse(data=serialize(triples, format=RdfFormat.N_TRIPLES) or b"", format="ox-nt")
    return validate_catalogue(graph)


def check_catalogue_file(path: str) -> ValidationReport:
    """Check the catalogue in a file; a relative IRI in it, which portals refuse, is a fault of the file.

    Raises:
        GraphFileError: the file cannot be read.
    """
    return check_catalogue(read_triples(path))
