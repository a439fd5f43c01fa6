"""Names of places: cities that the CLDR names for the world's time zones, and towns that the recap itself tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from babel import Locale
from babel.core import get_global

from discourse_kg.countries import names_to_code
from discourse_kg.extraction.names import without_genitive, word_set
from discourse_kg.languages.packs import LanguagePack

_ZONE_PARTS = 2


@cache
def city_names(tag: str) -> frozenset[str]:
    """The cities of the world's time zones as a language names them, those left out that are countries too.

    >>> "Köpenhamn" in city_names("sv"), "Copenhagen" in city_names("en"), "Singapore" in city_names("en")
    (True, True, False)
    """
    named = Locale.parse(tag).time_zones
    cities = set()
    for zone in get_global("zone_territories"):
        parts = zone.split("/")
        if len(parts) == _ZONE_PARTS and parts[0] != "Etc":
            cities.add(named.get(zone, {}).get("city") or parts[1].replace("_", " "))
    return frozenset(city for city in cities if city not in names_to_code(tag))


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
