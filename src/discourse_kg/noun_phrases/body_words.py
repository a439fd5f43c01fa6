"""The words of bodies' names: which belong to one, and which end any description."""

from __future__ import annotations

from functools import cache, lru_cache

from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.lexicons import words_of
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.descriptions import is_organization_word, is_role_word
from discourse_kg.noun_phrases.names import REMEMBERED, Token, stems, word_set

#: A person's name has so many words.
_NAME = range(2, 4)


def is_name_word(token: Token) -> bool:
    """A capitalised word, or one that stands for a name by a figure or a capital inside it: *18F*, *eHamn*."""
    if token.capitalised:
        return True
    return token.text[0].isalnum() and any(char.isupper() for char in token.text[1:])


def nominative(words: tuple[Token, ...], pack: LanguagePack) -> str:
    """The words as printed, without the ending of a genitive, marks close to their words."""
    text = ""
    for number, word in enumerate(words):
        gap = number and word.start > words[number - 1].end
        text += (" " if gap else "") + word.text
    last = words[-1].text
    bare = next((stem for stem in stems(last, pack.names.genitives) if len(stem) > 1), None)
    ends = bare is not None and is_organization_word(bare, pack) and not is_organization_word(last, pack)
    ends = ends or not last[-2:].isalpha()
    return text[: len(text) - len(last) + len(bare)] if bare and ends else text


@lru_cache(REMEMBERED)
def is_place(word: str, pack: LanguagePack) -> bool:
    """Whether a word is a town's name."""
    return word.casefold() in words_of("places", pack.tag)


def name_words(tokens: tuple[Token, ...], start: int) -> int:
    """Behind neighbouring words of a name; the full stop of a short form like *U.S.* ends none."""
    end = start
    while end < len(tokens):
        named = is_name_word(tokens[end]) and not (end > start and _parted(tokens, end))
        if not named and not (tokens[end].text == "." and end > start and _abbreviates(tokens, end)):
            break
        end += 1
    return end


def _parted(tokens: tuple[Token, ...], index: int) -> bool:
    return tokens[index].start - tokens[index - 1].end > 1


def _abbreviates(tokens: tuple[Token, ...], stop: int) -> bool:
    before = tokens[stop - 1].text
    letters = before.replace(".", "")
    short = before.isupper() and (len(letters) == 1 or "." in before)
    return short and stop + 1 < len(tokens) and is_name_word(tokens[stop + 1])


def is_body_noun(token: Token, pack: LanguagePack) -> bool:
    """A small noun that names of bodies end in: *kommun*, *utrikesministerium*."""
    if token.capitalised or not token.text.isalpha():
        return False
    bare = bare_noun(token, pack).casefold()
    nouns = word_set(pack.names.organization_nouns)
    return bare in nouns or is_organization_word(bare, pack) or any(bare.endswith(noun) for noun in _long_nouns(pack))


@cache
def _long_nouns(pack: LanguagePack) -> tuple[str, ...]:
    """Nouns that compounds end in too; short ones end too many words."""
    return tuple(noun for noun in pack.names.organization_nouns if len(noun) > len("stad"))


def bare_noun(token: Token, pack: LanguagePack) -> str:
    """A word of bodies' names without a genitive's ending."""
    if is_organization_word(token.text, pack):
        return token.text
    return next((stem for stem in stems(token.text, pack.names.genitives) if len(stem) > 1), token.text)


def is_persons(words: tuple[Token, ...], pack: LanguagePack) -> bool:
    """Whether the words are rather a person's name: a given name and a surname."""
    if len(words) not in _NAME or not is_given_name(words[0].text):
        return False
    last = bare_noun(words[-1], pack)
    return not is_organization_word(last, pack) and last.casefold() not in words_of("things", pack.tag, "last")


@cache
def stop_words(pack: LanguagePack) -> frozenset[str]:
    """Small words that no description goes over: verbs, prepositions, conjunctions, pronouns and the like."""
    verbs = (form.split()[0] for form in pack.cue_tables())
    acts = (
        form.split()[0] for form in (*pack.cast.appearances, *pack.cast.moderator_after, *pack.cast.moderator_verbs)
    )
    small = (
        *pack.function_words,
        *pack.cues.complements,
        *pack.cues.auxiliaries,
        *pack.cues.adverbs,
        *pack.cues.conjunctions,
        *pack.cues.passives,
        *pack.roles.copulas,
        *pack.roles.works,
        *pack.roles.prepositions,
        *pack.roles.weak_prepositions,
        *pack.roles.topic_prepositions,
        *pack.roles.other_prepositions,
        *pack.pronouns.relative,
        *pack.pronouns.personal,
        *pack.pronouns.first,
        *pack.names.openers,
    )
    found = word_set((*small, *verbs, *acts))
    return found - {word for word in found if is_role_word(word, pack)}
