"""Endpoints on the loopback interface: a real one, and one that answers what a test tells it to."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
_PATIENCE = 20.0
_TLS = b"\x16"  # how a client begins that wants to encrypt; this server cannot


@contextmanager
def oxigraph_server(*flags: str) -> Iterator[str]:
    """Serve an empty store in memory; gives the address for queries."""
    port = _free_port()
    server = subprocess.Popen(
        [OXIGRAPH, "serve", "--bind", f"127.0.0.1:{port}", *flags],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        server.terminate()
        server.wait(_PATIENCE)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    raise TimeoutError(f"oxigraph does not serve at port {port}")


@dataclass
class Endpoint:
    """A server that hands each connection to the next of its answers, and the last one to all further."""

    address: str
    requests: list[bytes] = field(default_factory=list)


def response(body: bytes, *, status: str = "200 OK", media_type: str = "", headers: str = "") -> bytes:
    """A whole response."""
    kind = f"Content-Type: {media_type}\r\n" if media_type else ""
    head = f"HTTP/1.1 {status}\r\n{kind}{headers}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    return head.encode() + body


@contextmanager
def endpoint(*answers: Callable[[socket.socket], None] | bytes) -> Iterator[Endpoint]:
    """Serve answers, one a connection: bytes that are sent, or a function that does what it likes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Endpoint(f"http://127.0.0.1:{listener.getsockname()[1]}/query")
        thread = threading.Thread(target=_accept, args=(listener, server, answers), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(_PATIENCE)
            assert not thread.is_alive(), "the client holds on to its connection"


def _accept(
    listener: socket.socket, server: Endpoint, answers: tuple[Callable[[socket.socket], None] | bytes, ...]
) -> None:
    turn = 0
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            answer = answers[min(turn, len(answers) - 1)]
            turn += 1
            with connection, suppress(OSError):
                server.requests.append(_request(connection))
                _answer(connection, answer)


def _answer(connection: socket.socket, answer: Callable[[socket.socket], None] | bytes) -> None:
    if isinstance(answer, bytes):
        connection.sendall(answer)
    else:
        answer(connection)


def _request(connection: socket.socket) -> bytes:
    """Read a whole request: the head, and as much of a body as the head tells."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += _more(connection)
        if received.startswith(_TLS):
            return received
    head, _, body = received.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    while len(body) < sum(int(line.split(b":")[1]) for line in lengths):
        body += _more(connection)
    return head + b"\r\n\r\n" + body


def _more(connection: socket.socket) -> bytes:
    if not (chunk := connection.recv(1 << 16)):
        raise ConnectionError("the client went away")
    return chunk
