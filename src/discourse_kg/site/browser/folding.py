"""The words of a text without case and accents; queries and index are folded alike.

`web/src/words.js` does the same in the browser, with the same letters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from discourse_kg.resources import toml_table

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD: Final = re.compile(r"[^\W_]+")
_MARK: Final = "Mn"


def letters() -> Mapping[str, str]:
    """Replacements for letters that do not decompose into a base letter and marks."""
    return toml_table("site/browser/letters.toml")


def fold(text: str) -> str:
    r"""Remove case and accents from a text.

    >>> fold("\u00c5ngstr\u00f6m")
    'angstrom'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    table = letters()
    return "".join(
        table.get(letter, letter) for letter in decomposed if letter.isascii() or unicodedata.category(letter) != _MARK
    )


def words(text: str) -> set[str]:
    """The words of a text, folded.

    >>> sorted(words("Open data, open minds"))
    ['data', 'minds', 'open']
    """
    return set(_WORD.findall(fold(text)))
