"""What the graph does not keep: two discourses that differ in it alone are read back as one. All is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from discourse_kg.model import (
    Consultation,
    Discourse,
    Event,
    FormerRole,
    Panel,
    Participation,
    ParticipationRole,
    Person,
    PrintedRole,
    Statement,
    Tier,
    Unresolved,
)
from discourse_kg.notations import UnresolvedReason
from support.canonical_discourses import canonical
from support.invented_denial import DENIAL, MODERATED, ROSTER, TEXT, span, with_denial
from support.record_views import in_snapshot, read

D: Final = with_denial()
DENIED, SHE_SAID, THANKED = D.statements
(PANEL,) = D.panels
MOA, OLOF, PER = D.persons
AMBIGUOUS: Final = next(iter(UnresolvedReason))
SNOW: Final = PrintedRole("Minister of Snow", "minister")


def said(*statements: Statement) -> Discourse:
    return replace(D, statements=statements)


def met(*persons: Person) -> Discourse:
    return replace(D, persons=persons)


def doubted(*doubts: Unresolved) -> Discourse:
    return replace(D, unresolved=doubts)


def took_part(*parts: Participation) -> Discourse:
    return replace(D, panels=(replace(PANEL, participations=(*PANEL.participations, *parts)),))


def asked(*, how: str) -> Discourse:
    return replace(D, consulted=Consultation("Invented model", how, "a" * 64))


def proposed(group: str | None) -> Discourse:
    statement = replace(THANKED, tier=Tier.PROPOSED, proposed_by="Invented model", group=group)
    return replace(asked(how="0"), statements=(statement,))


def prime_minister(kind: str | None) -> Person:
    return replace(PER, role=PrintedRole("Prime Minister", kind), introduced=span(MODERATED))


def titled(event: Event, title: str | None = "Days of  snow") -> Discourse:
    return replace(D, recap=replace(D.recap, title=title), event=event)


SILENT: Final = tuple(Panel(title, ()) for title in ("Talk of ice", "Talk of rain", None))
STRANGER: Final = Person("Ida Invented", aliases=("Ida",), introduced=span(ROSTER))

#: Of each loss two discourses that differ in it; what is kept is read from both.
LOSSES: Final = {
    "order of statements": (D, said(*reversed(D.statements))),
    "order of persons": (D, met(*reversed(D.persons))),
    "order of speakers": (
        said(replace(THANKED, speakers=("Moa Grankvist", "Olof Tallberg"))),
        said(replace(THANKED, speakers=("Olof Tallberg", "Moa Grankvist"))),
    ),
    "order of panels": (
        replace(D, panels=(PANEL, *SILENT)),
        replace(
            D,
            panels=(*reversed(SILENT), PANEL),
            statements=tuple(replace(each, panel=len(SILENT)) for each in D.statements),
        ),
    ),
    "spelling of names": (D, said(DENIED, replace(SHE_SAID, speakers=("Moa\N{SOFT HYPHEN}  Grankvist",)), THANKED)),
    "aliases": (D, met(replace(MOA, aliases=("Grankvist",)), OLOF, PER)),
    "a person of whom nothing is said": (D, met(*D.persons, STRANGER)),
    "an office told of twice": (D, met(*D.persons, replace(MOA, introduced=span(MODERATED)))),
    "a former office told of twice": (
        D,
        met(
            *D.persons, replace(OLOF, former=(FormerRole(PrintedRole(SNOW.label), "Weather Office"),), introduced=None)
        ),
    ),
    "a former office in another sentence": (
        met(MOA, replace(OLOF, introduced=None), PER),
        met(MOA, replace(OLOF, introduced=span(MODERATED)), PER),
    ),
    "a participation told of twice": (
        D,
        took_part(Participation("Moa  Grankvist", ParticipationRole.PANELLIST, span(MODERATED))),
    ),
    "a doubt met twice": (
        doubted(Unresolved(span(DENIAL), AMBIGUOUS, ("Moa Grankvist", "Per Asplund"))),
        doubted(
            Unresolved(span(DENIAL), AMBIGUOUS, ("Per Asplund",)),
            Unresolved(span(DENIAL), AMBIGUOUS, ("Moa  Grankvist",)),
        ),
    ),
    "where a statement names its speaker": (
        D,
        said(DENIED, SHE_SAID, replace(THANKED, speaker_mention=span("Tallberg", ROSTER))),
    ),
    "where a speaker is named elsewhere": (
        said(replace(SHE_SAID, speaker_mention=span("Grankvist", ROSTER))),
        said(replace(SHE_SAID, speaker_mention=span("Grankvist", DENIAL))),
    ),
    "the kind of a known role": (met(prime_minister(None)), met(prime_minister("minister"))),
    "the name of an event called as the file of its source": (titled(Event()), titled(Event("snow.txt"))),
    "a group that a model proposes": (proposed(None), proposed("the audience")),
    "the folder of the file": (D, replace(D, recap=replace(D.recap, path="recaps/of/snow.txt"))),
    "front matter": (
        D,
        replace(
            D,
            recap=replace(
                D.recap,
                author="Ida Invented",
                event="Days",
                event_date=date(2031, 2, 3),
                place="Umeby",
                topics=(),
            ),
        ),
    ),
    "line breaks of titles": (titled(D.event), titled(D.event, "Days\nof snow")),
    "what was told beside it": (D, replace(D, recap=replace(D.recap, beside="0" * 64))),
    "which reader read it": (D, replace(D, recap=replace(D.recap, read_by="invented-reader 1.0"))),
    "how a model was asked": (asked(how="0" * 64), asked(how="1" * 64)),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_what_the_graph_does_not_keep_is_not_read(loss: str) -> None:
    one, other = LOSSES[loss]
    assert one != other
    assert read(in_snapshot(one), one) == read(in_snapshot(other), other) == canonical(one) == canonical(other)


@pytest.mark.parametrize(
    "kept",
    [
        said(*D.statements[:2]),
        met(MOA, OLOF, prime_minister("minister")),
        met(replace(MOA, party=None), OLOF, PER),
        titled(Event("Days of snow", date(2031, 2, 3))),
        titled(Event("Days of rain")),
        took_part(Participation("Ida Invented", ParticipationRole.PANELLIST)),
        replace(D, panels=(replace(PANEL, title=None),)),
    ],
)
def test_what_is_kept_tells_discourses_apart(kept: Discourse) -> None:
    assert read(in_snapshot(kept), kept) == canonical(kept) != canonical(D)


def test_most_of_a_discourse_is_as_it_was() -> None:
    kept = canonical(D)
    assert kept.event == D.event
    assert kept.statements == D.statements
    assert {panel.title: set(panel.participations) for panel in kept.panels} == {PANEL.title: set(PANEL.participations)}
    assert set(kept.persons) == {MOA, OLOF, PER}
    assert kept.recap.text == TEXT
