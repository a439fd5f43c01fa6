"""The start page and the pages that list resources."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from discourse_kg.records.concepts import CountryRecord, RoleRecord, TopicRecord
from discourse_kg.records.occasions import EventRecord, PanelRecord
from discourse_kg.records.people import HoldingRecord, OrganizationRecord, PersonRecord
from discourse_kg.records.sources import SourceRecord
from discourse_kg.records.statements import StatementRecord
from discourse_kg.site.pages import aggregates, charts
from discourse_kg.site.pages.aggregates import NAMES, NamesPage
from discourse_kg.site.pages.context import Link, PageContext
from discourse_kg.site.pages.page_texts import initial, page_texts
from discourse_kg.site.pages.question import ExampleQuestion, example

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from discourse_kg.incremental.aggregates import Aggregate

#: The number of events on the start page.
_LATEST: Final = 6
#: What charts have room for.
_ROWS_DRAWN: Final = 25
_EVENTS_DRAWN: Final = 30
_PANELS_DRAWN, _PERSONS_DRAWN = 12, 60
_YEARS_DRAWN: Final = 14

#: How many statements each person makes, are made for each organization and on each occasion; how many hold each role.
_BY_PERSON: Final = aggregates.counts(StatementRecord, "speakers")
_FOR_ORGANIZATION: Final = aggregates.counts(StatementRecord, "spoken_for")
_AT_OCCASION: Final = aggregates.counts(StatementRecord, "occasion")
_OF_ROLE: Final = aggregates.counts(HoldingRecord, "role")
COUNTS: Final = (_BY_PERSON, _FOR_ORGANIZATION, _AT_OCCASION, _OF_ROLE)


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """An entry of an index: a link, further links beside it, and a number of statements."""

    link: Link
    beside: tuple[Link, ...]
    count: int
    date: str | None = None
    place: str | None = None
    initial: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """A page of an index: its number, and its first and last names."""

    page: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Index:
    """One page of an index."""

    entries: tuple[IndexEntry, ...]
    total: int
    page: int
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class ClassCounts:
    """How many resources of each class the graph has."""

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

    counts: ClassCounts
    events: tuple[IndexEntry, ...]
    question: ExampleQuestion | None
    network: charts.Network | None
    network_rows: tuple[tuple[Link, Link], ...]


def counts(context: PageContext) -> ClassCounts:
    """How many resources of each class the graph has."""
    kinds = (StatementRecord, PersonRecord, EventRecord, SourceRecord, OrganizationRecord, CountryRecord, TopicRecord)
    return context.snapshot.aggregates.whole(
        "counts", lambda: ClassCounts(*(len(context.records.all(kind)) for kind in kinds))
    )


def start_view(context: PageContext) -> StartView:
    """What the start page shows."""
    parts = aggregates.parts(context.snapshot)
    events = aggregates.events_by_day(context)[:_LATEST]
    return StartView(
        counts=counts(context),
        events=tuple(event_entry(context, event) for event in events),
        question=example(context),
        network=charts.network(_linked(context, _of_largest_panels(context, parts)), _PANELS_DRAWN, _PERSONS_DRAWN),
        network_rows=_linked(context, parts[:NAMES]),
    )


def _of_largest_panels(context: PageContext, parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs of the panels with most participants; of equally large panels, the newest."""
    seats, days = Counter(panel for _, panel in parts), aggregates.days(context.snapshot)
    ordered = sorted(sorted(seats), key=lambda panel: (seats[panel], days.get(panel, "")), reverse=True)
    drawn = set(ordered[:_PANELS_DRAWN])
    return [part for part in parts if part[1] in drawn]


def _linked(context: PageContext, parts: Sequence[tuple[str, str]]) -> tuple[tuple[Link, Link], ...]:
    return tuple((context.link(person), context.link(panel)) for person, panel in parts)


def index(
    context: PageContext, names: Aggregate[NamesPage], entry: Callable[[PageContext, str], IndexEntry], page: int
) -> Index:
    """One page of an index."""
    found = context.snapshot.aggregates.partition(names, str(page)) or NamesPage((), 0, ())
    ranges = tuple(Range(number, first, last) for number, (first, last) in enumerate(found.ranges, start=1))
    return Index(tuple(entry(context, each) for each in found.shown), found.total, page, ranges)


def _count(context: PageContext, aggregate: Aggregate[int], thing: str) -> int:
    return context.snapshot.aggregates.partition(aggregate, thing) or 0


def person_entry(context: PageContext, person: str) -> IndexEntry:
    """A person in an index, with their latest role and organization."""
    held = context.records.records_referring(HoldingRecord, "holder", person)
    latest = max(held, key=lambda each: (context.records.date_of(each.event) or "", each.iri), default=None)
    beside = _beside(context, latest) if latest else ()
    alphabet: str = page_texts(context.language)["alphabet"]
    count = _count(context, _BY_PERSON, person)
    link = context.link(person)
    return IndexEntry(link, beside, count, initial=initial(link.label, alphabet))


def _beside(context: PageContext, holding: HoldingRecord) -> tuple[Link, ...]:
    words = (Link(holding.role_as_in_source),) if holding.role_as_in_source else ()
    return (*words, context.link(holding.organization)) if holding.organization else words


def organization_entry(context: PageContext, organization: str) -> IndexEntry:
    """An organization in an index."""
    spoken = _count(context, _FOR_ORGANIZATION, organization)
    return IndexEntry(context.link(organization), (), spoken + _count(context, aggregates.MENTIONS, organization))


def mentioned_entry(context: PageContext, thing: str) -> IndexEntry:
    """Something that statements mention, in an index."""
    return IndexEntry(context.link(thing), (), _count(context, aggregates.MENTIONS, thing))


def role_entry(context: PageContext, role: str) -> IndexEntry:
    """A role in an index, with the broader roles."""
    beside = context.links(context.records.read(RoleRecord, role).broader)
    return IndexEntry(context.link(role), beside, _count(context, _OF_ROLE, role))


def event_entry(context: PageContext, event: str) -> IndexEntry:
    """An event in an index, with its panels."""
    record, panels = context.records.read(EventRecord, event), context.records.referring(PanelRecord, "event", event)
    count = sum(_count(context, _AT_OCCASION, occasion) for occasion in (event, *panels))
    return IndexEntry(context.link(event), context.links(panels), count, record.date, record.place_name)


def country_picture(context: PageContext) -> charts.HeatMap | None:
    """A heat map of the most mentioned countries in the latest years."""
    found = aggregates.countries_by_year(context.snapshot)[:_ROWS_DRAWN]
    last = max((year for _, years in found for year in years), default=0)
    rows = [
        (context.link(country), {year: count for year, count in years.items() if year > last - _YEARS_DRAWN})
        for country, years in found
    ]
    return charts.heat_map(rows)


def event_picture(context: PageContext) -> charts.Timeline | None:
    """A timeline of the latest events."""
    days = ((context.link(event), context.records.date_of(event) or "") for event in aggregates.events_by_day(context))
    return charts.timeline([(link, day) for link, day in days if day[:4].isdigit()][:_EVENTS_DRAWN])
