"""How far confidences can be believed: of the facts that are nine tenths sure, nine in ten should be true."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.evaluation.false_facts import Fact

#: The facts are divided into so many bins of one size, from the least sure to the surest.
BINS: Final = 5


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts of neighbouring confidence: how many, between which confidences, their mean, and the share that is true."""

    facts: int
    least: float
    most: float
    mean: float
    true: float


def reliability(facts: Iterable[Fact], bins: int = BINS) -> tuple[Bin, ...]:
    """Compare the confidences of facts with the share of them that is true; facts without a confidence do not count."""
    known = ((fact.confidence, fact.supported) for fact in facts if fact.confidence is not None)
    told = sorted(known, key=itemgetter(0))
    size, rest = divmod(len(told), bins)
    ends = [number * size + min(number, rest) for number in range(bins + 1)]
    return tuple(_bin(told[start:end]) for start, end in pairwise(ends) if end > start)


def _bin(told: list[tuple[float, bool]]) -> Bin:
    count = len(told)
    return Bin(
        facts=count,
        least=told[0][0],
        most=told[-1][0],
        mean=sum(confidence for confidence, _ in told) / count,
        true=sum(true for _, true in told) / count,
    )
