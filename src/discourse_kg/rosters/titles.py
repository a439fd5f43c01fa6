"""What stands before a name on a list: a title, the genitive of a body, or both."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from discourse_kg.countries import names_to_code
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.descriptions import (
    Description,
    is_definite_role,
    is_organization_word,
    is_role_word,
    printed_role,
)
from discourse_kg.noun_phrases.name_shapes import NAME_TOKENS, looks_like_name
from discourse_kg.noun_phrases.names import Run, Token, phrase_pattern, without_genitive, word_set
from discourse_kg.noun_phrases.phrases import describe
from discourse_kg.rosters.words import being_forms, is_role_or_definite, verb_forms

#: Words before a name that no table knows as a title are at most so many (*the 34-year-old curator*), others so many.
_LONGEST_UNKNOWN = 4
_LONGEST = 14

#: The short form of a body has so many letters at least.
_SHORTEST_FORM = 2


def without_fillers(title: str, pack: LanguagePack) -> str:
    """What stands before a name without words of order and emphasis (*also*, *among others*)."""
    words = title.strip(" :–—-*•·|")
    fillers = phrase_pattern((*pack.cues.adverbs, *pack.rosters.fillers))
    while found := fillers.match(words):
        words = words[found.end() :].lstrip(" ,:")
    return words


def read_title(title: str, pack: LanguagePack) -> Description | None:
    """The role and the body that a title tells; None where the words are no title.

    >>> from discourse_kg.languages.supported import load_language
    >>> told = read_title("Lunds universitets rektor", load_language("sv"))
    >>> told.role.label, told.organization
    ('rektor', 'Lunds universitet')
    """
    words = _without_age(_bare(title, pack).split())
    folded = [word.casefold().rstrip(".") for word in words]
    without_role = word_set((*pack.names.honorifics, *pack.rosters.families))
    if all(word in without_role for word in folded):
        return Description()
    titled = any(is_role_or_definite(word, pack) for word in folded)
    # Many a noun is also a form of a verb (*state*, *head*): beside a role only the verbs of being count.
    verbs = being_forms(pack) if titled else verb_forms(pack)
    # What is done by somebody is no title either (*a panel led by journalist*).
    told = any(word in verbs for word in folded) or not word_set(pack.cues.agents).isdisjoint(folded[:-1])
    if len(words) > _LONGEST or told or folded[-1] in _never_last(pack):
        return None
    if folded[0].endswith(pack.rosters.plurals) and not is_given_name(words[0]):
        return Description(printed_role(" ".join(words), pack))
    if owned := _owned(words, pack):
        return owned
    if titled:
        if is_definite_role(folded[0], pack) and words[0][1:].islower():
            # The first word of a sentence has a capital letter.
            words = [words[0][0].lower() + words[0][1:], *words[1:]]
        described = describe(" ".join(words), pack)
        return described if described.role else Description()
    return _office_phrase(title, words, pack) or _unknown(words, pack)


def _office_phrase(title: str, words: list[str], pack: LanguagePack) -> Description | None:
    """*The newly appointed keeper of the collections*: an article, a noun that no table knows, and what it is for."""
    rest = _without_attributes(words, pack)
    joints = (*pack.roles.prepositions, *pack.roles.weak_prepositions, *pack.roles.topic_prepositions)
    if _bare(title, pack) == title or len(rest) <= 2 or not rest[0][0].islower() or rest[1] not in joints:  # noqa: PLR2004 (a noun, a preposition and more)
        return None
    return Description(printed_role(" ".join(rest), pack))


def _unknown(words: list[str], pack: LanguagePack) -> Description | None:
    """What words tell that no table knows as a title: nothing but that they are one, or a role in the definite form."""
    if len(words) == 1 and not is_organization_word(words[0], pack):
        # The first word of a sentence has a capital letter.
        words = [words[0][0].lower() + words[0][1:]]
    if len(words) <= _LONGEST_UNKNOWN and _is_small(words, pack):
        # Only the definite form tells a title that no table knows (*målvakten Fia Rönnblom*).
        definite = words[-1].endswith(pack.roles.definite) if pack.roles.definite else False
        role = printed_role(" ".join(_without_attributes(words, pack)), pack) if definite else None
        return Description(role)
    return None


def _bare(title: str, pack: LanguagePack) -> str:
    """A title without its article, or the word for whose it is (*our*)."""
    opening = phrase_pattern((*pack.roles.determiners, *pack.pronouns.first)).match(title)
    return title[opening.end() :].lstrip() if opening else title


def _owned(words: list[str], pack: LanguagePack) -> Description | None:
    """*Lund University's*, *Lunds universitets rektor*: a body up to its genitive, and the role behind it."""
    if not (words[0][0].isupper() or words[0][1:2].isupper()):
        return None
    for number in range(len(words), 0, -1):
        owner = without_genitive(words[number - 1].removesuffix(":s"), pack) or _short_owner(words[number - 1])
        behind = words[number:]
        # One small word between a body's genitive and a name is an office, known or not (*Oxfam's adviser A*).
        if owner and len(behind) == 1 and behind[0].islower() and behind[0] not in word_set(pack.function_words):
            return _owners(behind, " ".join([*words[: number - 1], owner]), pack)
        if owner is None or not (not behind or any(is_role_or_definite(word, pack) for word in behind)):
            continue
        if all(word[0].islower() for word in behind) or (behind and is_role_or_definite(behind[-1], pack)):
            return _owners(behind, " ".join([*words[: number - 1], owner]), pack)
    return None


def _owners(role: list[str], owner: str, pack: LanguagePack) -> Description:
    """The office of a body, or of a state, which is no body (*Finlands arbetsminister*)."""
    state = owner if owner in names_to_code(pack) else None
    return Description(printed_role(" ".join(role), pack), None if state else owner, of=state)


def _short_owner(word: str) -> str | None:
    """The body's short form before its ending (*SKR:s*)."""
    before, colon, _ = word.rpartition(":")
    return before if colon and before.isupper() else None


def _is_small(words: list[str], pack: LanguagePack) -> bool:
    """Words that can be a title that no table knows: a few in small letters, none of them a function word."""
    functional = word_set(pack.function_words)
    small = all(word[0].islower() or word[0].isdigit() for word in words)
    return small and not any(word.casefold() in functional for word in words)


def _without_age(words: list[str]) -> list[str]:
    """*34-year-old curator*: the title without how old its bearer is."""
    return words[1:] if len(words) > 1 and words[0][0].isdigit() else words


def _without_attributes(words: list[str], pack: LanguagePack) -> list[str]:
    """A title without what only describes its bearer (*the newly appointed 34-year-old curator*)."""
    while len(words) > 1 and (words[0][0].isdigit() or words[0].endswith(pack.rosters.attributes)):
        words = words[1:]
    return words


def names_in(run: Run, pack: LanguagePack) -> Iterator[Run]:
    """The name in a run of capitalised words, where a title or a genitive in capitals stands before it."""
    tokens = run.tokens
    while len(tokens) > NAME_TOKENS.start and _is_short_form(tokens, pack):
        tokens = tokens[:-1]
    start = 0
    for number, token in enumerate(tokens[:-1]):
        folded = token.folded
        plural = number == start and not is_given_name(token.text) and folded.endswith(pack.rosters.plurals)
        owner = token.text.endswith(_apostrophes(pack))
        family = number == start and folded in word_set(pack.rosters.families)
        if plural or owner or family:
            start = number + 1
    rest = Run(tokens[start:])
    if start and (len(rest.tokens) == 1 or looks_like_name(rest, pack)):
        yield rest
    for number in range(1, len(tokens) - 1):
        # *Members of Parliament A B*: the name begins with the given name, and no role stands in it.
        titled = any(is_role_word(token.text, pack) for token in tokens[number:])
        if not (start or titled) and _is_known(tokens[number], pack) and not _is_known(tokens[0], pack):
            yield Run(tokens[number:])
    if not start and len(tokens) in NAME_TOKENS and _is_known(tokens[0], pack) and looks_like_name(Run(tokens), pack):
        yield Run(tokens)


def _is_short_form(tokens: tuple[Token, ...], pack: LanguagePack) -> bool:
    """*Given Surname CEO*, *Given Surname NATO*: letters behind a name in which there are small ones."""
    last = tokens[-1].text
    if not last.isupper() or len(last) < _SHORTEST_FORM or not tokens[-2].text[1:].islower():
        return False
    return is_role_word(last, pack) or is_given_name(tokens[0].text)


def _is_known(token: Token, pack: LanguagePack) -> bool:
    return is_given_name(token.text) and token.folded not in word_set(pack.names.honorifics)


@cache
def _apostrophes(pack: LanguagePack) -> tuple[str, ...]:
    return tuple(ending for ending in pack.names.genitives if not ending[0].isalpha())


@cache
def _never_last(pack: LanguagePack) -> frozenset[str]:
    """Small words that no title ends with."""
    roles = pack.roles
    words = (*roles.prepositions, *roles.weak_prepositions, *roles.topic_prepositions, *roles.determiners)
    return word_set((*words, *pack.cues.conjunctions, *pack.subjects.articles, *pack.function_words))
