"""Leave out what is not sure enough, and list it instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from discourse_kg.model import Discourse, Mention, Panel, Person, Span, Statement, Tier, Unresolved
from discourse_kg.notations import UnresolvedReason
from discourse_kg.spans import first_place


def without_unsure(discourse: Discourse, least: float) -> Discourse:
    """The discourse without facts whose confidence is below the least; each is listed as unresolved, with its place.

    Without somebody who may be no person, there is nothing that they say or take part in. What the source itself gives
    is kept, and so is what has no confidence.
    """
    given = {name for one in discourse.statements if one.tier is Tier.GIVEN for name in one.speakers}
    kept_anyhow = given | {discourse.author}
    sure = tuple(one for one in discourse.persons if one.name in kept_anyhow or _is_sure(one, least))
    names = {person.name for person in sure}
    kept = tuple(one for one in discourse.statements if names.issuperset(one.speakers) and _is_said(one, least))
    spans = {statement.span for statement in kept}
    listed = (
        *_unsaid(discourse, kept),
        *_unnamed(discourse, [person for person in discourse.persons if person.name not in names]),
        *(one for person in sure for one in _untold(person, discourse.recap.text, least)),
    )
    return replace(
        discourse,
        persons=tuple(_with_sure_labels(person, least) for person in sure),
        statements=tuple(_without(statement, names, spans) for statement in kept),
        panels=tuple(_seating(panel, names) for panel in discourse.panels),
        unresolved=tuple(sorted((*(_between(one, names) for one in discourse.unresolved), *listed), key=_by_place)),
    )


def _by_place(one: Unresolved) -> Span:
    return one.span


def _between(one: Unresolved, names: set[str]) -> Unresolved:
    """Something undecided, without candidates who may be nobody."""
    return replace(one, candidates=tuple(name for name in one.candidates if name in names))


def _is_sure(person: Person, least: float) -> bool:
    return person.confidence is None or person.confidence.person >= least


def _is_said(statement: Statement, least: float) -> bool:
    return statement.confidence is None or statement.confidence >= least or statement.tier is Tier.GIVEN


def _with_sure_labels(person: Person, least: float) -> Person:
    sure = person.confidence
    if sure is None:
        return person
    if sure.role is not None and sure.role < least:
        person, sure = replace(person, role=None), replace(sure, role=None)
    if sure.organization is not None and sure.organization < least:
        person, sure = replace(person, organization=None), replace(sure, organization=None)
    return replace(person, confidence=sure)


def _without(statement: Statement, names: set[str], spans: set[Span]) -> Statement:
    """A statement that leads to nothing which is left out."""
    return replace(
        statement,
        answers=statement.answers if statement.answers in spans else None,
        candidates=tuple(name for name in statement.candidates if name in names),
        mentions=tuple(_naming(mention, names) for mention in statement.mentions),
    )


def _naming(mention: Mention, names: set[str]) -> Mention:
    return mention if mention.person is None or mention.person in names else replace(mention, person=None)


def _seating(panel: Panel, names: set[str]) -> Panel:
    return replace(panel, participations=tuple(part for part in panel.participations if part.person in names))


def _unsaid(discourse: Discourse, kept: tuple[Statement, ...]) -> Iterator[Unresolved]:
    spans = {statement.span for statement in kept}
    for statement in discourse.statements:
        if statement.span not in spans:
            yield Unresolved(statement.span, UnresolvedReason.LOW_CONFIDENCE, ())


def _unnamed(discourse: Discourse, persons: list[Person]) -> Iterator[Unresolved]:
    for person in persons:
        if (place := first_place(person.name, discourse.recap.text)) is not None:
            yield Unresolved(place, UnresolvedReason.LOW_CONFIDENCE)


def _untold(person: Person, text: str, least: float) -> Iterator[Unresolved]:
    """The role and the organization that somebody may not have."""
    sure, role = person.confidence, person.role
    if sure is None:
        return
    unsure = (
        role.label if role and sure.role is not None and sure.role < least else None,
        person.organization if sure.organization is not None and sure.organization < least else None,
    )
    for label in filter(None, unsure):
        if (place := first_place(label, text, person.introduced)) is not None:
            yield Unresolved(place, UnresolvedReason.LOW_CONFIDENCE, (person.name,))
