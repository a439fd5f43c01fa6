"""The named graphs of a snapshot, each read as a whole: whoever reads one depends on everything."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, Store
from rdflib.namespace import RDF

from discourse_kg.incremental.dependencies import EVERYTHING
from discourse_kg.rdf.fact import iri_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from discourse_kg.incremental.dependencies import DependencyTracker

_TYPE: Final = NamedNode(str(RDF.type))


class NamedGraphs:
    """Reads graphs by their IRIs. `lines` and `digests` give what is known of them without asking the engine."""

    def __init__(
        self,
        engine: Store,
        lines: Callable[[str], bytes | None],
        digests: Mapping[str, str],
        dependencies: DependencyTracker,
    ) -> None:
        self._engine, self._lines, self._digests = engine, lines, dict(digests)
        self._dependencies = dependencies

    def close(self) -> None:
        """Let go of the engine."""
        del self._engine

    def names(self) -> tuple[str, ...]:
        """The IRIs of all named graphs, sorted."""
        self._dependencies.record(EVERYTHING)
        return tuple(sorted(graph.value for graph in self._engine.named_graphs() if isinstance(graph, NamedNode)))

    def digest(self, graph: str) -> str:
        """The digest of a graph: equal graphs have equal digests."""
        self._dependencies.record(EVERYTHING)
        if graph not in self._digests:
            self._digests[graph] = graph_digest(self.lines(graph))
        return self._digests[graph]

    def lines(self, graph: str) -> bytes:
        """The N-Quads of a graph, sorted."""
        self._dependencies.record(EVERYTHING)
        lines = self._lines(graph)
        if lines is not None:  # several times as fast as asking the engine
            return lines
        found = self._engine.quads_for_pattern(None, None, None, NamedNode(graph))
        return "".join(sorted(f"{quad} .\n" for quad in found)).encode()

    def resources_by_class(self, graph: str) -> dict[str, tuple[str, ...]]:
        """The IRIs of the resources that a graph describes, sorted, by class."""
        self._dependencies.record(EVERYTHING)
        found: dict[str, set[str]] = {}
        for quad in self._engine.quads_for_pattern(None, _TYPE, None, NamedNode(graph)):
            found.setdefault(iri_of(quad.object), set()).add(iri_of(quad.subject))
        return {class_: tuple(sorted(resources)) for class_, resources in found.items()}


def graph_digest(lines: bytes) -> str:
    """The digest of a graph, from its sorted N-Quads."""
    return sha256(lines).hexdigest()
