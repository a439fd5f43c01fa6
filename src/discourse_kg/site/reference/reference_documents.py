"""The documents of terms and shapes: pages in each language, their style, and files for machines."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

from discourse_kg.incremental.document import Document
from discourse_kg.site.reference.machine import FORMATS, ontology_file, shapes_file
from discourse_kg.site.reference.pages import ontology_page, shapes_page, uses_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.snapshot import Snapshot

_STYLE = "assets/reference.css"


def reference_documents(site: Site) -> Iterator[Document]:
    """All that tells of the program's own terms. It reads nothing of the graph."""
    for language in site.languages:
        yield _document(site.page("ontology", language), partial(ontology_page, site, language))
        yield _document(site.page("shapes", language), partial(shapes_page, site, language))
        yield _document(site.page("uses", language), partial(uses_page, site, language))
    for suffix in FORMATS:
        yield _document(f"ontology.{suffix}", partial(ontology_file, suffix))
    yield _document("shapes.ttl", shapes_file)
    yield _document(_STYLE, files(__package__).joinpath(_STYLE).read_bytes)


def _document(path: str, make: Callable[[], bytes]) -> Document:
    def made(_snapshot: Snapshot) -> bytes:
        return make()

    return Document(path, made)
