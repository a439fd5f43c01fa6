r"""What stands before the text of a source and tells about it, as the makers of sites and note-takers write it.

It is YAML between two lines of `---`, TOML between two of `+++`, an object of JSON, or without marks, lines of
`Title: value` above the first empty line. Where YAML or TOML is broken, its lines are read one by one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from discourse_kg.decoding import parse_toml
from discourse_kg.errors import RecapError
from discourse_kg.model import Span
from discourse_kg.reader_notes import Note, NoteKind
from discourse_kg.readers.source_facts import SourceFacts, known_key, read_facts
from discourse_kg.yaml_tables import YamlDepthError, YamlFaultError, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

_OPENING: Final = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*\r?\n")
_CLOSING: Final = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE),
}
#: JSON's object begins with a key; a shortcode (`{{< … >}}`) does not.
_OBJECT: Final = re.compile(r'\{\s*"')
#: The line that an object of JSON ends in has nothing behind it.
_LINE_END: Final = re.compile(r"[ \t]*(?:\r?\n|\Z)")
#: A line with a key, and what follows it.
_LINE: Final = re.compile(r"(?P<key>[A-Za-z][\w. -]{0,40}?)[ \t]*[:=](?:[ \t]+(?P<value>.*)|(?=\r?$))")
_ITEM: Final = re.compile(r"[ \t]*-[ \t]+(.*)")
_QUOTED: Final = re.compile(r"(['\"])(.*)\1")
#: The fewest known keys, a title among them, by which lines without marks are told from prose.
_FEWEST_KEYS: Final = 2


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter tells, with notes on what was not read of it, and the span of the text behind it."""

    facts: SourceFacts
    notes: tuple[Note, ...]
    body: Span


@dataclass(frozen=True, slots=True)
class _Table:
    """Keys and values, the first fault in the way they are written, and the line of each key."""

    values: Mapping[str, object]
    fault: str = ""
    line: Callable[[str], int | None] = lambda _key: None


def read_front_matter(text: str, path: str) -> FrontMatter:
    """Read the front matter of a source's text, if there is any.

    Raises:
        RecapError: it never ends, is nested too deep, no text comes after it, or one of our own keys has an address
            or a day that is none.
    """
    start = 1 if text.startswith("\ufeff") else 0
    nothing = FrontMatter(SourceFacts(), (), Span(start, len(text)))
    opening = _OPENING.match(text, start)
    if opening is None:
        found = _json(text, start) or _header(text, start)
        return _told(*found, text, path) if found else nothing
    closing = _CLOSING[opening["mark"]].search(text, opening.end())
    if closing is None:
        if _LINE.match(text, opening.end()):
            problem = f"the front matter that opens here is never closed by a line of {opening['mark']}"
            raise RecapError(path, problem, line=1)
        return nothing
    source = text[opening.end() : closing.start()]
    table = _yaml(source, path) if opening["mark"] == "---" else _toml(source)
    if table is None:
        return nothing  # Two rules with prose between.
    return _told(table, closing.end(), text, path)


def _told(table: _Table, end: int, text: str, path: str) -> FrontMatter:
    if not text[end:].strip():
        line = text[:end].rstrip().count("\n") + 1
        raise RecapError(path, "holds no text after its front matter", line=line)
    told = read_facts(table.values)
    for key, problem in told.faults:
        raise RecapError(path, f"front matter: {key}: {problem}", table.line(key))
    broken = (Note(NoteKind.UNREAD_VALUE, f"front matter, {table.fault}"),) if table.fault else ()
    return FrontMatter(told.facts, (*broken, *told.notes), Span(end, len(text)))


def _yaml(source: str, path: str) -> _Table | None:
    """A table of YAML; None for what is prose."""
    try:
        parsed = parse_yaml(source, first_line=2, as_written=True)
    except YamlDepthError as fault:
        # Nobody writes so: lines read one by one would hide that something is wrong with the file.
        raise RecapError(path, f"front matter: {fault.problem}; make it less so", fault.line) from fault
    except YamlFaultError as fault:
        place = f"line {fault.line}: " if fault.line else ""
        return _Table(_line_by_line(source), place + fault.problem)
    if parsed.value is None:
        return _Table({})
    return _Table(parsed.value, line=parsed.line) if isinstance(parsed.value, dict) else None


def _toml(source: str) -> _Table:
    problems: list[str] = []

    def refuse(key: str, problem: str) -> ValueError:
        problems.append(f"{key}: {problem}" if key else problem)
        return ValueError(problem)

    try:
        return _Table(parse_toml(source.replace("\r\n", "\n"), refuse))
    except ValueError:
        return _Table(_line_by_line(source), problems[0])


def _json(text: str, start: int) -> tuple[_Table, int] | None:
    """An object of JSON that the text begins with, and where it ends; None where it begins otherwise."""
    if _OBJECT.match(text, start) is None:
        return None
    repeated: list[str] = []

    def first_of_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if found.setdefault(key, value) is not value:
                repeated.append(key)
        return found

    try:
        values, end = json.JSONDecoder(object_pairs_hook=first_of_each).raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    closing = _LINE_END.match(text, end)
    if closing is None:
        return None
    fault = f"{repeated[0]} is given twice; keep one of them" if repeated else ""
    return _Table(values, fault, partial(_line_of_key, text[:end])), closing.end()


def _line_of_key(object_of_json: str, key: str) -> int | None:
    found = re.search(rf"{re.escape(json.dumps(key, ensure_ascii=False))}\s*:", object_of_json)
    return object_of_json.count("\n", 0, found.start()) + 1 if found else None


def _line_by_line(source: str) -> dict[str, object]:
    """The values of keys that begin a line, the first of each key; items below a key are its list."""
    values: dict[str, object] = {}
    items: list[str] | None = None
    for line in source.splitlines():
        if (item := _ITEM.match(line)) and items is not None:
            items.append(_unquoted(item[1]))
        elif found := _LINE.match(line):
            key, value = found["key"], _unquoted(found["value"] or "")
            items = None
            if key not in values:
                items = None if value else []
                values[key] = value if items is None else items
    return values


def _unquoted(value: str) -> str:
    value = value.strip()
    return found[2] if (found := _QUOTED.fullmatch(value)) else value


def _header(text: str, start: int) -> tuple[_Table, int] | None:
    """Lines of keys above the first empty line, and where they end; None where the text begins otherwise."""
    known: set[str] = set()
    at = start
    while line := text[at : text.find("\n", at) + 1].rstrip("\r\n"):
        if line.strip() and not line.startswith((" ", "\t")):
            found = _LINE.match(line)
            if found is None:
                return None
            known.update(filter(None, [known_key(found["key"])]))
        elif not line.strip():
            break
        at = text.find("\n", at) + 1
    if "title" not in known or len(known) < _FEWEST_KEYS or not text[at:].strip():
        return None
    return _Table(_line_by_line(text[start:at])), at
