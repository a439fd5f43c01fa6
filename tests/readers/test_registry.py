"""Which reader reads a source, and what becomes of readers that other packages bring. The formats are invented."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Final

import pytest

from discourse_kg.build import State
from discourse_kg.errors import RecapError
from discourse_kg.extraction.pipeline import extract
from discourse_kg.model import Discourse, Recap
from discourse_kg.proposing.proposal import Answer
from discourse_kg.proposing.reader import ProposingReader
from discourse_kg.readers.intake import read, read_bytes
from discourse_kg.readers.port import FormatReader, RawSource
from discourse_kg.readers.registry import Registered, Registry, registry
from discourse_kg.readers.sources import patterns
from discourse_kg.storage import open_store
from discourse_kg.storage.replacement import built_runs
from support.annotated import write_gold
from support.commandline import call
from support.other_readers import TALK, TURNS, packages
from support.texts import recap_from_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.commandline import Project
    from support.other_readers import Packages

TEXT: Final = b"Rowan Invented said that it is the end of the day.\n"


def reader(
    name: str, *suffixes: str, media_types: tuple[str, ...] = (), signature: bytes | None = None
) -> FormatReader:
    """A reader that reads everything as text, and says what it is called."""
    recognize = partial(begins, signature) if signature else None
    return FormatReader(name, lambda raw: raw.recap(raw.content.decode()), suffixes, media_types, recognize)


def begins(signature: bytes, content: bytes) -> bool:
    return content.startswith(signature)


def chosen(readers: Registry, path: str, content: bytes = TEXT, media_type: str | None = None) -> str:
    return readers.choose(RawSource(content, path, media_type=media_type)).reader.name


@pytest.fixture
def other_packages(tmp_path: Path) -> Iterator[Packages]:
    folder = tmp_path / "packages"
    folder.mkdir()
    with packages(folder) as found:
        yield found


# --- the choice -----------------------------------------------------------------------------------


def test_the_program_reads_text_and_markdown_and_its_readers_claim_nothing_twice() -> None:
    assert {".md", ".txt"} <= set(registry().suffixes)
    assert not registry().faults
    assert chosen(registry(), "day.MD") == "Markdown"
    assert chosen(registry(), "day.txt") == "plain text"


def test_a_media_type_goes_before_a_suffix_and_a_suffix_before_a_signature() -> None:
    readers = Registry(
        [reader("one", ".one"), reader("two", ".two", media_types=("text/x-two",)), reader("three", signature=b"III")]
    )
    assert chosen(readers, "a.one", b"III", "text/x-two") == "two"
    assert chosen(readers, "a.one", b"III", "text/unheard-of") == "one"
    assert chosen(readers, "a.unheard-of", b"III") == "three"
    assert chosen(readers, "a.unheard-of") == "plain text"
    assert chosen(readers, "-", b"III") == "three"


def test_of_two_suffixes_the_longer_one_counts() -> None:
    readers = Registry([reader("xml", ".xml"), reader("tei", ".tei.xml")])
    assert (chosen(readers, "debate.tei.xml"), chosen(readers, "debate.xml")) == ("tei", "xml")
    assert readers.suffixes == (".tei.xml", ".xml")


def test_the_readers_of_the_program_go_before_others() -> None:
    readers = Registry([reader("Markdown", ".md")], [Registered(reader("mine", ".md", ".mine"), "invented 1.0")])
    assert (chosen(readers, "a.md"), chosen(readers, "a.mine")) == ("Markdown", "mine")
    assert readers.faults == (".md is read by the program's own Markdown reader, and not by mine of invented 1.0",)


def test_two_others_that_claim_the_same_are_named_where_it_matters() -> None:
    others = [Registered(reader(name, ".vtt", f".{name}"), f"invented-{name} 1.0") for name in ("a", "b")]
    readers = Registry([], others)
    assert chosen(readers, "talk.a") == "a"
    with pytest.raises(
        RecapError, match=r"^talk\.vtt: a of invented-a 1\.0 and b of invented-b 1\.0 both read \.vtt; un"
    ):
        chosen(readers, "talk.vtt")


@pytest.mark.parametrize("suffix", ["vtt", ".VTT", "", ".", "*.vtt", ". vtt"])
def test_what_is_no_suffix_cannot_be_claimed(suffix: str) -> None:
    with pytest.raises(ValueError, match="with its full stop"):
        reader("mine", suffix)


@pytest.mark.parametrize("media_type", ["text", "Text/Vtt", "text/vtt; charset=utf-8", ""])
def test_what_is_no_media_type_cannot_be_claimed(media_type: str) -> None:
    with pytest.raises(ValueError, match="like text/markdown"):
        reader("mine", media_types=(media_type,))


# --- readers of other packages --------------------------------------------------------------------


def test_a_package_brings_a_reader(other_packages: Packages, tmp_path: Path) -> None:
    other_packages.install("turns", TURNS)
    assert ".turns" in registry().suffixes
    (tmp_path / "talk.turns").write_bytes(TALK)
    for found in (
        read(str(tmp_path / "talk.turns")),
        read_bytes(TALK, "talk"),
        read_bytes(TALK[5:], "talk", media_type="text/x-turns"),
    ):
        assert isinstance(found, Discourse)
        said = [(one.speakers, one.span.of(found.recap.text)) for one in found.statements]
        assert said == [
            (("Rowan Invented",), "The garden needs water."),
            (("Tova Ekmark",), "Estonia has found a way."),
        ]
        assert found.recap.read_by == "turns of invented_turns 1.0"
    assert recap_from_bytes(TEXT, "day.txt").read_by is None


def test_every_command_reads_what_a_package_brings(
    other_packages: Packages, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_packages.install("turns", TURNS)
    monkeypatch.chdir(project.folder)
    (project.recaps / "talk.turns").write_bytes(TALK)
    shown = [json.loads(line) for line in call("extract", "recaps").stdout.splitlines()]
    assert [one["source"]["path"] for one in shown] == [
        "recaps/garden-day.txt",
        "recaps/parkdagen.md",
        "recaps/talk.turns",
    ]
    assert [one["speakers"] for one in shown[2]["statements"]] == [["Rowan Invented"], ["Tova Ekmark"]]
    assert "Tova Ekmark" in call("extract", "recaps/talk.turns", "--format", "turtle").stdout
    assert call("build").stderr.endswith("3 built, 0 unchanged\n")
    assert call("build").stderr == "0 built, 3 unchanged\n"
    answer = call("query", "statements-by-person", "--person", "Tova Ekmark", "--format", "csv").stdout
    assert "Estonia has found a way." in answer
    (project.folder / "gold").mkdir()
    write_gold(project.folder / "gold", "talk", "The garden needs water.\nEstonia has found a way.\n")
    (project.folder / "gold" / "talk.txt").rename(project.folder / "gold" / "talk.turns")
    (project.folder / "gold" / "talk.turns").write_bytes(TALK)
    assert call("evaluate", "gold").exit_code == 0


class NeverAsked:
    """A proposer that fails when it is asked."""

    name = "invented"
    asked = "0" * 64

    def propose(self, recap: Recap, _persons: object, _taken: object) -> Answer:
        raise AssertionError(recap.path)


def test_no_model_is_asked_where_the_source_says_who_speaks(other_packages: Packages, project: Project) -> None:
    other_packages.install("turns", TURNS)
    (project.recaps / "talk.turns").write_bytes(TALK)
    reader = ProposingReader(NeverAsked(), print, extract)
    for state in (State.BUILT, State.UNCHANGED):
        assert [one.state for one in project.build(str(project.recaps / "talk.turns"), reader=reader)] == [state]


def test_another_version_of_a_reader_reads_a_source_again(other_packages: Packages, project: Project) -> None:
    (project.recaps / "talk.turns").write_bytes(TALK)
    other_packages.install("turns", TURNS)
    assert [one.state for one in project.build(str(project.recaps / "talk.turns"))] == [State.BUILT]
    (other_packages.folder / "invented_turns-1.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: invented_turns\nVersion: 1.1\n", "utf-8"
    )
    registry.cache_clear()
    outcomes = project.build()
    assert {outcome.state for outcome in outcomes if outcome.path.endswith(".turns")} == {State.BUILT}
    with open_store(project.store, read_only=True) as store:
        assert len(built_runs(store)) == 3


#: What a package may bring instead of a reader, and what is told of it.
BROKEN: Final = {
    "no such module": ("import nothing_of_that_name\n", "ModuleNotFoundError: No module named 'nothing_of_that_name'"),
    "no Python": ("READER =\n", "SyntaxError: "),
    "no such name": ("", "AttributeError: "),
    "no reader": ("READER = 7\n", "TypeError: invented_broken_4:READER is of the type int, and must be a FormatReader"),
    "an exit": ("raise SystemExit(3)\n", "SystemExit: 3"),
    "a wrong suffix": (
        "from discourse_kg.readers.port import FormatReader\nREADER = FormatReader('x', print, ('vtt',))\n",
        "ValueError: 'vtt' is no suffix; write it in lower case with its full stop, like .md",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_reader_is_named_and_hinders_no_other(
    case: str, other_packages: Packages, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, told = BROKEN[case]
    name = f"broken_{list(BROKEN).index(case) + 1}"
    other_packages.install(name, code)
    other_packages.install(f"turns_{name}", TURNS)
    monkeypatch.chdir(project.folder)
    (project.recaps / "talk.turns").write_bytes(TALK)
    result = call("extract", "recaps/talk.turns")
    assert result.exit_code == 0
    assert "Tova Ekmark" in result.stdout
    [fault] = result.stderr.splitlines()
    assert fault.startswith(f"discourse-kg: the reader {name} of invented_{name} 1.0 cannot be used ({told}")
    assert fault.endswith("; update or uninstall it")


#: How a reader may fail at a source, and what is told of it.
FAILING: Final = {
    "an exception": ("raise KeyError('no')", "KeyError: 'no'"),
    "no recap": ("return raw.content", "TypeError: it gave a bytes, not a Recap or a Discourse"),
    "half a character": (
        "from dataclasses import replace; return replace(raw.recap('It is the end of the day.'), text='\\ud800')",
        "UnicodeEncodeError: ",
    ),
    "a block beyond the text": (
        "from dataclasses import replace; return replace(raw.recap('It is the end of the day.'), text='It')",
        "ValueError: a block ends at 25, and the text has 2 characters",
    ),
}


@pytest.mark.parametrize("case", FAILING)
def test_a_reader_that_fails_is_named_with_the_source_and_the_others_are_read(
    case: str, other_packages: Packages, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    line, told = FAILING[case]
    name = f"failing_{list(FAILING).index(case) + 1}"
    other_packages.install(
        name,
        "from discourse_kg.readers.port import FormatReader\n"
        f"def read(raw):\n    {line}\nREADER = FormatReader('failing', read, ('.failing',))\n",
    )
    monkeypatch.chdir(project.folder)
    (project.recaps / "a.failing").write_bytes(TEXT)
    result = call("extract", "recaps")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 2
    [fault] = result.stderr.splitlines()
    assert fault.startswith(f"discourse-kg: recaps/a.failing: the reader failing of invented_{name} 1.0 failed: {told}")
    assert fault.endswith("; report it to its makers, or uninstall it")


def test_a_signature_that_fails_is_told_as_well(other_packages: Packages) -> None:
    other_packages.install(
        "nosy",
        "from discourse_kg.readers.port import FormatReader\n"
        "READER = FormatReader('nosy', print, signature=lambda content: content[10_000] == 0)\n",
    )
    with pytest.raises(RecapError, match=r"^day: the reader nosy of invented_nosy 1\.0 failed: IndexError"):
        read_bytes(TEXT, "day")
    assert recap_from_bytes(TEXT, "day.txt").text == TEXT.decode().strip()


def test_what_a_source_of_another_reader_lacks_is_told_by_that_reader(other_packages: Packages) -> None:
    other_packages.install("turns", TURNS)
    with pytest.raises(RecapError, match=r"^talk\.turns: holds no turns; write some below the first line$"):
        read_bytes(b"TURNS\n", "talk.turns")


# --- what is told of formats ----------------------------------------------------------------------


def test_helps_and_messages_name_what_is_read(
    other_packages: Packages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "*.turns" not in call("extract", "--help").stdout
    other_packages.install("turns", TURNS)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    assert "*.turns" in patterns()
    assert f"there is no recap ({patterns()}); " in call("extract", "empty").stderr
    assert f"has no gold (ID.gold.json beside its text, {patterns()})" in call("evaluate", "empty").stderr
    for command in ("extract", "build", "evaluate"):
        assert f"({patterns()})" in " ".join(call(command, "--help").stdout.split())
