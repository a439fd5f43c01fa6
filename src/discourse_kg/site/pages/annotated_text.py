"""A text cut into blocks, and blocks into runs: the words of one statement, with its mentions.

Spans count code points of the text, as everywhere. The text is shown unchanged, except that white space at the edges
of blocks is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_Voice = TypeVar("_Voice")
_Name = TypeVar("_Name")

_LINE: Final = re.compile(r"\n")
_BLANK: Final = re.compile(r"\n{2,}")


@dataclass(frozen=True, slots=True)
class Covered(Generic[_Voice]):
    """A stretch of the text, half open, and what covers it."""

    start: int
    end: int
    what: _Voice


@dataclass(frozen=True, slots=True)
class TextPiece(Generic[_Name]):
    """Characters that belong together; `name` when they are a mention, `breaks` when a line begins before them."""

    text: str
    name: _Name | None = None
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class TextRun(Generic[_Voice, _Name]):
    """Pieces covered by one statement, or by none; `begins` where the statement begins."""

    voice: _Voice | None
    pieces: tuple[TextPiece[_Name], ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class ShownBlock(Generic[_Voice, _Name]):
    """A paragraph or a heading."""

    heading: bool
    runs: tuple[TextRun[_Voice, _Name], ...]


@dataclass(frozen=True, slots=True)
class AnnotatedText(Generic[_Voice, _Name]):
    """A text with its statements and mentions, and where in it headings begin.

    `offset` is where the text begins in its source.
    """

    words: str
    voices: Sequence[Covered[_Voice]]
    names: Sequence[Covered[_Name]]
    headings: frozenset[int] = frozenset()
    offset: int = 0

    def blocks(self, start: int, end: int) -> Iterator[ShownBlock[_Voice, _Name]]:
        """The paragraphs and headings between two offsets of the source."""
        for first, last in _blocks(self.words, start - self.offset, end - self.offset):
            begun, ended = first + self.offset, last + self.offset
            yield ShownBlock(begun in self.headings, tuple(self._runs(begun, ended)))

    def _runs(self, start: int, end: int) -> Iterator[TextRun[_Voice, _Name]]:
        voices = [each for each in self.voices if each.start < end and start < each.end]
        names = [each for each in self.names if each.start < end and start < each.end]
        breaks = self._breaks(start, end)
        edges = {start, end, *_edges(voices), *_edges(names), *breaks}
        current: Covered[_Voice] | None = None
        pieces: list[TextPiece[_Name]] = []
        begun = start
        for left, right in pairwise(sorted(edge for edge in edges if start <= edge <= end)):
            voice = _shortest(voices, left)
            if voice is not current and pieces:
                yield _run(current, pieces, begun)
                pieces, begun = [], left
            current = voice
            name = _shortest(names, left)
            words = self.words[left - self.offset : right - self.offset]
            pieces.append(TextPiece(words, name.what if name else None, left in breaks))
        if pieces:
            yield _run(current, pieces, begun)

    def _breaks(self, start: int, end: int) -> set[int]:
        """Where a line begins within a block."""
        found = _LINE.finditer(self.words, start - self.offset, end - self.offset)
        return {each.end() + self.offset for each in found}


def _run(voice: Covered[_Voice] | None, pieces: list[TextPiece[_Name]], begun: int) -> TextRun[_Voice, _Name]:
    if voice is None:
        return TextRun(None, tuple(pieces))
    return TextRun(voice.what, tuple(pieces), begins=voice.start == begun)


def _blocks(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is between empty lines."""
    begun = start
    for blank in _BLANK.finditer(words, start, end):
        yield from _trimmed(words, begun, blank.start())
        begun = blank.end()
    yield from _trimmed(words, begun, end)


def _trimmed(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and words[start].isspace():
        start += 1
    while start < end and words[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _edges(covered: Iterable[Covered[_Voice]]) -> Iterator[int]:
    for each in covered:
        yield each.start
        yield each.end


def _shortest(covered: Iterable[Covered[_Voice]], offset: int) -> Covered[_Voice] | None:
    """What covers an offset; of several, the shortest."""
    found = [each for each in covered if each.start <= offset < each.end]
    return min(found, key=lambda each: (each.end - each.start, each.start), default=None)
