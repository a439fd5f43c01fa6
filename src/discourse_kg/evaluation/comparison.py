"""Statement by statement: which were found, which were missed, and which rule was wrong where.

Here statements are compared as they stand, not joined into runs, so that each has its kind or its rule.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from discourse_kg.evaluation.annotation import Annotation, covers_enough, shared
from discourse_kg.evaluation.measures import ENOUGH, counting, found_rightly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from discourse_kg.evaluation.annotation import Attribution
    from discourse_kg.model import Span


class Verdict(StrEnum):
    """What became of a statement: of a gold one (`MISSED`), of one that was found (`EXTRA`), or of either."""

    RIGHT = "right"
    WRONG_SPEAKER = "wrong speaker"
    MISSED = "missed"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is not right: the gold statement, the one that was found, or both where the speaker is wrong."""

    verdict: Verdict
    gold: Attribution | None = None
    found: Attribution | None = None

    @property
    def place(self) -> Attribution:
        """The statement to look at: the one that was found, where there is one."""
        place = self.found or self.gold
        if place is None:
            raise ValueError("a mistake is about a statement")
        return place


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the gold statements of each kind, of those found by each rule, and every mistake.

    The counts are keyed by (kind, verdict) and (rule, verdict); mistakes stand in the order of the text.
    A rule that an output does not name is empty.
    """

    by_kind: Counter[tuple[str, Verdict]]
    by_rule: Counter[tuple[str, Verdict]]
    mistakes: tuple[Mistake, ...]


def compare(gold: Annotation, found: Annotation) -> Comparison:
    """Compare two annotations of one text, statement by statement.

    Of a gold statement, so much has to be covered as the measures ask; of one that was found, as much
    has to lie in the gold. What groups say, and what has no speaker, is left out, as in the measures.
    """
    counted = counting(found.statements, gold.collective)
    gold_verdicts = [(one, _verdict_of_gold(one, counted)) for one in gold.statements]
    found_verdicts = [(one, _verdict_of_found(one, gold.statements)) for one in counted]
    mistakes = {
        *_mistakes_of_gold(gold_verdicts, counted),
        *_mistakes_of_found(found_verdicts, gold.statements),
    }
    return Comparison(
        by_kind=Counter((one.kind or "", verdict) for one, verdict in gold_verdicts),
        by_rule=Counter((one.rule or "", verdict) for one, verdict in found_verdicts),
        mistakes=tuple(sorted(mistakes, key=_order)),
    )


def _verdict_of_gold(wanted: Attribution, found: Sequence[Attribution]) -> Verdict:
    if found_rightly(wanted, found):
        return Verdict.RIGHT
    placed = any(covers_enough(one.span, wanted.span, ENOUGH) for one in found)
    return Verdict.WRONG_SPEAKER if placed else Verdict.MISSED


def _verdict_of_found(one: Attribution, gold: Sequence[Attribution]) -> Verdict:
    """Judge a statement by where it lies: it may be a part of a gold one, or go over several."""
    enough = ENOUGH * (one.span.end - one.span.start)
    if sum(shared(one.span, wanted.span) for wanted in gold if wanted.who == one.who) >= enough:
        return Verdict.RIGHT
    placed = sum(shared(one.span, wanted.span) for wanted in gold) >= enough
    return Verdict.WRONG_SPEAKER if placed else Verdict.EXTRA


def _mistakes_of_gold(
    verdicts: Iterable[tuple[Attribution, Verdict]], found: Sequence[Attribution]
) -> Iterator[Mistake]:
    for wanted, verdict in verdicts:
        if verdict is Verdict.MISSED:
            yield Mistake(verdict, gold=wanted)
        elif verdict is Verdict.WRONG_SPEAKER:
            yield Mistake(verdict, wanted, _nearest(wanted, found))


def _mistakes_of_found(
    verdicts: Iterable[tuple[Attribution, Verdict]], gold: Sequence[Attribution]
) -> Iterator[Mistake]:
    for one, verdict in verdicts:
        if verdict is Verdict.EXTRA:
            yield Mistake(verdict, found=one)
        elif verdict is Verdict.WRONG_SPEAKER:
            yield Mistake(verdict, _nearest(one, gold), one)


def _nearest(one: Attribution, others: Iterable[Attribution]) -> Attribution:
    """Of the statements of other speakers, the one that has most characters in common; the first of several."""
    differing = (other for other in others if other.who != one.who)
    return max(differing, key=lambda other: (shared(one.span, other.span), -other.span.start))


def _order(mistake: Mistake) -> tuple[Span, Span, str]:
    """By where to look, then by the gold; the rest only makes the order of a set the same every time."""
    return mistake.place.span, (mistake.gold or mistake.place).span, repr(mistake)
