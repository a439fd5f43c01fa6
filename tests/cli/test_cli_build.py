"""`discourse-kg build`: what is told of each source, and the exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.commandline import ENGLISH, call

if TYPE_CHECKING:
    from pathlib import Path

    from support.commandline import Project


#: What is told of how much was read.
GARDEN = "recaps/garden-day.txt: of 204 characters: statements 47 %, narration 52 %\n"
PARK = "recaps/parkdagen.md: of 288 characters: statements 60 %, narration 38 %\n"


@pytest.fixture(autouse=True)
def _inside(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.folder)


def test_the_sources_and_the_store_are_those_of_the_settings(project: Project) -> None:
    for expected in (f"{GARDEN}{PARK}2 built, 0 unchanged\n", "0 built, 2 unchanged\n"):
        result = call("build")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", expected)
    assert (project.folder / "store").is_dir()


def test_options_and_variables_go_before_the_settings(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCOURSE_KG_STORE", "by-variable")
    monkeypatch.setenv("DISCOURSE_KG_SOURCES", "recaps/*.txt:recaps/parkdagen.md")
    assert call("build").stderr == f"{GARDEN}{PARK}2 built, 0 unchanged\n"
    assert call("build", "--store", "by-option", "recaps/parkdagen.md").stderr == f"{PARK}1 built, 0 unchanged\n"
    assert {path.name for path in project.folder.iterdir()} >= {"by-variable", "by-option"}
    assert not (project.folder / "store").exists()


def test_a_dry_run_makes_no_store(project: Project) -> None:
    assert call("build", "--dry-run").stderr == f"{GARDEN}{PARK}2 built, 0 unchanged; nothing was written\n"
    assert not (project.folder / "store").exists()
    call("build", "recaps/parkdagen.md")
    assert call("build", "--dry-run").stderr == f"{GARDEN}1 built, 1 unchanged; nothing was written\n"


def test_what_cannot_be_read_ends_with_3_and_the_others_are_built(project: Project) -> None:
    project.write("broken.md", "---\nevent_date: yesterday\n---\nx")
    result = call("build")
    assert result.exit_code == 3
    assert result.stderr == (
        'recaps/broken.md:2: front matter: event_date: must be a date like 2017-10-12, not "yesterday"\n'
        f"{GARDEN}{PARK}2 built, 0 unchanged, 1 unreadable\n"
    )


def test_what_is_gone_is_noted_and_pruned_on_demand(project: Project) -> None:
    call("build")
    (project.recaps / "garden-day.txt").unlink()
    noted = call("build")
    assert noted.exit_code == 0
    assert noted.stderr == (
        "garden-day.txt: is in the store but no longer among the sources; --prune removes it\n"
        "0 built, 1 unchanged, 1 gone\n"
    )
    assert call("build", "--prune").stderr == "garden-day.txt: removed\n0 built, 1 unchanged, 1 removed\n"


def test_force_builds_everything() -> None:
    call("build")
    assert call("build", "--force").stderr == f"{GARDEN}{PARK}2 built, 0 unchanged\n"


def test_standard_input_is_built_under_its_id() -> None:
    named = ENGLISH.replace("---\n", "---\nid: by-hand\n", 1)
    assert call("build", "-", stdin=named).stderr.endswith("1 built, 0 unchanged\n")
    assert call("build", "-", stdin=named).stderr == "0 built, 1 unchanged\n"
    nameless = call("build", "-", stdin=ENGLISH)
    assert nameless.exit_code == 3
    assert "-: has no name to be built under" in nameless.stderr


def test_standard_input_that_cannot_be_read_is_told() -> None:
    result = call("build", "-", stdin=b"")
    assert result.exit_code == 3
    assert "-: is empty" in result.stderr


def test_a_store_of_another_base_is_refused(project: Project) -> None:
    call("build")
    result = call("build", "--base", "https://example.org/other")
    assert result.exit_code == 3
    assert "the store was built with the base https://w3id.org/discourse-kg" in result.stderr
    assert (project.folder / "store").is_dir()


@pytest.mark.integration
def test_an_endpoint_that_is_not_there_ends_with_4() -> None:
    result = call("build", "--store", "http://127.0.0.1:9/query")
    assert result.exit_code == 4
    assert result.stderr.startswith("discourse-kg: http://127.0.0.1:9/query: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("store", ["file", "file/below"])
def test_a_store_that_cannot_be_written_ends_with_3(project: Project, store: str) -> None:
    (project.folder / "file").write_bytes(b"in the way")
    result = call("build", "--store", store)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"discourse-kg: {store}: ")
    assert len(result.stderr.splitlines()) == 1
    assert (project.folder / "file").read_bytes() == b"in the way"


def test_a_folder_of_something_else_is_no_store(project: Project) -> None:
    result = call("build", "--store", "recaps")
    assert result.exit_code == 3
    assert "not a store" in result.stderr
    assert {path.name for path in project.recaps.iterdir()} == {"parkdagen.md", "garden-day.txt"}


def test_a_store_of_another_version_is_refused_by_every_command(project: Project) -> None:
    call("build")
    manifest: Path = next((project.folder / "store").glob("*.json"))
    manifest.write_text(manifest.read_text("utf-8").replace('"version": 1', '"version": 999'), "utf-8")
    commands = (["build"], ["validate"], ["sparql", "ASK {}"], ["explain", "123456"], ["export", "out"])
    for command in commands:
        result = call(*command)
        assert result.exit_code == 3, command
        assert "the store has version 999" in result.stderr
    assert not (project.folder / "out").exists()
