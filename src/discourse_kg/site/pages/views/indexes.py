"""The pages that list what there is, and what a site begins with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib.namespace import SKOS

from discourse_kg.site.pages import pictures, surveys
from discourse_kg.site.pages.question import Question, example
from discourse_kg.site.pages.reading import Link, Reader
from discourse_kg.site.pages.surveys import NAMES, Names
from discourse_kg.site.pages.views.statements import Listing, lines
from discourse_kg.site.pages.wording import initial, page_texts
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from discourse_kg.incremental.snapshot import Survey

#: How many of the latest events the start page shows.
_LATEST: Final = 6
#: How much a picture has room for.
_ROWS_DRAWN: Final = 25
_EVENTS_DRAWN: Final = 30
_PANELS_DRAWN, _PERSONS_DRAWN = 12, 60
_YEARS_DRAWN: Final = 14

#: How many statements each person makes, are made for each organization, in each place; how many offices each role is.
_BY_PERSON, _FOR_ORGANIZATION, _IN_PLACE, _OF_ROLE = map(
    surveys.counts, (DKG.speaker, DKG.spokenFor, DKG.madeIn, DKG.role)
)
COUNTS: Final = (_BY_PERSON, _FOR_ORGANIZATION, _IN_PLACE, _OF_ROLE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of an index: the thing, what is said beside it, and how many statements there are of it."""

    link: Link
    beside: tuple[Link, ...]
    count: int
    date: str | None = None
    place: str | None = None
    initial: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """A page of an index: its number, and the names that it begins and ends with."""

    page: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Index:
    """One page of an index."""

    entries: tuple[Entry, ...]
    total: int
    page: int
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is."""

    statements: int
    persons: int
    events: int
    sources: int
    organizations: int
    countries: int
    topics: int


@dataclass(frozen=True, slots=True)
class StartView:
    """The start page."""

    counts: Counts
    events: tuple[Entry, ...]
    question: Question | None
    network: pictures.Network | None
    network_rows: tuple[tuple[Link, Link], ...]


def counts(reader: Reader) -> Counts:
    """How much there is of what."""
    kinds = (DKG.Statement, DKG.Person, DKG.Event, DKG.Source, DKG.Organization, DKG.Country, DKG.Topic)
    return reader.snapshot.survey("counts", lambda: Counts(*(len(reader.snapshot.instances(kind)) for kind in kinds)))


def start_view(reader: Reader) -> StartView:
    """What a site begins with."""
    parts = surveys.parts(reader.snapshot)
    events = surveys.events_by_day(reader)[:_LATEST]
    return StartView(
        counts=counts(reader),
        events=tuple(event_entry(reader, event) for event in events),
        question=example(reader),
        network=pictures.network(_linked(reader, _of_largest_panels(reader, parts)), _PANELS_DRAWN, _PERSONS_DRAWN),
        network_rows=_linked(reader, parts[:NAMES]),
    )


def _of_largest_panels(reader: Reader, parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Who sat on the panels with most seats; of panels with as many, on the newest."""
    seats, days = Counter(panel for _, panel in parts), surveys.days(reader.snapshot)
    ordered = sorted(sorted(seats), key=lambda panel: (seats[panel], days.get(panel, "")), reverse=True)
    drawn = set(ordered[:_PANELS_DRAWN])
    return [part for part in parts if part[1] in drawn]


def _linked(reader: Reader, parts: Sequence[tuple[str, str]]) -> tuple[tuple[Link, Link], ...]:
    return tuple((reader.link(person), reader.link(panel)) for person, panel in parts)


def index(reader: Reader, names: Survey[Names], entry: Callable[[Reader, str], Entry], page: int) -> Index:
    """One page of an index."""
    found = reader.snapshot.piece(names, str(page)) or Names((), 0, ())
    ranges = tuple(Range(number, first, last) for number, (first, last) in enumerate(found.ranges, start=1))
    return Index(tuple(entry(reader, each) for each in found.shown), found.total, page, ranges)


def _count(reader: Reader, survey: Survey[int], thing: str) -> int:
    return reader.snapshot.piece(survey, thing) or 0


def person_entry(reader: Reader, person: str) -> Entry:
    """A person in an index: with the latest role and organization."""
    held = reader.snapshot.pointing_at(person, DKG.holder)
    latest = max(held, key=lambda each: (_day(reader, each), each), default=None)
    beside = _beside(reader, latest) if latest else ()
    alphabet: str = page_texts(reader.language)["alphabet"]
    count = _count(reader, _BY_PERSON, person)
    link = reader.link(person)
    return Entry(link, beside, count, initial=initial(link.label, alphabet))


def _day(reader: Reader, holding: str) -> str:
    event = reader.text(holding, DKG.atEvent)
    return (reader.text(event, DKG.date) if event else None) or ""


def _beside(reader: Reader, holding: str) -> tuple[Link, ...]:
    role, organization = reader.text(holding, DKG.roleAsInSource), reader.text(holding, DKG.organization)
    words = (Link(role),) if role else ()
    return (*words, reader.link(organization)) if organization else words


def organization_entry(reader: Reader, organization: str) -> Entry:
    """An organization in an index."""
    spoken = _count(reader, _FOR_ORGANIZATION, organization)
    return Entry(reader.link(organization), (), spoken + _count(reader, surveys.MENTIONS, organization))


def mentioned_entry(reader: Reader, thing: str) -> Entry:
    """Something in an index that statements mention."""
    return Entry(reader.link(thing), (), _count(reader, surveys.MENTIONS, thing))


def role_entry(reader: Reader, role: str) -> Entry:
    """A role in an index, with what it is a kind of."""
    beside = reader.links(reader.snapshot.values(role, SKOS.broader))
    return Entry(reader.link(role), beside, _count(reader, _OF_ROLE, role))


def event_entry(reader: Reader, event: str) -> Entry:
    """An event in an index, with its panels."""
    panels = reader.snapshot.pointing_at(event, DKG.panelOf)
    count = sum(_count(reader, _IN_PLACE, place) for place in (event, *panels))
    day, place = reader.text(event, DKG.date), reader.text(event, DKG.placeName)
    return Entry(reader.link(event), reader.links(panels), count, day, place)


def statements_of_year(reader: Reader, year: str, page: int) -> Listing:
    """One page of the statements of a year."""
    found = reader.snapshot.piece(surveys.OF_YEAR, f"{year} {page}") or surveys.Slice((), 0)
    return Listing(lines(reader, found.shown), found.total)


def country_picture(reader: Reader) -> pictures.HeatMap | None:
    """Which countries are spoken about in which years: the most mentioned, in the latest years."""
    found = surveys.countries_by_year(reader.snapshot)[:_ROWS_DRAWN]
    last = max((year for _, years in found for year in years), default=0)
    rows = [
        (reader.link(country), {year: count for year, count in years.items() if year > last - _YEARS_DRAWN})
        for country, years in found
    ]
    return pictures.heat_map(rows)


def event_picture(reader: Reader) -> pictures.Timeline | None:
    """The latest events in time."""
    days = ((reader.link(event), reader.text(event, DKG.date) or "") for event in surveys.events_by_day(reader))
    return pictures.timeline([(link, day) for link, day in days if day[:4].isdigit()][:_EVENTS_DRAWN])


def country_rows(reader: Reader) -> Mapping[str, Mapping[int, int]]:
    """All countries by name with their statements by year: what the picture is drawn from."""
    return {reader.label(country): years for country, years in surveys.countries_by_year(reader.snapshot)}
