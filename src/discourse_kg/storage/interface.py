"""The interface of a store of graphs, and the values that it answers with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self, TypeAlias

from rdflib import Graph

from discourse_kg.errors import QueryError
from discourse_kg.rdf.terms import Term, Triple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    import pyoxigraph

    from discourse_kg.storage.changes import Changes
    from discourse_kg.storage.kept_texts import KeptTexts

Row: TypeAlias = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that a SELECT query found; None where a variable is unbound.

    A plain string is a `Literal` without a datatype; lexical forms are as stored.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Triples:
    """What a CONSTRUCT or DESCRIBE query returned: each triple once, sorted."""

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
    """An engine, and the folder that other processes may read while this one holds it."""

    store: pyoxigraph.Store
    folder: Path


class GraphStore(Protocol):
    """Named graphs that can be queried and changed.

    A query sees the union of all graphs as its default graph. A triple in two graphs would match
    twice, so every writer puts each triple in exactly one graph.
    """

    @property
    def location(self) -> str:
        """The store's folder or address, for messages."""

    def query(self, text: str) -> Result:
        """Answer a SPARQL query.

        Raises:
            QueryError: the engine cannot read the query.
            StoreError: the store on disk failed.
            EndpointError: the remote endpoint failed.
        """

    def quads(self, graph: str) -> Iterator[pyoxigraph.Quad]:
        """The quads of a named graph, in no order.

        Raises:
            StoreError: the store on disk failed.
            EndpointError: the remote endpoint failed.
        """

    def graphs(self, begin: str) -> Iterator[str]:
        """The IRIs of the named graphs that are not empty and whose IRI begins so, in no order.

        Raises:
            StoreError: the store on disk failed.
            EndpointError: the remote endpoint failed.
        """

    def changes(self, since: str | None) -> Changes:
        """Tell which graphs may have changed since a position that this method returned; since None, any may have.

        Raises:
            StoreError: the store on disk failed.
        """

    @property
    def texts(self) -> KeptTexts:
        """The texts that the sources in the store were read as."""

    def engine(self) -> Engine | None:
        """The engine itself, where it is local and cannot change until the store is closed; else None."""

    def update(self, text: str, graphs: Collection[str] = ()) -> None:
        """Carry out a SPARQL Update request, whole or not at all, and return when the change is durable.

        The request must have the same result when it is sent twice: a remote endpoint whose answer is
        lost is sent it again. `graphs` are those that it may change, where that is known.

        Raises:
            QueryError: the engine cannot read the request.
            StoreError: the store on disk failed, or was opened for reading.
            EndpointError: the remote endpoint failed.
        """

    def discard_if_empty(self) -> None:
        """Have the store removed when it is closed, if it was made by opening it and nothing was put into it.

        A store that answers every question with nothing would hide that no build has succeeded.
        """

    def close(self) -> None:
        """Close the store. Idempotent."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_fault: object) -> None: ...


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


def graph_names(store: GraphStore, base: str) -> list[str]:
    """The IRIs of the graphs under a base IRI, sorted; an endpoint may hold others."""
    return sorted(store.graphs(f"{base}/graph/"))


def graph_quads(store: GraphStore, graph: str) -> list[pyoxigraph.Quad]:
    """The quads of a graph, in the order of their N-Quads text."""
    return sorted(store.quads(graph), key=str)
