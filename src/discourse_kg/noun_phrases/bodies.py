"""Read the name of a body where it begins: *Post- och telestyrelsen*, *Department for Culture, Media and Sport*.

The name is as long as words that belong to such names go on, so that it never runs into a verb or a clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from discourse_kg.countries import names_to_code
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.body_joints import further_end
from discourse_kg.noun_phrases.body_words import (
    bare_noun,
    is_name_word,
    is_persons,
    is_place,
    name_words,
    nominative,
    stop_words,
)
from discourse_kg.noun_phrases.descriptions import is_organization_word, is_role_word
from discourse_kg.noun_phrases.names import Token, bare_forms, stems, word_set
from discourse_kg.noun_phrases.office_words import is_office_noun

#: Marks at which a name has ended.
_MARKS = frozenset(",.;)")

#: So many small words before a name say what kind of body it is (*the grid operator Nordlina*).
_LONGEST_LEAD = 3


@dataclass(frozen=True, slots=True)
class Body:
    """A body's name as it is printed, in the nominative, and the index behind its last token.

    `small` is one without a name of its own (*the county council*).
    """

    name: str
    end: int
    small: bool = False


def read_body(tokens: tuple[Token, ...], start: int, pack: LanguagePack, *, owned: bool = False) -> Body | None:
    """Read a body's name at an index, with the article and the kind of thing before it; None where none is.

    Where it is `owned`, by a role that a preposition joins to it, any small noun may end it (*Värnsta allmänning*).
    """
    first = _first(tokens, start, pack)
    first = first if first is None else _without_state(tokens, first, pack)
    if first is None:
        return _small(tokens, start, pack)
    end = _end(tokens, first, pack)
    if owned and _goes_on(tokens, first, end, pack):
        end += 1
    end = _without_person(tokens, first, end, pack)
    words = tokens[first:end]
    if is_persons(words, pack) or all(is_role_word(word.text, pack) for word in words):
        return None
    name = nominative(words, pack)
    if len(words) == 1 and any(form in names_to_code(pack) or is_place(form, pack) for form in bare_forms(name, pack)):
        return None
    return Body(name, _behind_short_form(tokens, end))


def _without_person(tokens: tuple[Token, ...], first: int, end: int, pack: LanguagePack) -> int:
    """Before a person's name that follows a body's without a mark (*Devon County Council Douglas Erby*)."""
    for index in range(first + 1, end - 1):
        whole = is_organization_word(tokens[index - 1].text, pack)
        if whole and is_given_name(tokens[index].text) and is_persons(tokens[index:end], pack):
            return index
    return end


def has_body_word(name: str, pack: LanguagePack) -> bool:
    """Whether one of a name's words shows it to be a body's."""
    return any(is_organization_word(word, pack) for word in name.split())


def _goes_on(tokens: tuple[Token, ...], first: int, end: int, pack: LanguagePack) -> bool:
    """Whether one small noun more ends the name, at a mark: *Långviks vatten*."""
    if end >= len(tokens) or end - first != 1 or not tokens[first].text.isalpha():
        return False
    if is_organization_word(bare_noun(tokens[first], pack), pack) or tokens[first].text.isupper():
        return False
    word, behind = tokens[end], tokens[end + 1] if end + 1 < len(tokens) else None
    small = word.text.isalpha() and word.text[0].islower() and word.folded not in stop_words(pack)
    noun = small and not word.text.endswith(pack.roles.verb_endings) and not is_office_noun(word.text, pack)
    return noun and (behind is None or behind.text in _MARKS)


def _first(tokens: tuple[Token, ...], start: int, pack: LanguagePack) -> int | None:
    """Where the name begins: behind an article and a few small words, none of which joins or acts."""
    for index in range(start, min(start + _LONGEST_LEAD + 2, len(tokens))):
        token = tokens[index]
        if index == start and token.folded in word_set(pack.roles.determiners):
            continue
        if is_name_word(token):
            if token.folded.endswith(pack.names.seated or ("\0",)) and index + 1 < len(tokens):
                continue
            return index
        if not token.text.replace("-", "").isalpha() or (index > start and token.folded in stop_words(pack)):
            return None
        if index == start and token.folded in _joints(pack):
            return None
    return None


def _without_state(tokens: tuple[Token, ...], first: int, pack: LanguagePack) -> int:
    """Behind the state whose body it is, where the body has a name (*United Kingdom’s Digital Service*)."""
    end = first
    while end < len(tokens) and is_name_word(tokens[end]) and end - first < _LONGEST_LEAD:
        end += 1
        words = tokens[first:end]
        stem = next(iter(stems(words[-1].text, pack.names.genitives)), None)
        owned = " ".join([*(word.text for word in words[:-1]), stem]) if stem else ""
        if owned in names_to_code(pack) and end < len(tokens) and is_name_word(tokens[end]):
            return end
    return first


def _small(tokens: tuple[Token, ...], start: int, pack: LanguagePack) -> Body | None:
    """A body without a name of its own: small words up to one that names bodies have (*the county council*)."""
    for index in range(start, min(start + _LONGEST_LEAD + 1, len(tokens))):
        token = tokens[index]
        if not token.text.isalpha() or (index > start and token.folded in stop_words(pack)):
            return None
        if is_organization_word(token.text, pack) or token.folded in word_set(pack.names.parties):
            first = start + (tokens[start].folded in word_set(pack.roles.determiners) and index > start)
            return Body(" ".join(word.text for word in tokens[first : index + 1]), index + 1, small=True)
    return None


def _end(tokens: tuple[Token, ...], first: int, pack: LanguagePack) -> int:
    """The index behind the last word of the name."""
    end = name_words(tokens, first)
    while True:
        further = further_end(tokens, first, end, pack)
        if further == end:
            return end
        end = further


def _behind_short_form(tokens: tuple[Token, ...], end: int) -> int:
    """Behind the body's short form in parentheses, where there is one: *Internal Revenue Service (IRS)*."""
    if end + 2 < len(tokens) and tokens[end].text == "(" and tokens[end + 2].text == ")":
        return end + 3 if tokens[end + 1].capitalised else end
    return end


@cache
def _joints(pack: LanguagePack) -> frozenset[str]:
    return word_set((*pack.cues.conjunctions, *pack.pronouns.relative, *pack.cues.complements))
