"""Names of places: cities that the CLDR names for the world's time zones, and towns that the recap itself mentions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

from discourse_kg.countries import names_to_code
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.capitals import capital_names
from discourse_kg.noun_phrases.names import without_genitive, word_set

_ZONE_PARTS = 2
_WORD = re.compile(r"\w+")

#: Patterns of the names in a recap that are kept, for a recap that is read again.
_PATTERNS = 64


def words_of(text: str) -> frozenset[str]:
    """The words of a text as they are printed, each once."""
    return frozenset(found.group() for found in _WORD.finditer(text))


def _first_word(name: str) -> str:
    """The word that a name begins with; empty where it begins with a mark."""
    found = _WORD.match(name)
    return found.group() if found else ""


class Gazetteer:
    """The names that a language has for one kind of place; only those whose first word a text has are looked for."""

    def __init__(self, names: Iterable[str], pack: LanguagePack) -> None:
        self._genitives = pack.names.genitives
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for name in names:
            for word in self._first_words(name):
                self._by_word[word].append(name)

    def _first_words(self, name: str) -> Iterator[str]:
        """What a text's words have of the name: its first word, in the genitive too where it is the only one."""
        first = _first_word(name)
        yield first
        if first == name:
            yield from {first + _first_word(ending) for ending in self._genitives} - {first}

    def pattern(self, words: frozenset[str], further: Iterable[str] = ()) -> re.Pattern[str]:
        """A pattern for the names among a text's words, and for some further ones.

        It finds the longest, in the genitive too; its group is the name without that ending.
        """
        names = {name for word in (*words, "") for name in self._by_word.get(word, ())}.union(further)
        return _names_pattern(tuple(sorted(names, key=lambda name: (-len(name), name))), self._genitives)


@lru_cache(_PATTERNS)
def _names_pattern(names: tuple[str, ...], genitives: tuple[str, ...]) -> re.Pattern[str]:
    if not names:
        return re.compile(r"(?!)")
    words = "|".join(r"\s+".join(re.escape(word) for word in name.split()) for name in names)
    endings = "|".join(re.escape(ending) for ending in genitives)
    return re.compile(rf"(?<![\w-])({words})(?:{endings})?(?![\w-])")


@cache
def city_names(pack: LanguagePack) -> frozenset[str]:
    """Capitals, and the cities of the world's time zones, as a language names them; none that is a country too.

    >>> from discourse_kg.languages.supported import load_language
    >>> swedish, english = map(city_names, map(load_language, ("sv", "en")))
    >>> "Köpenhamn" in swedish, "Copenhagen" in english, "Singapore" in english
    (True, True, False)
    """
    named = Locale.parse(pack.tag).time_zones
    cities = set(capital_names(pack))
    for zone in get_global("zone_territories"):
        parts = zone.split("/")
        if len(parts) == _ZONE_PARTS and parts[0] != "Etc":
            cities.add(named.get(zone, {}).get("city") or parts[1].replace("_", " "))
    return frozenset(city for city in cities if city not in names_to_code(pack))


def municipal_names(organizations: Iterable[str], text: str, pack: LanguagePack) -> Iterator[str]:
    """The towns whose authorities the organizations are: *Köpings kommun*, *Birch Bay Council*.

    The ending of a genitive is taken off where the text has the word without it too (*Västerås stad* keeps its s).
    """
    for organization in organizations:
        words = organization.split()
        if len(words) > 1 and words[-1].casefold() in word_set(pack.names.municipal):
            *first, last = words[:-1]
            bare = without_genitive(last, pack)
            found = bare is not None and re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", text)
            yield " ".join([*first, bare if bare and found else last])
