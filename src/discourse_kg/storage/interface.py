"""What a store of graphs promises, and the values in which it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self, TypeAlias

from rdflib import Graph

from discourse_kg.errors import QueryError
from discourse_kg.rdf.terms import Term, Triple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path
    from types import TracebackType

    import pyoxigraph

    from discourse_kg.storage.changes import Changes
    from discourse_kg.storage.kept_texts import KeptTexts

Row: TypeAlias = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that a SELECT query found; None where a variable is unbound.

    A plain string is a `Literal` without datatype, and lexical forms are as stored.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Triples:
    """What a CONSTRUCT or DESCRIBE query made, without repetition, sorted."""

    triples: tuple[Triple, ...]

    def graph(self) -> Graph:
        """The triples as an rdflib graph."""
        graph = Graph()
        for triple in self.triples:
            graph.add(triple)
        return graph


#: SELECT gives rows, CONSTRUCT and DESCRIBE triples, ASK a truth value.
Result: TypeAlias = Answer | Triples | bool


class Engine(NamedTuple):
    """An engine, and the folder in which other processes may read as long as this one holds it."""

    store: pyoxigraph.Store
    folder: Path


class GraphStore(Protocol):
    """Named graphs that can be asked and changed.

    A query sees the union of all graphs as its default graph. A triple that stood in two graphs
    would match twice, so whoever writes puts every triple in exactly one graph.
    """

    @property
    def location(self) -> str:
        """Where the store is, for messages: a folder or an address."""

    def query(self, text: str) -> Result:
        """Answer a SPARQL query.

        Raises:
            QueryError: the engine cannot read the query.
            StoreError: the store on disk failed.
            EndpointError: the remote endpoint failed.
        """

    def quads(self, graph: str) -> Iterator[pyoxigraph.Quad]:
        """What stands in a named graph, in no order.

        Raises:
            StoreError: the store on disk failed.
            EndpointError: the remote endpoint failed.
        """

    def graphs(self, begin: str) -> Iterator[str]:
        """The IRIs that begin so of the named graphs in which something stands, in no order.

        Raises:
            StoreError: the store on disk failed.
            EndpointError: the remote endpoint failed.
        """

    def changes(self, since: str | None) -> Changes:
        """Which graphs may have changed since a position that this method gave before; for None, any may.

        Raises:
            StoreError: the store on disk failed.
        """

    @property
    def texts(self) -> KeptTexts:
        """The texts that the sources in the store were read as."""

    def engine(self) -> Engine | None:
        """The engine itself, where it is at hand and stays as it is until the store is closed; else None."""

    def update(self, text: str, graphs: Collection[str] = ()) -> None:
        """Carry out a SPARQL Update request, whole or not at all, and return when it is kept.

        The request must give the same graphs when it is sent twice: an answer that is lost on the
        way from a remote endpoint makes it be sent again. `graphs` are those that it may change, where that
        is known.

        Raises:
            QueryError: the engine cannot read the request.
            StoreError: the store on disk failed, or was opened for reading.
            EndpointError: the remote endpoint failed.
        """

    def close(self) -> None:
        """Let go of the store; closing twice is nothing."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...


def select(store: GraphStore, text: str) -> Answer:
    """Answer a query that must be a SELECT.

    Raises:
        QueryError: it is another form of query.
    """
    result = store.query(text)
    if not isinstance(result, Answer):
        raise QueryError("not a SELECT query: there are no rows in its answer")
    return result


def ask(store: GraphStore, text: str) -> bool:
    """Answer a query that must be an ASK.

    Raises:
        QueryError: it is another form of query.
    """
    result = store.query(text)
    if not isinstance(result, bool):
        raise QueryError("not an ASK query: its answer is neither yes nor no")
    return result
