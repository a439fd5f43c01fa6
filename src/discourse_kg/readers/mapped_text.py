"""Text that remembers, through every change, where each of its characters came from."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, Final

from discourse_kg.spans import Segment, TextMap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: Unsigned numbers of 32 bits: no source is so long.
_OFFSETS: Final = "I"


class MappedText:
    r"""A text, and for each character the stretch of the original that it was made from. Values never change.

    >>> mapped = MappedText.of("Est\u00adland &amp; Co").sub("\u00ad", "").sub("&amp;", "&")
    >>> mapped.text
    'Estland & Co'
    >>> mapped[8:9].original
    (9, 14)
    """

    __slots__ = ("_ends", "_starts", "text")

    def __init__(self, text: str, starts: array[int], ends: array[int]) -> None:
        self.text: Final = text
        self._starts: Final = starts
        self._ends: Final = ends

    @classmethod
    def of(cls, original: str, offset: int = 0) -> MappedText:
        """An original text, unchanged; `offset` is where it begins in a larger one."""
        length = len(original)
        return cls(
            original,
            array(_OFFSETS, range(offset, offset + length)),
            array(_OFFSETS, range(offset + 1, offset + length + 1)),
        )

    @classmethod
    def made(cls, text: str, start: int, end: int) -> MappedText:
        """A text of which every character was made from that stretch of the original."""
        return cls(text, array(_OFFSETS, [start]) * len(text), array(_OFFSETS, [end]) * len(text))

    @classmethod
    def gap(cls, text: str, before: MappedText, after: MappedText) -> MappedText:
        """A text that is put between two others, neither of which is empty: it comes from what is between them."""
        (_, start), (end, _) = before.original, after.original
        return cls.made(text, start, max(start, end))

    @classmethod
    def joined(cls, parts: Iterable[MappedText], separator: str = "") -> MappedText:
        """The parts that are not empty, one after the other, with a separator between each two."""
        text: list[str] = []
        starts, ends = array(_OFFSETS), array(_OFFSETS)
        previous: MappedText | None = None
        for part in filter(None, parts):
            pieces = (cls.gap(separator, previous, part), part) if separator and previous else (part,)
            for piece in pieces:
                text.append(piece.text)
                starts.extend(piece._starts)  # noqa: SLF001 (of its own class)
                ends.extend(piece._ends)  # noqa: SLF001 (likewise)
            previous = part
        return cls("".join(text), starts, ends)

    @property
    def original(self) -> tuple[int, int]:
        """Where the original of the text begins and ends.

        Raises:
            IndexError: the text is empty.
        """
        return self._starts[0], self._ends[-1]

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __getitem__(self, wanted: slice) -> MappedText:
        return MappedText(self.text[wanted], self._starts[wanted], self._ends[wanted])

    def __add__(self, other: MappedText) -> MappedText:
        return MappedText.joined((self, other))

    def stripped(self, characters: str | None = None) -> MappedText:
        """The text without white space, or those characters, at its ends."""
        kept = self.text.lstrip(characters)
        start = len(self.text) - len(kept)
        return self[start : start + len(kept.rstrip(characters))]

    def split(self, pattern: str | re.Pattern[str]) -> Iterator[MappedText]:
        """The parts between the matches of a pattern, empty ones included."""
        position = 0
        for found in re.finditer(pattern, self.text):
            yield self[position : found.start()]
            position = found.end()
        yield self[position:]

    def sub(self, pattern: str | re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> MappedText:
        """The text with each match of a pattern replaced, as `re.sub` does, but taking `new` literally.

        What replaces a match was made from all of it; a replacement of the same length character by character.
        """
        text: list[str] = []
        starts, ends = array(_OFFSETS), array(_OFFSETS)
        position = 0
        for found in re.finditer(pattern, self.text):
            start, end = found.span()
            replacement = new if isinstance(new, str) else new(found)
            if start == end or replacement == found.group():
                continue
            text += (self.text[position:start], replacement)
            starts.extend(self._starts[position:start])
            ends.extend(self._ends[position:start])
            if len(replacement) == end - start:
                starts.extend(self._starts[start:end])
                ends.extend(self._ends[start:end])
            else:
                starts.extend([self._starts[start]] * len(replacement))
                ends.extend([self._ends[end - 1]] * len(replacement))
            position = end
        if not text:
            return self
        text.append(self.text[position:])
        starts.extend(self._starts[position:])
        ends.extend(self._ends[position:])
        return MappedText("".join(text), starts, ends)

    def unwrapped(self, pattern: str | re.Pattern[str], group: int) -> MappedText:
        """The text with each match of a pattern replaced by what one of its groups matched."""
        parts: list[MappedText] = []
        position = 0
        for found in re.finditer(pattern, self.text):
            parts += (self[position : found.start()], self[found.start(group) : found.end(group)])
            position = found.end()
        return MappedText.joined((*parts, self[position:])) if parts else self

    def text_map(self) -> TextMap:
        """The map of the text, its characters put together to as few segments as can be."""
        return TextMap(self._segments())

    def _segments(self) -> Iterator[Segment]:
        starts, ends = self._starts, self._ends
        at = 0
        while at < len(starts):
            begin = at
            at += 1
            if ends[begin] - starts[begin] == 1:
                while at < len(starts) and starts[at] == ends[at - 1] and ends[at] == starts[at] + 1:
                    at += 1
                yield Segment(begin, at, starts[begin], ends[at - 1])
                continue
            while at < len(starts) and starts[at] == starts[begin] and ends[at] == ends[begin]:
                at += 1
            yield from _whole(begin, at, starts[begin], ends[begin])


def _whole(start: int, end: int, original_start: int, original_end: int) -> Iterator[Segment]:
    """Characters made from one stretch together; a segment of equal lengths would be taken as parallel."""
    if original_end - original_start == end - start and end - start > 1:
        yield Segment(start, start + 1, original_start, original_end)
        yield Segment(start + 1, end, original_start, original_end)
    else:
        yield Segment(start, end, original_start, original_end)
