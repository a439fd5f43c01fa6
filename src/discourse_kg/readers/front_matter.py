r"""The front matter of a recap: `key: value` lines between two lines of `---`, before the text.

Every value is taken as it is written, with runs of white space as one space; an empty one says nothing.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import Annotated, Any, Final

from msgspec import Meta

from discourse_kg.decoding import FieldError, Table, decode
from discourse_kg.errors import RecapError, key_path, shown
from discourse_kg.identifiers import normalise_name
from discourse_kg.model import Span
from discourse_kg.web_addresses import is_web_address
from discourse_kg.yaml_tables import YamlFaultError, parse_yaml

_FENCE: Final = re.compile(r"---[ \t]*\r?\n")
_WHOLE: Final = re.compile(rf"{_FENCE.pattern}(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)

#: What an escape in front matter can smuggle in: control characters, halves of surrogate pairs.
_UNWRITABLE: Final = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_DAYS: Final = ("date", "event_date")
#: What may be a web address.
_ORIGINS: Final = ("source", "licence")

Line = Annotated[str, Meta(description="one value")]
Day = Annotated[date, Meta(description="a date like 2017-10-12")]
Lines = Annotated[tuple[Line, ...], Meta(description="a list, each name on a line that begins with -")]


class FrontMatter(Table, frozen=True, kw_only=True):
    """What front matter may say: `id` is the recap's, `date` when it was published, `topics` are names."""

    id: Line | None = None
    title: Line | None = None
    language: Line | None = None
    source: Line | None = None
    author: Line | None = None
    licence: Line | None = None
    date: Day | None = None
    event: Line | None = None
    event_date: Day | None = None
    place: Line | None = None
    topics: Lines = ()

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            if isinstance(value := getattr(self, name), str):
                _check_writable(name, value)
        for name in _ORIGINS:
            value = getattr(self, name)
            if value and "://" in value and not is_web_address(value):
                raise FieldError(name, f"must be a web address, or words without ://, not {shown(value)}")
        known: dict[str, int] = {}
        for at, topic in enumerate(self.topics):
            key = key_path("topics", at)
            _check_writable(key, topic)
            if not (name := normalise_name(topic)):
                raise FieldError(key, "is empty; leave it out")
            if known.setdefault(name, at) != at:
                raise FieldError(key, f"{topic!r} is given twice; keep one of them")


def read_front_matter(text: str, path: str) -> tuple[FrontMatter, Span]:
    """Read the front matter of a recap's text, and find the span of what comes behind it.

    Raises:
        RecapError: it never ends, no text comes behind it, or it says what no front matter does; the line is told.
    """
    start = 1 if text.startswith("\ufeff") else 0
    if not _FENCE.match(text, start):
        return FrontMatter(), Span(start, len(text))
    found = _WHOLE.match(text, start)
    if found is None:
        raise RecapError(path, "the front matter that opens here is never closed by a line of ---", line=1)
    if not text[found.end() :].strip():
        raise RecapError(path, "holds no text after its front matter", line=found.group().rstrip().count("\n") + 1)
    return _decoded(found.group(1), path), Span(found.end(), len(text))


def _decoded(source: str, path: str) -> FrontMatter:
    try:
        table = parse_yaml(source, first_line=2, as_written=True)
    except YamlFaultError as fault:
        raise RecapError(path, f"front matter: {fault.problem}", fault.line) from fault
    if not isinstance(table.value, dict | None):
        raise RecapError(path, "front matter must be a list of `key: value` lines", line=2)

    def refuse(key: str, problem: str) -> RecapError:
        return RecapError(path, f"front matter: {key}: {problem}", table.line(key))

    return decode(_cleaned(table.value or {}), FrontMatter, refuse)


def _cleaned(table: dict[str, Any]) -> dict[str, Any]:
    """The values with single spaces and without empty ones; days may be written in each way of ISO 8601."""
    cleaned: dict[str, Any] = {key: _single_spaced(value) for key, value in table.items()}
    for key in _DAYS:
        with suppress(KeyError, ValueError, TypeError):
            cleaned[key] = date.fromisoformat(cleaned[key])
    return {key: value for key, value in cleaned.items() if value not in ("", [])}


def _single_spaced(value: object) -> object:
    if isinstance(value, list):
        return [" ".join(item.split()) if isinstance(item, str) else item for item in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def _check_writable(key: str, value: str) -> None:
    if found := _UNWRITABLE.search(value):
        raise FieldError(key, f"holds U+{ord(found.group()):04X}, which no text can hold; remove it")
