"""The graph at one moment, read thing by thing; what a document has read is noted."""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store
from rdflib.namespace import RDF, RDFS, SKOS

from discourse_kg.closure import COMPANION
from discourse_kg.graph.identifiers import Identifiers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import Quad, QuerySolution

#: What is read again and again while pages are made: labels, kinds, the people of a panel.
_REMEMBERED: Final = 20_000

_TYPE: Final = NamedNode(str(RDF.type))
_LABELS: Final = (str(RDFS.label), str(SKOS.prefLabel))

#: What a document depends on that reads all of the graph.
EVERYTHING: Final = "*"


class Fact(NamedTuple):
    """What is said of a thing: a property's IRI and a value, and whether a rule inferred it.

    `value` is an IRI when `is_iri`, else text with its `language` or the IRI of its `datatype`.
    """

    predicate: str
    value: str
    is_iri: bool
    language: str | None = None
    datatype: str | None = None
    inferred: bool = False


class Snapshot:
    """All graphs of a store under one base, as they were when they were read.

    `texts` are the texts of sources, by the source's IRI, as far as they are at hand.
    """

    def __init__(self, engine: Store, base: str, texts: Mapping[str, str] | None = None) -> None:
        self._store: Store | None = engine
        self._texts = texts or {}
        self._notes: set[str] | None = None
        self._about = lru_cache(_REMEMBERED)(self._read_about)
        self._ontology = str(Identifiers(base).graph("ontology"))
        self.base = base

    def close(self) -> None:
        """Let go of the engine's files."""
        self._about.cache_clear()
        self._store = None

    def _engine(self) -> Store:
        if self._store is None:
            raise ValueError("the snapshot was closed")
        return self._store

    def about(self, thing: str) -> tuple[Fact, ...]:
        """What the graph says of a thing, sorted."""
        self._note(f"s {thing}")
        return self._about(thing)

    def values(self, thing: str, predicate: str) -> tuple[str, ...]:
        """The values of a property that are stated or inferred, IRIs and texts alike, each once."""
        return tuple(dict.fromkeys(fact.value for fact in self.about(thing) if fact.predicate == predicate))

    def value(self, thing: str, predicate: str) -> str | None:
        """The first value of a property; None when there is none."""
        return next(iter(self.values(thing, predicate)), None)

    def pointing_at(self, thing: str, predicate: str) -> tuple[str, ...]:
        """The IRIs of what has the thing as a value of the property, sorted."""
        self._note(f"o {thing}")
        found = self._engine().quads_for_pattern(None, NamedNode(predicate), NamedNode(thing))
        return tuple(sorted({quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)}))

    def entities(self, kind: str) -> tuple[str, ...]:
        """The IRIs of what is stated to be of a class, sorted."""
        self._note(f"t {kind}")
        found = self._engine().quads_for_pattern(None, _TYPE, NamedNode(kind))
        stated = (quad.subject for quad in found if not _is_inferred(quad))
        return tuple(sorted({thing.value for thing in stated if isinstance(thing, NamedNode)}))

    def label(self, thing: str, language: str) -> str:
        """What a thing is called in a language: else in none, else in English, else in any; at last its IRI."""
        labels = {fact.language: fact.value for fact in reversed(self.about(thing)) if fact.predicate in _LABELS}
        for wanted in (language, None, "en"):
            if wanted in labels:
                return labels[wanted]
        return next(iter(labels.values()), thing)

    def text(self, source: str) -> str | None:
        """The text of a source; None when it is not at hand."""
        self._note(text_key(source))
        return self._texts.get(source)

    def select(self, query: str) -> Iterator[QuerySolution]:
        """Answer a SPARQL query over the union of all graphs. Who asks so is made anew at every change."""
        self._note(EVERYTHING)
        found = self._engine().query(query, use_default_graph_as_union=True)
        if not isinstance(found, QuerySolutions):
            raise TypeError("only SELECT queries have rows")
        yield from found

    def graphs(self) -> tuple[str, ...]:
        """The IRIs of all named graphs, sorted."""
        self._note(EVERYTHING)
        return tuple(sorted(graph.value for graph in self._engine().named_graphs() if isinstance(graph, NamedNode)))

    def quads(self, graph: str) -> list[Quad]:
        """What stands in a named graph, sorted by its N-Quads text."""
        self._note(EVERYTHING)
        return sorted(self._engine().quads_for_pattern(None, None, None, NamedNode(graph)), key=str)

    def depend_on(self, key: str) -> None:
        """Note something beside the graph that a document is made from."""
        self._note(key)

    @contextmanager
    def noting(self) -> Iterator[set[str]]:
        """Note what is read inside the block: keys as `keys_of` makes them."""
        notes: set[str] = set()
        self._notes = notes
        try:
            yield notes
        finally:
            self._notes = None

    def _note(self, key: str) -> None:
        if self._notes is not None:
            self._notes.add(key)

    def _read_about(self, thing: str) -> tuple[Fact, ...]:
        found = self._engine().quads_for_pattern(NamedNode(thing), None, None)
        return tuple(sorted(map(_fact, found), key=lambda fact: (fact.predicate, fact.value, fact.language or "")))


def _fact(quad: Quad) -> Fact:
    value, inferred = quad.object, _is_inferred(quad)
    if isinstance(value, Literal):
        return Fact(quad.predicate.value, value.value, False, value.language, value.datatype.value, inferred)
    return Fact(quad.predicate.value, iri_of(value), True, inferred=inferred)


def _is_inferred(quad: Quad) -> bool:
    return iri_of(quad.graph_name).endswith(COMPANION)


def iri_of(term: object) -> str:
    """The IRI of a term that is a name; empty for any other."""
    return term.value if isinstance(term, NamedNode) else ""


def keys_of(quads: Iterable[Quad]) -> set[str]:
    """What may have been read of the graph that depends on these quads."""
    keys = {EVERYTHING}
    for quad in quads:
        keys.add(f"s {iri_of(quad.subject)}")
        if isinstance(quad.object, NamedNode):
            keys.add(f"o {quad.object.value}")
            if quad.predicate == _TYPE:
                keys.add(f"t {quad.object.value}")
    return keys


def text_key(source: str) -> str:
    """What a document depends on that shows the text of a source."""
    return f"x {source}"
