"""The pages that are about no single resource: start page, indexes, data, how to check an answer."""

from __future__ import annotations

from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from discourse_kg.export.tables.csv_table import csv_lines
from discourse_kg.incremental.aggregates import Aggregate
from discourse_kg.incremental.document import Document
from discourse_kg.records.concepts import CountryRecord, PlaceRecord, TopicRecord
from discourse_kg.records.people import OrganizationRecord, PersonRecord
from discourse_kg.site.pages import charts
from discourse_kg.site.pages.aggregates import (
    MENTIONS,
    OF_YEAR,
    PAGES,
    NamesPage,
    countries_by_year,
    cut_key,
    events,
    events_by_day,
    named,
    parts,
    roles,
    statements_by_year,
)
from discourse_kg.site.pages.context import PageContext
from discourse_kg.site.pages.page_texts import in_language
from discourse_kg.site.pages.rendering import render
from discourse_kg.site.pages.views import indexes
from discourse_kg.site.pages.views.statements import listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from discourse_kg.export.site_paths import Site
    from discourse_kg.export.tables.columns import Cell
    from discourse_kg.incremental.snapshot import Snapshot


_Rows: TypeAlias = "Callable[[PageContext], Iterable[tuple[Cell, ...]]]"


class _List(NamedTuple):
    """An index: its resources in order, and how an entry is made."""

    things: Callable[[Site, str], Aggregate[NamesPage]]
    entry: Callable[[PageContext, str], indexes.IndexEntry]


_LISTS: Final = {
    "countries": _List(partial(named, CountryRecord), indexes.mentioned_entry),
    "events": _List(events, indexes.event_entry),
    "organizations": _List(partial(named, OrganizationRecord), indexes.organization_entry),
    "people": _List(partial(named, PersonRecord, surname=True), indexes.person_entry),
    "places": _List(partial(named, PlaceRecord), indexes.mentioned_entry),
    "roles": _List(roles, indexes.role_entry),
    "topics": _List(partial(named, TopicRecord), indexes.mentioned_entry),
}

_COUNTRIES_CSV: Final = "pictures/countries-by-year.csv"
_EVENTS_CSV: Final = "pictures/events.csv"
_YEARS_CSV: Final = "pictures/statements-by-year.csv"
_PARTS_CSV: Final = "pictures/people-and-panels.csv"


def index_documents(snapshot: Snapshot, site: Site) -> Iterator[Document]:
    """All these pages except those of years."""
    for language in site.languages:
        yield _page(site, "index", language, _start)
        for path, template in (("data", "data.html"), ("about", "about.html")):
            yield _page(site, path, language, partial(_plain, template=template))
        for name, what in _LISTS.items():
            for page in map(int, snapshot.aggregates.partitions(what.things(site, language))):
                yield _page(site, _numbered(name, page), language, partial(_index, name=name, page=page))
        yield _page(site, "statements", language, _years)
    for path, (header, rows) in _CHART_DATA.items():
        yield Document(path, partial(_csv, site=site, header=header, rows=rows))


def index_years(snapshot: Snapshot, site: Site) -> Iterator[tuple[str, Document]]:
    """The pages of all statements of a year, each with its year."""
    for year, pages in snapshot.aggregates.partitions(PAGES).items():
        for page, language in product(range(1, pages + 1), site.languages):
            make = partial(_year, year=year, page=page)
            yield year, _page(site, _numbered(f"statements-{year}", page), language, make)


def index_aggregates(site: Site) -> Iterator[Aggregate[Any]]:
    """The aggregates of which these pages read partitions."""
    for what in _LISTS.values():
        yield from (what.things(site, language) for language in site.languages)
    yield from (OF_YEAR, PAGES, MENTIONS, *indexes.COUNTS)


def _numbered(name: str, page: int) -> str:
    return name if page == 1 else f"{name}-{page}"


def _page(site: Site, path: str, language: str, make: Callable[[PageContext, str], bytes]) -> Document:
    return Document(site.page(path, language), partial(_made, site=site, path=path, language=language, make=make))


def _made(snapshot: Snapshot, site: Site, path: str, language: str, make: Callable[[PageContext, str], bytes]) -> bytes:
    return make(PageContext(snapshot, site, language), path)


def _start(context: PageContext, path: str) -> bytes:
    with context.snapshot.dependencies.on_everything():
        view = indexes.start_view(context)
    return _render(context, "start.html", path, view=view, network_csv=_PARTS_CSV, structured=_dataset(context))


def _plain(context: PageContext, path: str, template: str) -> bytes:
    counts = indexes.counts(context)
    return _render(context, template, path, counts=counts, structured=_dataset(context) if path == "data" else None)


def _dataset(context: PageContext) -> dict[str, Any]:
    site, settings = context.site, context.site.settings
    return {
        "@type": "Dataset",
        "@id": f"{site.base}/doc/dataset",
        "name": in_language(settings.catalogue.title, context.language),
        "description": in_language(settings.catalogue.description, context.language),
        "license": settings.catalogue.licence,
        "inLanguage": list(site.languages),
        "url": f"{site.base}/",
        "creator": {"@type": "Organization", "@id": settings.publisher.uri, "name": settings.publisher.name},
        "isAccessibleForFree": True,
    }


def _index(context: PageContext, path: str, name: str, page: int) -> bytes:
    what = _LISTS[name]
    values: dict[str, object] = {"name": name}
    values["view"] = indexes.index(context, what.things(context.site, context.language), what.entry, page)
    if page == 1 and name in _DRAWN:
        draw, data = _DRAWN[name]
        with context.snapshot.dependencies.on_everything():
            values |= {"picture": draw(context), "csv": data}
    template = name if name in {"countries", "events", "people"} else "names"
    return _render(context, f"{template}.html", path, **values)


#: The indexes that begin with a chart, and the file of its data.
_DRAWN: Final = {
    "countries": (indexes.country_picture, _COUNTRIES_CSV),
    "events": (indexes.event_picture, _EVENTS_CSV),
}


def _years(context: PageContext, path: str) -> bytes:
    with context.snapshot.dependencies.on_everything():
        years = statements_by_year(context.snapshot)
    picture = charts.bars({int(year): count for year, count in years.items() if year.isdigit()})
    return _render(context, "statements.html", path, years=years, picture=picture, csv=_YEARS_CSV)


def _year(context: PageContext, path: str, year: str, page: int) -> bytes:
    view = listing(context, OF_YEAR, cut_key(year, page))
    pages = context.snapshot.aggregates.partition(PAGES, year) or 1
    return _render(context, "year.html", path, view=view, year=year, page_number=page, pages=pages)


def _render(context: PageContext, template: str, path: str, **values: object) -> bytes:
    return render(context.site, template, path, context.language, **values)


def _csv(snapshot: Snapshot, site: Site, header: tuple[str, ...], rows: _Rows) -> bytes:
    """The data of a chart, for readers who want to draw their own."""
    with snapshot.dependencies.on_everything():
        return csv_lines([header, *rows(PageContext(snapshot, site, site.languages[0]))])


def _country_rows(context: PageContext) -> Iterator[tuple[Cell, ...]]:
    for country, years in countries_by_year(context.snapshot):
        yield from ((context.label(country), *counted) for counted in sorted(years.items()))


def _event_rows(context: PageContext) -> Iterator[tuple[Cell, ...]]:
    for event in events_by_day(context):
        yield context.records.date_of(event) or "", context.label(event)


def _part_rows(context: PageContext) -> Iterator[tuple[Cell, ...]]:
    return ((context.label(person), context.label(panel)) for person, panel in parts(context.snapshot))


_CHART_DATA: Final[Mapping[str, tuple[tuple[str, ...], _Rows]]] = {
    _COUNTRIES_CSV: (("country", "year", "statements"), _country_rows),
    _EVENTS_CSV: (("date", "event"), _event_rows),
    _YEARS_CSV: (("year", "statements"), lambda context: sorted(statements_by_year(context.snapshot).items())),
    _PARTS_CSV: (("person", "panel"), _part_rows),
}
