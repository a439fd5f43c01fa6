"""Fetches one page at a time: robots.txt first, redirections checked, pauses kept, time and size bounded."""

from __future__ import annotations

import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Final

from discourse_kg.bounded_http import Reply, send_once
from discourse_kg.errors import FetchError, WebAddressError
from discourse_kg.fetching.page_addresses import host_of, origin, page_address
from discourse_kg.fetching.public_network import Transport, public_connect
from discourse_kg.fetching.robots import PRODUCT, Rules, rules_of

#: A list of sources may be as large as the sitemap protocol allows.
MAX_BYTES: Final = 50 * 1024 * 1024
#: Seconds between two requests to one host; its robots.txt may ask for more, up to the longest.
PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 60.0
#: After this many requests in a row without an answer, a host is not asked again.
MOST_SILENCES: Final = 3

_ABOUT: Final = "https://w3id.org/discourse-kg"
_MOST_REDIRECTIONS: Final = 5
_LARGEST_ROBOTS: Final = 1024 * 1024
_REDIRECTIONS: Final = frozenset({301, 302, 303, 307, 308})
_RETRYABLE: Final = frozenset({429, 502, 503, 504})
_SUCCESS, _NOT_MODIFIED, _FAULT_OF_SERVER = 200, 304, 500
_BY_HAND: Final = "if you may read it, save it in a browser and build the file"
_MEANINGS: Final = {
    401: f"asks for a login (401); {_BY_HAND}",
    403: f"is forbidden to this program (403); {_BY_HAND}",
    404: "is not there (404); check the address",
    410: "is not there any more (410)",
    429: "has had too many requests (429)",
    451: "is withheld for legal reasons (451)",
    503: "is too busy (503)",
}


def user_agent() -> str:
    """The name under which the program makes requests."""
    return f"{PRODUCT}/{version('discourse-kg')} (+{_ABOUT})"


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What is at an address: `address` is where the last redirection led."""

    address: str
    reply: Reply

    @property
    def unchanged(self) -> bool:
        """Whether the server says that the page did not change, and so sent no content."""
        return self.reply.status == _NOT_MODIFIED


@dataclass
class Client:
    """Fetches pages, one after another.

    Args:
        transport: How names are resolved and connections opened. Private addresses are refused with any.
        seconds: How long one page may take, with its redirections and its site's robots.txt, without pauses.
        wait: Called with the seconds of each pause.
    """

    transport: Transport = field(default_factory=Transport)
    seconds: float = 60.0
    wait: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        self._connect = public_connect(self.transport)
        self._rules: dict[str, Rules | FetchedPage] = {}
        self._asked: dict[str, float] = {}
        self._silences: Counter[str] = Counter()
        self._left = self.seconds

    def get(self, address: str, conditions: Mapping[str, Mapping[str, str]] | None = None) -> FetchedPage:
        """Fetch the page at an address that `page_address` gave.

        Args:
            address: Where the page is.
            conditions: By address, the headers that ask for content only if it has changed.

        Raises:
            WebAddressError: the host of the address is not public.
            FetchError: the page cannot be fetched, or robots.txt forbids it.
        """
        if self._silences[host_of(address)] >= MOST_SILENCES:
            raise FetchError(
                address, f"is not asked for: its host gave no answer {MOST_SILENCES} times; try again later"
            )
        self._left = self.seconds
        asked = conditions or {}
        page = self._follow(address, asked, obedient=True)
        if problem := _problem(page.reply):
            raise _failure(address, page, problem)
        if page.unchanged and page.address not in asked:
            raise _failure(address, page, "is called unchanged, though no copy of it is kept; try again later")
        return page

    def _follow(self, address: str, conditions: Mapping[str, Mapping[str, str]], *, obedient: bool) -> FetchedPage:
        """Send a request, and follow redirections; if obedient, ask the robots.txt of each site first."""
        here = address
        for _ in range(_MOST_REDIRECTIONS + 1):
            if obedient:
                self._ask_leave(address, here)
            reply = self._send(here, conditions.get(here, {}), MAX_BYTES if obedient else _LARGEST_ROBOTS)
            if reply.status not in _REDIRECTIONS:
                return FetchedPage(here, reply)
            here = _redirected(address, here, reply)
        raise FetchError(address, f"redirects more than {_MOST_REDIRECTIONS} times; name the address where that ends")

    def _send(self, address: str, conditions: Mapping[str, str], largest: int) -> Reply:
        """Send a request, and repeat it once if it was cut, or if a busy site names a short wait."""
        reply = self._send_once(address, conditions, largest)
        wait = reply.retry_after or 0.0
        if reply.cut or (reply.status in _RETRYABLE and wait <= LONGEST_PAUSE):
            self.wait(wait)
            reply = self._send_once(address, conditions, largest)
        return reply

    def _send_once(self, address: str, conditions: Mapping[str, str], largest: int) -> Reply:
        """Send one request, after the pause since the last one to this host."""
        self._pause(address)
        headers = {"User-Agent": user_agent(), "Accept-Encoding": "gzip", **conditions}
        began = time.monotonic()
        request = urllib.request.Request(address, headers=headers)  # noqa: S310 (`page_address` takes http(s) alone)
        reply = send_once(request, self._left, largest, self._connect)
        ended = time.monotonic()
        self._left -= ended - began
        host = host_of(address)
        self._asked[host] = ended
        self._silences[host] = 0 if reply.status or reply.refused else self._silences[host] + 1
        return reply

    def _pause(self, address: str) -> None:
        if (last := self._asked.get(host_of(address))) is not None:
            rules = self._rules.get(origin(address))
            wanted = rules.delay if isinstance(rules, Rules) else 0.0
            pause = min(max(PAUSE, wanted), LONGEST_PAUSE)
            if (rest := last + pause - time.monotonic()) > 0:
                self.wait(rest)

    def _ask_leave(self, address: str, here: str) -> None:
        """Raise unless the robots.txt of the site allows `here`; it is fetched once for each site."""
        site = origin(here)
        asked_before = site in self._rules
        if not asked_before:
            self._rules[site] = self._rules_at(site)
        rules = self._rules[site]
        if isinstance(rules, FetchedPage):
            raise _without_rules(address, here, rules)
        if not rules.allow(here):
            raise FetchError(_way(address, here), f"the site's robots.txt forbids it to programs; {_BY_HAND}")
        if asked_before and rules.delay > LONGEST_PAUSE:
            problem = (
                f"the site's robots.txt asks for {rules.delay:.0f} seconds between pages; fetch one page each time"
            )
            raise FetchError(_way(address, here), problem)

    def _rules_at(self, site: str) -> Rules | FetchedPage:
        """The rules of a site, which forbid nothing if it has no robots.txt; the failed reply if that is uncertain."""
        try:
            page = self._follow(f"{site}/robots.txt", {}, obedient=False)
        except FetchError:
            return rules_of(b"")
        status = page.reply.status or 0
        if page.reply.problem or status in _RETRYABLE or status >= _FAULT_OF_SERVER:
            return page
        return rules_of(page.reply.body if status == _SUCCESS else b"")


def _without_rules(address: str, here: str, robots: FetchedPage) -> FetchError | WebAddressError:
    """The error for a page of a site whose robots.txt cannot be fetched, because no server answers or it fails."""
    if robots.reply.status is None and origin(robots.address) == origin(here):
        return _failure(address, FetchedPage(here, robots.reply), robots.reply.problem)
    problem = f"the site's robots.txt, which says what programs may fetch, cannot be fetched: {_problem(robots.reply)}"
    return FetchError(_way(address, here), problem)


def _problem(reply: Reply) -> str:
    """What is wrong with a reply that is not a redirection; empty when nothing is."""
    status = reply.status or 0
    if reply.problem or status in {_SUCCESS, _NOT_MODIFIED}:
        return reply.problem
    if reply.retry_after:
        return f"is too busy ({status}); try again in {reply.retry_after:.0f} seconds"
    return _MEANINGS.get(status) or f"cannot be fetched: the site answers {status}; try again later"


def _failure(address: str, page: FetchedPage, problem: str) -> FetchError | WebAddressError:
    """The error for a page; if its own host is not public, the address is the cause."""
    if page.reply.refused and page.address == address:
        return WebAddressError(address, problem)
    return FetchError(_way(address, page.address), problem)


def _way(address: str, here: str) -> str:
    return address if address == here else f"{address} (redirected to {here})"


def _redirected(address: str, here: str, reply: Reply) -> str:
    """Where a redirection leads."""
    location = reply.headers.get("Location", "").encode("latin-1", "replace").decode("utf-8", "replace").strip()
    if not location:
        raise FetchError(address, "redirects without an address; try again later")
    try:
        return page_address(location, here)
    except WebAddressError as error:
        raise FetchError(address, f"redirects to {error}") from error
