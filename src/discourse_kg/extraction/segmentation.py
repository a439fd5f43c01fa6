"""Cut a recap into blocks, sentences and units, all as spans of the text.

A block is a paragraph, a heading, a list item or a line of dialogue that opens with a dash. A unit is
one sentence, or the sentences that one quotation holds together. Repeated blocks are marked, so that
what a page prints twice is read once.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from discourse_kg.extraction.quotation import Quotation, find_quotations
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Recap, Span


class BlockKind(StrEnum):
    """The kind of a block, by its form."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    DIALOGUE = "dialogue"


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or sentences held together by one quotation, with the quotations in it."""

    span: Span
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A block and its units; `repeated` when the same text occurred earlier in the recap."""

    kind: BlockKind
    span: Span
    sentences: tuple[Span, ...]
    units: tuple[Unit, ...]
    repeated: bool = False


#: In plain text, a line this long that ends without a full stop goes on in the next: hard-wrapped text.
#: In Markdown (a source with front matter) only a blank line ends a paragraph.
_WRAPPED = 50
_HEADING_LENGTH = 90
#: The characters before a full stop that decide whether it ends a sentence.
_LONGEST_WORD = 60
_HEADING = re.compile(r"#{1,6}[ \t]+")
_ITEM = re.compile(r"(?:[*•·]|\d{1,3}[.)])[ \t]+")
_NAME_WORDS = range(2, 5)
_LABEL = re.compile(r"[^\W\d_][\w-]{1,30}:\s")
_DASH = re.compile(r"[–—-][^\S\n]{0,2}(?=\S)")
_ENDED = re.compile(r"[.!?…][\"”“»«’')\]]*$")
_TERMINAL = re.compile(r"[.!?:;…][\"”“»«’')\]]*$")
_BOUNDARY = re.compile(r"(?<![.!?…])[.!?…]++[\"”“»«’')\]]*+(?=\s)|[.!?…][”“\"»«]++(?=\S)")
#: Parentheses that end a block belong to the sentence before them: *Words. (Name)*
_LAST_PARENTHESIS = re.compile(r"\s\([^()]{1,80}\)")
_STARTS = re.compile(r"\s*[\"”“„«»‘'(\[–—-]*\s?[\d\w]")


def opens_dialogue(beginning: str) -> bool:
    """Whether a stretch of text begins with a dash, as a line of dialogue does."""
    return _DASH.match(beginning) is not None


def segment(recap: Recap, pack: LanguagePack) -> tuple[Block, ...]:
    """Cut the recap's body into blocks, in order."""
    seen: set[str] = set()
    blocks = []
    markdown = recap.body.start > 1
    for kind, span in _blocks(recap.text, recap.body, markdown=markdown):
        words = " ".join(span.of(recap.text).casefold().split())
        sentences = tuple(split_sentences(recap.text, span, pack))
        quotations = find_quotations(recap.text, span)
        units = tuple(_units(sentences, quotations))
        repeated = words in seen and len(words) > _HEADING_LENGTH
        seen.add(words)
        blocks.append(Block(kind, span, sentences, units, repeated))
    return tuple(blocks)


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
    if numbers_item or (len(word) == 1 and word.isupper()):
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


def _blocks(text: str, body: Span, *, markdown: bool) -> Iterator[tuple[BlockKind, Span]]:
    for paragraph in _paragraphs(text, body):
        pending: Span | None = None
        kind = BlockKind.PARAGRAPH
        for line in paragraph:
            line_kind = _line_kind(line.of(text))
            continues = markdown or (pending and _runs_on(text, pending) and not _LABEL.match(line.of(text)))
            if pending and not markdown and _lists_person(pending.of(text)) and _lists_person(line.of(text)):
                continues = False
            if pending is not None and line_kind is BlockKind.PARAGRAPH and continues:
                pending = pending.through(line)
                continue
            if pending is not None:
                yield kind, pending
            pending, kind = line, line_kind
        if pending is not None:
            alone = kind is BlockKind.PARAGRAPH and len(paragraph) == 1
            yield BlockKind.HEADING if alone and _is_heading(pending.of(text)) else kind, pending


def _paragraphs(text: str, body: Span) -> Iterator[list[Span]]:
    lines: list[Span] = []
    position = body.start
    for raw in body.of(text).splitlines(keepends=True):
        line = _trimmed(text, position, position + len(raw))
        position += len(raw)
        if line is not None:
            lines.append(line)
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _line_kind(line: str) -> BlockKind:
    if _HEADING.match(line):
        return BlockKind.HEADING
    if _ITEM.match(line) or (line.startswith("- ") and not _ENDED.search(line)):
        return BlockKind.ITEM
    if opens_dialogue(line):
        return BlockKind.DIALOGUE
    return BlockKind.PARAGRAPH


def _runs_on(text: str, lines: Span) -> bool:
    last = text[max(lines.start, text.rfind("\n", lines.start, lines.end) + 1) : lines.end]
    open_ended = last.endswith(",") or last.count("(") > last.count(")")
    return open_ended or (len(last) >= _WRAPPED and not _TERMINAL.search(last))


def _lists_person(line: str) -> bool:
    """*Given Surname, Organization*: two such lines are a list, however long the first."""
    name, comma, behind = line.partition(", ")
    words = name.split()
    named = len(words) in _NAME_WORDS and all(word[0].isupper() for word in words)
    return bool(comma) and named and behind[:1].isupper() and not _ENDED.search(line)


def _is_heading(line: str) -> bool:
    ended = _TERMINAL.search(line.removesuffix("?")) or (line.endswith(")") and ". (" in line)
    return len(line) <= _HEADING_LENGTH and not ended


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
