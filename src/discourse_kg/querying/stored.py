"""The stored queries, one file each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from msgspec.structs import asdict

from discourse_kg.errors import QueryNotFoundError, suggestion
from discourse_kg.querying.blocks import ValuesBlock, values_blocks
from discourse_kg.querying.header import Parameter, QueryDescription, read_header
from discourse_kg.querying.tokens import Token, tokenise
from discourse_kg.resources import texts

_FOLDER: Final = "queries"


class StoredQuery(QueryDescription, frozen=True, kw_only=True, dict=True):
    """A stored query: its header, and SPARQL that runs as it is.

    `name` is the file's, without suffix; `parameters` are by name.
    """

    name: str
    text: str
    parameters: Mapping[str, Parameter]

    @cached_property
    def tokens(self) -> list[Token]:
        """The text as tokens.

        Raises:
            QueryError: it is not readable.
        """
        return tokenise(self.text)

    @cached_property
    def blocks(self) -> tuple[ValuesBlock, ...]:
        """Where `VALUES` gives a single variable its values; see `tokens`."""
        return values_blocks(self.tokens)


def read_query(name: str, text: str) -> StoredQuery:
    """Read a stored query from its text.

    Raises:
        QueryError: its header cannot be used.
    """
    header = asdict(read_header(name, text))
    parameters = {key: Parameter(name=key, **asdict(table)) for key, table in header.pop("params").items()}
    return StoredQuery(name=name, text=text, parameters=parameters, **header)


def load_queries() -> dict[str, StoredQuery]:
    """Read all stored queries, by name.

    Raises:
        QueryError: the header of one cannot be used.
    """
    return {(name := path.removesuffix(".rq")): read_query(name, text) for path, text in texts(_FOLDER, ".rq").items()}


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
