"""All files of the documentation, by their places in the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse_kg.publication.reference.machine import ontology_files, shapes_files
from discourse_kg.publication.reference.pages import Pages, address
from discourse_kg.publication.reference.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator


def reference_files(default_language: str = "en") -> Iterator[tuple[str, bytes]]:
    """Every file: (path in the site, bytes), the same bytes for the same ontology.

    `default_language` is the one whose pages have no language in their names.
    """
    for language in LANGUAGES:
        pages = Pages(language, default_language)
        yield address("ontology", language, default_language), pages.ontology()
        yield address("shapes", language, default_language), pages.shapes()
    yield from ontology_files()
    yield from shapes_files()
