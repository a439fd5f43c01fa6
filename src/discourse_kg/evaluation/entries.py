"""JSON that others wrote, read entry by entry; what is missing or of a wrong type is named by file and key."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from discourse_kg.errors import GoldError
from discourse_kg.model import Span
from discourse_kg.readers.intake import MAX_BYTES

if TYPE_CHECKING:
    from typing import NoReturn

#: A value in a message is cut after so many characters, and a number beyond the second is not written out.
_LONGEST: Final = 40
_LARGEST: Final = 10**18


@dataclass(frozen=True, slots=True)
class Entry:
    """A value in a JSON file: which file, under which key (`statements[3].start`), and the value itself.

    Every method that reads raises a `GoldError` when the value is not what it should be.
    """

    path: str
    key: str
    value: object

    def refuse(self, problem: str) -> NoReturn:
        """Say what is wrong with the value.

        Raises:
            GoldError: always.
        """
        raise GoldError(self.path, problem, self.key)

    def has(self, key: str) -> bool:
        """Whether a key stands in this object, with more than null."""
        return self._object().get(key) is not None

    def at(self, key: str) -> Entry:
        """The value of a key, which has to be there."""
        name = f"{self.key}.{key}" if self.key else key
        if key not in self._object():
            raise GoldError(self.path, "is missing", name)
        return Entry(self.path, name, self._object()[key])

    def each(self) -> tuple[Entry, ...]:
        """The entries of a list."""
        if not isinstance(self.value, list):
            self.refuse(f"must be a list, not {_shown(self.value)}")
        return tuple(Entry(self.path, f"{self.key}[{at}]", value) for at, value in enumerate(self.value))

    def each_at(self, key: str) -> tuple[Entry, ...]:
        """The entries of the list under a key; none when the key is missing or null."""
        return self.at(key).each() if self.has(key) else ()

    def text(self) -> str:
        """A text that is not empty."""
        if not isinstance(self.value, str) or not self.value.strip():
            self.refuse(f"must be a text, not {_shown(self.value)}")
        return self.value

    def text_at(self, key: str) -> str | None:
        """The text under a key; None when the key is missing, or null or nothing stands there."""
        return self.at(key).text() if self.has(key) and self.at(key).value != "" else None

    def date_at(self, key: str) -> str | None:
        """The date under a key, written YYYY-MM-DD; None when the key is missing or null."""
        if not self.has(key):
            return None
        entry = self.at(key)
        text = entry.text()
        try:
            sound = date.fromisoformat(text).isoformat() == text
        except ValueError:
            sound = False
        return text if sound else entry.refuse(f"must be a date like 2017-10-11, not {_shown(text)}")

    def span(self, length: int) -> Span:
        """The span of an object with `start` and `end`, in a text of so many code points."""
        start, end = (self.at(key).offset(length) for key in ("start", "end"))
        if start >= end:
            self.refuse(f"start must be before end, not {start} and {end}")
        return Span(start, end)

    def offset(self, length: int) -> int:
        """An offset in a text of so many code points."""
        value = self.value
        if not isinstance(value, int) or isinstance(value, bool):
            self.refuse(f"must be an offset, a whole number, not {_shown(value)}")
        if not 0 <= value <= length:
            self.refuse(f"lies outside the text, which has {length} characters: {_shown(value)}")
        return value

    def _object(self) -> dict[str, object]:
        if not isinstance(self.value, dict):
            self.refuse(f"must be an object, not {_shown(self.value)}")
        return self.value


def read_json(path: Path) -> Entry:
    """Read a JSON file that holds an object.

    Raises:
        GoldError: it cannot be read, or is no JSON, or no object.
    """
    name = str(path)
    try:
        if not path.is_file():
            raise GoldError(name, "is no file" if path.exists() else "no such file")
        if path.stat().st_size > MAX_BYTES:
            raise GoldError(name, f"is larger than {MAX_BYTES // 1024 // 1024} MB")
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise GoldError(name, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GoldError(
            name, f"is not UTF-8: byte 0x{error.object[error.start]:02x} at offset {error.start}"
        ) from error
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise GoldError(name, f"is no JSON: {error}") from error
    if not isinstance(value, dict):
        raise GoldError(name, f"must hold an object, not {_shown(value)}")
    return Entry(name, "", value)


def _shown(value: object) -> str:
    """A value for a message, shortened, and without what is inside lists and objects."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    if isinstance(value, int) and abs(value) > _LARGEST:
        return "a huge number"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
