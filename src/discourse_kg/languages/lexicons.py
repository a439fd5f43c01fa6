"""Lists of words about a language that are too long for its pack: facts about words, as evidence.

A list has words, folded, between white space. Lines that begin with # are its head, which names where the words are
from; a line in square brackets opens a section. Most lists are `lexicons/<name>.<tag>.txt`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

_FOLDER = files("discourse_kg").joinpath("lexicons")


def sections(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """The words of each line of a list, with the heading of their section; empty before the first one.

    >>> list(sections(["# source", "ab", "[f]", "linnea moa"]))
    [('', ['ab']), ('f', ['linnea', 'moa'])]
    """
    heading = ""
    for line in lines:
        if line.startswith("["):
            heading = line.strip("[]")
        elif not line.startswith("#"):
            yield heading, line.split()


@cache
def words_of(name: str, tag: str, section: str = "") -> frozenset[str]:
    """The words of a section of a list; none where the language has no such list.

    >>> "trombonist" in words_of("roles", "en"), words_of("roles", "fi")
    (True, frozenset())
    """
    file = _FOLDER.joinpath(f"{name}.{tag}.txt")
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    return frozenset(word for heading, words in sections(lines) if heading == section for word in words)
