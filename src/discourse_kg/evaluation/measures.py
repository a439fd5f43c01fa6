"""The measures: how much of a gold annotation was found, how much was missed, and how much was found beyond it.

All functions here compare two annotations of one text, and know no file. Counts of several texts are added before
precision and recall are computed, so a long text weighs more than a short one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from discourse_kg.evaluation.annotation import Annotation, covers_enough, fold
from discourse_kg.evaluation.labels import same_label
from discourse_kg.model import Span, StatementKind
from discourse_kg.spans import shared

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from discourse_kg.evaluation.annotation import Attribution, Described

#: A gold statement counts as found when at least this fraction of its characters is covered.
ENOUGH: Final = 0.3
_NEARLY_ALL: Final = 0.8

#: A found statement does not count when more than this fraction of its characters is in words of a group.
_MOSTLY: Final = 0.5

#: The rows of recall by kind: name of the row → kinds of statement.
_KINDS: Final[Mapping[str, frozenset[StatementKind]]] = {
    "direct": frozenset({StatementKind.DIRECT}),
    "indirect": frozenset({StatementKind.INDIRECT}),
    "answer/question/pledge": frozenset({StatementKind.ANSWER, StatementKind.QUESTION, StatementKind.PLEDGE}),
}

#: The prefix of rows of recall, whose precision says nothing.
RECALL: Final = "recall "


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of true positives (`tp`), false positives (`fp`) and false negatives (`fn`)."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        """The fraction of the found that is right; 0 if nothing was found."""
        found = self.tp + self.fp
        return self.tp / found if found else 0.0

    @property
    def recall(self) -> float:
        """The fraction of the gold that was found; 0 if there is no gold."""
        wanted = self.tp + self.fn
        return self.tp / wanted if wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 if both are 0.

        >>> Counts(tp=1, fp=1, fn=0).f1
        0.6666666666666666
        """
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive statements of the same speakers, joined."""

    span: Span
    who: frozenset[str]


def measures(gold: Annotation, found: Annotation, text: str) -> dict[str, Counts]:
    """Measure what was found in a text: counts by name of row, with the same rows in the same order for every text."""
    counted = counting(found.statements, gold.collective)
    return {
        **_of_statements(runs(gold.statements, text), runs(counted, text)),
        "attributed-characters": _of_characters(gold.statements, counted),
        **{RECALL + name: _of_kinds(gold.statements, counted, kinds) for name, kinds in _KINDS.items()},
        "person": _of_sets(_names(gold.persons), _names(found.persons)),
        "person+role": _of_labels(
            {fold(one.name): one.role for one in gold.persons if one.role},
            {fold(one.name): one.role for one in found.persons if one.role},
        ),
        "person+organization": _of_labels(
            {fold(one.name): one.organization for one in gold.persons if one.organization},
            {fold(one.name): one.organization for one in found.persons if one.organization},
        ),
        "moderator": _of_sets({*map(fold, gold.moderators)}, {*map(fold, found.moderators)}),
        "participant": _of_sets({*map(fold, gold.participants)}, {*map(fold, found.participants)}),
        "country-in-statement": _of_countries(gold.statements, counted),
        "event-date": _of_sets({*filter(None, [gold.date])}, {*filter(None, [found.date])}),
    }


def measure_names() -> tuple[str, ...]:
    """The names of the rows, in their order."""
    return tuple(measures(Annotation(), Annotation(), ""))


def total(parts: Iterable[Mapping[str, Counts]]) -> dict[str, Counts]:
    """Add the counts of several texts, row by row."""
    sums: dict[str, Counts] = {}
    for part in parts:
        sums |= {name: sums.get(name, Counts()) + counts for name, counts in part.items()}
    return sums or dict.fromkeys(measure_names(), Counts())


def counting(statements: Iterable[Attribution], collective: Sequence[Span]) -> tuple[Attribution, ...]:
    """The statements that count: those with a speaker that are not mostly in words of a group."""
    return tuple(
        one
        for one in statements
        if one.speakers
        and not any(shared(one.span, group) > _MOSTLY * (one.span.end - one.span.start) for group in collective)
    )


def runs(statements: Iterable[Attribution], text: str) -> tuple[Run, ...]:
    """Join statements of the same speakers that overlap, or have only white space between them.

    So it does not matter whether a long speech was annotated as a whole or cut where its kind changes. Only the
    previous run is considered: another person's statement inside a speech cuts it in two.
    """
    joined: list[Run] = []
    for one in sorted(statements, key=lambda one: one.span):
        last = joined[-1] if joined else None
        if last and last.who == one.who and not text[last.span.end : one.span.start].strip():
            joined[-1] = Run(last.span.through(one.span), last.who)
        else:
            joined.append(Run(one.span, one.who))
    return tuple(joined)


def matches(gold: Sequence[Run], found: Sequence[Run], coverage: float) -> list[tuple[Run, Run]]:
    """Pair each run with at most one other: the largest overlaps first, then in the order of the text.

    Speakers do not matter. The found run must cover at least the fraction `coverage` of the gold run. It may go beyond
    its partner, but has one partner only, so one long run over everything matches little.
    """
    overlapping = [
        (-shared(wanted.span, one.span), i, j)
        for i, wanted in enumerate(gold)
        for j, one in enumerate(found)
        if covers_enough(one.span, wanted.span, coverage)
    ]
    partners: dict[int, int] = {}
    for _, i, j in sorted(overlapping):
        if i not in partners and j not in partners.values():
            partners[i] = j
    return [(gold[i], found[j]) for i, j in partners.items()]


def _of_statements(gold: Sequence[Run], found: Sequence[Run]) -> dict[str, Counts]:
    """The rows about runs. A run in the right place with the wrong speaker is both a false positive and a miss."""
    placed = matches(gold, found, ENOUGH)
    right = sum(wanted.who == one.who for wanted, one in placed)
    return {
        f"statement@{ENOUGH}": counted(len(placed), len(gold), len(found)),
        f"statement@{_NEARLY_ALL}": counted(len(matches(gold, found, _NEARLY_ALL)), len(gold), len(found)),
        "speaker-of-matched": counted(right, len(placed), len(placed)),
        f"statement+speaker@{ENOUGH}": counted(right, len(gold), len(found)),
    }


def _of_characters(gold: Sequence[Attribution], found: Sequence[Attribution]) -> Counts:
    """Count characters with exactly the right speakers; overlapping statements contribute the speakers of each."""
    bounds = sorted({at for one in (*gold, *found) for at in (one.span.start, one.span.end)})
    sums: Counter[str] = Counter()
    for start, end in pairwise(bounds):
        wanted, given = _speakers_at(gold, start), _speakers_at(found, start)
        sums["gold"] += (end - start) * bool(wanted)
        sums["found"] += (end - start) * bool(given)
        sums["right"] += (end - start) * bool(wanted and wanted == given)
    return counted(sums["right"], sums["gold"], sums["found"])


def _speakers_at(statements: Iterable[Attribution], at: int) -> frozenset[str]:
    return frozenset(name for one in statements if one.span.start <= at < one.span.end for name in one.who)


def _of_kinds(gold: Iterable[Attribution], found: Sequence[Attribution], kinds: AbstractSet[str]) -> Counts:
    """Count the gold statements of these kinds, not joined, that a found one covers with the right speakers.

    The kinds of the found statements do not matter, nor do statements found elsewhere: there are no false positives.
    """
    hits = [found_rightly(one, found) for one in gold if one.kind in kinds]
    return Counts(tp=sum(hits), fn=len(hits) - sum(hits))


def found_rightly(wanted: Attribution, found: Iterable[Attribution]) -> bool:
    """Whether one of the found statements covers enough of a gold one, and has its speakers."""
    return any(one.who == wanted.who and covers_enough(one.span, wanted.span, ENOUGH) for one in found)


def _of_countries(gold: Sequence[Attribution], found: Iterable[Attribution]) -> Counts:
    """Count countries by statement.

    A found country counts for the first gold statement, in the order of the annotation, that its statement overlaps,
    wherever the name is in it. A country outside all gold statements is one false positive, however often it is found.
    """
    wanted = {(one.span.start, country) for one in gold for country in one.countries}
    given = {(_first_start(one.span, gold), country) for one in found for country in one.countries}
    return _of_sets(wanted, given)


def _first_start(span: Span, gold: Iterable[Attribution]) -> int:
    return next((one.span.start for one in gold if one.span.overlaps(span)), -1)


def _of_labels(gold: Mapping[str, str], found: Mapping[str, str]) -> Counts:
    """Count labels by the person's name; the last of two persons with the same name counts."""
    right = sum(name in gold and same_label(gold[name], label) for name, label in found.items())
    return counted(right, len(gold), len(found))


def _of_sets(gold: AbstractSet[Hashable], found: AbstractSet[Hashable]) -> Counts:
    return counted(len(gold & found), len(gold), len(found))


def counted(right: int, gold: int, found: int) -> Counts:
    """The counts, where so many are right of so many in the gold and so many found."""
    return Counts(right, found - right, gold - right)


def _names(persons: Iterable[Described]) -> frozenset[str]:
    return frozenset(fold(one.name) for one in persons)
