"""The blocks of a PDF: its lines put together to paragraphs, headings, items, rows and notes, by their geometry."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from discourse_kg.model import BlockKind
from discourse_kg.readers.documents.hyphens import known_words, with_whole_words
from discourse_kg.readers.documents.parsing import ParsedBlock
from discourse_kg.readers.documents.pdf_lines import text_of
from discourse_kg.readers.line_forms import line_kind, looks_like_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from discourse_kg.readers.documents.pdf_lines import Line

#: A heading is so much larger than the text, or bold; it has so many characters at most.
_HEADING: Final = 1.12
_LONGEST_HEADING: Final = 200
#: A note is so much smaller than the text, and begins with a number or a sign.
_NOTE: Final = 0.93
_NOTE_MARK: Final = re.compile(r"\W{0,2}(?:\d{1,3}|[*†‡§])")
#: Lines of one paragraph differ in size no more than this, and are no further apart than so many times the usual.
_SAME_SIZE: Final = 0.08
_APART: Final = 1.25
#: A line is set in by so many sizes, or ends so many before its column does.
_INDENT, _LARGEST_INDENT = 0.6, 8.0
_SHORT: Final = 2.5
_ALIGNED: Final = 2.5
_ENDED: Final = re.compile(r"[.!?:…][\"”“»«’')\]]*$")
#: A table has so many rows at least, and a row so many cells.
_FEWEST_IN_TABLE: Final = 2


@dataclass(slots=True)
class _Block:
    kind: BlockKind
    lines: list[Line] = field(default_factory=list)
    text: str | None = None


def blocks_of_pages(lines: Sequence[Line]) -> list[ParsedBlock]:
    """Put the lines of a document together to blocks; its footnotes come last."""
    if not lines:
        return []
    words = known_words(line.text for line in lines)
    body = _body_size(lines)
    leading = _leading(lines)
    text, notes = _without_notes(lines, body)
    blocks = [*_blocks(text, body, leading), *_notes(notes)]
    return [ParsedBlock(block.kind, _text(block, words), block.lines[0].page) for block in blocks]


def _body_size(lines: Iterable[Line]) -> float:
    """The size that most letters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _leading(lines: Iterable[Line]) -> float:
    """How far apart lines usually are, in sizes."""
    found = [
        (after.base - before.base) / after.size
        for before, after in pairwise(lines)
        if _in_one_column(before, after) and after.base > before.base and _of_one_size(before, after)
    ]
    return median(found) if found else 1.0


def _without_notes(lines: Sequence[Line], body: float) -> tuple[list[Line], list[Line]]:
    """The lines without those at the bottom of a column that begin with a raised mark, or are small with any."""
    text: list[Line] = []
    notes: list[Line] = []
    for column in _columns(lines):
        small = next((at for at in range(len(column), 0, -1) if column[at - 1].size > body * _NOTE), 0)
        marked = (
            at
            for at, line in enumerate(column)
            if line.words[0].is_mark or (at >= small and _NOTE_MARK.match(line.text))
        )
        first = next(marked, len(column))
        text += column[:first]
        notes += column[first:]
    return text, notes


def _columns(lines: Iterable[Line]) -> Iterator[list[Line]]:
    column: list[Line] = []
    for line in lines:
        if column and not _in_one_column(column[-1], line):
            yield column
            column = []
        column.append(line)
    yield column


def _notes(lines: Iterable[Line]) -> Iterator[_Block]:
    block: _Block | None = None
    for line in lines:
        if block is None or _NOTE_MARK.match(line.text) or not _in_one_column(block.lines[-1], line):
            if block:
                yield block
            block = _Block(BlockKind.NOTE)
        block.lines.append(line)
    if block:
        yield block


def _blocks(lines: Sequence[Line], body: float, leading: float) -> Iterator[_Block]:
    block: _Block | None = None
    at = 0
    while at < len(lines):
        if table := _table(lines, at):
            if block:
                yield block
            block = None
            at += len(table)
            yield from _rows(table)
            continue
        line = lines[at]
        at += 1
        kind = _kind(line, body)
        if block and _goes_on(block, line, kind, leading):
            block.lines.append(line)
            continue
        if block:
            yield _settled(block)
        block = _Block(kind, [line])
    if block:
        yield _settled(block)


def _kind(line: Line, body: float) -> BlockKind:
    if line.size > body * _HEADING or (line.is_bold and line.size > body * _NOTE):
        return BlockKind.HEADING
    kind = line_kind(line.text)
    return BlockKind.PARAGRAPH if kind is BlockKind.HEADING else kind


def _settled(block: _Block) -> _Block:
    """A block whose kind shows only when it is whole: a lead in bold letters, a heading in those of the text."""
    text = " ".join(line.text for line in block.lines)
    if block.kind is BlockKind.HEADING and (len(text) > _LONGEST_HEADING or text.endswith((".", ","))):
        block.kind = BlockKind.PARAGRAPH
    elif block.kind is BlockKind.PARAGRAPH and len(block.lines) == 1 and looks_like_heading(text):
        block.kind = BlockKind.HEADING
    return block


def _goes_on(block: _Block, line: Line, kind: BlockKind, leading: float) -> bool:
    """Whether a line belongs to the block before it."""
    before = block.lines[-1]
    ended = _ENDED.search(before.text) is not None
    begins = kind is BlockKind.ITEM or (kind is BlockKind.DIALOGUE and (ended or _is_short(before, line)))
    if begins or not _of_one_form(before, line) or (block.kind is BlockKind.HEADING) != (kind is BlockKind.HEADING):
        return False
    if not _in_one_column(before, line):
        return block.kind is not BlockKind.HEADING and (not ended or line.text[:1].islower())
    if line.base - before.base > _APART * leading * line.size or line.base < before.base:
        return False
    if block.kind is BlockKind.HEADING:
        return True
    return not (_begins_set_in(block, line) or _is_short(before, line, ended=ended))


def _begins_set_in(block: _Block, line: Line) -> bool:
    """Whether a line begins further right than the block; further left, where the block is an item."""
    before = block.lines[-1]
    shift = (line.left - before.left) / line.size
    if block.kind is BlockKind.ITEM:
        return shift < -_INDENT and line.left <= line.left_edge + 1 < block.lines[0].left
    return _INDENT < shift < _LARGEST_INDENT


def _is_short(before: Line, line: Line, *, ended: bool = True) -> bool:
    """Whether the first word of a line would have had room in the line before it."""
    room = before.right_edge - before.right - (line.words[0].right - line.words[0].left)
    return room > line.size * (0.5 if ended else _SHORT)


def _of_one_form(before: Line, after: Line) -> bool:
    return _of_one_size(before, after) and before.is_bold == after.is_bold


def _of_one_size(before: Line, after: Line) -> bool:
    return abs(before.size - after.size) <= _SAME_SIZE * max(before.size, after.size)


def _in_one_column(before: Line, after: Line) -> bool:
    return (before.page, before.column) == (after.page, after.column)


def _table(lines: Sequence[Line], first: int) -> list[Line]:
    """The lines from here on that have cells below each other; none where that is no table."""
    table: list[Line] = []
    for line in lines[first:]:
        if table and not (_in_one_column(table[-1], line) and _continues(table, line)):
            break
        if not table and len(line.cells) < _FEWEST_IN_TABLE:
            break
        table.append(line)
    while table and len(table[-1].cells) < _FEWEST_IN_TABLE:
        table.pop()
    return table if len(table) >= _FEWEST_IN_TABLE else []


def _continues(table: Sequence[Line], line: Line) -> bool:
    """Whether the cells of a line stand below those of the row with most of them; a second line of one cell may."""
    widest = max(table, key=lambda row: len(row.cells))
    starts = [cell[0].left for cell in widest.cells]
    ends = [cell[-1].right for cell in widest.cells]
    below = [
        any(abs(cell[0].left - start) < _ALIGNED for start in starts)
        or any(abs(cell[-1].right - end) < _ALIGNED for end in ends)
        for cell in line.cells
    ]
    if len(line.cells) < _FEWEST_IN_TABLE:
        return below[0] and line.left > starts[0] + _ALIGNED and line.base - table[-1].base < 2 * line.size
    return sum(below) >= _FEWEST_IN_TABLE or (below[0] and len(line.cells) == len(starts))


def _rows(table: Sequence[Line]) -> Iterator[_Block]:
    """The rows of a table, a line each; what goes on below one of its cells is put into that."""
    starts = [cell[0].left for cell in max(table, key=lambda row: len(row.cells)).cells]
    rows: list[tuple[Line, list[str]]] = []
    for line in table:
        texts = [text_of(cell) for cell in line.cells]
        if rows and line.left > starts[0] + _ALIGNED and len(texts) < len(starts):
            cells = rows[-1][1]
            for cell, text in zip(line.cells, texts, strict=True):
                at = min(range(len(cells)), key=lambda number: abs(starts[number] - cell[0].left))
                cells[at] = f"{cells[at]} {text}"
        else:
            rows.append((line, texts))
    head = rows[0][0].is_bold and not all(line.is_bold for line, _ in rows)
    for number, (line, cells) in enumerate(rows):
        yield _Block(BlockKind.TABLE_HEAD if head and not number else BlockKind.ROW, [line], ", ".join(cells))


def _text(block: _Block, words: AbstractSet[str]) -> str:
    if block.text is not None:
        return block.text
    return with_whole_words([line.text for line in block.lines], words)
