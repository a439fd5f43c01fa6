"""A discourse for reading: the form that `discourse-kg extract --format text` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse_kg.concept_labels import label
from discourse_kg.identifiers import source_key, statement_key
from discourse_kg.model import ParticipationRole, Polarity
from discourse_kg.terminal import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from discourse_kg.model import Discourse, Panel, Person, Span, Statement, Unresolved


def to_text(discourse: Discourse, language: str) -> str:
    """Write a discourse as lines: event, panels, persons, statements in the order of the source, open questions.

    Numbers in brackets are code points in the source, the key of a statement is what `discourse-kg
    explain` takes. `language` is that of the labels of rules, resolutions and reasons.
    """
    return "".join(f"{line}\n" for line in _lines(discourse, language))


def _lines(discourse: Discourse, language: str) -> Iterator[str]:
    recap, event = discourse.recap, discourse.event
    yield shown(f"{recap.path} ({recap.language})")
    day = event.date.isoformat() if event.date else None
    yield f"event: {_listed((event.name, day, event.place)) or 'not told'}"
    for panel in discourse.panels:
        yield from _panel(panel)
    if discourse.persons:
        yield "persons:"
        yield from (f"  {_person(person)}" for person in discourse.persons)
    if discourse.consulted:
        yield f"asked as well: {shown(discourse.consulted.model)}"
    yield f"statements: {len(discourse.statements)}"
    for statement in sorted(discourse.statements, key=lambda statement: statement.span):
        yield from _statement(statement, discourse, language)
    if discourse.unresolved:
        yield f"not decided: {len(discourse.unresolved)}"
        yield from (f"  {_unresolved(one, recap.text, language)}" for one in discourse.unresolved)


def _panel(panel: Panel) -> Iterator[str]:
    yield f"panel: {shown(panel.title or 'untitled')}"
    for role in (ParticipationRole.MODERATOR, ParticipationRole.PANELLIST):
        if names := panel.names(role):
            yield f"  {role}: {_listed(names)}"


def _person(person: Person) -> str:
    described = _listed((person.role.label if person.role else None, person.organization))
    party = f" ({shown(person.party)})" if person.party else ""
    before = "; ".join(_listed((former.role.label, former.organization)) for former in person.former)
    now = f" – {described}" if described else ""
    return f"{shown(person.name)}{party}{now}{f' – formerly {before}' if before else ''}"


def _statement(statement: Statement, discourse: Discourse, language: str) -> Iterator[str]:
    text, key = discourse.recap.text, statement_key(source_key(discourse.recap.identifier), statement.span)
    denied = f", {statement.polarity}" if statement.polarity is Polarity.DENIED else ""
    yield f"  {key} {_place(statement.span)} {statement.kind}{denied} {_speaker(statement)}"
    model = f"by {statement.proposed_by}" if statement.proposed_by else None
    resolved = label(statement.resolution, language) if statement.resolution else None
    how = _listed((f"found by: {label(statement.rule, language)}", statement.tier, model, resolved))
    named = f', named "{shown(statement.speaker_mention.of(text))}"' if statement.speaker_mention else ""
    before = f', going back to "{shown(statement.antecedent.of(text))}"' if statement.antecedent else ""
    yield f"    {how}{named}{before}"
    if statement.candidates:
        yield f"    candidates {_listed(statement.candidates)}"
    if statement.mentions:
        mentioned = _listed(
            f"{mention.span.of(text)} ({mention.country or mention.kind})" for mention in statement.mentions
        )
        yield f"    mentions {mentioned}"
    yield f"    {shown(statement.span.of(text))}"


def _speaker(statement: Statement) -> str:
    by = "proposed as said by" if statement.proposed_by else "by"
    return f"{by} {_listed(statement.speakers) or shown(statement.group or 'an unknown speaker')}"


def _unresolved(one: Unresolved, text: str, language: str) -> str:
    between = f"; between {_listed(one.candidates)}" if one.candidates else ""
    return f'"{shown(one.span.of(text))}" {_place(one.span)}: {label(one.reason, language)}{between}'


def _place(span: Span) -> str:
    return f"[{span.start}–{span.end}]"


def _listed(words: Iterable[str | None]) -> str:
    return ", ".join(shown(word) for word in words if word)
