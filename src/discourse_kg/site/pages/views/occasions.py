"""Events and panels: when and where, who takes part, what is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib.namespace import PROV

from discourse_kg.site.pages.views.statements import Line, Speaker, in_order, lines, speaker
from discourse_kg.vocabulary import DKG, NAMESPACE

if TYPE_CHECKING:
    from discourse_kg.site.pages.reading import Link, Reader

_ROLES = tuple(f"{NAMESPACE}participation-role/{role}" for role in ("moderator", "panellist", "speaker"))


@dataclass(frozen=True, slots=True)
class Group:
    """Those who take part in the same way: what that is called, and who they are."""

    role: str
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class PanelView:
    """A panel's page."""

    label: str
    event: Link | None
    date: str | None
    groups: tuple[Group, ...]
    statements: tuple[Line, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PanelOfEvent:
    """A panel as the page of its event shows it."""

    link: Link
    groups: tuple[Group, ...]
    statements: int


@dataclass(frozen=True, slots=True)
class EventView:
    """An event's page; `statements` are those outside its panels."""

    label: str
    date: str | None
    place: str | None
    panels: tuple[PanelOfEvent, ...]
    groups: tuple[Group, ...]
    statements: tuple[Line, ...]
    sources: tuple[Link, ...]


def event_view(reader: Reader, event: str) -> EventView:
    """What is known of an event."""
    snapshot = reader.snapshot
    panels = (
        PanelOfEvent(reader.link(panel), groups(reader, panel, event), len(snapshot.pointing_at(panel, DKG.madeIn)))
        for panel in snapshot.pointing_at(event, DKG.panelOf)
    )
    return EventView(
        label=reader.label(event),
        date=reader.text(event, DKG.date),
        place=reader.text(event, DKG.placeName),
        panels=tuple(sorted(panels, key=lambda panel: panel.link.label)),
        groups=groups(reader, event, event),
        statements=lines(reader, in_order(reader, snapshot.pointing_at(event, DKG.madeIn))),
        sources=reader.links(snapshot.pointing_at(event, DKG.reportsOn)),
    )


def panel_view(reader: Reader, panel: str) -> PanelView:
    """What is known of a panel."""
    snapshot = reader.snapshot
    event = reader.text(panel, DKG.panelOf)
    said = in_order(reader, snapshot.pointing_at(panel, DKG.madeIn))
    sources = {source for each in said for source in snapshot.values(each, PROV.wasQuotedFrom)}
    return PanelView(
        label=reader.label(panel),
        event=reader.maybe(event),
        date=reader.text(event, DKG.date) if event else None,
        groups=groups(reader, panel, event),
        statements=lines(reader, said),
        sources=reader.links(sources),
    )


def groups(reader: Reader, place: str, event: str | None) -> tuple[Group, ...]:
    """Who takes part in a panel or an event, the moderators first, each with what they come as."""
    snapshot = reader.snapshot
    found: dict[str, set[str]] = {}
    for part in snapshot.pointing_at(place, DKG.participationIn):
        role, person = reader.text(part, DKG.participationRole), reader.text(part, DKG.participant)
        if role and person:
            found.setdefault(role, set()).add(person)
    roles = [*(role for role in _ROLES if role in found), *sorted(found.keys() - set(_ROLES))]
    return tuple(Group(reader.label(role), _taking_part(reader, found[role], event)) for role in roles)


def _taking_part(reader: Reader, persons: set[str], event: str | None) -> tuple[Speaker, ...]:
    found = (speaker(reader, person, _holding(reader, person, event)) for person in persons)
    return tuple(sorted(found, key=lambda each: each.person.label))


def _holding(reader: Reader, person: str, event: str | None) -> str | None:
    """What the person holds at the event; of several, the one that says more."""
    held = [
        each
        for each in reader.snapshot.pointing_at(person, DKG.holder)
        if event is not None and reader.text(each, DKG.atEvent) == event
    ]
    return max(held, key=lambda each: (len(reader.snapshot.describe(each).facts), each), default=None)
