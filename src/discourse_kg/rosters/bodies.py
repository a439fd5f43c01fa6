"""What an item of a list says to its end: the rest of a body's name, of an office, and whose office that is.

Where a whole item is about one person, words go on that would be something else's in a sentence (*Gävle hamn*).
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from discourse_kg.noun_phrases.descriptions import Description, is_organization_word, printed_role
from discourse_kg.noun_phrases.kinds import is_thing_word
from discourse_kg.noun_phrases.names import without_genitive, word_set
from discourse_kg.noun_phrases.office_words import is_office_noun
from discourse_kg.noun_phrases.phrases import describe
from discourse_kg.rosters.words import is_role_or_definite, verb_forms

if TYPE_CHECKING:
    from discourse_kg.languages.packs import LanguagePack

#: So many words of a description are looked at for the role that it tells (*political commentator*).
_BEFORE_HEAD = 2

#: Letters behind a name, and in parentheses what they are for (*Given Surname MP (Minister for Rivers)*).
_LETTERS = re.compile(r"^[A-Z]{2,4}\s+(?=\()")


def head_of(words: str, pack: LanguagePack) -> str:
    """The word by which a description opens: the first, or the role behind what only describes it (*political*)."""
    small = _small_words(words)
    role = next((word for word in small if is_office_noun(word, pack)), None)
    if role is not None and not any(word in word_set(pack.function_words) for word in small[: small.index(role)]):
        return role
    return words.split(maxsplit=1)[0].rstrip(",") if words else ""


def _small_words(words: str) -> list[str]:
    plain = takewhile(lambda word: word[0].islower() and word.isalpha(), words.split())
    return list(plain)[:_BEFORE_HEAD]


def without_letters(words: str) -> str:
    """Parentheses without the letters before them."""
    return words[found.end() :] if (found := _LETTERS.match(words)) else words


def described_from_head(words: str, pack: LanguagePack) -> Description:
    """*political commentator Harbour Times*: an office whose body follows, read from its noun."""
    head = head_of(words, pack)
    before, _, _ = words.partition(head)
    told = describe(words[len(before) :], pack) if before and head else Description()
    return replace(told, role=printed_role(before + told.role.label, pack)) if told.role else Description()


def completed(told: Description, words: str, pack: LanguagePack) -> Description:
    """A description with what further words of the item, to its end, say."""
    if told.role and not told.organization and _is_body(told.role.label, pack):
        return replace(told, role=None, organization=told.role.label)
    if told.role and told.organization:
        # *head of cabinet of Commissioner B*: somebody with an office is no body.
        opening, _, more = told.organization.partition(" ")
        return replace(told, organization=None) if more and is_role_or_definite(opening, pack) else told
    if told.organization:
        return replace(told, organization=_whole_body(told.organization, words, pack))
    if "," in words or (told.role is None and words[:1].islower()):
        office = describe(words, pack)
        label = office.role.label if office.role else ""
        known = any(is_office_noun(word.rstrip("."), pack) for word in label.split())
        body = office.organization if office.organization and office.organization[0].isupper() else None
        if known and (told.role is None or told.role.label == label):
            return replace(told, role=office.role, organization=body)
    return told


def _is_body(label: str, pack: LanguagePack) -> bool:
    """*Sveriges Ungdomsråd*: a label of capitalised words, the first a genitive, is a body's."""
    words = label.split()
    return len(words) > 1 and all(map(str.istitle, words)) and without_genitive(words[0], pack) is not None


def _whole_body(body: str, words: str, pack: LanguagePack) -> str:
    """A body with the words behind it that belong to its name, where they are the last of all."""
    rest = words[len(body) :].rstrip(" .,") if words.startswith(f"{body} ") else ""
    further = rest.split()
    if not further or set(rest) & set(",;:()") or any(word in verb_forms(pack) for word in further):
        return body
    small = all(word[0].islower() for word in further)
    owned = " " not in body and without_genitive(body, pack) is not None
    named = len(further) == 1 and (owned or is_organization_word(further[0], pack) or is_thing_word(further[0], pack))
    listed = further[0] in pack.cues.conjunctions and len(further) > 1 and not is_organization_word(body, pack)
    plain = body.isalpha() and body.istitle()
    purposes = word_set((*pack.roles.weak_prepositions, *pack.roles.topic_prepositions))
    purpose = further[0] in purposes and len(further) > 1 and further[-1][0].isupper()
    return f"{body}{rest}" if (small and (named or (listed and plain))) or purpose else body
