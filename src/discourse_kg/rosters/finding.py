"""Find who a text lists, and as what: the words that open or close a list of people, and the list as a whole.

*In the panel sat A and B*, *A and B sat in the panel*, *Panel: A, B*, *A, who led the talk,*: one grammar of a lead (a
label, a place or an act, each with the part that it gives) and a list before or behind it. Where the list cannot be
read to its end, nothing is taken from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.names import phrase_pattern, word_set
from discourse_kg.rosters.leads import Lead, any_of, filler, folded, kinds_of_leads, leads_of
from discourse_kg.rosters.listed_people import Part, PeopleReader, Roster
from discourse_kg.rosters.signs import LABEL_TAIL, READERS, SEVERAL, Sign, being_of, presence_of, tail_of

#: A verb of being there is within so many characters before the place.
_NEAR = 200

#: The longest list, in characters.
_LONGEST = 1500


def find_rosters(text: str, sentence: Span, pack: LanguagePack, read: PeopleReader) -> Iterator[Roster]:
    """Every list of people in a sentence whose part the sentence tells, in order; `read` reads the list alone."""
    least = sentence.start
    done: list[Span] = []
    leads = list(leads_of(pack).finditer(text, sentence.start, sentence.end))
    staged = bool(leads) and _tells_of_talk(text, sentence, pack)
    ends = _ends(text, sentence, leads, pack)
    for found, end in zip(leads, ends, strict=True):
        if found.start() < least:
            continue
        lead, part = kinds_of_leads(pack)[folded(found.group())]
        if part is Part.MODERATOR and not staged and _is_weak(found.group(), pack):
            continue
        first = max(least, found.start() - _LONGEST)
        sign = Sign(text, sentence, Span(*found.span()), first, end, part, pack, staged, read)
        roster = READERS[lead](sign)
        if roster is not None:
            roster = _with_told_part(roster, pack)
            least = roster.span.end
            done.append(roster.span)
            yield roster
    for roster in (*_of_plurals(text, sentence, pack, read), *_of_titled_talks(text, sentence, pack, read)):
        if not any(span.start < roster.span.end and roster.span.start < span.end for span in done):
            yield roster


def _of_plurals(text: str, sentence: Span, pack: LanguagePack, read: PeopleReader) -> Iterator[Roster]:
    """*The captains A and B*: two or more behind a title of several, whatever is told of them."""
    for found in _plural_titles(pack).finditer(text, sentence.start, sentence.end):
        if text[found.end() + 1].islower():
            continue
        people = read(text, Span(found.start(), min(sentence.end, found.end() + _LONGEST)), pack)
        if people and len(people.members) > 1 and people.members[0].name.span.start == found.end() + 1:
            yield _with_told_part(Roster(Part.PRESENT, Span(found.start(), people.end), people.members), pack)
            return


def _with_told_part(roster: Roster, pack: LanguagePack) -> Roster:
    """*The moderators A and B*, *the panellists A and B*: with the part that a title of several gives."""
    labels = {one.description.role.label.casefold() for one in roster.members if one.description.role}
    if roster.part is not Part.PRESENT or len(roster.members) < SEVERAL or len(labels) != 1:
        return roster
    for part, words in ((Part.MODERATOR, pack.cast.moderators), (Part.PANELLIST, pack.cast.panellists)):
        if labels <= word_set(words):
            return replace(roster, part=part)
    return roster


def _of_titled_talks(text: str, sentence: Span, pack: LanguagePack, read: PeopleReader) -> Iterator[Roster]:
    """*The talk “Trees on time”, with A and B*: two or more with whom there is a talk that has a title in quotation."""
    talks = phrase_pattern((*pack.cast.panel, *pack.cast.talks)).search(text, sentence.start, sentence.end)
    found = _behind_title(pack).search(text, talks.end(), sentence.end) if talks else None
    people = read(text, Span(found.end(), min(sentence.end, found.end() + _LONGEST)), pack) if found else None
    if found and people and len(people.members) > 1 and people.evident:
        yield Roster(Part.PANELLIST, Span(found.start(), people.end), people.members)


@cache
def _behind_title(pack: LanguagePack) -> re.Pattern[str]:
    """A closing quotation mark and *with*."""
    return re.compile(rf"[”\"»’],?\s{any_of(pack.rosters.companions)}\s" if pack.rosters.companions else r"(?!)")


@cache
def _plural_titles(pack: LanguagePack) -> re.Pattern[str]:
    """A title of several right before another word."""
    endings = "|".join(map(re.escape, pack.rosters.plurals))
    return re.compile(rf"(?<![\w-])(?i:[^\W\d_]\w*(?:{endings})|{endings})(?=\s[^\W\d_])")


def _ends(text: str, sentence: Span, leads: list[re.Match[str]], pack: LanguagePack) -> list[int]:
    """Of each lead, where a list behind it ends at the latest: at the next one that opens a list, and before long."""
    ends: list[int] = []
    following = sentence.end
    for found in reversed(leads):
        ends.append(min(following, found.end() + _LONGEST))
        following = found.start() if _opens(text, sentence, found, pack) else following
    return ends[::-1]


def opens_panel(text: str, sentence: Span, pack: LanguagePack, *, lists: bool = True) -> bool:
    """Whether a sentence says that somebody sat on the panel, be they read or not; `lists`: or opens a list of them."""
    for found in leads_of(pack).finditer(text, sentence.start, sentence.end):
        lead, part = kinds_of_leads(pack)[folded(found.group())]
        if part is not Part.PANELLIST:
            continue
        if lead is Lead.BEFORE:
            return True
        if lists and (lead is Lead.AFTER or (lead is Lead.LABEL and _opens(text, sentence, found, pack))):
            return True
        presence = _there(pack).match(text, found.end(), sentence.end)
        if lead is Lead.PLACE and (
            presence or presence_of(pack).search(text, max(sentence.start, found.start() - _NEAR), found.start())
        ):
            return True
    return False


@cache
def _there(pack: LanguagePack) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{filler(pack)}\s+)*{any_of(pack.rosters.presence)}(?!\w)", re.IGNORECASE)


def _opens(text: str, sentence: Span, found: re.Match[str], pack: LanguagePack) -> bool:
    """Whether words open a list of their own, and end the list before them."""
    lead, _ = kinds_of_leads(pack)[folded(found.group())]
    if lead is not Lead.LABEL:
        return lead in (Lead.AFTER, Lead.PLACE)
    return (
        LABEL_TAIL.match(text, found.end(), sentence.end) or being_of(pack).match(text, found.end(), sentence.end)
    ) is not None


def _is_weak(words: str, pack: LanguagePack) -> bool:
    """*Led by*: who does so moderates only where there is a panel or a talk."""
    return words.casefold() in word_set(pack.cast.moderator_weak)


def _tells_of_talk(text: str, sentence: Span, pack: LanguagePack) -> bool:
    words = (*pack.cast.panel, *pack.cast.talks, *pack.cast.moderator_before)
    return phrase_pattern(words).search(text, sentence.start, sentence.end) is not None


def label_alone(line: str, pack: LanguagePack) -> Part | None:
    """The part that a line gives to those who are listed below it: *Panel*, *Present:*, *On the panel were:*."""
    words = line.strip(" #*_\n\t").rstrip(":")
    found = leads_of(pack).match(words)
    if found is None:
        return None
    lead, part = kinds_of_leads(pack)[folded(found.group())]
    rest = words[found.end() :].strip()
    if lead not in (Lead.LABEL, Lead.PLACE, Lead.AFTER):
        return None
    if not rest or tail_of(pack).fullmatch(" " + rest + " "):
        return part
    return part if line.rstrip().endswith(":") and LABEL_TAIL.fullmatch(words[found.end() :] + ":") else None
