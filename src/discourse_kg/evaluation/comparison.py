"""Compare two annotations statement by statement: which were found, which were missed, and which rule was wrong where.

Statements are not joined into runs here, so that each keeps its kind or its rule.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from discourse_kg.evaluation.annotation import Annotation, covers_enough
from discourse_kg.evaluation.measures import ENOUGH, counting, found_rightly
from discourse_kg.spans import shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from discourse_kg.evaluation.annotation import Attribution
    from discourse_kg.model import Span


class Verdict(StrEnum):
    """The outcome for a statement. `MISSED` is for gold statements only, `EXTRA` for found ones only."""

    RIGHT = "right"
    WRONG_SPEAKER = "wrong speaker"
    MISSED = "missed"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake: the gold statement, the found one, or both if the speaker is wrong."""

    verdict: Verdict
    gold: Attribution | None = None
    found: Attribution | None = None

    @property
    def place(self) -> Attribution:
        """The statement to look at: the found one, if there is one."""
        place = self.found or self.gold
        if place is None:
            raise ValueError("a mistake needs a gold or a found statement")
        return place


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdicts on gold statements by kind and on found statements by rule, and every mistake.

    The counts have the keys (kind, verdict) and (rule, verdict), where a rule that an output does not name is empty.
    Mistakes are in the order of the text.
    """

    by_kind: Counter[tuple[str, Verdict]]
    by_rule: Counter[tuple[str, Verdict]]
    mistakes: tuple[Mistake, ...]


def compare(gold: Annotation, found: Annotation) -> Comparison:
    """Compare two annotations of one text, statement by statement.

    At least the fraction `ENOUGH` of a gold statement must be covered, and as much of a found one must lie in the gold.
    As in the measures, words of groups and statements without a speaker are left out.
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
    """Judge a found statement by its span: it may be part of a gold one, or extend over several."""
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
    """The statement of another speaker that shares most characters with this one; the first if several do."""
    differing = (other for other in others if other.who != one.who)
    return max(differing, key=lambda other: (shared(one.span, other.span), -other.span.start))


def _order(mistake: Mistake) -> tuple[Span, Span, str]:
    """By position, then by gold; the rest only makes the order of a set reproducible."""
    return mistake.place.span, (mistake.gold or mistake.place).span, repr(mistake)
