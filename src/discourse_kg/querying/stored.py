"""The stored queries: one file, one question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from discourse_kg.errors import QueryNotFoundError, suggestion
from discourse_kg.querying.header import Parameter, read_header
from discourse_kg.resources import texts

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER: Final = "queries"


@dataclass(frozen=True, slots=True)
class StoredQuery:
    """A question that can be asked again: SPARQL that runs as it stands, and what its header says.

    `name` is the file's, without suffix. For the rest see `querying.header.Header`.
    """

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    tags: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    order: bool
    unlabelled: tuple[str, ...]
    text: str


def read_query(name: str, text: str) -> StoredQuery:
    """Read a stored query from its text.

    Raises:
        QueryError: its header cannot be used.
    """
    header = read_header(name, text)
    return StoredQuery(
        name,
        header.title,
        header.description,
        header.tags,
        header.parameters,
        header.order,
        header.unlabelled,
        text,
    )


def load_queries() -> dict[str, StoredQuery]:
    """Read all queries of the program, by name.

    Raises:
        QueryError: the header of one cannot be used.
    """
    return {(name := path.removesuffix(".rq")): read_query(name, text) for path, text in texts(_FOLDER, ".rq").items()}


def load_expected() -> dict[str, str]:
    """Read the rows that stand beside the queries: CSV, by the query's name."""
    return {path.removesuffix(".csv"): text for path, text in texts(_FOLDER, ".csv").items()}


def find_query(queries: Mapping[str, StoredQuery], name: str) -> StoredQuery:
    """Find a query by name.

    Raises:
        QueryNotFoundError: there is none of that name; the message says which is near.
    """
    if name not in queries:
        raise QueryNotFoundError(f"no stored query {name!r}{suggestion(name, list(queries))}")
    return queries[name]
