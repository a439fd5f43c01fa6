"""The stored queries: one file, one question."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from discourse_kg.errors import QueryNotFoundError, suggestion
from discourse_kg.querying.header import Header, read_header
from discourse_kg.resources import texts

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER: Final = "queries"


@dataclass(frozen=True, slots=True)
class StoredQuery(Header):
    """A question that can be asked again: what its header says, and SPARQL that runs as it stands.

    `name` is the file's, without suffix.
    """

    name: str
    text: str


def read_query(name: str, text: str) -> StoredQuery:
    """Read a stored query from its text.

    Raises:
        QueryError: its header cannot be used.
    """
    header = read_header(name, text)
    said = {field.name: getattr(header, field.name) for field in fields(header)}
    return StoredQuery(**said, name=name, text=text)


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
        raise QueryNotFoundError(
            f"no stored query {name!r}{suggestion(name, list(queries)) or '; `discourse-kg query` lists them'}"
        )
    return queries[name]
