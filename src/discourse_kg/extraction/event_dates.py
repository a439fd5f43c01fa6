"""Find the day of the event, only where words bind it: beside the event's name, a word for an event, a verb of meeting.

The day of a publication, of a change, of an election, of a law in force is none. A day is complete by itself, by the
year in the event's name, or by the day of publication; never by a year from another sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto
from functools import cache
from typing import Final

from discourse_kg.extraction.dates import (
    FoundDate,
    Standing,
    days_without_year,
    full_dates,
    is_range,
    lines_of,
    relative_dates,
    standing_dates,
    weekday_before,
)
from discourse_kg.extraction.event_words import (
    Told,
    dates_something_else,
    is_about_another,
    is_held,
    tells_of_event,
    told_sentences,
)
from discourse_kg.extraction.quotation import find_quotations
from discourse_kg.extraction.segmentation import Block
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.names import phrase_pattern

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DIGIT: Final = re.compile(r"\d")
#: What is behind the word that opens a roll: nothing, or a colon after a few words.
_ROLL_ENDS: Final = re.compile(r"[*_ ]*(?:$|(?:\w+ ?){0,3}[*_]*[:;])")
#: A day without a year is of the year of a publication at most so many days later.
_SINCE: Final = timedelta(days=240)
#: A line at the head that names a day and a place is no longer than this.
_LINE: Final = 120
#: A day follows its weekday within so many characters (*Thursday, Aug. 13*).
_BEHIND: Final = 24
#: A verb of meeting is so near, in characters, to a word for the day of publication.
_NEAR: Final = 40
#: So many blocks are the head of minutes, with the roll of those present.
_MINUTES: Final = 12
#: So many blocks are the head of a recap.
_HEAD: Final = 6


@dataclass(frozen=True, slots=True)
class EventDays:
    """The event's day and the publication's, each None where the text does not give it."""

    event: date | None
    published: date | None


def event_days(
    text: str, blocks: tuple[Block, ...], name: Span | None, pack: LanguagePack, published: date | None = None
) -> EventDays:
    """The day of the event and that of the publication.

    A day that stands alone on its line is the publication's, unless another line or the front matter dates that.
    """
    read = [block for block in blocks if not block.repeated]
    standing = [one for block in read for one in standing_dates(text, block, pack)]
    alone = next((one.day for one in standing if one.standing is Standing.ALONE), None)
    printed = next((one.day for one in standing if one.standing is Standing.PUBLICATION), None)
    published = published or printed
    labelled = _labelled(text, read, pack) or _of_minutes(text, read, pack)
    if labelled is None and published is not None and alone is not None and alone < published:
        labelled = alone
    published = published or (alone if alone != labelled else None)
    issue = None if published else _year_of_issue(text, blocks, pack)
    known = _Known(published, _year_of(text, name), issue, frozenset(one.span for one in standing))
    return EventDays(labelled or _bound(text, blocks, name, pack, known), published)


@dataclass(frozen=True, slots=True)
class _Known:
    """What completes a day without a year: the day of publication, and the year in the event's name.

    The year of an issue does so only where the weekday agrees. `standing` are the days that stand alone on a line.
    """

    published: date | None
    year: int | None
    issue: int | None = None
    standing: frozenset[Span] = frozenset()


def _year_of(text: str, name: Span | None) -> int | None:
    """The year in the event's name, or right behind it (*Hamnveckan 2024*)."""
    if name is None:
        return None
    found = _YEAR.search(name.of(text)) or re.search(rf"{re.escape(name.of(text))}\s+((?:19|20)\d\d)(?!\d)", text)
    return int(found.group()[-4:]) if found else None


def _year_of_issue(text: str, blocks: Iterable[Block], pack: LanguagePack) -> int | None:
    """The year in the head's line that says which issue of a publication it is (*Nr 3 2023*)."""
    for block in list(blocks)[:_HEAD]:
        if block.span.end - block.span.start <= _LINE:
            found = _issue(pack).search(text, block.span.start, block.span.end)
            if found is not None:
                return int(found["year"])
    return None


@cache
def _issue(pack: LanguagePack) -> re.Pattern[str]:
    issues = "|".join(map(re.escape, pack.dates.issues)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{issues})\.?\s+\d{{1,3}}\s*[,/–-]?\s*(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)


def _labelled(text: str, blocks: Iterable[Block], pack: LanguagePack) -> date | None:
    """*Datum: 2024-03-07*: the day behind a label at the head."""
    for block in blocks:
        for found in _label(pack).finditer(text, block.span.start, block.span.end):
            line_end = text.find("\n", found.end(), block.span.end)
            line = Span(found.end(), line_end if line_end > 0 else block.span.end)
            if (day := next((day for _, day in full_dates(text, line, pack.tag)), None)) is not None:
                return day
    return None


def _of_minutes(text: str, blocks: list[Block], pack: LanguagePack) -> date | None:
    """The first day at the head of minutes, before the roll of those present: the meeting's."""
    for block in blocks[:_MINUTES]:
        for line in lines_of(text, block.span):
            days = [] if line.end - line.start > _LINE else sorted(full_dates(text, line, pack.tag))
            for span, day in days:
                if not dates_something_else(text, line, span, pack):
                    return day if _has_roll(text, blocks[:_MINUTES], pack) else None
    return None


def _has_roll(text: str, blocks: list[Block], pack: LanguagePack) -> bool:
    """Whether one of the lines says who was present, as minutes do."""
    roll = phrase_pattern(pack.cast.attendance)
    for block in blocks:
        for line in lines_of(text, block.span):
            words = line.of(text).strip(" #*_")
            found = roll.match(words)
            if found and _ROLL_ENDS.match(words, found.end()):
                return True
    return False


@cache
def _label(pack: LanguagePack) -> re.Pattern[str]:
    labels = "|".join(sorted(map(re.escape, pack.events.date_labels), key=len, reverse=True)) or "(?!)"
    return re.compile(rf"^[ \t*_-]{{0,4}}(?:{labels})[*_]{{0,2}}:(?=.)", re.IGNORECASE | re.MULTILINE)


class _Bond(Enum):
    """What ties a day to the event, the strongest first: its name, a word for one, or that it is told of one there.

    What follows a sentence about the event says when that was (*It was Friday 3 May 2024*).
    """

    NAMED = auto()
    TOLD = auto()
    FOLLOWING = auto()
    NEAR = auto()


def _bound(text: str, blocks: tuple[Block, ...], name: Span | None, pack: LanguagePack, known: _Known) -> date | None:
    """The first day that a sentence about the event gives: one that names it before one that only speaks of it."""
    pattern = _name_pattern(name.of(text)) if name else None
    found: dict[tuple[_Bond, bool], date] = {}
    heads_of_event = any(
        tells_of_event(one.sentence.of(text), pack) for one in told_sentences(blocks) if one.block < _HEAD
    )
    copulas = phrase_pattern(pack.roles.copulas)
    before: Told | None = None
    for one in told_sentences(blocks):
        words = one.sentence.of(text)
        head = one.block < _HEAD
        if pattern is not None and pattern.search(words) is not None:
            bond = _Bond.NAMED
        elif tells_of_event(words, pack) or (head and one.opens and _is_head(text, one.sentence, pack)):
            bond = _Bond.TOLD
        elif before is not None and before.block == one.block and copulas.search(words) is not None:
            bond = _Bond.FOLLOWING
        elif head and heads_of_event and known.published is not None:
            bond = _Bond.NEAR
        else:
            before = None
            continue
        before = one if bond in {_Bond.NAMED, _Bond.TOLD} else None
        day = _day_in(text, one.sentence, pack, known, counted=bond is _Bond.NEAR)
        if day is not None:
            found.setdefault((bond, day.counted), day.day)
    # A day that is printed tells more than one that is counted from the publication (*Wednesday's*).
    ranks = [(bond, counted) for bond in _Bond for counted in (False, True)]
    return next((found[rank] for rank in ranks if rank in found), None)


@cache
def _name_pattern(name: str) -> re.Pattern[str]:
    stem = name[:-2] if len(name) > 8 else name  # noqa: PLR2004 (a short name has no ending to spare)
    return re.compile(re.escape(stem), re.IGNORECASE)


def _is_head(text: str, line: Span, pack: LanguagePack) -> bool:
    """A line at the head with a day and a place behind it, or with a range of days: no publication takes two.

    So is one that says that it reports from something (*Summary of evidence, 12 May 2016*).
    """
    if line.end - line.start > _LINE:
        return False
    if phrase_pattern(pack.events.reports).search(text, line.start, line.end) is not None:
        return True
    for span, _ in full_dates(text, line, pack.tag):
        behind = text[span.end : line.end].lstrip()
        if is_range(span.of(text)) or (behind[:1] == "," and behind[1:].strip()[:1].isupper()):
            return not behind.endswith((".", "!", "?"))
    return False


def _day_in(text: str, span: Span, pack: LanguagePack, known: _Known, *, counted: bool) -> FoundDate | None:
    """The first day of a sentence that is complete, or is completed by what is known; none from quoted words.

    `counted` leaves only those that are counted from the publication (*last Friday*), and not its own.
    """
    quoted = [one.span for one in find_quotations(text, span) if one.is_speech(text, span.start)]
    found = sorted(_days(text, span, pack, known, counted=counted), key=lambda one: (one.span.start, -one.span.end))
    for one in found:
        if any(quotation.covers(one.span) for quotation in quoted):
            continue
        if (
            one.span in known.standing
            or is_about_another(text, span, one.span, pack)
            or dates_something_else(text, span, one.span, pack)
        ):
            continue
        if known.published is None or (one.day < known.published if counted else one.day <= known.published):
            return one
    return None


def _days(text: str, span: Span, pack: LanguagePack, known: _Known, *, counted: bool) -> Iterator[FoundDate]:
    if not counted and _DIGIT.search(text, span.start, span.end):
        yield from (FoundDate(found, day) for found, day in full_dates(text, span, pack.tag))
        yield from _completed(text, span, pack, known)
    if known.published is not None:
        for one in relative_dates(text, span, pack, known.published):
            if _counts(text, span, one, pack, known.published):
                yield replace(one, counted=True)


def _counts(text: str, sentence: Span, found: FoundDate, pack: LanguagePack, published: date) -> bool:
    """Whether a word for a day may be an event's: no weekday of a day, and *today* only beside a verb of meeting."""
    near = Span(found.span.start, min(found.span.end + _BEHIND, sentence.end))
    if _DIGIT.search(text, near.start, near.end) and next(days_without_year(text, near, pack, published.year), None):
        return False
    around = text[max(sentence.start, found.span.start - _NEAR) : min(sentence.end, found.span.end + _NEAR)]
    return found.day != published or is_held(around, pack)


def _completed(text: str, span: Span, pack: LanguagePack, known: _Known) -> Iterator[FoundDate]:
    years: Sequence[int] = ()
    if known.year is not None:
        years = (known.year,)
    elif known.published is not None:
        years = (known.published.year, known.published.year - 1)
    elif known.issue is not None:
        years = (known.issue,)
    for year in years:
        for one in days_without_year(text, span, pack, year):
            near = known.published is None or timedelta() <= known.published - one.day <= _SINCE
            weekday = weekday_before(text, one, pack)
            agrees = weekday == one.day.weekday() or (weekday is None and known.issue is None)
            if (near or known.year is not None) and agrees:
                yield one
