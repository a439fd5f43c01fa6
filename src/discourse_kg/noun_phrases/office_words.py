"""The words of an office: its noun, what limits it before, what it is for behind."""

from __future__ import annotations

from functools import lru_cache

from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.body_words import is_name_word, stop_words
from discourse_kg.noun_phrases.descriptions import definite_role, is_organization_word, is_role_part, is_role_word
from discourse_kg.noun_phrases.kinds import definite_person_noun, is_nationality, is_person_noun
from discourse_kg.noun_phrases.names import REMEMBERED, Token, stems, word_set

#: An office has at most so many words up to its noun, and what it is for at most so many.
LONGEST_OFFICE = 6
_LONGEST_TOPIC = 7

#: So many capitalised words may stand between two nouns of one office (*Chief Harbour Innovation Officer*).
_APART = 3

#: A word for an office that is shortened, with the ending of its definite form (*vd:n*).
COLON = ":"

#: Marks behind which a sentence begins.
MARKS = frozenset('.:!?–—-"”“')


@lru_cache(REMEMBERED)
def is_office_noun(word: str, pack: LanguagePack) -> bool:
    """Whether a word says what somebody is, in any form of the singular or the plural.

    >>> from discourse_kg.languages.supported import load_language
    >>> [is_office_noun(word, load_language("sv")) for word in ("målvakten", "vd:n", "EU-ambassadör", "hamnen")]
    [True, True, True, False]
    """
    if is_role_word(word, pack) or is_person_noun(word, pack):
        return True
    _, hyphen, last = word.rpartition("-")
    if hyphen and last[:1].islower():
        return is_office_noun(last, pack)
    if not word[:1].islower() and not word[1:].islower():
        return False
    folded = word.casefold()
    bare = stems(folded, pack.roles.plurals)
    # *forskarna*: forskare.
    ended = (f"{stem}{ending}" for stem in bare for ending in pack.roles.singulars)
    singular = (*bare, *ended, *([folded.partition(COLON)[0]] if COLON in word else []))
    if any(is_role_word(stem, pack) or is_person_noun(stem, pack) for stem in singular):
        return True
    definite = definite_role(folded, pack) or (definite_person_noun(folded, pack) if word[:1].islower() else None)
    return definite is not None


def is_office(token: Token, pack: LanguagePack) -> bool:
    """Whether a token is the noun of an office, capitalised or not; a body's name is none (*Löfrådet*)."""
    if token.folded in word_set(pack.names.organization_nouns):
        return False
    if is_office_noun(token.text, pack):
        return is_role_word(token.text, pack) or not (token.capitalised and is_organization_word(token.text, pack))
    return token.capitalised and not is_organization_word(token.text, pack) and is_office_noun(token.folded, pack)


def find_head(tokens: tuple[Token, ...], first: int, pack: LanguagePack) -> int | None:
    """The index of the noun of an office that begins at an index; words that limit it may stand before it."""
    found: int | None = None
    for index in range(first, min(first + LONGEST_OFFICE, len(tokens))):
        token = tokens[index]
        if is_office(token, pack):
            if found is not None and index - found > 1 + _APART:
                break
            found = index
        elif not (_may_limit(tokens, index, first, pack) if found is None else _joins(tokens, index, found, pack)):
            break
    return found


def _joins(tokens: tuple[Token, ...], index: int, found: int, pack: LanguagePack) -> bool:
    """Whether a word may stand between two nouns of one office."""
    token = tokens[index]
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    joint = token.folded in word_set(pack.cues.conjunctions) and behind is not None and behind.capitalised
    if tokens[found].capitalised and token.text.isalpha() and (token.capitalised or (joint and index > found + 1)):
        return index - found <= _APART
    return is_role_part(token.text, pack) and token.folded not in stop_words(pack)


def _may_limit(tokens: tuple[Token, ...], index: int, first: int, pack: LanguagePack) -> bool:
    token = tokens[index]
    if token.text in "-.":
        return (
            index > first and token.start == tokens[index - 1].end and (token.text == "-" or _shortens(tokens, index))
        )
    if token.text == "&" or (index > first and token.folded in word_set(pack.cues.conjunctions)):
        return True
    if not token.text[0].isalpha():
        return False
    if is_role_part(token.text, pack) or is_nationality(token.folded, pack) or token.text in pack.roles.fields:
        return True
    acts = not token.capitalised and token.text.endswith(pack.roles.verb_endings)
    return token.folded not in stop_words(pack) and not acts


def _shortens(tokens: tuple[Token, ...], stop: int) -> bool:
    return tokens[stop - 1].text.isupper() and (len(tokens[stop - 1].text) == 1 or "." in tokens[stop - 1].text)


def limits(token: Token, pack: LanguagePack) -> bool:
    """Whether a small word is an adjective that limits an office (*konstnärliga*)."""
    return token.text[0].islower() and token.folded.endswith(pack.roles.adjectives)


def topic_end(tokens: tuple[Token, ...], start: int, pack: LanguagePack) -> int | None:
    """Behind what an office is for, in small words (*för vård och omsorg*); None where a name or nothing follows."""
    begin = at = behind_article(tokens, start, pack)
    while at < len(tokens) and at - begin < _LONGEST_TOPIC and _goes_on(tokens, at, begin, pack):
        at += 1
    while at > begin and (tokens[at - 1].folded in word_set(pack.cues.conjunctions) or tokens[at - 1].text == "-"):
        at -= 1
    return at if at > begin else None


def _goes_on(tokens: tuple[Token, ...], at: int, begin: int, pack: LanguagePack) -> bool:
    """Whether one more word belongs to what an office is for."""
    token = tokens[at]
    if token.folded in word_set(pack.cues.conjunctions):
        further = at > begin and at + 1 < len(tokens) and tokens[at + 1].text[0].islower()
        return further and tokens[at + 1].folded not in stop_words(pack)
    if token.text == "-":
        return at > begin and token.start == tokens[at - 1].end
    if not (token.text[0].islower() and token.text[0].isalpha()) or is_name_word(token):
        return False
    return token.folded not in stop_words(pack) and not (at > begin and _ends_noun(tokens[at - 1], pack))


def _ends_noun(token: Token, pack: LanguagePack) -> bool:
    """Whether a small word is rather a noun than a word that limits one: no further noun follows it.

    Only where compounds are one word; *the state collections* goes on.
    """
    joint = token.text == "-" or token.folded in word_set(pack.cues.conjunctions)
    return bool(pack.roles.definite) and not joint and not token.folded.endswith(("a", "s", *pack.roles.adjectives))


def behind_article(tokens: tuple[Token, ...], index: int, pack: LanguagePack) -> int:
    """The index behind an article, where one stands."""
    while index < len(tokens) and tokens[index].folded in word_set(pack.roles.determiners):
        index += 1
    return index


def names_unit(words: tuple[Token, ...], pack: LanguagePack) -> bool:
    """Whether an office is for a unit that has no name of its own (*för utvecklingspolitiska enheten*)."""
    return bool(words) and words[-1].folded.endswith(pack.roles.units)


def is_minister(token: Token, pack: LanguagePack) -> bool:
    """Whether an office is of a kind that is for or of something that belongs to it."""
    return any(token.folded.endswith(word) for words in pack.roles.kinds.values() for word in words)


def genitive_of(token: Token, pack: LanguagePack) -> str | None:
    """The word without a genitive's ending (*SD:s*: SD); None where it has none, or is a name that only looks so."""
    bare = next((stem for stem in stems(token.text, pack.names.genitives) if stem), None)
    if bare is None or token.folded in word_set(pack.names.given_like_genitive):
        return None
    bare = bare.rstrip(COLON)
    return bare if len(bare) > 1 or bare.isupper() else None


def printed(words: tuple[Token, ...]) -> str:
    """The words as they stand, with single spaces, marks close to their words."""
    text = ""
    for number, word in enumerate(words):
        text += (" " if number and word.start > words[number - 1].end else "") + word.text
    return text
