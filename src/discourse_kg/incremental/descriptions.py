"""Descriptions of resources, read from the engine; those of one graph are read ahead together where possible.

The engine takes several times as long for a quad as a parser. So whoever goes through all resources of a graph says so,
and resources that only this graph describes are read from its N-Quads.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, RdfFormat, Store, parse

from discourse_kg.rdf.description import Description, description_of
from discourse_kg.rdf.fact import fact_of, iri_of
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

#: Descriptions and backward links that are kept: pages read the same labels, kinds and panels again and again.
_CACHED: Final = 8_000
#: Instead of a graph, for a resource that several graphs describe.
_SEVERAL: Final = ""


class GraphIndex:
    """Which one graph describes a resource, inferred facts included; `several` are known to be in more than one."""

    def __init__(self, several: Iterable[str] = ()) -> None:
        self._graphs = dict.fromkeys(several, _SEVERAL)

    def add(self, graph: str, lines: Iterable[bytes]) -> None:
        """Index the resources of a graph, given as N-Quads."""
        asserted = graph.removesuffix(INFERRED_SUFFIX)
        for subject in {line.partition(b" ")[0] for line in lines}:
            resource = subject[1:-1].decode()
            if self._graphs.setdefault(resource, asserted) != asserted:
                self._graphs[resource] = _SEVERAL

    def graph_of(self, resource: str) -> str:
        """The graph; empty when several graphs describe the resource, or when none is known."""
        return self._graphs.get(resource, _SEVERAL)

    def in_several_graphs(self) -> frozenset[str]:
        """The resources that several graphs describe."""
        return frozenset(resource for resource, graph in self._graphs.items() if graph == _SEVERAL)


class DescriptionCache:
    """Reads descriptions and keeps the latest. `lines` gives the N-Quads of a graph, if they are at hand."""

    def __init__(self, engine: Store, lines: Callable[[str], bytes | None], index: GraphIndex) -> None:
        self._engine, self._lines, self._index = engine, lines, index
        self._ahead_of = _SEVERAL
        self._ahead: dict[str, list[Quad]] = {}
        self.describe = lru_cache(_CACHED)(self._describe)
        self.pointing_at = lru_cache(_CACHED)(self._pointing_at)

    def close(self) -> None:
        """Let go of the engine, which the caches would otherwise keep open until they are garbage collected."""
        del self._engine, self.describe, self.pointing_at

    def read_ahead(self, resource: str) -> None:
        """Read the whole graph that describes a resource, because most of it is about to be asked for."""
        graph = self._index.graph_of(resource)
        if graph in {self._ahead_of, _SEVERAL}:
            return
        self._ahead_of, self._ahead = graph, {}
        for name in (graph, graph + INFERRED_SUFFIX):
            for quad in parse(self._lines(name) or b"", RdfFormat.N_QUADS):
                self._ahead.setdefault(iri_of(quad.subject), []).append(quad)

    def _describe(self, resource: str) -> Description:
        is_ahead = self._index.graph_of(resource) == self._ahead_of != _SEVERAL
        found = (
            self._ahead.get(resource, ())
            if is_ahead
            else self._engine.quads_for_pattern(NamedNode(resource), None, None)
        )
        return description_of(map(fact_of, found))

    def _pointing_at(self, resource: str, predicate: str) -> tuple[str, ...]:
        found = self._engine.quads_for_pattern(None, NamedNode(predicate), NamedNode(resource))
        return tuple(sorted({quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)}))
