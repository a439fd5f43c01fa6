"""What capitalised words are a name of: a person, or a thing; and which small words say what people are.

Lists are evidence: a given name outweighs a word that names of things have (*Anna Post*).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from discourse_kg.languages.country_forms import country_forms
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.lexicons import words_of
from discourse_kg.noun_phrases.names import REMEMBERED, is_initials, stems

if TYPE_CHECKING:
    from discourse_kg.languages.packs import LanguagePack

#: In a compound, the noun for what people are has at least so many letters, and something before it.
_LEAST_HEAD = 4
_LEAST_STEM = 2

#: A short form in capitals has at least so many letters; two can be initials.
_SHORT_FORM = 3
_LONGEST_SHORT_FORM = 5

#: The language in which names of things stand in texts of all others.
WORLDWIDE = "en"

#: The list of adjectives of nations, and its section where they are no part of a role.
_NATIONALITIES, _DROPPED = "nationalities", "dropped"

#: A surname after a given name, and nothing else.
_FULL_NAME = 2


@lru_cache(REMEMBERED)
def is_person_noun(word: str, pack: LanguagePack) -> bool:
    """Whether a small word says what people are, by itself or by the noun that it ends in.

    >>> from discourse_kg.languages.supported import load_language
    >>> [is_person_noun(word, load_language("sv")) for word in ("dragspelare", "mittback", "hamn", "Bagare")]
    [True, True, False, False]
    """
    nouns = words_of("roles", pack.tag)
    if word in nouns:
        return True
    if not word[:1].islower() or not nouns:
        return False
    if "-" in word:
        return is_person_noun(word.rpartition("-")[2] or "-", pack)
    if not pack.roles.definite:
        return False  # a language without compounds in one word
    return ends_in_noun(word, nouns)


def ends_in_noun(word: str, nouns: frozenset[str]) -> bool:
    """Whether a word is a compound whose head is one of the nouns.

    >>> ends_in_noun("vattendomstol", frozenset({"domstol"})), ends_in_noun("domstol", frozenset({"domstol"}))
    (True, False)
    """
    return any(word[start:] in nouns for start in range(_LEAST_STEM, len(word) - _LEAST_HEAD + 1))


@lru_cache(REMEMBERED)
def definite_person_noun(word: str, pack: LanguagePack) -> str | None:
    """The noun whose definite form a small word is (*målvakten*: målvakt); None when it is none's."""
    return next((stem for stem in stems(word, pack.roles.definite) if is_person_noun(stem, pack)), None)


def is_thing_name(words: tuple[str, ...], pack: LanguagePack) -> bool:
    """Whether capitalised words are shown by one of them to be no person's name.

    >>> from discourse_kg.languages.supported import load_language
    >>> sv = load_language("sv")
    >>> [is_thing_name(tuple(name.split()), sv) for name in ("Svenska Dagbladet", "Norra Fjärden", "Anna Post")]
    [True, True, False]
    """
    first, last = words[0].casefold(), words[-1].casefold()
    given = is_given_name(words[0])
    if any(last in words_of("things", tag, "always") for tag in _tags(pack)):
        return True
    if is_thing_word(last, pack):
        return not (given and len(words) == _FULL_NAME) or _ends_thing(last, pack)
    if opens_thing(first, pack) and not given:
        return True
    if any(is_thing_word(word.casefold(), pack) for word in words[1:-1]):
        return not given
    return not "".join(words).isupper() and _has_short_form(words, given=given)


def _has_short_form(words: tuple[str, ...], *, given: bool) -> bool:
    """Whether one of the words is a body's short form; a surname may be printed in capitals (*Tova EKMARK*)."""
    last = words[-1]
    spelled = all(word.isupper() for word in words[1:]) and not words[0].isupper()
    if spelled and (given or len(last) > _LONGEST_SHORT_FORM):
        return False  # a surname of several words in capitals (*Tova VAN EKMARK*)
    short = last.isupper() and _SHORT_FORM <= len(last) <= _LONGEST_SHORT_FORM and not given
    return short or any(len(word) >= _SHORT_FORM and word.isupper() and not is_initials(word) for word in words[:-1])


def is_nationality(word: str, pack: LanguagePack) -> bool:
    """Whether a folded word is an adjective of a nation's; some languages' roles are printed without it."""
    return word in _nationalities(pack.tag)


def drops_nationality(word: str, pack: LanguagePack) -> bool:
    """Whether a folded word is an adjective of a nation's that is no part of a role in this language."""
    return bool(words_of(_NATIONALITIES, pack.tag, _DROPPED)) and is_nationality(word, pack)


@cache
def _nationalities(tag: str) -> frozenset[str]:
    """Adjectives of countries in their forms, and those of peoples and of parts of the world."""
    told = country_forms(tag)
    bases = (adjective.casefold() for adjective in told.adjectives)
    of_countries = (f"{base}{ending}" for base in bases for ending in told.adjective_endings)
    return words_of(_NATIONALITIES, tag) | words_of(_NATIONALITIES, tag, _DROPPED) | frozenset(of_countries)


def opens_thing(word: str, pack: LanguagePack) -> bool:
    """Whether a folded word, capitalised before others, begins a thing's name (*svenska*, *national*)."""
    return any(word in words_of("things", tag, "first") for tag in _tags(pack))


def is_thing_word(word: str, pack: LanguagePack) -> bool:
    """Whether a folded word ends names of things."""
    return any(word in words_of("things", tag, "last") for tag in _tags(pack)) or _ends_thing(word, pack)


def _tags(pack: LanguagePack) -> tuple[str, ...]:
    """The text's own language, and the one in which bodies and programmes are named everywhere."""
    return (pack.tag, WORLDWIDE)


@lru_cache(REMEMBERED)
def _ends_thing(word: str, pack: LanguagePack) -> bool:
    suffixes = words_of("things", pack.tag, "suffix")
    if word in suffixes:
        return True
    return any(word[start:] in suffixes for start in range(_LEAST_STEM, len(word) - 2))


def has_given_name(words: tuple[str, ...]) -> bool:
    """Whether one of a name's words, but the last, is a name that people are given."""
    return any(is_given_name(word) for word in words[:-1])
