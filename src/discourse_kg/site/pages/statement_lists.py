"""The statements and offices of each resource, newest first: on its own page, and on its yearly pages.

A list that is longer than a page continues by year, so that a new statement changes only the pages of its year.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final

from discourse_kg.incremental.aggregates import Aggregate
from discourse_kg.incremental.snapshot import of_whole_graph
from discourse_kg.records.concepts import CountryRecord
from discourse_kg.records.people import FormerHoldingRecord, HoldingRecord
from discourse_kg.records.reader import RecordReader
from discourse_kg.records.statements import StatementRecord
from discourse_kg.site.pages.aggregates import (
    MOST,
    Cut,
    cuts,
    days,
    grouped,
    mention_pairs,
    statements,
    year_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from discourse_kg.incremental.snapshot import Snapshot

#: The most speakers that a country's page counts.
_MOST_COUNTED: Final = 30


def _lists(found: Iterable[tuple[str, str]], ordered: Mapping[str, str]) -> dict[str, Cut]:
    """The lists of all resources, from pairs of a resource and an item; `ordered` gives the items' days."""
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
        yield from cuts(f"{thing} {year}", those)


def _said(field: str) -> Aggregate[Cut]:
    """The statements that have a resource as a value of a field."""

    def made(snapshot: Snapshot) -> dict[str, Cut]:
        found = RecordReader(snapshot).pairs(StatementRecord, field)
        return _lists(((resource, statement) for statement, resource in found), statements(snapshot))

    return Aggregate(f"statements by {field}", made)


def _mentioned(snapshot: Snapshot) -> dict[str, Cut]:
    turned = ((thing, statement) for statement, thing in mention_pairs(snapshot))
    return _lists(turned, statements(snapshot))


@of_whole_graph
def _offices(snapshot: Snapshot) -> Mapping[str, str]:
    """The days of all offices: former ones last, otherwise newest first, by name within a day."""
    records, of_events = RecordReader(snapshot), days(snapshot)
    former = dict(sorted(records.pairs(FormerHoldingRecord, "holder")))
    holders = dict(sorted(records.pairs(HoldingRecord, "holder"))) | former
    told = dict(sorted(_pairs(records, "event")))
    names = {each: next((label.value for label in snapshot.labels(each)), "") for each in set(holders.values())}
    dated = {each: of_events.get(told.get(each, ""), "") for each in holders}
    ordered = sorted(dated, key=lambda each: (names[holders[each]], each))
    newest = sorted(ordered, key=dated.__getitem__, reverse=True)
    return {each: dated[each] for each in sorted(newest, key=lambda each: each in former)}


def _pairs(records: RecordReader, field: str) -> set[tuple[str, str]]:
    """Offices, held and formerly held, with the values of a field."""
    return {*records.pairs(HoldingRecord, field), *records.pairs(FormerHoldingRecord, field)}


def _held(field: str) -> Aggregate[Cut]:
    """The offices, held or formerly held, that have a resource as a value of a field."""

    def made(snapshot: Snapshot) -> dict[str, Cut]:
        found = _pairs(RecordReader(snapshot), field)
        return _lists(((resource, holding) for holding, resource in found), _offices(snapshot))

    return Aggregate(f"offices by {field}", made)


#: Statements by speaker, proposed speaker, organization, role, and by what they mention.
SAID: Final = _said("speakers")
PROPOSED: Final = _said("proposed_speakers")
SPOKEN_FOR: Final = _said("spoken_for")
SPOKEN_IN_ROLE: Final = _said("spoken_in_roles")
MENTIONED: Final[Aggregate[Cut]] = Aggregate("list by mentions", _mentioned)

#: Offices by holder, organization and role.
OF_HOLDER: Final = _held("holder")
OF_ORGANIZATION: Final = _held("organization")
OF_ROLE: Final = _held("role")


def _counted(found: Iterable[tuple[str, str]], most: int | None = None) -> dict[str, tuple[tuple[str, int], ...]]:
    """How often each second member of a pair occurs with the first, most frequent first."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for one, other in found:
        counted[one][other] += 1
    return {
        one: tuple(sorted(others.items(), key=lambda each: (-each[1], each[0]))[:most])
        for one, others in counted.items()
    }


def _of_countries(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Pairs of a speaker and a country, one for each statement that mentions it."""
    records = RecordReader(snapshot)
    countries, speakers = set(records.all(CountryRecord)), grouped(records.pairs(StatementRecord, "speakers"))
    for statement, thing in mention_pairs(snapshot):
        if thing in countries:
            yield from ((person, thing) for person in speakers.get(statement, ()))


#: How many statements of each person mention each country, by person and by country.
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
