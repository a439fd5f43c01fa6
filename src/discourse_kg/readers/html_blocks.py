"""Blocks of HTML: what a browser would show as paragraphs, headings, items and rows, each character with its place.

The tags are read by Python's own tokenizer, which loses no text, however broken or deep the markup is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from discourse_kg.model import BlockKind
from discourse_kg.readers.drafts import Draft
from discourse_kg.readers.line_forms import line_kind
from discourse_kg.readers.mapped_text import MappedText

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS: Final = {
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
    "li": BlockKind.ITEM,
    "dt": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "tr": BlockKind.ROW,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "pre": BlockKind.CODE,
}
#: Tags that begin and end a paragraph, beside those that begin a block of another kind.
_BREAKS: Final = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "details",
        "div",
        "dl",
        "fieldset",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "html",
        "legend",
        "main",
        "nav",
        "ol",
        "p",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "ul",
        "video",
    }
)
#: Elements whose text nobody reads.
_UNREAD: Final = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
        "textarea",
        "title",
        "head",
    }
)
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


@dataclass(slots=True)
class HtmlBlock:
    """A block of a page: its draft, and the elements around it, the outermost first, each with its attributes."""

    draft: Draft
    within: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """An element that is open: its tag and its attributes."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict, compare=False)


def html_blocks(source: MappedText) -> Iterator[HtmlBlock]:
    """Cut a page, or a part of one, into blocks."""
    tokenizer = _Tokenizer(source)
    tokenizer.feed(source.text)
    tokenizer.close()
    tokenizer.end_block()
    yield from tokenizer.blocks


class _Tokenizer(HTMLParser):
    """Gathers the text between tags; every event says where it begins in the source."""

    def __init__(self, source: MappedText) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: Final[list[HtmlBlock]] = []
        self._source: Final = source
        self._line_starts: Final = _line_starts(source.text)
        self._open: list[Element] = []
        self._unread = 0
        self._parts: list[MappedText] = []
        self._end = 0

    def end_block(self) -> None:
        """Put what was gathered into a block of its own."""
        text = MappedText.joined(self._parts)
        self._parts = []
        if text.text.strip():
            self.blocks.append(HtmlBlock(Draft(self._kind(text.text), text), tuple(self._open)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag == "br":
            self._add(self._here("\n", self.get_starttag_text() or ""))
        elif tag in {"td", "th"} and self._parts and "".join(part.text for part in self._parts).strip():
            self._add(self._here(", ", self.get_starttag_text() or ""))
        elif tag in _KINDS or tag in _BREAKS:
            self.end_block()
        if tag in _VOID:
            return
        self._open.append(Element(tag, {name: value or "" for name, value in attrs}))
        self._unread += tag in _UNREAD

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those in it that were left open."""
        if tag in _KINDS or tag in _BREAKS:
            self.end_block()
        if any(element.tag == tag for element in self._open):
            while (closed := self._open.pop()).tag != tag:
                self._unread -= closed.tag in _UNREAD
            self._unread -= closed.tag in _UNREAD

    def handle_data(self, data: str) -> None:
        """Gather text, whose line ends are no more than spaces."""
        start = self._position()
        self._add(self._source[start : start + len(data)].sub(r"\s+", " "))

    def handle_entityref(self, name: str) -> None:
        """Gather the character that a name stands for."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Gather the character that a number stands for."""
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        end = self._position() + len(written)
        written += ";" if self._source.text[end : end + 1] == ";" else ""
        self._add(self._here(unescape(written), written))

    def _add(self, text: MappedText) -> None:
        if not self._unread:
            self._parts.append(text)

    def _here(self, text: str, written: str) -> MappedText:
        start = self._position()
        first, last = (
            self._source[start : start + 1].original[0],
            self._source[start : start + len(written)].original[1],
        )
        return MappedText.made(text, first, last)

    def _position(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def _kind(self, text: str) -> BlockKind:
        for element in reversed(self._open):
            if element.tag == "tr" and any(inner.tag == "thead" for inner in self._open):
                return BlockKind.TABLE_HEAD
            if element.tag in _KINDS:
                return _KINDS[element.tag]
        kind = line_kind(text.strip())
        return BlockKind.PARAGRAPH if kind is BlockKind.HEADING else kind


def _line_starts(text: str) -> list[int]:
    starts = [0]
    while (end := text.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    return starts
