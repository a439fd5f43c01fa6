"""The figures are those of the scorer that defines the measures, to the last digit.

In one point it differs: it reads a text with every line end made one character, and so sees other characters at an
offset than the annotations mean when line ends have two. Its texts have none such.
"""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse_kg.evaluation.gold import to_annotation as to_gold
from discourse_kg.evaluation.json_files import JsonFile
from discourse_kg.evaluation.measures import measures
from discourse_kg.evaluation.output import to_annotation as to_found
from support.annotated import LETTERS, golds, outputs
from support.commandline import call
from support.folders import SHARED
from support.measures import examples

EVALUATION = SHARED / "evaluation"
SCORER = EVALUATION / "score.py"

pytestmark = pytest.mark.skipif(not SCORER.exists(), reason="the scorer and its texts are not beside this checkout")


def by_name(output: str) -> str:
    """An output without the countries that are not named by a noun: this scorer does not tell forms apart."""
    found = json.loads(output)
    for statement in found["statements"]:
        statement["mentions"] = [one for one in statement["mentions"] if one["by"] in {None, "name"}]
    return json.dumps(found, ensure_ascii=False)


@pytest.mark.integration
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_figures_of_annotated_texts_agree(language: str, tmp_path: Path) -> None:
    gold = EVALUATION / language
    for text in sorted(gold.glob("*.txt")):
        (tmp_path / f"{text.stem}.json").write_text(by_name(call("extract", text).stdout), "utf-8")
    scored = subprocess.run([sys.executable, SCORER, gold, tmp_path, "--json"], capture_output=True, check=True)
    expected = json.loads(scored.stdout)
    for result in (
        call("evaluate", gold, "--format", "json"),
        call("evaluate", gold, "--format", "json", "--system", tmp_path),
    ):
        found = json.loads(result.stdout)["measures"]
        assert [(name, counts) for name, counts in found.items() if name in expected] == list(expected.items())
    assert expected["statement@0.3"]["tp"] > 0


@pytest.mark.integration
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_figures_agree_where_outputs_are_missing(language: str, tmp_path: Path) -> None:
    gold = EVALUATION / language
    for text in sorted(gold.glob("*.txt"))[::2]:
        (tmp_path / f"{text.stem}.json").write_text(by_name(call("extract", text).stdout), "utf-8")
    scored = subprocess.run([sys.executable, SCORER, gold, tmp_path, "--json"], capture_output=True, check=True)
    result = call("evaluate", gold, "--format", "json", "--system", tmp_path)
    expected, found = json.loads(scored.stdout), json.loads(result.stdout)["measures"]
    assert {name: found[name] for name in expected} == expected
    assert len(result.stderr.splitlines()) == len(list(gold.glob("*.txt"))) // 2


@cache
def scorer() -> dict[str, Any]:
    return runpy.run_path(str(SCORER))


@pytest.mark.measure("any annotations")
@given(st.data())
@settings(max_examples=examples(300, whole=3000))
def test_the_counts_of_any_annotations_agree(data: st.DataObject) -> None:
    text = data.draw(LETTERS)
    gold, output = data.draw(golds(text)), data.draw(outputs(text))
    tally = scorer()["Tally"]()
    scorer()["score"](gold, output, text, tally)
    file = JsonFile("invented", len(text))
    found = measures(to_gold(gold, file), to_found(output, file), text)
    assert {name: (counts.tp, counts.fp, counts.fn) for name, counts in found.items()} == tally.counts
