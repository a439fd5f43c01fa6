"""All documents of a site: the one place that knows its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse_kg.publication.browser.documents import browser_documents
from discourse_kg.publication.catalogue.documents import catalogue_documents
from discourse_kg.publication.data.documents import dump_documents, table_documents, thing_data
from discourse_kg.publication.data.entity import EntityDocuments, described_things
from discourse_kg.publication.data.tables import TableRows
from discourse_kg.publication.discovery.feed import feed_documents
from discourse_kg.publication.discovery.questions import query_documents
from discourse_kg.publication.discovery.server import server_documents
from discourse_kg.publication.discovery.sitemap import sitemap_documents
from discourse_kg.publication.discovery.void import void_documents
from discourse_kg.publication.making import Wanted
from discourse_kg.publication.pages.documents import page_documents, page_surveys, thing_pages
from discourse_kg.publication.reference.documents import reference_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from discourse_kg.publication.document import Document
    from discourse_kg.publication.site import Site
    from discourse_kg.publication.snapshot import Snapshot


def parts(snapshot: Snapshot, site: Site) -> Wanted:
    """Every file of the site, each path once; all that is about a thing; all surveys of which they read pieces."""
    return Wanted(_documents(snapshot, site), _of_things, tuple(page_surveys(site)))


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
