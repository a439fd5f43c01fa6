"""What is wrong with one source, or in the program at one, is this source's outcome: the others are built."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from discourse_kg.build import Outcome, State
from discourse_kg.errors import StoreError
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.reading import graph_of
from discourse_kg.settings import Limits
from discourse_kg.storage import open_store
from discourse_kg.storage.interface import graph_names, graph_quads
from support.commandline import ENGLISH
from support.other_readers import packages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

    from discourse_kg.graph.identifiers import Identifiers
    from discourse_kg.model import Discourse
    from support.commandline import Project


def states(outcomes: Iterable[Outcome]) -> dict[str, str]:
    return {Path(outcome.path).name: outcome.state for outcome in outcomes}


def quads(project: Project) -> set[str]:
    """Everything in the store."""
    with open_store(project.store, read_only=True) as store:
        return {str(quad) for name in graph_names(store, PROJECT_BASE) for quad in graph_quads(store, name)}


#: What one source may do to the others: its name, its content, and what is told of it.
TROUBLE: Final[dict[str, tuple[str, str]]] = {
    "percent.md": (f"---\nsource: https://example.org/100%\n---\n{ENGLISH.rpartition('---')[2]}", "percent.md:2: "),
    "licence.md": (f"---\nlicence: http://[::1\n---\n{ENGLISH.rpartition('---')[2]}", "licence.md:2: "),
    "deep.md": (f"---\ntitle: {'[' * 500}{']' * 500}\n---\nRowan Invented said that.", "deep.md:2: "),
    "keys.md": (f"---\n{''.join(' ' * at + 'a:' + chr(10) for at in range(3000))}---\nRowan said that.", "too deep"),
    "empty.md": ("", "empty.md: "),
}


@pytest.mark.parametrize("limits", [None, Limits()], ids=["here", "bounded"])
def test_what_one_source_raises_is_its_own_outcome(project: Project, limits: Limits | None) -> None:
    for name, (content, _) in TROUBLE.items():
        project.write(name, content)
    project.write("zoo.md", ENGLISH.replace("Rowan", "Robin"))
    os.mkfifo(project.recaps / "pipe.md")
    outcomes = project.build(limits=limits)
    assert states(outcomes) == {
        **dict.fromkeys([*TROUBLE, "pipe.md"], "unreadable"),
        **dict.fromkeys(["garden-day.txt", "parkdagen.md", "zoo.md"], "built"),
    }
    told = {Path(outcome.path).name: str(outcome.error) for outcome in outcomes}
    for name, (_, words) in TROUBLE.items():
        assert words in told[name]
    assert "named pipe" in told["pipe.md"]


#: A reader of an invented format that does what the source says, as no reader should.
ILL: Final = """
import os, time
from discourse_kg.readers.port import FormatReader


def read(raw):
    exec(raw.content)


READER = FormatReader("ill", read, suffixes=(".ill",))
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("time.sleep(3600)", "takes longer than 8 seconds"),
        ("bytes(1 << 30)", "needs more than 256 MB of memory"),
        ("os.abort()", "ended the process that read it (SIGABRT)"),
        ("raise KeyError('x')", "KeyError: 'x'"),
        ("f = lambda g: g(g)\nf(f)", "RecursionError"),
    ],
)
def test_a_source_that_goes_beyond_its_limits_is_told_and_the_others_are_built(
    project: Project, tmp_path: Path, deed: str, told: str
) -> None:
    with packages(tmp_path) as installed:
        installed.install("ill", ILL)
        project.write("a.ill", deed)
        outcomes = project.build(limits=Limits(seconds=8.0, megabytes=256))
    assert {**states(outcomes), "a.ill": ""} == {"a.ill": "", "garden-day.txt": "built", "parkdagen.md": "built"}
    [failed] = [outcome for outcome in outcomes if outcome.error]
    assert told in str(failed.error)
    assert str(failed.error).startswith(str(project.recaps / "a.ill"))


def test_a_bug_in_the_program_at_one_source_is_told_and_the_others_are_built(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(discourse: Discourse, identifiers: Identifiers, least: float) -> frozenset[Quad]:
        if discourse.recap.name == "garden-day.txt":
            raise ZeroDivisionError("invented")
        return graph_of(discourse, identifiers, least)

    monkeypatch.setattr("discourse_kg.build.graph_of", broken)
    outcomes = project.build()
    assert states(outcomes) == {"garden-day.txt": "unreadable", "parkdagen.md": "built"}
    assert "garden-day.txt: a bug in the program, please report it with the source: ZeroDivisionError: invented" in str(
        outcomes[0].error
    )


def test_a_first_build_that_builds_nothing_leaves_no_store(project: Project) -> None:
    for path in project.recaps.iterdir():
        path.write_text("", "utf-8")
    assert {outcome.state for outcome in project.build()} == {State.UNREADABLE}
    assert not Path(project.store).exists()
    with pytest.raises(StoreError, match="run discourse-kg build"):
        open_store(project.store, read_only=True)


def test_a_build_that_builds_nothing_leaves_the_store_that_there_was(project: Project) -> None:
    project.build()
    before = quads(project)
    for path in project.recaps.iterdir():
        path.write_text("", "utf-8")
    project.build()
    assert quads(project) == before
