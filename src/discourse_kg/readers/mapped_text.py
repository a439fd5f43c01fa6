"""Text that remembers, through every change, where each of its characters came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from discourse_kg.spans import Segment, TextMap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class _Run(NamedTuple):
    """Characters of a text, and the stretch of the original they were made from.

    `parallel` says that they correspond to its characters one by one; otherwise each was made from all of it.
    """

    start: int
    end: int
    first: int
    last: int
    parallel: bool

    def part(self, start: int, end: int, shift: int) -> _Run:
        """The characters of the run between two places, as they stand in a text that begins `shift` further on."""
        start, end = max(start, self.start), min(end, self.end)
        first, last = self.first, self.last
        if self.parallel:
            first, last = first + start - self.start, first + end - self.start
        return _Run(start - shift, end - shift, first, last, self.parallel)


class MappedText:
    r"""A text, and for each character the stretch of the original that it was made from. Values never change.

    >>> mapped = MappedText.of("Est\u00adland &amp; Co").sub("\u00ad", "").sub("&amp;", "&")
    >>> mapped.text
    'Estland & Co'
    >>> mapped[8:9].original
    (9, 14)
    """

    __slots__ = ("_runs", "_starts", "text")

    def __init__(self, text: str, runs: Iterable[_Run]) -> None:
        self.text: Final = text
        self._runs: Final = list(_put_together(runs))
        self._starts: Final = [run.start for run in self._runs]

    @classmethod
    def of(cls, original: str, offset: int = 0) -> MappedText:
        """An original text, unchanged; `offset` is where it begins in a larger one."""
        length = len(original)
        return cls(original, [_Run(0, length, offset, offset + length, True)] if original else [])

    @classmethod
    def made(cls, text: str, start: int, end: int) -> MappedText:
        """A text of which every character was made from that stretch of the original."""
        return cls(text, [_Run(0, len(text), start, end, len(text) == 1 == end - start)] if text else [])

    @classmethod
    def gap(cls, text: str, before: MappedText, after: MappedText) -> MappedText:
        """A text that is put between two others, neither of which is empty: it comes from what is between them."""
        (_, start), (end, _) = before.original, after.original
        return cls.made(text, start, max(start, end))

    @classmethod
    def joined(cls, parts: Iterable[MappedText], separator: str = "") -> MappedText:
        """The parts that are not empty, one after the other, with a separator between each two."""
        kept = [part for part in parts if part]
        if separator:
            gaps = [cls.gap(separator, before, after) for before, after in pairwise(kept)]
            kept = [piece for pair in zip(kept, [*gaps, cls.of("")], strict=True) for piece in pair] if kept else []
        return cls("".join(part.text for part in kept), _one_after_the_other(kept))

    @property
    def original(self) -> tuple[int, int]:
        """Where the original of the text begins and ends.

        Raises:
            IndexError: the text is empty.
        """
        return self._runs[0].first, self._runs[-1].last

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __getitem__(self, wanted: slice) -> MappedText:
        start, end, _ = wanted.indices(len(self.text))
        return MappedText(self.text[start:end], self._between(start, end))

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
        runs: list[_Run] = []
        position = length = 0
        for found in re.finditer(pattern, self.text):
            start, end = found.span()
            replacement = new if isinstance(new, str) else new(found)
            if start == end or replacement == found.group():
                continue
            text += (self.text[position:start], replacement)
            runs += self._between(position, start, length)
            length += start - position
            replaced = self._between(start, end, length)
            if len(replacement) == end - start:
                runs += replaced
            elif replacement:
                whole = list(replaced)
                runs.append(_Run(length, length + len(replacement), whole[0].first, whole[-1].last, False))
            length += len(replacement)
            position = end
        if not text:
            return self
        runs += self._between(position, len(self.text), length)
        return MappedText("".join((*text, self.text[position:])), runs)

    def unwrapped(self, pattern: str | re.Pattern[str], group: int) -> MappedText:
        """The text with each match of a pattern replaced by what one of its groups matched."""
        parts: list[MappedText] = []
        position = 0
        for found in re.finditer(pattern, self.text):
            parts += (self[position : found.start()], self[found.start(group) : found.end(group)])
            position = found.end()
        return MappedText.joined((*parts, self[position:])) if parts else self

    def text_map(self) -> TextMap:
        """The map of the text."""
        return TextMap(segment for run in self._runs for segment in _segments(run))

    def _between(self, start: int, end: int, begins: int = 0) -> Iterator[_Run]:
        """The runs between two places, as they stand in a text where the first place is at `begins`."""
        at = bisect_right(self._starts, start) - 1
        while start < end and at < len(self._runs) and self._runs[at].start < end:
            yield self._runs[at].part(start, end, start - begins)
            at += 1


def _one_after_the_other(texts: Iterable[MappedText]) -> Iterator[_Run]:
    position = 0
    for text in texts:
        for run in text._runs:  # noqa: SLF001 (of its own class)
            yield run._replace(start=run.start + position, end=run.end + position)
        position += len(text)


def _put_together(runs: Iterable[_Run]) -> Iterator[_Run]:
    """As few runs as there can be: neighbours whose originals are neighbours are one."""
    pending: _Run | None = None
    for run in runs:
        if pending and pending.parallel and run.parallel and pending.last == run.first:
            pending = pending._replace(end=run.end, last=run.last)
            continue
        if pending:
            yield pending
        pending = run
    if pending:
        yield pending


def _segments(run: _Run) -> Iterator[Segment]:
    """A run as segments; one of equal lengths is taken as parallel, so what is not is cut in two."""
    if run.parallel or run.end - run.start != run.last - run.first or run.end - run.start == 1:
        yield Segment(*run[:4])
    else:
        yield Segment(run.start, run.start + 1, run.first, run.last)
        yield Segment(run.start + 1, run.end, run.first, run.last)
