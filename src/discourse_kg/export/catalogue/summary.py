"""What a catalogue states about the graph itself: when it changed, which period it covers, in which languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal

from discourse_kg.records.occasions import EventRecord
from discourse_kg.records.record import predicate_of
from discourse_kg.records.sources import SourceRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

#: The properties that tell it: when a source was published, when an event was, in which language a source is.
SUMMED_UP: Final = (
    predicate_of(SourceRecord, "issued"),
    predicate_of(EventRecord, "date"),
    predicate_of(SourceRecord, "language"),
)


@dataclass(frozen=True, slots=True)
class Summary:
    """Days in ISO 8601, None where unknown; language tags, sorted.

    `changed` is the day on which the newest source was published, `first` and `last` the days of the first and last
    event.
    """

    changed: str | None = None
    first: str | None = None
    last: str | None = None
    languages: tuple[str, ...] = ()


def summary(quads: Iterable[Quad]) -> Summary:
    """Summarize the quads of a graph."""
    asked = {predicate: set[str]() for predicate in SUMMED_UP}
    for quad in quads:
        if quad.predicate.value in asked and isinstance(quad.object, Literal):
            asked[quad.predicate.value].add(quad.object.value)
    issued, held, languages = map(sorted, asked.values())
    return Summary(
        changed=issued[-1] if issued else None,
        first=held[0] if held else None,
        last=held[-1] if held else None,
        languages=tuple(languages),
    )
