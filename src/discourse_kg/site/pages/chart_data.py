"""The data of pictures as CSV, for those who want to draw their own."""

from __future__ import annotations

import csv as writing
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: What a spreadsheet would take for a formula, when a cell begins with it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv(rows: Iterable[Iterable[str | int]]) -> bytes:
    """Rows as CSV, the names of the columns first. No cell is one that a spreadsheet would calculate."""
    text = StringIO()
    writing.writer(text).writerows([_cell(each) for each in row] for row in rows)
    return text.getvalue().encode()


def _cell(value: str | int) -> str | int:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def country_years(years: Mapping[int, int]) -> list[tuple[str | int, ...]]:
    """Statements about one country by year."""
    return [("year", "statements"), *sorted(years.items())]


def countries_years(countries: Mapping[str, Mapping[int, int]]) -> list[tuple[str | int, ...]]:
    """Statements about each country by year, a row for each pair."""
    rows = ((name, year, count) for name, years in countries.items() for year, count in sorted(years.items()))
    return [("country", "year", "statements"), *rows]
