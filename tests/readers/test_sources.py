"""Which files are meant by a file's, a folder's or a pattern's name."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest

from discourse_kg.errors import RecapError
from discourse_kg.readers.intake import MAX_BYTES, read
from discourse_kg.readers.port import recap_of
from discourse_kg.readers.sources import FoundSources, SourceFile, find_sources, patterns


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.md", "a.txt", "README.md", ".hidden.md", "picture.png", "below/c.MD", ".git/d.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("invented", "utf-8")
    return tmp_path


def names(found: FoundSources) -> list[str]:
    return [source.name for source in found.sources if isinstance(source, SourceFile)]


def errors(found: FoundSources) -> list[str]:
    return [str(source) for source in found.sources if isinstance(source, RecapError)]


def test_a_folder_stands_for_the_recaps_in_it_and_below(folder: Path) -> None:
    assert names(find_sources([str(folder)])) == ["a.txt", "b.md", "below/c.MD"]


def test_a_pattern_stands_for_what_it_matches(folder: Path) -> None:
    assert names(find_sources([f"{folder}/*.md"])) == ["README.md", "b.md"]
    assert names(find_sources([f"{folder}/**/*.MD"])) == ["below/c.MD"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "what[1]?.md").write_text("invented", "utf-8")
    assert names(find_sources([str(tmp_path / "what[1]?.md")])) == ["what[1]?.md"]


def test_a_file_that_is_named_may_be_called_anything(folder: Path) -> None:
    assert names(find_sources([str(folder / "picture.png")])) == ["picture.png"]


def test_a_file_that_is_meant_twice_is_read_once(folder: Path) -> None:
    (folder / "link.md").symlink_to("b.md")
    found = find_sources([str(folder / "b.md"), str(folder / "below" / ".." / "b.md"), str(folder), "-", "-"])
    assert names(found) == ["b.md", "a.txt", "below/c.MD", "-"]


def test_what_is_not_there_is_left_to_the_reader(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.md")
    assert find_sources([missing]).sources == (SourceFile(missing, "missing.md"),)


def test_a_name_that_no_file_can_have_is_told_of() -> None:
    [error] = errors(find_sources(["with\0nul"]))
    assert "no file has such a name" in error


def test_an_empty_folder_and_a_pattern_without_match_are_told_of(tmp_path: Path) -> None:
    found = find_sources([str(tmp_path), f"{tmp_path}/*.md"])
    assert errors(found) == [
        f"{tmp_path}: there is no recap ({patterns()}); name a folder or a file that is one",
        f"{tmp_path}/*.md: there is no recap ({patterns()}); name a folder or a file that is one",
    ]


def test_a_name_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.md")).write_text("invented", "utf-8")
    [error] = errors(find_sources([str(tmp_path)]))
    assert "not UTF-8" in error


def test_a_file_is_called_by_its_path_below_the_folder_that_is_named(folder: Path) -> None:
    deep = folder / "below" / "deep"
    deep.mkdir()
    for name in ("a.md", "b.md"):
        (deep / name).write_text("invented", "utf-8")
    assert names(find_sources([str(folder / "below")])) == ["c.MD", "deep/a.md", "deep/b.md"]
    assert names(find_sources([f"{folder}/below/*/*.md"])) == ["deep/a.md", "deep/b.md"]
    assert names(find_sources([str(deep / "a.md"), f"{deep}/"])) == ["a.md", "b.md"]


@pytest.mark.parametrize("known", ["", "/", "/**/*.md"])
def test_a_file_is_called_by_the_folder_of_the_settings_however_it_is_named(
    folder: Path, known: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = [f"{folder}{known}"]
    (folder / "below" / "d.md").write_text("invented", "utf-8")
    monkeypatch.chdir(folder / "below")
    for name in (".", "*.md", "d.md", str(folder / "below" / "d.md"), "../below", str(folder)):
        assert "below/d.md" in names(find_sources([name], known=settings))
    (folder.parent / "other.md").write_text("invented", "utf-8")
    assert names(find_sources(["../../other.md"], known=settings)) == ["other.md"]


def test_what_is_passed_over_in_a_folder_is_told_of(folder: Path) -> None:
    (folder / "own.toml").write_text("", "utf-8")
    (folder / "store").mkdir()
    (folder / "store" / "data.sst").write_text("", "utf-8")
    found = find_sources([str(folder)], besides=[str(folder / "own.toml"), str(folder / "store")])
    assert found.passed_over == (str(folder / "README.md"), str(folder / "picture.png"))
    both = find_sources([str(folder), str(folder / "README.md")], besides=[str(folder / "store")])
    assert both.passed_over == (str(folder / "own.toml"), str(folder / "picture.png"))
    assert find_sources([f"{folder}/*.md"]).passed_over == ()


def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "link.md").symlink_to("nowhere")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "good.md").write_text("invented", "utf-8")
    found = find_sources([str(tmp_path), "/dev/zero"])
    assert errors(found) == [
        f"{tmp_path}/pipe.md: is a named pipe, and might never end; copy what comes out of it into a file",
        "/dev/zero: is a device, and might never end; copy what comes out of it into a file",
    ]
    assert names(found) == ["good.md", "link.md"]
    for name, told in (
        ("pipe.md", "named pipe"),
        ("link.md", "is a link to what is not there"),
        ("folder.md", "folder"),
    ):
        with pytest.raises(RecapError, match=told):
            read(str(tmp_path / name))


def test_a_file_that_changes_while_it_is_read_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stat = os.fstat

    def changing(handle: int) -> os.stat_result:
        with (folder / "b.md").open("a", encoding="utf-8") as file:
            file.write("more")
        return stat(handle)

    monkeypatch.setattr(os, "fstat", changing)
    with pytest.raises(RecapError, match="changed while it was read"):
        read(str(folder / "b.md"))


def test_folders_that_hold_themselves_are_read_once(folder: Path) -> None:
    (folder / "below" / "loop").symlink_to(folder)
    assert names(find_sources([str(folder)])) == ["a.txt", "b.md", "below/c.MD"]


def test_standard_input_is_read_no_further_than_a_recap_may_be_long() -> None:
    stream = BytesIO(b"Rowan Invented said that it is the end of the day.")
    recap = recap_of(read("-", standard_input=stream))
    assert (recap.path, recap.language) == ("-", "en")
    endless = BytesIO(b"a" * (MAX_BYTES + 2))
    with pytest.raises(RecapError, match="-: is larger than"):
        read("-", standard_input=endless)
    assert endless.tell() == MAX_BYTES + 1


def test_in_a_folder_a_name_that_formats_share_is_decided_by_the_content(tmp_path: Path) -> None:
    """Invented files: one of two JSON files holds a speech, one of two XML files a sitting."""
    (tmp_path / "speech.json").write_text('{"anforande": {"anforandetext": "Rowan Invented"}}', "utf-8")
    (tmp_path / "data.json").write_text('{"weights": [1, 2]}', "utf-8")
    tei = "http://www.tei-c.org/ns/1.0"
    (tmp_path / "sitting.xml").write_text(f'<TEI><seg xmlns="{tei}"/></TEI>', "utf-8")
    (tmp_path / "feed.xml").write_text("<rss></rss>", "utf-8")
    os.mkfifo(tmp_path / "pipe.json")
    found = find_sources([str(tmp_path)])
    assert [source.name for source in found.sources if isinstance(source, SourceFile)] == ["sitting.xml", "speech.json"]
    assert [Path(path).name for path in found.passed_over] == ["data.json", "feed.xml", "pipe.json"]
