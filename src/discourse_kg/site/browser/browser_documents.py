"""Everything that runs in the browser, as documents."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from discourse_kg.site.browser.assets import asset_documents
from discourse_kg.site.browser.questions import question_documents
from discourse_kg.site.browser.search import search_documents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.document import Document
    from discourse_kg.incremental.snapshot import Snapshot


def browser_documents(snapshot: Snapshot, site: Site) -> Iterator[Document]:
    """Search, stored queries as forms, the editor, and the scripts and styles that they load.

    Raises:
        AssetsNotBuiltError: the scripts were not built.
    """
    yield from chain(asset_documents(), question_documents(site), search_documents(snapshot, site))
