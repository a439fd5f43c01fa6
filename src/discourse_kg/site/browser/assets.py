"""Scripts, styles and the query engine: built from `web/` by `make assets`, shipped in the package."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from discourse_kg.errors import DiscourseKGError
from discourse_kg.incremental.document import independent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.incremental.document import Document

#: The files that pages load, all written by the build.
ASSETS: Final = (
    "LICENSES.txt",
    "browser.css",
    "editor.css",
    "editor.js",
    "engine.js",
    "oxigraph.wasm",
    "query.js",
    "search.js",
    "sparql.js",
)


class AssetsNotBuiltError(DiscourseKGError):
    """A checkout in which the site's scripts were not built."""

    exit_code = 3


def asset_documents() -> Iterator[Document]:
    """The files below `assets/` that the pages of this package load.

    Raises:
        AssetsNotBuiltError: they were not built.
    """
    folder = files("discourse_kg.site").joinpath("assets")
    if missing := [name for name in ASSETS if not folder.joinpath(name).is_file()]:
        raise AssetsNotBuiltError(
            f"assets/{missing[0]} is not built, so no site can be published; run `make assets` in the checkout"
        )
    for name in ASSETS:
        yield independent(f"assets/{name}", folder.joinpath(name).read_bytes)
