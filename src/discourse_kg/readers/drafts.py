"""What a reader makes of a source, block by block, before it is put together to a reading text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from discourse_kg.model import BlockKind, GivenSpeaker, Heard, Span, TextBlock, Turn
from discourse_kg.notations import AttributionRule
from discourse_kg.readers.mapped_text import MappedText
from discourse_kg.readers.normalizing import normalized

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from discourse_kg.spans import TextMap

_PARAGRAPH: Final = re.compile(r"\S(?:.*\S)?(?:\n[^\S\n]*\S(?:.*\S)?)*")
#: Neighbours of these kinds have no empty line between them.
_LINES: Final = frozenset({BlockKind.ITEM, BlockKind.ROW, BlockKind.TABLE_HEAD})


@dataclass(frozen=True, slots=True)
class TurnLabel:
    """Who speaks from here on, and when in a recording: the blocks of one turn share their label."""

    speaker: GivenSpeaker | None
    heard: Heard | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A block of a source: its kind and its words, with all that a `TextBlock` has.

    `follows` says that it is on the line after the block before. `turn` is who speaks it, where the source says so: the
    same object for all blocks of a turn. With `is_label`, the words only name the speaker.
    """

    kind: BlockKind
    text: MappedText
    follows: bool = False
    language: str | None = None
    page: int | None = None
    turn: TurnLabel | None = None
    is_label: bool = False
    stressed: bool = False


@dataclass(frozen=True, slots=True)
class ReadingText:
    """A reading text, put together."""

    text: str
    blocks: tuple[TextBlock, ...]
    text_map: TextMap | None = None
    turns: tuple[Turn, ...] = ()


def taken_as_it_is(text: str) -> ReadingText:
    """A reading text that somebody else has made, with a block for each paragraph."""
    found = _PARAGRAPH.finditer(text)
    return ReadingText(text, tuple(TextBlock(BlockKind.PARAGRAPH, Span(*each.span())) for each in found))


def put_together(drafts: Iterable[Draft]) -> ReadingText:
    """Make the reading text of blocks, in their order; empty ones are left out."""
    kept = [(draft, words) for draft in drafts if (words := normalized(draft.text))]
    parts: list[MappedText] = []
    blocks: list[TextBlock] = []
    position = 0
    for number, (draft, words) in enumerate(kept):
        if number:
            gap = MappedText.gap(_separator(kept[number - 1][0], draft), kept[number - 1][1], words)
            parts.append(gap)
            position += len(gap)
        span = Span(position, position + len(words))
        blocks.append(TextBlock(draft.kind, span, draft.language, draft.page, draft.stressed))
        parts.append(words)
        position += len(words)
    whole = MappedText.joined(parts)
    turns = tuple(_turns([draft for draft, _ in kept], blocks))
    return ReadingText(whole.text, tuple(blocks), whole.text_map(), turns)


def _separator(before: Draft, after: Draft) -> str:
    lines = after.follows or (before.kind in _LINES and after.kind in _LINES)
    return "\n" if lines else "\n\n"


def _turns(drafts: list[Draft], blocks: list[TextBlock]) -> Iterator[Turn]:
    """The turns: neighbouring blocks with one label; what only names the speaker is not part of what is said."""
    for _, group in groupby(zip(drafts, blocks, strict=True), key=lambda pair: id(pair[0].turn)):
        together = list(group)
        label = together[0][0].turn
        named = next((block.span for draft, block in together if draft.is_label), None)
        said = [block.span for draft, block in together if draft.kind.is_read and not draft.is_label]
        if label and said:
            yield Turn(said[0].through(said[-1]), label.speaker, AttributionRule.RECORD, named, label.heard)
