"""A store on disk, in Oxigraph."""

from __future__ import annotations

import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Self

import pyoxigraph

from discourse_kg.errors import QueryError, StoreError
from discourse_kg.identifiers import DEFAULT_BASE
from discourse_kg.storage.changes import LOG, ChangeLog
from discourse_kg.storage.interface import Engine
from discourse_kg.storage.kept_texts import FOLDERS, KeptTexts
from discourse_kg.storage.manifest import (
    ENGINE,
    Lock,
    in_use,
    is_unfinished,
    read_manifest,
    remove_unfinished,
    unfinish,
    unfinished,
    write_manifest,
)
from discourse_kg.storage.results import result_value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from discourse_kg.storage.changes import Changes
    from discourse_kg.storage.interface import Result
    from discourse_kg.storage.manifest import Manifest

_LONGEST_COMPLAINT = 200
#: What is in a store's folder beside its manifest.
_PARTS = (ENGINE, LOG, *FOLDERS)


class EmbeddedStore:
    """Oxigraph in a folder; one process writes, or several read.

    A process that holds one must not fork: the child would share the engine's files.
    """

    def __init__(self, directory: Path, manifest: Manifest, lock: Lock, *, read_only: bool, new: bool = False) -> None:
        self._directory, self._lock, self._read_only = directory, lock, read_only
        self._is_new, self._is_temporary = new, False
        self._log, self._folder = ChangeLog(directory), directory / manifest.engine
        self._engine: pyoxigraph.Store | None = _open_engine(self._folder, directory, read_only=read_only)
        self.base, self.texts = manifest.base, KeptTexts(directory)

    @property
    def location(self) -> str:
        """The folder."""
        return str(self._directory)

    def query(self, text: str) -> Result:
        """See `GraphStore.query`."""
        with self._faults():
            return result_value(self._open().query(text, use_default_graph_as_union=True))

    def quads(self, graph: str) -> Iterator[pyoxigraph.Quad]:
        """See `GraphStore.quads`."""
        with self._faults():
            yield from self._open().quads_for_pattern(None, None, None, pyoxigraph.NamedNode(graph))

    def graphs(self, begin: str) -> Iterator[str]:
        """See `GraphStore.graphs`."""
        with self._faults():
            for graph in self._open().named_graphs():
                # A graph that lost its last quad is still named.
                if graph.value.startswith(begin) and next(
                    self._open().quads_for_pattern(None, None, None, graph), None
                ):
                    yield graph.value

    def changes(self, since: str | None) -> Changes:
        """See `GraphStore.changes`."""
        with self._faults():
            return self._log.since(since)

    def engine(self) -> Engine | None:
        """See `GraphStore.engine`: no other process writes while the store is open for reading."""
        return Engine(self._open(), self._folder) if self._read_only else None

    def update(self, text: str, graphs: Collection[str] = ()) -> None:
        """See `GraphStore.update`; the change is on disk when this returns."""
        if self._read_only:
            raise StoreError(f"{self._directory}: the store was opened for reading only")
        with self._faults():
            self._log.record(graphs)
            self._open().update(text)
            self._open().flush()

    def discard_if_empty(self) -> None:
        """See `GraphStore.discard_if_empty`."""
        self._is_temporary = self._is_new

    def close(self) -> None:
        """See `GraphStore.close`."""
        if self._engine is not None:
            with self._faults():
                is_to_go = self._is_temporary and self._is_empty()
            self._engine = None
            try:
                if is_to_go:
                    unfinish(self._directory)
                    _clear(self._directory)
                    remove_unfinished(self._directory)
            except OSError as fault:
                raise StoreError(f"{self._directory}: cannot be removed: {fault.strerror}") from fault
            finally:
                self._lock.release()

    def _is_empty(self) -> bool:
        return next(self._open().quads_for_pattern(None, None, None, None), None) is None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()

    def _open(self) -> pyoxigraph.Store:
        """The engine. Never keep it in a variable: a traceback that refers to it would keep the store open."""
        if self._engine is None:
            raise StoreError(f"{self._directory}: the store was closed")
        return self._engine

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except SyntaxError as fault:
            raise QueryError(f"the query cannot be read: {_complaint(fault)}") from fault
        except UnicodeEncodeError as fault:
            raise QueryError("the query holds half a surrogate pair, which no text can hold") from fault
        except StoreError:
            raise
        except OSError as fault:
            raise StoreError(f"{self._directory}: {_complaint(fault)}") from fault
        except RuntimeError as fault:
            if "orruption" in str(fault):
                raise StoreError(_damaged(self._directory, fault)) from fault
            raise QueryError(f"the query cannot be answered: {_complaint(fault)}") from fault


def _complaint(fault: Exception) -> str:
    line = " ".join(str(fault).split())
    return line if len(line) <= _LONGEST_COMPLAINT else f"{line[:_LONGEST_COMPLAINT]}…"


def _damaged(directory: Path, fault: Exception) -> str:
    return f"{directory}: the store is damaged ({_complaint(fault)}); delete the folder and build again"


def _open_engine(folder: Path, directory: Path, *, read_only: bool) -> pyoxigraph.Store:
    try:
        if read_only:
            return pyoxigraph.Store.read_only(str(folder))
        _delete_orphans(folder)
        return pyoxigraph.Store(folder)
    except OSError as fault:
        if "lock" in str(fault).casefold():
            raise StoreError(in_use(directory)) from fault
        raise StoreError(f"{directory}: the store cannot be opened: {_complaint(fault)}") from fault
    except (RuntimeError, ValueError) as fault:
        raise StoreError(_damaged(directory, fault)) from fault


def _delete_orphans(folder: Path) -> None:
    """Delete what a killed bulk load, or a killed move to another base, left behind; the engine never does."""
    for other in folder.parent.glob(f"{ENGINE}*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)
    for orphan in folder.glob("bulk-*.sst"):
        with suppress(FileNotFoundError):
            orphan.unlink()


def open_embedded(directory: Path, *, read_only: bool, base: str | None = None) -> EmbeddedStore:
    """Open the store in a folder; for writing, create it where there is none.

    Raises:
        StoreError: see `open_store`; for reading, also where there is no store.
    """
    manifest = read_manifest(directory, _PARTS)
    if read_only and (manifest is None or not (directory / manifest.engine).is_dir()):
        interrupted = ": a build was interrupted before there was one" if is_unfinished(directory) else ""
        raise StoreError(f"no store at {directory}{interrupted}; run discourse-kg build")
    is_new = manifest is None
    if manifest is None:
        manifest = _create(directory, base or DEFAULT_BASE)
    if base is not None and base != manifest.base:
        remedy = f"move it with discourse-kg rebase {base}, or name another folder"
        raise StoreError(f"{directory}: the store was built with the base {manifest.base}, not {base}; {remedy}")
    lock = _locked(directory, manifest, shared=read_only)
    try:
        return EmbeddedStore(directory, manifest, lock, read_only=read_only, new=is_new)
    except BaseException:
        lock.release()
        raise


def _locked(directory: Path, manifest: Manifest, *, shared: bool) -> Lock:
    """Lock a store, unless it was moved to another base since its manifest was read."""
    lock = Lock(directory, shared=shared)
    if read_manifest(directory) == manifest:
        return lock
    lock.release()
    raise StoreError(in_use(directory))


def _create(directory: Path, base: str) -> Manifest:
    """Make a store in a folder. If it is killed, there is no store, and the next one clears away what it left."""
    with unfinished(directory):
        if (made_meanwhile := read_manifest(directory, _PARTS)) is not None:
            remove_unfinished(directory)
            return made_meanwhile
        _clear(directory)
        _open_engine(directory / ENGINE, directory, read_only=False)
        return write_manifest(directory, base)


def _clear(directory: Path) -> None:
    """Remove the parts of a store from a folder that is not one, or no longer one."""
    for part in _PARTS:
        if (directory / part).is_dir():
            shutil.rmtree(directory / part)
        else:
            (directory / part).unlink(missing_ok=True)
