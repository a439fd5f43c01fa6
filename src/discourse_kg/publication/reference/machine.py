"""The ontology and the shapes as files for machines: the same bytes for the same terms."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import RdfFormat
from rdflib import Graph

from discourse_kg.identifiers import DEFAULT_BASE
from discourse_kg.publication.serialization import serialized_graph
from discourse_kg.resources import texts
from discourse_kg.validation.shapes import load_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMATS: Final = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML}


@cache
def ontology_graph() -> Graph:
    """The ontology of the program with its roles and alignments. Not to be changed."""
    graph = Graph()
    for turtle in texts("ontology", ".ttl").values():
        graph.parse(data=turtle, format="ox-turtle")
    return graph


def ontology_files() -> Iterator[tuple[str, bytes]]:
    """The ontology in each format: (name, bytes)."""
    for suffix, rdf_format in _FORMATS.items():
        yield f"ontology.{suffix}", serialized_graph(ontology_graph(), rdf_format, DEFAULT_BASE)


def shapes_files() -> Iterator[tuple[str, bytes]]:
    """The shapes of graphs: (name, bytes)."""
    yield "shapes.ttl", serialized_graph(load_shapes(), RdfFormat.TURTLE, DEFAULT_BASE)
