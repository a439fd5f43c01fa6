"""The rows that stand beside the stored queries, and how an answer differs from them."""

from __future__ import annotations

import csv
from collections import Counter
from difflib import unified_diff
from io import StringIO
from typing import TYPE_CHECKING

from discourse_kg.querying.answers import render
from discourse_kg.resources import texts

if TYPE_CHECKING:
    from discourse_kg.storage.interface import Answer


def load_expected() -> dict[str, str]:
    """CSV, by the name of the query."""
    return {path.removesuffix(".csv"): text for path, text in texts("queries", ".csv").items()}


def differences(answer: Answer, expected: str, *, order: bool) -> tuple[str, ...]:
    """Tell how an answer differs from CSV that was expected, as lines of a diff; nothing when it does not.

    Without `order` the rows may come in any, and as often as expected.
    """
    found, wanted = _rows(render(answer, "csv")), _rows(expected)
    if found[:1] == wanted[:1] and (found == wanted if order else Counter(found) == Counter(wanted)):
        return ()
    if not order:
        found, wanted = found[:1] + sorted(found[1:]), wanted[:1] + sorted(wanted[1:])
    lines = unified_diff(list(map(repr, wanted)), list(map(repr, found)), "expected", "found", lineterm="", n=1)
    return tuple(lines)


def _rows(text: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in csv.reader(StringIO(text, newline=""))]
