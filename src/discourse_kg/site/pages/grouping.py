"""Lists cut into groups, for templates: statements by where they are made, names by their first letter."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.site.pages.context import Link
    from discourse_kg.site.pages.views.indexes import Entry
    from discourse_kg.site.pages.views.statements import Line


@dataclass(frozen=True, slots=True)
class Made:
    """Statements that stand next to each other and are made in one place; `shared` when several people make one."""

    occasion: Link | None
    event: Link | None
    date: str | None
    lines: tuple[Line, ...]
    shared: bool


def by_occasion(lines: Iterable[Line]) -> list[Made]:
    """Group statements by panel or event, in the order given."""
    found = []
    for (occasion, event, date), group in groupby(lines, attrgetter("occasion", "event", "date")):
        those = tuple(group)
        found.append(Made(occasion, event, date, those, any(len(each.speakers) > 1 for each in those)))
    return found


def by_initial(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """Group the entries of an index by their first letter, in the order given."""
    return [(letter, list(group)) for letter, group in groupby(entries, attrgetter("initial"))]
