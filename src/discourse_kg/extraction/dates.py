"""Find dates: months and weekdays from the CLDR, words for yesterday from the language pack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from babel import Locale

from discourse_kg.extraction.segmentation import Block
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.languages.supported import load_language
from discourse_kg.model import Span
from discourse_kg.noun_phrases.names import ends_with_phrase, phrase_pattern

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DIGIT = re.compile(r"\d")
_RANGE = re.compile(r"\d{1,2}\s?[–-]\s?\d{1,2}(?!\d)(?!-\d)")
_RANGE_BEHIND = re.compile(r"\s\d{1,2}\s?[–-]\s?\d{1,2},")

#: A line that dates the publication is no longer than this.
_LINE = 120

#: A weekday's inflected form has at most so many letters more (*tisdagens*).
_INFLECTION = 3

#: A date is alone on its line with at most this many other characters: a weekday, a town.
_LABEL = 16

#: Words that date a change end at most this many characters before the date.
_REACH = 40


class Standing(StrEnum):
    """What the line of a date says about it: it dates the text, it is alone on its line, or it is in prose."""

    PUBLICATION = "publication"
    ALONE = "alone"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in the text; `counted` when it is a word's that means a day counted from the publication."""

    span: Span
    day: date
    standing: Standing = Standing.PROSE
    counted: bool = False


def full_dates(text: str, span: Span, tag: str) -> Iterator[tuple[Span, date]]:
    """The days with their years that a stretch of text names, by each way to write them."""
    if not _has_digit(text, span):
        return
    for pattern in (_ISO, *_patterns(tag)):
        for found in pattern.finditer(text, span.start, span.end):
            if (day := _day(found, tag)) is not None:
                yield Span(found.start(), found.end()), day


def standing_dates(text: str, block: Block, pack: LanguagePack) -> Iterator[FoundDate]:
    """The full dates of a block that stand alone on their line, or date the publication; none in prose."""
    for span, day in full_dates(text, block.span, pack.tag):
        if _dates_change(text, block.span.start, span.start, pack):
            continue
        line = next(line for line in lines_of(text, block.span) if line.end >= span.end)
        standing = _standing(line.of(text), span, pack)
        if standing is not Standing.PROSE:
            yield FoundDate(span, day, standing)


def lines_of(text: str, block: Span) -> Iterator[Span]:
    """The lines of a block."""
    start = block.start
    while start < block.end:
        end = text.find("\n", start, block.end)
        end = end if end >= 0 else block.end
        if end > start:
            yield Span(start, end)
        start = end + 1


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


def days_without_year(text: str, span: Span, pack: LanguagePack, year: int) -> Iterator[FoundDate]:
    """The days in a stretch of text that stand without a year, in that year."""
    for pattern in _patterns(pack.tag, with_year=False):
        for found in pattern.finditer(text, span.start, span.end):
            if (day := _make(year, _months(pack.tag)[found["month"].casefold()], int(found["day"]))) is not None:
                yield FoundDate(Span(found.start(), found.end()), day)


def relative_dates(text: str, span: Span, pack: LanguagePack, published: date) -> Iterator[FoundDate]:
    """The days that words such as *yesterday* or *last Friday* mean, counted from the publication."""
    for found in phrase_pattern(tuple(pack.dates.relative)).finditer(text, span.start, span.end):
        days = pack.dates.relative[" ".join(found.group().casefold().split())]
        yield FoundDate(Span(found.start(), found.end()), published + timedelta(days=days))
    for forms, least in ((pack.dates.weekdays, 1), (pack.dates.weekdays_near, 0)):
        for found in _weekday_pattern(pack.tag, forms).finditer(text, span.start, span.end):
            named = next(day for day in found.groups() if day)
            back = (published.weekday() - _weekdays(pack.tag)[named.casefold()] - least) % 7 + least
            yield FoundDate(Span(found.start(), found.end()), published - timedelta(days=back))


def weekday_before(text: str, found: FoundDate, pack: LanguagePack) -> int | None:
    """The weekday right before a day (*tisdagen den 14 november*), counted from Monday; None without one."""
    before = re.findall(r"\w+", text[max(found.span.start - _REACH, 0) : found.span.start])[-2:]
    named = (
        name
        for word in reversed(before)
        for name in _weekdays(pack.tag)
        if is_weekday(word, pack.tag) and word.casefold().startswith(name)
    )
    return next((_weekdays(pack.tag)[name] for name in named), None)


def is_range(words: str) -> bool:
    """Whether a date is a range of days (*24–25 April 2024*)."""
    return _RANGE.match(words) is not None or _RANGE_BEHIND.search(words) is not None


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
    names |= load_language(tag).dates.months
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
    joint = "|".join(map(re.escape, load_language(tag).cues.conjunctions)) or "(?!)"
    day = rf"(?P<day>[0-3]?\d)(?:\s?[–-]\s?\d{{1,2}}|\s(?:{joint})\s\d{{1,2}})?"
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
