"""Read the list at a sign of one: behind a label, before or behind words that place people or tell what they do."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.names import phrase_pattern, word_set
from discourse_kg.rosters.leads import Lead, any_of, filler
from discourse_kg.rosters.listed_people import Part, PeopleReader, Roster

#: A label and its colon have at most so many words between them (*Present at the meeting:*).
LABEL_TAIL = re.compile(r"((?:\s+[^\W\d_][\w-]*){0,3})\s*:(?=\s|$)")

#: The list before some words begins at one of so many clauses before them.
_CLAUSE_STARTS = 6
_CLAUSES = re.compile(r"[;:]\s+|[,.]\s+(?=[^\W\d_])|(?<=\s)[–—]\s+")

#: What is told of a panel before its people (*The panel, moderated by A, was B and C*).
_ASIDE = re.compile(r",[^.;:]{3,80}?,(?=\s)")

#: Two people are several.
SEVERAL = 2

#: What a pair of brackets holds, with at most one pair within.
_ENCLOSED = re.compile(r"\s*[(]((?:[^()]|[(][^()]*[)]){4,600})[)]")
_MARKS = " \n\t,;:–—"
_BULLETS = " \n\t*•·-–#_"
_STOPS = ".;,:\n)"


@dataclass(frozen=True, slots=True)
class Sign:
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


@cache
def tail_of(pack: LanguagePack) -> re.Pattern[str]:
    """What may stand between the words of a lead and its list: verbs of being there, words of order and emphasis."""
    return re.compile(
        rf"\s*(?:{filler(pack)}\s+)*(?:(?:{any_of(pack.rosters.being)}|{any_of(pack.rosters.presence)})\s+)?(?:{filler(pack)}\s+)*\s*:?\s*",
        re.IGNORECASE,
    )


@cache
def being_of(pack: LanguagePack) -> re.Pattern[str]:
    """*: *, or a verb between a label and its list, with a short phrase about the label before it."""
    prepositions = any_of(
        (*pack.events.prepositions, *pack.events.place, *pack.roles.prepositions, *pack.roles.weak_prepositions)
    )
    about = rf"(?:\s+{prepositions}(?:\s+[^\W\d_][\w-]*){{1,3}}?)?"
    return re.compile(
        rf"{about}\s+(?:{filler(pack)}\s+)*{any_of(pack.rosters.being)}(?:\s+{filler(pack)})*\s*:?\s+", re.IGNORECASE
    )


def _at_label(sign: Sign) -> Roster | None:
    """*Panel: A, B*, *Participants were A and B*."""
    text, start = sign.text, sign.span.start
    opens = not text[sign.sentence.start : start].strip(_BULLETS) or text[start - 2 : start].strip()[-1:] in tuple(
        _STOPS
    )
    tail = LABEL_TAIL.match(text, sign.span.end, sign.sentence.end)
    if tail and (opens or sign.part not in (Part.PRESENT, Part.ROLL)):
        found = _behind(sign, tail.end())
        # With words between the label and its colon, only a list that goes on to the end is one.
        return found if found and (found.whole or not tail.group(1)) else None
    aside = _ASIDE.match(text, sign.span.end, sign.sentence.end)
    behind = aside.end() if aside else sign.span.end
    being = being_of(sign.pack).match(text, behind, sign.sentence.end)
    if being and aside:
        # Who is told between the commas is not on the list, which begins behind them.
        found = _behind(replace(sign, most=sign.sentence.end), being.end())
        if found:
            return replace(found, span=Span(being.end(), found.span.end))
    elif being:
        return _behind(sign, being.end())
    return _beside_label(sign, opens=opens)


def _beside_label(sign: Sign, *, opens: bool) -> Roster | None:
    """*The panelists (A at X, B at Y) agreed*, *paneldeltagarna, däribland A och B*, *Medverkande A, B och C.*."""
    text, end = sign.text, sign.span.end
    if sign.part not in (Part.PANELLIST, Part.SPEAKER, Part.MODERATOR):
        return None
    closed = _ENCLOSED.match(text, end, sign.sentence.end)
    joint = _including(sign.pack).match(text, end, sign.sentence.end)
    if closed:
        people = sign.read(text, Span(closed.start(1), closed.end(1)), sign.pack)
        whole = people is not None and not text[people.end : closed.end(1)].strip(_MARKS)
    elif joint or (opens and text[sign.span.start].isupper() and text[end : end + 2].strip().isupper()):
        start = joint.end() if joint else end
        people = sign.read(text, Span(start, sign.most), sign.pack) if start < sign.most else None
        whole = people is not None and (bool(joint) or not text[people.end : sign.sentence.end].strip(" .!"))
    else:
        return None
    if people is None or not whole or len(people.members) < SEVERAL or not people.evident:
        return None
    return Roster(sign.part, Span(sign.span.start, people.end), people.members, whole=True)


@cache
def _including(pack: LanguagePack) -> re.Pattern[str]:
    """*, including*: what comes between a word for people and some of them, or all between commas."""
    words = any_of(pack.rosters.including) if pack.rosters.including else "(?!)"
    return re.compile(rf",?\s+{words}\s+|,\s+", re.IGNORECASE)


def _at_place(sign: Sign) -> Roster | None:
    """*On the stage were A and B*, *on the stage A and B*; else *A and B sat on the stage*, *sat A on the stage*."""
    tail = tail_of(sign.pack).match(sign.text, sign.span.end, sign.sentence.end)
    if tail and (found := _behind(sign, tail.end())):
        return found
    before = sign.text[sign.least : sign.span.start].rstrip()
    verbs = (one for one in presence_of(sign.pack).finditer(before) if one.group()[0].islower())
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
    # *A joined B on the stage*: those before the verb are there too.
    first = _before(sign, sign.least + verb[0].start())
    if first is None:
        return Roster(sign.part, Span(start, sign.span.end), people.members)
    return Roster(sign.part, Span(first.span.start, sign.span.end), (*first.members, *people.members))


@cache
def _fillers(pack: LanguagePack) -> re.Pattern[str]:
    """Words of order and emphasis, or nothing."""
    return re.compile(rf"\s*(?:{filler(pack)}(?:\s+|$))*", re.IGNORECASE)


@cache
def presence_of(pack: LanguagePack) -> re.Pattern[str]:
    """A verb of being there, or a word that joins somebody to others."""
    return phrase_pattern((*pack.rosters.presence, *pack.rosters.joining))


def _at_words_before(sign: Sign) -> Roster | None:
    """*The talk was led by A*, *Taking part were A and B*."""
    tail = tail_of(sign.pack).match(sign.text, sign.span.end, sign.sentence.end)
    return _behind(sign, tail.end() if tail else sign.span.end)


def _at_words_behind(sign: Sign) -> Roster | None:
    """*A, who led the talk*, *A and B joined the panel*."""
    return _before(sign, sign.span.start)


def _at_engagement(sign: Sign) -> Roster | None:
    """*A and B debated*, *debated A and B*: what people do on a stage; without a word for it, two or more together."""
    before, behind = _before(sign, sign.span.start), _behind(sign, sign.span.end)
    hosts = sign.span.of(sign.text).casefold() in word_set(sign.pack.rosters.hosting)
    staged = sign.staged and not hosts
    if before and behind and staged:
        # *A joined B on the panel*.
        return Roster(Part.PANELLIST, before.span.through(behind.span), (*before.members, *behind.members))
    for found in (before, behind):
        if found and (sign.staged or len(found.members) > 1):
            return replace(found, part=Part.PANELLIST) if staged else found
    return None


def _at_doing(sign: Sign) -> Roster | None:
    """*A and B demonstrated tools*: two or more who do what only people do at an event."""
    found = _before(sign, sign.span.start)
    return found if found and len(found.members) > 1 else None


def _behind(sign: Sign, start: int) -> Roster | None:
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


def _before(sign: Sign, end: int) -> Roster | None:
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


#: What reads the list at each kind of lead.
READERS: Final[Mapping[Lead, Callable[[Sign], Roster | None]]] = {
    Lead.LABEL: _at_label,
    Lead.PLACE: _at_place,
    Lead.AFTER: _at_words_before,
    Lead.BEFORE: _at_words_behind,
    Lead.ENGAGED: _at_engagement,
    Lead.DOING: _at_doing,
}
