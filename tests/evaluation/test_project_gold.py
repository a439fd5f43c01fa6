"""The project's own gold: in each of its folders, every measure that has a floor reaches it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from discourse_kg.evaluation.floors import read_floors
from support.commandline import call
from support.folders import TEST_DATA

GOLD = TEST_DATA / "gold"
FLOORS = GOLD / "floors.toml"
FOLDERS = sorted(path for path in GOLD.iterdir() if path.is_dir()) if GOLD.exists() else []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_measure_falls_below_its_floor(folder: Path) -> None:
    result = call("evaluate", folder, "--floors", FLOORS)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "statement+speaker@0.3" in read_floors(str(FLOORS), str(folder))


def test_every_folder_has_floors_and_all_floors_have_a_folder() -> None:
    tables = tomllib.loads(FLOORS.read_text("utf-8")) if GOLD.exists() else {}
    assert sorted(tables) == [folder.name for folder in FOLDERS]
    assert bool(FOLDERS) == GOLD.exists()
