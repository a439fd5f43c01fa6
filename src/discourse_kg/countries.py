"""Names of countries and their capitals in every language, from the CLDR, and their ISO 3166-1 codes.

Names come from Babel; what people say beside them (*Holland*) stands in the language packs; which codes
are withdrawn, and where the EU's authority table differs from ISO, stands in `countries.toml`. The time zones of
capitals, by which the CLDR names them, stand in `capitals.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from discourse_kg.errors import DiscourseKGError
from discourse_kg.resources import toml_table

if TYPE_CHECKING:
    from discourse_kg.languages.packs import LanguagePack

_ALPHA3 = 3


@cache
def alpha3_codes() -> Mapping[str, str]:
    """ISO alpha-2 → alpha-3 of every present country and territory.

    >>> alpha3_codes()["EE"]
    'EST'
    """
    facts = toml_table("countries.toml")
    left_out: set[str] = {*facts["withdrawn"], *facts["pseudo"]}
    differing: dict[str, str] = facts["authority"]
    known = Locale.parse("en").territories
    codes = {
        targets[0]: code
        for code, targets in sorted(get_global("territory_aliases").items())
        if len(code) == _ALPHA3 and code.isalpha() and code not in left_out and targets[0] in known
    }
    return {**codes, **differing}


@cache
def country_names(language: str) -> Mapping[str, str]:
    """Every country's usual name in that language: alpha-3 → name, sorted by code.

    Raises:
        DiscourseKGError: the CLDR has no such language.

    >>> country_names("sv")["EST"]
    'Estland'
    """
    try:
        territories = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError) as error:
        raise DiscourseKGError(f"the CLDR knows no language {language!r}") from error
    return {
        alpha3: territories[alpha2]
        for alpha2, alpha3 in sorted(alpha3_codes().items(), key=lambda pair: pair[1])
        if alpha2 in territories
    }


@cache
def names_to_code(pack: LanguagePack) -> Mapping[str, str]:
    """Every name a country goes by in a language, further names of its pack included: name → alpha-3.

    >>> from discourse_kg.languages.supported import load_language
    >>> names_to_code(load_language("sv"))["Holland"]
    'NLD'
    """
    return {name: code for code, name in country_names(pack.tag).items()} | pack.countries.names


def country_code(text: str, packs: Iterable[LanguagePack]) -> str | None:
    """The alpha-3 code of a country given by name in any of the languages, or by its two or three letters.

    >>> from discourse_kg.languages.supported import load_language
    >>> swedish = load_language("sv")
    >>> country_code("holland", [swedish]), country_code("EE", [swedish]), country_code("Atlantis", [swedish])
    ('NLD', 'EST', None)
    """
    wanted = " ".join(text.split())
    codes = alpha3_codes()
    if wanted.upper() in codes:
        return codes[wanted.upper()]
    if wanted.upper() in codes.values():
        return wanted.upper()
    folded = wanted.casefold()
    for pack in packs:
        for name, code in names_to_code(pack).items():
            if name.casefold() == folded:
                return code
    return None
