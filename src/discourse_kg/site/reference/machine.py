"""The ontology and the shapes as files for machines: the same bytes for the same terms."""

from __future__ import annotations

from functools import cache
from typing import Final

from pyoxigraph import RdfFormat
from rdflib import Graph

from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.rdf.serialization import serialized_graph
from discourse_kg.resources import texts
from discourse_kg.validation.shapes import load_shapes

#: The formats of the ontology, by the suffix of their files.
FORMATS: Final = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML}


@cache
def ontology_graph() -> Graph:
    """The ontology of the program with its roles and alignments. Not to be changed."""
    graph = Graph()
    for turtle in texts("ontology", ".ttl").values():
        graph.parse(data=turtle, format="ox-turtle")
    return graph


def ontology_file(suffix: str) -> bytes:
    """The ontology in the format whose files have that suffix."""
    return serialized_graph(ontology_graph(), FORMATS[suffix], PROJECT_BASE)


def shapes_file() -> bytes:
    """The shapes of graphs, in Turtle."""
    return serialized_graph(load_shapes(), RdfFormat.TURTLE, PROJECT_BASE)
