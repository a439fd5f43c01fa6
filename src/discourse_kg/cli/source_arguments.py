"""The sources that an argument means, for commands that read them; files that are passed over are named."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from msgspec.structs import asdict

from discourse_kg.cli.output import note
from discourse_kg.cli.program import show_traceback
from discourse_kg.errors import RecapError
from discourse_kg.readers.folder_lists import Folder, Folders
from discourse_kg.readers.registry import registry
from discourse_kg.readers.sources import STANDARD_INPUT, find_sources, patterns
from discourse_kg.readers.unread_formats import unread_format
from discourse_kg.settings import find_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from discourse_kg.errors import DiscourseKGError
    from discourse_kg.readers.sources import SourceFile
    from discourse_kg.settings import Settings

passed_over_option: Final = click.option(
    "--passed-over", "name_all", is_flag=True, help="Name each file of a folder that is passed over, however many."
)

#: Up to this many files are named; more are counted by kind.
_MOST: Final = 20


def sources_of(
    wanted: Iterable[str], settings: Settings, *, name_all: bool
) -> tuple[tuple[SourceFile | RecapError, ...], int]:
    """Find the sources that are meant, name the files passed over in their folders, and return how many there are.

    Raises:
        SettingsError: a list of sources that the settings name cannot be read.
    """
    own = (find_settings(Path.cwd()), Path(settings.store), Path(settings.texts))
    found = find_sources(wanted, known=settings.sources, besides=[str(path) for path in own if path])
    if name_all or len(found.passed_over) <= _MOST:
        for path in found.passed_over:
            note(f"{path}: passed over; {_reason(path)}")
    else:
        _count(found.passed_over)
    folders = Folders(Folder(**asdict(folder)) for folder in settings.folders)
    return tuple(_with_given(source, folders) for source in found.sources), len(found.passed_over)


def _with_given(source: SourceFile | RecapError, folders: Folders) -> SourceFile | RecapError:
    if isinstance(source, RecapError) or source.path == STANDARD_INPUT:
        return source
    return replace(source, given=folders.given(source.path))


def tell(error: DiscourseKGError, *, program: bool = False) -> None:
    """Report what is wrong with one source; `program` puts the program's name in front."""
    if error.__cause__ is not None:
        show_traceback(error)
    note(f"discourse-kg: {error}" if program else str(error))


def _count(passed_over: Sequence[str]) -> None:
    by_reason: dict[str, list[str]] = defaultdict(list)
    for path in passed_over:
        by_reason[_reason(path)].append(path)
    for reason, paths in by_reason.items():
        note(
            f"{paths[0]}: passed over, and {len(paths) - 1} more files; {reason}"
            if paths[1:]
            else f"{paths[0]}: passed over; {reason}"
        )
    note(f"{len(passed_over)} files were passed over; --passed-over names each")


def _reason(path: str) -> str:
    """Why a file in a folder is passed over, and what to do about it."""
    ending = os.path.splitext(path)[1].casefold()  # noqa: PTH122 (a name may be no UTF-8)
    if not ending:
        return "its name has no ending that tells its format; name the file to have it read as text"
    if path.casefold().endswith(registry().suffixes):
        return "READMEs are no recaps; name the file to have it read"
    if unread := unread_format(b"", path):
        return unread.problem
    return f"no reader reads *{ending}; save it as one of {patterns()}"
