"""Find the event's date: months and weekdays from the CLDR, words for yesterday from the language pack."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from babel import Locale

from discourse_kg.extraction.segmentation import Block
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span
from discourse_kg.noun_phrases.names import ends_with_phrase, phrase_pattern

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

#: A line that dates the publication is no longer than this.
_LINE = 120

#: A weekday's inflected form has at most so many letters more (*tisdagens*).
_INFLECTION = 3

#: A date is alone on its line with at most this many other characters: a weekday, a town.
_LABEL = 16

#: Words that date a change end at most this many characters before the date.
_REACH = 40

#: A date says what a word like *today* means when it is at most this many characters behind it.
_BEHIND = 20

#: So many blocks may name the year.
_HEAD = 4


class Standing(StrEnum):
    """What the line of a date says about it: it dates the text, it is alone on its line, or it is in prose."""

    PUBLICATION = "publication"
    ALONE = "alone"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in the text."""

    span: Span
    day: date
    standing: Standing = Standing.PROSE


def event_date(
    text: str,
    blocks: tuple[Block, ...],
    pack: LanguagePack,
    published: date | None = None,
    bylines: Sequence[Span] = (),
) -> tuple[date | None, date | None]:
    """The event's date and the publication's, each None when the text does not give it.

    The event's is the first date in prose: a full one, one whose year is the publication's or the first
    that the text names, or a word like *yesterday*, unless its date is right behind it. A date alone on its line
    dates the event when none is in prose before it, if `published` is another day, or none at all; else it dates the
    publication. Where no date has a year, one of the `bylines` may tell it.
    """
    read = [block for block in blocks if not block.repeated]
    full = [one for block in read for one in _full_dates(text, block, pack)]
    single = next((one for one in full if one.standing is Standing.ALONE and one.day != published), None)
    alone = single.day if single else None
    if single and published and not any(one.span < single.span for one in full if one.standing is Standing.PROSE):
        return alone, published
    published = published or next((one.day for one in full if one.standing is Standing.PUBLICATION), None)
    year = next((day.year for day in (published, alone, *(one.day for one in full)) if day), None)
    year = year or _year(text, [*_of_publication(text, bylines, pack), *(block.span for block in read[:_HEAD])])
    prose = [one for one in full if one.standing is Standing.PROSE]
    if (reference := published or alone) is not None:
        prose += [one for block in read for one in _relative_dates(text, block, pack, reference)]
    if year is not None:
        prose += [one for block in read for one in _days_without_year(text, block, pack, year)]
    dated = sorted(one.span for one in full if one.standing is not Standing.PROSE)
    prose.sort(key=lambda one: (one.span.start, -one.span.end))
    first = next((one for one in prose if not _on_line_of(text, one.span, dated)), None)
    if first is None:
        return alone, published
    exact = next((one for one in full if 0 <= one.span.start - first.span.end <= _BEHIND), first)
    return exact.day, published or alone


def _on_line_of(text: str, span: Span, dated: list[Span]) -> bool:
    """Whether one of the spans, which come in order, is on the same line: the nearest of them, if any is."""
    number = bisect_left(dated, span)
    return any(
        text.find("\n", min(span.start, other.start), max(span.end, other.end)) < 0
        for other in dated[max(number - 1, 0) : number + 1]
    )


def _of_publication(text: str, bylines: Sequence[Span], pack: LanguagePack) -> list[Span]:
    """The bylines that do not tell of a change."""
    changed = phrase_pattern(pack.page.changed)
    return [line for line in bylines if not changed.search(text, line.start, line.end)]


def _year(text: str, lines: Iterable[Span]) -> int | None:
    """The first year that a line names, as an event's name does (*Summit 2025*)."""
    found = (_YEAR.search(text, line.start, line.end) for line in lines)
    return next((int(year.group()) for year in found if year), None)


def full_dates(text: str, span: Span, tag: str) -> Iterator[tuple[Span, date]]:
    """The days with their years that a stretch of text names, by each way to write them."""
    if not _has_digit(text, span):
        return
    for pattern in (_ISO, *_patterns(tag)):
        for found in pattern.finditer(text, span.start, span.end):
            if (day := _day(found, tag)) is not None:
                yield Span(found.start(), found.end()), day


def _full_dates(text: str, block: Block, pack: LanguagePack) -> Iterator[FoundDate]:
    for span, day in full_dates(text, block.span, pack.tag):
        if not _dates_change(text, block.span.start, span.start, pack):
            yield FoundDate(span, day, _standing(block.span.of(text), span, pack))


def _dates_change(text: str, start: int, position: int, pack: LanguagePack) -> bool:
    """Whether right before a date stands that the page was changed then: no event is dated by that."""
    before = text[max(start, position - _REACH) : position].rstrip(" :(")
    return ends_with_phrase(before, pack.page.changed)


def _has_digit(text: str, span: Span) -> bool:
    """Whether looking for dates is worthwhile: most paragraphs have no digit."""
    return _DIGIT.search(text, span.start, span.end) is not None


def _standing(line: str, span: Span, pack: LanguagePack) -> Standing:
    if len(line) <= _LINE and phrase_pattern((*pack.dates.published, *pack.cast.bylines)).match(line):
        return Standing.PUBLICATION
    return Standing.ALONE if len(line) - (span.end - span.start) <= _LABEL else Standing.PROSE


def _days_without_year(text: str, block: Block, pack: LanguagePack, year: int) -> Iterator[FoundDate]:
    if not _has_digit(text, block.span):
        return
    for pattern in _patterns(pack.tag, with_year=False):
        for found in pattern.finditer(text, block.span.start, block.span.end):
            if (day := _make(year, _months(pack.tag)[found["month"].casefold()], int(found["day"]))) is not None:
                yield FoundDate(Span(found.start(), found.end()), day)


def _relative_dates(text: str, block: Block, pack: LanguagePack, published: date) -> Iterator[FoundDate]:
    for found in phrase_pattern(tuple(pack.dates.relative)).finditer(text, block.span.start, block.span.end):
        days = pack.dates.relative[" ".join(found.group().casefold().split())]
        yield FoundDate(Span(found.start(), found.end()), published + timedelta(days=days))
    for forms, least in ((pack.dates.weekdays, 1), (pack.dates.weekdays_near, 0)):
        for found in _weekday_pattern(pack.tag, forms).finditer(text, block.span.start, block.span.end):
            named = next(day for day in found.groups() if day)
            back = (published.weekday() - _weekdays(pack.tag)[named.casefold()] - least) % 7 + least
            yield FoundDate(Span(found.start(), found.end()), published - timedelta(days=back))


def _day(found: re.Match[str], tag: str) -> date | None:
    if found.re is _ISO:
        return _make(*map(int, found.groups()))
    return _make(int(found["year"]), _months(tag)[found["month"].casefold()], int(found["day"]))


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_month(word: str, tag: str) -> bool:
    """Whether the word names a month."""
    return word.casefold().rstrip(".") in _months(tag)


def is_weekday(word: str, tag: str) -> bool:
    """Whether the word names a weekday, in an inflected form too (*tisdagen*)."""
    folded = word.casefold()
    return any(folded.startswith(day) and len(folded) <= len(day) + _INFLECTION for day in _weekdays(tag))


@cache
def _months(tag: str) -> dict[str, int]:
    months = Locale.parse(tag).months["format"]
    names = {name.casefold(): number for number, name in months["wide"].items()}
    return names | {name.casefold().rstrip("."): number for number, name in months["abbreviated"].items()}


@cache
def _weekdays(tag: str) -> dict[str, int]:
    return {name.casefold(): number for number, name in Locale.parse(tag).days["format"]["wide"].items()}


@cache
def _patterns(tag: str, *, with_year: bool = True) -> tuple[re.Pattern[str], ...]:
    """Day before month, and month before day, with or without a year behind."""
    month = "|".join(sorted(map(re.escape, _months(tag)), key=lambda name: (-len(name), name)))
    year = r",?\s+(?P<year>\d{4})(?!\d)" if with_year else r"(?!\d|,?\s+\d{4})"
    # A range of days is dated by its first.
    day = r"(?P<day>[0-3]?\d)(?:\s?[–-]\s?\d{1,2})?"
    return (
        re.compile(rf"(?<![\d–-]){day}(?:[:.]?[a-z]{{1,2}}|\.)?\s+(?P<month>{month})\b\.?{year}", re.IGNORECASE),
        re.compile(rf"\b(?P<month>{month})\.?\s+{day}(?:st|nd|rd|th)?\b{year}", re.IGNORECASE),
    )


@cache
def _weekday_pattern(tag: str, forms: tuple[str, ...]) -> re.Pattern[str]:
    days = "|".join(map(re.escape, _weekdays(tag)))
    patterns = []
    for number, form in enumerate(forms):
        before, _, behind = form.partition("{}")
        patterns.append(rf"{re.escape(before.rstrip())}\s+(?P<weekday{number}>{days}){re.escape(behind)}")
    return re.compile(rf"\b(?:{'|'.join(patterns) or '(?!)'})\b", re.IGNORECASE)
