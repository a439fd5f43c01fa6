"""The manifest that makes a folder a store, and the lock on it."""

from __future__ import annotations

import fcntl
import json
import os
import re
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from discourse_kg.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: The version of the arrangement of graphs and files in a store; a program reads only its own.
STORE_VERSION = 1

#: How the name of the engine's folder begins; a store that was moved to another base has another one.
ENGINE = "oxigraph"

_NAME = "discourse-kg-store.json"
#: Takes the place of the manifest while a store is being made, and while one that stayed empty is removed.
_UNFINISHED = f".{_NAME}.new"
_ENGINES = re.compile(rf"{ENGINE}(?:-[0-9a-f]+)?")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a store's folder says about itself; `engine` is the folder in it that holds the graphs."""

    version: int
    base: str
    engine: str = ENGINE


def read_manifest(directory: Path, parts: Iterable[str] = ()) -> Manifest | None:
    """Read a folder's manifest; None where no store exists yet and one may be created.

    `parts` are the names of what else may be in a store's folder, and so in one that is not finished.

    Raises:
        StoreError: the folder cannot be read, holds something else, or has another version.
    """
    try:
        text = (directory / _NAME).read_text("utf-8")
    except FileNotFoundError:
        _refuse_foreign(directory, parts)
        return None
    except OSError as fault:
        raise StoreError(f"{directory}: cannot be read: {fault.strerror}") from fault
    except UnicodeDecodeError as fault:
        raise StoreError(_damaged(directory)) from fault
    return _checked(directory, text)


def is_unfinished(directory: Path) -> bool:
    """Whether the folder holds the beginnings of a store."""
    return (directory / _UNFINISHED).exists()


def _refuse_foreign(directory: Path, parts: Iterable[str]) -> None:
    entries: set[str] = set()
    try:
        with suppress(FileNotFoundError):
            entries = set(os.listdir(directory))  # noqa: PTH208 (names are wanted, not paths)
    except OSError as fault:
        raise StoreError(f"{directory}: cannot be a store: {fault.strerror}") from fault
    own = {_UNFINISHED, *parts} if _UNFINISHED in entries else set[str]()
    if entries - own:
        raise StoreError(f"{directory}: not a store ({_NAME} is missing) and not empty; name another folder")


def _checked(directory: Path, text: str) -> Manifest:
    try:
        manifest = Manifest(**json.loads(text))
    except (ValueError, TypeError, RecursionError) as fault:
        raise StoreError(_damaged(directory)) from fault
    if not isinstance(manifest.base, str) or not _ENGINES.fullmatch(str(manifest.engine)):
        raise StoreError(_damaged(directory))
    if manifest.version != STORE_VERSION:
        raise StoreError(
            f"{directory}: the store has version {manifest.version}, and this program reads version "
            f"{STORE_VERSION}; build in another folder, or use the program that made the store"
        )
    return manifest


def _damaged(directory: Path) -> str:
    return f"{directory / _NAME}: cannot be read; delete the folder and build again"


def write_manifest(directory: Path, base: str, engine: str = ENGINE) -> Manifest:
    """Turn a folder into a store, or into one of another base; create it where it does not exist.

    A reader finds the old manifest or the new one; the new one is on disk when this returns.

    Raises:
        StoreError: the folder cannot be written.
    """
    manifest = Manifest(STORE_VERSION, base, engine)
    new = directory / _UNFINISHED
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as file:
            file.write(json.dumps(asdict(manifest)).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        new.replace(directory / _NAME)
        flush_folder(directory)
    except OSError as fault:
        raise StoreError(f"{directory}: cannot be written: {fault.strerror}") from fault
    return manifest


def flush_folder(folder: Path) -> None:
    """Flush the list of a folder's files to disk.

    Raises:
        OSError: it cannot be read.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def unfinished(directory: Path) -> Iterator[None]:
    """Hold the folder of a store that is being made, or removed; create the folder where it does not exist.

    Raises:
        StoreError: the folder cannot be written, or another process is making a store there.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        handle = os.open(directory / _UNFINISHED, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as fault:
        raise StoreError(f"{directory}: cannot be written: {fault.strerror}") from fault
    try:
        _lock(handle, directory, fcntl.LOCK_EX)
        yield
    except OSError as fault:
        if isinstance(fault, StoreError):
            raise
        raise StoreError(f"{directory}: cannot be written: {fault.strerror}") from fault
    finally:
        os.close(handle)


def unfinish(directory: Path) -> None:
    """Turn a store into an unfinished folder, to be removed.

    Raises:
        OSError: the folder cannot be written.
    """
    (directory / _NAME).replace(directory / _UNFINISHED)


def remove_unfinished(directory: Path) -> None:
    """Remove what an unfinished store leaves when all else is gone, and the folder if nothing else is in it.

    Raises:
        OSError: the folder cannot be written.
    """
    (directory / _UNFINISHED).unlink(missing_ok=True)
    with suppress(OSError):
        directory.rmdir()


class Lock:
    """One writer, or any number of readers, while it is held.

    The engine itself refuses a second writer, but leaves the behaviour of a reader beside a writer undefined.
    """

    def __init__(self, directory: Path, *, shared: bool) -> None:
        self._handle = os.open(directory / _NAME, os.O_RDONLY | os.O_CLOEXEC)
        try:
            _lock(self._handle, directory, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
        except StoreError:
            os.close(self._handle)
            raise

    def release(self) -> None:
        """Release the lock."""
        os.close(self._handle)


def _lock(handle: int, directory: Path, kind: int) -> None:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except OSError as fault:
        raise StoreError(in_use(directory)) from fault


def in_use(directory: Path) -> str:
    """The message for a user who must wait."""
    return f"{directory}: the store is in use by another process; try again when that has ended"
