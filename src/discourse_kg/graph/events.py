"""The event of a source and its panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse_kg.graph.facts import one_line
from discourse_kg.graph.scope import file_name
from discourse_kg.identifiers import normalise_name
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from discourse_kg.graph.scope import Scope
    from discourse_kg.model import Event, Panel, Recap


def describe_event(scope: Scope, event: Event) -> str:
    """Describe what the recap reports on; gives the event's IRI.

    An event with a name and a date is shared by all recaps that give the same. Any other belongs to its source alone.
    """
    name, place = normalise_name(event.name or ""), normalise_name(event.place or "")
    if name and event.date:
        iri = scope.identifiers.event(name, event.date.isoformat(), place)
        description = scope.shared("events", iri, DKG.Event)
    else:
        iri = scope.identifiers.event_of(scope.key)
        description = scope.own(iri, DKG.Event)
    description.label(event_label(scope.recap, event)).day(DKG.date, event.date).text(DKG.placeName, place or None)
    return iri


def event_label(recap: Recap, event: Event) -> str:
    """The event's name; where none is told, what the source's file is called: its headline names no event."""
    return normalise_name(event.name or "") or one_line(file_name(recap))


def describe_panels(scope: Scope, event: str, label: str, panels: tuple[Panel, ...]) -> tuple[str, ...]:
    """Describe the panels of the event; gives their IRIs in the order of the source.

    A panel without a title is labelled with the event's `label` and its source's title, which tells panels of one event
    apart; where a source has several, or no title, with their number.
    """
    iris = []
    told = one_line(scope.recap.title or "") if len(panels) == 1 else ""
    for index, panel in enumerate(panels):
        iri = scope.identifiers.panel(scope.key, index)
        description = scope.own(iri, DKG.Panel).link(DKG.panelOf, event)
        if panel.title:
            description.label(panel.title, scope.recap.language)
        else:
            description.label(f"{label} \N{EN DASH} {told or index + 1}")
        iris.append(iri)
    return tuple(iris)
