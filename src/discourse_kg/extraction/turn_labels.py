"""Read a label by which a source says who speaks: *TOMAS LINDQVIST (director, Isdata)*, *Minister Nima Forsrud (S)*."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from discourse_kg.countries import names_to_code
from discourse_kg.extraction.introductions import find_introductions
from discourse_kg.extraction.label_forms import LONGEST_LABEL, Label, LabelForm
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import PrintedRole, Span
from discourse_kg.noun_phrases.descriptions import (
    definite_role,
    is_organization_word,
    is_party,
    is_title,
    printed_role,
)
from discourse_kg.noun_phrases.names import REMEMBERED, word_set
from discourse_kg.noun_phrases.phrases import describe

_LONGEST_NAME: Final = 6

#: Capitals of so many letters may be a body's short form, or initials.
_SHORT_FORM: Final = 3

_INITIALS: Final = re.compile(r"[^\W\d_]\.?(?:[^\W\d_]\.?){1,3}")
_DESCRIPTION: Final = re.compile(r"\s{0,3}(?:,|\(|\s[–—-]\s)")
_PARTY_BEHIND: Final = re.compile(r"\(([^()]{1,30})\)\s*(?P<behind>[^()]*)$")
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}(?:[-’'][^\W\d_]+)*")
_ONE_NAME: Final = re.compile(r"[^\W\d_][^\W\d_A-Z\u00c0-\u00de]*(?:[-’'][^\W\d_][^\W\d_A-Z\u00c0-\u00de]*)*\.?")
_WORD: Final = re.compile(r"[^\W\d_][\w’'.-]*")


@lru_cache(REMEMBERED)
def read_label(printed: str, pack: LanguagePack) -> Label | None:
    """Read what stands where a label would, without its colon or brackets; None where it is none.

    >>> from discourse_kg.languages.supported import load_language
    >>> label = read_label("TOVA EKMARK (jurist, Löfrådet)", load_language("sv"))
    >>> label.name, label.description.role.label, label.description.organization
    ('Tova Ekmark', 'jurist', 'Löfrådet')
    """
    printed = _numbered(pack).sub("", " ".join(printed.split()).strip(" *_:"))
    if not printed or len(printed) > LONGEST_LABEL:
        return None
    return _unnamed(printed, pack) or _full(_quiet(printed), pack) or _short(printed, pack)


def turn_number(pack: LanguagePack) -> str:
    """A regular expression for the number of a turn in front of its speaker (*Anf. 12*)."""
    words = "|".join(map(re.escape, pack.given.numbers)) or "(?!)"
    return rf"(?:{words})\.?[ \t]+\d{{1,4}}[ \t]+"


@cache
def _numbered(pack: LanguagePack) -> re.Pattern[str]:
    return re.compile(turn_number(pack), re.IGNORECASE)


def _parted(printed: str) -> tuple[str, str]:
    """What a label begins with, and what describes it, without the mark between them."""
    found = _DESCRIPTION.search(printed)
    return (printed[: found.start()], printed[found.end() :]) if found else (printed, "")


def _quiet(printed: str) -> str:
    """The label without capitals for their own sake in the name, before any description of it."""
    name, _ = _parted(printed)
    shouted = [word for word in _LETTERS.findall(name) if word.isupper()]
    if len(shouted) < len(_WORD.findall(name)) and not any(len(word) > _SHORT_FORM for word in shouted):
        return printed
    return _LETTERS.sub(lambda found: _capitalised(found.group()), name) + printed[len(name) :]


def _capitalised(word: str) -> str:
    return word if not word.isupper() else re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)


def _full(label: str, pack: LanguagePack) -> Label | None:
    """A full name, with nothing before it but a role, and nothing after it but what describes it."""
    found = next(find_introductions(label, Span(0, len(label)), pack), None)
    if found is None:
        return None
    before, behind = label[: found.span.start].strip(" ,"), label[found.span.end :]
    if before and not _is_role(before, pack):
        return None
    described = found.description
    party = _PARTY_BEHIND.search(behind)
    if party and is_party(party.group(1), pack):
        described, behind = replace(described, party=party.group(1)), behind[: party.start()]
    elif behind.strip() and not _DESCRIPTION.match(behind):
        return None
    if described.role is None and described.organization is None and not found.moderates:
        told = describe(behind.strip(" ,()–—-"), pack)
        described = replace(told, party=described.party or told.party)
    if before:
        described = replace(described, role=_role(before, pack))
    return Label(LabelForm.FULL, found.name, described, moderates=found.moderates or _moderates(behind, pack))


def _is_role(words: str, pack: LanguagePack) -> bool:
    last = words.rsplit(maxsplit=1)[-1]
    return is_title(last, pack) or last.casefold().rstrip(".") in word_set(pack.names.honorifics)


def _role(words: str, pack: LanguagePack) -> PrintedRole | None:
    """The role as printed, of the kind that its word is in the indefinite form; a title of address is none."""
    last = words.rsplit(maxsplit=1)[-1]
    if not is_title(last, pack):
        return None
    printed = printed_role(words, pack)
    indefinite = definite_role(last.casefold(), pack)
    if printed and printed.kind is None and indefinite and (known := printed_role(indefinite, pack)):
        return replace(printed, kind=known.kind)
    return printed


def _moderates(behind: str, pack: LanguagePack) -> bool:
    return bool({word.casefold() for word in _WORD.findall(behind)} & word_set(pack.cast.moderators))


def _unnamed(printed: str, pack: LanguagePack) -> Label | None:
    """Somebody by what they are alone (*Moderator*, *Third Vice Speaker*, *Audience Member 2*)."""
    name, _ = _parted(printed)
    words = name.split()
    while words and words[0].casefold() in word_set(pack.roles.determiners):
        words = words[1:]
    folded = " ".join(words).casefold().rstrip("0123456789 ")
    moderates = folded in word_set(pack.cast.moderators)
    if not words or not printed[0].isupper() or len(words) > _LONGEST_NAME:
        return None
    if moderates or folded in word_set(pack.given.unnamed) or (is_title(words[-1], pack) and not _names_people(words)):
        return Label(LabelForm.UNNAMED, name, moderates=moderates)
    return None


def _names_people(words: list[str]) -> bool:
    """Whether capitals tell a name from the role behind it: all in capitals, or the first word alone, tell nothing."""
    return not all(word.isupper() for word in words) and any(word[0].isupper() for word in words[1:])


def _short(printed: str, pack: LanguagePack) -> Label | None:
    """A label without a full name."""
    name, behind = _parted(printed)
    words = name.split()
    while len(words) > 1 and words[0].casefold().rstrip(".") in word_set(pack.names.honorifics):
        words = words[1:]
    if not words or len(words) > _LONGEST_NAME or not printed[0].isupper() or _is_no_label(name, pack):
        return None
    if _is_one_name(words, pack) and (_ONE_NAME.fullmatch(words[-1]) or words[-1] != name):
        return Label(LabelForm.ONE_WORD, _quiet(" ".join(words)), describe(behind.strip(" )"), pack))
    if name.isupper() and _INITIALS.fullmatch(name):
        return Label(LabelForm.INITIALS, name)
    acronym = any(word.isupper() and len(word) > 1 for word in words) or any(letter.isdigit() for letter in name)
    if acronym or (len(words) > 1 and any(is_organization_word(word, pack) for word in words)):
        return Label(LabelForm.BODY, name)
    return None


def _is_one_name(words: list[str], pack: LanguagePack) -> bool:
    """Whether words are one name, with the particles that belong to it (*van der Berg*)."""
    particles = word_set(pack.names.particles)
    return _WORD.fullmatch(words[-1]) is not None and all(word.casefold() in particles for word in words[:-1])


def _is_no_label(name: str, pack: LanguagePack) -> bool:
    """Whether the word opens something else: a question and its answer, a sentence, what is said of a country."""
    words = (*pack.names.openers, *pack.nominal.questions, *pack.nominal.answers, *pack.function_words)
    return name.casefold() in word_set((*words, *pack.cast.bylines, *pack.cast.credits)) or name in names_to_code(pack)
