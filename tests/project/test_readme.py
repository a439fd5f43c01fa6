"""What the README shows is what the program prints, to the letter."""

from __future__ import annotations

import doctest
import re
import runpy
from pathlib import Path

import pytest

from support.folders import ROOT

README = ROOT / "README.md"
TOOL = runpy.run_path(str(ROOT / "tools" / "readme.py"))
BLOCKS: list[tuple[str, list[str]]] = TOOL["blocks"]()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled recaps and settings in a folder of their own, their graph built and published."""
    folder = tmp_path_factory.mktemp("readme")
    TOOL["prepare"](folder)
    return folder


def test_every_console_block_is_run() -> None:
    assert len(BLOCKS) == README.read_text("utf-8").count("```console") >= 3


@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_shown_output_is_real(command: str, shown: list[str], project: Path) -> None:
    assert len(shown) > 3
    assert TOOL["as_shown"](TOOL["printed"](command, project), shown) == shown


def test_shown_python_runs() -> None:
    result = doctest.testfile(str(README), module_relative=False)
    assert result.attempted > 5
    assert result.failed == 0


def test_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README.read_text("utf-8"))
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
