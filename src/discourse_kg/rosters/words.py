"""Words that decide on a list: roles in any form, short forms of bodies, and verbs that make a clause."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from discourse_kg.noun_phrases.descriptions import is_definite_role, is_role_word
from discourse_kg.noun_phrases.office_words import is_office_noun

if TYPE_CHECKING:
    from discourse_kg.languages.packs import LanguagePack


def is_role_or_definite(word: str, pack: LanguagePack) -> bool:
    """Whether a word is a role, in the definite form or not; what a hyphen joins before it does not matter."""
    if is_role_word(word, pack) or is_definite_role(word.casefold(), pack):
        return True
    _, hyphen, last = word.rpartition("-")
    return bool(hyphen) and last[:1].islower() and is_office_noun(last, pack)


def is_short_form(words: str) -> bool:
    """Whether words are nothing but the short form of a body (*Given Surname NATO*)."""
    letters = words.rstrip(".")
    return letters.isalpha() and letters.isupper() and len(letters) > 1


@cache
def being_forms(pack: LanguagePack) -> frozenset[str]:
    """Forms of verbs of being, and auxiliaries."""
    return frozenset((*pack.roles.copulas, *pack.rosters.being, *pack.rosters.presence, *pack.cues.auxiliaries))


@cache
def verb_forms(pack: LanguagePack) -> frozenset[str]:
    """Forms that make a clause of the words around them."""
    return being_forms(pack) | {form.split()[0] for form in pack.cue_tables()} | set(pack.rosters.engaged)
