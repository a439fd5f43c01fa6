"""Decode JSON that others wrote; errors name the file and the key."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

from msgspec import Meta, Struct

from discourse_kg.decoding import decode
from discourse_kg.errors import GoldError, shown
from discourse_kg.evaluation.annotation import Described
from discourse_kg.model import Span

T = TypeVar("T")

Name = Annotated[str, Meta(pattern=r"\S", description="a text")]
#: A text; an empty one counts as absent.
Label = Annotated[str, Meta(pattern=r"\A\Z|\S", description="a text")]
Names = tuple[Name, ...]
Share = Annotated[float, Meta(ge=0, le=1, description="a number from 0 to 1")]
Offset = Annotated[int, Meta(description="an offset, a whole number")]

#: An annotation of a recap is no longer than this, in bytes.
_LARGEST = 16 * 1024 * 1024


class Stretch(Struct, frozen=True):
    """A stretch of a text, in code points from its beginning."""

    start: Offset
    end: Offset

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"start must be before end, not {shown(self.start)} and {shown(self.end)}")


class EventEntry(Struct, frozen=True):
    """An event: its date, and its name and place as printed."""

    name: Label | None = None
    place: Label | None = None
    also_name: Names = ()
    date: Annotated[date, Meta(description="a date like 2017-10-11")] | None = None


class PersonEntry(Struct, frozen=True):
    """A person by full name, with role and organization as printed."""

    name: Name
    role: Label | None = None
    organization: Label | None = None
    also_role: Names = ()
    also_organization: Names = ()

    def described(self) -> Described:
        """The person as the measures compare them."""
        return Described(
            self.name, self.role or None, self.organization or None, self.also_role, self.also_organization
        )


class JsonFile:
    """A file's name for messages, and the length, in code points, of the text that its offsets refer to."""

    def __init__(self, path: str, length: int) -> None:
        self._path, self._length = path, length

    def decode(self, value: object, kind: type[T]) -> T:
        """Convert the file's value into a type.

        Raises:
            GoldError: a key is missing, or its value has the wrong type.
        """
        return decode(value, kind, lambda key, problem: GoldError(self._path, problem, key), table="an object")

    def span(self, stretch: Stretch, key: str) -> Span:
        """The span of a stretch; `key` is the key that messages name.

        Raises:
            GoldError: the stretch is outside the text.
        """
        for name, offset in (("start", stretch.start), ("end", stretch.end)):
            if not 0 <= offset <= self._length:
                problem = f"must be from 0 to {self._length}, the length of the text, not {shown(offset)}"
                raise GoldError(self._path, problem, f"{key}.{name}")
        return Span(stretch.start, stretch.end)


def read_json(path: Path) -> object:
    """Read a JSON file that holds an object.

    Raises:
        GoldError: the file cannot be read, or holds no JSON object.
    """
    name = str(path)
    try:
        if not path.is_file():
            raise GoldError(name, "is not a file" if path.exists() else "no such file")
        if path.stat().st_size > _LARGEST:
            raise GoldError(name, f"is larger than {_LARGEST // 1024 // 1024} MB")
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise GoldError(name, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GoldError(
            name, f"is not UTF-8: byte 0x{error.object[error.start]:02x} at offset {error.start}"
        ) from error
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise GoldError(name, f"is not valid JSON: {error}") from error
    if not isinstance(value, dict):
        raise GoldError(name, f"must hold an object, not {shown(value)}")
    return value
