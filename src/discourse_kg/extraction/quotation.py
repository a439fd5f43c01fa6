"""Find quotations by their marks: paired glyphs within one block, reset at its end.

A mark that never closes reaches to the end of its block when it opens a paragraph (a quotation over
several paragraphs closes only the last), and counts for nothing otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from discourse_kg.model import Span

#: Opening glyph → glyphs that may close it. The Swedish mark opens and closes with one glyph.
_PAIRS = {
    "“": "”“",
    "”": "”",
    "„": "”“",
    '"': '"',
    "«": "»",
    "»": "«»",
}

#: Single glyphs, of which the closing one is an apostrophe too.
_SINGLE = {"‘": "’", "'": "'"}

#: What stands before the closing mark of quoted words, and never before an apostrophe.
_STOPS = ".,!?…"

#: Quoted words in single marks are no longer than this.
_LONGEST_SINGLE = 3_000
_OPENS_WORD = re.compile(r"[\w\[(…–-]")

#: Fewer words than this in quotation marks are a title, a term or a scare quote, not speech.
SPEECH_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, the marks included."""

    span: Span
    closed: bool

    def is_speech(self, text: str, start: int) -> bool:
        """Whether a clause is quoted, in a unit that begins at `start`, and not a term or a fragment of a report.

        A clause is long enough, and begins the unit, follows a comma or colon, or begins with a capital.
        """
        if self.words(text) < SPEECH_WORDS:
            return False
        before = text[start : self.span.start].rstrip()
        first = next((character for character in self.span.of(text) if character.isalnum()), "")
        return not before or before[-1] in ",:–—-" or not first.islower()

    def words(self, text: str) -> int:
        """How many words stand between the marks."""
        return len(re.findall(r"\w+", self.span.of(text)))


def find_quotations(text: str, block: Span) -> tuple[Quotation, ...]:
    """Pair the quotation marks of one block, left to right."""
    found = []
    position = block.start
    while position < block.end:
        mark = text[position]
        if not (mark in _PAIRS or mark in _SINGLE) or not _opens(text, position, block):
            position += 1
            continue
        end = _closing_single(text, position, block) if mark in _SINGLE else _closing(text, position, block)
        if end is None:
            if mark != "'" and not text[block.start : position].strip(" –-*>"):
                found.append(Quotation(Span(position, block.end), closed=False))
                break
            position += 1
            continue
        found.append(Quotation(Span(position, end), closed=True))
        position = end
    return tuple(found)


def _opens(text: str, position: int, block: Span) -> bool:
    """An opening mark has a word right behind it and no letter right before it."""
    before = text[position - 1] if position > block.start else " "
    after = text[position + 1] if position + 1 < block.end else " "
    return not before.isalnum() and bool(_OPENS_WORD.match(after))


def _closing_single(text: str, opening: int, block: Span) -> int | None:
    """Where words in single marks end: behind a stop, or where a term's mark is no apostrophe."""
    closer = _SINGLE[text[opening]]
    last = min(block.end, opening + _LONGEST_SINGLE)
    term: int | None = None
    for position in range(opening + 1, last):
        if text[position] == text[opening] != closer and text[position - 1].isspace():
            break
        if text[position] != closer or (position + 1 < block.end and text[position + 1].isalnum()):
            continue
        if text[position - 1] in _STOPS:
            return position + 1
        if term is None and not text[position - 1].isspace():
            term = position + 1
    return term if closer == "’" else None


def _closing(text: str, opening: int, block: Span) -> int | None:
    closers, position = _PAIRS[text[opening]], opening + 1
    while position < block.end:
        if text[position] in closers and not text[position - 1].isspace():
            return position + 1
        if text[position] == "“" == text[opening] and text[position - 1].isspace():
            return None
        position += 1
    return None
