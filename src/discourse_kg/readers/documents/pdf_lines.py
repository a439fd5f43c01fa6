"""The lines of a page in the order in which people read them: column after column.

A page is cut where a strip without words runs down between lines of text. Rows that cross the strip stand above and
below the columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from statistics import fmean, median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from discourse_kg.readers.documents.pdf_words import Word

#: Words whose lines are no further apart than this part of their size stand in one row.
_ONE_ROW: Final = 0.35
#: Words further apart than this, in sizes, may stand in two columns, or in two cells of a table.
_GUTTER: Final = 0.8
#: How wide a column is at least, as a part of what is cut; and how far apart the places are that are tried.
_LEAST_WIDTH: Final = 0.15
_STEP: Final = 4.0
#: Columns have so many lines, filled so far, of so many words; tables have not.
_FEWEST_LINES, _LEAST_FILLED, _FEWEST_WORDS = 3, 0.6, 2.5
_DEEPEST: Final = 4
#: The spaces of a justified line differ no more than this, and are no wider than so many sizes.
_EVEN, _WIDE = 1.5, 1.5
_CLOSING: Final = re.compile(r"[.,:;!?)\]”»’]")
_ITEM_MARK: Final = re.compile(r"[•·▪◦‣*–—-]|\(?\w{1,3}[.)]")


@dataclass(frozen=True)
class Line:
    """Words that stand beside each other in a column of a page; `right_edge` is where its longest line ends."""

    words: tuple[Word, ...]
    page: int
    column: int
    left_edge: float
    right_edge: float

    @cached_property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].right

    @cached_property
    def size(self) -> float:
        """The size of its letters."""
        return _size(self.words)

    @cached_property
    def base(self) -> float:
        """How far down the page it stands."""
        return median(word.base for word in self.words)

    @cached_property
    def is_bold(self) -> bool:
        """Whether all of its words are bold."""
        return all(word.is_bold for word in self.words if not word.is_mark)

    @cached_property
    def text(self) -> str:
        """Its words, without footnote marks."""
        return text_of(self.words)

    @cached_property
    def cells(self) -> tuple[tuple[Word, ...], ...]:
        """The words that stand close together, in groups."""
        return cells_of(self.words, self.right_edge)


def cells_of(words: Sequence[Word], right_edge: float | None = None) -> tuple[tuple[Word, ...], ...]:
    """The words of a line in groups with wide gaps between them; a justified line, which fills its column, is one."""
    gaps = [after.left - before.right for before, after in pairwise(words)]
    widest = max(gaps, default=0.0)
    size = _size(words)
    fills = right_edge is None or words[-1].right > right_edge - size / 2
    if fills and len(gaps) > 1 and widest < _EVEN * min(gaps) and widest < _WIDE * size:
        return (tuple(words),)
    groups: list[list[Word]] = [[words[0]]]
    for gap, word in zip(gaps, words[1:], strict=True):
        is_marker = len(groups) == len(groups[0]) == 1 and _ITEM_MARK.fullmatch(groups[0][0].text)
        if gap > _GUTTER * size and not is_marker:
            groups.append([])
        groups[-1].append(word)
    return tuple(map(tuple, groups))


def text_of(words: Sequence[Word]) -> str:
    """The text of words that stand in one line; a footnote mark in front of it stays."""
    text = ""
    for number, word in enumerate(words):
        if word.is_mark and number:
            continue
        behind_mark = number and words[number - 1].is_mark and _CLOSING.match(word.text)
        text += word.text if not text or behind_mark else f" {word.text}"
    return text


def rows(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """The words of a page by rows, from the top, each from the left."""
    found: list[list[Word]] = []
    for word in sorted(words, key=attrgetter("base")):
        row = found[-1] if found else None
        if row and word.base - row[0].base < _ONE_ROW * max(word.size, row[0].size):
            row.append(word)
        else:
            found.append([word])
    return [tuple(sorted(row, key=attrgetter("left"))) for row in found]


def lines_of(words: Sequence[Word], page: int) -> list[Line]:
    """The lines of a page, in reading order."""
    lines: list[Line] = []
    for column, part in enumerate(_columns(rows(words), 0)):
        left = min(row[0].left for row in part)
        right = max(row[-1].right for row in [row for row in part if len(cells_of(row)) == 1] or part)
        lines += (Line(row, page, column, left, right) for row in part)
    return lines


def _columns(region: list[tuple[Word, ...]], depth: int) -> Iterator[list[tuple[Word, ...]]]:
    cut = _best_cut(region) if depth < _DEEPEST else None
    if cut is None:
        if region:
            yield region
        return
    place, first, end = cut
    yield from _columns(region[:first], depth + 1)
    for side in _sides(region[first:end], place):
        yield from _columns(side, depth + 1)
    yield from _columns(region[end:], depth + 1)


def _sides(region: Sequence[tuple[Word, ...]], place: float) -> list[list[tuple[Word, ...]]]:
    left = [part for row in region if (part := tuple(word for word in row if word.left < place))]
    right = [part for row in region if (part := tuple(word for word in row if word.left >= place))]
    return [left, right]


def _best_cut(region: list[tuple[Word, ...]]) -> tuple[float, int, int] | None:
    """Where most rows stand on two sides of a strip: the middle of the strip, and the first and the end of the rows."""
    if len(region) < _FEWEST_LINES:
        return None
    left, right = min(row[0].left for row in region), max(row[-1].right for row in region)
    margin = (right - left) * _LEAST_WIDTH
    gaps = [list(_gaps(row)) for row in region]
    best: tuple[int, float, float, int, int] | None = None
    place = left + margin
    while place < right - margin:
        for first, end in _runs(gaps, place):
            if best and best[3:] == (first, end):
                best = (best[0], best[1], place, first, end)
            elif end - first > (best[0] if best else 0) and _are_columns(region[first:end], place):
                best = (end - first, place, place, first, end)
        place += _STEP
    return ((best[1] + best[2]) / 2, best[3], best[4]) if best else None


def _gaps(row: tuple[Word, ...]) -> Iterator[tuple[float, float]]:
    """Where nothing of a row stands; a space between two words is no gap."""
    yield float("-inf"), row[0].left
    for before, word in pairwise(row):
        if word.left - before.right > _GUTTER * word.size:
            yield before.right, word.left
    yield row[-1].right, float("inf")


def _runs(gaps: Sequence[Sequence[tuple[float, float]]], place: float) -> Iterator[tuple[int, int]]:
    """The rows, one below the other, that do not cross a place."""
    first = 0
    for number, row in enumerate([*gaps, ()]):
        if not any(start <= place <= end for start, end in row):
            if number - first >= _FEWEST_LINES:
                yield first, number
            first = number + 1


def _are_columns(region: Sequence[tuple[Word, ...]], place: float) -> bool:
    left, right = _sides(region, place)
    if not (_is_column(left) and _is_column(right)):
        return False
    # Two that stand above each other are one, set in.
    shared = min(left[-1][0].base, right[-1][0].base) - max(left[0][0].base, right[0][0].base)
    return shared > min(left[-1][0].base - left[0][0].base, right[-1][0].base - right[0][0].base) / 2


def _is_column(part: Sequence[tuple[Word, ...]]) -> bool:
    if len(part) < _FEWEST_LINES:
        return False
    left, right = min(row[0].left for row in part), max(row[-1].right for row in part)
    filled = fmean((row[-1].right - left) / (right - left) for row in part)
    return filled >= _LEAST_FILLED and fmean(map(len, part)) >= _FEWEST_WORDS


def _size(words: Sequence[Word]) -> float:
    return median([word.size for word in words if not word.is_mark] or [words[0].size])
