"""Words that a line end divides: joined, with their hyphen or without it."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from discourse_kg.languages.supported import known_languages, load_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SOFT: Final = "\u00ad"
#: What PDFium gives for a hyphen at the end of a line.
PDFIUM_HYPHEN: Final = "\u0002"
#: A hyphen that a line ends in: of the keyboard, Unicode's, the soft one, and PDFium's.
_HYPHENS: Final = ("-", "\u2010", _SOFT, PDFIUM_HYPHEN)
_DIVIDED: Final = re.compile("([^\\W_][\\w’'-]*).$")
_BEGINNING: Final = re.compile(r"[^\W\d_][\w’'-]*")
_WORD: Final = re.compile("[^\\W_]+(?:[-\u2010][^\\W_]+)*")
#: The fewest letters before or behind a hyphen that divides a word.
_FEWEST: Final = 2


def known_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of a document, in lower case, to tell how its divided words are written elsewhere."""
    return frozenset(found.group().casefold() for text in texts for found in _WORD.finditer(text))


def with_whole_words(lines: Sequence[str], words: AbstractSet[str]) -> str:
    """Lines as one, with the words whole that a line end divides.

    A hyphen at the end of a line goes where it divides a word. It stays where the document writes the word with one
    elsewhere, where capitals, a digit or a word that takes hyphens stand before it, and where another word shares what
    follows (*in- och utrikes*).

    >>> with_whole_words(["en gemensam infra-", "struktur"], set())
    'en gemensam infrastruktur'
    >>> with_whole_words(["vår it-", "direktör"], set()), with_whole_words(["in-", "och utrikes"], set())
    ('vår it-direktör', 'in- och utrikes')
    """
    parts = [part for before, after in pairwise(lines) for part in _before_line_end(before, after, words)]
    return "".join((*parts, lines[-1]))


def _before_line_end(before: str, after: str, words: AbstractSet[str]) -> tuple[str, str]:
    """A line as it is kept, and what stands between it and the next."""
    divided = _DIVIDED.search(before) if before.endswith(_HYPHENS) else None
    if not divided:
        return before, " "
    beginning = _BEGINNING.match(after)
    if beginning and after[0].islower() and beginning.group() not in _conjunctions():
        whole = before.endswith(_SOFT) or _is_one_word(divided.group(1), beginning.group(), words)
        return (before[:-1] if whole else f"{before[:-1]}-"), ""
    shared = not after[:1].isdigit() and not after[:1].isupper()
    return f"{before[:-1]}-", " " if shared else ""


def _is_one_word(left: str, right: str, words: AbstractSet[str]) -> bool:
    first, second = left.casefold(), right.casefold()
    if f"{first}{second}" in words:
        return True
    if f"{first}-{second}" in words or left.isupper() or any(map(str.isdigit, left)):
        return False
    last = first.rsplit("-", 1)[-1]
    return len(last) >= _FEWEST and len(second) >= _FEWEST and last not in _before_hyphens()


@cache
def _conjunctions() -> frozenset[str]:
    return frozenset(word for tag in known_languages() for word in load_language(tag).hyphens.shared_before)


@cache
def _before_hyphens() -> frozenset[str]:
    return frozenset(word for tag in known_languages() for word in load_language(tag).hyphens.kept_after)
