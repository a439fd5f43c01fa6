"""Find who a text lists, and as what: the words that open or close a list of people, and the list as a whole.

*In the panel sat A and B*, *A and B sat in the panel*, *Panel: A, B*, *A, who led the talk,*: one grammar of a lead (a
label, a place or an act, each with the part that it gives) and a list before or behind it. Where the list cannot be
read to its end, nothing is taken from it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from discourse_kg.extraction.listed_people import Part, PeopleReader, Roster
from discourse_kg.extraction.roster_leads import Lead, any_of, filler, folded, kinds_of_leads, leads_of
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.names import phrase_pattern, word_set

#: A label and its colon have at most so many words between them (*Present at the meeting:*).
_LABEL_TAIL = re.compile(r"((?:\s+[^\W\d_][\w-]*){0,3})\s*:(?=\s|$)")

#: A verb of being there is within so many characters before the place.
_NEAR = 200

#: The longest list, in characters.
_LONGEST = 1500

#: The list before some words begins at one of so many clauses before them.
_CLAUSE_STARTS = 6
_CLAUSES = re.compile(r"[;:]\s+|[,.]\s+(?=[^\W\d_])|(?<=\s)[–—]\s+")
_MARKS = " \n\t,;:–—"
_BULLETS = " \n\t*•·-–#_"
_STOPS = ".;,:\n)"


@dataclass(frozen=True, slots=True)
class _Sign:
    """Words that open or close a list; one before them begins at `least` or later, one behind ends at `most`."""

    text: str
    sentence: Span
    span: Span
    least: int
    most: int
    part: Part
    pack: LanguagePack
    staged: bool
    read: PeopleReader


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
        sign = _Sign(text, sentence, Span(*found.span()), first, end, part, pack, staged, read)
        roster = _READERS[lead](sign)
        if roster is not None:
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
            yield Roster(Part.PRESENT, Span(found.start(), people.end), people.members)
            return


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
            presence or _presence(pack).search(text, max(sentence.start, found.start() - _NEAR), found.start())
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
        _LABEL_TAIL.match(text, found.end(), sentence.end) or _being(pack).match(text, found.end(), sentence.end)
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
    if not rest or _tail(pack).fullmatch(" " + rest + " "):
        return part
    return part if line.rstrip().endswith(":") and _LABEL_TAIL.fullmatch(words[found.end() :] + ":") else None


@cache
def _tail(pack: LanguagePack) -> re.Pattern[str]:
    """What may stand between the words of a lead and its list: verbs of being there, words of order and emphasis."""
    return re.compile(
        rf"\s*(?:{filler(pack)}\s+)*(?:(?:{any_of(pack.rosters.being)}|{any_of(pack.rosters.presence)})\s+)?(?:{filler(pack)}\s+)*\s*:?\s*",
        re.IGNORECASE,
    )


@cache
def _being(pack: LanguagePack) -> re.Pattern[str]:
    """*: *, or a verb between a label and its list, with a short phrase about the label before it."""
    prepositions = any_of(
        (*pack.events.prepositions, *pack.events.place, *pack.roles.prepositions, *pack.roles.weak_prepositions)
    )
    about = rf"(?:\s+{prepositions}(?:\s+[^\W\d_][\w-]*){{1,3}}?)?"
    return re.compile(
        rf"{about}\s+(?:{filler(pack)}\s+)*{any_of(pack.rosters.being)}(?:\s+{filler(pack)})*\s*:?\s+", re.IGNORECASE
    )


def _at_label(sign: _Sign) -> Roster | None:
    """*Panel: A, B*, *Participants were A and B*."""
    text, start = sign.text, sign.span.start
    opens = not text[sign.sentence.start : start].strip(_BULLETS) or text[start - 2 : start].strip()[-1:] in tuple(
        _STOPS
    )
    tail = _LABEL_TAIL.match(text, sign.span.end, sign.sentence.end)
    if tail and (opens or sign.part is not Part.PRESENT):
        found = _behind(sign, tail.end())
        # With words between the label and its colon, only a list that goes on to the end is one.
        return found if found and (found.whole or not tail.group(1)) else None
    being = _being(sign.pack).match(text, sign.span.end, sign.sentence.end)
    return _behind(sign, being.end()) if being else None


def _at_place(sign: _Sign) -> Roster | None:
    """*On the stage were A and B*, *on the stage A and B*; else *A and B sat on the stage*, *sat A on the stage*."""
    tail = _tail(sign.pack).match(sign.text, sign.span.end, sign.sentence.end)
    if tail and (found := _behind(sign, tail.end())):
        return found
    before = sign.text[sign.least : sign.span.start].rstrip()
    verbs = (one for one in _presence(sign.pack).finditer(before) if one.group()[0].islower())
    verb = deque(verbs, maxlen=1)
    if not verb:
        return None
    words = before[verb[0].end() :]
    filled = _fillers(sign.pack).match(words)
    if filled is None or filled.end() == len(words):
        return _before(sign, sign.least + verb[0].start())
    start = sign.least + verb[0].end() + filled.end()
    people = sign.read(sign.text, Span(start, sign.least + len(before)), sign.pack)
    if people is None or sign.text[people.end : sign.span.start].strip(_MARKS):
        return None
    return Roster(sign.part, Span(start, sign.span.end), people.members)


@cache
def _fillers(pack: LanguagePack) -> re.Pattern[str]:
    """Words of order and emphasis, or nothing."""
    return re.compile(rf"\s*(?:{filler(pack)}(?:\s+|$))*", re.IGNORECASE)


@cache
def _presence(pack: LanguagePack) -> re.Pattern[str]:
    return phrase_pattern((*pack.rosters.presence, *pack.rosters.joining))


def _at_words_before(sign: _Sign) -> Roster | None:
    """*The talk was led by A*, *Taking part were A and B*."""
    tail = _tail(sign.pack).match(sign.text, sign.span.end, sign.sentence.end)
    return _behind(sign, tail.end() if tail else sign.span.end)


def _at_words_behind(sign: _Sign) -> Roster | None:
    """*A, who led the talk*, *A and B joined the panel*."""
    return _before(sign, sign.span.start)


def _at_engagement(sign: _Sign) -> Roster | None:
    """*A and B debated*, *debated A and B*: what people do on a stage; without a word for it, two or more together."""
    for found in (_before(sign, sign.span.start), _behind(sign, sign.span.end)):
        if found and (sign.staged or len(found.members) > 1):
            return replace(found, part=Part.PANELLIST) if sign.staged else found
    return None


def _at_doing(sign: _Sign) -> Roster | None:
    """*A and B demonstrated tools*: two or more who do what only people do at an event."""
    found = _before(sign, sign.span.start)
    return found if found and len(found.members) > 1 else None


def _behind(sign: _Sign, start: int) -> Roster | None:
    """The list that begins there."""
    stop = sign.most
    single = sign.part is Part.MODERATOR
    people = sign.read(sign.text, Span(start, stop), sign.pack, alone=single) if start < stop else None
    if people is None:
        return None
    part = Part.AWAY if _unfulfilled(sign.pack).search(sign.text, sign.span.end, start) else sign.part
    whole = not sign.text[people.end : sign.sentence.end].strip(" .!")
    return Roster(part, Span(sign.span.start, people.end), people.members, whole)


@cache
def _unfulfilled(pack: LanguagePack) -> re.Pattern[str]:
    """Words by which people were to be where they were not (*should have sat*)."""
    return phrase_pattern(pack.rosters.unfulfilled)


def _before(sign: _Sign, end: int) -> Roster | None:
    """The list that ends there, from the beginning of the sentence, or of a clause."""
    least = sign.least
    end = least + len(_without_relative(sign.text[least:end], sign.pack))
    clauses = [found.end() for found in _CLAUSES.finditer(sign.text, least, end)]
    clauses += (found.end() for found in _openers(sign.pack).finditer(sign.text, least, end))
    for start in (least, *sorted(clauses)[-_CLAUSE_STARTS:]):
        opening = _opening(sign.pack).match(sign.text, start, end)
        begins = opening.end() if opening else start
        single = sign.part is Part.MODERATOR
        people = sign.read(sign.text, Span(begins, end), sign.pack, alone=single) if begins < end else None
        if people and not sign.text[people.end : end].strip(_MARKS):
            return Roster(sign.part, Span(begins, sign.span.end), people.members)
    return None


@cache
def _opening(pack: LanguagePack) -> re.Pattern[str]:
    """Words that may open the clause whose subject is the list."""
    words = (*pack.rosters.fillers, *pack.cues.adverbs, *pack.cues.conjunctions, *pack.rosters.openers)
    return re.compile(rf"\s*(?:{any_of(words)}\s+)*", re.IGNORECASE)


@cache
def _openers(pack: LanguagePack) -> re.Pattern[str]:
    return phrase_pattern(pack.rosters.openers)


def _without_relative(words: str, pack: LanguagePack) -> str:
    """What stands before *who* and the words of order and emphasis, where those are last."""
    while True:
        bare = words.rstrip(_MARKS)
        last = _lasts(pack).search(bare)
        if last is None:
            return bare
        words = bare[: last.start()]


@cache
def _lasts(pack: LanguagePack) -> re.Pattern[str]:
    words = (*pack.pronouns.relative, *pack.rosters.fillers, *pack.cues.adverbs, *pack.cues.auxiliaries)
    return re.compile(rf"(?<!\w){any_of(words)}$", re.IGNORECASE)


_READERS = {
    Lead.LABEL: _at_label,
    Lead.PLACE: _at_place,
    Lead.AFTER: _at_words_before,
    Lead.BEFORE: _at_words_behind,
    Lead.ENGAGED: _at_engagement,
    Lead.DOING: _at_doing,
}
