"""Invented web sites: public to whoever asks, and in truth one server on the loopback interface."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from discourse_kg.fetching.client import Client
from discourse_kg.fetching.public_network import Transport
from support.endpoints import Endpoint, endpoint, response

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

#: Public, and not connected to by any test.
PUBLIC: Final = "93.184.215.14"
NOT_THERE: Final = response(b"nothing", status="404 Not Found", media_type="text/plain")


@dataclass
class WebSites:
    """Web sites at one server: what was asked of them, which addresses were connected to, and which pauses were made.

    A path that has no answer is not there, on every host. `resolved` are addresses of hosts that have others than all.
    """

    server: Endpoint
    resolved: dict[str, Sequence[str]] = field(default_factory=dict)
    connected: list[str] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)

    def client(self, seconds: float = 20.0) -> Client:
        return Client(Transport(self.resolve, self.connect), seconds, self.pauses.append)

    def resolve(self, host: str, port: int) -> Sequence[str]:
        del port
        return self.resolved.get(host, [PUBLIC])

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        del port
        self.connected.append(address)
        return socket.create_connection(("127.0.0.1", urlsplit(self.server.address).port or 0), seconds)

    @property
    def asked(self) -> list[str]:
        """The paths that were asked for, with their hosts, but for robots.txt."""
        lines = [request.decode("latin-1").split("\r\n") for request in self.server.requests]
        paths = [f"{_header(request, 'host')}{request[0].split(' ')[1]}" for request in lines]
        return [path for path in paths if not path.endswith("/robots.txt")]

    def header(self, name: str) -> str:
        """A header of the last request; empty if it has none."""
        return _header(self.server.requests[-1].decode("latin-1").split("\r\n"), name)


def _header(request: list[str], name: str) -> str:
    found = (line.partition(":")[2].strip() for line in request if line.lower().startswith(f"{name}:"))
    return next(found, "")


@contextmanager
def web_sites(pages: Mapping[str, bytes | Callable[[socket.socket], None]]) -> Iterator[WebSites]:
    """Serve pages by path; each is a whole response, or a function that answers as it likes."""

    def answer(connection: socket.socket) -> None:
        words = sites.server.requests[-1].split(b" ")
        if words[0] != b"GET":
            return  # encryption, of which this server knows nothing
        page = pages.get(words[1].decode(), NOT_THERE)
        if isinstance(page, bytes):
            connection.sendall(page)
        else:
            page(connection)

    with endpoint(answer) as server:
        sites = WebSites(server)
        yield sites


def page(text: str, media_type: str = "text/markdown; charset=utf-8", headers: str = "") -> bytes:
    """A whole response with a page in it."""
    return response(text.encode(), media_type=media_type, headers=headers)


def redirection(location: str, status: str = "302 Found") -> bytes:
    """A response that leads elsewhere; the location goes out as UTF-8, whatever it holds."""
    head, _, body = response(b"", status=status, headers="Location: {}\r\n").partition(b"{}")
    return head + location.encode() + body
