"""Offices and people without a name: *the vice speaker*, *plogbilschefen*, *an older woman*."""

from __future__ import annotations

from functools import cache

from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.descriptions import is_role_word
from discourse_kg.noun_phrases.names import Token, begins_name, stems, word_set

#: The most words of a phrase for somebody unnamed, article and adjectives included.
_LONGEST_UNNAMED = 4

#: A compound's first part that tells an organization has so many letters.
_LEAST_PART = 4

#: A name this many words behind a role is that of its holder, if no sentence ends before it.
_NAME_REACH = 12
_SENTENCE_ENDS = frozenset(".!?;")

#: The class of somebody of whom no word tells which pronoun is theirs.
_ANY = "any"


def unnamed_person(tokens: tuple[Token, ...], pack: LanguagePack) -> tuple[Span, str | None] | None:
    """*An older woman …* at the start of a sentence: somebody without a name, and the class of the pronoun for them."""
    start = next((number for number, token in enumerate(tokens[:2]) if token.text[0].isalnum()), 0)
    if start >= len(tokens) or tokens[start].folded not in _opens_person(pack):
        return None
    for token in tokens[start : start + _LONGEST_UNNAMED]:
        if not token.text[0].isalpha() or (token.capitalised and token is not tokens[start]):
            return None
        if (agreement := pack.pronouns.people.get(token.folded)) or (
            token is not tokens[start] and is_role_word(token.text, pack)
        ):
            return tokens[start].span.through(token.span), agreement or _ANY
    return None


@cache
def _opens_person(pack: LanguagePack) -> frozenset[str]:
    """The words that can open a phrase for somebody unnamed."""
    return word_set((*pack.subjects.articles, *pack.roles.determiners, *pack.pronouns.people))


def is_office_of(role: str, deputy: str, label: str, pack: LanguagePack) -> bool:
    """Whether somebody with a role is called by a word for it, which words for a deputy may precede.

    >>> from discourse_kg.languages.supported import load_language
    >>> pack = load_language("sv")
    >>> is_office_of("talman", "", "vice talman", pack), is_office_of("talman", "vice", "vice talman", pack)
    (False, True)
    """
    words = label.casefold().split()
    roles = pack.roles
    joining = word_set((*roles.prepositions, *roles.weak_prepositions, *roles.topic_prepositions, *roles.serving))
    end = next((number for number, word in enumerate(words) if number and word in joining), len(words))
    # Behind such a word stands what the role is for (*secretary to the minister*): another's office.
    office = words[:end]
    if not any(
        word == role or word.endswith(role) for one in office for word in (one, *stems(one, pack.roles.definite))
    ):
        return False
    deputies = word_set(pack.roles.deputies)
    return " ".join(word for word in office if word in deputies) == deputy


def is_first_part(part: str, organization: str) -> bool:
    """Whether the first part of a compound is a word of an organization's name, or the start or end of one."""
    part = part.strip("-").removesuffix("s")
    words = organization.casefold().split()
    return len(part) >= _LEAST_PART and any(
        word.startswith(part) or word.removesuffix("s").endswith(part) for word in words
    )


def is_described(tokens: tuple[Token, ...], index: int, pack: LanguagePack) -> bool:
    """Whether a name soon follows a role that nobody in the cast has: it is the name's, and no office by itself."""
    particles = word_set(pack.names.particles)
    following = tokens[index + 1 : index + 1 + _NAME_REACH]
    end = next((number for number, token in enumerate(following) if token.text in _SENTENCE_ENDS), len(following))
    return any(begins_name(token, particles) for token in following[:end])
