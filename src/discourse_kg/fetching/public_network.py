"""Connections to public addresses only: a name is resolved and checked here, and the checked address is connected to.

No name is resolved twice, so no name server can give one address for the check and another for the connection.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from discourse_kg.bounded_http import NotConnectedError
from discourse_kg.resources import toml_table
from discourse_kg.terminal import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discourse_kg.bounded_http import Connect

_REFUSED: Final = "fetching/refused_networks.toml"
#: The range from which IANA allocates all public addresses of IPv6.
_GIVEN_OUT: Final = ipaddress.ip_network("2000::/3")
#: The most addresses of a host that are checked and tried.
_MOST_ADDRESSES: Final = 4

_IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network


class PrivateAddressError(NotConnectedError):
    """A host whose address is not public."""


def addresses_of(host: str, port: int) -> Sequence[str]:
    """Ask the system which addresses a host has, numbers in any spelling included.

    Raises:
        socket.gaierror: it has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def connection_to(address: str, port: int, seconds: float) -> socket.socket:
    """Connect to a numeric address."""
    return socket.create_connection((address, port), seconds)


@dataclass(frozen=True, slots=True)
class Transport:
    """How names are resolved, and connections opened. The program has one; tests bring others."""

    resolve: Callable[[str, int], Sequence[str]] = addresses_of
    connect: Connect = connection_to


def public_connect(transport: Transport) -> Connect:
    """Make what connects to public hosts only.

    A host is refused if any of its addresses is: which one is connected to would be chance.

    Raises:
        PrivateAddressError: (when it is called) an address of the host is not public.
    """

    def connect(host: str, port: int, seconds: float) -> socket.socket:
        addresses = list(transport.resolve(host, port))[:_MOST_ADDRESSES] or [""]
        for address in addresses:
            if reason := why_not_public(address):
                raise PrivateAddressError(f"{_told(host, address)} is {reason}; only public addresses are fetched")
        for address in addresses[:-1]:
            with suppress(OSError):
                return transport.connect(address, port, seconds)
        return transport.connect(addresses[-1], port, seconds)

    return connect


def why_not_public(address: str) -> str:
    """Why an address is not public; empty if it is.

    >>> why_not_public("169.254.169.254"), why_not_public("93.184.215.14")
    ('link-local, where providers keep metadata', '')
    """
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        return "no address"
    for network, reason in _refused().items():
        if number.version == network.version and number in network:
            return reason
    given_out = number.version == 4 or number in _GIVEN_OUT  # noqa: PLR2004 (the version of the protocol)
    return "" if given_out and number.is_global and not number.is_multicast else "reserved"


def _told(host: str, address: str) -> str:
    return shown(host) if host == address else f"{shown(host)} is at {shown(address)}, which"


@cache
def _refused() -> Mapping[_IPNetwork, str]:
    """The networks in which nothing is fetched, and what each is."""
    families = toml_table(_REFUSED).values()
    return {ipaddress.ip_network(name): reason for family in families for name, reason in family.items()}
