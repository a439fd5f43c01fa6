"""Find the event's date: months and weekdays from the CLDR, words for yesterday from the language pack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel import Locale

from discourse_kg.extraction.names import phrase_pattern
from discourse_kg.extraction.segmentation import Block
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import Span

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_LINE = 120


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in the text; `publication` when its line dates the text and not the event."""

    span: Span
    day: date
    publication: bool = False


def event_date(
    text: str, blocks: tuple[Block, ...], pack: LanguagePack, published: date | None = None
) -> tuple[date | None, date | None]:
    """The event's date and the publication's, each None when the text does not give it.

    The event's is the first full date outside the publication's line, else a date without a year or a
    word like *yesterday*, counted from the publication.
    """
    standing = [block for block in blocks if not block.repeated]
    found = [one for block in standing for one in _full_dates(text, block, pack)]
    published = published or next((one.day for one in found if one.publication), None)
    year = published.year if published else next((one.day.year for one in found), None)
    candidates = [one for one in found if not one.publication]
    if published is not None:
        candidates += [one for block in standing for one in _relative_dates(text, block, pack, published)]
    if year is not None:
        candidates += [one for block in standing for one in _days_without_year(text, block, pack, year)]
    candidates = [one for one in candidates if not any(_inside_line_of(one, other, text) for other in found)]
    first = min(candidates, key=lambda one: (one.span.start, -one.span.end), default=None)
    return (first.day if first else None), published


def _inside_line_of(one: FoundDate, other: FoundDate, text: str) -> bool:
    """Whether a date stands in the very line that dates the publication."""
    if not other.publication:
        return False
    between = text[min(one.span.start, other.span.start) : max(one.span.end, other.span.end)]
    return "\n" not in between


def _full_dates(text: str, block: Block, pack: LanguagePack) -> Iterator[FoundDate]:
    line = block.span.of(text)
    dated = len(line) <= _LINE and phrase_pattern((*pack.dates.published, *pack.cast.bylines)).match(line) is not None
    for pattern in (_ISO, *_patterns(pack.tag)):
        for found in pattern.finditer(text, block.span.start, block.span.end):
            if (day := _day(found, pack.tag)) is not None:
                yield FoundDate(Span(found.start(), found.end()), day, dated)


def _days_without_year(text: str, block: Block, pack: LanguagePack, year: int) -> Iterator[FoundDate]:
    for pattern in _patterns(pack.tag, with_year=False):
        for found in pattern.finditer(text, block.span.start, block.span.end):
            if (day := _make(year, _months(pack.tag)[found["month"].casefold()], int(found["day"]))) is not None:
                yield FoundDate(Span(found.start(), found.end()), day)


def _relative_dates(text: str, block: Block, pack: LanguagePack, published: date) -> Iterator[FoundDate]:
    for found in phrase_pattern(tuple(pack.dates.relative)).finditer(text, block.span.start, block.span.end):
        days = pack.dates.relative[" ".join(found.group().casefold().split())]
        yield FoundDate(Span(found.start(), found.end()), published + timedelta(days=days))
    for found in _weekday_pattern(pack).finditer(text, block.span.start, block.span.end):
        back = (published.weekday() - _weekdays(pack.tag)[found["weekday"].casefold()]) % 7 or 7
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
    day = r"(?P<day>[0-3]?\d)"
    return (
        re.compile(rf"(?<![\d–-]){day}(?:[:.]?[a-z]{{1,2}}|\.)?\s+(?P<month>{month})\b\.?{year}", re.IGNORECASE),
        re.compile(rf"\b(?P<month>{month})\.?\s+{day}(?:st|nd|rd|th)?\b{year}", re.IGNORECASE),
    )


@cache
def _weekday_pattern(pack: LanguagePack) -> re.Pattern[str]:
    before = "|".join(map(re.escape, pack.dates.weekday_before)) or "(?!)"
    days = "|".join(map(re.escape, _weekdays(pack.tag)))
    endings = "|".join(map(re.escape, pack.dates.weekday_endings))
    return re.compile(rf"\b(?:{before})\s+(?P<weekday>{days})(?:{endings})?\b", re.IGNORECASE)
