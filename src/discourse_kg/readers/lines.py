"""Blocks of plain text: paragraphs, headings, items and lines of dialogue, by the form of its lines.

A line is a paragraph of its own, unless the text was wrapped at some width: then its lines are joined again.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from discourse_kg.model import BlockKind
from discourse_kg.readers.drafts import Draft
from discourse_kg.readers.line_forms import (
    BROKEN_WORD,
    HEADING_MARK,
    line_kind,
    lists_person,
    looks_like_heading,
    runs_on,
)
from discourse_kg.readers.mapped_text import MappedText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_LABEL: Final = re.compile(r"[^\W\d_][\w-]{1,30}:\s")
_LINE_END: Final = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
#: Marks of replies in mail and of quotations in Markdown, before each line of what is replied to.
REPLIED: Final = re.compile(r"[ \t]*(?:>[ \t]?)+")
_TABS: Final = re.compile(r"[ ]*\t[ \t]*")

#: Widths at which texts are wrapped; a longer line was wrapped by nobody.
_WIDTHS: Final = range(25, 121)
#: The least share of lines that end where the next word would not have fitted, in a text that was wrapped.
_WRAPPED_SHARE: Final = 0.85
#: The fewest lines from which that can be told.
_FEWEST_LINES: Final = 3


def blocks_of_lines(text: MappedText) -> Iterator[Draft]:
    """Cut plain text into blocks."""
    paragraphs = list(_paragraphs(text))
    width = _width(paragraphs)
    for paragraph in paragraphs:
        yield from _blocks(paragraph, width)


def opened_blocks(
    lines: Iterable[MappedText],
    goes_on: Callable[[MappedText, MappedText], bool] = lambda _line, _after: True,
    *,
    headings: bool = False,
) -> Iterator[tuple[BlockKind, list[MappedText]]]:
    """The lines of a paragraph, block by block: one that opens as dialogue or an item does begins a block of its own.

    Args:
        lines: The lines, none of them empty.
        goes_on: Whether a line that opens nothing belongs to the one before it.
        headings: Whether marks of headings count.
    """
    pending: list[MappedText] = []
    kind = BlockKind.PARAGRAPH
    for line in lines:
        of_line = line_kind(line.text.strip())
        if of_line is BlockKind.HEADING and not headings:
            of_line = BlockKind.PARAGRAPH
        if pending and of_line is BlockKind.PARAGRAPH and goes_on(pending[-1], line):
            pending.append(line)
            continue
        if pending:
            yield kind, pending
        pending, kind = [line], of_line
    if pending:
        yield kind, pending


def joined_lines(lines: Sequence[MappedText]) -> MappedText:
    """The lines as one; a hyphen that a line ends in stays, without a space after it."""
    parts = [lines[0]]
    for before, line in pairwise(lines):
        if not (BROKEN_WORD.search(before.text) and line.text[:1].islower()):
            parts.append(MappedText.gap(" ", before, line))
        parts.append(line)
    return MappedText.joined(parts)


def _paragraphs(text: MappedText) -> Iterator[list[MappedText]]:
    lines: list[MappedText] = []
    for raw in text.split(_LINE_END):
        marks = REPLIED.match(raw.text)
        line = (raw[marks.end() :] if marks else raw).stripped(" \t\ufeff\u00a0")
        if line.text.strip():
            lines.append(line)
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _width(paragraphs: Iterable[Sequence[MappedText]]) -> int | None:
    """The width at which the text was wrapped: nearly every line but the last is as full as its words allow."""
    inner = [
        (len(line), len(line) + 1 + len(after.text.split(None, 1)[0]))
        for paragraph in paragraphs
        for line, after in pairwise(paragraph)
        if line_kind(after.text) is BlockKind.PARAGRAPH
    ]
    if len(inner) < _FEWEST_LINES:
        return None
    width = max(length for length, _ in inner)
    full = sum(needed > width for _, needed in inner)
    return width if width in _WIDTHS and full >= len(inner) * _WRAPPED_SHARE else None


def _blocks(lines: Sequence[MappedText], width: int | None) -> Iterator[Draft]:
    if len(lines) > 1 and all(_TABS.search(line.text) for line in lines):
        yield from (Draft(BlockKind.ROW, line.sub(_TABS, ", ")) for line in lines)
        return
    alone = len(lines) == 1
    for begun, (kind, block) in enumerate(
        opened_blocks(lines, lambda line, after: _goes_on(line.text, after.text, width), headings=True)
    ):
        is_heading = alone and kind is BlockKind.PARAGRAPH and looks_like_heading(block[0].text)
        yield _draft(BlockKind.HEADING if is_heading else kind, block, follows=begun > 0)


def _draft(kind: BlockKind, lines: Sequence[MappedText], *, follows: bool) -> Draft:
    text = joined_lines(lines)
    marks = HEADING_MARK.match(text.text) if kind is BlockKind.HEADING else None
    return Draft(kind, text[marks.end() :] if marks else text, follows=follows)


def _goes_on(line: str, after: str, width: int | None) -> bool:
    if lists_person(line) and lists_person(after):
        return False
    if width is not None and len(line) + 1 + len(after.split(None, 1)[0]) > width:
        return True
    return runs_on(line) and not _LABEL.match(after)
