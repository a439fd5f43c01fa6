"""The first changes of CONTRIBUTING.md, each made in a copy of the project: it touches as many files as is said there.

`tests/data/first-changes/` has a file for each: what is written where. A part of it is the fact, the rest is the case
that fails without it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from support.folders import ROOT, TEST_DATA
from support.measures import AMOUNT

CHANGES: Final = sorted((TEST_DATA / "first-changes").glob("*.toml"))
#: What is no part of the project, or not of the tests that a change concerns.
LEFT: Final = (".*", "__pycache__", "node_modules", "assets", "dist")


@dataclass(frozen=True)
class Edit:
    """A text that is written into a file: instead of another, in a sorted section, or at the end."""

    file: str
    part: str
    text: str
    find: str | None = None
    section: str | None = None

    def written(self, before: str) -> str:
        """The file's text with the edit."""
        if self.find is not None:
            assert before.count(self.find) == 1, f"{self.file}: {self.find!r} is not there once"
            return before.replace(self.find, self.text)
        if self.section is not None:
            return _sorted_into(before, self.section, self.text)
        return before + self.text


def _sorted_into(before: str, section: str, text: str) -> str:
    lines = before.splitlines(keepends=True)
    place = lines.index(f"{section}\n") + 1
    while lines[place].strip() and lines[place].strip('"') < text:
        place += 1
    return "".join([*lines[:place], text, *lines[place:]])


@dataclass(frozen=True)
class Change:
    """A change as its file tells it."""

    title: str
    edits: tuple[Edit, ...]
    commands: tuple[str, ...]
    tests: tuple[str, ...]
    #: Which of these tests are concerned, as `pytest -k` takes it.
    select: str

    @classmethod
    def of(cls, path: Path) -> Change:
        table = tomllib.loads(path.read_text("utf-8"))
        edits = tuple(Edit(**edit) for edit in table["edits"])
        return cls(table["title"], edits, tuple(table["commands"]), tuple(table["tests"]), table["select"])

    def make(self, project: Path, *parts: str) -> None:
        """Write those parts."""
        for edit in self.edits:
            if edit.part in parts:
                path = project / edit.file
                path.write_text(edit.written(path.read_text("utf-8") if path.exists() else ""), "utf-8")


def write_what_follows(project: Path, change: Change) -> None:
    """Run the commands of a change; one whose fact is missing has some that fail."""
    for command in change.commands:
        run(project, "make", command, f"VENV={sys.prefix}", "--old-file", f"{sys.prefix}/installed")


def told() -> dict[str, tuple[int, int]]:
    """Of each first change, how many files it touches and how many of them commands write, as CONTRIBUTING.md says."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    found = re.findall(r"^### (.+): (\d+) files?(?:, (\d+) written by (?:a command|commands))?$", text, re.MULTILINE)
    return {title: (int(files), int(written or 0)) for title, files, written in found}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project."""
    return shutil.copytree(ROOT, tmp_path / "project", ignore=shutil.ignore_patterns(*LEFT))


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a copy, whose program goes before the one that is installed."""
    environment = {**os.environ, "PYTHONPATH": str(project / "src"), AMOUNT: "whole"}
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, check=False, text=True)


def check(project: Path, change: Change) -> subprocess.CompletedProcess[str]:
    options = ("-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "-k", change.select)
    return run(project, sys.executable, "-m", "pytest", *options, *change.tests)


def contents(project: Path) -> dict[str, bytes]:
    files = (path for path in project.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in files}


def test_every_first_change_is_tried_and_no_other() -> None:
    assert sorted(Change.of(path).title for path in CHANGES) == sorted(told())


@pytest.mark.integration
@pytest.mark.parametrize("path", CHANGES, ids=lambda path: path.stem)
def test_a_first_change_passes_and_touches_as_many_files_as_is_said(path: Path, project: Path) -> None:
    change, before = Change.of(path), contents(project)
    change.make(project, "fact", "case")
    write_what_follows(project, change)
    after = contents(project)
    touched = {name for name in after if after[name] != before.get(name)}
    by_hand = {edit.file for edit in change.edits}
    assert by_hand <= touched
    assert told()[change.title] == (len(touched), len(touched - by_hand)), touched
    done = check(project, change)
    assert done.returncode == 0, done.stdout


@pytest.mark.integration
@pytest.mark.parametrize("path", CHANGES, ids=lambda path: path.stem)
def test_the_case_of_a_first_change_fails_without_its_fact(path: Path, project: Path) -> None:
    change = Change.of(path)
    change.make(project, "case")
    write_what_follows(project, change)
    done = check(project, change)
    assert done.returncode == 1, done.stdout
