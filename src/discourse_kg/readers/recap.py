"""What the readers of plain text and Markdown share: the text as it stands, its encoding made sure of, front matter.

Nothing of the text is changed: offsets count code points of what the file decodes to. What cannot be
read whole is refused with the file and the line; nothing is guessed and nothing is dropped.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import yaml

from discourse_kg.errors import RecapError, suggestion
from discourse_kg.identifiers import normalise_name
from discourse_kg.model import Recap, Span
from discourse_kg.readers.port import RawSource

#: A line longer than this is refused: nobody writes a paragraph of a million characters.
MAX_LINE = 1_000_000

_BOMS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

#: What an escape in front matter can smuggle in: control characters, halves of surrogate pairs.
_UNWRITABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_TEXT_KEYS = ("id", "title", "language", "source", "author", "licence", "event", "place")
_DATE_KEYS = ("date", "event_date")
_LIST_KEYS = ("topics",)
_KEYS = (*_TEXT_KEYS, *_DATE_KEYS, *_LIST_KEYS)
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def read_recap(raw: RawSource) -> Recap:
    """Read a source that is text: its front matter tells about it, and the rest is the body.

    Raises:
        RecapError: the source is empty, binary or not UTF-8, or its front matter is broken.
        UnknownLanguageError: there is no language pack for its language.
    """
    text = _decode(raw.content, raw.path)
    if raw.text_only:
        return raw.recap(text)
    fields, body = _front_matter(text, raw.path)
    if not body.of(text).strip():
        raise RecapError(raw.path, "holds no text after its front matter", line=text[: body.start].count("\n") + 1)
    return replace(
        raw.recap(text, body, identifier=fields.get("id"), language=fields.get("language")),
        title=fields.get("title"),
        published=fields.get("date"),
        source=fields.get("source"),
        author=fields.get("author"),
        licence=fields.get("licence"),
        event=fields.get("event"),
        event_date=fields.get("event_date"),
        place=fields.get("place"),
        topics=fields.get("topics", ()),
    )


def body_of(text: str) -> Span:
    r"""The span of a recap's text without the front matter; the text is one that could be read.

    >>> body_of("---\ntitle: A title\n---\nA text.")
    Span(start=23, end=30)
    """
    found = _FRONT_MATTER.match(text, 1 if text.startswith("\ufeff") else 0)
    return Span(found.end() if found else 0, len(text))


def _decode(raw: bytes, path: str) -> str:
    for bom, name in _BOMS:
        if raw.startswith(bom):
            raise RecapError(path, f"is {name}; save it as UTF-8", line=1)
    if not raw.strip():
        raise RecapError(path, "is empty")
    try:
        # The byte order mark is kept as a character, so that offsets are those of the decoded file.
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        kind = "binary" if b"\0" in raw[:1024] else "not UTF-8 (Latin-1, perhaps); save it as UTF-8"
        raise RecapError(path, f"is {kind}: byte 0x{raw[error.start]:02x} at offset {error.start}", line) from error
    if found := _CONTROL.search(text):
        line = text[: found.start()].count("\n") + 1
        raise RecapError(path, f"holds the control character U+{ord(found.group()):04X}, so it is no plain text", line)
    for number, line_text in enumerate(text.split("\n"), 1):
        if len(line_text) > MAX_LINE:
            raise RecapError(path, f"has a line of {len(line_text)} characters, which is no recap's paragraph", number)
    return text


def _front_matter(text: str, path: str) -> tuple[dict[str, Any], Span]:
    start = 1 if text.startswith("\ufeff") else 0
    if not re.match(r"---[ \t]*\r?\n", text[start:]):
        if start == len(text):
            raise RecapError(path, "is empty")
        return {}, Span(start, len(text))
    found = _FRONT_MATTER.match(text, start)
    if found is None:
        raise RecapError(path, "the front matter that opens here is never closed by a line of ---", line=1)
    if found.end() == len(text):
        raise RecapError(path, "holds no text after its front matter", line=text.count("\n"))
    return _fields(found.group(1), path), Span(found.end(), len(text))


def _fields(source: str, path: str) -> dict[str, Any]:
    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else None
        raise RecapError(path, f"front matter: {getattr(error, 'problem', None) or 'not YAML'}", line) from error
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise RecapError(path, "front matter must be a list of `key: value` lines", line=2)
    fields: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 2
        key, value = key_node.value, value_node.value
        if not isinstance(key, str):
            raise RecapError(path, "front matter must be a list of `key: value` lines", line)
        if key not in _KEYS:
            raise RecapError(path, f"front matter: unknown key {key!r}{suggestion(key, _KEYS)}", line)
        if key in fields:
            raise RecapError(path, f"front matter: {key!r} stands twice", line)
        if key in _LIST_KEYS:
            fields[key] = _names(key, value_node, path)
        elif isinstance(value, str):
            fields[key] = _field(key, " ".join(value.split()), path, line)
        else:
            raise RecapError(path, f"front matter: {key!r} must be one value", line)
    return {key: value for key, value in fields.items() if value}


def _names(key: str, node: yaml.Node, path: str) -> tuple[str, ...]:
    """Read a list of names; a name that stands twice, or is empty, is a mistake in the list."""
    line = node.start_mark.line + 2
    if isinstance(node, yaml.ScalarNode) and not node.value.split():
        return ()
    if not isinstance(node, yaml.SequenceNode):
        raise RecapError(path, f"front matter: {key!r} must be a list, each name on a line that begins with -", line)
    names: list[str] = []
    for item in node.value:
        line = item.start_mark.line + 2
        if not isinstance(item, yaml.ScalarNode):
            raise RecapError(path, f"front matter: each of {key!r} must be one value", line)
        name = _writable(key, " ".join(item.value.split()), path, line)
        if not normalise_name(name):
            raise RecapError(path, f"front matter: one of {key!r} is empty", line)
        if normalise_name(name) in map(normalise_name, names):
            raise RecapError(path, f"front matter: {name!r} stands twice under {key!r}", line)
        names.append(name)
    return tuple(names)


def _writable(key: str, value: str, path: str, line: int) -> str:
    if found := _UNWRITABLE.search(value):
        raise RecapError(path, f"front matter: {key!r} holds U+{ord(found.group()):04X}, which no text can hold", line)
    return value


def _field(key: str, value: str, path: str, line: int) -> str | date:
    _writable(key, value, path, line)
    if key in _DATE_KEYS:
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise RecapError(
                path, f"front matter: {key!r} must be a date like 2017-10-12, not {value!r}", line
            ) from error
    if key == "language":
        return value.casefold()
    if key in ("source", "licence") and "://" in value and not _IRI.fullmatch(value):
        raise RecapError(path, f"front matter: {key!r} is no web address: {value!r}", line)
    return value
