"""Floors: which hold for a folder, what falls below one, and what is no floor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from discourse_kg.errors import FloorsError
from discourse_kg.evaluation.floors import below, hold, read_floors
from discourse_kg.evaluation.measures import Counts, measure_names

if TYPE_CHECKING:
    from pathlib import Path


def floors_file(folder: Path, text: str) -> str:
    path = folder / "floors.toml"
    path.write_text(text, "utf-8")
    return str(path)


def test_the_table_of_the_folder_goes_before_what_holds_for_all(tmp_path: Path) -> None:
    file = floors_file(tmp_path, "person = 0.5\nmoderator = 1\n[sv]\nperson = 0.75\n[en]\nperson = 0.8\n")
    assert read_floors(file, "gold/sv/") == {"person": 0.75, "moderator": 1.0}
    assert read_floors(file, str(tmp_path / "en")) == {"person": 0.8, "moderator": 1.0}
    assert read_floors(file, "da") == {"person": 0.5, "moderator": 1.0}


def test_the_folder_has_its_name_wherever_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sv").mkdir()
    monkeypatch.chdir(tmp_path / "sv")
    assert read_floors(floors_file(tmp_path, "[sv]\nperson = 0.75\n"), ".") == {"person": 0.75}


@pytest.mark.parametrize("name", measure_names())
def test_every_measure_may_have_a_floor(name: str, tmp_path: Path) -> None:
    assert read_floors(floors_file(tmp_path, f'[sv]\n"{name}" = 0.5\n'), "sv") == {name: 0.5}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "has no floors for the folder sv; add a table [sv]"),
        ("[en]\nperson = 0.5\n[da]\n", "has no floors for the folder sv; add a table [sv]; it has tables for en, da"),
        ("[sv]\npersons = 0.5\n", "floors.toml: sv.persons: is not a measure; did you mean person or person+role?"),
        ("[en]\npersons = 0.5\n[sv]\nperson = 0.5\n", "en.persons: is not a measure"),
        ("[sv]\nperson = 50\n", "sv.person: must be a number from 0 to 1, not 50"),
        ("[sv]\nperson = nan\n", "must be a number from 0 to 1, not NaN"),
        ("person = true\n", "floors.toml: person: must be a number from 0 to 1, not true"),
        ("[sv]\nperson = '0.5'\n", 'must be a number from 0 to 1, not "0.5"'),
        ("[sv\n", "is not TOML"),
        ("[sv.person]\n", "sv.person: must be a number from 0 to 1, not a table"),
    ],
)
def test_what_is_no_floor_is_named(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(FloorsError, match=r"floors\.toml") as caught:
        read_floors(floors_file(tmp_path, text), "sv")
    assert told in str(caught.value)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(FloorsError, match=r"nowhere\.toml: cannot be read: No such file"):
        read_floors("nowhere.toml", "sv")


def test_f1_is_held_against_its_floor_and_recall_where_a_row_has_no_more() -> None:
    rows = {"person": Counts(tp=1, fp=1, fn=0), "recall direct": Counts(tp=1, fp=0, fn=3), "moderator": Counts()}
    held = hold({"recall direct": 0.3, "person": 0.6}, rows)
    assert [(floor.measure, floor.measured, floor.held) for floor in held] == [
        ("person", 0.667, True),
        ("recall direct", 0.25, False),
    ]
    assert below(held) == (held[1],)


def test_what_counts_is_the_value_as_it_is_printed() -> None:
    two_thirds = {"person": Counts(tp=2, fp=1, fn=1)}
    assert below(hold({"person": 0.667}, two_thirds)) == ()
    assert below(hold({"person": 0.668}, two_thirds)) != ()
