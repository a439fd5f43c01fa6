"""Events and their panels: the occasions on which people speak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from discourse_kg.records.record import Record, one_value
from discourse_kg.vocabulary import DKG


@dataclass(frozen=True, slots=True)
class EventRecord(Record):
    """An event; `date` is ISO 8601, `place_name` as the source prints it."""

    class_: ClassVar = str(DKG.Event)

    date: str | None = one_value(DKG.date)
    place_name: str | None = one_value(DKG.placeName)


@dataclass(frozen=True, slots=True)
class PanelRecord(Record):
    """A conversation on a stage, part of an event."""

    class_: ClassVar = str(DKG.Panel)

    event: str | None = one_value(DKG.panelOf)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where something is said or somebody takes part: a panel and its event, or an event outside its panels."""

    iri: str
    panel: str | None
    event: str | None
