"""Whether a given name and a surname are somebody's, where nothing but the sentence around them tells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from discourse_kg.countries import names_to_code
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.body_words import is_body_noun, is_place, stop_words
from discourse_kg.noun_phrases.descriptions import is_organization_word
from discourse_kg.noun_phrases.kinds import opens_thing
from discourse_kg.noun_phrases.names import Run, Token, index_of, without_genitive, word_set

#: A surname has at least so many letters; a headline so many words in capitals besides the name.
_SHORTEST_SURNAME = 2
_HEADLINE = 3

#: In a sentence, more than one small word in so many is one that every text of the language has.
_SHARE = 3

#: As many words on each side of a name tell whether it stands in a headline.
_NEAR = 8


def is_full_name(name: Run, tokens: tuple[Token, ...], pack: LanguagePack) -> bool:
    """Whether a name is one that people are given, with a surname, in a sentence that is no headline in capitals.

    The list of given names has words of the language too (*Will*), and surnames are countries (*in May Sweden leads*).
    """
    first, last = name.tokens[0], name.tokens[-1]
    if first.folded in stop_words(pack) or opens_thing(first.folded, pack) or not _is_given(first.text):
        return False
    if last.text.isupper() or len(last.text) < _SHORTEST_SURNAME or last.text in names_to_code(pack):
        return False
    start = index_of(first, tokens)
    end = start + len(name.tokens)
    near = (*tokens[max(start - _NEAR, 0) : start], *tokens[end : end + _NEAR])
    return not _opens_body(tokens[end : end + 2], pack) and _is_sentence(near, pack)


def _is_given(word: str) -> bool:
    """Whether a word is a given name; of a double one both parts are."""
    first, _, second = word.partition("-")
    return is_given_name(first) and (not second or is_given_name(second))


def _opens_body(behind: tuple[Token, ...], pack: LanguagePack) -> bool:
    """*Erik Holmlund stiftelsen*, *Moa Holmes and Company*, *Moa Holmes & Co.*: a name that a body's begins with."""
    if not behind:
        return False
    if behind[0].folded in {"&", *word_set(pack.cues.conjunctions)}:
        return behind[0].text == "&" or (len(behind) > 1 and is_organization_word(behind[1].text, pack))
    return is_body_noun(behind[0], pack)


def _is_sentence(near: tuple[Token, ...], pack: LanguagePack) -> bool:
    """Whether words are a sentence's in this language, and no headline's, whose long ones have capitals."""
    words, known = [token for token in near if token.text.isalpha()], _common_words(pack)
    names = {at + step for at, token in enumerate(words) if is_given_name(token.text) for step in (0, 1)}
    long = [token for at, token in enumerate(words) if token.folded not in known and at not in names]
    if len(long) >= _HEADLINE and all(token.capitalised for token in long):
        return False
    small = [token for token in words if not token.capitalised]
    foreign = len(small) >= _HEADLINE and _SHARE * sum(token.folded in known for token in small) <= len(small)
    return bool(words) and not foreign


@cache
def _common_words(pack: LanguagePack) -> frozenset[str]:
    """Words that every text of the language has."""
    return stop_words(pack) | word_set((*pack.clauses.prepositions, *pack.clauses.infinitives))


def bare_names(name: str, pack: LanguagePack) -> Iterator[str]:
    """What a name may be longer than: *Erik Holmlund* of *Erik Holmlunds* and of *Erik Holmlund London*."""
    first, _, last = name.rpartition(" ")
    if first and (bare := without_genitive(last, pack)):
        yield f"{first} {bare}"
    if is_place(last, pack):
        yield first
