"""Turns addresses into files: keeps pages, and fetches the pages that feeds and sitemaps name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from discourse_kg.errors import DiscourseKGError, FetchError, RecapError, WebAddressError
from discourse_kg.fetching.keeping import Keeper, conditions
from discourse_kg.fetching.listed_pages import list_in, listed_pages
from discourse_kg.fetching.page_addresses import page_address
from discourse_kg.readers.source_lists import list_kind

if TYPE_CHECKING:
    from pathlib import Path

    from discourse_kg.fetching.client import Client
    from discourse_kg.fetching.listed_pages import ListedPages

_FAULTS: Final = (FetchError, WebAddressError, RecapError)


class FetchState(StrEnum):
    """What became of an address."""

    KEPT = "kept"
    UNCHANGED = "unchanged"
    NAMED = "named"
    READ = "lists read"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FetchOutcome:
    """What became of one address.

    A page that is kept or unchanged has its `path`; a failure has its `error`, and the exit `code` that follows from
    it. A list that was read has a `note` of how many pages it names; a page that is only listed has none of these.
    """

    address: str
    state: FetchState
    path: Path | None = None
    note: str = ""
    error: DiscourseKGError | None = None
    code: int = 0


class Fetcher:
    """Fetches addresses, one after another; a failure does not stop the others.

    Args:
        client: How pages are fetched.
        folder: Where they are kept; None to list pages only.
        limit: The most pages to take of each list.
    """

    def __init__(self, client: Client, folder: Path | None, limit: int) -> None:
        self._client, self._limit = client, limit
        self._keeper = Keeper(folder) if folder else None
        self._done: set[str] = set()

    def fetch(self, addresses: Iterable[str]) -> Iterator[FetchOutcome]:
        """Yield the outcome of each address, and of each page that its list names, as soon as it is known.

        Raises:
            WritingError: the folder cannot be written into.
        """
        for written in addresses:
            try:
                address = page_address(written)
            except WebAddressError as error:
                yield FetchOutcome(error.address, FetchState.FAILED, error=error, code=error.exit_code)
            else:
                yield from self._fetch(address)

    def _fetch(self, address: str, named_by: str = "") -> Iterator[FetchOutcome]:
        """Fetch one address, unless it was fetched before; `named_by` is the list that names it, if one does."""
        if address in self._done:
            return
        self._done.add(address)
        try:
            yield from self._outcomes(address, named_by)
        except _FAULTS as error:
            yield FetchOutcome(address, FetchState.FAILED, error=error, code=_code(error, named=bool(named_by)))

    def _outcomes(self, address: str, named_by: str) -> Iterator[FetchOutcome]:
        kept = self._keeper.find(address) if self._keeper else None
        page = self._client.get(address, conditions(kept[1]) if kept else None)
        if kept and page.unchanged:
            yield FetchOutcome(address, FetchState.UNCHANGED, kept[0])
        elif content := list_in(page):
            if named_by:
                raise RecapError(address, f"is {list_kind(content)}, named by {named_by}; give its address to fetch it")
            yield from self._of_list(address, listed_pages(page, content, self._client, self._limit))
        elif self._keeper:
            path, is_new = self._keeper.keep(address, page)
            yield FetchOutcome(address, FetchState.KEPT if is_new else FetchState.UNCHANGED, path)
        else:
            raise WebAddressError(address, "is neither a feed nor a sitemap; leave out --list to keep the page")

    def _of_list(self, address: str, listed: ListedPages) -> Iterator[FetchOutcome]:
        yield FetchOutcome(address, FetchState.READ, note=self._note(listed))
        for error in listed.problems:
            yield FetchOutcome(address, FetchState.FAILED, error=error, code=_code(error, named=True))
        if more := listed.unusable - len(listed.problems):
            error = FetchError(address, f"names {more} more that cannot be used")
            yield FetchOutcome(address, FetchState.FAILED, error=error, code=error.exit_code)
        for name in listed.pages:
            if self._keeper:
                yield from self._fetch(name, address)
            else:
                yield FetchOutcome(name, FetchState.NAMED)

    def _note(self, listed: ListedPages) -> str:
        taken, left = len(listed.pages), listed.left
        note = f"is {listed.kind}, which names {'more than ' * listed.cut}{taken + left} pages"
        has_more = left or (listed.cut and taken >= self._limit)
        return f"{note}; the first {taken} are taken (--limit)" if has_more else note


def _code(error: DiscourseKGError, *, named: bool) -> int:
    """The exit code of a failure; a bad address in a list is a fault of its site, not of the call."""
    return FetchError.exit_code if named and isinstance(error, WebAddressError) else error.exit_code
