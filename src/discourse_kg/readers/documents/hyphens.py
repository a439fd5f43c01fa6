"""Words that a line end divides: joined, with their hyphen or without it."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache
from typing import TYPE_CHECKING, Final

from discourse_kg.languages.supported import known_languages, load_language

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A hyphen that a line ends in: of the keyboard, Unicode's, the soft one, and what PDFium makes of either.
_DIVIDED: Final = re.compile("([^\\W_][\\w’'-]*)[-\u2010\u00ad\u0002]$")
_BEGINNING: Final = re.compile(r"[^\W\d_][\w’'-]*")
_WORD: Final = re.compile("[^\\W_]+(?:[-\u2010][^\\W_]+)*")
_SOFT: Final = "\u00ad"
#: The fewest letters before or behind a hyphen that divides a word.
_FEWEST: Final = 2


def known_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of a document, in lower case, to tell how its divided words are written elsewhere."""
    return frozenset(found.group().casefold() for text in texts for found in _WORD.finditer(text))


def joined_at_line_end(before: str, after: str, words: AbstractSet[str]) -> str:
    """Two lines as one.

    A hyphen at the end of a line goes where it divides a word. It stays where the document writes the word with one
    elsewhere, where capitals, a digit or a word that takes hyphens stand before it, and where another word shares what
    follows (*in- och utrikes*).

    >>> joined_at_line_end("en gemensam infra-", "struktur", set())
    'en gemensam infrastruktur'
    >>> joined_at_line_end("vår it-", "direktör", set()), joined_at_line_end("in-", "och utrikes", set())
    ('vår it-direktör', 'in- och utrikes')
    """
    divided, beginning = _DIVIDED.search(before), _BEGINNING.match(after)
    if not divided:
        return f"{before} {after}"
    kept = f"{before[:-1]}-"
    if not beginning or beginning.group() in _conjunctions():
        return f"{kept} {after}" if not after[:1].isdigit() else f"{kept}{after}"
    if not after[0].islower():
        return f"{kept}{after}"
    left, right = divided.group(1), beginning.group()
    return before[:-1] + after if before.endswith(_SOFT) or _is_one_word(left, right, words) else f"{kept}{after}"


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
