"""Names of capitals in every language, from the CLDR, and their countries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale

from discourse_kg.countries import names_to_code
from discourse_kg.languages.country_forms import country_forms
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.resources import toml_table


@cache
def capital_names(pack: LanguagePack) -> Mapping[str, str]:
    """Every name of a capital in a language: name → the country's alpha-3 code.

    A capital that has its country's name is left out, since the word means the country.

    >>> from discourse_kg.languages.supported import load_language
    >>> capital_names(load_language("sv"))["Köpenhamn"], capital_names(load_language("nb"))["Praha"]
    ('DNK', 'CZE')
    """
    cities = Locale.parse(pack.tag).time_zones
    zones: dict[str, str] = toml_table("capitals.toml")
    named = {
        cities.get(zone, {}).get("city") or zone.partition("/")[2].replace("_", " "): c for c, zone in zones.items()
    }
    countries = names_to_code(pack)
    return {city: code for city, code in (named | country_forms(pack.tag).capitals).items() if city not in countries}
