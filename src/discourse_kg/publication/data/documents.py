"""All data files of a site."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from discourse_kg.publication.data.entity import EntityDocuments, described_things
from discourse_kg.publication.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.publication.site import Site
    from discourse_kg.publication.snapshot import Snapshot


def data_documents(snapshot: Snapshot, site: Site) -> Iterator[Document]:
    """The documents about things, the context, the whole graph in every format, and the tables."""
    entities = EntityDocuments(site)
    for thing in described_things(snapshot):
        if (path := site.document(thing)) is not None:
            yield Document(f"{path}.ttl", partial(entities.turtle, thing, path))
            yield Document(f"{path}.jsonld", partial(entities.json_ld, thing, path))
