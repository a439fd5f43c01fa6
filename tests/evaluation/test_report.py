"""An evaluation for people: rules are shown by their labels, and those of other programs by their names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from discourse_kg.concept_labels import label
from discourse_kg.evaluation.evaluating import evaluate
from discourse_kg.evaluation.gold import find_gold
from discourse_kg.evaluation.report import report_json, report_text
from discourse_kg.extraction.pipeline import extract
from discourse_kg.notations import AttributionRule
from support.annotated import write_gold
from support.commandline import SWEDISH

if TYPE_CHECKING:
    from pathlib import Path

    from discourse_kg.evaluation.evaluating import Evaluation


@pytest.fixture
def evaluation(tmp_path: Path) -> Evaluation:
    """Three statements that are found, and one that is missed, in an invented recap without gold for the others."""
    write_gold(
        tmp_path, "parkdagen", SWEDISH, ("Nima Forsrud", "direct", "I panelen satt Nima Forsrud (civilminister)")
    )
    return evaluate(find_gold(str(tmp_path)), extract)


@pytest.mark.parametrize("language", ["en", "sv"])
def test_people_read_the_labels_of_rules(evaluation: Evaluation, language: str) -> None:
    text, rules = report_text(evaluation, language, mistakes=True), report_json(evaluation)["rules"]
    assert rules
    for rule in rules:
        named = label(AttributionRule(rule), language)
        assert f"\n{named}  " in text
        assert f' by rule "{named}": ' in text
        assert rule not in text


def test_rules_of_another_program_are_called_what_its_output_calls_them(tmp_path: Path) -> None:
    write_gold(tmp_path, "parkdagen", SWEDISH)
    found = [
        {"speakers": ["Nima Forsrud"], "start": start, "end": start + 9, "rule": rule}
        for start, rule in ((90, "theirs"), (99, ""))
    ]
    (tmp_path / "found.json").write_text(json.dumps({"statements": found, "persons": []}), "utf-8")
    scored = evaluate(find_gold(str(tmp_path)), extract, outputs={"parkdagen": tmp_path / "found.json"})
    text = report_text(scored, "sv", mistakes=True)
    assert "\ntheirs  " in text
    assert ' by rule "theirs": ' in text
    assert " by rule (none): " in text
