"""Rolls under offices: *Members: A, B*, *Auditors* above names, one behind the other in a paragraph or on its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.descriptions import printed_role
from discourse_kg.noun_phrases.meeting_offices import Office, office_of
from discourse_kg.rosters.leads import folded, kinds_of_leads
from discourse_kg.rosters.listed_people import Part, People, PeopleReader, Roster, Seating

#: What stands before a colon, or alone on a line, back to the mark or the line end before it.
_COLON = re.compile(r":(?=\s)[ \t]*")
_BEFORE_COLON = re.compile(r"(?P<words>[^\W\d_][^\n:;,|()]{1,80}(?:[(][^()\n]{1,40}[)][ \t]*)?)$")
_REACH = 130
_ALONE = re.compile(r"^[ \t]*(?:[*•·–-][ \t]+)?(?P<words>[^\W\d_][^\n:;,|]{1,50}?)[ \t]*:?[ \t]*(?:\n|$)", re.MULTILINE)

#: A label has at most so many words.
_LONGEST_LABEL = 5
#: Labels of these parts are rosters of a talk.
_ON_STAGE = frozenset({Part.MODERATOR, Part.PANELLIST, Part.SPEAKER})
_ENDS = " \n\t.;,|"

#: A line is one of people if it has at most so many characters.
_LINE = 400


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A label, the office that it names, and the words behind it up to the next label."""

    label: Span
    office: Office | None
    words: Span


def read_office_rolls(text: str, block: Span, part: Part, pack: LanguagePack, read: PeopleReader) -> list[Seating]:
    """The rolls of a block that stand behind offices, each with its holders."""
    seatings: list[Seating] = []
    for one in _labelled(text, block, pack):
        known = kinds_of_leads(pack).get(folded(one.label.of(text)))
        if one.office is None or (known is not None and known[1] in _ON_STAGE):
            continue
        own = known[1] if known is not None else part
        for number, people in enumerate(_people(text, one.words, pack, read)):
            held = with_office(people, one.office if one.office.several or not number else None, pack)
            roster = Roster(own, Span(one.label.start, people.end), held.members, whole=True)
            seatings.append(Seating(roster, Span(one.label.start, one.words.end)))
    return seatings


def with_office(people: People, office: Office | None, pack: LanguagePack) -> People:
    """People with the office of their roll, where nothing else is told of them; one holds it alone."""
    if office is None or office.label is None:
        return people
    role = printed_role(office.label, pack)
    holders = len(people.members) if office.several else 1
    members = (
        replace(one, description=replace(one.description, role=one.description.role or role))
        if number < holders
        else one
        for number, one in enumerate(people.members)
    )
    return replace(people, members=tuple(members))


def _labelled(text: str, block: Span, pack: LanguagePack) -> list[_Labelled]:
    """Every label of a block with its words; one that names no office ends those of the one before."""
    words = block.of(text)
    found = {label.start: (label, end, office) for label, end, office in _labels(words, pack)}
    starts = sorted(found)
    labelled = []
    for number, start in enumerate(starts):
        label, begin, office = found[start]
        end = starts[number + 1] if number + 1 < len(starts) else len(words)
        end = begin + len(words[begin:end].rstrip(_ENDS))
        if end > begin:
            shift = block.start
            labelled.append(
                _Labelled(Span(shift + label.start, shift + label.end), office, Span(shift + begin, shift + end))
            )
    return labelled


def _labels(words: str, pack: LanguagePack) -> Iterator[tuple[Span, int, Office | None]]:
    """Where labels stand in words, where each ends with its colon, and what office it names."""
    for one in _ALONE.finditer(words):
        if office := office_of(one["words"], pack):
            yield Span(*one.span("words")), one.end(), office
    for colon in _COLON.finditer(words):
        if before := _BEFORE_COLON.search(words, max(colon.start() - _REACH, 0), colon.start()):
            start, office = _longest_office(before, pack)
            yield Span(start, before.end("words")), colon.end(), office


def _longest_office(found: re.Match[str], pack: LanguagePack) -> tuple[int, Office | None]:
    """The office right before a colon, and where it starts: a list may end before it without a mark."""
    starts = [word.start() for word in re.finditer(r"(?<!\S)\S", found["words"])]
    for start in starts[-_LONGEST_LABEL:]:
        if start and not found["words"][start].isupper():
            continue
        if office := office_of(found["words"][start:], pack):
            return found.start("words") + start, office
    return found.start("words"), None


def _people(text: str, words: Span, pack: LanguagePack, read: PeopleReader) -> Iterator[People]:
    """The people of a roll as a whole, or where that cannot be read to its end, of each of its lines."""
    people = read_whole(text, words, pack, read)
    if people:
        yield people
        return
    lines = list(_lines(text, words))
    found = [one for line in lines if (one := read_whole(text, line, pack, read))]
    if len(lines) > 1 and 2 * len(found) >= len(lines):
        yield from found


def read_whole(text: str, words: Span, pack: LanguagePack, read: PeopleReader) -> People | None:
    """The people of words that hold nothing else."""
    if words.end <= words.start or words.end - words.start > _LINE:
        return None
    people = read(text, words, pack)
    return people if people and not people.strange and not text[people.end : words.end].strip(_ENDS) else None


def _lines(text: str, words: Span) -> Iterator[Span]:
    for one in re.finditer(r"[^\n]+", words.of(text)):
        yield Span(words.start + one.start(), words.start + one.end())
