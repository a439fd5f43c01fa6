"""The documents of terms and shapes: pages in each language, their style, and files for machines."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

from discourse_kg.incremental.document import independent
from discourse_kg.site.reference.machine import FORMATS, ontology_file, shapes_file
from discourse_kg.site.reference.pages import ontology_page, shapes_page, uses_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.document import Document

_STYLE = "assets/reference.css"


def reference_documents(site: Site) -> Iterator[Document]:
    """All that tells of the program's own terms. It reads nothing of the graph."""
    for language in site.languages:
        yield independent(site.page("ontology", language), partial(ontology_page, site, language))
        yield independent(site.page("shapes", language), partial(shapes_page, site, language))
        yield independent(site.page("uses", language), partial(uses_page, site, language))
    for suffix in FORMATS:
        yield independent(f"ontology.{suffix}", partial(ontology_file, suffix))
    yield independent("shapes.ttl", shapes_file)
    yield independent(_STYLE, files(__package__).joinpath(_STYLE).read_bytes)
