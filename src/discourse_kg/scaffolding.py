"""A new project: settings with comments, an invented sample, and a README with the first commands."""

from __future__ import annotations

import json
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

from discourse_kg.atomic_files import WritingError
from discourse_kg.errors import ResourceNotFoundError
from discourse_kg.resources import resource
from discourse_kg.settings import FILE_NAME, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEMPLATES: Final = "scaffold"
_RECAPS: Final = "recaps"
#: The language of labels, where there are none in that of the sources.
_SHOWN: Final = "en"


def new_project(
    folder: Path, *, base: str, publisher: str, licence: str | None, language: str
) -> tuple[list[Path], list[Path]]:
    """Write a project into a folder; return the files that were written, and those that existed already.

    Nothing is overwritten. A folder of recaps that is not empty gets no sample. If no licence was chosen, its line in
    the settings is commented out. `language` is that of the sample.

    Raises:
        WritingError: the folder is a project already, or cannot be written.
    """
    written, kept = list[Path](), list[Path]()
    if (folder / FILE_NAME).exists():
        raise WritingError(f"{folder / FILE_NAME}: is there already; edit it, or name another folder")
    for path, content in _files(folder, base, publisher, licence, language):
        is_there = path.exists() or (path.parent != folder and path.parent.is_dir() and any(path.parent.iterdir()))
        (kept if is_there else written).append(path)
        if not is_there:
            _write(path, content)
    return written, kept


def _files(folder: Path, base: str, publisher: str, licence: str | None, language: str) -> Iterator[tuple[Path, str]]:
    """The files of a project. The settings come last, so that `init` can run again after a failure."""
    shown = language if language in LANGUAGES else _SHOWN
    values = {"base": base, "publisher": publisher, "licence": licence or "", "language": shown}
    quoted = {name: json.dumps(value, ensure_ascii=False) for name, value in values.items()}
    yield folder / _RECAPS / "invented.md", _template(f"{language}/recap.md")
    yield folder / "README.md", _template(f"{language}/README.md")
    yield folder / FILE_NAME, Template(_template(FILE_NAME)).substitute(quoted, unchosen="" if licence else "# ")


def _template(name: str) -> str:
    try:
        return resource(f"{_TEMPLATES}/{name}").read_text("utf-8")
    except ResourceNotFoundError:
        return resource(f"{_TEMPLATES}/{_SHOWN}/{Path(name).name}").read_text("utf-8")


def _write(path: Path, content: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except OSError as error:
        raise WritingError(f"{path}: cannot be written: {error.strerror}") from error
