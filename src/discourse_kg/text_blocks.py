"""What blocks of a reading text are, and how much of it was read as what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of a source is; only of kinds that are read is anything taken as said in the recap."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    DIALOGUE = "dialogue"
    TABLE_HEAD = "table-head"
    CAPTION = "caption"
    NOTE = "note"
    CODE = "code"
    LABEL = "label"
    BYLINE = "byline"
    TEASER = "teaser"
    NAVIGATION = "navigation"
    COMMENT = "comment"
    NOTICE = "notice"

    @property
    def is_read(self) -> bool:
        """Whether statements and people are looked for in it."""
        return self in _READ


_READ = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW, BlockKind.DIALOGUE})


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a reading text was read as what, in code points, of which it has `length`.

    A code point of a block counts once: in a statement, in a heading, in a block of a kind that is not read (`noise`,
    in the order of the kinds), else in the author's narration. White space between blocks is no part. `left_out` is
    what the reader took away before there was a reading text. `quotations` are those around a clause that are in no
    statement, `not_understood` lines of dialogue and passages likewise; each is among the unresolved.
    """

    length: int = 0
    statements: int = 0
    headings: int = 0
    narration: int = 0
    noise: tuple[tuple[BlockKind, int], ...] = ()
    left_out: int = 0
    quotations: int = 0
    not_understood: int = 0
