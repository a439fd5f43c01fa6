"""`discourse-kg explain` and `discourse-kg export`, as they are called."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.commandline import SETTINGS, call

if TYPE_CHECKING:
    from pathlib import Path

    from support.commandline import Project

FILES = [
    *(f"catalogue{profile}.{end}" for profile in ("-dcat-ap", "") for end in ("rdf", "ttl")),
    *(f"discourse.{end}" for end in ("jsonld", "nq", "rdf", "trig", "ttl")),
]


def test_the_id_that_extract_shows_is_what_explain_takes(inside: Project) -> None:
    discourse = json.loads(call("extract", "recaps/parkdagen.md").stdout)
    text = (inside.recaps / "parkdagen.md").read_bytes().decode()
    for statement in discourse["statements"]:
        result = call("explain", statement["id"], "--lang", "sv")
        assert result.exit_code == 0
        assert f", {statement['start']}–{statement['end']} i filen" in result.stdout
        assert " ".join(text[statement["start"] : statement["end"]].split()) in result.stdout
        assert statement["speakers"][0] in result.stdout


def test_when_something_is_heard_in_a_recording_is_shown(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The recording is invented."""
    monkeypatch.chdir(project.folder)
    words = "WEBVTT\n\n00:04.500 --> 00:09.000\n<v Erik Sandell>Vi ska ha ett ramverk som alla kan vara med i.\n"
    (project.folder / "talk.vtt").write_text(words)
    assert call("build", "talk.vtt").exit_code == 0
    [statement] = json.loads(call("extract", "talk.vtt").stdout)["statements"]
    assert ", heard at t=4.5,9 of the recording\n" in call("explain", statement["id"]).stdout
    assert ", hörs vid t=4.5,9 i inspelningen\n" in call("explain", statement["id"], "--lang", "sv").stdout


@pytest.mark.usefixtures("inside")
def test_a_statement_that_is_not_there_ends_with_2() -> None:
    for wanted, told in (("0000000000000000", "no such statement"), ("Nima", "neither a statement's IRI")):
        result = call("explain", wanted)
        assert (result.exit_code, result.stdout) == (2, "")
        assert told in result.stderr


@pytest.mark.usefixtures("inside")
def test_all_files_are_written(tmp_path: Path) -> None:
    result = call("export", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{tmp_path / 'out'}: {', '.join(FILES)}\n"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == FILES


@pytest.mark.usefixtures("inside")
def test_the_same_store_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        call("export", tmp_path / name)
    assert [(tmp_path / "one" / name).read_bytes() for name in FILES] == [
        (tmp_path / "two" / name).read_bytes() for name in FILES
    ]


def test_what_the_catalogue_lacks_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.build()
    monkeypatch.chdir(project.folder)
    settings = SETTINGS.replace('name = "Påhittade förlaget"\n', "")
    (project.folder / "discourse-kg.toml").write_text(settings, "utf-8")
    result = call("export", "out")
    assert result.exit_code == 0
    assert result.stderr.startswith("no catalogue was written; set in discourse-kg.toml: publisher.name\n")
    assert not (project.folder / "out" / "catalogue.ttl").exists()


@pytest.mark.usefixtures("inside")
def test_a_link_in_the_way_ends_with_3_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"victim")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "discourse.ttl").symlink_to(tmp_path / "victim")
    result = call("export", tmp_path / "out")
    assert result.exit_code == 3
    assert "discourse.ttl: is a symbolic link and is not replaced" in result.stderr
    assert (tmp_path / "victim").read_bytes() == b"victim"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["discourse.ttl"]


def test_a_store_that_is_not_there_ends_with_3_and_no_folder_is_made(tmp_path: Path) -> None:
    result = call("export", tmp_path / "out", "--store", tmp_path / "nowhere")
    assert result.exit_code == 3
    assert not list(tmp_path.iterdir())
