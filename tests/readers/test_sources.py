"""Which files are meant by a file's, a folder's or a pattern's name."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest

from discourse_kg.errors import RecapError
from discourse_kg.readers.intake import MAX_BYTES, read
from discourse_kg.readers.port import recap_of
from discourse_kg.readers.sources import find_sources, patterns


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.md", "a.txt", "README.md", ".hidden.md", "picture.png", "below/c.MD", ".git/d.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("invented", "utf-8")
    return tmp_path


def names(found: list[str | RecapError]) -> list[str]:
    return [Path(source).name for source in found if isinstance(source, str)]


def test_a_folder_stands_for_the_recaps_in_it_and_below(folder: Path) -> None:
    assert names(find_sources([str(folder)])) == ["a.txt", "b.md", "c.MD"]


def test_a_pattern_stands_for_what_it_matches(folder: Path) -> None:
    assert names(find_sources([f"{folder}/*.md"])) == ["README.md", "b.md"]
    assert names(find_sources([f"{folder}/**/*.MD"])) == ["c.MD"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "what[1]?.md").write_text("invented", "utf-8")
    assert names(find_sources([str(tmp_path / "what[1]?.md")])) == ["what[1]?.md"]


def test_a_file_that_is_named_may_be_called_anything(folder: Path) -> None:
    assert names(find_sources([str(folder / "picture.png")])) == ["picture.png"]


def test_a_file_that_is_meant_twice_is_read_once(folder: Path) -> None:
    (folder / "link.md").symlink_to("b.md")
    found = find_sources([str(folder / "b.md"), str(folder / "below" / ".." / "b.md"), str(folder), "-", "-"])
    assert names(found) == ["b.md", "a.txt", "c.MD", "-"]


def test_what_is_not_there_is_left_to_the_reader(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.md")
    assert find_sources([missing]) == [missing]


def test_a_name_that_no_file_can_have_is_told_of() -> None:
    [error] = find_sources(["with\0nul"])
    assert "no file has such a name" in str(error)


def test_an_empty_folder_and_a_pattern_without_match_are_told_of(tmp_path: Path) -> None:
    found = find_sources([str(tmp_path), f"{tmp_path}/*.md"])
    assert [str(error) for error in found] == [
        f"{tmp_path}: there is no recap ({patterns()}); name a folder or a file that is one",
        f"{tmp_path}/*.md: there is no recap ({patterns()}); name a folder or a file that is one",
    ]


def test_a_name_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.md")).write_text("invented", "utf-8")
    [error] = find_sources([str(tmp_path)])
    assert isinstance(error, RecapError)
    assert "not UTF-8" in str(error)


def test_folders_that_hold_themselves_are_read_once(folder: Path) -> None:
    (folder / "below" / "loop").symlink_to(folder)
    assert names(find_sources([str(folder)])) == ["a.txt", "b.md", "c.MD"]


def test_standard_input_is_read_no_further_than_a_recap_may_be_long() -> None:
    stream = BytesIO(b"Rowan Invented said that it is the end of the day.")
    recap = recap_of(read("-", standard_input=stream))
    assert (recap.path, recap.language) == ("-", "en")
    endless = BytesIO(b"a" * (MAX_BYTES + 2))
    with pytest.raises(RecapError, match="-: is larger than"):
        read("-", standard_input=endless)
    assert endless.tell() == MAX_BYTES + 1
