"""Asking a store: a stored query with values, or a query of somebody's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse_kg.querying.admission import admit
from discourse_kg.querying.binding import bind
from discourse_kg.querying.values import resolve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from discourse_kg.querying.stored import StoredQuery
    from discourse_kg.querying.values import Resolver
    from discourse_kg.storage.interface import GraphStore, Result


def answer(store: GraphStore, query: StoredQuery, values: Mapping[str, Sequence[str]], resolver: Resolver) -> Result:
    """Answer a stored query for values as people give them: names where the query allows names.

    Raises:
        ParameterError: a parameter or a value that cannot be used.
        StoreError: the store on disk failed.
        EndpointError: the endpoint failed.
    """
    return store.query(bind(query, resolve(query, values, resolver)))


def answer_text(store: GraphStore, text: str) -> Result:
    """Answer a query that somebody wrote.

    Raises:
        QueryError: it is not admitted, or the engine cannot read it.
        StoreError: the store on disk failed.
        EndpointError: the endpoint failed.
    """
    admit(text)
    return store.query(text)
