"""What the readers of word processors' documents share: blocks of paragraphs that have a style, and rows of tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from discourse_kg.model import BlockKind, LeftOut
from discourse_kg.readers.documents.parsing import ParsedBlock
from discourse_kg.readers.line_forms import line_kind, looks_like_heading
from discourse_kg.readers.lines import blocks_of_lines
from discourse_kg.readers.mapped_text import MappedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TAB: Final = re.compile(r"[ ]*\t[ \t]*")
_ENDED: Final = re.compile(r"[.!?…][\"”“»’)]*$")
_LONGEST_HEADING: Final = 200
#: Cells of a table that is one only for its layout have texts of paragraphs.
_PROSE: Final = 300


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its text, the kind that its style gives it, whether all of it is bold, and what is inside it."""

    text: str = ""
    kind: BlockKind | None = None
    is_bold: bool = False
    inside: list[ParsedBlock] = field(default_factory=list)


@dataclass(slots=True)
class Gathered:
    """What comes up on the way and stands elsewhere: notes, and what is left out."""

    notes: list[ParsedBlock] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def leave_out(self, kind: BlockKind, text: str) -> None:
        """Note what is left out, if it says anything."""
        if words := " ".join(text.split()):
            self.left_out.append(LeftOut(kind, words))


def paragraph_blocks(paragraph: Paragraph) -> Iterator[ParsedBlock]:
    """The blocks of a paragraph; the lines of one that is broken into lines are read as those of plain text are."""
    text = paragraph.text.strip(" \n")
    if text.strip():
        yield from _blocks(text, paragraph)
    yield from paragraph.inside


def _blocks(text: str, paragraph: Paragraph) -> Iterator[ParsedBlock]:
    if paragraph.kind is not None:
        yield ParsedBlock(paragraph.kind, text)
    elif "\n" in text:
        yield from (ParsedBlock(draft.kind, draft.text.text) for draft in blocks_of_lines(MappedText.of(text)))
    elif "\t" in text.strip("\t") and not _ENDED.search(text):
        yield ParsedBlock(BlockKind.ROW, _TAB.sub(", ", text.strip("\t")))
    elif paragraph.is_bold and len(text) <= _LONGEST_HEADING and not text.endswith((".", ",", ":")):
        yield ParsedBlock(BlockKind.HEADING, text)
    else:
        kind = line_kind(text)
        yield ParsedBlock(BlockKind.PARAGRAPH if kind is BlockKind.HEADING else kind, text)


def with_plain_headings(blocks: Sequence[ParsedBlock]) -> list[ParsedBlock]:
    """The blocks, with those as headings that look like one and stand alone between paragraphs."""
    alike = [block.kind is BlockKind.PARAGRAPH and looks_like_heading(block.text) for block in blocks]
    found: list[ParsedBlock] = []
    for at, block in enumerate(blocks):
        stands_alone = alike[at] and not (at and alike[at - 1]) and at + 1 < len(blocks) and not alike[at + 1]
        found.append(replace(block, kind=BlockKind.HEADING) if stands_alone else block)
    return found


def is_all_headings(cells: Sequence[Sequence[ParsedBlock]]) -> bool:
    """Whether cells of a row have headings and nothing else, as those of a table's head do that are bold."""
    return any(cells) and all(block.kind is BlockKind.HEADING for cell in cells for block in cell)


def row_blocks(rows: Iterable[tuple[Sequence[Sequence[ParsedBlock]], bool]]) -> Iterator[ParsedBlock]:
    """The rows of a table, of whose cells the blocks are given and whether the row is a head of the table.

    A table of one column, or with paragraphs in its cells, gives their blocks.
    """
    for cells, is_head in rows:
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 or any(sum(len(block.text) for block in cell) > _PROSE for cell in filled):
            yield from (block for cell in filled for block in cell)
        elif filled:
            texts = ("; ".join(block.text for block in cell) for cell in filled)
            yield ParsedBlock(BlockKind.TABLE_HEAD if is_head else BlockKind.ROW, ", ".join(texts))
