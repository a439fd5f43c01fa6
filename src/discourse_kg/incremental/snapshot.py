"""The graph at one moment, read resource by resource; whatever is read is recorded as a dependency."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store
from rdflib.namespace import RDF

from discourse_kg.incremental.aggregates import AggregateCache
from discourse_kg.incremental.dependencies import (
    EVERYTHING,
    DependencyTracker,
    class_key,
    described_by_key,
    facts_key,
    labels_key,
    pointing_key,
    text_key,
)
from discourse_kg.incremental.descriptions import DescriptionCache, GraphIndex
from discourse_kg.incremental.named_graphs import NamedGraphs
from discourse_kg.incremental.source_texts import NO_TEXTS, SourceTexts
from discourse_kg.rdf.fact import Fact, iri_of, is_inferred
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad, QuerySolution

    from discourse_kg.rdf.description import Description
    from discourse_kg.storage.kept_texts import KeptText

_Value = TypeVar("_Value")

_TYPE: Final = NamedNode(str(RDF.type))


class SnapshotCache(NamedTuple):
    """What is known without asking the engine, as far as it is known.

    `texts` are those of sources, by the source's IRI; `digests` those of graphs, by name; `lines` gives the N-Quads
    of a graph, sorted.
    """

    texts: SourceTexts
    digests: Mapping[str, str]
    lines: Callable[[str], bytes | None]
    graph_index: GraphIndex


NO_CACHE: Final = SnapshotCache(NO_TEXTS, {}, lambda _graph: None, GraphIndex())


class Snapshot:
    """All graphs of a store under one base IRI, as they were when they were read: a `GraphView` of them.

    Methods record what they read in `dependencies`; `aggregates` are computed from the whole snapshot, and `graphs` are
    read as a whole each.
    """

    def __init__(self, engine: Store, base: str, cache: SnapshotCache = NO_CACHE) -> None:
        self._engine, self._texts = engine, cache.texts
        self._descriptions = DescriptionCache(engine, cache.lines, cache.graph_index)
        self._text_read: tuple[str, KeptText | None] = ("", None)
        self.base: Final = base
        self.dependencies: Final = DependencyTracker()
        self.graphs: Final = NamedGraphs(engine, cache.lines, cache.digests, self.dependencies)
        self.aggregates: Final = AggregateCache(self, self.dependencies)

    def close(self) -> None:
        """Let go of the engine, whose files no one else can open before."""
        del self._engine
        self._descriptions.close()
        self.graphs.close()

    def read_ahead(self, resource: str) -> None:
        """Announce that most resources of the graph that describes this one are about to be read."""
        self._descriptions.read_ahead(resource)

    def describe(self, resource: str) -> Description:
        """See `GraphView.describe`."""
        self.dependencies.record(facts_key(resource))
        return self._descriptions.describe(resource)

    def label(self, resource: str, language: str) -> str:
        """See `GraphView.label`. Whoever reads nothing else of a resource does not depend on its other facts."""
        self.dependencies.record(labels_key(resource))
        return self._descriptions.describe(resource).name(language) or resource

    def labels(self, resource: str) -> tuple[Fact, ...]:
        """The labels of a resource in all languages."""
        self.dependencies.record(labels_key(resource))
        return self._descriptions.describe(resource).labels

    def facts_of_key(self, key: str) -> tuple[Fact, ...]:
        """What `describe` or `labels` told when it recorded this key; nothing where neither did."""
        resource = described_by_key(key)
        if resource is None:
            return ()
        return self.labels(resource) if key == labels_key(resource) else self.describe(resource).facts

    def pointing_at(self, resource: str, predicate: str) -> tuple[str, ...]:
        """See `GraphView.pointing_at`."""
        self.dependencies.record(pointing_key(resource))
        return self._descriptions.pointing_at(resource, predicate)

    def instances(self, class_: str, *, inferred: bool = False) -> tuple[str, ...]:
        """See `GraphView.instances`."""
        self.dependencies.record(class_key(class_))
        found = self._engine.quads_for_pattern(None, _TYPE, NamedNode(class_))
        subjects = (quad.subject for quad in found if inferred or not is_inferred(quad))
        return tuple(sorted({each.value for each in subjects if isinstance(each, NamedNode)}))

    def stated_in(self, resource: str) -> frozenset[str]:
        """See `GraphView.stated_in`."""
        self.dependencies.record(facts_key(resource))
        found = self._engine.quads_for_pattern(NamedNode(resource), None, None)
        return frozenset(iri_of(quad.graph_name) for quad in found if not is_inferred(quad))

    def pairs(self, predicate: str) -> set[tuple[str, str]]:
        """See `GraphView.pairs`."""
        return {
            (iri_of(quad.subject), quad.object.value if isinstance(quad.object, Literal) else iri_of(quad.object))
            for quad in self.quads(predicate)
        }

    def texts(self, predicate: str) -> set[tuple[str, str, str | None]]:
        """See `GraphView.texts`."""
        return {
            (iri_of(quad.subject), quad.object.value, quad.object.language)
            for quad in self.quads(predicate)
            if isinstance(quad.object, Literal)
        }

    def prefetch(self, resources: Iterable[str], *, labels_only: bool = False) -> None:
        """Does nothing: the engine is local. See `GraphView.prefetch`."""

    def prefetch_pointing_at(self, resources: Iterable[str], predicate: str) -> None:
        """Does nothing: the engine is local. See `GraphView.prefetch_pointing_at`."""

    def has_text(self, source: str) -> bool:
        """Whether the text of a source is kept with the store, as it was read."""
        return source in self._texts.runs

    def text(self, source: str) -> KeptText | None:
        """The text of a source; None when it is not kept with the store.

        Raises:
            TextNotKeptError: it was there when the snapshot was taken, and is not any more.
        """
        self.dependencies.record(text_key(source))
        if self._text_read[0] != source:  # the documents that show a source's text follow each other
            self._text_read = (source, self._texts.text(source))
        return self._text_read[1]

    def resources(self) -> tuple[str, ...]:
        """The IRIs under the base of everything that has a class, ordered by the graph that describes it."""
        return self.aggregates.whole("resources", self._read_resources)

    def _read_resources(self) -> tuple[str, ...]:
        begin = f"{self.base}/id/"
        graphs: dict[str, str] = {}
        for quad in self._engine.quads_for_pattern(None, _TYPE, None):
            resource, graph = iri_of(quad.subject), iri_of(quad.graph_name).removesuffix(INFERRED_SUFFIX)
            if resource.startswith(begin):
                graphs[resource] = min(graph, graphs.get(resource, graph))
        return tuple(sorted(graphs, key=lambda resource: (graphs[resource], resource)))

    def quads(self, predicate: str) -> Iterator[Quad]:
        """All quads of a property, in no order."""
        self.dependencies.record(EVERYTHING)
        yield from self._engine.quads_for_pattern(None, NamedNode(predicate), None)

    def select(self, query: str) -> Iterator[QuerySolution]:
        """Answer a SPARQL query over the union of all graphs. Whoever asks depends on everything."""
        self.dependencies.record(EVERYTHING)
        found = self._engine.query(query, use_default_graph_as_union=True)
        if not isinstance(found, QuerySolutions):
            raise TypeError("only SELECT queries have rows")
        yield from found


def of_whole_graph(compute: Callable[[Snapshot], _Value]) -> Callable[[Snapshot], _Value]:
    """Compute a function of a snapshot once, and keep its value. Whoever calls it depends on everything."""
    name = f"{compute.__module__}.{compute.__qualname__}"

    @wraps(compute)
    def kept(snapshot: Snapshot) -> _Value:
        return snapshot.aggregates.whole(name, lambda: compute(snapshot))

    return kept
