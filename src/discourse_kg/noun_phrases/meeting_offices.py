"""The offices of bodies and of their meetings, as labels print them: *Deputy members*, *Auditors for the day*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from discourse_kg.languages.packs import LanguagePack
from discourse_kg.noun_phrases.descriptions import is_party
from discourse_kg.noun_phrases.names import phrase_pattern, word_set

#: What a label may have behind it in parentheses.
_ADDED = re.compile(r"\s*[(][^()\n]*[)]\s*$")
_AROUND = " \t\n#*_:.–—-"


@dataclass(frozen=True, slots=True)
class Office:
    """An office in the singular, and whether its label is that of several holders; none of people who have none."""

    label: str | None
    several: bool


def office_of(words: str, pack: LanguagePack) -> Office | None:
    """The office that words name and nothing else, as a label does; or that they label people without one.

    >>> from discourse_kg.languages.supported import load_language
    >>> office_of("Övriga ordinarie ledamöter", load_language("sv"))
    Office(label='ordinarie ledamot', several=True)
    >>> office_of("Ledamöterna tyckte", load_language("sv"))
    """
    bare = _ADDED.sub("", words.strip(_AROUND)).strip(_AROUND)
    if phrase_pattern(pack.meetings.others).fullmatch(bare):
        return Office(None, several=True)
    meetings = pack.meetings
    while found := phrase_pattern(meetings.plain).match(bare):
        bare = bare[found.end() :].lstrip()
    limits: list[str] = []
    while (found := phrase_pattern(tuple(_limits(pack))).match(bare)) and found.end() < len(bare):
        limits.append(_limits(pack)[_folded(found.group())])
        bare = bare[found.end() :].lstrip(" .")
    found = phrase_pattern(tuple(_forms(pack))).match(bare)
    if found is None or not _is_tail(bare[found.end() :], pack):
        return None
    form = _folded(found.group())
    office = _forms(pack)[form]
    several = form != office or form in word_set(meetings.several)
    return Office(" ".join((*limits, office)), several)


def bare_office(word: str, pack: LanguagePack) -> str | None:
    """The office of a meeting that a word alone is in minutes, where others need an article (*Chair noted that …*).

    >>> from discourse_kg.languages.supported import load_language
    >>> bare_office("ordf", load_language("sv")), bare_office("minister", load_language("sv"))
    ('ordförande', None)
    """
    return _forms(pack).get(word) if word in word_set(pack.meetings.bare) else None


def unshortened(label: str, pack: LanguagePack) -> str:
    """A role with the office that its short form is one of (*ordf*: *ordförande*), or as it is."""
    office = _forms(pack).get(label.casefold())
    return office or label


def is_note_of_attendance(words: str, pack: LanguagePack) -> bool:
    """Whether words behind a name only tell how, when or under which address somebody took part."""
    attending = word_set(pack.meetings.attending)
    parts = words.strip(" ()[]<>,;.–—-").casefold().split()
    if len(parts) == 1 and is_party(parts[0], pack):
        return False  # *Name (M)*: a party's letter, and no unit of time or the like
    return bool(parts) and all(_is_address(part) or part.strip("()[]<>,.;:") in attending | {""} for part in parts)


@cache
def office_words(pack: LanguagePack) -> frozenset[str]:
    """The words of which offices in the singular are made."""
    return frozenset(word for office in pack.meetings.offices for word in office.split())


def _is_address(part: str) -> bool:
    """A number, a time, a mark, a handle or an address."""
    return not any(letter.isalpha() for letter in part) or "@" in part or "://" in part


def _is_tail(words: str, pack: LanguagePack) -> bool:
    rest = words.strip(" .")
    return not rest or phrase_pattern(pack.meetings.tails).fullmatch(rest) is not None


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


@cache
def _limits(pack: LanguagePack) -> dict[str, str]:
    return {form: limit for limit, forms in pack.meetings.limits.items() for form in forms}


@cache
def _forms(pack: LanguagePack) -> dict[str, str]:
    return {form: office for office, forms in pack.meetings.offices.items() for form in forms}
