r"""Rows as CSV (RFC 4180), guarded alike wherever the program writes CSV.

A spreadsheet runs a cell that begins with certain characters as a formula. Such a text gets an apostrophe in front, as
does one that begins with an apostrophe: removing one gives the original text. Numbers are unchanged.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The beginnings of texts that a spreadsheet may run as a formula, full-width forms too; and the guard itself.
GUARDED: Final = ("=", "+", "-", "@", "\t", "\r", "'", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> guarded("=HYPERLINK(1)"), guarded("'tis"), guarded("Estland")
    ("'=HYPERLINK(1)", "''tis", 'Estland')
    """
    return f"'{text}" if text.startswith(GUARDED) else text


def csv_text(rows: Iterable[Iterable[str | int]], separator: str = ",") -> str:
    r"""Write rows; a number is an int, or a `Number` to keep its spelling.

    >>> csv_text([("name", "count"), ("=1+1", -1), ("a;b", Number("-01"))], ";").split("\r\n")
    ['name;count', "'=1+1;-1", '"a;b";-01', '']
    """
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


class Number(str):
    """The text of a number, which needs no guard: -5 is no formula."""

    __slots__ = ()


def _cell(value: str | int) -> str | int:
    return guarded(value) if isinstance(value, str) and not isinstance(value, Number) else value
