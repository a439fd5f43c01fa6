"""The pages that a feed, a sitemap or an index of sitemaps names, the newest first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from discourse_kg.bounded_gzip import SIGNATURE, unpacked
from discourse_kg.errors import FetchError, RecapError, WebAddressError
from discourse_kg.fetching.client import MAX_BYTES
from discourse_kg.fetching.page_addresses import page_address
from discourse_kg.readers.source_lists import ListKind, list_kind, read_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.errors import DiscourseKGError
    from discourse_kg.fetching.client import Client, FetchedPage
    from discourse_kg.readers.source_lists import Entry, SourceList

#: How many sitemaps of one index are fetched.
MAX_SITEMAPS: Final = 100
#: How many unusable entries are reported one by one; the others are counted.
_MOST_PROBLEMS: Final = 20


@dataclass
class ListedPages:
    """The pages that the list at an address names, up to a limit.

    `pages` are to be fetched in this order; `left` is how many more were found, and `cut` says that the list, or a
    sitemap of an index, was not read to its end. `problems` are the first of the entries and sitemaps that cannot be
    used; `unusable` counts them all.
    """

    address: str
    kind: ListKind
    pages: dict[str, None] = field(default_factory=dict)
    left: int = 0
    cut: bool = False
    problems: list[DiscourseKGError] = field(default_factory=list)
    unusable: int = 0

    def take(self, named: SourceList, limit: int) -> None:
        """Add the pages that a list names, until there are as many as the limit."""
        self.cut = self.cut or named.cut
        for entry in _newest_first(named):
            if len(self.pages) >= limit:
                self.left += 1
            else:
                self._take(entry)

    def blame(self, error: DiscourseKGError) -> None:
        """Note what cannot be used."""
        self.unusable += 1
        if self.unusable <= _MOST_PROBLEMS:
            self.problems.append(error)

    def _take(self, entry: Entry) -> None:
        try:
            self.pages.setdefault(page_address(entry.address))
        except WebAddressError as error:
            named = f"{error.address}, which {error.problem}" if entry.address else "an entry without an address"
            self.blame(FetchError(self.address, f"names {named}"))


def list_in(page: FetchedPage) -> bytes:
    """The content of a page that is a list, unpacked if it is compressed; nothing for any other page.

    Raises:
        RecapError: it is compressed, and damaged or too large.
    """
    content = page.reply.body
    if content.startswith(SIGNATURE):
        try:
            content = unpacked(content, MAX_BYTES)
        except ValueError as error:
            raise RecapError(page.address, f"{error}; it is not read") from error
    return content if list_kind(content) else b""


def listed_pages(page: FetchedPage, content: bytes, client: Client, limit: int) -> ListedPages:
    """Read a list, and the sitemaps that it names if it is an index.

    Raises:
        RecapError: it cannot be read.
    """
    named = read_list(content, page.address, page.address)
    listed = ListedPages(page.address, named.kind)
    if named.kind is ListKind.SITEMAP_INDEX:
        _take_sitemaps(listed, named, client, limit)
    else:
        listed.take(named, limit)
    return listed


def _take_sitemaps(listed: ListedPages, index: SourceList, client: Client, limit: int) -> None:
    sitemaps = list(_newest_first(index))
    for number, entry in enumerate(sitemaps):
        if len(listed.pages) >= limit or number >= MAX_SITEMAPS:
            listed.cut = True
            return
        try:
            page = client.get(page_address(entry.address))
            listed.take(_sitemap(page), limit)
        except (FetchError, WebAddressError, RecapError) as error:
            listed.blame(error)
    listed.cut = listed.cut or index.cut


def _sitemap(page: FetchedPage) -> SourceList:
    """The sitemap that an index names; indexes in indexes are not followed."""
    named = read_list(list_in(page), page.address, page.address)
    if named.kind is not ListKind.SITEMAP:
        raise RecapError(page.address, f"is {named.kind}, where a sitemap was promised; give its address to fetch")
    return named


def _newest_first(named: SourceList) -> Iterable[Entry]:
    """The entries by the day that a sitemap gives them, those without one last; a feed has an order of its own."""
    if named.kind in {ListKind.RSS, ListKind.ATOM}:
        return named.entries
    return sorted(named.entries, key=lambda entry: entry.changed, reverse=True)
