"""All documents of a site: the only module that knows all its parts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from discourse_kg.export.catalogue.catalogue_documents import catalogue_documents
from discourse_kg.export.data.data_documents import dump_documents, table_documents, thing_data
from discourse_kg.export.data.entity import EntityDocuments, described_things
from discourse_kg.export.site_paths import Site
from discourse_kg.export.tables.rows import TableRows
from discourse_kg.incremental.render_plan import DocumentSet
from discourse_kg.site.browser.assets import asset_documents
from discourse_kg.site.browser.questions import question_documents
from discourse_kg.site.browser.search import search_documents
from discourse_kg.site.discovery.feed import feed_documents
from discourse_kg.site.discovery.questions import query_documents
from discourse_kg.site.discovery.server import server_documents
from discourse_kg.site.discovery.sitemap import sitemap_documents
from discourse_kg.site.discovery.void import void_documents
from discourse_kg.site.pages.page_documents import page_aggregates, page_documents, thing_pages
from discourse_kg.site.reference.reference_documents import reference_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from discourse_kg.incremental.document import Document
    from discourse_kg.incremental.snapshot import Snapshot
    from discourse_kg.incremental.state import SiteState
    from discourse_kg.settings import Settings


def site_documents(snapshot: Snapshot, site: Site) -> DocumentSet:
    """Every file of the site, each path once; what renders those about a resource; the aggregates that they read."""
    about = partial(_documents_about, site.base, site.settings)
    return DocumentSet(_documents(snapshot, site), about, tuple(page_aggregates(site)))


def _documents_about(base: str, settings: Settings, state: SiteState) -> Callable[[str], Iterator[Document]]:
    """The documents about a resource, for the process that has this state."""
    return _about(Site(base, settings, state))


def _about(site: Site) -> Callable[[str], Iterator[Document]]:
    """The documents about a resource, one after the other: what one reads is still cached for the next."""
    entities, rows = EntityDocuments(site), TableRows(site)

    def about_resource(resource: str) -> Iterator[Document]:
        yield from thing_data(site, entities, rows, resource)
        yield from thing_pages(site, resource)

    return about_resource


def _documents(snapshot: Snapshot, site: Site) -> Iterator[Document]:
    paths = []
    for document in _all_but_sitemap(snapshot, site):
        paths.append(document.path)
        yield document
    yield from sitemap_documents(site, paths)


def _all_but_sitemap(snapshot: Snapshot, site: Site) -> Iterator[Document]:
    yield from dump_documents(site)
    yield from void_documents(site)
    yield from query_documents(site)
    yield from feed_documents(site)
    yield from server_documents(site)
    yield from page_documents(snapshot, site)
    yield from asset_documents()
    yield from question_documents(site)
    yield from search_documents(snapshot, site)
    yield from reference_documents(site)
    about_resource = _about(site)
    for resource in described_things(snapshot):
        yield from about_resource(resource)
    # After the resources: while those of a source are cached, the rows of tables are made. The catalogue comes after
    # the data, because it states how large they are.
    yield from table_documents(site)
    yield from catalogue_documents(site)
