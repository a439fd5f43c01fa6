"""The HTML pages of a site: which there are, and how each is rendered."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from itertools import product
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from discourse_kg.export.tables.csv_table import csv_lines
from discourse_kg.incremental.document import Document, independent
from discourse_kg.records.reader import RecordReader
from discourse_kg.records.sources import SourceRecord
from discourse_kg.site.pages.context import PageContext
from discourse_kg.site.pages.index_pages import index_aggregates, index_documents, index_years
from discourse_kg.site.pages.licences import may_show
from discourse_kg.site.pages.rendering import render
from discourse_kg.site.pages.statement_lists import AGGREGATES
from discourse_kg.site.pages.structured import Structured
from discourse_kg.site.pages.views import occasions, people, resources, source, statement
from discourse_kg.site.pages.views.years import year_path, year_view, years, years_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.aggregates import Aggregate
    from discourse_kg.incremental.snapshot import Snapshot


class _Kind(NamedTuple):
    """A type of resource: the view that its pages show, and its schema.org description."""

    view: Callable[..., Any]
    structured: Callable[[Structured, str, Any], Mapping[str, Any]]


#: The types of resources that have a page in each language, by the name of their template and of the folder of their
#: documents.
_KINDS: Final = {
    "country": _Kind(resources.country_view, Structured.country),
    "event": _Kind(occasions.event_view, Structured.event),
    "organization": _Kind(people.organization_view, Structured.organization),
    "panel": _Kind(occasions.panel_view, Structured.panel),
    "person": _Kind(people.person_view, Structured.person),
    "role": _Kind(resources.role_view, Structured.role),
    "source": _Kind(source.source_view, Structured.source),
    "statement": _Kind(statement.statement_view, Structured.statement),
}


def thing_pages(site: Site, thing: str) -> Iterator[Document]:
    """The pages of a resource; a country's has a chart, with its data in a file beside it."""
    path = site.document(thing)
    if path is None:
        return
    if site.is_minor(path):
        make = partial(_minor, site=site, thing=thing, path=path)
        yield Document(site.page(path, site.languages[0]), make, resource=thing)
        return
    for language in site.languages:
        make = partial(_entity, site=site, thing=thing, path=path, language=language)
        yield Document(site.page(path, language), make, resource=thing)
    if path.startswith("doc/country/"):
        yield Document(f"{path}-years.csv", partial(_years, site=site, thing=thing), resource=thing)


def page_documents(snapshot: Snapshot, site: Site) -> Iterator[Document]:
    """All pages except those of single resources, the data of charts, and style sheets."""
    of_years = [*index_years(snapshot, site), *_thing_years(snapshot, site)]
    # Year by year: the resources of one year are on several pages, and still cached.
    yield from (document for _, document in sorted(of_years, key=itemgetter(0), reverse=True))
    yield from index_documents(snapshot, site)
    yield from _texts(snapshot, site)
    for asset in sorted(files(__package__).joinpath("assets").iterdir(), key=lambda each: each.name):
        if asset.is_file():
            yield independent(f"assets/{asset.name}", asset.read_bytes)


def _texts(snapshot: Snapshot, site: Site) -> Iterator[Document]:
    """The texts of sources in which selectors count, where they are kept and their licences allow to show them."""
    reader = RecordReader(snapshot)
    for each in reader.all(SourceRecord):
        path = site.document(each)
        if path and snapshot.has_text(each) and may_show(reader.read(SourceRecord, each).licence):
            yield Document(f"{path}.txt", partial(_text, source=each))


def _text(snapshot: Snapshot, source: str) -> bytes:
    kept = snapshot.text(source)
    return kept.text.encode() if kept else b""


def page_aggregates(site: Site) -> Iterator[Aggregate[Any]]:
    """The aggregates of which pages read partitions."""
    yield from AGGREGATES
    yield years(site)
    yield from index_aggregates(site)


def _entity(snapshot: Snapshot, site: Site, thing: str, path: str, language: str) -> bytes:
    name = path.split("/")[1]
    kind = _KINDS[name]
    view = kind.view(PageContext(snapshot, site, language), thing)
    values = {
        "view": view,
        "iri": thing,
        "data": path,
        "structured": kind.structured(Structured(site.base), thing, view),
        "years": tuple(years_of(snapshot, site, thing)),
    }
    return render(site, f"{name}.html", path, language, **values)


def _years(snapshot: Snapshot, site: Site, thing: str) -> bytes:
    years_of_country = resources.country_years(PageContext(snapshot, site, site.languages[0]), thing)
    return csv_lines([("year", "statements"), *sorted(years_of_country.items())])


def _minor(snapshot: Snapshot, site: Site, thing: str, path: str) -> bytes:
    language = site.languages[0]
    view = resources.thing_view(PageContext(snapshot, site, language), thing)
    return render(site, "thing.html", path, language, view=view, iri=thing, data=path)


def _thing_years(snapshot: Snapshot, site: Site) -> Iterator[tuple[str, Document]]:
    """The yearly pages of resources whose own page cannot list everything, each with its year."""
    for thing, found in snapshot.aggregates.partitions(years(site)).items():
        path = site.document(thing) or ""
        for year, pages in found:
            for page, language in product(range(1, pages + 1), site.languages):
                make = partial(_year, site=site, thing=thing, path=path, language=language, year=year, page=page)
                yield year, Document(site.page(year_path(path, year, page), language), make)


def _year(snapshot: Snapshot, site: Site, thing: str, path: str, language: str, year: str, page: int) -> bytes:  # noqa: PLR0913, PLR0917 (what the page is made from)
    view = year_view(PageContext(snapshot, site, language), thing, path.split("/")[1], year, page)
    return render(site, "of_year.html", year_path(path, year, page), language, view=view, first=path)
