"""The shapes: as their files say them, and as the engine checks them fastest."""

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

#: Shapes of a catalogue: the Swedish profile, and what the Swedish portal asks for beside it.
OF_CATALOGUES: Final = ("dcat-ap-se.ttl", "dataportal-se.ttl")

#: Shapes of what no graph of a source has: the ontology's own terms, and catalogues.
_OF_OTHERS: Final = frozenset({"terms.ttl", *OF_CATALOGUES})


@cache
def load_shapes() -> Graph:
    """Read the shapes of graphs: all of shapes/*.ttl but those of terms and of catalogues. Not to be changed."""
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
    """The same shapes, with every property shape aimed at the class of its node shape.

    It means the same, but the engine then checks a property shape once for all things of the class,
    and not anew for each of them: less than half the time.
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
    """What a shape or constraint of `shapes` asks for, by language."""
    return _by_language(shape, SH.message, shapes)


def words(name: str, language: str) -> str:
    """The words of a report of that name (such as `conforms`), in a language or in the first there is."""
    found = _by_language(URIRef(f"{SHAPES}/report/{name}"), RDFS.label, load_shapes())
    return found.get(language) or next(iter(found.values()))


def _by_language(subject: Node, predicate: URIRef, shapes: Graph) -> dict[str, str]:
    literals = shapes.objects(subject, predicate)
    return dict(sorted((getattr(literal, "language", None) or "", str(literal)) for literal in literals))
