"""Which files the user means: files, folders of recaps, patterns, and `-` for standard input."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING, Final

from discourse_kg.errors import RecapError
from discourse_kg.readers.registry import registry
from discourse_kg.readers.retrieval import SUFFIX as RETRIEVAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STANDARD_INPUT: Final = "-"


def patterns() -> str:
    """Which files of a folder are sources, for messages. A file that is named itself may be called anything.

    >>> patterns().startswith("*.")
    True
    """
    return ", ".join(f"*{suffix}" for suffix in registry().suffixes)


def find_sources(wanted: Iterable[str]) -> list[str | RecapError]:
    """Give the path of every source, each once; in its place an error for what names none.

    A folder stands for the recaps in it and below, by name, and for whatever was fetched into it; hidden files and
    READMEs are none, and neither is what tells how a source was fetched.
    """
    found: dict[str, str | RecapError] = {}
    for name in wanted:
        for source in _expand(name):
            found.setdefault(str(source) if _is_no_path(source) else os.path.realpath(str(source)), source)
    return list(found.values())


def _is_no_path(source: str | RecapError) -> bool:
    return isinstance(source, RecapError) or source == STANDARD_INPUT


def _expand(name: str) -> Iterator[str | RecapError]:
    if name == STANDARD_INPUT or not (os.path.isdir(name) or _is_pattern(name)):  # noqa: PTH112 (Path refuses NUL)
        yield _checked(name)
        return
    paths = sorted(_in_folder(name) if os.path.isdir(name) else glob(name, recursive=True))  # noqa: PTH112, PTH207
    if not paths:
        yield RecapError(name, f"there is no recap ({patterns()}); name a folder or a file that is one")
    yield from map(_checked, paths)


def _is_pattern(name: str) -> bool:
    return has_magic(name) and not os.path.lexists(name)


def _in_folder(name: str) -> Iterator[str]:
    for folder, below, files in os.walk(name):
        below[:] = [entry for entry in below if not entry.startswith(".")]
        fetched = {file.removesuffix(RETRIEVAL) for file in files if file.endswith(RETRIEVAL)}
        yield from (str(Path(folder, file)) for file in files if file in fetched or _is_recap(file))


def _is_recap(file: str) -> bool:
    if file.endswith(RETRIEVAL) or file.lower().startswith((".", "readme.")):
        return False
    return file.casefold().endswith(registry().suffixes)


def _checked(path: str) -> str | RecapError:
    try:
        path.encode()
    except UnicodeEncodeError:
        return RecapError(path, "the name is not UTF-8, or the locale is not; rename the file, or set LC_ALL=C.UTF-8")
    if "\0" in path:
        return RecapError(path, "no file has such a name")
    return RecapError(path, "is a device, and might never end") if _is_device(path) else path


def _is_device(path: str) -> bool:
    with suppress(OSError):
        mode = Path(path).stat().st_mode
        return stat.S_ISCHR(mode) or stat.S_ISBLK(mode)
    return False
