"""What is quick stays quick, and samples are drawn as they say: tests of the tests, which are run in a folder apart."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from support.folders import ROOT
from support.measures import AMOUNT, SEED

pytestmark = pytest.mark.integration

CONFTEST: Final = 'pytest_plugins = ("support.marks", "support.measures")\n'
STARTING: Final = """
import multiprocessing, os, socket, subprocess, sys
import pytest

def a_program(): subprocess.run([sys.executable, "-c", ""], check=True)
def a_shell(): os.system("true")
def a_process(): multiprocessing.get_context("spawn").Process(target=print).start()
def a_server(): socket.create_server(("127.0.0.1", 0)).close()
def a_connection():
    with socket.socket() as connection: connection.connect_ex(("127.0.0.1", 9))

STARTED = [a_program, a_shell, a_process, a_server, a_connection]

@pytest.mark.parametrize("start", STARTED)
def test_unmarked(start): start()

@pytest.mark.integration
@pytest.mark.parametrize("start", STARTED[:1])
def test_marked(start): start()

@pytest.fixture(scope="module")
def unlisted(): a_program()

@pytest.mark.integration
def test_of_an_unlisted_fixture(unlisted): pass

@pytest.fixture(scope="module")
def served(): a_program()

def test_of_a_listed_fixture(served): pass

def test_nothing(): pass
"""
CASES: Final = """
import pytest
from support.measures import examples, sampled

@pytest.mark.measure("invented", sample=4)
@pytest.mark.parametrize("case", range(40))
def test_case(case): pass

@pytest.mark.measure("quick", quick=3)
@pytest.mark.parametrize("case", range(40))
def test_quick(case): pass

@pytest.mark.measure("other")
def test_amounts(): print("amounts", examples(8, whole=80), sampled(range(40), 8, "numbers"))
"""


def outcome(folder: Path, test: str, *options: str, **variables: str) -> list[str]:
    """Run a module of tests apart from the others; what pytest prints, line by line."""
    (folder / "conftest.py").write_text(CONFTEST, "utf-8")
    (folder / "test_apart.py").write_text(test, "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n  integration\n  slow\n  measure\n", "utf-8")
    environment = {name: value for name, value in os.environ.items() if name not in {SEED, AMOUNT}}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-p", "no:cacheprovider", "-p", "no:xdist", *options],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT / "tests"), **variables},
        capture_output=True,
        check=False,
        text=True,
    )
    return done.stdout.splitlines()


def named(lines: list[str], result: str) -> set[str]:
    """The tests with that result."""
    return {line.partition("::")[2].partition(" - ")[0] for line in lines if line.startswith(f"{result} ")}


def test_who_starts_something_without_the_mark_fails_and_is_told(tmp_path: Path) -> None:
    lines = outcome(tmp_path, STARTING)
    kinds = ("a_program", "a_shell", "a_process", "a_server", "a_connection")
    assert named(lines, "FAILED") == {f"test_unmarked[{kind}]" for kind in kinds}
    assert named(lines, "ERROR") == {"test_of_an_unlisted_fixture"}
    assert named(lines, "PASSED") == {"test_marked[a_program]", "test_of_a_listed_fixture", "test_nothing"}
    told = "\n".join(lines)
    assert "test_unmarked[a_program] starts something; mark it with pytest.mark.integration" in told
    assert "the fixture unlisted starts something; list it in tests/support/marks.py" in told


def test_what_is_quick_starts_nothing(tmp_path: Path) -> None:
    lines = outcome(tmp_path, STARTING, "-m", "not integration and not slow")
    assert named(lines, "PASSED") == {"test_nothing"}


def cases(lines: list[str], test: str = "test_case") -> set[str]:
    return {name for name in named(lines, "PASSED") if name.startswith(f"{test}[")}


def amounts(lines: list[str]) -> tuple[int, int]:
    """How many examples are made up, and how many cases a test draws by itself."""
    [told] = [line for line in lines if line.startswith("amounts ")]
    return int(told.split()[1]), len(re.findall(r"\d+", told)) - 1


def test_a_sample_is_drawn_by_its_seed(tmp_path: Path) -> None:
    one, again, other = (outcome(tmp_path, CASES, **{SEED: seed}) for seed in ("1", "1", "2"))
    assert len(cases(one)) == len(cases(other)) == 4
    assert len(cases(one, "test_quick")) == 40
    assert cases(one) == cases(again) != cases(other)
    assert amounts(one) == (8, 8)
    drawn = outcome(tmp_path, CASES)
    [seed] = re.findall(rf"{SEED}=(\d+)", "\n".join(drawn))
    assert cases(drawn) == cases(outcome(tmp_path, CASES, **{SEED: seed}))


def test_a_whole_measure_has_every_case_and_a_summary(tmp_path: Path) -> None:
    lines = outcome(tmp_path, CASES, **{AMOUNT: "whole"})
    assert cases(lines) == {f"test_case[{number}]" for number in range(40)}
    assert amounts(lines) == (80, 40)
    assert [line for line in lines if re.match(r"invented +40 tests +0 failed +\d", line)]


def test_what_is_quick_has_a_quarter_of_the_sample_or_what_it_says(tmp_path: Path) -> None:
    lines = outcome(tmp_path, CASES, **{AMOUNT: "quick"})
    assert len(cases(lines)) == 1
    assert len(cases(lines, "test_quick")) == 3
    assert amounts(lines) == (2, 2)


def test_a_case_that_is_named_is_run(tmp_path: Path) -> None:
    lines = outcome(tmp_path, CASES, "test_apart.py::test_case[7]", **{SEED: "1"})
    assert cases(lines) == {"test_case[7]"}
