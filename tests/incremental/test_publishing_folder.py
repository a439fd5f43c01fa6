"""A site's folder changes all at once; whatever stands in the way, or ends the process, leaves it whole."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from discourse_kg.atomic_files import WritingError
from discourse_kg.incremental.folder_swap import SiteFolder, opened_site


def put(place: Path, files: dict[str, bytes], *, gone: tuple[str, ...] = (), known: tuple[str, ...] = ()) -> None:
    with opened_site(place) as site:
        site.replace([(path, site.area.stage([content])) for path, content in files.items()], gone, known)


def held(place: Path) -> dict[str, bytes]:
    found = (path for path in place.rglob("*") if path.is_file() and ".publication" not in path.parts)
    return {str(path.relative_to(place)): path.read_bytes() for path in found}


def test_files_are_written_replaced_and_removed_with_their_empty_folders(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, {"index.html": b"1", "doc/person/1.html": b"2"})
    assert held(site) == {"index.html": b"1", "doc/person/1.html": b"2"}
    put(site, {"index.html": b"3"}, gone=("doc/person/1.html",), known=("index.html", "doc/person/1.html"))
    assert held(site) == {"index.html": b"3"}
    assert not (site / "doc").exists()


def test_what_was_staged_and_not_put_in_place_is_forgotten(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, {"index.html": b"1"})
    with opened_site(site) as open_site:
        open_site.area.stage([b"unfinished"])
    put(site, {"other.html": b"2"})
    assert held(site) == {"index.html": b"1", "other.html": b"2"}
    assert not (site / ".publication/staging").exists()


@pytest.mark.parametrize("renamed", [0, 1])
def test_a_change_that_was_broken_off_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renamed: int
) -> None:
    site = tmp_path / "site"
    put(site, {"a.html": b"old", "b.html": b"old", "c.html": b"old"})
    real, calls = os.replace, 0

    def dying(source: str, target: str) -> None:
        nonlocal calls
        calls += Path(source).parent.name != ".publication"
        if calls > renamed:
            raise KeyboardInterrupt
        real(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", dying)
        with pytest.raises(KeyboardInterrupt):
            put(site, {"a.html": b"new", "b.html": b"new"}, gone=("c.html",), known=("a.html", "b.html", "c.html"))
    assert json.loads((site / ".publication/journal").read_text().splitlines()[0]) == ["a.html", 1]
    put(site, {})
    assert held(site) == {"a.html": b"new", "b.html": b"new"}
    assert not (site / ".publication/journal").exists()


def test_a_process_that_ends_before_the_journal_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    put(site, {"a.html": b"old"})
    with monkeypatch.context() as patched:
        patched.setattr("os.sync", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            put(site, {"a.html": b"new"}, known=("a.html",))
    put(site, {})
    assert held(site) == {"a.html": b"old"}


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.md").write_text("mine")
    with pytest.raises(WritingError, match="is not empty and holds no published site"):
        put(tmp_path, {"index.html": b"1"})
    assert held(tmp_path) == {"thesis.md": b"mine"}


@pytest.mark.parametrize("name", ["site", "site/.publication"])
def test_a_link_instead_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WritingError, match="is a symbolic link"):
        put(tmp_path / "site", {"index.html": b"1"})
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize(
    ("in_the_way", "complaint"),
    [
        ("doc", "doc: is a symbolic link and stands in the way"),
        ("doc/index.html", "index.html: is a symbolic link that the site did not write"),
    ],
)
def test_a_link_in_the_way_is_refused(tmp_path: Path, in_the_way: str, complaint: str) -> None:
    site = tmp_path / "site"
    put(site, {"index.html": b"old"})
    (tmp_path / "elsewhere").mkdir()
    (site / in_the_way).parent.mkdir(exist_ok=True)
    (site / in_the_way).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WritingError, match=complaint):
        put(site, {"index.html": b"new", "doc/index.html": b"1"}, known=("index.html", "doc/index.html"))
    assert (site / "index.html").read_bytes() == b"old"
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_file_that_the_site_did_not_write_is_not_replaced(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, {"index.html": b"1"})
    (site / "CNAME").write_bytes(b"mine")
    with pytest.raises(WritingError, match="CNAME: is a file that the site did not write"):
        put(site, {"CNAME": b"1"}, known=("index.html",))
    assert held(site) == {"index.html": b"1", "CNAME": b"mine"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"mine")
    with pytest.raises(WritingError, match="is a file"):
        put(tmp_path / "site", {"index.html": b"1"})
    with pytest.raises(WritingError, match="cannot be written into"):
        put(tmp_path / "site/below", {"index.html": b"1"})


@pytest.mark.parametrize("path", ["../out.html", "/out.html", "a//b.html", "a/../b.html", "", "a b.html"])
def test_no_path_leads_out_of_the_site(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="is no path"):
        put(tmp_path / "site", {path: b"1"})


def test_two_processes_do_not_publish_into_one_folder(tmp_path: Path) -> None:
    with opened_site(tmp_path / "site"), pytest.raises(WritingError, match="another process is publishing there"):
        put(tmp_path / "site", {"index.html": b"1"})


def test_content_comes_in_pieces(tmp_path: Path) -> None:
    with opened_site(tmp_path / "site") as site:
        assert isinstance(site, SiteFolder)
        site.replace([("a.nq", site.area.stage(b"x" for _ in range(3)))], [], [])
    assert held(tmp_path / "site") == {"a.nq": b"xxx"}
