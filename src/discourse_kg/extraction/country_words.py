"""What each word of a language means that names a country: its name, adjective, inhabitants or capital."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from babel import Locale

from discourse_kg.countries import names_to_code
from discourse_kg.languages.country_forms import CountryForms, country_forms
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import CountryForm
from discourse_kg.noun_phrases.capitals import capital_names
from discourse_kg.noun_phrases.names import word_set
from discourse_kg.noun_phrases.places import Gazetteer


class Meaning(NamedTuple):
    """A country's code, empty where the word only looks so, and the form in which the word names it."""

    code: str
    form: CountryForm


@cache
def country_words(pack: LanguagePack) -> Mapping[str, Meaning]:
    """What each word means; the surest form first, where a word has several.

    >>> from discourse_kg.languages.supported import load_language
    >>> words = country_words(load_language("sv"))
    >>> words["estniskt"].form.value, words["esterna"].form.value, words["Tallinn"].form.value
    ('adjective', 'inhabitant', 'capital')
    """
    forms = country_forms(pack.tag)
    meanings = {name: Meaning(code, CountryForm.NAME) for name, code in names_to_code(pack).items()}
    for city, code in capital_names(pack).items():
        meanings.setdefault(city, Meaning(code, CountryForm.CAPITAL))
    for word, meaning in (*_adjectives(forms), *_inhabitants(forms)):
        for written in {word} if forms.capitalised else {word, word.capitalize()}:
            meanings.setdefault(written, meaning)
    return meanings | {word: Meaning("", CountryForm.NAME) for word in forms.elsewhere}


@cache
def country_gazetteer(pack: LanguagePack) -> Gazetteer:
    """All these words, to be looked for in a text."""
    return Gazetteer(country_words(pack), pack)


@cache
def never_in_names(pack: LanguagePack) -> frozenset[str]:
    """Words with a capital letter, folded, that stand beside a country and make no longer name: months, days, *I*."""
    locale = Locale.parse(pack.tag)
    calendar = (*locale.months["format"]["wide"].values(), *locale.days["format"]["wide"].values())
    return word_set((*calendar, *pack.pronouns.first, *country_forms(pack.tag).states))


def _adjectives(forms: CountryForms) -> Iterator[tuple[str, Meaning]]:
    for word, code in forms.adjectives.items():
        for ending in forms.adjective_endings:
            yield word + ending, Meaning(code, CountryForm.ADJECTIVE)


def _inhabitants(forms: CountryForms) -> Iterator[tuple[str, Meaning]]:
    for declension, stems in forms.inhabitants.items():
        for stem, code in stems.items():
            for ending in forms.declensions[declension]:
                if stem + ending not in forms.no_inhabitants:
                    yield stem + ending, Meaning(code, CountryForm.INHABITANT)
