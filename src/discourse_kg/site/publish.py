"""Publish a store as a static site: render what changed since the last time, and swap it in at once."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from discourse_kg.export.catalogue import demand
from discourse_kg.export.data.data_documents import HASH
from discourse_kg.export.site_paths import Site
from discourse_kg.incremental.folder_swap import STATE, SiteFolder, opened_site
from discourse_kg.incremental.garbage_collection import collected_less_often
from discourse_kg.incremental.history import History
from discourse_kg.incremental.render_plan import render_changed
from discourse_kg.incremental.snapshot_diff import take_snapshot
from discourse_kg.incremental.state import SiteState, open_state
from discourse_kg.records.reader import RecordReader
from discourse_kg.records.sources import SourceRecord
from discourse_kg.resources import resource
from discourse_kg.site.site_documents import site_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from discourse_kg.incremental.snapshot_diff import SnapshotDiff
    from discourse_kg.settings import Settings
    from discourse_kg.storage.interface import GraphStore


#: Bytes of the state that are copied at a time.
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Published:
    """The result of a publish: how many files were written, unchanged and removed.

    `hash` is the RDFC-1.0 hash of the dataset. `unkept` are the sources whose texts are not kept as they were read,
    by the names of their files, each with what is wrong: their pages show quotations alone.
    """

    written: int
    unchanged: int
    removed: int
    hash: str
    unkept: tuple[tuple[str, str], ...] = ()


def publish(  # noqa: PLR0913 (what a publishing has at hand)
    store: GraphStore,
    base: str,
    settings: Settings,
    folder: Path,
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
    *,
    moment: str | None = None,
    forget: bool = False,
    processes: int = 1,
) -> Published:
    """Write the graph of a store as a static site into a folder; on any failure the folder stays as it was.

    `on_progress` is called with the number of files done and the total. `moment` is the time of the change feed's
    entries, an xsd:dateTime in UTC; by default, the day of the newest source. `forget` removes earlier versions from
    the feed. A large site is rendered by that many `processes`; with more than one, the calling program must be
    importable, as `multiprocessing` requires.

    Raises:
        SettingsError: the settings do not say who publishes what, under which licence, or say what no portal takes.
        WritingError: the folder cannot be written, or holds something else.
        StoreError: the store cannot be read.
        EndpointError: the endpoint cannot be read.
        WorkerEndedError: one of several processes ended too early.
    """
    demand(settings, base)
    with opened_site(folder) as place, _copied_state(place) as state, collected_less_often():
        state.log.drop_written()
        history = History(state.log, base, moment, forget=forget)
        diff = take_snapshot(store, base, place.staging / "graph", (state, history))
        with closing(diff.snapshot):
            site, unkept = Site(base, settings, state), tuple(sorted(_named(diff)))
            everything = _is_other_program(base, settings, state)
            changes = render_changed(
                site_documents(diff.snapshot, site),
                diff,
                place,
                state,
                on_progress,
                everything=everything,
                processes=processes,
            )
        state.keep()
        state.close()
        with (place.staging / "state.sqlite").open("rb") as copy:
            number = place.area.stage(iter(partial(copy.read, _PIECE), b""))
        place.replace([*changes.staged.items(), (STATE, number)], changes.removed, {*changes.known, STATE})
    digest = (folder / HASH).read_text("ascii").strip()
    return Published(len(changes.staged), changes.unchanged, len(changes.removed), digest, unkept)


def _named(diff: SnapshotDiff) -> Iterator[tuple[str, str]]:
    """The sources whose texts are not kept, by the names of their files."""
    records = RecordReader(diff.snapshot)
    for source, problem in diff.unkept.items():
        yield records.read(SourceRecord, source).file_name or source, problem


def _copied_state(place: SiteFolder) -> SiteState:
    """A copy of the state to work on: it is replaced together with the files, or not at all."""
    copy = place.staging / "state.sqlite"
    if place.state.is_file():
        shutil.copyfile(place.state, copy)
    return open_state(copy)


def _is_other_program(base: str, settings: Settings, state: SiteState) -> bool:
    """Whether another version of the program, or other settings, made the files."""
    told = sha256(f"{base}\n{settings!r}\n".encode())
    for folder in (files("discourse_kg"), *map(resource, ("ontology", "queries", "shapes"))):
        for content in _contents(folder):
            told.update(content)
    anew, state.fingerprint = state.fingerprint != told.hexdigest(), told.hexdigest()
    if anew:
        state.forget_fragments()
    return anew


def _contents(folder: Traversable) -> Iterator[bytes]:
    """The contents of the program's own files."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and not entry.name.startswith("__"):
            yield from _contents(entry)
        elif entry.is_file():
            yield entry.name.encode() + b"\n" + entry.read_bytes()
