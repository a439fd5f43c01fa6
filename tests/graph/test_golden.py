"""What whole invented recaps become, to the byte: a difference is either a fault, or meant and committed."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys

import pytest

from support.folders import ROOT, TEST_DATA

TOOL = ROOT / "tools" / "golden.py"
FOLDER = TEST_DATA / "golden"
PARTS = runpy.run_path(str(TOOL))


def test_every_golden_file_has_its_recap() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(PARTS["RECAPS"])


@pytest.mark.parametrize("name", PARTS["RECAPS"])
def test_the_recap_becomes_what_it_became(name: str) -> None:
    assert PARTS["golden"](name).splitlines() == (FOLDER / f"{name}.nq").read_text("utf-8").splitlines()


@pytest.mark.integration
@pytest.mark.parametrize(("seed", "place"), [("0", "C"), ("1", "sv_SE.UTF-8"), ("4711", "tr_TR.UTF-8")])
def test_hash_seed_locale_and_time_zone_change_nothing(seed: str, place: str) -> None:
    name = PARTS["RECAPS"][0]
    script = f"import runpy, sys; sys.stdout.write(runpy.run_path({str(TOOL)!r})['golden']({name!r}))"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LANG": place, "TZ": "Pacific/Apia", "PYTHONUTF8": "1"}
    written = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True).stdout
    assert written == (FOLDER / f"{name}.nq").read_bytes()
