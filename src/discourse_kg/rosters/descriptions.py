"""Read what a list says of somebody behind the name, where the item is all that can be about the person."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.affiliations import describe_behind
from discourse_kg.noun_phrases.appositions import described as office_told
from discourse_kg.noun_phrases.descriptions import Description, is_party, is_role_word
from discourse_kg.noun_phrases.meeting_offices import is_note_of_attendance
from discourse_kg.noun_phrases.names import Run, Token, phrase_pattern, tokenise
from discourse_kg.noun_phrases.office_words import is_office_noun
from discourse_kg.noun_phrases.offices import office_at
from discourse_kg.noun_phrases.phrases import describe
from discourse_kg.noun_phrases.places import city_names
from discourse_kg.rosters.bodies import completed, described_from_head, head_of, without_letters
from discourse_kg.rosters.titles import without_fillers
from discourse_kg.rosters.words import is_short_form, verb_forms

#: A comma that somebody put between a name and its parentheses.
_PARTY_APART = re.compile(r",(?=\s*\()")

_IN_PARENTHESES = re.compile(r"[(]\s*([^()]*?)\.?\s*[)]\.?$")

#: The longest name of a body, in words.
_LONGEST_BODY = 8

#: Marks that join a description to a name.
_JOINTS = tuple(",–—-")


def described_behind(text: str, name: Run, item: Span, pack: LanguagePack) -> Description:
    """What the rest of an item says of the person, cells of a row included."""
    start = name.span.end
    item = _without_last_note(text, start, item, pack)
    words = text[start : item.end].strip(" \n\t")
    if words.startswith("|"):
        cells = (cell.strip() for cell in words.split("|") if cell.strip(" -"))
        return describe(", ".join(cell for cell in cells if not is_note_of_attendance(cell, pack)), pack)
    inside = _IN_PARENTHESES.match(words)
    plain = inside and (
        phrase_pattern(pack.rosters.positions).fullmatch(inside.group(1)) or _are_initials(inside.group(1), name)
    )
    if plain or is_note_of_attendance(words, pack):
        return Description()
    if is_short_form(words):
        words = words.rstrip(".")
        return Description(party=words) if is_party(words, pack) else Description(organization=words)
    if apart := _PARTY_APART.match(text, start, item.end):
        return read_behind(text, Span(apart.end(), item.end), pack)
    if (bare := without_letters(words)) != words:
        return read_behind(text, Span(text.index(bare, start), item.end), pack)
    told = _told_behind(text, name, item, pack)
    return completed(told, words[1:].lstrip(), pack) if words[:1] in _JOINTS else told


def _are_initials(letters: str, name: Run) -> bool:
    """*Moa Sandqvist (MS)*: the letters by which minutes call somebody."""
    return letters == "".join(part[0] for token in name.tokens for part in token.text.split("-")).upper()


def _without_last_note(text: str, start: int, item: Span, pack: LanguagePack) -> Span:
    """*Name, secretary, via link*: the item without how somebody took part, behind what the person is."""
    before, comma, last = text[start : item.end].rpartition(",")
    told = bool(comma and before.strip()) and is_note_of_attendance(last, pack)
    return Span(item.start, start + len(before)) if told else item


def _told_behind(text: str, name: Run, item: Span, pack: LanguagePack) -> Description:
    """What words behind the name say: by the reader of noun phrases, or where that finds nothing, as all there is."""
    words = text[name.span.end : item.end].strip(" \n\t")
    told = words.lstrip(", –—-")
    plain = without_fillers(told, pack) if told[:1].isalpha() else told
    opening = _relative(pack).match(plain)
    plain = without_fillers(plain[opening.end() :], pack) if opening else plain
    first = head_of(plain, pack)
    if is_role_word(first, pack) and (plain != told or words[:1].isalpha()):
        # Behind *who is*, words go on that belong to no office.
        clause = tokenise(plain, Span(0, len(plain))) if opening else ()
        office = office_at(clause, 0, pack) if clause else None
        described = office_told(office, pack) if office else describe(plain.split(",")[0] if opening else plain, pack)
        if described.role:
            return described
    described, _ = describe_behind(text, name, item, pack)
    if is_office_noun(first, pack) and not described.role and (headed := described_from_head(plain, pack)).role:
        return headed
    if described.role or described.organization or described.party or words[:1] not in _JOINTS:
        return described
    if is_role_word(first, pack):
        return describe(plain, pack)
    organization = _title_case(told, pack)
    return replace(described, organization=organization) if organization else described


def _title_case(words: str, pack: LanguagePack) -> str | None:
    """Behind the comma of an item, a name that is no person's is a body's (*Transport for London*, *R & D*)."""
    # What stands in parentheses behind it tells how somebody was there.
    words = words.partition(" (")[0].rstrip(" .")
    parts = words.split()
    if not parts or len(parts) > _LONGEST_BODY or any(part in verb_forms(pack) for part in parts):
        return None
    named = parts[0][0].isupper() and (len(parts) == 1 or parts[-1][0].isalnum())
    return words if (named or "&" in parts) and words not in city_names(pack) else None


@cache
def _relative(pack: LanguagePack) -> re.Pattern[str]:
    """*who is*."""
    relative, copulas = (phrase_pattern(words).pattern for words in (pack.pronouns.relative, pack.roles.copulas))
    return re.compile(rf"{relative}\s+{copulas}\s+", re.IGNORECASE)


def read_behind(text: str, span: Span, pack: LanguagePack) -> Description:
    """What a stretch says as the words behind a name would."""
    mark = Token(text[span.start - 1], span.start - 1, span.start, text[span.start - 1], capitalised=False)
    described, _ = describe_behind(text, Run((mark,)), Span(span.start - 1, span.end), pack)
    return described
