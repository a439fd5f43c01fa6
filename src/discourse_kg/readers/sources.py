"""Which files the user means: files, folders of recaps, patterns, and `-` for standard input.

A source that does not say what it is called is called by its path below the folder that was named, or before the first
wildcard of the pattern that was. Where the file lies in a folder that the settings name, its path below that one
counts, so that a file has one name however it comes to be built.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING, Final

from discourse_kg.errors import RecapError
from discourse_kg.readers.registry import registry
from discourse_kg.readers.retrieval import SUFFIX as RETRIEVAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from discourse_kg.readers.given import Given

STANDARD_INPUT: Final = "-"

#: What of a file tells its format.
_BEGINNING: Final = 64 * 1024

_KINDS: Final = {
    stat.S_IFDIR: "a folder; name the files in it",
    stat.S_IFIFO: "a named pipe, and might never end; copy what comes out of it into a file",
    stat.S_IFCHR: "a device, and might never end; copy what comes out of it into a file",
    stat.S_IFBLK: "a device, and might never end; copy what comes out of it into a file",
    stat.S_IFSOCK: "a socket; copy what comes out of it into a file",
}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to be read: its path, and the name that identifies its source if the source itself says nothing else.

    `given` is what is known of it besides.
    """

    path: str
    name: str
    given: Given | None = None


@dataclass(frozen=True, slots=True)
class FoundSources:
    """The sources that are meant, with an error in the place of each that is none, and the paths passed over."""

    sources: tuple[SourceFile | RecapError, ...]
    passed_over: tuple[str, ...] = ()


def patterns() -> str:
    """Which files of a folder are sources, for messages. A file that is named itself may be called anything.

    >>> patterns().startswith("*.")
    True
    """
    return ", ".join(f"*{suffix}" for suffix in registry().suffixes)


def find_sources(wanted: Iterable[str], *, known: Iterable[str] = (), besides: Iterable[str] = ()) -> FoundSources:
    """Find every source, each once; in its place an error for what names none.

    A folder stands for the recaps in it and below, by name, and for whatever was fetched into it; hidden files and
    READMEs are none, and neither is what tells how a source was fetched.

    Args:
        wanted: Files, folders, patterns, and `-`.
        known: The folders by which files are called, wherever one is in them.
        besides: Files and folders that belong to the program, and are neither sources nor passed over.
    """
    search = _Search(tuple(known), frozenset(map(os.path.realpath, besides)))
    found: dict[str, SourceFile | RecapError] = {}
    for name in wanted:
        for source in search.expand(name):
            place = str(source) if isinstance(source, RecapError) else source.path
            if not (isinstance(source, RecapError) or source.path == STANDARD_INPUT):
                place = os.path.realpath(source.path)
            found.setdefault(place, source)
    passed_over = (path for path in search.passed_over if os.path.realpath(path) not in found)
    return FoundSources(tuple(found.values()), tuple(dict.fromkeys(passed_over)))


def refusal(mode: int) -> str | None:
    """Why what has such a mode is no file that can be read; None for one that can.

    >>> refusal(stat.S_IFSOCK | 0o600)
    'is a socket; copy what comes out of it into a file'
    """
    return None if stat.S_ISREG(mode) else f"is {_KINDS.get(stat.S_IFMT(mode), 'no file')}"


class _Search:
    """Looks for sources, and remembers what it passes over."""

    def __init__(self, known: Sequence[str], besides: frozenset[str]) -> None:
        self._known = [_before_wildcard(name) if _is_pattern(name) else name for name in known]
        self._besides = besides
        self._places: dict[str, Path] = {}
        self.passed_over: list[str] = []

    def expand(self, name: str) -> Iterator[SourceFile | RecapError]:
        """The sources that one argument means."""
        if name == STANDARD_INPUT:
            yield SourceFile(name, name)
        elif _is_folder(name):
            yield from self._several(name, sorted(self._in_folder(name)), name)
        elif _is_pattern(name):
            files = (path for path in glob(name, recursive=True) if not _is_folder(path))  # noqa: PTH207
            yield from self._several(name, sorted(files), _before_wildcard(name))
        else:
            yield self._checked(name, os.path.dirname(name))  # noqa: PTH120 (Path refuses NUL)

    def _several(self, name: str, paths: Sequence[str], folder: str) -> Iterator[SourceFile | RecapError]:
        if not paths:
            yield RecapError(name, f"there is no recap ({patterns()}); name a folder or a file that is one")
        yield from (self._checked(path, folder) for path in paths)

    def _in_folder(self, name: str) -> Iterator[str]:
        for folder, below, files in os.walk(name):
            below[:] = sorted(entry for entry in below if self._is_of_interest(folder, entry))
            fetched = {file.removesuffix(RETRIEVAL) for file in files if file.endswith(RETRIEVAL)}
            for file in sorted(file for file in files if self._is_of_interest(folder, file)):
                path = str(Path(folder, file))
                if file in fetched or _is_recap(file) or _is_recap_by_content(path):
                    yield path
                elif not file.endswith(RETRIEVAL):
                    self.passed_over.append(path)

    def _is_of_interest(self, folder: str, entry: str) -> bool:
        return not (entry.startswith(".") or str(self._place(folder) / entry) in self._besides)

    def _checked(self, path: str, folder: str) -> SourceFile | RecapError:
        """A file that was found by the name of a folder, or why it is none."""
        try:
            path.encode()
        except UnicodeEncodeError:
            return RecapError(
                path, "the name is not UTF-8, or the locale is not; rename the file, or set LC_ALL=C.UTF-8"
            )
        if "\0" in path:
            return RecapError(path, "no file has such a name")
        with suppress(OSError):  # what is not there is for the reader to tell
            if problem := refusal(Path(path).stat().st_mode):
                return RecapError(path, problem)
        return SourceFile(path, self._name(path, folder))

    def _name(self, path: str, folder: str) -> str:
        """The path below the first of the folders that it is below, with slashes."""
        place = self._place(os.path.dirname(path)) / Path(path).name  # noqa: PTH120 (as given)
        above = (self._place(one) for one in (*self._known, folder))
        return next((place.relative_to(one).as_posix() for one in above if place.is_relative_to(one)), place.name)

    def _place(self, folder: str) -> Path:
        """Where a folder really is."""
        if folder not in self._places:
            self._places[folder] = Path(os.path.realpath(folder))
        return self._places[folder]


def _is_recap(file: str) -> bool:
    name = file.casefold()
    return name.endswith(registry().suffixes) and not (name.startswith("readme.") or file.endswith(RETRIEVAL))


def _is_recap_by_content(path: str) -> bool:
    """Whether a file whose name may be of several formats is of one that is read."""
    if not path.casefold().endswith(registry().shared_suffixes):
        return False
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            return False
        with Path(path).open("rb") as file:
            return registry().recognizes_content(path, file.read(_BEGINNING))
    except (OSError, RecapError):  # it is named as passed over
        return False


def _is_folder(name: str) -> bool:
    return os.path.isdir(name)  # noqa: PTH112 (Path refuses NUL)


def _is_pattern(name: str) -> bool:
    return has_magic(name) and not os.path.lexists(name)


def _before_wildcard(pattern: str) -> str:
    """The folder that the wildcards of a pattern are below.

    >>> _before_wildcard("data/recaps/*/a*.md"), _before_wildcard("*.md")
    ('data/recaps', '')
    """
    parts = Path(pattern).parts
    first = next(at for at, part in enumerate(parts) if has_magic(part))
    return str(Path(*parts[:first])) if first else ""
