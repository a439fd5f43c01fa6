"""`discourse-kg init`: a project that works at once, and nothing that is there already is overwritten."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

import pytest
from rdflib.collection import Collection
from rdflib.term import URIRef

from discourse_kg.extraction.pipeline import extract
from discourse_kg.identifiers import DEFAULT_BASE
from discourse_kg.languages.supported import known_languages
from discourse_kg.readers.intake import read
from discourse_kg.readers.port import recap_of
from discourse_kg.resources import resource
from discourse_kg.settings import Settings, load_settings
from discourse_kg.validation.shapes import catalogue_shapes
from support.commandline import call

if TYPE_CHECKING:
    from click.testing import Result

BASE: Final = "https://example.org/kg"
NAME: Final = 'Påhittade "förlaget" \\ & söner'
LICENCE: Final = "http://creativecommons.org/licenses/by/4.0/"
FILES: Final = ("README.md", "discourse-kg.toml", "recaps/invented.md")
KINDS: Final = URIRef("https://w3id.org/discourse-kg/shapes/dcat-ap-se/list/agent-type-1")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def written(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()))


def settings_in(folder: Path) -> Settings:
    return load_settings(folder, {})


def new(*arguments: str) -> Result:
    result = call("init", *arguments)
    assert result.exit_code == 0, result.stderr
    return result


def choose_licence() -> None:
    """Do what the settings of a new project say."""
    settings = Path("discourse-kg.toml")
    before = settings.read_text("utf-8")
    assert before.count('# licence = ""\n') == 1
    settings.write_text(before.replace('# licence = ""\n', f'licence = "{LICENCE}"\n'), "utf-8")


@pytest.mark.parametrize("language", known_languages())
def test_the_commands_of_the_readme_work_in_a_new_project(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new("project", "--language", language, "--yes")
    monkeypatch.chdir(tmp_path / "project")
    commands = re.findall(r"^\$ discourse-kg (.*)$", Path("README.md").read_text("utf-8"), re.MULTILINE)
    assert [shlex.split(command)[0] for command in commands] == ["build", "query", "publish"]
    choose_licence()
    for command in commands:
        result = call(*shlex.split(command))
        assert result.exit_code == 0, result.stderr
        assert "Nima Forsrud" in result.stdout or not command.startswith("query")
    assert Path("site/index.html").is_file()
    assert call("validate").exit_code == 0


@pytest.mark.parametrize("language", known_languages())
def test_the_sample_says_that_it_is_invented_and_is_read_right(language: str) -> None:
    new("--language", language, "--yes")
    found = read("recaps/invented.md")
    discourse = extract(recap_of(found))
    assert recap_of(found).language == language
    assert re.search("invented|påhittat|oppdiktet", recap_of(found).title or "")
    assert [one.speakers for one in discourse.statements] == [("Nima Forsrud",), ("Tova Ekmark",)]
    assert [mention.country for mention in discourse.statements[0].mentions] == ["EST"]
    assert discourse.unresolved == ()


def test_base_publisher_and_language_are_those_given(tmp_path: Path) -> None:
    told = new("deep/project", "--base", f"{BASE}/", "--publisher", NAME, "--language", "svenska").stderr
    settings = settings_in(tmp_path / "deep" / "project")
    assert (settings.base, settings.publisher.name, settings.publisher.uri) == (BASE, NAME, BASE)
    assert settings.language == "sv"
    assert written(tmp_path / "deep" / "project") == FILES
    assert DEFAULT_BASE not in told
    assert "next: cd deep/project && discourse-kg build" in told


def test_the_default_base_is_local_and_said_to_be(tmp_path: Path) -> None:
    assert f"IRIs begin with {DEFAULT_BASE}, which is this machine alone" in new("--yes").stderr
    assert settings_in(tmp_path).base == DEFAULT_BASE


def test_the_licence_is_the_one_that_is_given(tmp_path: Path) -> None:
    assert "licence" not in new("--yes", "--licence", LICENCE).stderr
    assert settings_in(tmp_path).catalogue.licence == LICENCE


def test_no_licence_is_chosen_for_a_publisher(tmp_path: Path) -> None:
    assert "set licence in discourse-kg.toml before discourse-kg publish" in new("--yes").stderr
    assert settings_in(tmp_path).catalogue.licence is None
    assert call("build").exit_code == 0
    result = call("publish", "site")
    assert result.exit_code != 0
    assert "discourse-kg.toml does not say catalogue.licence" in result.stderr
    assert not Path("site").exists()
    choose_licence()
    assert call("publish", "site").exit_code == 0


def test_where_nobody_can_be_asked_the_answers_have_to_be_given(tmp_path: Path) -> None:
    for arguments in ((), ("--base", BASE), ("--publisher", NAME)):
        result = call("init", *arguments)
        assert result.exit_code == 2
        assert "give --base and --publisher, or --yes for the defaults" in result.stderr
    assert written(tmp_path) == ()


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--base", "example.org", "must be an http(s) IRI"),
        ("--base", "https://example.org/v1.2", "must have no version"),
        ("--publisher", " ", "a publisher has a name"),
        ("--publisher", "a\x1b[31m", "a publisher has a name"),
        ("--licence", "CC0", 'a licence must be a web address, not "CC0", such as http'),
        ("--licence", "https://creativecommons.org/licenses/by/4.0", f"write {LICENCE}"),
        ("--language", "klingon", "is not one of 'en', 'nb', 'sv'"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_is_written(
    option: str, value: str, told: str, tmp_path: Path
) -> None:
    result = call("init", "--yes", option, value)
    assert (result.exit_code, told in result.stderr) == (2, True), result.stderr
    assert written(tmp_path) == ()


def test_a_project_is_left_alone(tmp_path: Path) -> None:
    new("--base", BASE, "--publisher", NAME)
    before = {name: (tmp_path / name).read_bytes() for name in FILES}
    result = call("init", "--yes")
    assert result.exit_code == 3
    assert "discourse-kg.toml: is there already; edit it, or name another folder" in result.stderr
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == before


def test_files_that_are_there_are_kept_and_named(tmp_path: Path) -> None:
    Path("README.md").write_text("mine", "utf-8")
    Path("recaps").mkdir()
    Path("recaps/mine.txt").write_text("mine", "utf-8")
    told = new("--yes").stderr
    assert "README.md: not written, since something is there already" in told
    assert "recaps/invented.md: not written" in told
    assert Path("README.md").read_text("utf-8") == "mine"
    assert written(tmp_path) == ("README.md", "discourse-kg.toml", "recaps/mine.txt")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "recaps").write_text("no folder", "utf-8")
    result = call("init", "--yes")
    assert result.exit_code == 3
    assert "cannot be written" in result.stderr
    assert written(tmp_path) == ("recaps",)


@pytest.mark.integration
@pytest.mark.parametrize(("answer", "chosen"), [(f"CC0\n{LICENCE}", LICENCE), ("", None)])
def test_on_a_terminal_what_is_not_given_is_asked_for_until_it_can_be_used(
    answer: str, chosen: str | None, tmp_path: Path
) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "discourse_kg", "init", "."]
    with subprocess.Popen(
        command, cwd=tmp_path, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        os.write(ours, f"example.org\n{BASE}\n\n{answer}\n".encode())
        output, told = process.communicate()
    os.close(theirs)
    os.close(ours)
    assert (process.returncode, output) == (0, b"")
    assert b"must be an http(s) IRI" in told
    settings = settings_in(tmp_path)
    assert (settings.base, settings.publisher.name) == (BASE, "Unnamed publisher")
    assert settings.catalogue.licence == chosen


def test_the_settings_name_every_kind_of_publisher() -> None:
    text = resource("scaffold/discourse-kg.toml").read_text("utf-8")
    kinds = {str(kind).rpartition("/")[2] for kind in Collection(catalogue_shapes(), KINDS)}
    listed = re.search(r"with one of these behind it:\n((?:#   .*\n)+)", text)
    assert listed is not None
    assert set(re.findall(r"[\w()-]+", listed[1].replace("#", ""))) == kinds
    values = dict.fromkeys(("base", "publisher", "licence", "language"), '"invented"')
    assert tomllib.loads(Template(text).substitute(values, unchosen=""))
