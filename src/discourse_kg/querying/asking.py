"""Run a stored query with values, or a query of the user's own, against a store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from discourse_kg.querying.binding import bind
from discourse_kg.querying.query_guard import check_query
from discourse_kg.querying.values import resolve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from discourse_kg.querying.stored import StoredQuery
    from discourse_kg.querying.values import Resolver
    from discourse_kg.storage.interface import GraphStore, Result

#: The parameter that gives a query the language of labels.
_LANGUAGE: Final = "language"


@dataclass(frozen=True, slots=True)
class Question:
    """A stored query with values as people give them: names where the query accepts names.

    `language` is that of the labels in the answer, unless the values say otherwise.
    """

    query: StoredQuery
    values: Mapping[str, Sequence[str]]
    language: str

    def text(self, resolver: Resolver) -> str:
        """The SPARQL to run.

        Raises:
            ParameterError: a parameter or a value that cannot be used.
            StoreError: the store that the resolver looks names up in failed.
            EndpointError: likewise, an endpoint.
        """
        values = {**labelled_in(self.query, self.language), **self.values}
        return bind(self.query, resolve(self.query, values, resolver))

    @property
    def is_as_stored(self) -> bool:
        """Whether the query runs unchanged, as it is stored."""
        return not self.values

    def answer(self, store: GraphStore, resolver: Resolver) -> Result:
        """Ask a store.

        Raises:
            ParameterError: a parameter or a value that cannot be used.
            StoreError: the store on disk failed.
            EndpointError: the endpoint failed.
        """
        return store.query(self.text(resolver))


def labelled_in(query: StoredQuery, language: str) -> dict[str, Sequence[str]]:
    """The values that make a query label its answer in a language; none where the query has no such parameter."""
    return {_LANGUAGE: [language]} if _LANGUAGE in query.parameters else {}


def answer_text(store: GraphStore, text: str) -> Result:
    """Answer a query that somebody wrote.

    Raises:
        QueryError: it is not admitted, or the engine cannot read it.
        StoreError: the store on disk failed.
        EndpointError: the endpoint failed.
    """
    check_query(text)
    return store.query(text)
