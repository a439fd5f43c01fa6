"""What tells a store's folder from any other, and who may use it now."""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from discourse_kg.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

#: The layout of graphs and files in a store; a program reads stores of its own version only.
STORE_VERSION = 1

_NAME = "discourse-kg-store.json"
_UNFINISHED = f".{_NAME}.new"


@dataclass(frozen=True, slots=True)
class Marker:
    """What a store's folder says of itself."""

    version: int
    base: str


def read_marker(directory: Path) -> Marker | None:
    """Read a folder's marker; None when there is no store yet and there may be one.

    Raises:
        StoreError: the folder cannot be read, holds something else, or is of another version.
    """
    try:
        text = (directory / _NAME).read_text("utf-8")
    except FileNotFoundError:
        _refuse_foreign(directory)
        return None
    except OSError as fault:
        raise StoreError(f"{directory}: cannot be read: {fault.strerror}") from fault
    except UnicodeDecodeError as fault:
        raise StoreError(_damaged(directory)) from fault
    return _checked(directory, text)


def _refuse_foreign(directory: Path) -> None:
    entries: set[str] = set()
    try:
        with suppress(FileNotFoundError):
            entries = set(os.listdir(directory))  # noqa: PTH208 (names are wanted, not paths)
    except OSError as fault:
        raise StoreError(f"{directory}: cannot be a store: {fault.strerror}") from fault
    if entries - {_UNFINISHED}:
        raise StoreError(f"{directory}: not a store ({_NAME} is missing) and not empty; name another folder")


def _checked(directory: Path, text: str) -> Marker:
    try:
        marker = Marker(**json.loads(text))
    except (ValueError, TypeError, RecursionError) as fault:
        raise StoreError(_damaged(directory)) from fault
    if not isinstance(marker.base, str):
        raise StoreError(_damaged(directory))
    if marker.version != STORE_VERSION:
        raise StoreError(
            f"{directory}: the store is of version {marker.version}, this program's stores are of version "
            f"{STORE_VERSION}; build in another folder, or use the program that made the store"
        )
    return marker


def _damaged(directory: Path) -> str:
    return f"{directory / _NAME}: cannot be read; delete the folder and build again"


def write_marker(directory: Path, base: str) -> Marker:
    """Make a folder a store.

    Raises:
        StoreError: the folder cannot be written.
    """
    marker = Marker(STORE_VERSION, base)
    unfinished = directory / _UNFINISHED
    try:
        directory.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(json.dumps(asdict(marker)) + "\n", "utf-8")
        unfinished.replace(directory / _NAME)
    except OSError as fault:
        raise StoreError(f"{directory}: cannot be written: {fault.strerror}") from fault
    return marker


class Lock:
    """One writer, or any number of readers, as long as it is held.

    The engine refuses a second writer by itself, but a reader beside a writer is undefined there.
    """

    def __init__(self, directory: Path, *, shared: bool) -> None:
        self._handle = os.open(directory / _NAME, os.O_RDONLY | os.O_CLOEXEC)
        try:
            fcntl.flock(self._handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError as fault:
            os.close(self._handle)
            raise StoreError(in_use(directory)) from fault

    def release(self) -> None:
        """Let others in."""
        os.close(self._handle)


def in_use(directory: Path) -> str:
    """What to tell somebody who must wait."""
    return f"{directory}: the store is in use by another process; try again when that has ended"
