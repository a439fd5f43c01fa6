r"""Rows as CSV (RFC 4180), guarded in one way wherever the program writes some.

A spreadsheet takes a cell that begins with certain characters for a formula, and runs it. Such a text has an
apostrophe put in front, and so has one that begins with an apostrophe: take one away to have the text as it was.
Numbers are no texts, and stay as they are.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What a text begins with that a spreadsheet may take for a formula, full-width forms too; and the guard itself.
GUARDED: Final = ("=", "+", "-", "@", "\t", "\r", "'", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> guarded("=HYPERLINK(1)"), guarded("'tis"), guarded("Estland")
    ("'=HYPERLINK(1)", "''tis", 'Estland')
    """
    return f"'{text}" if text.startswith(GUARDED) else text


def csv_text(rows: Iterable[Iterable[str | int]], separator: str = ",") -> str:
    r"""Write rows; a number is given as one, or as a `Number` where it is to be written in its own form.

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
