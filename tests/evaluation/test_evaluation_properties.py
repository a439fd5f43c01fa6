"""What holds for every annotation: gold scored against itself is perfect, and the tables say the same as the rows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse_kg.evaluation.annotation import Annotation
from discourse_kg.evaluation.comparison import Verdict, compare
from discourse_kg.evaluation.gold import to_annotation as to_gold
from discourse_kg.evaluation.json_files import JsonFile
from discourse_kg.evaluation.measures import counting, measures
from discourse_kg.evaluation.output import to_annotation as to_found
from support.annotated import LETTERS, gold_of_its_own, golds, outputs
from support.measures import examples


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Annotation, Annotation, str]:
    text = draw(LETTERS)
    file = JsonFile("invented", len(text))
    return to_gold(draw(golds(text)), file), to_found(draw(outputs(text)), file), text


@pytest.mark.measure("any annotations")
@given(gold_of_its_own())
@settings(max_examples=examples(200, whole=2000))
def test_gold_scored_against_itself_is_one_everywhere(case: tuple[Annotation, str]) -> None:
    gold, text = case
    for name, counts in measures(gold, gold, text).items():
        assert (counts.fp, counts.fn) == (0, 0), name
        assert counts.precision == counts.recall == counts.f1 == (1 if counts.tp else 0), name
    comparison = compare(gold, gold)
    assert comparison.mistakes == ()
    assert {verdict for _, verdict in (*comparison.by_kind, *comparison.by_rule)} <= {Verdict.RIGHT}
    assert measures(gold, gold, text)["attributed-characters"].tp == sum(
        one.span.end - one.span.start for one in gold.statements
    )


@pytest.mark.measure("any annotations")
@given(pairs())
@settings(max_examples=examples(200, whole=2000))
def test_tables_and_mistakes_say_the_same_as_the_rows(case: tuple[Annotation, Annotation, str]) -> None:
    gold, found, text = case
    rows, comparison = measures(gold, found, text), compare(gold, found)
    right = sum(count for (_, verdict), count in comparison.by_kind.items() if verdict is Verdict.RIGHT)
    recalled = [counts for name, counts in rows.items() if name.startswith("recall ")]
    assert right == sum(counts.tp for counts in recalled)
    assert comparison.by_kind.total() == sum(counts.tp + counts.fn for counts in recalled) == len(gold.statements)
    assert comparison.by_rule.total() == len(counting(found.statements, gold.collective))
    told = {(mistake.verdict, mistake.gold) for mistake in comparison.mistakes}
    told |= {(mistake.verdict, mistake.found) for mistake in comparison.mistakes}
    wrong = {one for verdict, one in told if one and verdict is not Verdict.RIGHT}
    assert bool(wrong) == any(verdict is not Verdict.RIGHT for _, verdict in (*comparison.by_kind, *comparison.by_rule))
    assert all(
        mistake.gold is None or mistake.found is None or mistake.gold.who != mistake.found.who
        for mistake in comparison.mistakes
    )
