"""Where the source says who speaks: its speakers join the cast, and each turn becomes a statement."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from discourse_kg.agent_kinds import AgentKind
from discourse_kg.extraction.attribution import attribute
from discourse_kg.extraction.introduced_people import Cast, Introduction
from discourse_kg.extraction.label_forms import Label, LabelForm
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.resolution import Resolver
from discourse_kg.extraction.segmentation import Block
from discourse_kg.extraction.sentence_context import look_at
from discourse_kg.extraction.turn_labels import read_label
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import (
    GivenSpeaker,
    Panel,
    Participation,
    ParticipationRole,
    Recap,
    Statement,
    StatementKind,
    Tier,
    Turn,
    Unresolved,
)
from discourse_kg.notations import Resolution, UnresolvedReason
from discourse_kg.noun_phrases.descriptions import Description, printed_role
from discourse_kg.noun_phrases.names import tokenise

#: What no label can be, and a record calls a speaker, is a person where it has several words in capitals.
_WHOLE_NAME: Final = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,5}")


@dataclass(frozen=True, slots=True)
class TurnStatements:
    """The turns of a recap as statements, and what of them was not decided."""

    statements: tuple[Statement, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


def introductions(recap: Recap, pack: LanguagePack) -> tuple[Introduction, ...]:
    """Everybody whom a turn's label names in full, with what it says of them."""
    return tuple(
        Introduction(label.name, turn.label, turn.label, label.description, evident=True, moderates=label.moderates)
        for turn in recap.turns
        if turn.label and (label := _label(turn, recap.text, pack)) and label.form is LabelForm.FULL
    )


def unlabelled(recap: Recap, pack: LanguagePack) -> tuple[str, ...]:
    """The full names of speakers whom the source gives outside its text."""
    labels = (_label(turn, recap.text, pack) for turn in recap.turns if turn.label is None)
    return tuple(label.name for label in labels if label and label.form is LabelForm.FULL)


def read_given(
    recap: Recap, blocks: tuple[Block, ...], cast: Cast, resolver: Resolver, pack: LanguagePack
) -> TurnStatements:
    """Make a statement of each turn."""
    reader = _Reader(recap, cast, resolver, pack)
    statements = tuple(map(reader.statement, recap.turns))
    spoken = [block for block in blocks if block.spoken and not block.repeated]
    quoted = tuple(reader.quoted(spoken, statements))
    return TurnStatements(statements, (*reader.unresolved, *quoted))


def given_panel(statements: tuple[Statement, ...], cast: Cast, title: str | None) -> Panel | None:
    """The conversation on a stage that a transcript is, where a label says who moderates it."""
    if not cast.moderators:
        return None
    moderators = {one.name: one.told for one in cast.moderators}
    speakers = dict.fromkeys(name for each in statements for name in each.speakers if name not in moderators)
    told = {person.name: person.introduced for person in cast.persons}
    parts = [Participation(name, ParticipationRole.MODERATOR, sentence) for name, sentence in moderators.items()]
    parts += [Participation(name, ParticipationRole.PANELLIST, told.get(name)) for name in speakers]
    return Panel(title, tuple(parts))


def _label(turn: Turn, text: str, pack: LanguagePack) -> Label | None:
    """What the turn says of its speaker: fields of a record, or else the words of a label."""
    speaker = turn.speaker
    if speaker is None:
        return None
    printed = read_label(turn.label.of(text) if turn.label else speaker.name, pack)
    if printed is None:
        printed = Label(LabelForm.FULL if _WHOLE_NAME.fullmatch(speaker.name) else LabelForm.BODY, speaker.name)
    return replace(printed, description=_described(speaker, printed.description, pack))


def _described(speaker: GivenSpeaker, printed: Description, pack: LanguagePack) -> Description:
    return replace(
        printed,
        role=printed.role or (printed_role(speaker.role, pack) if speaker.role else None),
        organization=speaker.organization or printed.organization,
        party=speaker.party or printed.party,
    )


class _Reader:
    """Finds the persons behind the labels of one recap."""

    def __init__(self, recap: Recap, cast: Cast, resolver: Resolver, pack: LanguagePack) -> None:
        self.unresolved: list[Unresolved] = []
        self._recap, self._cast, self._resolver, self._pack = recap, cast, resolver, pack
        self._names = frozenset(person.name for person in cast.persons)

    def statement(self, turn: Turn) -> Statement:
        """The statement of a turn. A label that names nobody whom the source knows leaves its speaker open."""
        label = _label(turn, self._recap.text, self._pack)
        person, resolution, candidates = self._person(turn, label)
        body = label.name if label and label.form is LabelForm.BODY and person is None and not candidates else None
        unknown = label is not None and label.form is LabelForm.ONE_WORD and person is None
        if unknown and turn.label is not None:
            reason = UnresolvedReason.AMBIGUOUS_NAME if candidates else UnresolvedReason.UNKNOWN_NAME
            self.unresolved.append(Unresolved(turn.label, reason, candidates))
        return Statement(
            span=turn.span,
            kind=StatementKind.DIRECT,
            tier=Tier.GIVEN,
            rule=turn.rule,
            speakers=(person,) if person else (),
            group=body,
            agent=AgentKind.BODY if body else None,
            speaker_mention=turn.label,
            resolution=resolution,
            candidates=(person,) if person else candidates,
            heard=turn.heard,
        )

    def _person(self, turn: Turn, label: Label | None) -> tuple[str | None, Resolution | None, tuple[str, ...]]:
        if label is None:
            return None, None, ()
        if label.form is LabelForm.FULL and (name := self._cast.canonical(label.name)) in self._names:
            return name, Resolution.FULL_NAME, ()
        if label.moderates and label.form is LabelForm.UNNAMED and len(self._cast.moderators) == 1:
            return self._cast.moderators[0].name, Resolution.ROLE, ()
        named = self._referent(turn)
        if named is None:
            return None, None, ()
        return named.person, named.how, named.candidates

    def _referent(self, turn: Turn) -> Referent | None:
        """Whom the label's words name, as they would in a sentence."""
        if turn.label is None:
            return None
        text = self._recap.text
        found = self._resolver.referents(text, tokenise(text, turn.label))
        return next((one for one in found if one.form is MentionForm.NAME), None)

    def quoted(self, blocks: list[Block], statements: tuple[Statement, ...]) -> Iterator[Unresolved]:
        """Quotations of others inside a turn: they stay part of it, and are told of."""
        for block in blocks:
            around = bisect_right(statements, block.span.start, key=lambda each: each.span.start) - 1
            speakers = statements[around].speakers
            for unit in block.units:
                if not unit.quotations:
                    continue
                context = look_at(self._recap.text, unit, block, self._resolver.speaking(block.pack))
                found = attribute(context) if context.quotes else None
                people = tuple(one.person for one in found.speakers if one.person) if found else ()
                if people and not set(people) & set(speakers):
                    yield Unresolved(unit.span, UnresolvedReason.QUOTED_IN_TURN, people)
