"""Yearly pages: the offices and statements of one year, for lists that are too long for one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from discourse_kg.incremental.aggregates import Aggregate
from discourse_kg.site.pages.aggregates import MOST, UNDATED, Cut, cut_key, page_count
from discourse_kg.site.pages.statement_lists import (
    MENTIONED,
    OF_HOLDER,
    OF_ORGANIZATION,
    OF_ROLE,
    PROPOSED,
    SAID,
    SPOKEN_FOR,
    SPOKEN_IN_ROLE,
)
from discourse_kg.site.pages.views.people import Offices, offices
from discourse_kg.site.pages.views.statements import StatementListing, listing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.snapshot import Snapshot
    from discourse_kg.site.pages.context import PageContext


class _Said(NamedTuple):
    """A list of statements: the key of its heading, and whether the statements mention the resource."""

    title: str
    aggregate: Aggregate[Cut]
    names: bool = False


class _Lists(NamedTuple):
    """The lists that a type of resources has: of statements, and of offices with the key of their heading."""

    said: tuple[_Said, ...]
    held: tuple[str, Aggregate[Cut]] | None = None


_KINDS: Final = {
    "country": _Lists((_Said("mentions_country", MENTIONED, names=True),)),
    "organization": _Lists(
        (_Said("spoken_for", SPOKEN_FOR), _Said("mentions_organization", MENTIONED, names=True)),
        ("people", OF_ORGANIZATION),
    ),
    "person": _Lists(
        (_Said("statements", SAID), _Said("proposed", PROPOSED), _Said("mentions_person", MENTIONED, names=True)),
        ("offices", OF_HOLDER),
    ),
    "role": _Lists((_Said("spoken_in_role", SPOKEN_IN_ROLE),), ("holders", OF_ROLE)),
}


@dataclass(frozen=True, slots=True)
class YearView:
    """A yearly page. Each list comes with the key of its heading; empty lists are left out."""

    label: str
    kind: str
    year: str
    years: tuple[str, ...]
    page: int
    pages: int
    held: tuple[str, Offices] | None
    said: tuple[tuple[str, StatementListing], ...]


def years(site: Site) -> Aggregate[tuple[tuple[str, int], ...]]:
    """The years for which resources have pages, newest first, and how many; none where their own page lists all."""

    def made(snapshot: Snapshot) -> dict[str, tuple[tuple[str, int], ...]]:
        found: dict[str, tuple[tuple[str, int], ...]] = {}
        for kind, lists in _KINDS.items():
            for thing, cuts in _cuts(snapshot, lists).items():
                if any(cut.total > MOST for cut in cuts) and (site.document(thing) or "").startswith(f"doc/{kind}/"):
                    found[thing] = _pages(cuts)
        return found

    return Aggregate("years of things", made)


def _cuts(snapshot: Snapshot, lists: _Lists) -> dict[str, list[Cut]]:
    """The lists of all resources."""
    found: dict[str, list[Cut]] = {}
    for aggregate in (*(each.aggregate for each in lists.said), *((lists.held[1],) if lists.held else ())):
        for thing, cut in snapshot.aggregates.partitions(aggregate).items():
            if cut.years:
                found.setdefault(thing, []).append(cut)
    return found


def _pages(cuts: Iterable[Cut]) -> tuple[tuple[str, int], ...]:
    """How many pages each year needs."""
    most: dict[str, int] = {}
    for year, count in (pair for cut in cuts for pair in cut.years):
        most[year] = max(most.get(year, 0), page_count(count))
    return tuple(sorted(most.items(), key=lambda each: (each[0] != UNDATED, each[0]), reverse=True))


def years_of(snapshot: Snapshot, site: Site, thing: str) -> dict[str, int]:
    """The years for which a resource has pages, and how many."""
    found = snapshot.aggregates.partition(years(site), thing)
    return dict(found) if found else {}


def year_path(path: str, year: str, page: int = 1) -> str:
    """The path of a yearly page, from the path of the resource's own page."""
    return f"{path}-{year}" if page == 1 else f"{path}-{year}-{page}"


def year_view(context: PageContext, thing: str, kind: str, year: str, page: int) -> YearView:
    """What a yearly page shows."""
    found = years_of(context.snapshot, context.site, thing)
    key, lists = cut_key(f"{thing} {year}", page), _KINDS[kind]
    said = ((each.title, listing(context, each.aggregate, key, thing if each.names else None)) for each in lists.said)
    held = (lists.held[0], offices(context, lists.held[1], key)) if lists.held else None
    return YearView(
        label=context.label(thing),
        kind=kind,
        year=year,
        years=tuple(found),
        page=page,
        pages=found.get(year, 1),
        held=held if held and held[1].shown else None,
        said=tuple((title, shown) for title, shown in said if shown.lines),
    )
