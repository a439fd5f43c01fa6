"""Cases: short texts that are wholly right or wrong, and how many of the program's own are right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from discourse_kg.errors import GoldError
from discourse_kg.evaluation.cases import Case, Cases, check, read_cases
from discourse_kg.evaluation.cases_report import cases_json, cases_text
from discourse_kg.extraction.pipeline import extract
from support.commandline import call
from support.folders import TEST_DATA

FOLDER = TEST_DATA / "cases"

#: How many cases of a file are wholly right at least; it only rises.
FLOORS = {"sv": 66, "en": 39}

TEXT = "I panelen satt Moa Ek (jurist, Fjordverket) och Bo Lund.\n\nMoa Ek sa att isen är tunn."


def faults(**expected: object) -> list[str]:
    case = Case(name="one", cause="a cause", text=TEXT, **expected)  # type: ignore[arg-type]  # as TOML gives them
    [checked] = check(Cases("sv", (case,)), extract)
    return list(checked.faults)


def test_what_is_not_mentioned_is_not_looked_at() -> None:
    assert faults() == []


def test_people_are_all_that_there_are_with_their_labels() -> None:
    assert faults(persons=("Moa Ek | juristen | Fjordverket", "Bo Lund | - | -")) == []
    assert faults(persons=("Moa Ek", "Bo Lund")) == []
    assert faults(persons=("Moa Ek | lots",)) == ["person that is none: Bo Lund", "role of Moa Ek: jurist"]
    assert faults(persons=("Moa Ek | | -", "Bo Lund", "Ida Sten")) == [
        "organization of Moa Ek: Fjordverket",
        "person missing: Ida Sten",
    ]


def test_statements_are_all_that_somebody_says() -> None:
    assert faults(said=("Moa Ek | indirect | Moa Ek sa … är tunn.",)) == []
    assert faults(said=()) == ["not said by Moa Ek: Moa Ek sa att isen är tunn."]
    assert faults(said=(), may=("Moa Ek | | Moa Ek sa … är tunn.",)) == []
    assert faults(said=("Moa Ek | pledge | Moa Ek sa … är tunn.",)) == ["kind: indirect: Moa Ek sa … är tunn."]
    assert faults(said=("Bo Lund | | Moa Ek sa … är tunn.",))[0] == "said by Moa Ek: Moa Ek sa … är tunn."
    assert faults(never=("Moa Ek | | Moa Ek sa … är tunn.",)) == ["said by Moa Ek: Moa Ek sa … är tunn."]
    assert faults(never=("Bo Lund | | Moa Ek sa … är tunn.",)) == []


def test_event_and_panel_are_equal_to_what_is_found() -> None:
    assert faults(event="", date="", place="", titles=(), moderators=()) == []
    assert faults(event="Hamndagarna", moderators=("Bo Lund",)) == ["moderators: -", "event: -"]


def test_words_that_the_text_does_not_have_are_refused() -> None:
    with pytest.raises(GoldError, match="are not words of the case's text"):
        faults(said=("Moa Ek | | Det regnar.",))


def test_a_file_of_cases_is_refused_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "cases.toml"
    file.write_text('language = "sv"\ncases = [{name = "one"}]\n', "utf-8")
    with pytest.raises(GoldError, match=r"cases\[0\]"):
        read_cases(str(file))
    with pytest.raises(GoldError, match="no such file"):
        read_cases(str(tmp_path / "none.toml"))


@pytest.mark.parametrize("language", list(FLOORS))
def test_as_many_cases_as_before_are_wholly_right(language: str) -> None:
    checked = check(read_cases(str(FOLDER / f"{language}.toml")), extract)
    assert len({one.case.name for one in checked}) == len(checked)
    assert sum(not one.faults for one in checked) >= FLOORS[language]


def test_the_command_counts_them(tmp_path: Path) -> None:
    file = tmp_path / "sv.toml"
    text = json.dumps(TEXT, ensure_ascii=False)
    file.write_text(
        f'language = "sv"\n[[cases]]\nname = "one"\ncause = "a cause"\ntext = {text}\nevent = ""\n'
        f'[[cases]]\nname = "two"\ncause = "a cause"\ntext = {text}\nevent = "Hamndagarna"\n',
        "utf-8",
    )
    assert call("evaluate", file).stdout == "a cause     1 of    2\nall         1 of    2\n"
    assert call("evaluate", file, "--errors").stdout.endswith("\n\ntwo: event: -\n")
    found = json.loads(call("evaluate", file, "--format", "json").stdout)
    assert (found["right"], found["of"], found["cases"][1]["faults"]) == (1, 2, ["event: -"])


def test_no_cases_are_told_too() -> None:
    assert cases_text((), mistakes=True) == "all     0 of    0\n\n"
    assert cases_json(()) == {"right": 0, "of": 0, "cases": []}
