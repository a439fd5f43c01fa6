"""What a ZIP archive is, by the names of its files, without unfolding any of them but its media type."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

_SIGNATURE: Final = b"PK\x03\x04"
_LONGEST: Final = 200
_FAULTS: Final = (BadZipFile, OSError, RuntimeError, ValueError, NotImplementedError, KeyError)


def holds_file(content: bytes, beginning: str) -> bool:
    """Whether the archive holds a file whose name begins so; what is no archive holds none."""
    return any(name.startswith(beginning) for name in _names(content))


def media_type_of(content: bytes) -> str:
    """The media type that OpenDocument and EPUB keep in the first file of the archive; empty where there is none."""
    if "mimetype" not in _names(content)[:1]:
        return ""
    with suppress(*_FAULTS), ZipFile(BytesIO(content)) as archive, archive.open("mimetype") as file:
        return file.read(_LONGEST).decode("ascii", "replace").strip()
    return ""


def _names(content: bytes) -> tuple[str, ...]:
    if content.startswith(_SIGNATURE):
        with suppress(*_FAULTS), ZipFile(BytesIO(content)) as archive:
            return tuple(archive.namelist())
    return ()
