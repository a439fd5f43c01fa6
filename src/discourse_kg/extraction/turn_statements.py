"""Where the source says who speaks: its speakers join the cast, and each turn becomes a statement."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from discourse_kg.agent_kinds import AgentKind
from discourse_kg.extraction.attribution import attribute
from discourse_kg.extraction.introduced_people import Cast, Introduction
from discourse_kg.extraction.introductions import find_introductions
from discourse_kg.extraction.label_forms import Label, LabelForm, initials_of
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.resolution import Resolver
from discourse_kg.extraction.roll_names import roll_names
from discourse_kg.extraction.segmentation import Block
from discourse_kg.extraction.sentence_context import look_at
from discourse_kg.extraction.turn_labels import read_label
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import (
    GivenSpeaker,
    Panel,
    Participation,
    ParticipationRole,
    Recap,
    Span,
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


#: Labels that are a part of a name, or stand for one.
_SHORT: Final = frozenset({LabelForm.ONE_WORD, LabelForm.INITIALS})


@dataclass(frozen=True, slots=True)
class TurnStatements:
    """The turns of a recap as statements, and what of them was not decided."""

    statements: tuple[Statement, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


def introductions(recap: Recap, pack: LanguagePack) -> tuple[Introduction, ...]:
    """Everybody whom a turn's label names in full, with what it says of them, and whose name has a short label."""
    labels = [(turn.label, label) for turn in recap.turns if turn.label and (label := _label(turn, recap.text, pack))]
    full = tuple(
        Introduction(label.name, span, span, label.description, evident=True, moderates=label.moderates)
        for span, label in labels
        if label.form is LabelForm.FULL
    )
    short = {label.name for _, label in labels if label.form in _SHORT}
    whose = tuple(_whose(short, recap, pack)) if short else ()
    return (*full, *whose, *_by_given_name(labels, (*full, *whose), recap, pack))


def _by_given_name(
    labels: Sequence[tuple[Span, Label]], known: Sequence[Introduction], recap: Recap, pack: LanguagePack
) -> Iterator[Introduction]:
    """Everybody whom labels call by a given name alone again and again, or a roll does, and nothing names in full."""
    words = {word for one in known for word in one.name.split()}
    often = Counter(label.name for _, label in labels if label.form is LabelForm.ONE_WORD)
    roll = roll_names(recap, pack) if often else frozenset()
    for span, label in labels:
        called = (often.pop(label.name, 0) > 1 and is_given_name(label.name)) or label.name in roll
        if label.form is LabelForm.ONE_WORD and label.name not in words and called:
            yield Introduction(label.name, span, span, label.description, evident=True, moderates=label.moderates)
            words.add(label.name)


def _whose(labels: set[str], recap: Recap, pack: LanguagePack) -> Iterator[Introduction]:
    """Everybody named in full in the text whose name has one of the labels as a word or as its initials."""
    read = (block.span for block in recap.blocks if block.kind.is_read)
    for one in (each for span in read for each in find_introductions(recap.text, span, pack)):
        first, *others = one.name.split()
        surname = is_given_name(first) and not labels.isdisjoint(others)
        if surname or first in labels or initials_of(one.name) in labels:
            yield replace(one, evident=True)


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
        labels = [_label(turn, recap.text, pack) for turn in recap.turns]
        self._initialled = any(label and self._of_initials(label) for label in labels)

    def statement(self, turn: Turn) -> Statement:
        """The statement of a turn. A label that names nobody whom the source knows leaves its speaker open."""
        label = _label(turn, self._recap.text, self._pack)
        person, resolution, candidates = self._person(turn, label)
        form = label.form if label else None
        if form is LabelForm.INITIALS and not self._initialled:
            form = LabelForm.BODY
        body = label.name if label and form is LabelForm.BODY and person is None and not candidates else None
        unknown = form in _SHORT and person is None
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
        if label.form is LabelForm.INITIALS:
            people = self._of_initials(label)
            return (people[0], Resolution.FULL_NAME, ()) if len(people) == 1 else (None, None, people)
        if label.moderates and label.form is LabelForm.UNNAMED and len(self._cast.moderators) == 1:
            return self._cast.moderators[0].name, Resolution.ROLE, ()
        named = self._referent(turn)
        if named is None:
            return None, None, ()
        return named.person, named.how, named.candidates

    def _of_initials(self, label: Label) -> tuple[str, ...]:
        if label.form is not LabelForm.INITIALS:
            return ()
        return tuple(name for name in sorted(self._names) if initials_of(name) == initials_of(label.name))

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
