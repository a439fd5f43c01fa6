"""Nothing is fetched from where no public web site is, however the address is written and whoever names it."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

import pytest

from discourse_kg.fetching.client import Client
from discourse_kg.fetching.fetcher import Fetcher, FetchState
from discourse_kg.fetching.public_network import Transport, addresses_of, connection_to, why_not_public
from support.folders import TEST_DATA
from support.web_sites import PUBLIC, page, redirection, web_sites

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

pytestmark = pytest.mark.integration

SPELLINGS: Final = [
    tuple(line.split("\t"))
    for line in (TEST_DATA / "fetching/private-addresses.tsv").read_text("utf-8").split("\n")
    if line and not line.startswith("#")
]
#: Those that the system takes for this machine, without a name server.
OF_THIS_MACHINE: Final = ("127.1", "0x7f.1", "2130706433", "017700000001", "0", "::1", "::ffff:127.0.0.1")
PUBLIC_HOST: Final = "public.example.org"


class Sink:
    """Listens on every address of this machine, and counts who connects."""

    def __init__(self, listener: socket.socket) -> None:
        listener.setblocking(False)
        self._listener = listener
        self.port: int = listener.getsockname()[1]

    def connections(self) -> int:
        count = 0
        try:
            while True:
                self._listener.accept()[0].close()
                count += 1
        except BlockingIOError:
            return count


@contextmanager
def sink() -> Iterator[Sink]:
    family = socket.AF_INET6 if socket.has_dualstack_ipv6() else socket.AF_INET
    with socket.create_server(("", 0), family=family, dualstack_ipv6=socket.has_dualstack_ipv6()) as listener:
        yield Sink(listener)


def resolver(addresses: str) -> Sequence[str]:
    return addresses.split(",")


def test_there_are_many_spellings() -> None:
    assert SPELLINGS
    assert len(set(SPELLINGS)) == len(SPELLINGS)


@pytest.mark.parametrize("host", OF_THIS_MACHINE)
def test_what_is_refused_would_be_connected_to(host: str) -> None:
    """Without this, the tests below could pass because nothing is reached anyway."""
    if ":" in host and not socket.has_dualstack_ipv6():
        pytest.skip("this machine has no IPv6")
    with sink() as listening:
        for address in addresses_of(host, listening.port):
            connection_to(address, listening.port, 5.0).close()
        assert listening.connections() == 1


@pytest.mark.slow
def test_no_spelling_is_connected_to(tmp_path: Path) -> None:
    with sink() as listening:
        for spelling, answer in SPELLINGS:
            written = spelling.replace("{port}", str(listening.port))
            transport = Transport(addresses_of if answer == "-" else lambda *_, told=answer: resolver(told))
            [outcome] = Fetcher(Client(transport, 5.0, lambda _: None), tmp_path, 10).fetch([written])
            assert (outcome.state, outcome.code) == (FetchState.FAILED, 2), written
            assert "secret" not in str(outcome.error)
            assert listening.connections() == 0, written
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("led_by", ["redirection", "feed", "robots"])
def test_no_spelling_is_connected_to_whoever_leads_there(tmp_path: Path, led_by: str) -> None:
    pages: dict[str, bytes] = {}
    with sink() as listening, web_sites(pages) as sites:
        for spelling, answer in SPELLINGS:
            written = spelling.replace("{port}", str(listening.port))
            pages.update(leading_to(written, led_by))

            def resolve(host: str, port: int, told: str = answer) -> Sequence[str]:
                if host == PUBLIC_HOST:
                    return [PUBLIC]
                return addresses_of(host, port) if told == "-" else resolver(told)

            def connect(address: str, port: int, seconds: float) -> socket.socket:
                return (sites.connect if address == PUBLIC else connection_to)(address, port, seconds)

            client = Client(Transport(resolve, connect), 5.0, lambda _: None)
            outcomes = list(Fetcher(client, tmp_path, 10).fetch([f"http://{PUBLIC_HOST}/start"]))
            assert outcomes[-1].code == 4 or (led_by == "robots" and outcomes[-1].code == 0), written
            assert listening.connections() == 0, written


def leading_to(address: str, led_by: str) -> dict[str, bytes]:
    match led_by:
        case "redirection":
            return {"/start": redirection(address)}
        case "feed":
            entries = f"<item><link>{escape(address)}</link></item>"
            return {"/start": page(f"<rss><channel>{entries}</channel></rss>", "application/rss+xml")}
    return {"/robots.txt": redirection(address), "/start": page("Invented.")}


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(tmp_path: Path) -> None:
    """A name server that answers first with a public address, and then with a private one, gains nothing."""
    answers = iter([PUBLIC, "127.0.0.1", "127.0.0.1", "127.0.0.1"])
    with sink() as listening, web_sites({"/": page("Invented.")}) as sites:
        client = Client(Transport(lambda *_: [next(answers)], sites.connect), 5.0, lambda _: None)
        [outcome] = Fetcher(client, tmp_path, 10).fetch([f"http://turning.example.org:{listening.port}/"])
        assert sites.connected == [PUBLIC]
        assert "turning.example.org is at 127.0.0.1, which is this machine" in str(outcome.error)
        assert listening.connections() == 0


def test_no_variable_of_the_environment_opens_a_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sink() as listening, web_sites({"/": page("Invented.")}) as sites:
        for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{listening.port}")
        monkeypatch.delenv("no_proxy", raising=False)
        [outcome] = Fetcher(sites.client(), tmp_path, 10).fetch(["http://press.example.org/"])
        assert outcome.state is FetchState.KEPT
        assert listening.connections() == 0


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "1.1.1.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "2a00:801::1"]
)
def test_public_addresses_are_public(address: str) -> None:
    assert why_not_public(address) == ""
