"""The pages that belong to no single thing: start, indexes, data, how to check an answer."""

from __future__ import annotations

from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from discourse_kg.incremental.document import Document
from discourse_kg.incremental.snapshot import Survey
from discourse_kg.site.pages import pictures
from discourse_kg.site.pages.reading import Reader
from discourse_kg.site.pages.rendering import render
from discourse_kg.site.pages.surveys import (
    MENTIONS,
    OF_YEAR,
    PAGES,
    Names,
    events,
    events_by_day,
    named,
    parts,
    roles,
    statements_by_year,
)
from discourse_kg.site.pages.tables import countries_years, csv
from discourse_kg.site.pages.views import indexes
from discourse_kg.site.pages.wording import in_language
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.snapshot import Snapshot


class _List(NamedTuple):
    """An index: its things in order, and how one is shown."""

    things: Callable[[Site, str], Survey[Names]]
    entry: Callable[[Reader, str], indexes.Entry]


_LISTS: Final = {
    "countries": _List(lambda site, language: named(site, DKG.Country, language), indexes.mentioned_entry),
    "events": _List(events, indexes.event_entry),
    "organizations": _List(lambda site, language: named(site, DKG.Organization, language), indexes.organization_entry),
    "people": _List(lambda site, language: named(site, DKG.Person, language, surname=True), indexes.person_entry),
    "places": _List(lambda site, language: named(site, DKG.Place, language), indexes.mentioned_entry),
    "roles": _List(roles, indexes.role_entry),
    "topics": _List(lambda site, language: named(site, DKG.Topic, language), indexes.mentioned_entry),
}

_COUNTRIES_CSV: Final = "pictures/countries-by-year.csv"
_EVENTS_CSV: Final = "pictures/events.csv"
_YEARS_CSV: Final = "pictures/statements-by-year.csv"
_PARTS_CSV: Final = "pictures/people-and-panels.csv"


def index_documents(snapshot: Snapshot, site: Site) -> Iterator[Document]:
    """All these pages, but those of years."""
    for language in site.languages:
        yield _page(site, "index", language, _start)
        for path, template in (("data", "data.html"), ("about", "about.html")):
            yield _page(site, path, language, partial(_plain, template=template))
        for name, what in _LISTS.items():
            for page in map(int, snapshot.pieces(what.things(site, language))):
                yield _page(site, _numbered(name, page), language, partial(_index, name=name, page=page))
        yield _page(site, "statements", language, _years)
    yield Document(_COUNTRIES_CSV, partial(_countries_csv, site=site))
    yield Document(_EVENTS_CSV, partial(_events_csv, site=site))
    yield Document(_YEARS_CSV, _years_csv)
    yield Document(_PARTS_CSV, partial(_parts_csv, site=site))


def index_years(snapshot: Snapshot, site: Site) -> Iterator[tuple[str, Document]]:
    """The pages of all statements of each year, with their years."""
    for year, pages in snapshot.pieces(PAGES).items():
        for page, language in product(range(1, pages + 1), site.languages):
            make = partial(_year, year=year, page=page)
            yield year, _page(site, _numbered(f"statements-{year}", page), language, make)


def index_surveys(site: Site) -> Iterator[Survey[Any]]:
    """What these pages read piece by piece."""
    for what in _LISTS.values():
        yield from (what.things(site, language) for language in site.languages)
    yield from (OF_YEAR, PAGES, MENTIONS, *indexes.COUNTS)


def _numbered(name: str, page: int) -> str:
    return name if page == 1 else f"{name}-{page}"


def _page(site: Site, path: str, language: str, make: Callable[[Reader, str], bytes]) -> Document:
    return Document(site.page(path, language), partial(_made, site=site, path=path, language=language, make=make))


def _made(snapshot: Snapshot, site: Site, path: str, language: str, make: Callable[[Reader, str], bytes]) -> bytes:
    return make(Reader(snapshot, site, language), path)


def _start(reader: Reader, path: str) -> bytes:
    with reader.snapshot.whole():
        view = indexes.start_view(reader)
    return _render(reader, "start.html", path, view=view, network_csv=_PARTS_CSV, structured=_dataset(reader))


def _plain(reader: Reader, path: str, template: str) -> bytes:
    counts = indexes.counts(reader)
    return _render(reader, template, path, counts=counts, structured=_dataset(reader) if path == "data" else None)


def _dataset(reader: Reader) -> dict[str, Any]:
    site, settings = reader.site, reader.site.settings
    return {
        "@type": "Dataset",
        "@id": f"{site.base}/doc/dataset",
        "name": in_language(settings.catalogue.title, reader.language),
        "description": in_language(settings.catalogue.description, reader.language),
        "license": settings.catalogue.licence,
        "inLanguage": list(site.languages),
        "url": f"{site.base}/",
        "creator": {"@type": "Organization", "@id": settings.publisher.uri, "name": settings.publisher.name},
        "isAccessibleForFree": True,
    }


def _index(reader: Reader, path: str, name: str, page: int) -> bytes:
    what = _LISTS[name]
    values: dict[str, object] = {"name": name}
    values["view"] = indexes.index(reader, what.things(reader.site, reader.language), what.entry, page)
    if page == 1 and name in _DRAWN:
        draw, data = _DRAWN[name]
        with reader.snapshot.whole():
            values |= {"picture": draw(reader), "csv": data}
    template = name if name in {"countries", "events", "people"} else "names"
    return _render(reader, f"{template}.html", path, **values)


#: The indexes that begin with a picture, and the data of that.
_DRAWN: Final = {
    "countries": (indexes.country_picture, _COUNTRIES_CSV),
    "events": (indexes.event_picture, _EVENTS_CSV),
}


def _years(reader: Reader, path: str) -> bytes:
    with reader.snapshot.whole():
        years = statements_by_year(reader.snapshot)
    picture = pictures.bars({int(year): count for year, count in years.items() if year.isdigit()})
    return _render(reader, "statements.html", path, years=years, picture=picture, csv=_YEARS_CSV)


def _year(reader: Reader, path: str, year: str, page: int) -> bytes:
    view = indexes.statements_of_year(reader, year, page)
    pages = reader.snapshot.piece(PAGES, year) or 1
    return _render(reader, "year.html", path, view=view, year=year, page_number=page, pages=pages)


def _render(reader: Reader, template: str, path: str, **values: object) -> bytes:
    return render(reader.site, template, path, reader.language, **values)


def _countries_csv(snapshot: Snapshot, site: Site) -> bytes:
    with snapshot.whole():
        return csv(countries_years(indexes.country_rows(Reader(snapshot, site, site.languages[0]))))


def _events_csv(snapshot: Snapshot, site: Site) -> bytes:
    with snapshot.whole():
        reader = Reader(snapshot, site, site.languages[0])
        rows = ((reader.text(event, DKG.date) or "", reader.label(event)) for event in events_by_day(reader))
        return csv([("date", "event"), *rows])


def _years_csv(snapshot: Snapshot) -> bytes:
    with snapshot.whole():
        return csv([("year", "statements"), *sorted(statements_by_year(snapshot).items())])


def _parts_csv(snapshot: Snapshot, site: Site) -> bytes:
    with snapshot.whole():
        reader = Reader(snapshot, site, site.languages[0])
        found = ((reader.label(person), reader.label(panel)) for person, panel in parts(snapshot))
        return csv([("person", "panel"), *found])
