"""HTTP within bounds: a reply comes in time, whole and from the address that was asked, or is a problem."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from discourse_kg.bounded_gzip import TooLargeError, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from http.client import HTTPResponse

#: Opens a connection to a host's port within so many seconds. It may refuse to, with a `NotConnectedError`.
Connect: TypeAlias = "Callable[[str, int, float], socket.socket]"

_Connection = TypeVar("_Connection", bound=http.client.HTTPConnection)

_CHUNK = 1 << 16
_LARGEST_BODY = 1 << 30
_LONGEST_EXCERPT = 200
_ATTEMPTS = 3
_BACKOFF = 0.5


class NotConnectedError(OSError):
    """Why a `Connect` does not connect, in the words that users are told."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back. `status` is None when nothing did; `problem` says why it cannot be used.

    `cut` marks a connection that broke, so that another attempt may succeed; `refused` one that a `Connect` did not
    open.
    """

    status: int | None = None
    headers: Message = field(default_factory=Message)
    body: bytes = b""
    problem: str = ""
    cut: bool = False
    refused: bool = False

    @property
    def usual_problem(self) -> str | None:
        """What every caller says of a status: empty for success, a message for a redirection, None for all others."""
        status = self.status or 0
        if 200 <= status < 300:  # noqa: PLR2004 (HTTP: success)
            return ""
        if 300 <= status < 400:  # noqa: PLR2004 (HTTP: redirection)
            return f"sends us elsewhere, to {self.redirection}; name that address if you trust it"
        return None

    @property
    def media_type(self) -> str:
        """The body's media type, without parameters; empty when the reply names none."""
        return self.headers.get_content_type() if self.headers.get("Content-Type") else ""

    @property
    def framed(self) -> bool:
        """Whether the end of the body was marked, so that a missing end would have shown."""
        return self.headers.get("Content-Length") is not None or self.headers.get("Transfer-Encoding") is not None

    @property
    def retry_after(self) -> float | None:
        """Seconds to wait, if the reply gives them as a number."""
        text = self.headers.get("Retry-After", "")
        return float(text) if re.fullmatch(r"[0-9]{1,6}", text) else None

    @property
    def redirection(self) -> str:
        """Where a redirection points to, fit for a message."""
        return _printable(self.headers.get("Location", "nowhere"))

    @property
    def excerpt(self) -> str:
        """The beginning of the body, fit for a message."""
        return _printable(self.body[: 4 * _LONGEST_EXCERPT].decode("utf-8", "replace")) or "no reason given"


def _printable(text: str) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _LONGEST_EXCERPT else f"{line[:_LONGEST_EXCERPT]}…"


class _NoRedirection(urllib.request.HTTPRedirectHandler):
    """Returns redirections as replies, unread: credentials and updates go only where the user sent them."""

    def http_error_302(self, *_: object) -> None:
        return None

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302  # type: ignore[assignment]


class _Line:
    """The connection of one request, which another thread can cut.

    With `connect`, that opens it; without, it goes wherever the system takes the host's name to lead.
    """

    def __init__(self, connect: Connect | None = None) -> None:
        self._socket: socket.socket | None = None
        self._connect = connect

    @property
    def uses_proxies(self) -> bool:
        """Whether the proxies that the system names may be asked to connect."""
        return self._connect is None

    def plain(self, host: str, **options: Any) -> http.client.HTTPConnection:  # noqa: ANN401 (as urllib calls it)
        """A connection over this line."""
        return self._watched(http.client.HTTPConnection(host, **options))

    def encrypted(self, host: str, **options: Any) -> http.client.HTTPSConnection:  # noqa: ANN401 (likewise)
        """A connection over this line that checks who the server is."""
        return self._watched(http.client.HTTPSConnection(host, **options), encrypted=True)

    def cut(self) -> None:
        """End the request, however far it has come."""
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def _watched(self, connection: _Connection, *, encrypted: bool = False) -> _Connection:
        connect, directed = connection.connect, self._connect

        def watched() -> None:
            if directed is None:
                connect()
                self._socket = connection.sock
                return
            self._socket = connection.sock = directed(connection.host, connection.port, connection.timeout or 0.0)
            if encrypted:
                context = ssl.create_default_context()
                connection.sock = context.wrap_socket(connection.sock, server_hostname=connection.host)

        connection.connect = watched  # type: ignore[method-assign]  # there is no socket before
        return connection


class _Plain(urllib.request.HTTPHandler):
    def __init__(self, line: _Line) -> None:
        super().__init__()
        self._line = line

    def http_open(self, req: urllib.request.Request) -> HTTPResponse:
        return self.do_open(self._line.plain, req)


class _Encrypted(urllib.request.HTTPSHandler):
    def __init__(self, line: _Line) -> None:
        super().__init__()
        self._line = line

    def https_open(self, req: urllib.request.Request) -> HTTPResponse:
        return self.do_open(self._line.encrypted, req)


def send(
    request: Callable[[], urllib.request.Request],
    seconds: float,
    retryable: Collection[int],
    largest: int = _LARGEST_BODY,
) -> Reply:
    """Send a request, repeat it where that may help, and return the last reply.

    Args:
        request: Makes the request, anew for each attempt.
        seconds: How long all attempts may take, with the pauses between them.
        retryable: The statuses after which another attempt may succeed.
        largest: How many bytes the body of a reply may have.
    """
    deadline = time.monotonic() + seconds
    for attempt in range(1, _ATTEMPTS + 1):
        reply = send_once(request(), deadline - time.monotonic(), largest)
        if not (reply.cut or reply.status in retryable):
            break
        wait = max(reply.retry_after or 0.0, _BACKOFF * attempt)
        if attempt == _ATTEMPTS or time.monotonic() + wait >= deadline:
            break
        time.sleep(wait)
    return reply


def send_once(request: urllib.request.Request, seconds: float, largest: int, connect: Connect | None = None) -> Reply:
    """Send a request and read the whole reply, within a number of seconds in all.

    A thread of its own does the work, because nothing else bounds the total time of name lookup,
    connecting, and a server that sends a byte now and then.

    Args:
        request: The request. When it accepts gzip, a reply may be compressed, and is unpacked; else it is refused.
        seconds: How long it may take.
        largest: How many bytes the body of the reply may have, before and after it is unpacked.
        connect: Opens the connection. The system's proxies are then not used: they would connect themselves.
    """
    line, replies = _Line(connect), list[Reply]()
    worker = threading.Thread(target=lambda: replies.append(_reply(request, line, seconds, largest)), daemon=True)
    worker.start()
    worker.join(max(seconds, 0))
    if replies:
        return replies[0]
    line.cut()
    return _late(seconds)


def _reply(request: urllib.request.Request, line: _Line, seconds: float, largest: int) -> Reply:
    proxies = [] if line.uses_proxies else [urllib.request.ProxyHandler({})]
    opener = urllib.request.build_opener(_NoRedirection, _Plain(line), _Encrypted(line), *proxies)
    try:
        with opener.open(request, timeout=max(seconds, 0.001)) as response:
            return _unpacked(_read(response, largest), request, largest)
    except urllib.error.HTTPError as fault:
        with fault, suppress(OSError, http.client.HTTPException):
            return Reply(fault.code, fault.headers, fault.read(_CHUNK))
        return Reply(fault.code, fault.headers)
    except (OSError, http.client.HTTPException, ValueError) as fault:
        match fault.reason if isinstance(fault, urllib.error.URLError) else fault:
            case TimeoutError(errno=None):  # our limit, not the system's
                return _late(seconds)
            case NotConnectedError() as refusal:
                return Reply(problem=str(refusal), refused=True)
            case reason:
                return _unreached(reason)


def _late(seconds: float) -> Reply:
    """The problem of a late reply. Which limit runs out first, the socket's or the total, is chance: both say this."""
    return Reply(problem=f"gave no whole answer within {seconds:.3g} seconds")


def _read(response: HTTPResponse, largest: int) -> Reply:
    body = bytearray()
    try:
        while chunk := response.read(_CHUNK):
            body += chunk
            if len(body) > largest:
                return Reply(response.status, response.headers, problem="the answer is too large to be read")
    except TimeoutError:
        raise
    except (OSError, http.client.HTTPException):
        return Reply(response.status, response.headers, problem="the answer broke off", cut=True)
    length = response.headers.get("Content-Length")
    if length is not None and length.strip() != str(len(body)):
        return Reply(response.status, response.headers, problem="the answer broke off", cut=True)
    return Reply(response.status, response.headers, bytes(body))


def _unpacked(reply: Reply, request: urllib.request.Request, largest: int) -> Reply:
    encoding = reply.headers.get("Content-Encoding", "identity").strip().lower()
    if reply.problem or encoding == "identity":
        return reply
    if encoding != request.get_header("Accept-encoding"):
        return Reply(reply.status, reply.headers, problem="the answer is compressed, which was not asked for")
    try:
        return Reply(reply.status, reply.headers, unpacked(reply.body, largest))
    except TooLargeError:
        return Reply(reply.status, reply.headers, problem="the answer is too large to be read")
    except ValueError as error:
        return Reply(reply.status, reply.headers, problem=f"the answer {error}")


def _unreached(reason: object) -> Reply:
    match reason:
        case ConnectionRefusedError():
            return Reply(problem="refused the connection; is a server running there?")
        case socket.gaierror():
            return Reply(problem="there is no host of that name")
        case ssl.SSLError():
            return Reply(problem=f"the connection is not safe: {_printable(str(reason))}")
        case TimeoutError():
            return Reply(problem="gave no answer in time")
        case ConnectionError() | http.client.HTTPException():
            return Reply(problem="the connection broke before there was an answer", cut=True)
    return Reply(problem=f"cannot be reached: {_printable(str(reason))}")
