"""The pages that list what there is, and what a site begins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib.namespace import SKOS

from discourse_kg.publication.pages import pictures, surveys
from discourse_kg.publication.pages.question import Question, example
from discourse_kg.publication.pages.reading import Link, Reader
from discourse_kg.publication.pages.views.statements import MOST, Listing, lines, page_count
from discourse_kg.publication.pages.wording import initial, page_texts
from discourse_kg.vocabulary import DKG, ROLE_SCHEME

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

#: How many names are on a page of an index.
NAMES: Final = 200
#: How many of the latest events the start page shows.
_LATEST: Final = 6
#: How much a picture has room for.
_ROWS_DRAWN: Final = 25
_EVENTS_DRAWN: Final = 30
_PANELS_DRAWN, _PERSONS_DRAWN = 12, 60
_YEARS_DRAWN: Final = 14


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
    return reader.snapshot.survey("counts", lambda: Counts(*(len(reader.snapshot.entities(kind)) for kind in kinds)))


def start_view(reader: Reader) -> StartView:
    """What a site begins with."""
    parts = surveys.parts(reader)
    events = surveys.events_by_day(reader)[:_LATEST]
    return StartView(
        counts=counts(reader),
        events=tuple(event_entry(reader, event) for event in events),
        question=example(reader),
        network=pictures.network(parts, _PANELS_DRAWN, _PERSONS_DRAWN),
        network_rows=tuple(parts[:NAMES]),
    )


def index(
    reader: Reader, things: Sequence[str], entry: Callable[[Reader, str], Entry], page: int, *, surname: bool = False
) -> Index:
    """One page of an index of things that are in order."""
    shown = things[(page - 1) * NAMES : page * NAMES]
    starts = range(0, len(things), NAMES)
    named = _last_word if surname else _whole
    ranges = tuple(
        Range(
            number, named(reader.label(things[first])), named(reader.label(things[min(first + NAMES, len(things)) - 1]))
        )
        for number, first in enumerate(starts, start=1)
    )
    return Index(tuple(entry(reader, each) for each in shown), len(things), page, ranges if len(ranges) > 1 else ())


def index_pages(things: int) -> int:
    """How many pages an index of that many things has."""
    return max(1, -(-things // NAMES))


def _whole(name: str) -> str:
    return name[:12].rstrip()


def _last_word(name: str) -> str:
    return _whole(name.rsplit(maxsplit=1)[-1]) if name.split() else name


def person_entry(reader: Reader, person: str) -> Entry:
    """A person in an index: with the latest role and organization."""
    held = reader.snapshot.pointing_at(person, DKG.holder)
    latest = max(held, key=lambda each: (_day(reader, each), each), default=None)
    beside = _beside(reader, latest) if latest else ()
    alphabet: str = page_texts(reader.language)["alphabet"]
    count = surveys.counts_by(reader, DKG.speaker).get(person, 0)
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
    spoken = surveys.counts_by(reader, DKG.spokenFor).get(organization, 0)
    return Entry(reader.link(organization), (), spoken + surveys.mention_counts(reader).get(organization, 0))


def mentioned_entry(reader: Reader, thing: str) -> Entry:
    """Something in an index that statements mention."""
    return Entry(reader.link(thing), (), surveys.mention_counts(reader).get(thing, 0))


def role_entry(reader: Reader, role: str) -> Entry:
    """A role in an index, with what it is a kind of."""
    beside = reader.links(reader.snapshot.values(role, SKOS.broader))
    return Entry(reader.link(role), beside, surveys.counts_by(reader, DKG.role).get(role, 0))


def event_entry(reader: Reader, event: str) -> Entry:
    """An event in an index, with its panels."""
    panels = reader.snapshot.pointing_at(event, DKG.panelOf)
    made = surveys.counts_by(reader, DKG.madeIn)
    count = sum(made.get(place, 0) for place in (event, *panels))
    day, place = reader.text(event, DKG.date), reader.text(event, DKG.placeName)
    return Entry(reader.link(event), reader.links(panels), count, day, place)


def roles_held(reader: Reader) -> Sequence[str]:
    """The roles that somebody holds, and those that they are kinds of, by name."""
    snapshot = reader.snapshot

    def made() -> list[str]:
        found, pending = set[str](), list(surveys.counts_by(reader, DKG.role))
        while pending:
            role = pending.pop()
            if role not in found:
                found.add(role)
                pending.extend(snapshot.values(role, SKOS.broader))
        return sorted(found, key=lambda each: (reader.label(each).casefold(), each))

    return snapshot.survey(f"roles {reader.language}", made)


def all_roles(reader: Reader) -> tuple[str, ...]:
    """The IRIs of all roles, held or not."""
    return reader.snapshot.pointing_at(ROLE_SCHEME, SKOS.inScheme)


def statements_of_year(reader: Reader, year: str, page: int) -> Listing:
    """One page of the statements of a year."""
    found = surveys.statements_by_year(reader).get(year, ())
    shown = found[(page - 1) * MOST : page * MOST]
    return Listing(lines(reader, shown), len(found), page, page_count(len(found)))


def country_picture(reader: Reader) -> pictures.HeatMap | None:
    """Which countries are spoken about in which years: the most mentioned, in the latest years."""
    found = surveys.countries_by_year(reader)[:_ROWS_DRAWN]
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
    return {reader.label(country): years for country, years in surveys.countries_by_year(reader)}
