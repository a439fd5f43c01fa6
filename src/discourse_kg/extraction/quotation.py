"""Find quotations by their marks: paired glyphs within one block, reset at its end.

A mark that never closes reaches to the end of its block when it opens a paragraph (a quotation over
several paragraphs closes only the last), or to the sentence before the next mark that opens; it counts for nothing
otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from discourse_kg.model import Span

#: Opening glyph → glyphs that may close it. The Swedish mark opens and closes with one glyph; straight marks and
#: curly ones are mixed where a text has been edited.
_PAIRS = {
    "“": '”“"',
    "”": '”"',
    "„": '”“"',
    '"': '"”',
    "«": "»",
    "»": "«»",
}

#: Glyphs that open a quotation.
OPENING = tuple(_PAIRS)

#: Single glyphs, of which the closing one is an apostrophe too.
_SINGLE = {"‘": "’", "'": "'"}

#: What precedes the closing mark of quoted words, and never an apostrophe.
_STOPS = ".,!?…"
_SENTENCE_ENDS = ".!?…"
#: What stands before quoted words in a sentence, or in the one before.
_BEFORE_SPEECH = (".", "!", "?", "…", ",", ":")

#: A quotation that another one follows before it closes is no longer than this.
_LONGEST_UNCLOSED = 1_000

#: Quoted words in single marks are no longer than this.
_LONGEST_SINGLE = 3_000
_MARK = re.compile("[“”„\"«»‘’']")
_WORD = re.compile(r"\w+")
_OPENS_WORD = re.compile(r"[\w\[(…–-]")

#: What may precede a mark that opens a paragraph.
_LEAD = re.compile(r"[ –*>-]*")

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
        if not self.has_words(text, SPEECH_WORDS):
            return False
        before = self.span.start
        while before > start and text[before - 1].isspace():
            before -= 1
        first = next((text[at] for at in range(self.span.start, self.span.end) if text[at].isalnum()), "")
        return before <= start or text[before - 1] in ",:–—-" or not first.islower()

    def has_words(self, text: str, least: int) -> bool:
        """Whether at least this many words are between the marks."""
        words = _WORD.finditer(text, self.span.start, self.span.end)
        return next(islice(words, least - 1, None), None) is not None


def find_quotations(text: str, block: Span) -> tuple[Quotation, ...]:
    """Pair the quotation marks of one block, left to right."""
    marks = [mark.start() for mark in _MARK.finditer(text, block.start, block.end)]
    found: list[Quotation] = []
    wanting: set[str] = set()
    position = block.start
    for number, opening in enumerate(marks):
        single = text[opening] in _SINGLE
        if opening < position or not (single or text[opening] in _PAIRS) or not _opens(text, opening, block):
            continue
        opens_block = _LEAD.fullmatch(text, block.start, opening) is not None
        if opens_block and not single and (again := _reopened(text, marks, number, block)):
            found.append(Quotation(Span(opening, again), closed=False))
            position = again
            continue
        close = _closing_single(text, marks, number, block) if single else _closing(text, marks, number, wanting)
        if close is not None:
            found.append(Quotation(Span(opening, close), closed=True))
            position = close
        elif text[opening] != "'" and (opens_block or (not single and _goes_on(text, opening, block))):
            found.append(Quotation(Span(opening, block.end), closed=False))
            break
    return tuple(found)


def _goes_on(text: str, opening: int, block: Span) -> bool:
    """Whether words that open behind a sentence or a comma, and close nowhere, fill the rest of their paragraph."""
    before = text[block.start : opening].rstrip()
    return before.endswith(_BEFORE_SPEECH) and text[block.end - 1] in _SENTENCE_ENDS


def _reopened(text: str, marks: list[int], number: int, block: Span) -> int | None:
    """Where the sentence ends, before the next of its marks opens another quotation: the first was never closed."""
    following = next((mark for mark in islice(marks, number + 1, None) if text[mark] in _PAIRS), None)
    if following is None or not text[following - 1].isspace() or not _opens(text, following, block):
        return None
    if following - marks[number] > _LONGEST_UNCLOSED:
        return None
    end = marks[number] + len(text[marks[number] : following].rstrip())
    return end if text[end - 1] in _SENTENCE_ENDS else None


def _opens(text: str, position: int, block: Span) -> bool:
    """An opening mark has a word right after it and no letter right before it."""
    before = text[position - 1] if position > block.start else " "
    after = text[position + 1] if position + 1 < block.end else " "
    return not before.isalnum() and bool(_OPENS_WORD.match(after))


def _closing_single(text: str, marks: list[int], number: int, block: Span) -> int | None:
    """Where words in single marks end: after a stop, or where a term's mark is no apostrophe."""
    opening, closer = marks[number], _SINGLE[text[marks[number]]]
    term: int | None = None
    for behind in range(number + 1, len(marks)):
        position = marks[behind]
        opens = text[position] == text[opening] and _opens(text, position, block)
        if opens or position > opening + _LONGEST_SINGLE:
            break
        if text[position] != closer or text[position - 1].isspace() or text[position + 1 : position + 2].isalnum():
            continue
        if text[position - 1] in _STOPS:
            return position + 1
        term = term or position + 1
    return term if closer == "’" else None


def _closing(text: str, marks: list[int], number: int, wanting: set[str]) -> int | None:
    """Where the mark of that number closes. The closers that no mark further on is, are added to `wanting`."""
    opener = text[marks[number]]
    closers = _PAIRS[opener]
    if closers in wanting:
        return None
    within = 0
    for behind in range(number + 1, len(marks)):
        position = marks[behind]
        if text[position - 1].isspace():
            # Words in marks of their own stand inside others, if as many marks close as open.
            within += text[position] == "“" == opener
        elif text[position] in closers:
            if not within:
                return position + 1
            within -= 1
    if not within:
        wanting.add(closers)
    return None
