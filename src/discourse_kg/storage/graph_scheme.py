"""The graphs of a store, and the SPARQL that finds and deletes shared facts in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from discourse_kg.graph.identifiers import SHARED_GRAPHS, Identifiers
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX
from discourse_kg.rdf.sparql_text import iri_text, string_text, values_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class GraphScheme:
    """The graphs of one source (`own`), and those that sources share.

    `described` are the shared graphs that describe resources, `shared` are these and their companions;
    the IRI of every source's graph begins with `sources`.
    """

    SOURCES: ClassVar = "/graph/source/"

    own: tuple[str, str]
    described: tuple[str, ...]
    shared: tuple[str, ...]
    sources: str

    @classmethod
    def of(cls, source_graph: str) -> Self:
        """The scheme that a source's graph belongs to.

        Raises:
            ValueError: it is not the graph of a source.
        """
        base, slash, key = source_graph.partition(cls.SOURCES)
        if not slash or not key or "/" in key:
            raise ValueError(f"{source_graph} is not the graph of a source")
        described = tuple(str(Identifiers(base).graph(name)) for name in SHARED_GRAPHS)
        companions = tuple(graph + INFERRED_SUFFIX for graph in described)
        own = (source_graph, source_graph + INFERRED_SUFFIX)
        return cls(own, described, described + companions, base + cls.SOURCES)

    def query_of_used(self) -> str:
        """Ask for the shared resources that the source's graphs mention."""
        uses = _union(self.own, "?s ?p ?resource", "?resource ?p ?o")
        candidates = f"SELECT DISTINCT ?resource WHERE {{ {uses} FILTER(isIRI(?resource)) }}"
        return f"SELECT ?resource WHERE {{ {{ {candidates} }} {self._only_shared()} }}"

    def query_of_described_by(self, resources: Sequence[str]) -> str:
        """Ask for the shared resources that the descriptions of these shared resources refer to."""
        return (
            f"SELECT DISTINCT ?resource WHERE {{ {values_text('by', resources)} {values_text('graph', self.described)} "
            f"GRAPH ?graph {{ ?by ?p ?resource }} FILTER(isIRI(?resource) && ?resource != ?by) {self._only_shared()} }}"
        )

    def deletion_of_facts(self, resources: Sequence[str]) -> str:
        """Delete what is said about these shared resources."""
        return (
            f"DELETE {{ GRAPH ?graph {{ ?resource ?p ?o }} }} WHERE {{ {values_text('resource', resources)} "
            f"{values_text('graph', self.shared)} GRAPH ?graph {{ ?resource ?p ?o }} }}"
        )

    def deletion_of_orphans(self, resources: Sequence[str]) -> str:
        """Delete the facts about those of these resources that no source uses and no shared resource refers to."""
        orphans = (
            f"SELECT ?resource WHERE {{ {values_text('resource', resources)} {self._unused('?user ?use ?resource')} "
            f"{self._unused('?resource ?use ?used')} {self._undescribed()} }}"
        )
        facts = _alternatives(
            "GRAPH ?graph { ?resource ?p ?o } BIND(?resource AS ?s)",
            "GRAPH ?graph { ?s ?p ?resource } BIND(?resource AS ?o)",
        )
        return (
            f"DELETE {{ GRAPH ?graph {{ ?s ?p ?o }} }} WHERE {{ {{ {orphans} }} "
            f"{values_text('graph', self.shared)} {facts} }}"
        )

    def _unused(self, use: str) -> str:
        return (
            f"FILTER NOT EXISTS {{ GRAPH ?source {{ {use} }} "
            f"FILTER(STRSTARTS(STR(?source), {string_text(self.sources)})) }}"
        )

    def _undescribed(self) -> str:
        return f"FILTER NOT EXISTS {{ {_union(self.described, '?user ?use ?resource')} FILTER(?user != ?resource) }}"

    def _only_shared(self) -> str:
        return f"FILTER EXISTS {{ {_union(self.described, '?resource ?q ?v')} }}"


def _union(graphs: Iterable[str], *patterns: str) -> str:
    """Any of the patterns in any of the graphs, each named so that no engine searches all of them."""
    return _alternatives(*(f"GRAPH {iri_text(graph)} {{ {pattern} }}" for graph in graphs for pattern in patterns))


def _alternatives(*patterns: str) -> str:
    return " UNION ".join(f"{{ {pattern} }}" for pattern in patterns)
