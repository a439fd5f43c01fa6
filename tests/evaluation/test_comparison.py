"""What became of each statement: by kind, by rule, and as a list of mistakes."""

from __future__ import annotations

from collections import Counter

from discourse_kg.evaluation.comparison import Mistake, Verdict, compare
from discourse_kg.model import Span
from support.annotated import NIMA, TOVA, said, tells


def test_gold_statements_are_right_of_another_speaker_or_missed() -> None:
    gold = (said(0, 10, NIMA), said(20, 30, NIMA), said(40, 50, TOVA, kind="answer"), said(60, 70, TOVA, kind="answer"))
    found = tells(said(0, 10, NIMA, rule="a"), said(20, 23, TOVA, rule="a"), said(40, 42, TOVA, rule="b"))
    assert compare(tells(*gold), found).by_kind == Counter(
        {("direct", Verdict.RIGHT): 1, ("direct", Verdict.WRONG_SPEAKER): 1, ("answer", Verdict.MISSED): 2}
    )


def test_rules_are_right_of_another_speaker_or_beside_the_gold() -> None:
    gold = tells(said(0, 50, NIMA))
    found = tells(
        said(0, 5, NIMA, rule="short"),
        said(10, 20, TOVA, rule="wrong"),
        said(48, 58, NIMA, rule="beyond"),
        said(47, 57, NIMA, rule="near"),
        said(80, 90, NIMA),
    )
    assert compare(gold, found).by_rule == Counter(
        {
            ("short", Verdict.RIGHT): 1,
            ("wrong", Verdict.WRONG_SPEAKER): 1,
            ("beyond", Verdict.EXTRA): 1,
            ("near", Verdict.RIGHT): 1,
            ("", Verdict.EXTRA): 1,
        }
    )


def test_a_statement_over_several_gold_ones_lies_in_all_of_them() -> None:
    gold = tells(said(0, 2, NIMA), said(3, 5, NIMA), said(6, 8, TOVA))
    assert compare(gold, tells(said(0, 10, NIMA, rule="a"))).by_rule == Counter({("a", Verdict.RIGHT): 1})
    assert compare(gold, tells(said(0, 10, TOVA, rule="a"))).by_rule == Counter({("a", Verdict.WRONG_SPEAKER): 1})


def test_mistakes_stand_in_the_order_of_the_text_and_one_is_told_once() -> None:
    missed, mistaken, taken = said(60, 70, NIMA), said(0, 10, NIMA), said(2, 10, TOVA, rule="a")
    extra = said(30, 40, TOVA, rule="b")
    assert compare(tells(missed, mistaken), tells(extra, taken)).mistakes == (
        Mistake(Verdict.WRONG_SPEAKER, mistaken, taken),
        Mistake(Verdict.EXTRA, found=extra),
        Mistake(Verdict.MISSED, gold=missed),
    )


def test_the_partner_of_a_mistake_has_another_speaker() -> None:
    """Less than enough of what was found is of its speaker, and more than of anybody else."""
    one = said(0, 20, NIMA, rule="a")
    own, first, second = said(0, 5, NIMA), said(6, 10, TOVA), said(12, 15, TOVA)
    assert compare(tells(own, first, second), tells(one)).mistakes == (
        Mistake(Verdict.WRONG_SPEAKER, first, one),
        Mistake(Verdict.WRONG_SPEAKER, second, one),
    )


def test_what_groups_say_and_what_nobody_says_is_no_mistake() -> None:
    gold = tells(collective=(Span(0, 20),))
    comparison = compare(gold, tells(said(0, 20, NIMA, rule="a"), said(30, 40, rule="b")))
    assert (comparison.mistakes, comparison.by_rule) == ((), Counter())
