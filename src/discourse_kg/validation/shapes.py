"""The shapes, as written in their files and as pySHACL checks them fastest."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from rdflib import Graph
from rdflib.namespace import RDFS, SH
from rdflib.term import URIRef

from discourse_kg.resources import texts

if TYPE_CHECKING:
    from rdflib.term import Node

#: The shapes as a whole; each shape's IRI begins with it.
SHAPES: Final = URIRef("https://w3id.org/discourse-kg/shapes")

#: Shapes of a catalogue: the Swedish profile, and what the Swedish portal demands besides.
OF_CATALOGUES: Final = ("dcat-ap-se.ttl", "dataportal-se.ttl")

#: Shapes of what no source's graph contains: the ontology's own terms, and catalogues.
_OF_OTHERS: Final = frozenset({"terms.ttl", *OF_CATALOGUES})


@cache
def load_shapes() -> Graph:
    """Read the shapes of graphs: all of shapes/*.ttl except those of terms and of catalogues. Not to be changed."""
    graph = Graph(identifier=SHAPES)
    for name, turtle in texts("shapes", ".ttl").items():
        if name not in _OF_OTHERS:
            graph.parse(data=turtle, format="ox-turtle")
    return graph


@cache
def catalogue_shapes() -> Graph:
    """Read the shapes of catalogues. Not to be changed."""
    graph = Graph()
    for name in OF_CATALOGUES:
        graph.parse(data=texts("shapes", name)[name], format="ox-turtle")
    return graph


@cache
def engine_shapes() -> Graph:
    """The same shapes, with every property shape targeting the class of its node shape.

    The meaning is the same, but pySHACL then checks a property shape once for all resources of the class
    instead of once for each of them, in less than half the time.
    """
    graph = Graph(identifier=SHAPES)
    for triple in load_shapes():
        graph.add(triple)
    for node_shape, property_shape in load_shapes().subject_objects(SH.property):
        graph.remove((node_shape, SH.property, property_shape))
        for target in load_shapes().objects(node_shape, SH.targetClass):
            graph.add((property_shape, SH.targetClass, target))
    return graph


def messages(shape: Node, shapes: Graph) -> dict[str, str]:
    """The messages of a shape or constraint of `shapes`, by language."""
    return _by_language(shape, SH.message, shapes)


def words(name: str, language: str) -> str:
    """The wording of that name for reports (such as `conforms`), in a language, else in the first there is."""
    found = _by_language(URIRef(f"{SHAPES}/report/{name}"), RDFS.label, load_shapes())
    return found.get(language) or next(iter(found.values()))


def _by_language(subject: Node, predicate: URIRef, shapes: Graph) -> dict[str, str]:
    literals = shapes.objects(subject, predicate)
    return dict(sorted((getattr(literal, "language", None) or "", str(literal)) for literal in literals))
