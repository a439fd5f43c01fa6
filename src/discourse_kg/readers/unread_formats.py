"""Formats that no reader reads: recognized, so that a file of one is refused by its name, with what to do."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import DecodeError, json

from discourse_kg.decoding import Table
from discourse_kg.readers.documents.archives import holds_file, media_type_of
from discourse_kg.readers.reader_tables import reader_table

#: OLE keeps the names of its streams in UTF-16, in a folder that may be anywhere.
_OLE_ENCODING: Final = "utf-16-le"


class UnreadFormat(Table, frozen=True):
    """A format, how it is recognized, and what to do with a file of it; see `unread_formats.toml`."""

    name: str
    remedy: str
    suffixes: tuple[str, ...]
    starts: tuple[str, ...] = ()
    at: int = 0
    holds: str | None = None
    media_type: str | None = None
    stream: str | None = None
    is_json: bool = False

    @property
    def problem(self) -> str:
        """What is told of a file of this format."""
        return f"is {self.name}, a format that no reader reads; {self.remedy}"

    def fits(self, content: bytes) -> bool:
        """Whether a file of these bytes is of the format."""
        return (
            (any(content.startswith(bytes.fromhex(start), self.at) for start in self.starts) or self.is_json)
            and (not self.is_json or _is_json(content))
            and (self.holds is None or holds_file(content, self.holds))
            and (self.media_type is None or media_type_of(content) == self.media_type)
            and (self.stream is None or self.stream.encode(_OLE_ENCODING) in content)
        )


def _is_json(content: bytes) -> bool:
    """Whether it is an object or a list of JSON, or lines of them."""
    whole = content.strip()
    first, _, rest = whole.partition(b"\n")
    return _is_one_json(whole) or (bool(rest) and all(map(_is_one_json, (first, rest.rpartition(b"\n")[2]))))


def _is_one_json(content: bytes) -> bool:
    if not content.lstrip().startswith((b"{", b"[")):
        return False
    try:
        json.decode(content, type=dict | list)
    except (DecodeError, ValueError):
        return False
    except RecursionError:
        return True  # Nothing else is nested so deep.
    return True


class _Formats(Table, frozen=True):
    formats: tuple[UnreadFormat, ...]


@cache
def unread_formats() -> tuple[UnreadFormat, ...]:
    """All of them, in the order in which they are tried."""
    return reader_table("unread_formats.toml", _Formats).formats


def unread_format(content: bytes, path: str) -> UnreadFormat | None:
    r"""The format of a file by its bytes, else by the end of its name; None where that is none of these.

    >>> unread_format(b"{\\rtf1 invented}", "minutes.doc").name
    'an RTF document'
    """
    by_content = (each for each in unread_formats() if each.fits(content))
    by_name = (each for each in unread_formats() if path.casefold().endswith(each.suffixes))
    return next(by_content, None) or next(by_name, None)
