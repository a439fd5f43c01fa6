"""The tables of a dataset and their columns, as tables.toml has them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from discourse_kg.resources import toml_table
from discourse_kg.settings import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A text, a number, a truth value, or a list of texts; dates are texts as the graph has them. None: nothing is said.
Cell: TypeAlias = "str | int | bool | list[str] | None"

#: How the cells of a column are found: the keys of tables.toml.
VALUE, COUNT, FIRST = "value", "count", "first"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its values are, and its titles by language.

    `path` leads to its cells, and `by` says how: `VALUE`, `COUNT` or `FIRST`.
    """

    name: str
    kind: str
    titles: Mapping[str, str]
    path: str = ""
    by: str = VALUE


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its titles by language, its columns in order, the first of which tells the rows apart."""

    name: str
    titles: Mapping[str, str]
    columns: tuple[Column, ...]


@cache
def tables() -> tuple[Table, ...]:
    """All tables, from tables.toml."""
    found = {name: table for name, table in _file().items() if name != _NOTE}
    return tuple(
        Table(name, _titles(table), tuple(_column(each, told) for each, told in table["columns"].items()))
        for name, table in found.items()
    )


def note() -> Mapping[str, str]:
    """How cells are to be read, by language."""
    return _titles(_file()[_NOTE])


_NOTE: Final = "note"


def _file() -> dict[str, Any]:
    return toml_table("export/tables/tables.toml")


def _column(name: str, told: Mapping[str, str]) -> Column:
    by = next((key for key in (VALUE, COUNT, FIRST) if key in told), VALUE)
    return Column(name, told.get("type", "text"), _titles(told), told.get(by, name), by)


def _titles(told: Mapping[str, Any]) -> dict[str, str]:
    return {language: told[language] for language in LANGUAGES}
