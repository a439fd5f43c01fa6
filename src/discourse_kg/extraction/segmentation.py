"""Cut the blocks of a recap into sentences and units, all as spans of the text.

A unit is one sentence, or the sentences that one quotation holds together. Repeated blocks are marked, so that
what a page prints twice is read once.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from discourse_kg.extraction.quotation import Quotation, find_quotations
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.languages.supported import load_language
from discourse_kg.model import BlockKind, Recap, Span, TextBlock
from discourse_kg.noun_phrases.names import is_initials


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or sentences held together by one quotation, with the quotations in it."""

    span: Span
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A block and its units; `repeated` when the same text occurred earlier in the recap.

    `spoken` is a block of a turn, whose speaker the source itself gives. `pack` is that of the block's language.
    `stressed` is one that the source sets apart as a whole, in bold or italics.
    """

    kind: BlockKind
    span: Span
    pack: LanguagePack
    sentences: tuple[Span, ...]
    units: tuple[Unit, ...]
    repeated: bool = False
    spoken: bool = False
    stressed: bool = False


#: A block that is printed again is read once if it has more characters than this: shorter ones recur by chance.
_REPEATED_LENGTH = 90
#: The characters before a full stop that decide whether it ends a sentence.
_LONGEST_WORD = 60
_BOUNDARY = re.compile(r"(?<![.!?…])[.!?…]++[\"”“»«’')\]]*+(?=\s)|[.!?…][”“\"»«]++(?=\S)")
#: Parentheses that end a block belong to the sentence before them: *Words. (Name)*
_LAST_PARENTHESIS = re.compile(r"\s\([^()]{1,80}\)")
_STARTS = re.compile(r"\s*[\"”“„«»‘'(\[―–—-]*\s?[\d\w]")


def segment(recap: Recap, pack: LanguagePack) -> tuple[Block, ...]:
    """Cut the blocks of a recap that are read into sentences and units, in order."""
    again = repetitions(recap)
    turns = deque(turn.span for turn in recap.turns)
    blocks = []
    for block in (block for block in recap.blocks if block.kind.is_read):
        while turns and turns[0].end <= block.span.start:
            turns.popleft()
        spoken = bool(turns) and turns[0].covers(block.span)
        blocks.append(replace(cut(recap.text, block, pack), repeated=block.span in again, spoken=spoken))
    return tuple(blocks)


def repetitions(recap: Recap) -> frozenset[Span]:
    """The blocks whose text occurred earlier in the recap, if they are long enough not to be repeated by chance."""
    seen: set[str] = set()
    again = set()
    for span in (block.span for block in recap.blocks if block.kind.is_read):
        words = " ".join(span.of(recap.text).casefold().split())
        if words in seen and len(words) > _REPEATED_LENGTH:
            again.add(span)
        seen.add(words)
    return frozenset(again)


def cut(text: str, block: TextBlock, pack: LanguagePack) -> Block:
    """Cut a block into sentences and units, with the pack of its own language where it has another."""
    own = load_language(block.language) if block.language else pack
    sentences = tuple(split_sentences(text, block.span, own))
    units = tuple(_units(sentences, find_quotations(text, block.span)))
    return Block(block.kind, block.span, own, sentences, units, stressed=block.stressed)


def split_sentences(text: str, block: Span, pack: LanguagePack) -> Iterator[Span]:
    """Cut a block into sentences; the full stop of an abbreviation, an initial or an item's number ends none."""
    start = block.start
    for found in _BOUNDARY.finditer(text, block.start, block.end):
        if found.end() < block.end and _ends_sentence(text, start, found, block, pack):
            if sentence := _trimmed(text, start, found.end()):
                yield sentence
            start = found.end()
    if sentence := _trimmed(text, start, block.end):
        yield sentence


def _ends_sentence(text: str, start: int, found: re.Match[str], block: Span, pack: LanguagePack) -> bool:
    if _LAST_PARENTHESIS.fullmatch(text, found.end(), block.end):
        return False
    following = text[found.end() : min(found.end() + 12, block.end)]
    opener = _STARTS.match(following)
    if opener is None or opener.group()[-1].islower():
        return False
    if found.group() != ".":
        return True
    before = text[max(start, found.start() - _LONGEST_WORD) : found.start()]
    word = before.rsplit(None, 1)[-1] if before.strip() else ""
    word = word.lstrip("(\"“”’'")
    numbers_item = before.strip().isdigit() and start == block.start
    if numbers_item or (word[:1].isupper() and is_initials(word)):
        return False
    return not _abbreviations(pack).match(word + ".")


@cache
def _abbreviations(pack: LanguagePack) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(pack.sentences.abbreviations, key=len, reverse=True))
    return re.compile(rf"(?:{words})\.$", re.IGNORECASE)


def _units(sentences: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> Iterator[Unit]:
    """Join the sentences that a quotation reaches over; both come in order, and neither overlaps its like."""
    left = deque(quotations)
    within: list[Quotation] = []
    span: Span | None = None
    for sentence in sentences:
        if span is not None and not (within and within[-1].closed and sentence.start < within[-1].span.end):
            yield Unit(span, tuple(within))
            span, within = None, [quotation for quotation in within if not quotation.closed]
        span = span.through(sentence) if span else sentence
        while left and left[0].span.start < span.end:
            within.append(left.popleft())
    if span is not None:
        yield Unit(span, tuple(within))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
