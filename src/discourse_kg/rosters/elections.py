"""Who was given which office: *A was elected chair and B secretary*, *To verify the minutes A and B were chosen*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.descriptions import is_role_word
from discourse_kg.noun_phrases.meeting_offices import Office, office_of
from discourse_kg.noun_phrases.names import phrase_pattern, word_set
from discourse_kg.rosters.leads import any_of
from discourse_kg.rosters.listed_people import Part, People, PeopleReader, Roster
from discourse_kg.rosters.office_rolls import with_office

#: The words of an office and of its term, in small letters.
_OFFICE = re.compile(r"(?P<office>[^\W\d_A-Z\u00c0-\u00de][\w-]*(?:[ ][^\W\d_A-Z\u00c0-\u00de][\w-]*){0,4})")
#: Words between an election and who is chosen.
_SMALL = re.compile(r"(?:\s*(?:[^\W\d_A-Z\u00c0-\u00de][\w-]*|\d+)\b,?){0,6}\s*:?\s*")
_EDGES = " \n\t,;:.–—-"
_LONGEST = 400
_LONGEST_OFFICE, _LONGEST_REST = 2, 6


@dataclass(frozen=True, slots=True)
class _Marker:
    """The words that name the office of those beside them, and the office."""

    start: int
    end: int
    office: Office


def office_to_fill(line: str, pack: LanguagePack) -> Office | None:
    """The office of a heading that says what the words below it fill (*Election of auditors*)."""
    found = _elections(pack).match(line.strip(" #*_§0123456789.:\t"))
    office = _office(found.string[found.end() :].strip(), pack) if found else None
    return Office(office.label, several=True) if office else None


def find_elections(
    text: str, sentence: Span, pack: LanguagePack, read: PeopleReader, below: Office | None = None
) -> list[Roster]:
    """Those whom a sentence says to have been given an office, each with it; `below` is that of the heading above."""
    verb = _verbs(pack).search(text, sentence.start, sentence.end)
    if verb is None:
        return _elected_behind_colon(text, sentence, pack, read)
    if phrase_pattern(pack.meetings.unmade).search(text, sentence.start, sentence.end):
        return []
    markers = list(_markers(text, sentence, pack))
    if not markers and below is None:
        return []
    if not markers and below is not None:
        # *A was elected* below the heading of an office; else who is chosen stands behind the verb.
        people = _chosen(text, sentence.start, verb.start(), pack, read) or _chosen(
            text, verb.end(), sentence.end, pack, read
        )
        return [_roster(people, _from_first(people), below, pack)] if people else []
    first = markers[0]
    ahead = first.end <= verb.start()
    passive = phrase_pattern(pack.meetings.elected).fullmatch(verb.group()) is not None
    rosters: list[Roster] = []
    # *A was elected chair*: those before a passive verb; else they are behind it.
    if passive and not ahead and (before := _chosen(text, sentence.start, verb.start(), pack, read)):
        rosters = [_roster(before, Span(sentence.start, first.end), first.office, pack)]
    starts = [verb.end(), *(one.end for one in (markers[1:] if ahead else markers[:-1]))]
    ends = [*(one.start for one in markers[1:]), sentence.end] if ahead else [one.start for one in markers]
    for marker, start, end in list(zip(markers, starts, ends, strict=True))[len(rosters) :]:
        if people := _chosen(text, start, end, pack, read):
            rosters.append(_roster(people, _from_first(people), marker.office, pack))
    return rosters


def _roster(people: People, span: Span, office: Office, pack: LanguagePack) -> Roster:
    several = Office(office.label, several=True)
    return Roster(Part.PRESENT, span, with_office(people, several, pack).members)


def _from_first(people: People) -> Span:
    return Span(people.members[0].name.span.start, people.end)


def _elected_behind_colon(text: str, sentence: Span, pack: LanguagePack, read: PeopleReader) -> list[Roster]:
    """*Election of auditors for a year: A and B*."""
    found = _elections(pack).search(text, sentence.start, sentence.end)
    colon = text.find(":", found.end(), sentence.end) if found else -1
    if found is None or colon < 0:
        return []
    office = _office(text[found.end() : colon].strip(), pack)
    people = _chosen(text, colon + 1, sentence.end, pack, read) if office else None
    return [_roster(people, _from_first(people), office, pack)] if office and people else []


def _chosen(text: str, start: int, end: int, pack: LanguagePack, read: PeopleReader) -> People | None:
    """The people of words that hold little else."""
    end = start + len(_without_joint(text[start:end], pack))
    if small := _SMALL.match(text, start, end):
        start = small.end()
    while start < end and text[start] in _EDGES:
        start += 1
    if start >= end or end - start > _LONGEST:
        return None
    people = read(text, Span(start, end), pack)
    if people is None or people.strange:
        return None
    left = text[people.end : end].strip(_EDGES)
    return people if not left or left.startswith("(") or _is_small(left) else None


def _is_small(words: str) -> bool:
    return len(words.split()) <= _LONGEST_REST and words == words.casefold()


def _without_joint(words: str, pack: LanguagePack) -> str:
    bare = words.rstrip(_EDGES)
    for joint in pack.cues.conjunctions:
        if bare.casefold().endswith(" " + joint):
            return bare[: -len(joint)].rstrip(_EDGES)
    return bare


def _markers(text: str, sentence: Span, pack: LanguagePack) -> Iterator[_Marker]:
    """Where a sentence names offices behind *as*, right behind its verb, or by what their holders do."""
    end = sentence.start
    for found in _openings(pack).finditer(text, sentence.start, sentence.end):
        if found.start() < end:
            continue
        if found.lastgroup == "task":
            end = found.end()
            yield _Marker(found.start(), end, Office(_tasks(pack)[found.group().casefold()], several=True))
            continue
        one = _marker(text, found.start(), found.end(), sentence.end, pack)
        # Without *as* an office right before a name is its title.
        if one and (found.lastgroup == "into" or not text[one.end + 1 : one.end + 2].isupper()):
            end = one.end
            yield one


def _marker(text: str, start: int, begin: int, most: int, pack: LanguagePack) -> _Marker | None:
    while begin < most and text[begin] == " ":
        begin += 1
    found = _OFFICE.match(text, begin, most)
    if found is None:
        return None
    words = found["office"].split(" ")
    for count in range(len(words), 0, -1):
        part = " ".join(words[:count])
        if office := _office(part, pack):
            return _Marker(start, begin + len(part), office)
    return None


def _office(words: str, pack: LanguagePack) -> Office | None:
    """The office of words: one of the table, in the singular, or a word that is a role."""
    if office := office_of(words, pack):
        return office if office.label else None
    parts = words.split()
    plain = bool(parts) and len(parts) <= _LONGEST_OFFICE and not any(map(_small_words(pack).__contains__, parts))
    return Office(words, several=False) if plain and is_role_word(parts[-1], pack) else None


@cache
def _small_words(pack: LanguagePack) -> frozenset[str]:
    return word_set((*pack.function_words, *pack.meetings.into, *pack.cues.conjunctions))


@cache
def _verbs(pack: LanguagePack) -> re.Pattern[str]:
    return phrase_pattern((*pack.meetings.elected, *pack.meetings.electing))


@cache
def _elections(pack: LanguagePack) -> re.Pattern[str]:
    return phrase_pattern(pack.meetings.elections)


@cache
def _openings(pack: LanguagePack) -> re.Pattern[str]:
    into, verbs = any_of(pack.meetings.into), any_of((*pack.meetings.elected, *pack.meetings.electing))
    tasks = any_of(tuple(_tasks(pack))) if _tasks(pack) else "(?!)"
    return re.compile(rf"(?<!\w)(?:(?P<task>{tasks})|(?P<into>{into})|(?P<verb>{verbs}))(?!\w)", re.IGNORECASE)


@cache
def _tasks(pack: LanguagePack) -> dict[str, str]:
    return {phrase: office for office, phrases in pack.meetings.tasks.items() for phrase in phrases}
