"""Files that are written whole or not at all: written beside their place, flushed to disk, then renamed."""

from __future__ import annotations

import fcntl
import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from discourse_kg.errors import DiscourseKGError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_UNFINISHED: Final = ".{}.unfinished"


class WritingError(DiscourseKGError, OSError):
    """A folder or file that cannot be written, or must not be, because a symbolic link is in its place."""

    exit_code = 3


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which is created when missing; none is replaced before all are written.

    Symbolic links are never followed, and only regular files are replaced.

    Raises:
        WritingError: something cannot be written. What was there before is still there.
    """
    with _opened(folder) as handle:
        try:
            for name, content in files.items():
                _write(handle, folder / name, name, content)
            for name in files:
                os.replace(_UNFINISHED.format(name), name, src_dir_fd=handle, dst_dir_fd=handle)
            os.fsync(handle)
        except BaseException:
            for name in files:
                _discard(handle, name)
            raise


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    """Open the folder for this process alone: unfinished files in it were left by a killed process."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError as error:
        if folder.is_symlink():
            raise WritingError(f"{folder}: is a symbolic link; name the folder itself") from error
        raise WritingError(f"{folder}: cannot be written into: {error.strerror}") from error
    try:
        _lock(handle, folder)
        yield handle
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise WritingError(f"{folder}: another process is writing there; try again when that has ended") from error


def _write(handle: int, path: Path, name: str, content: bytes) -> None:
    try:
        _refuse_special(handle, path, name)
        _discard(handle, name)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        with os.fdopen(os.open(_UNFINISHED.format(name), flags, 0o666, dir_fd=handle), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except WritingError:
        raise
    except OSError as error:
        raise WritingError(f"{path}: cannot be written: {error.strerror}") from error


def _refuse_special(handle: int, path: Path, name: str) -> None:
    with suppress(FileNotFoundError):
        mode = os.stat(name, dir_fd=handle, follow_symlinks=False).st_mode
        if not stat.S_ISREG(mode):
            kind = "a symbolic link" if stat.S_ISLNK(mode) else "no regular file"
            raise WritingError(f"{path}: is {kind} and is not replaced; remove it")


def _discard(handle: int, name: str) -> None:
    with suppress(OSError):
        os.unlink(_UNFINISHED.format(name), dir_fd=handle)
