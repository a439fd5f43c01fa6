"""A store moved to another base is what a build under it makes; a move that is killed leaves the old or the new one."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from discourse_kg.bounded_reading import BoundedReading
from discourse_kg.build import Plan, State, build
from discourse_kg.errors import StoreError
from discourse_kg.export.dataset_files import export
from discourse_kg.extraction.pipeline import extract
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.readers.sources import find_sources
from discourse_kg.settings import Settings, load_settings
from discourse_kg.site.publish import publish
from discourse_kg.storage import open_store
from discourse_kg.storage.kept_texts import KeptText
from discourse_kg.storage.rebasing import rebase
from discourse_kg.storage.replacement import built_runs
from support.folders import ROOT, TEST_DATA

if TYPE_CHECKING:
    from support.commandline import Project

ELSEWHERE: Final = "https://example.org/kg"
SHORT: Final = "http://example.org"


def exported(store: Path | str, folder: Path) -> dict[str, bytes]:
    with open_store(str(store), read_only=True) as opened:
        export(opened, opened.base, Settings(), folder)  # type: ignore[attr-defined]  # a store in a folder has one
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def kept(store: Path | str) -> dict[str, KeptText]:
    with open_store(str(store), read_only=True) as opened:
        return {run.rpartition("/")[2]: opened.texts.read(run) for run in built_runs(opened).values()}


def new_store(folder: Path, base: str, recaps: Path) -> str:
    with open_store(str(folder), read_only=False, base=base) as opened:
        build(find_sources([str(recaps)]).sources, opened, Plan(base, BoundedReading(extract)))
    return str(folder)


@pytest.mark.parametrize("old", [PROJECT_BASE, SHORT])
def test_a_moved_store_is_what_a_build_under_the_new_base_makes(old: str, project: Project, tmp_path: Path) -> None:
    moved = new_store(tmp_path / "moved", old, project.recaps)
    made = new_store(tmp_path / "made", ELSEWHERE, project.recaps)
    assert rebase(Path(moved), ELSEWHERE) == old
    assert exported(moved, tmp_path / "a") == exported(made, tmp_path / "b")
    assert kept(moved) == kept(made) != {}
    with open_store(moved, read_only=False, base=ELSEWHERE) as opened:
        outcomes = build(
            find_sources([str(project.recaps)]).sources, opened, Plan(ELSEWHERE, BoundedReading(extract), complete=True)
        )
    assert {outcome.state for outcome in outcomes} == {State.UNCHANGED}


@pytest.mark.slow
@pytest.mark.parametrize("recaps", [ROOT / "data" / "recaps", TEST_DATA / "recaps"], ids=["bundled", "invented"])
def test_every_recap_is_moved_to_the_byte(recaps: Path, tmp_path: Path) -> None:
    moved = new_store(tmp_path / "moved", PROJECT_BASE, recaps)
    rebase(Path(moved), ELSEWHERE)
    assert exported(moved, tmp_path / "a") == exported(new_store(tmp_path / "b", ELSEWHERE, recaps), tmp_path / "c")


def test_there_and_back_is_where_it_was(built_copy: Project, tmp_path: Path) -> None:
    before = exported(built_copy.store, tmp_path / "before")
    assert rebase(Path(built_copy.store), ELSEWHERE) == PROJECT_BASE
    assert rebase(Path(built_copy.store), ELSEWHERE) == ELSEWHERE
    assert rebase(Path(built_copy.store), PROJECT_BASE) == ELSEWHERE
    assert exported(built_copy.store, tmp_path / "after") == before
    assert len([path for path in Path(built_copy.store).iterdir() if path.name.startswith("oxigraph")]) == 1


def test_a_site_of_a_moved_store_is_published_anew(built_copy: Project, tmp_path: Path) -> None:
    site, settings = tmp_path / "site", load_settings(built_copy.folder, {})

    def published(folder: Path) -> dict[str, bytes]:
        with open_store(built_copy.store, read_only=True) as opened:
            publish(opened, opened.base, settings, folder, forget=True)  # type: ignore[attr-defined]  # in a folder
        files = (path for path in folder.rglob("*") if path.is_file() and ".publication" not in path.parts)
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    published(site)
    rebase(Path(built_copy.store), ELSEWHERE)
    again, fresh = published(site), published(tmp_path / "fresh")
    assert again.keys() == fresh.keys()
    assert [name for name in fresh if again[name] != fresh[name] and not name.startswith("feed/")] == []


def test_where_there_is_no_store_or_another_process_has_it_nothing_is_moved(
    built_copy: Project, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="no store at"):
        rebase(tmp_path / "missing", ELSEWHERE)
    with (
        open_store(built_copy.store, read_only=True),
        pytest.raises(StoreError, match="in use by another process"),
    ):
        rebase(Path(built_copy.store), ELSEWHERE)
    assert json.loads((Path(built_copy.store) / "discourse-kg-store.json").read_text("utf-8"))["base"] == PROJECT_BASE


#: Moves a store, and is killed before the step of that number: each change of the disk is one.
KILLED: Final = """
import os, shutil, signal, sys
from itertools import count
from pathlib import Path
from pyoxigraph import Store
from discourse_kg.storage import changes, embedded, manifest, rebasing
last, step = int(sys.argv[2]), count()
def counted(work):
    def do(*arguments, **options):
        if next(step) == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return work(*arguments, **options)
    return do
for owner, name in ((os, "fsync"), (Path, "replace"), (shutil, "rmtree"), (rebasing, "_write")):
    setattr(owner, name, counted(getattr(owner, name)))
rebasing.rebase(Path(sys.argv[1]), sys.argv[3])
print(next(step))
"""


@pytest.mark.integration
@pytest.mark.slow
def test_a_move_that_is_killed_leaves_the_old_store_or_the_new_one(built: Project, tmp_path: Path) -> None:
    whole = {PROJECT_BASE: exported(built.store, tmp_path / "old")}
    moved = shutil.copytree(built.store, tmp_path / "moved")
    rebase(moved, ELSEWHERE)
    whole[ELSEWHERE] = exported(moved, tmp_path / "new")
    found, ended, step = set[str](), False, 0
    while not ended:
        store = shutil.copytree(built.store, tmp_path / f"store{step}")
        arguments = [sys.executable, "-c", KILLED, str(store), str(step), ELSEWHERE]
        done = subprocess.run(arguments, check=False, capture_output=True)
        ended = done.returncode == 0
        assert ended or done.returncode == -signal.SIGKILL, done.stderr.decode()
        base = json.loads((store / "discourse-kg-store.json").read_text("utf-8"))["base"]
        assert exported(store, tmp_path / f"out{step}") == whole[base]
        open_store(str(store), read_only=False).close()
        assert len([name for name in os.listdir(store) if name.startswith("oxigraph")]) == 1  # noqa: PTH208 (names)
        found.add(base)
        step += 1
    assert found == set(whole)
