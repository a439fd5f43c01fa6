"""Events and panels: when and where, who takes part, what is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from discourse_kg.graph.concepts import participation_role
from discourse_kg.model import ParticipationRole
from discourse_kg.records.occasions import EventRecord, PanelRecord
from discourse_kg.records.people import HoldingRecord, ParticipationRecord
from discourse_kg.records.sources import SourceRecord
from discourse_kg.records.statements import StatementRecord
from discourse_kg.site.pages.views.statements import SpeakerView, StatementLine, in_order, lines, speaker

if TYPE_CHECKING:
    from discourse_kg.site.pages.context import Link, PageContext

#: In the order of the model: moderators first.
_ROLES = tuple(map(participation_role, ParticipationRole))


@dataclass(frozen=True, slots=True)
class Group:
    """People who take part in the same way: the label of their part, and who they are."""

    role: str
    speakers: tuple[SpeakerView, ...]


@dataclass(frozen=True, slots=True)
class PanelView:
    """A panel's page."""

    label: str
    event: Link | None
    date: str | None
    groups: tuple[Group, ...]
    statements: tuple[StatementLine, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PanelOfEvent:
    """A panel on the page of its event."""

    link: Link
    groups: tuple[Group, ...]
    statements: int


@dataclass(frozen=True, slots=True)
class EventView:
    """An event's page; `statements` are those made outside its panels."""

    label: str
    date: str | None
    place: str | None
    panels: tuple[PanelOfEvent, ...]
    groups: tuple[Group, ...]
    statements: tuple[StatementLine, ...]
    sources: tuple[Link, ...]


def event_view(context: PageContext, event: str) -> EventView:
    """What the page of an event shows."""
    records = context.records
    record = records.read(EventRecord, event)
    panels = (_panel_of_event(context, panel, event) for panel in records.referring(PanelRecord, "event", event))
    return EventView(
        label=context.label(event),
        date=record.date,
        place=record.place_name,
        panels=tuple(sorted(panels, key=lambda panel: panel.link.label)),
        groups=groups(context, event, event),
        statements=lines(context, in_order(context, records.referring(StatementRecord, "occasion", event))),
        sources=context.links(records.referring(SourceRecord, "event", event)),
    )


def _panel_of_event(context: PageContext, panel: str, event: str) -> PanelOfEvent:
    statements = context.records.referring(StatementRecord, "occasion", panel)
    return PanelOfEvent(context.link(panel), groups(context, panel, event), len(statements))


def panel_view(context: PageContext, panel: str) -> PanelView:
    """What the page of a panel shows."""
    records = context.records
    event = records.read(PanelRecord, panel).event
    said = in_order(context, records.referring(StatementRecord, "occasion", panel))
    sources = {source for each in said if (source := records.read(StatementRecord, each).source)}
    return PanelView(
        label=context.label(panel),
        event=context.maybe(event),
        date=records.date_of(event),
        groups=groups(context, panel, event),
        statements=lines(context, said),
        sources=context.links(sources),
    )


def groups(context: PageContext, occasion: str, event: str | None) -> tuple[Group, ...]:
    """Who takes part in a panel or an event, moderators first, each with role and organization."""
    found: dict[str, set[str]] = {}
    for part in context.records.records_referring(ParticipationRecord, "occasion", occasion):
        if part.role and part.person:
            found.setdefault(part.role, set()).add(part.person)
    roles = [*(role for role in _ROLES if role in found), *sorted(found.keys() - set(_ROLES))]
    return tuple(Group(context.label(role), _taking_part(context, found[role], event)) for role in roles)


def _taking_part(context: PageContext, persons: set[str], event: str | None) -> tuple[SpeakerView, ...]:
    found = (speaker(context, person, _holding(context, person, event)) for person in persons)
    return tuple(sorted(found, key=lambda each: each.person.label))


def _holding(context: PageContext, person: str, event: str | None) -> HoldingRecord | None:
    """What a person holds at an event; of several holdings, the one that says most."""
    if event is None:
        return None
    held = context.records.records_referring(HoldingRecord, "holder", person)
    return max(
        (each for each in held if each.event == event),
        key=lambda each: (len(context.snapshot.describe(each.iri).facts), each.iri),
        default=None,
    )
