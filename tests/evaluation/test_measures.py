"""Every measure on cases that are counted by hand: what is found, found beside the gold, and missed."""

from __future__ import annotations

import pytest

from discourse_kg.evaluation.annotation import Annotation, Described
from discourse_kg.evaluation.labels import same_label
from discourse_kg.evaluation.measures import Counts, Run, matches, measure_names, measures, runs, total
from discourse_kg.model import Span
from support.annotated import NIMA, TOVA, said, tells

#: A hundred characters without white space.
TEXT = "x" * 100


def counted(name: str, gold: Annotation, found: Annotation, text: str = TEXT) -> tuple[int, int, int]:
    """The hits, those beside the gold and the misses of one row."""
    counts = measures(gold, found, text)[name]
    return counts.tp, counts.fp, counts.fn


def test_precision_recall_and_f1() -> None:
    counts = Counts(tp=6, fp=2, fn=6)
    assert (counts.precision, counts.recall) == (0.75, 0.5)
    assert counts.f1 == pytest.approx(0.6)


def test_nothing_found_and_nothing_wanted_is_nothing() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (0, 0, 0)
    assert (Counts(fn=3).precision, Counts(fp=3).recall) == (0, 0)


def test_counts_of_texts_are_added_row_by_row() -> None:
    one, other = tells(said(0, 10, NIMA)), tells(said(0, 10, NIMA), said(20, 30, TOVA))
    sums = total([measures(one, one, TEXT), measures(other, one, TEXT)])
    assert sums["statement@0.3"] == Counts(tp=2, fp=0, fn=1)
    assert tuple(sums) == measure_names()
    assert total([]) == dict.fromkeys(measure_names(), Counts())


@pytest.mark.parametrize(
    ("end", "at_30", "at_80"),
    [
        (21, (0, 1, 1), (0, 1, 1)),
        (22, (1, 0, 0), (0, 1, 1)),
        (41, (1, 0, 0), (0, 1, 1)),
        (42, (1, 0, 0), (1, 0, 0)),
    ],
)
def test_a_statement_is_found_when_enough_of_it_is(
    end: int, at_30: tuple[int, int, int], at_80: tuple[int, int, int]
) -> None:
    """Of forty characters, thirty per cent are twelve, and eighty are thirty-two."""
    gold, found = tells(said(10, 50, NIMA)), tells(said(1, end, NIMA))
    assert counted("statement@0.3", gold, found) == at_30
    assert counted("statement@0.8", gold, found) == at_80


def test_going_beyond_the_gold_costs_no_statement_but_characters() -> None:
    gold, found = tells(said(40, 50, NIMA)), tells(said(0, 100, NIMA))
    assert counted("statement@0.8", gold, found) == (1, 0, 0)
    assert counted("attributed-characters", gold, found) == (10, 90, 0)


def test_each_run_has_one_partner_and_the_largest_overlap_goes_first() -> None:
    gold = [Run(Span(0, 10), frozenset({"a"})), Run(Span(10, 40), frozenset({"b"}))]
    found = [Run(Span(0, 40), frozenset({"b"})), Run(Span(5, 10), frozenset({"a"}))]
    assert matches(gold, found, 0.3) == [(gold[1], found[0]), (gold[0], found[1])]
    assert matches(gold, found[:1], 0.3) == [(gold[1], found[0])]


def test_of_equal_overlaps_the_first_in_the_text_goes_first() -> None:
    gold = [Run(Span(0, 10), frozenset({"a"})), Run(Span(10, 20), frozenset({"a"}))]
    found = [Run(Span(0, 20), frozenset({"a"}))]
    assert matches(gold, found, 0.3) == [(gold[0], found[0])]


def test_a_wrong_speaker_in_the_right_place_is_one_too_many_and_one_missed() -> None:
    gold = tells(said(0, 10, NIMA), said(20, 30, TOVA), said(40, 50, TOVA))
    found = tells(said(0, 10, NIMA), said(20, 30, NIMA), said(60, 70, NIMA))
    assert counted("statement@0.3", gold, found) == (2, 1, 1)
    assert counted("speaker-of-matched", gold, found) == (1, 1, 1)
    assert counted("statement+speaker@0.3", gold, found) == (1, 2, 2)


def test_speakers_are_a_set_of_names_in_any_case_and_spelling_of_letters() -> None:
    gold = tells(said(0, 10, "Åsa Invented", NIMA))
    found = tells(said(0, 10, NIMA.upper(), "A\u030asa   invented"))
    assert counted("statement+speaker@0.3", gold, found) == (1, 0, 0)
    assert counted("statement+speaker@0.3", gold, tells(said(0, 10, NIMA))) == (0, 1, 1)


def test_statements_of_one_speaker_that_follow_each_other_are_one() -> None:
    text = "aaaa bbbb\n\ncccc. dddd"
    statements = (said(0, 4, NIMA), said(5, 9, NIMA), said(11, 15, TOVA), said(17, 21, TOVA))
    joined = runs(statements, text)
    assert [run.span for run in joined] == [Span(0, 9), Span(11, 15), Span(17, 21)]


def test_overlapping_statements_of_one_speaker_are_one_and_of_two_are_two() -> None:
    assert [run.span for run in runs([said(0, 30, NIMA), said(10, 20, NIMA)], TEXT)] == [Span(0, 30)]
    cut = runs([said(0, 30, NIMA), said(10, 20, TOVA), said(25, 40, NIMA)], TEXT)
    assert [run.span for run in cut] == [Span(0, 30), Span(10, 20), Span(25, 40)]


def test_a_speech_annotated_whole_and_one_cut_by_kind_score_alike() -> None:
    text = "aaaaaaaaaa bbbbbbbbbb"
    whole = tells(said(0, 21, NIMA))
    cut = tells(said(0, 10, NIMA), said(11, 21, NIMA, kind="indirect"))
    assert counted("statement+speaker@0.3", whole, cut, text) == (1, 0, 0)
    assert counted("statement+speaker@0.3", cut, whole, text) == (1, 0, 0)


def test_characters_have_the_speakers_of_all_statements_over_them() -> None:
    gold = tells(said(0, 10, NIMA), said(5, 10, TOVA))
    assert counted("attributed-characters", gold, tells(said(0, 10, NIMA))) == (5, 5, 5)
    assert counted("attributed-characters", gold, tells(said(0, 20, NIMA), said(5, 12, TOVA))) == (10, 10, 0)


def test_recall_by_kind_looks_at_place_and_speaker_and_has_nothing_beside_the_gold() -> None:
    gold = tells(
        said(0, 10, NIMA),
        said(20, 30, NIMA, kind="indirect"),
        said(40, 50, NIMA, kind="question"),
        said(60, 70, TOVA, kind="answer"),
        said(80, 90, TOVA, kind="pledge"),
    )
    found = tells(said(0, 3, NIMA), said(20, 22, NIMA), said(38, 55, NIMA), said(60, 70, NIMA), said(92, 99, NIMA))
    assert counted("recall direct", gold, found) == (1, 0, 0)
    assert counted("recall indirect", gold, found) == (0, 0, 1)
    assert counted("recall answer/question/pledge", gold, found) == (1, 0, 2)


def test_what_groups_say_and_what_nobody_says_does_not_count() -> None:
    gold = tells(said(0, 10, NIMA), collective=(Span(20, 30),))
    inside, half, nobody = said(20, 30, NIMA), said(25, 35, NIMA), said(50, 60)
    assert counted("statement@0.3", gold, tells(inside, nobody)) == (0, 0, 1)
    assert counted("attributed-characters", gold, tells(inside, nobody)) == (0, 0, 10)
    assert counted("statement@0.3", gold, tells(half)) == (0, 1, 1)


def test_persons() -> None:
    gold = tells(persons=(Described(NIMA), Described(TOVA)))
    found = tells(persons=(Described(NIMA.upper()), Described("Alva Lundqvist"), Described("Alva  Lundqvist")))
    assert counted("person", gold, found) == (1, 1, 1)


def test_roles_and_organizations_count_with_their_person() -> None:
    gold = tells(persons=(Described(NIMA, "jurist", "Löfrådet"), Described(TOVA, "jurist")))
    found = tells(persons=(Described(NIMA, "Juristen"), Described(TOVA, "chef", "Löfrådet")))
    assert counted("person+role", gold, found) == (1, 1, 1)
    assert counted("person+organization", gold, found) == (0, 1, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Civilminister", "civilminister", True),
        ("jurist", "juristen", True),
        ("jurist", "juristens", False),
        ("CIO", "CIO, Björkvik", True),
        ("Löfrådet (LR)", "Löfrådet", True),
        ("chef för staben", "staben för chef", True),
        ("chef", "jurist", False),
        ("(?)", "–", False),
        ("–", "–", True),
    ],
)
def test_two_printed_labels_are_one(one: str, other: str, same: bool) -> None:
    assert same_label(one, other) is same_label(other, one) is same


def test_moderators_and_participants_of_all_panels() -> None:
    gold = tells(moderators=(NIMA,), participants=(TOVA, "Alva Lundqvist"))
    found = tells(moderators=(NIMA, TOVA), participants=(TOVA,))
    assert counted("moderator", gold, found) == (1, 1, 0)
    assert counted("participant", gold, found) == (1, 0, 1)


def test_countries_count_by_statement() -> None:
    gold = tells(said(0, 10, NIMA, countries=("EST", "DNK")), said(20, 30, TOVA, countries=("EST",)))
    found = tells(
        said(2, 12, TOVA, countries=("EST", "EST")),
        said(22, 32, TOVA, countries=("DNK",)),
        said(40, 50, TOVA, countries=("NLD",)),
        said(60, 70, TOVA, countries=("NLD",)),
    )
    assert counted("country-in-statement", gold, found) == (1, 2, 2)


def test_a_country_counts_for_the_first_gold_statement_that_its_statement_touches() -> None:
    gold = tells(said(0, 10, NIMA), said(11, 50, NIMA, countries=("EST",)))
    assert counted("country-in-statement", gold, tells(said(9, 50, NIMA, countries=("EST",)))) == (0, 1, 1)


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("2031-05-05", "2031-05-05", (1, 0, 0)),
        ("2031-05-05", "2031-05-06", (0, 1, 1)),
        ("2031-05-05", None, (0, 0, 1)),
        (None, "2031-05-05", (0, 1, 0)),
        (None, None, (0, 0, 0)),
    ],
)
def test_the_date_of_the_event(gold: str | None, found: str | None, expected: tuple[int, int, int]) -> None:
    assert counted("event-date", tells(date=gold), tells(date=found)) == expected
