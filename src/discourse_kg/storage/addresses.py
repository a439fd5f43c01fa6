"""The addresses of an endpoint: one for queries, one for updates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from discourse_kg.errors import EndpointError

#: So many characters of an address are enough to know it by.
_LONGEST_NAME: Final = 60
_UNUSABLE = re.compile(r"[\x00-\x20\x7f-\U0010ffff]")


def is_endpoint(spec: str) -> bool:
    """Whether the name of a store is the address of an endpoint."""
    return spec.casefold().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Addresses:
    """The two addresses of an endpoint, which may be the same."""

    query: str
    update: str


def addresses(spec: str) -> Addresses:
    """Read the address of an endpoint, which is that of its queries; updates go to its sibling.

    >>> addresses("http://localhost:3030/recaps/query").update
    'http://localhost:3030/recaps/update'
    >>> addresses("http://localhost:8890/sparql").update
    'http://localhost:8890/sparql'
    >>> addresses("https://localhost/ask#update=https://localhost/change").update
    'https://localhost/change'

    Raises:
        EndpointError: an address cannot be used, or contains credentials.
    """
    query, _, rest = spec.partition("#")
    given = rest.removeprefix("update=")
    if rest and (given == rest or not given):
        raise EndpointError(f"{query}: after # only update=ADDRESS may follow")
    update = given or (f"{query.removesuffix('/query')}/update" if query.endswith("/query") else query)
    for address in (query, update):
        _check(address)
    return Addresses(query, update)


def _check(address: str) -> None:
    try:
        parts = urlsplit(address)
        usable = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable or not is_endpoint(address) or _UNUSABLE.search(address):
        raise EndpointError(f"{address!r}: not the address of an endpoint; write http://HOST/PATH in ASCII")
    if "@" in parts.netloc:
        raise EndpointError(
            f"{parts.hostname}: no credentials in an address; set DISCOURSE_KG_USER and DISCOURSE_KG_PASSWORD"
        )


def folder_name(places: Addresses) -> str:
    """The name of a folder for what is kept beside an endpoint: readable, and another for each address.

    >>> folder_name(addresses("http://localhost:7878/query"))
    'localhost-7878-query-bc725a6a'
    """
    readable = re.sub(r"[^a-z0-9]+", "-", places.query.casefold().partition("://")[2]).strip("-")
    return f"{readable[:_LONGEST_NAME].rstrip('-')}-{sha256(places.query.encode()).hexdigest()[:8]}"
