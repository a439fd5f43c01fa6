"""A search index in many small files, split by the beginnings of words and by the numbers of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

#: The approximate size of a file of words, in bytes: small enough to load at once.
_LARGEST: Final = 40_000
#: The approximate number of characters of a number in a list of steps, and of a word's quotation marks.
_STEP, _MARKS = 3, 6


def steps(numbers: Sequence[int]) -> list[int]:
    """Rising numbers as differences from one to the next.

    >>> steps([3, 4, 9])
    [3, 1, 5]
    """
    return [number - before for before, number in zip((0, *numbers[:-1]), numbers, strict=True)]


def split(postings: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, dict[str, list[int]]]]:
    """Split an index of words into files: (what all its words begin with, what it holds).

    A file that is too large is split by the next letter; a word that is all of the beginning is then in a
    file of that name alone.

    >>> [beginning for beginning, _ in split({"a": [1], "b": [2]})]
    ['']
    """
    yield from _split("", sorted(postings), postings)


def _split(
    beginning: str, words: Sequence[str], postings: Mapping[str, Sequence[int]]
) -> Iterator[tuple[str, dict[str, list[int]]]]:
    size = sum(len(word) + _MARKS + _STEP * len(postings[word]) for word in words)
    if size <= _LARGEST or words == [beginning]:
        if words:
            yield beginning, {word: steps(postings[word]) for word in words}
        return
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[: len(beginning) + 1], []).append(word)
    for longer, its in groups.items():
        if longer == beginning:
            yield beginning, {beginning: steps(postings[beginning])}
        else:
            yield from _split(longer, its, postings)


def parts(rows: Iterable[object], size: int) -> Iterator[tuple[int, list[object]]]:
    """Cut rows into parts of that size; row n is in part n // size, at n % size.

    >>> list(parts("abc", 2))
    [(0, ['a', 'b']), (1, ['c'])]
    """
    kept = list(rows)
    for at in range(0, len(kept), size):
        yield at // size, kept[at : at + size]
