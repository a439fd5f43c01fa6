"""Which of the facts that were found the gold supports.

A person is supported when the gold has somebody of the name; a role or an organization when it equals one that the gold
gives the person. A statement is supported when its speakers may have said it: it lies over a statement of theirs, and
over none of somebody else's. Where it lies over words that count neither way, nothing is said of it. What the gold has
and nobody found lowers recall and is no false fact. An event's name, day and place, a panel's title and a part in a
panel are supported likewise; a name or title that is part of the gold's, or has more than it, is not false.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from discourse_kg.confidence import FactKind
from discourse_kg.evaluation.annotation import Described, fold
from discourse_kg.evaluation.labels import same_label
from discourse_kg.evaluation.strict_labels import same_event, same_organization, same_place, same_role
from discourse_kg.spans import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from discourse_kg.evaluation.annotation import Annotation, Attribution
    from discourse_kg.model import Span

#: From this fraction of the shorter one, one stretch lies over another.
_OVER: Final = 0.25


class OccasionFact(StrEnum):
    """What else is found of a text: who took part in what, and what the event and its panels are called."""

    MODERATOR = "moderator"
    PARTICIPANT = "participant"
    EVENT_NAME = "event-name"
    EVENT_DATE = "event-date"
    EVENT_PLACE = "event-place"
    PANEL_TITLE = "panel-title"


#: The kinds of facts in the order of reports.
KINDS: Final[tuple[FactKind | OccasionFact, ...]] = (*FactKind, *OccasionFact)

#: A title that is so much of the gold's, or has so much of it, is none of nothing.
_GOOD_PART: Final = 0.4


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that was found: whose it is, what it says, and whether the gold supports it.

    `rule` is the rule that attributed a statement, `confidence` what the output says of how likely the fact is. `of` is
    the number of the person or statement among those found.
    """

    kind: FactKind | OccasionFact
    of: int
    who: str
    what: str
    supported: bool
    rule: str | None = None
    confidence: float | None = None


def judged(gold: Annotation, found: Annotation, text: str) -> tuple[Fact, ...]:
    """Judge every statement with a speaker, and every person, role and organization that was found in a text."""
    real = {fold(alias): name for alias, name in gold.aliases}
    known = {fold(person.name): person for person in gold.persons}
    return (
        *_of_statements(gold, found, text, real),
        *(
            fact
            for number, person in enumerate(found.persons)
            if fold(person.name) not in set(map(fold, gold.unasked))
            for fact in _of_person(number, person, known.get(fold(real.get(fold(person.name), person.name))))
        ),
        *_of_occasion(gold, found, real),
    )


def _of_occasion(gold: Annotation, found: Annotation, real: dict[str, str]) -> Iterator[Fact]:
    """The parts in panels, and what event and panels are called: a part of a name or of a title is not false."""
    for kind, names, wanted in (
        (OccasionFact.MODERATOR, found.moderators, (*gold.moderators, *gold.event.also_moderators)),
        (OccasionFact.PARTICIPANT, found.participants, (*gold.participants, *gold.event.also_participants)),
    ):
        right = set(map(fold, wanted))
        for number, name in enumerate(names):
            yield Fact(kind, number, name, name, fold(real.get(fold(name), name)) in right)
    event = found.event
    if event.name:
        named = any(same_event(one, event.name) or same_label(one, event.name) for one in gold.event.names)
        yield Fact(OccasionFact.EVENT_NAME, 0, event.name, event.name, named)
    if found.date:
        yield Fact(OccasionFact.EVENT_DATE, 0, found.date, found.date, found.date == gold.date)
    if event.place:
        placed = gold.event.place is not None and same_place(gold.event.place, event.place)
        yield Fact(OccasionFact.EVENT_PLACE, 0, event.place, event.place, placed)
    for number, title in enumerate(event.titles):
        yield Fact(
            OccasionFact.PANEL_TITLE, number, title, title, any(_is_part(title, one) for one in gold.event.titles)
        )


def _is_part(one: str, other: str) -> bool:
    """Whether one of two titles is the other, or a good part of it."""
    short, long = sorted((fold(one), fold(other)), key=len)
    return same_organization(one, other) or (short in long and len(short) >= _GOOD_PART * len(long))


def shares(facts: Iterable[Fact]) -> dict[FactKind | OccasionFact, tuple[int, int]]:
    """How many facts of each kind are false, and how many there are."""
    found, false = Counter[FactKind | OccasionFact](), Counter[FactKind | OccasionFact]()
    for fact in facts:
        found[fact.kind] += 1
        false[fact.kind] += not fact.supported
    return {kind: (false[kind], found[kind]) for kind in KINDS}


def _of_person(number: int, person: Described, gold: Described | None) -> Iterator[Fact]:
    known = gold or Described(person.name)
    of_person, of_role, of_organization = person.confidence
    yield Fact(FactKind.PERSON, number, person.name, person.name, gold is not None, confidence=of_person)
    if person.role:
        right = _is_one_of(person.role, known.role, known.also_roles, same_role)
        yield Fact(FactKind.ROLE, number, person.name, person.role, right, confidence=of_role)
    if person.organization:
        right = _is_one_of(person.organization, known.organization, known.also_organizations, same_organization)
        yield Fact(FactKind.ORGANIZATION, number, person.name, person.organization, right, confidence=of_organization)


def _is_one_of(label: str, wanted: str | None, also: Iterable[str], same: Callable[[str, str], bool]) -> bool:
    """Whether a label is what the gold gives; of several that it lists with commas, one is enough."""
    options = [*([wanted, *wanted.split(", ")] if wanted else ()), *also]
    return any(same(option, label) for option in options)


def _of_statements(gold: Annotation, found: Annotation, text: str, real: dict[str, str]) -> Iterator[Fact]:
    own = [*gold.statements, *gold.optional]
    optional = {one.span for one in gold.optional}
    neutral = [span for span in gold.collective if span not in optional]
    for number, one in enumerate(found.statements):
        if one.speakers:
            who = frozenset(fold(real.get(fold(name), name)) for name in one.speakers)
            yield Fact(
                FactKind.STATEMENT,
                number,
                ", ".join(one.speakers),
                one.span.of(text),
                _may_have_said(one.span, who, own, neutral),
                one.rule,
                one.confidence,
            )


def _may_have_said(span: Span, who: frozenset[str], own: Sequence[Attribution], neutral: Iterable[Span]) -> bool:
    if any(_lies_over(one.span, span) and not who <= one.who for one in own):
        return False
    if any(who <= one.who and shared(one.span, span) for one in own):
        return True
    return any(_lies_over(span, other) for other in neutral)


def _lies_over(one: Span, other: Span) -> bool:
    return shared(one, other) > _OVER * min(one.end - one.start, other.end - other.start)
