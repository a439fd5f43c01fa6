"""Confidences against the truth, counted by hand."""

from __future__ import annotations

from discourse_kg.confidence import FactKind
from discourse_kg.evaluation.false_facts import Fact
from discourse_kg.evaluation.reliability import Bin, reliability


def fact(confidence: float | None, *, supported: bool) -> Fact:
    return Fact(FactKind.PERSON, 0, "Nima Forsrud", "Nima Forsrud", supported, confidence=confidence)


def test_facts_are_compared_bin_by_bin_from_the_least_sure() -> None:
    facts = [fact(0.9, supported=True), fact(0.4, supported=False), fact(0.6, supported=True)]
    assert reliability([*facts, fact(1.0, supported=True)], bins=2) == (
        Bin(2, 0.4, 0.6, 0.5, 0.5),
        Bin(2, 0.9, 1.0, 0.95, 1.0),
    )


def test_bins_of_few_facts_are_left_out_and_facts_without_confidence_do_not_count() -> None:
    facts = [fact(0.5, supported=True), fact(None, supported=False)]
    assert reliability(facts) == (Bin(1, 0.5, 0.5, 0.5, 1.0),)


def test_facts_of_one_confidence_are_not_ordered_by_their_truth() -> None:
    facts = [fact(0.5, supported=each % 2 == 0) for each in range(8)]
    assert [each.true for each in reliability(facts, bins=4)] == [0.5, 0.5, 0.5, 0.5]
