"""Addresses of pages: one spelling of each, and a refusal of those that nothing can be fetched from."""

from __future__ import annotations

import ipaddress
import re
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import idna

from discourse_kg.errors import WebAddressError

#: A longer address is refused: servers and browsers do so, too.
MAX_LENGTH: Final = 2048

_SCHEMES: Final = ("http", "https")
_STANDARD_PORTS: Final = {"http": 80, "https": 443}
_UNFIT: Final = re.compile(r"[\x00-\x20\x7f-\x9f\\\ud800-\udfff]")
_HOST: Final = re.compile(r"(?=.{1,253}\.?\Z)[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_]([a-z0-9_-]{0,62}))*\.?")
#: What stays as it is in a path and a query: all that RFC 3986 lets stand there, and escapes.
_PATH, _QUERY = "/%:@!$&'()*+,;=~-._", "/%:@!$&'()*+,;=~-._?"
_BROKEN_ESCAPE: Final = re.compile("%(?![0-9A-Fa-f]{2})")


def page_address(text: str, base: str = "") -> str:
    """Give the one spelling of an address: ASCII, its host in lower case, without fragment and standard port.

    Args:
        text: The address as somebody wrote it.
        base: The address that a relative one begins from.

    Raises:
        WebAddressError: no page can be fetched from there.

    >>> page_address("HTTPS://Räksmörgås.example:443/Smör gås".replace(" ", "%20"))
    'https://xn--rksmrgs-5wao1o.example/Sm%C3%B6r%20g%C3%A5s'
    """
    written = text.strip()
    if len(written) > MAX_LENGTH:
        raise WebAddressError(written[:40] + "…", f"is longer than {MAX_LENGTH} characters")
    if not written or _UNFIT.search(written):
        raise WebAddressError(written, "holds a space, a control character or a backslash, or nothing at all")
    try:
        parts = urlsplit(urljoin(base, written) if base else written)
        port = parts.port
    except ValueError as error:
        raise WebAddressError(written, f"is no web address: {error}") from error
    _check(written, parts)
    ending = "" if port is None or port == _STANDARD_PORTS[parts.scheme] else f":{port}"
    query = f"?{_escaped(parts.query, _QUERY)}" if parts.query else ""
    return f"{parts.scheme}://{_host(written, parts)}{ending}{_escaped(parts.path, _PATH) or '/'}{query}"


def origin(address: str) -> str:
    """Where an address leads, without path: what a robots.txt holds for.

    >>> origin("https://www.example.org/a?b")
    'https://www.example.org'
    """
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def host_of(address: str) -> str:
    """The host of an address.

    >>> host_of("https://www.example.org:8443/a")
    'www.example.org'
    """
    return urlsplit(address).hostname or ""


def _check(written: str, parts: SplitResult) -> None:
    if "@" in parts.netloc:
        where = f"{parts.scheme}://…@{parts.netloc.rpartition('@')[2]}"
        raise WebAddressError(where, "holds a name or a password; give the address without them")
    if parts.scheme not in _SCHEMES:
        raise WebAddressError(written, "is not an address on the web; it must begin with https:// or http://")
    if not parts.hostname:
        raise WebAddressError(written, "names no host; write it like https://www.example.org/page")
    if parts.port == 0:
        raise WebAddressError(written, "has the port 0, which no server has")


def _host(written: str, parts: SplitResult) -> str:
    """The host in ASCII; numbers in odd spellings stay as they are, and are checked once they are resolved."""
    host = parts.hostname or ""
    if parts.netloc.startswith("["):
        try:
            return f"[{ipaddress.IPv6Address(host).compressed}]" if "%" not in host else _no_host(written)
        except ValueError:
            return _no_host(written)
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            return _no_host(written)
    return host if _HOST.fullmatch(host) else _no_host(written)


def _no_host(written: str) -> str:
    raise WebAddressError(written, "names a host that no host can be called; check its spelling")


def _escaped(text: str, kept: str) -> str:
    return quote(_BROKEN_ESCAPE.sub("%25", text), safe=kept)
