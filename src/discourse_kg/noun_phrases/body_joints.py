"""Read on in a body's name behind its first words: *… of Standards and Technology*, *… och telestyrelsen*."""

from __future__ import annotations

from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.body_words import (
    bare_noun,
    is_body_noun,
    is_name_word,
    is_persons,
    is_place,
    name_words,
    stop_words,
)
from discourse_kg.noun_phrases.descriptions import is_organization_word, is_role_word
from discourse_kg.noun_phrases.kinds import is_thing_word
from discourse_kg.noun_phrases.names import Token, word_set

#: A body's complement has at most so many small words (*Institutet för språk och folkminnen*).
_LONGEST_COMPLEMENT = 5


def further_end(tokens: tuple[Token, ...], first: int, end: int, pack: LanguagePack) -> int:
    """Behind what the next small words add to the name; `end` where they add nothing."""
    if (noun := _behind_noun(tokens, end, pack)) > end or end + 1 >= len(tokens):
        return noun
    token, behind = tokens[end], tokens[end + 1]
    if token.text == "&" and behind.text[0].isalnum():
        return max(name_words(tokens, end + 1), end + 2)
    if token.text == "-" and token.start == tokens[end - 1].end:
        return _behind_hyphen(tokens, end, pack)
    if token.folded in word_set(pack.names.complements) and _takes_complement(tokens, first, end, pack):
        return _complement(tokens, end, pack)
    return _seated(tokens, first, end, pack) or _joined(tokens, first, end, pack)


def _seated(tokens: tuple[Token, ...], first: int, end: int, pack: LanguagePack) -> int | None:
    """*Högskolan i Borås*: a word for bodies alone is a name only with its place."""
    if end - first > 1 or tokens[end].folded not in word_set(pack.events.place):
        return None
    plain = word_set((*pack.names.organization_suffixes, *pack.names.organization_words))
    return end + 2 if tokens[first].folded in plain and is_place(tokens[end + 1].text, pack) else None


def _joined(tokens: tuple[Token, ...], first: int, end: int, pack: LanguagePack) -> int:
    """Behind a second name that a conjunction joins, or the particle of another language (*Instituto dos Portos*)."""
    token = tokens[end]
    if not is_name_word(tokens[end + 1]):
        return end
    if token.folded in word_set(pack.names.particles) and token.folded not in stop_words(pack):
        return name_words(tokens, end + 1)
    return _coordinated(tokens, first, end, pack) if token.folded in word_set(pack.cues.conjunctions) else end


def _behind_noun(tokens: tuple[Token, ...], end: int, pack: LanguagePack) -> int:
    """Behind a small noun that bodies' names end in, and an adjective before it (*arktiske universitet*)."""
    if end >= len(tokens):
        return end
    adjective = tokens[end].text[0].islower() and tokens[end].folded.endswith(pack.roles.adjectives)
    noun = end + (adjective and end + 1 < len(tokens) and is_body_noun(tokens[end + 1], pack))
    return noun + 1 if is_body_noun(tokens[noun], pack) and not is_role_word(tokens[noun].text, pack) else end


def _behind_hyphen(tokens: tuple[Token, ...], hyphen: int, pack: LanguagePack) -> int:
    """*Post- och telestyrelsen*: a hyphen that hangs, a conjunction, and the word that both share."""
    shared = tokens[hyphen + 1 : hyphen + 3]
    joined = len(shared) > 1 and shared[0].folded in word_set(pack.cues.conjunctions)
    return hyphen + 3 if joined and shared[1].text.isalpha() else hyphen


def _takes_complement(tokens: tuple[Token, ...], first: int, end: int, pack: LanguagePack) -> bool:
    """Whether a preposition goes on with the name: behind a word of bodies, or one that joins any two names."""
    if is_body_noun(tokens[end - 1], pack) or any(
        is_organization_word(token.text, pack) for token in tokens[first:end]
    ):
        return True
    if not is_name_word(tokens[end + 1]):
        return False
    if tokens[end].folded in word_set(pack.names.genitive_prepositions):
        return True
    # *Code for Norrlund*
    topical = tokens[end].folded in word_set(pack.roles.topic_prepositions) and end - first == 1
    return topical and is_place(tokens[end + 1].text, pack)


def _complement(tokens: tuple[Token, ...], joint: int, pack: LanguagePack) -> int:
    """Behind what a body is for: further words of a name with commas and a conjunction, or small nouns."""
    start = joint + 1
    while start < len(tokens) and tokens[start].folded in word_set(pack.roles.determiners):
        start += 1
    if start >= len(tokens):
        return joint
    if is_name_word(tokens[start]):
        return _listed(tokens, name_words(tokens, start), pack)
    return _small_nouns(tokens, joint, start, pack)


def _listed(tokens: tuple[Token, ...], end: int, pack: LanguagePack) -> int:
    """*Culture, Media and Sport*: further names up to a conjunction and one more; nothing where there is none."""
    reach = end
    while reach + 1 < len(tokens) and tokens[reach].text == "," and is_name_word(tokens[reach + 1]):
        following = name_words(tokens, reach + 1)
        if is_persons(tokens[reach + 1 : following], pack) or _is_another(tokens[reach + 1 : following], pack):
            return end
        reach = following
    if reach + 1 < len(tokens) and tokens[reach].folded in word_set(pack.cues.conjunctions):
        following = name_words(tokens, reach + 1)
        other = tokens[reach + 1 : following]
        if other and not is_persons(other, pack) and not _is_another(other, pack):
            return following
    return end


def _is_another(words: tuple[Token, ...], pack: LanguagePack) -> bool:
    """Whether words behind a conjunction are somebody or a body of their own, and no part of what is for.

    One word is none; of several the last tells: it names a thing, and no body (*Human Services*, not *Harbour Board*).
    """
    last = words[-1]
    if len(words) == 1 or last.folded in word_set(pack.names.body_topics):
        return False
    return is_organization_word(last.text, pack) or not is_thing_word(last.folded, pack)


def _small_nouns(tokens: tuple[Token, ...], joint: int, start: int, pack: LanguagePack) -> int:
    """*för språk och folkminnen*: small words, a conjunction only between them, up to a stop."""
    end = start
    while end < len(tokens) and end - start < _LONGEST_COMPLEMENT:
        token = tokens[end]
        conjunction = token.folded in word_set(pack.cues.conjunctions)
        goes_on = (
            end + 1 < len(tokens) and tokens[end + 1].text.isalpha() and tokens[end + 1].folded not in stop_words(pack)
        )
        if conjunction and end > start and goes_on and not is_name_word(tokens[end + 1]):
            end += 2
        elif end == start and token.text.isalpha() and token.folded not in stop_words(pack):
            end += 1
        elif end == start + 1 and _is_adjective(tokens[start], pack) and token.text.isalpha():
            if token.folded in stop_words(pack):
                break
            end += 1
        else:
            break
    return end if end > start else joint


def _is_adjective(token: Token, pack: LanguagePack) -> bool:
    return token.folded.endswith(pack.roles.adjectives)


def _coordinated(tokens: tuple[Token, ...], first: int, end: int, pack: LanguagePack) -> int:
    """*Coastal Safety and Harbour Administration*: only the word of bodies at the end makes one name of both sides."""
    if any(is_organization_word(bare_noun(token, pack), pack) for token in tokens[first:end]):
        return end
    following = name_words(tokens, end + 1)
    other = tokens[end + 1 : following]
    noun = following < len(tokens) and is_body_noun(tokens[following], pack)
    whole = is_organization_word(bare_noun(other[-1], pack), pack) or noun
    if not whole or is_persons(other, pack) or any(is_role_word(token.text, pack) for token in other):
        return end
    if len(other) == 1 and not noun and first + 1 == end and tokens[first].text.isupper():
        return end
    return following if len(other) > 1 or noun or not pack.names.organization_suffixes else end
