"""All documents of a site: the one place that knows its parts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from discourse_kg.export.catalogue.catalogue_documents import catalogue_documents
from discourse_kg.export.data.data_documents import dump_documents, table_documents, thing_data
from discourse_kg.export.data.entity import EntityDocuments, described_things
from discourse_kg.export.site_paths import Site
from discourse_kg.export.tables.rows import TableRows
from discourse_kg.incremental.render_plan import Wanted
from discourse_kg.site.browser.browser_documents import browser_documents
from discourse_kg.site.discovery.feed import feed_documents
from discourse_kg.site.discovery.questions import query_documents
from discourse_kg.site.discovery.server import server_documents
from discourse_kg.site.discovery.sitemap import sitemap_documents
from discourse_kg.site.discovery.void import void_documents
from discourse_kg.site.pages.page_documents import page_documents, page_surveys, thing_pages
from discourse_kg.site.reference.reference_documents import reference_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from discourse_kg.incremental.document import Document
    from discourse_kg.incremental.snapshot import Snapshot
    from discourse_kg.incremental.state import State
    from discourse_kg.settings import Settings


def parts(snapshot: Snapshot, site: Site) -> Wanted:
    """Every file of the site, each path once; all that is about a thing; all surveys of which they read pieces."""
    of_things = partial(_of_things_in, site.base, site.settings)
    return Wanted(_documents(snapshot, site), of_things, tuple(page_surveys(site)))


def _of_things_in(base: str, settings: Settings, state: State) -> Callable[[str], Iterator[Document]]:
    """What gives all documents about a thing, in the process that has this state."""
    return _of_things(Site(base, settings, state))


def _of_things(site: Site) -> Callable[[str], Iterator[Document]]:
    """What gives all documents about a thing, one after the other: what one shows is still at hand for the next."""
    entities, rows = EntityDocuments(site), TableRows(site)

    def of_thing(thing: str) -> Iterator[Document]:
        yield from thing_data(site, entities, rows, thing)
        yield from thing_pages(site, thing)

    return of_thing


def _documents(snapshot: Snapshot, site: Site) -> Iterator[Document]:
    paths = []
    for document in _parts(snapshot, site):
        paths.append(document.path)
        yield document
    yield from sitemap_documents(site, paths)


def _parts(snapshot: Snapshot, site: Site) -> Iterator[Document]:
    yield from dump_documents(site)
    yield from void_documents(site)
    yield from query_documents(site)
    yield from feed_documents(site)
    yield from server_documents(site)
    yield from page_documents(snapshot, site)
    yield from browser_documents(snapshot, site)
    yield from reference_documents(site)
    of_thing = _of_things(site)
    for thing in described_things(snapshot):
        yield from of_thing(thing)
    # Behind the things: while a source's are at hand, the rows of tables are made. The catalogue, behind the data,
    # tells how large that is.
    yield from table_documents(site)
    yield from catalogue_documents(site)
