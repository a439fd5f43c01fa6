"""The folder of a published site: all files change at once, or none does.

New content is first written to `.publication/staging` inside it. Then a journal is written that says which file goes
where, and from there on the change is done: when a process dies while files are being renamed, the next one finishes
what the journal says.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import stat
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from discourse_kg.atomic_files import WritingError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

OWN: Final = ".publication"
STATE: Final = f"{OWN}/state.sqlite"

_PATH: Final = re.compile(r"(?:[A-Za-z0-9_.][A-Za-z0-9_.%~-]*/)*[A-Za-z0-9_.][A-Za-z0-9_.%~-]*")
_IN_A_FOLDER: Final = 1000


class Staging:
    """Content that waits for its place in a site. Writers that share a folder use different first numbers."""

    def __init__(self, folder: Path, first: int = 0) -> None:
        self._folder, self._staged, self._made = str(folder), first, ""

    def stage(self, content: Iterable[bytes]) -> int:
        """Write content and give its number.

        Raises:
            WritingError: it cannot be written.
        """
        self._staged += 1
        path = _waiting(self._folder, self._staged)
        try:
            if (among := path.rpartition("/")[0]) != self._made:
                os.makedirs(among, exist_ok=True)
                self._made = among
            with open(path, "xb") as file:
                file.writelines(content)
        except OSError as error:
            raise WritingError(f"{self._folder}: cannot be written into: {error.strerror}") from error
        return self._staged


class SiteFolder:
    """A site's folder, locked against other publishing processes as long as this is open. `area` stages content."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._staging, self._journal = place / OWN / "staging", place / OWN / "journal"
        self._place_name, self._staging_name = str(place), str(self._staging)
        self.area = Staging(self._staging)
        self._roll_forward()
        shutil.rmtree(self._staging, ignore_errors=True)

    @property
    def staging(self) -> Path:
        """The folder of staged content; what a killed process leaves there is deleted by the next one."""
        self._staging.mkdir(exist_ok=True)
        return self._staging

    @property
    def state(self) -> Path:
        """The path of the site's state; it exists when the site was published before."""
        return self._place / STATE

    def replace(self, new: Iterable[tuple[str, int]], gone: Iterable[str], known: Collection[str]) -> None:
        """Put staged content into place and remove files, all or none.

        `known` are the paths of the files that the site already has: no other file is replaced.

        Raises:
            WritingError: something stands in the way; the site is as it was.
        """
        new = list(new)
        folders = {""}
        for path, _ in new:
            self._check(path, known, folders)
        steps = chain(new, ((path, None) for path in gone))
        unfinished = self._journal.with_suffix(".unfinished")
        try:
            with unfinished.open("w", encoding="utf-8") as file:
                file.writelines(json.dumps(step) + "\n" for step in steps)
            os.sync()
            unfinished.replace(self._journal)
        except OSError as error:
            raise WritingError(f"{self._place}: cannot be written into: {error.strerror}") from error
        self._roll_forward()

    def _in_place(self, path: str) -> str:
        return f"{self._place_name}/{path}"

    def _check(self, path: str, known: Collection[str], folders: set[str]) -> None:
        """Make sure that a file can be put at a path: no foreign file is there, and no link leads away."""
        if not _PATH.fullmatch(path) or ".." in path.split("/"):
            raise ValueError(f"{path!r} is no path of a file in a site")
        self._check_folder(path.rpartition("/")[0], folders)
        target = self._in_place(path)
        mode = _mode(target)
        if mode is not None and (not stat.S_ISREG(mode) or path not in known):
            raise WritingError(
                f"{target}: is {_kind(mode)} that the site did not write, and is not replaced; remove it"
            )

    def _check_folder(self, folder: str, folders: set[str]) -> None:
        """Make sure that a folder of the site exists or can be created; `folders` are known to."""
        if folder in folders:
            return
        self._check_folder(folder.rpartition("/")[0], folders)
        mode = _mode(self._in_place(folder))
        if mode is not None and not stat.S_ISDIR(mode):
            raise WritingError(
                f"{self._in_place(folder)}: is {_kind(mode)} and stands in the way of the site; remove it"
            )
        folders.add(folder)

    def _roll_forward(self) -> None:
        """Finish the journal, from wherever the process that wrote it stopped."""
        if not self._journal.exists():
            return
        try:
            with self._journal.open(encoding="utf-8") as file:
                for path, number in map(json.loads, file):
                    self._put(path, number) if number is not None else self._remove(path)
            os.sync()
            self._journal.unlink()
        except OSError as error:
            raise WritingError(
                f"{self._place}: the change is written but not all in place: {error.strerror}; publish again"
            ) from error
        shutil.rmtree(self._staging, ignore_errors=True)

    def _put(self, path: str, number: int) -> None:
        waiting, target = _waiting(self._staging_name, number), self._in_place(path)
        try:
            os.replace(waiting, target)
        except FileNotFoundError:
            # It is in place already, or its folder does not exist yet.
            if os.path.exists(waiting):
                os.makedirs(target.rpartition("/")[0], exist_ok=True)
                os.replace(waiting, target)

    def _remove(self, path: str) -> None:
        target = self._place / path
        target.unlink(missing_ok=True)
        for folder in target.parents:
            if folder == self._place:
                break
            with suppress(OSError):
                folder.rmdir()


def _waiting(folder: str, number: int) -> str:
    """The path of staged content."""
    return f"{folder}/{number // _IN_A_FOLDER}/{number}"


@contextmanager
def opened_site(place: Path) -> Iterator[SiteFolder]:
    """Open a site's folder for this process alone, creating it when there is none.

    Raises:
        WritingError: it is a link, no folder, in use, cannot be written, or holds something that is no site.
    """
    own = place / OWN
    try:
        _refuse(place, own)
        own.mkdir(parents=True, exist_ok=True)
        handle = os.open(own, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except WritingError:
        raise
    except OSError as error:
        raise WritingError(f"{place}: cannot be written into: {error.strerror}") from error
    try:
        _lock(handle, place)
        yield SiteFolder(place)
    finally:
        os.close(handle)


def _refuse(place: Path, own: Path) -> None:
    """Refuse a path that is not a folder, or a folder that is not a site's."""
    for folder in (place, own):
        mode = _mode(folder)
        if mode is not None and not stat.S_ISDIR(mode):
            raise WritingError(f"{folder}: is {_kind(mode)}; name the folder of a site")
    if place.is_dir() and not own.is_dir() and any(place.iterdir()):
        raise WritingError(f"{place}: is not empty and holds no published site; name an empty folder")


def _lock(handle: int, place: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise WritingError(f"{place}: another process is publishing there; try again when that has ended") from error


def _mode(path: Path | str) -> int | None:
    with suppress(FileNotFoundError, NotADirectoryError):
        return os.lstat(path).st_mode
    return None


def _kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a symbolic link"
    return "a file" if stat.S_ISREG(mode) else "a folder" if stat.S_ISDIR(mode) else "no regular file"
