"""Which graphs there are, and the requests that find and delete shared facts in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from discourse_kg.graph.identifiers import SHARED_GRAPHS, Identifiers
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX
from discourse_kg.rdf.sparql_text import iri_text, string_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Layout:
    """The graphs of one source (`own`), and those of what sources share.

    `described` are the shared graphs in which things are described, `shared` these and their
    companions, `sources` is how the name of every source's graph begins.
    """

    SOURCES: ClassVar = "/graph/source/"

    own: tuple[str, str]
    described: tuple[str, ...]
    shared: tuple[str, ...]
    sources: str

    @classmethod
    def of(cls, source_graph: str) -> Self:
        """The layout that a source's graph belongs to.

        Raises:
            ValueError: it is no source's graph.
        """
        base, slash, key = source_graph.partition(cls.SOURCES)
        if not slash or not key or "/" in key:
            raise ValueError(f"{source_graph} is not the graph of a source")
        described = tuple(str(Identifiers(base).graph(name)) for name in SHARED_GRAPHS)
        companions = tuple(graph + INFERRED_SUFFIX for graph in described)
        own = (source_graph, source_graph + INFERRED_SUFFIX)
        return cls(own, described, described + companions, base + cls.SOURCES)

    def query_of_used(self) -> str:
        """Ask for the shared things that stand in the source's graphs."""
        uses = _union(self.own, "?s ?p ?thing", "?thing ?p ?o")
        candidates = f"SELECT DISTINCT ?thing WHERE {{ {uses} FILTER(isIRI(?thing)) }}"
        return f"SELECT ?thing WHERE {{ {{ {candidates} }} {self._only_shared()} }}"

    def query_of_described_by(self, things: Sequence[str]) -> str:
        """Ask for the shared things that the descriptions of these shared things refer to."""
        return (
            f"SELECT DISTINCT ?thing WHERE {{ {_values('by', things)} {_values('graph', self.described)} "
            f"GRAPH ?graph {{ ?by ?p ?thing }} FILTER(isIRI(?thing) && ?thing != ?by) {self._only_shared()} }}"
        )

    def deletion_of_facts(self, things: Sequence[str]) -> str:
        """Delete what is said of these shared things."""
        return (
            f"DELETE {{ GRAPH ?graph {{ ?thing ?p ?o }} }} WHERE {{ {_values('thing', things)} "
            f"{_values('graph', self.shared)} GRAPH ?graph {{ ?thing ?p ?o }} }}"
        )

    def deletion_of_orphans(self, things: Sequence[str]) -> str:
        """Delete all facts about those of these shared things that no source uses and no shared thing refers to."""
        orphans = (
            f"SELECT ?thing WHERE {{ {_values('thing', things)} {self._unused('?user ?use ?thing')} "
            f"{self._unused('?thing ?use ?used')} {self._undescribed()} }}"
        )
        facts = _alternatives(
            "GRAPH ?graph { ?thing ?p ?o } BIND(?thing AS ?s)", "GRAPH ?graph { ?s ?p ?thing } BIND(?thing AS ?o)"
        )
        return (
            f"DELETE {{ GRAPH ?graph {{ ?s ?p ?o }} }} WHERE {{ {{ {orphans} }} "
            f"{_values('graph', self.shared)} {facts} }}"
        )

    def _unused(self, use: str) -> str:
        return (
            f"FILTER NOT EXISTS {{ GRAPH ?source {{ {use} }} "
            f"FILTER(STRSTARTS(STR(?source), {string_text(self.sources)})) }}"
        )

    def _undescribed(self) -> str:
        return f"FILTER NOT EXISTS {{ {_union(self.described, '?user ?use ?thing')} FILTER(?user != ?thing) }}"

    def _only_shared(self) -> str:
        return f"FILTER EXISTS {{ {_union(self.described, '?thing ?q ?v')} }}"


def _values(variable: str, iris: Iterable[str]) -> str:
    return f"VALUES ?{variable} {{ {' '.join(map(iri_text, iris))} }}"


def _union(graphs: Iterable[str], *patterns: str) -> str:
    """Any of the patterns in any of the graphs, each named: no engine then looks through all of them."""
    return _alternatives(*(f"GRAPH {iri_text(graph)} {{ {pattern} }}" for graph in graphs for pattern in patterns))


def _alternatives(*patterns: str) -> str:
    return " UNION ".join(f"{{ {pattern} }}" for pattern in patterns)
