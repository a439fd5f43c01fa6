"""Several processes make a site as one does, and what goes wrong in any of them is told. All is invented."""

from __future__ import annotations

import dataclasses
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from msgspec.structs import replace

from discourse_kg.atomic_files import WritingError
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.incremental.descriptions import GraphIndex
from discourse_kg.incremental.folder_swap import STATE
from discourse_kg.incremental.render_plan import DocumentSet, _batches
from discourse_kg.incremental.workers import Task, WorkerEndedError
from discourse_kg.settings import load_settings
from discourse_kg.site.publish import publish
from discourse_kg.site.site_documents import site_documents
from discourse_kg.storage import open_store
from discourse_kg.storage.embedded import EmbeddedStore
from support.commandline import ENGLISH
from support.published import held, talkative
from support.troublesome import full, killed, out_of_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.snapshot import Snapshot
    from discourse_kg.incremental.state import SiteState
    from support.commandline import Project
    from support.troublesome import OfThing

#: Seconds after which a process should have noticed anything.
PATIENCE: Final = 30


def published(project: Project, folder: Path, processes: int) -> None:
    settings = replace(load_settings(project.folder, {}), sources=(str(project.recaps),))
    with open_store(project.store, read_only=True) as store:
        publish(store, PROJECT_BASE, settings, folder, processes=processes)


def kept(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the state tells of files and parts, in an order of its own: the numbers of files are chance."""
    with closing(sqlite3.connect(folder / STATE)) as state:
        return {
            "files": state.execute("SELECT path, digest, size, read FROM file ORDER BY path").fetchall(),
            "parts": state.execute("SELECT key, content FROM part ORDER BY key").fetchall(),
            "pieces": state.execute("SELECT key, digest FROM piece ORDER BY key").fetchall(),
        }


def data_alone(snapshot: Snapshot, site: Site) -> DocumentSet:
    """The site without what stands beside its data, and takes long to make."""
    wanted = site_documents(snapshot, site)
    documents = (each for each in wanted.documents if each.resource or each.path.startswith("data/"))
    return DocumentSet(documents, wanted.about, wanted.aggregates)


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other processes begin with little, and take little at a time; there is no more than the data."""
    monkeypatch.setattr("discourse_kg.site.publish.site_documents", data_alone)
    monkeypatch.setattr("discourse_kg.incremental.render_plan._WORTH_WORKERS", 1)
    monkeypatch.setattr("discourse_kg.incremental.render_plan._BATCH", 20)
    monkeypatch.setattr("discourse_kg.incremental.workers._QUEUED", 3)


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever others can make, this process does not."""
    monkeypatch.setattr("discourse_kg.incremental.workers.WorkerPool.steal", lambda _: None)


@pytest.mark.integration
@pytest.mark.usefixtures("soon")
def test_several_processes_make_the_same_site(project: Project, tmp_path: Path) -> None:
    project.write("long.md", talkative(60))
    project.build()
    published(project, tmp_path / "one", processes=1)
    published(project, tmp_path / "three", processes=3)
    assert held(tmp_path / "one") == held(tmp_path / "three")
    # What the other processes read is noted as well.
    assert kept(tmp_path / "one") == kept(tmp_path / "three")


@pytest.mark.integration
@pytest.mark.usefixtures("soon", "elsewhere")
def test_another_process_makes_the_same_of_what_it_reads_by_itself(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.build()
    published(project, tmp_path / "one", processes=1)
    published(project, tmp_path / "two", processes=2)
    # Not all graphs are read again, so that none is at hand.
    project.write("garden-day.txt", ENGLISH.replace("Birch Bay Council", "Fir Bay Council"))
    project.build()
    monkeypatch.setattr("discourse_kg.site.publish._is_other_program", lambda *_: True)
    for name, processes in (("one", 1), ("two", 2)):
        published(project, tmp_path / name, processes)
    assert held(tmp_path / "one") == held(tmp_path / "two")
    assert kept(tmp_path / "one") == kept(tmp_path / "two")


@pytest.mark.integration
@pytest.mark.usefixtures("soon", "elsewhere")
def test_another_process_reads_the_copy_of_a_store_that_lends_no_engine(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.build()
    published(project, tmp_path / "lent", processes=1)
    monkeypatch.setattr(EmbeddedStore, "engine", lambda _: None)
    published(project, tmp_path / "copied", processes=2)
    assert held(tmp_path / "lent") == held(tmp_path / "copied")


@pytest.mark.integration
@pytest.mark.usefixtures("soon", "elsewhere")
@pytest.mark.parametrize(
    ("documents", "error", "told"),
    [
        (out_of_order, NotADirectoryError, "out of order"),
        (full, WritingError, "the disk is full"),
        (killed, WorkerEndedError, "publish again, or with --processes 1"),
    ],
)
def test_what_goes_wrong_in_another_process_is_told_and_the_site_stays(  # noqa: PLR0913, PLR0917 (what it takes)
    built: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    documents: Callable[[SiteState], OfThing],
    error: type[Exception],
    told: str,
) -> None:
    published(built, tmp_path / "site", processes=1)
    before = held(tmp_path / "site")
    monkeypatch.setattr("discourse_kg.site.publish._is_other_program", lambda *_: True)
    monkeypatch.setattr("discourse_kg.incremental.render_plan._Renderer._batch_renderer", lambda _: None)
    monkeypatch.setattr(
        "discourse_kg.site.publish.site_documents",
        lambda *found: dataclasses.replace(data_alone(*found), about=documents),
    )
    with pytest.raises(error, match=told):
        published(built, tmp_path / "site", processes=2)
    assert held(tmp_path / "site") == before


#: What publishes a site that is never done with two processes: of a project's folder, its store, into a folder.
PUBLISHING: Final = """
import sys
from pathlib import Path
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.incremental import render_plan, workers
from discourse_kg.site import publish
from discourse_kg.settings import load_settings
from discourse_kg.storage import open_store
from discourse_kg.storage.embedded import EmbeddedStore
from support.troublesome import never_done

render_plan._WORTH_WORKERS = 1
publish.site_documents = never_done
workers.WorkerPool.steal = lambda _: None
with open_store(sys.argv[2], read_only=True) as store:
    publish.publish(store, PROJECT_BASE, load_settings(Path(sys.argv[1]), {}), Path(sys.argv[3]), processes=2)
"""


def is_alive(process: int) -> bool:
    """Whether there is a process that has not ended."""
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text("ascii")
    except FileNotFoundError:
        return False


@pytest.mark.integration
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="whether a process has ended is read from /proc")
def test_no_process_outlives_the_one_that_began_it(built: Project, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PUBLISHING, str(built.folder), built.store, str(tmp_path / "site")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,  # of what the killed process left behind is warned there
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as publishing:
        assert publishing.stdout is not None
        maker = int(publishing.stdout.readline())
        assert is_alive(maker)
        publishing.send_signal(signal.SIGKILL)
        publishing.wait(PATIENCE)
    end = time.monotonic() + PATIENCE
    while is_alive(maker) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_alive(maker)


def test_what_a_process_takes_at_once_is_of_one_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discourse_kg.incremental.render_plan._BATCH", 3)
    homes = GraphIndex()
    homes.add("graph/a", [b"<a1> ", b"<a2> "])
    homes.add("graph/b", [b"<b1> ", b"<b2> ", b"<b3> ", b"<b4> "])
    tasks = [Task(thing, ()) for thing in ("a1", "of-both", "a2", "b1", "b2", "b3", "b4", "of-none")]
    cut = [([task.resource for task in some], graph) for some, graph in _batches(tasks, homes)]
    assert cut == [
        (["a1", "of-both", "a2"], "graph/a"),
        (["b1", "b2", "b3"], "graph/b"),
        (["b4", "of-none"], "graph/b"),
    ]
