"""The texts of pages in a language, and how it writes numbers, days, counted nouns and lists of names."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from babel.dates import format_date
from babel.numbers import format_decimal

from discourse_kg.resources import toml_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: The CLDR's plain English writes dates as Americans do.
_LOCALES: Final = {"en": "en_GB"}

#: Characters that change the direction of the text after them, where markup cannot contain them.
_TURNING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NO_LETTERS: Final = re.compile(r"[\W\d_]+")


def page_texts(language: str) -> Mapping[str, Any]:
    """The texts of pages in a language, from `texts`."""
    return toml_table(f"site/pages/texts/{language}.toml")


def in_language(texts: Mapping[str, str], language: str) -> str:
    """A text from settings in a language, else in the first one given; empty when there is none."""
    return texts.get(language) or next(iter(texts.values()), "")


class Wording:
    """Numbers, days and counted nouns in one language; `counts` has the singular and plural of nouns."""

    def __init__(self, language: str, counts: Mapping[str, Sequence[str]]) -> None:
        self._locale, self._counts = _LOCALES.get(language, language), counts
        self.day = lru_cache(4096)(self._day)
        self.number = lru_cache(4096)(self._number)

    def count(self, number: int, thing: str) -> str:
        """A number with its noun: `count(2, "statement")` is `2 statements`."""
        one, several = self._counts[thing]
        return f"{self.number(number)}\N{NO-BREAK SPACE}{one if number == 1 else several}"

    def _day(self, day: str | None) -> str:
        """A day as people write it, from ISO 8601; anything else stays as it is."""
        try:
            return format_date(date.fromisoformat(day or ""), "long", locale=self._locale)
        except ValueError:
            return day or ""

    def _number(self, number: int) -> str:
        return format_decimal(number, locale=self._locale)


def plain(text: str) -> str:
    """A text for a title or an attribute: on one line, without characters that change the text direction."""
    return " ".join(_TURNING.sub("", text).split())


@lru_cache(65536)
def name_order(name: str, alphabet: str) -> tuple[str, str]:
    """The sort key of a name: its last word, letter by letter in the order of the alphabet, then the whole name.

    >>> swedish = "abcdefghijklmnopqrstuvwxyzåäö"
    >>> sorted(["Åsa Ek", "Bo Ångström", "Al Zorn"], key=lambda name: name_order(name, swedish))
    ['Åsa Ek', 'Al Zorn', 'Bo Ångström']
    """
    return _sortable(_last_word(name), alphabet), _sortable(name, alphabet)


def initial(name: str, alphabet: str) -> str:
    """The first letter of the word that a name is sorted by; empty when that begins with no letter."""
    for letter in _last_word(name).casefold():
        if letter in alphabet:
            return letter.upper()
        base = unicodedata.normalize("NFD", letter)[0]
        return base.upper() if base.isalpha() else ""
    return ""


def _last_word(name: str) -> str:
    words = name.split()
    return _NO_LETTERS.sub("", words[-1]) or name if words else name


def _sortable(text: str, alphabet: str) -> str:
    """A text whose characters sort in the order of an alphabet; other letters sort as their base letters."""
    return "".join(
        chr(0x100 + alphabet.index(each)) if each in alphabet else each
        for letter in text.casefold()
        for each in (letter if letter in alphabet else unicodedata.normalize("NFD", letter)[:1])
    )
