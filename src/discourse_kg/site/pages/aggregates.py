"""Aggregates of the whole graph that several pages show: orders, counts, and what charts draw."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from discourse_kg.incremental.aggregates import Aggregate
from discourse_kg.incremental.snapshot import of_whole_graph
from discourse_kg.records.concepts import CountryRecord, RoleRecord
from discourse_kg.records.occasions import EventRecord, PanelRecord
from discourse_kg.records.people import HoldingRecord, ParticipationRecord
from discourse_kg.records.reader import RecordReader
from discourse_kg.records.sources import SourceRecord
from discourse_kg.records.statements import MentionRecord, StatementRecord
from discourse_kg.site.pages.context import PageContext
from discourse_kg.site.pages.page_texts import name_order, page_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.snapshot import Snapshot
    from discourse_kg.records.record import Record

#: The year under which statements without a date are listed.
UNDATED: Final = "undated"
#: The most statements or offices on one page, so that it loads fast.
MOST: Final = 75
#: The most names on one page of an index.
NAMES: Final = 200


class Cut(NamedTuple):
    """What a page shows of a list: IRIs, how many there are in all, and how many in each year.

    Yearly pages have no years. Only the first page of a year knows its total, so that the others change only when what
    they list does.
    """

    shown: tuple[str, ...] = ()
    total: int = 0
    years: tuple[tuple[str, int], ...] = ()


NOTHING: Final = Cut()


class NamesPage(NamedTuple):
    """The IRIs on one page of an index, how many there are in all, and the first and last name of every page."""

    shown: tuple[str, ...]
    total: int
    ranges: tuple[tuple[str, str], ...]


@of_whole_graph
def mention_pairs(snapshot: Snapshot) -> set[tuple[str, str]]:
    """Statements and what they mention, as pairs."""
    records = RecordReader(snapshot)
    referents = grouped({*records.pairs(MentionRecord, "refers_to"), *records.pairs(MentionRecord, "country")})
    return {
        (statement, thing)
        for statement, mention in records.pairs(StatementRecord, "mentions")
        for thing in referents.get(mention, ())
    }


def grouped(found: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The second members of pairs by the first, sorted."""
    groups: dict[str, list[str]] = defaultdict(list)
    for one, other in sorted(found):
        groups[one].append(other)
    return groups


def page_count(things: int, most: int = MOST) -> int:
    """How many pages a list of that length has."""
    return max(1, -(-things // most))


def pages_of(things: Sequence[str], most: int = MOST) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The pages of a list, from 1; an empty list has one."""
    for page in range(1, page_count(len(things), most) + 1):
        yield page, tuple(things[(page - 1) * most : page * most])


def cuts(name: str, things: Sequence[str]) -> Iterator[tuple[str, Cut]]:
    """The pages of a list of that name, by `cut_key`."""
    for page, shown in pages_of(things):
        yield cut_key(name, page), Cut(shown, len(things) if page == 1 else 0)


def cut_key(name: str, page: int) -> str:
    """The key of what a page of a list of that name shows; a year's looks like `2017 1`."""
    return f"{name} {page}"


@of_whole_graph
def days(snapshot: Snapshot) -> Mapping[str, str]:
    """The days of events and of their panels, ISO 8601; events without a date are left out."""
    records = RecordReader(snapshot)
    dated = dict(sorted(records.pairs(EventRecord, "date"), reverse=True))
    return dated | {panel: dated[event] for panel, event in records.pairs(PanelRecord, "event") if event in dated}


@of_whole_graph
def statements(snapshot: Snapshot) -> Mapping[str, str]:
    """The days of all statements, newest first, in source order within a source; empty where there is none.

    The day is that of the event, else the day on which the source was published.
    """
    records = RecordReader(snapshot)
    sources = dict(sorted(records.pairs(StatementRecord, "source")))
    issued = dict(sorted(records.pairs(SourceRecord, "issued")))
    occasions = dict(sorted(records.pairs(StatementRecord, "occasion")))
    numbers = dict(sorted(records.pairs(StatementRecord, "number")))
    of_events = days(snapshot)
    told = {
        each: of_events.get(occasions.get(each, ""), "") or issued.get(source, "") for each, source in sources.items()
    }
    ordered = sorted(told, key=lambda each: (sources[each], _number(numbers.get(each)), each))
    return {each: told[each] for each in sorted(ordered, key=told.__getitem__, reverse=True)}


def _number(value: str | None) -> int:
    return int(value) if value is not None and value.isascii() and value.isdigit() else 0


def year_of(day: str) -> str:
    """The year of a day, or `UNDATED`."""
    return day[:4] if day[:4].isdigit() else UNDATED


@of_whole_graph
def _by_year(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for statement, day in statements(snapshot).items():
        found[year_of(day)].append(statement)
    return {year: tuple(its) for year, its in found.items()}


def _years(snapshot: Snapshot) -> dict[str, Cut]:
    return {key: cut for year, its in _by_year(snapshot).items() for key, cut in cuts(year, its)}


def statements_by_year(snapshot: Snapshot) -> Mapping[str, int]:
    """The number of statements in each year, newest year first."""
    return {year: len(its) for year, its in _by_year(snapshot).items()}


#: The number of pages that the statements of each year fill.
PAGES: Final[Aggregate[int]] = Aggregate(
    "pages of years", lambda snapshot: {year: page_count(its) for year, its in statements_by_year(snapshot).items()}
)
#: Statements by year and page.
OF_YEAR: Final = Aggregate("statements of a year", _years)


def counts(record: type[Record], field: str) -> Aggregate[int]:
    """How often each resource is a value of a field."""

    def made(snapshot: Snapshot) -> dict[str, int]:
        return Counter(value for _, value in RecordReader(snapshot).pairs(record, field))

    return Aggregate(f"counts of {record.__name__}.{field}", made)


#: How many statements mention each thing.
MENTIONS: Final[Aggregate[int]] = Aggregate(
    "counts of mentions", lambda snapshot: Counter(thing for _, thing in mention_pairs(snapshot))
)


def named(record: type[Record], site: Site, language: str, *, surname: bool = False) -> Aggregate[NamesPage]:
    """All resources of a class, page by page, ordered by their names in a language."""
    alphabet: str = page_texts(language)["alphabet"]

    def by_name(context: PageContext) -> Sequence[str]:
        def order(thing: str) -> tuple[object, ...]:
            last, whole = name_order(context.label(thing), alphabet)
            return (last, whole, thing) if surname else (whole, thing)

        return sorted(context.records.all(record), key=order)

    return _index(f"names of {record.__name__}", by_name, site, language, _last_word if surname else _whole)


def events(site: Site, language: str) -> Aggregate[NamesPage]:
    """All events, page by page, newest first; undated ones come last."""
    return _index("events", events_by_day, site, language)


def events_by_day(context: PageContext) -> Sequence[str]:
    """The IRIs of all events, newest first; undated ones come last."""
    snapshot, language = context.snapshot, context.language

    def made() -> list[str]:
        by_name = sorted(context.records.all(EventRecord), key=lambda each: (context.label(each), each))
        return sorted(by_name, key=lambda each: days(snapshot).get(each, ""), reverse=True)

    return snapshot.aggregates.whole(f"events by day {language}", made)


def roles(site: Site, language: str) -> Aggregate[NamesPage]:
    """The roles that someone holds, and the broader ones, page by page, by name."""
    return _index("roles", _held_roles, site, language)


def _held_roles(context: PageContext) -> Sequence[str]:
    found, pending = set[str](), [role for _, role in context.records.pairs(HoldingRecord, "role")]
    while pending:
        role = pending.pop()
        if role not in found:
            found.add(role)
            pending.extend(context.records.read(RoleRecord, role).broader)
    return sorted(found, key=lambda each: (context.label(each).casefold(), each))


def _whole(name: str) -> str:
    return name[:12].rstrip()


def _index(
    name: str,
    ordered: Callable[[PageContext], Sequence[str]],
    site: Site,
    language: str,
    cut: Callable[[str], str] = _whole,
) -> Aggregate[NamesPage]:
    """The pages of an index, from its resources in order; `cut` shortens the first and last name of a page."""

    def made(snapshot: Snapshot) -> dict[str, NamesPage]:
        context = PageContext(snapshot, site, language)
        things = ordered(context)
        pages = list(pages_of(things, NAMES))
        ends = [(shown[0], shown[-1]) for _, shown in pages if shown] if len(pages) > 1 else []
        ranges = tuple((cut(context.label(first)), cut(context.label(last))) for first, last in ends)
        return {str(page): NamesPage(shown, len(things), ranges) for page, shown in pages}

    return Aggregate(f"{name} {language}", made)


def _last_word(name: str) -> str:
    return _whole(name.rsplit(maxsplit=1)[-1]) if name.split() else name


@of_whole_graph
def countries_by_year(snapshot: Snapshot) -> Sequence[tuple[str, Mapping[int, int]]]:
    """The number of statements that mention each country, by year; the most mentioned country comes first."""
    dated, countries = statements(snapshot), set(RecordReader(snapshot).all(CountryRecord))
    counted: dict[str, Counter[int]] = defaultdict(Counter)
    for statement, thing in mention_pairs(snapshot):
        if thing in countries and (year := year_of(dated.get(statement, ""))) != UNDATED:
            counted[thing][int(year)] += 1
    return sorted(counted.items(), key=lambda each: (-sum(each[1].values()), each[0]))


@of_whole_graph
def parts(snapshot: Snapshot) -> Sequence[tuple[str, str]]:
    """Pairs of a person and a panel on which they sat, sorted."""
    records = RecordReader(snapshot)
    panels = set(records.all(PanelRecord))
    occasions = grouped(records.pairs(ParticipationRecord, "occasion"))
    seats = {
        (person, occasion)
        for part, person in records.pairs(ParticipationRecord, "person")
        for occasion in occasions.get(part, ())
        if occasion in panels
    }
    return sorted(seats)
