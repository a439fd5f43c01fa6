"""Under what a project's things are minted: what is said where nobody chose a base, and what is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from discourse_kg.identifiers import DEFAULT_BASE, PROJECT_BASE
from discourse_kg.settings import load_settings
from discourse_kg.storage import open_store
from discourse_kg.storage.replacement import bases_elsewhere
from support.commandline import SETTINGS, call
from support.folders import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from support.commandline import Project

ELSEWHERE: Final = "https://example.org/kg"
WITHOUT_BASE: Final = re.sub("^base = .*$", "", SETTINGS, flags=re.MULTILINE)


def settings_with(project: Project, base: str) -> None:
    (project.folder / "discourse-kg.toml").write_text(f'base = "{base}"\n{WITHOUT_BASE}', "utf-8")


def test_this_repository_sets_the_base_of_its_own_data() -> None:
    assert load_settings(ROOT, {}).base == PROJECT_BASE


def test_whoever_writes_under_no_chosen_base_is_told_on_one_line(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.folder)
    (project.folder / "discourse-kg.toml").write_text(WITHOUT_BASE, "utf-8")
    for command in (
        ("build",),
        ("publish", "site"),
        ("export", "out"),
        ("extract", "recaps", "--format", "nquads"),
    ):
        done = call(*command)
        told = [line for line in done.stderr.splitlines() if DEFAULT_BASE in line]
        assert (done.exit_code, len(told)) == (0, 1), done.stderr
        assert "this machine alone; set base in discourse-kg.toml" in told[0]
    settings_with(project, ELSEWHERE)
    assert DEFAULT_BASE not in call("extract", "recaps", "--format", "nquads").stderr


@pytest.mark.parametrize("command", ["publish", "export"])
def test_what_is_stored_under_one_base_is_not_published_under_another(
    built_copy: Project, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built_copy.folder)
    settings_with(built_copy, ELSEWHERE)
    result = call(command, "out")
    assert result.exit_code == 3
    assert f"the store is under {PROJECT_BASE}, and the settings say {ELSEWHERE}" in result.stderr
    assert f"run discourse-kg rebase {ELSEWHERE}" in result.stderr
    assert not (built_copy.folder / "out").exists()


def test_a_build_under_another_base_is_told_how_to_move_the_store(
    built_copy: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built_copy.folder)
    result = call("build", "--base", ELSEWHERE)
    assert result.exit_code == 3
    assert f"discourse-kg rebase {ELSEWHERE}" in result.stderr


def test_a_store_that_holds_nothing_under_a_base_names_those_it_has(built: Project, tmp_path: Path) -> None:
    with open_store(built.store, read_only=True) as store:
        assert bases_elsewhere(store, PROJECT_BASE) == ()
        assert bases_elsewhere(store, ELSEWHERE) == (PROJECT_BASE,)
    with open_store(str(tmp_path / "empty"), read_only=False, base=ELSEWHERE) as empty:
        assert bases_elsewhere(empty, PROJECT_BASE) == ()


def test_a_moved_store_is_published_where_the_settings_say_so(
    built_copy: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built_copy.folder)
    moved = call("rebase", ELSEWHERE)
    assert moved.exit_code == 0
    assert f"{PROJECT_BASE} -> {ELSEWHERE}" in moved.stderr
    assert f'set base = "{ELSEWHERE}" in discourse-kg.toml' in moved.stderr
    assert call("publish", "site").exit_code == 3
    settings_with(built_copy, ELSEWHERE)
    assert call("build").stderr == "0 built, 2 unchanged\n"
    assert call("publish", "site").exit_code == 0
    assert "is under" in call("rebase", ELSEWHERE).stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("https://example.org/v1.2",), 2, "NEW_BASE: the base IRI must have no version"),
        ((ELSEWHERE, "--store", "http://127.0.0.1:9/query"), 2, "only a store in a folder can be moved"),
        ((ELSEWHERE, "--store", "missing"), 3, "no store at missing"),
    ],
)
def test_what_cannot_be_moved_is_told_with_the_remedy(
    project: Project, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, told: str
) -> None:
    monkeypatch.chdir(project.folder)
    result = call("rebase", *arguments)
    assert (result.exit_code, told in result.stderr.replace("\n", " ")) == (code, True), result.stderr
