"""What the shapes ask for, as values that a page can be written from, in a fixed order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from textwrap import dedent
from typing import TYPE_CHECKING, Final

from rdflib.namespace import DCTERMS, RDF, RDFS, SH
from rdflib.term import Literal, URIRef

from discourse_kg.site.reference.questions import terms_in
from discourse_kg.site.reference.terms import sorted_iris, texts_of
from discourse_kg.validation.shapes import SHAPES, load_shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rdflib import Graph

#: What limits a value, in the order in which the page tells it.
LIMITING: Final = (
    SH["class"],
    SH.datatype,
    SH.nodeKind,
    SH.hasValue,
    SH.pattern,
    SH.minLength,
    SH.minInclusive,
    SH.maxInclusive,
    SH.lessThan,
    SH.lessThanOrEquals,
    SH.uniqueLang,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a shape asks for: the anchor `name`, the message by language, and what it asks.

    `path` is None for rules on the thing itself and for queries. `most` is None where there is no limit.
    `limits` are SHACL's parameters with their values. `query` is SPARQL, `terms` what it speaks of.
    """

    iri: URIRef
    name: str
    messages: Mapping[str, str]
    path: URIRef | None
    least: int
    most: int | None
    limits: tuple[tuple[str, URIRef | str], ...]
    query: str
    terms: frozenset[URIRef]

    def limit(self, parameter: str) -> URIRef | str | None:
        """The value of one of SHACL's parameters."""
        return dict(self.limits).get(parameter)


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape: what it looks at, and its rules. Texts are by language."""

    iri: URIRef
    name: str
    labels: Mapping[str, str]
    descriptions: Mapping[str, str]
    targets: tuple[URIRef, ...]
    objects_of: tuple[URIRef, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """The shapes of one kind of thing: the first describes it, the others look at it in further ways."""

    name: str
    shapes: tuple[Shape, ...]

    @property
    def rules(self) -> Iterator[tuple[Shape, Rule]]:
        """Each rule with its shape."""
        for shape in self.shapes:
            for rule in shape.rules:
                yield shape, rule


@dataclass(frozen=True, slots=True)
class ShapesAbout:
    """What the shapes say of themselves."""

    iri: URIRef
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    licence: str


@cache
def load_families() -> tuple[Family, ...]:
    """Read the shapes of graphs, by the kind of thing."""
    return families_of(load_shapes())


def shapes_about() -> ShapesAbout:
    """Read what the shapes say of themselves."""
    graph = load_shapes()
    return ShapesAbout(
        SHAPES,
        texts_of(graph, SHAPES, RDFS.label),
        texts_of(graph, SHAPES, DCTERMS.description),
        str(graph.value(SHAPES, DCTERMS.license)),
    )


def families_of(graph: Graph) -> tuple[Family, ...]:
    """Read the node shapes of a graph, gathered by the first part of their names."""
    prefixes = {
        str(graph.value(declared, SH.prefix)): str(graph.value(declared, SH.namespace))
        for declared in graph.objects(SHAPES, SH.declare)
    }
    gathered: dict[str, list[Shape]] = {}
    for node in sorted_iris(graph.subjects(RDF.type, SH.NodeShape)):
        gathered.setdefault(_name(node).partition("/")[0], []).append(_shape(graph, node, prefixes))
    return tuple(Family(name, tuple(shapes)) for name, shapes in gathered.items())


def rules_about(families: Iterable[Family]) -> dict[URIRef, list[Rule]]:
    """The rules that look at a term: as the class of what they look at, as path, as class of a value, in a query."""
    about: dict[URIRef, list[Rule]] = {}
    for family in families:
        for shape, rule in family.rules:
            limit = rule.limit("class")
            mentioned = {*shape.targets, *shape.objects_of, *rule.terms}
            mentioned |= {iri for iri in (rule.path, limit) if isinstance(iri, URIRef)}
            for iri in mentioned:
                about.setdefault(iri, []).append(rule)
    return about


def _shape(graph: Graph, node: URIRef, prefixes: Mapping[str, str]) -> Shape:
    parts = [*sorted_iris(graph.objects(node, SH.property)), *sorted_iris(graph.objects(node, SH.sparql))]
    own = [node] if any(graph.value(node, limit) for limit in LIMITING) else []
    return Shape(
        node,
        _name(node),
        texts_of(graph, node, SH.name),
        texts_of(graph, node, SH.description),
        sorted_iris(graph.objects(node, SH.targetClass)),
        sorted_iris(graph.objects(node, SH.targetObjectsOf)),
        tuple(_rule(graph, part, prefixes) for part in (*own, *parts)),
    )


def _rule(graph: Graph, node: URIRef, prefixes: Mapping[str, str]) -> Rule:
    path, query = graph.value(node, SH.path), graph.value(node, SH.select)
    least, most = graph.value(node, SH.minCount), graph.value(node, SH.maxCount)
    limits = [
        (str(limit).removeprefix(str(SH)), value if isinstance(value, URIRef) else str(value))
        for limit in LIMITING
        for value in sorted(graph.objects(node, limit), key=str)
    ]
    return Rule(
        node,
        _name(node),
        texts_of(graph, node, SH.message),
        path if isinstance(path, URIRef) else None,
        int(least) if isinstance(least, Literal) else 0,
        int(most) if isinstance(most, Literal) else None,
        tuple(limits),
        dedent(str(query)).strip() if query else "",
        terms_in(str(query), prefixes) if query else frozenset(),
    )


def _name(iri: URIRef) -> str:
    """A shape's name: also the anchor under which the page tells of it."""
    return iri.removeprefix(f"{SHAPES}/")
