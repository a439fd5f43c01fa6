"""Stretches of text, and where each character of a reading text stands in the file that it was read from.

A reading text is what people read: markup, soft hyphens and line wraps are gone from it. Offsets of what is found
count in the reading text; the map leads from them to the decoded file, and back.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source, half open, in code points.

    >>> Span(4, 10).of("den Gröna linjen")
    'Gröna '
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The characters that the span covers in `text`."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def through(self, other: Span) -> Span:
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the reading text, and the stretch of the original that it was made from.

    Where both are of one length, they correspond character by character; otherwise as wholes. An original without
    length is the place where something was inserted.
    """

    start: int
    end: int
    original_start: int
    original_end: int

    @property
    def is_parallel(self) -> bool:
        """Whether each character corresponds to one character."""
        return self.end - self.start == self.original_end - self.original_start


class TextMap:
    """The segments of a whole reading text, in its order.

    >>> text_map = TextMap([Segment(0, 2, 4, 6), Segment(2, 3, 6, 12)])  # "A ö" from "### A &ouml;"
    >>> text_map.original(Span(1, 3))
    Span(start=5, end=12)
    >>> text_map.reading(Span(7, 8))
    Span(start=2, end=3)
    """

    def __init__(self, segments: Iterable[Segment]) -> None:
        self.segments: Final = tuple(segments)
        self._starts: Final = [segment.start for segment in self.segments]
        self._original_ends: Final = [segment.original_end for segment in self.segments]

    def original(self, span: Span) -> Span:
        """The stretch of the original from which all characters of the span were made.

        Raises:
            ValueError: the span reaches over the end, or covers only what was inserted.
        """
        first, last = self._segment(span.start), self._segment(span.end - 1)
        start = first.original_start + (span.start - first.start if first.is_parallel else 0)
        end = last.original_start + span.end - last.start if last.is_parallel else last.original_end
        return Span(start, end)

    def reading(self, span: Span) -> Span | None:
        """The characters that were made from that stretch of the original; None where nothing was."""
        at = bisect_right(self._original_ends, span.start)
        made = [
            characters for segment in self._from(at, span.end) if (characters := _made_from(segment, span)) is not None
        ]
        return made[0].through(made[-1]) if made else None

    def _from(self, at: int, original_end: int) -> Iterator[Segment]:
        for segment in self.segments[at:]:
            if segment.original_start >= original_end:
                return
            yield segment

    def _segment(self, position: int) -> Segment:
        found = self.segments[bisect_right(self._starts, position) - 1] if self.segments else None
        if found is None or position >= found.end:
            raise ValueError(f"the reading text has no character {position}")
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TextMap) and self.segments == other.segments

    def __hash__(self) -> int:
        return hash(self.segments)

    def __repr__(self) -> str:
        return f"TextMap({list(self.segments)!r})"


def _made_from(segment: Segment, original: Span) -> Span | None:
    start, end = max(segment.original_start, original.start), min(segment.original_end, original.end)
    if start >= end:
        return None
    if not segment.is_parallel:
        return Span(segment.start, segment.end)
    return Span(segment.start + start - segment.original_start, segment.start + end - segment.original_start)


def as_numbers(text_map: TextMap) -> list[list[int]]:
    """The map as lists of four numbers, for a file.

    >>> as_numbers(TextMap([Segment(0, 2, 4, 6)]))
    [[0, 2, 4, 6]]
    """
    return [[each.start, each.end, each.original_start, each.original_end] for each in text_map.segments]


def from_numbers(numbers: Sequence[Sequence[int]]) -> TextMap:
    """The map of which these are the numbers.

    Raises:
        ValueError: they are no segments in order.
    """
    segments = [Segment(*(int(number) for number in four)) for four in numbers]
    for before, after in zip([Segment(0, 0, 0, 0), *segments], segments, strict=False):
        if not (before.end == after.start < after.end and after.original_start <= after.original_end):
            raise ValueError(f"no segment can follow {before} as {after} does")
    return TextMap(segments)


def printed(span: Span | None, text: str) -> str | None:
    """The words that a span covers, with single spaces between them; None where there is none."""
    return " ".join(span.of(text).split()) if span else None


def shared(one: Span, other: Span) -> int:
    """The number of code points that two spans share.

    >>> shared(Span(0, 5), Span(3, 9)), shared(Span(0, 3), Span(3, 9))
    (2, 0)
    """
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def first_place(words: str, text: str, within: Span | None = None) -> Span | None:
    """Where a text first has words: in a part of it, or else anywhere; None where it prints them otherwise.

    >>> first_place("is", "is och is", Span(2, 9))
    Span(start=7, end=9)
    """
    start = text.find(words, within.start, within.end) if within else -1
    start = text.find(words) if start < 0 else start
    return Span(start, start + len(words)) if start >= 0 else None
