"""The addresses of all pages for search engines, each with the same page in the other language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from discourse_kg.incremental.dependencies import EVERYTHING
from discourse_kg.incremental.document import Document, independent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.snapshot import Snapshot

#: The protocol allows 50,000 addresses and 50 MB per file; half of that is safe with alternate languages.
MOST_ADDRESSES: Final = 25_000

_PAGE: Final = ".html"
_NO_PAGES: Final = ("404.html",)
_BEGIN: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap_documents(site: Site, paths: Iterable[str]) -> Iterator[Document]:
    """The sitemap of a site with these files, and robots.txt, which names it."""
    pages = sorted(_pages(site, paths))
    files = [pages[at : at + MOST_ADDRESSES] for at in range(0, len(pages), MOST_ADDRESSES)]
    names = [f"sitemap/{number}.xml" for number in range(1, len(files) + 1)]
    for name, addresses in zip(names, files, strict=True):
        yield Document(name, partial(_file, site, addresses, frozenset(pages)))
    yield Document("sitemap.xml", partial(_index, site, names))
    yield independent("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site.base}/sitemap.xml\n".encode)


def _pages(site: Site, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The path of each page without suffix, and its language."""
    for path in paths:
        name = path.removesuffix(_PAGE)
        if name != path and path not in _NO_PAGES:
            begin, _, end = name.rpartition(".")
            yield (begin, end) if begin and end in site.languages else (name, site.languages[0])


def _index(site: Site, names: list[str], snapshot: Snapshot) -> bytes:
    snapshot.dependencies.record(EVERYTHING)
    entries = "".join(f"<sitemap><loc>{escape(f'{site.base}/{name}')}</loc></sitemap>\n" for name in names)
    return f"{_BEGIN}<sitemapindex {_NAMESPACE}>\n{entries}</sitemapindex>\n".encode()


def _file(
    site: Site, addresses: list[tuple[str, str]], pages: frozenset[tuple[str, str]], snapshot: Snapshot
) -> Iterator[bytes]:
    snapshot.dependencies.record(EVERYTHING)
    yield f'{_BEGIN}<urlset {_NAMESPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'.encode()
    for name, language in addresses:
        there = {other: _address(site, name, other) for other in site.languages if (name, other) in pages}
        alternates = _alternates(there) if len(there) > 1 else ""
        yield f"<url><loc>{escape(there[language])}</loc>{alternates}</url>\n".encode()
    yield b"</urlset>\n"


def _alternates(addresses: Mapping[str, str]) -> str:
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(address)}/>'
        for language, address in addresses.items()
    )


def _address(site: Site, name: str, language: str) -> str:
    return f"{site.base}/{site.page(name, language)}"
