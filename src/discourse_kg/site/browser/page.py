"""The data that a page gives its scripts: its path, its language, and the pages of resources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discourse_kg.graph.identifiers import Identifiers
from discourse_kg.site.pages.rendering import relative_to
from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from discourse_kg.export.site_paths import Site

_ANY_COUNTRY: Final = "SWE"


def page_data(site: Site, path: str, language: str) -> dict[str, Any]:
    """The data for the scripts of a page; `path` is without language and suffix."""
    own = site.page(path, language)
    things = {kind: [f"{site.base}/id/{kind}/"] for kind in sorted(site.MAJOR | site.MINOR)}
    things["country"] = [str(Identifiers(site.base).country(_ANY_COUNTRY)).removesuffix(_ANY_COUNTRY)]
    things["role"].append(f"{NAMESPACE}role/")
    return {
        "root": relative_to(own)(""),
        "suffix": "" if language == site.languages[0] else f".{language}",
        "language": language,
        "things": things,
        "paged": sorted(site.MAJOR),
    }
