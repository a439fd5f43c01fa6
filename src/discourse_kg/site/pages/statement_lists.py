"""The statements and offices of each thing, newest first: what its own page shows, and what its pages of years do.

A list that is longer than a page goes on by years: what is said about one year is not another page because of
what is said in the next.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from discourse_kg.incremental.aggregates import Aggregate
from discourse_kg.records.concepts import CountryRecord
from discourse_kg.records.people import FormerHoldingRecord, HoldingRecord
from discourse_kg.records.reader import RecordReader
from discourse_kg.records.statements import StatementRecord
from discourse_kg.site.pages.aggregates import (
    MOST,
    days,
    grouped,
    mention_pairs,
    pages_of,
    statements,
    year_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from discourse_kg.incremental.snapshot import Snapshot

#: How many of those are counted on a page who speak of a country.
_MOST_COUNTED: Final = 30


class Cut(NamedTuple):
    """What a page shows of a list: IRIs, how many there are in all, and how many in each year.

    A page of a year tells no years. On the first one `total` is how many there are in its year; the further ones do
    not tell, so that they are as they were as long as what they list is.
    """

    shown: tuple[str, ...] = ()
    total: int = 0
    years: tuple[tuple[str, int], ...] = ()


NOTHING: Final = Cut()


def year_key(thing: str, year: str, page: int) -> str:
    """The key of what a page of a year lists of a thing."""
    return f"{thing} {year} {page}"


def _lists(found: Iterable[tuple[str, str]], ordered: Mapping[str, str]) -> dict[str, Cut]:
    """The lists of all things; pairs are of a thing and what belongs to it, `ordered` are the days of the latter."""
    ranks = {each: rank for rank, each in enumerate(ordered)}
    belonging: dict[str, set[int]] = defaultdict(set)
    for thing, each in found:
        if each in ranks:
            belonging[thing].add(ranks[each])
    names = list(ordered)
    made: dict[str, Cut] = {}
    for thing, its in belonging.items():
        made |= _list(thing, [names[rank] for rank in sorted(its)], ordered)
    return made


def _list(thing: str, its: list[str], ordered: Mapping[str, str]) -> Iterator[tuple[str, Cut]]:
    years: dict[str, list[str]] = {}
    for each in its:
        years.setdefault(year_of(ordered[each]), []).append(each)
    yield thing, Cut(tuple(its[:MOST]), len(its), tuple((year, len(those)) for year, those in years.items()))
    for year, those in years.items():
        for page, shown in pages_of(those):
            yield year_key(thing, year, page), Cut(shown, len(those) if page == 1 else 0)


def _said(field: str) -> Aggregate[Cut]:
    """The statements that have a resource as a value of a field."""

    def made(snapshot: Snapshot) -> dict[str, Cut]:
        found = RecordReader(snapshot).pairs(StatementRecord, field)
        return _lists(((resource, statement) for statement, resource in found), statements(snapshot))

    return Aggregate(f"statements by {field}", made)


def _mentioned(snapshot: Snapshot) -> dict[str, Cut]:
    turned = ((thing, statement) for statement, thing in mention_pairs(snapshot))
    return _lists(turned, statements(snapshot))


def _offices(snapshot: Snapshot) -> Mapping[str, str]:
    """The days of all offices, former ones last, else the newest first, those of one day by name."""

    def made() -> dict[str, str]:
        records, of_events = RecordReader(snapshot), days(snapshot)
        former = dict(sorted(records.pairs(FormerHoldingRecord, "holder")))
        holders = dict(sorted(records.pairs(HoldingRecord, "holder"))) | former
        told = dict(sorted(_pairs(records, "event")))
        names = {each: next((label.value for label in snapshot.labels(each)), "") for each in set(holders.values())}
        dated = {each: of_events.get(told.get(each, ""), "") for each in holders}
        ordered = sorted(dated, key=lambda each: (names[holders[each]], each))
        newest = sorted(ordered, key=dated.__getitem__, reverse=True)
        return {each: dated[each] for each in sorted(newest, key=lambda each: each in former)}

    return snapshot.aggregates.whole("offices", made)


def _pairs(records: RecordReader, field: str) -> set[tuple[str, str]]:
    """Offices, held and held before, with the values of a field."""
    return {*records.pairs(HoldingRecord, field), *records.pairs(FormerHoldingRecord, field)}


def _held(field: str) -> Aggregate[Cut]:
    """The offices, held or held before, that have a resource as a value of a field."""

    def made(snapshot: Snapshot) -> dict[str, Cut]:
        found = _pairs(RecordReader(snapshot), field)
        return _lists(((resource, holding) for holding, resource in found), _offices(snapshot))

    return Aggregate(f"offices by {field}", made)


#: Statements by whom a person or a model says them, for which organization, in which role; what they mention.
SAID: Final = _said("speakers")
PROPOSED: Final = _said("proposed_speakers")
SPOKEN_FOR: Final = _said("spoken_for")
SPOKEN_IN_ROLE: Final = _said("spoken_in_roles")
MENTIONED: Final[Aggregate[Cut]] = Aggregate("list by mentions", _mentioned)

#: Offices by who holds them, at which organization, in which role.
OF_HOLDER: Final = _held("holder")
OF_ORGANIZATION: Final = _held("organization")
OF_ROLE: Final = _held("role")


def _counted(found: Iterable[tuple[str, str]], most: int | None = None) -> dict[str, tuple[tuple[str, int], ...]]:
    """How often each second of a pair stands with the first: the most frequent are first."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for one, other in found:
        counted[one][other] += 1
    return {
        one: tuple(sorted(others.items(), key=lambda each: (-each[1], each[0]))[:most])
        for one, others in counted.items()
    }


def _of_countries(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Who speaks of which country, once for each statement that mentions it."""
    records = RecordReader(snapshot)
    countries, speakers = set(records.all(CountryRecord)), grouped(records.pairs(StatementRecord, "speakers"))
    for statement, thing in mention_pairs(snapshot):
        if thing in countries:
            yield from ((person, thing) for person in speakers.get(statement, ()))


#: How many statements about a country each person makes, by the person and by the country.
COUNTRIES: Final[Aggregate[tuple[tuple[str, int], ...]]] = Aggregate(
    "countries of persons", lambda snapshot: _counted(_of_countries(snapshot))
)
SPEAKERS: Final[Aggregate[tuple[tuple[str, int], ...]]] = Aggregate(
    "speakers of countries",
    lambda snapshot: _counted(((country, person) for person, country in _of_countries(snapshot)), _MOST_COUNTED),
)

#: All of these.
AGGREGATES: Final[tuple[Aggregate[Any], ...]] = (
    SAID,
    PROPOSED,
    SPOKEN_FOR,
    SPOKEN_IN_ROLE,
    MENTIONED,
    OF_HOLDER,
    OF_ORGANIZATION,
    OF_ROLE,
    COUNTRIES,
    SPEAKERS,
)
