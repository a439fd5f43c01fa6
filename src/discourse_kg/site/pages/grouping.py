"""Groups of list items for templates: statements by occasion, names by their first letter."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.site.pages.context import Link
    from discourse_kg.site.pages.views.indexes import IndexEntry
    from discourse_kg.site.pages.views.statements import StatementLine


@dataclass(frozen=True, slots=True)
class Made:
    """Consecutive statements made on one occasion; `shared` when a statement among them has several speakers."""

    occasion: Link | None
    event: Link | None
    date: str | None
    lines: tuple[StatementLine, ...]
    shared: bool


def by_occasion(lines: Iterable[StatementLine]) -> list[Made]:
    """Group consecutive statements by panel or event."""
    found = []
    for (occasion, event, date), group in groupby(lines, attrgetter("occasion", "event", "date")):
        those = tuple(group)
        found.append(Made(occasion, event, date, those, any(len(each.speakers) > 1 for each in those)))
    return found


def by_initial(entries: Iterable[IndexEntry]) -> list[tuple[str, list[IndexEntry]]]:
    """Group consecutive index entries by their first letter."""
    return [(letter, list(group)) for letter, group in groupby(entries, attrgetter("initial"))]
