"""How a language speaks of countries beside their names: adjectives, inhabitants, capitals, and what only looks so.

A table is `languages/countries/<tag>.toml`, one for each pack, written and sorted as a pack is (`entries`).
"""

from __future__ import annotations

from functools import cache, partial
from importlib.resources import files

from discourse_kg.decoding import decode_toml
from discourse_kg.errors import LanguagePackError
from discourse_kg.languages.sections import Section, Words

_FOLDER = files("discourse_kg.languages").joinpath("countries")


class CountryForms(Section, frozen=True):
    """The tables of a language; a country is its ISO 3166-1 alpha-3 code.

    `capitalised`: whether adjectives and inhabitants begin with a capital letter. `adjectives` are base forms, with
    `adjective_endings`; those that are `plural_endings` may describe several people. `peoples` are adjectives that
    name the inhabitants after a definite article. `inhabitants` are stems by their declension, whose plural endings
    `declensions` has. `capitals` are those that the CLDR does not name.

    An adjective before one of `language_nouns` is that of a language, and before one of `name_nouns` part of a name or
    of the kind of a thing (*Svenska kyrkan*, *svenska kronor*), before one of `person_nouns` the label of one person
    (*min danska kollega*). `function_words` are no nouns for it to belong to.
    `no_inhabitants` are forms that are more often other words, and `names_at_start` given names when capitalised.
    `elsewhere` are names and groups that have a country's word in them and mean another thing (*New Jersey*).
    What ends as one of `bodies` does is the rest of a body's name after a capital (*Stockholms tingsrätt*).
    `uncertain_capitals` are names of people or other towns, unless one of `capital_prepositions` comes before; a place
    with one of `regions` behind a comma is another town. `joined_by` joins a country to the rest of a name (*Bank of
    Finland*); `states` are the words that a country's own name may have (*Republic of*). `unnamed` are the beginnings
    of capitalised words that belong to no longer name (*Sveriges EU-arbete*).
    """

    capitalised: bool
    adjective_endings: Words
    plural_endings: Words
    peoples: Words
    language_nouns: Words
    name_nouns: Words
    person_nouns: Words
    function_words: Words
    no_inhabitants: Words
    names_at_start: Words
    elsewhere: Words
    bodies: Words
    uncertain_capitals: Words
    capital_prepositions: Words
    regions: Words
    joined_by: Words
    states: Words
    unnamed: Words
    adjectives: dict[str, str]
    declensions: dict[str, Words]
    inhabitants: dict[str, dict[str, str]]
    capitals: dict[str, str]


@cache
def country_forms(tag: str) -> CountryForms:
    """The table of a known language.

    >>> country_forms("sv").adjectives["estnisk"]
    'EST'
    """
    name = f"{tag}.toml"
    return decode_toml(
        _FOLDER.joinpath(name).read_bytes(), CountryForms, partial(LanguagePackError, f"countries/{name}")
    )
