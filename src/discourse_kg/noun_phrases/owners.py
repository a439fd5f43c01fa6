"""Read whose an office is: the body or the state before it, in the genitive or not."""

from __future__ import annotations

from dataclasses import dataclass

from discourse_kg.countries import names_to_code
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.body_words import is_name_word, is_place, nominative, stop_words
from discourse_kg.noun_phrases.descriptions import is_organization_word, is_role_part
from discourse_kg.noun_phrases.kinds import is_nationality, opens_thing
from discourse_kg.noun_phrases.names import Token, word_set
from discourse_kg.noun_phrases.office_words import genitive_of, is_office, printed

#: More capitals in a word are those of a body's short form, or of a name that is joined of two.
_INITIALS = 1


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose an office is: a body's or a state's; from the index of its first token to that behind it."""

    organization: str | None
    start: int
    end: int
    of: str | None = None


def owner_before(tokens: tuple[Token, ...], end: int, pack: LanguagePack) -> Owner | None:
    """The genitive right before an office."""
    start = end - 1
    if start < 0 or genitive_of(tokens[start], pack) is None:
        return None
    if not is_name_word(tokens[start]) and start and is_name_word(tokens[start - 1]):
        start -= 1  # *Ystads lasaretts*: a small genitive that goes with a name before it
    while start > 0 and is_name_word(tokens[start - 1]) and tokens[start - 1].text[-1].isalnum():
        start -= 1
    while start < end - 1 and tokens[start].folded in stop_words(pack):
        start += 1
    return _owned(tokens[start:end], start, end, pack)


def owner_at(tokens: tuple[Token, ...], start: int, pack: LanguagePack) -> Owner | None:
    """The genitive that begins at an index and has an office right behind it."""
    if start >= len(tokens) or not is_name_word(tokens[start]):
        return None
    end = start
    while end < len(tokens) and (is_name_word(tokens[end]) or tokens[end].text == "&"):
        end += 1
    noun = genitive_of(tokens[end], pack) if end < len(tokens) and not is_office(tokens[end], pack) else None
    end += noun is not None and is_organization_word(noun, pack)
    return _owned(tokens[start:end], start, end, pack)


def body_before(tokens: tuple[Token, ...], end: int, head: int, pack: LanguagePack) -> Owner | None:
    """*Third Fleet commander*, *United Rivers Secretary-General*: a body before an office, in no genitive."""
    start = end
    while start > 0 and is_name_word(tokens[start - 1]) and tokens[start].start - tokens[start - 1].end == 1:
        start -= 1
    while start < end and tokens[start].folded in word_set(pack.names.openers):
        start += 1
    return body_first(tokens, start, head, pack) if start < end else None


def body_first(tokens: tuple[Token, ...], first: int, head: int, pack: LanguagePack) -> Owner | None:
    """*United Harbours Deputy Commissioner*, *GSA administrator*: a body without a genitive before the office."""
    start = head
    while start > first and is_role_part(tokens[start - 1].text, pack):
        start -= 1
    words = tokens[first:start]
    if not words or not all(is_name_word(word) for word in words):
        return None
    if len(words) > 1 and is_role_part(words[0].text, pack) and not is_organization_word(words[-1].text, pack):
        return None  # *Senior Graphic Designer* is an office as a whole
    bodily = len(words) > 1 and is_organization_word(words[-1].text, pack)
    short = len(words) == 1 and sum(map(str.isupper, words[0].text)) > _INITIALS and "-" not in words[0].text
    short = short and words[0].text not in pack.roles.fields
    opened = len(words) > 1 and opens_thing(words[0].folded, pack) and not is_nationality(words[0].folded, pack)
    return Owner(nominative(words, pack), first, start) if bodily or short or opened else None


def _owned(words: tuple[Token, ...], start: int, end: int, pack: LanguagePack) -> Owner | None:
    bare = genitive_of(words[-1], pack) if words else None
    if bare is None:
        return None
    name = printed((*words[:-1], words[-1]._replace(text=bare)))
    if name in names_to_code(pack):
        return Owner(None, start, end, name)
    if len(words) > 1 and is_given_name(words[0].text) and not is_organization_word(bare, pack):
        return None
    named = any(is_name_word(word) for word in words)
    small = not named and is_organization_word(bare, pack)
    if not named and not small:
        return None
    place = len(words) == 1 and is_place(bare, pack)
    return Owner(None if place else name, start, end, name if place else None)
