"""All documents of a site: the one place that knows its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse_kg.publication.data.documents import data_documents
from discourse_kg.publication.pages.documents import page_documents
from discourse_kg.publication.reference.documents import reference_documents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.publication.document import Document
    from discourse_kg.publication.site import Site
    from discourse_kg.publication.snapshot import Snapshot


def documents(snapshot: Snapshot, site: Site) -> Iterator[Document]:
    """Every file of the site, each path once."""
    yield from data_documents(snapshot, site)
    yield from page_documents(snapshot, site)
    yield from reference_documents(site)
