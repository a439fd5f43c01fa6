"""The data of charts as CSV, for readers who want to draw their own."""

from __future__ import annotations

import csv as writing
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv(rows: Iterable[Iterable[str | int]]) -> bytes:
    """Rows as CSV, the header first. No cell can be taken for a formula by a spreadsheet."""
    text = StringIO()
    writing.writer(text).writerows([_cell(each) for each in row] for row in rows)
    return text.getvalue().encode()


def _cell(value: str | int) -> str | int:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def country_years(years: Mapping[int, int]) -> list[tuple[str | int, ...]]:
    """The number of statements that mention one country, by year."""
    return [("year", "statements"), *sorted(years.items())]


def countries_years(countries: Mapping[str, Mapping[int, int]]) -> list[tuple[str | int, ...]]:
    """The number of statements that mention each country, by year, one row for each pair."""
    rows = ((name, year, count) for name, years in countries.items() for year, count in sorted(years.items()))
    return [("country", "year", "statements"), *rows]
