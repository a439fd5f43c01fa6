"""Web sites that mean harm get no further than the bounds of time, size and number."""

from __future__ import annotations

import gzip
import re
import time
import zlib
from typing import TYPE_CHECKING, Final

import pytest

from discourse_kg.fetching import listed_pages
from discourse_kg.fetching.client import MAX_BYTES
from discourse_kg.fetching.fetcher import Fetcher, FetchOutcome, FetchState
from discourse_kg.fetching.robots import rules_of
from support.endpoints import response
from support.web_sites import page, redirection, web_sites

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Mapping
    from pathlib import Path

pytestmark = pytest.mark.integration

SITE: Final = "http://press.example.org"
MARKDOWN: Final = b"HTTP/1.1 200 OK\r\nContent-Type: text/markdown\r\n"
GOOD: Final = page("Invented: Rowan Invented said that the garden needs water.\n")


def drip(head: bytes, byte: bytes = b"a") -> Callable[[socket.socket], None]:
    def dripping(connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(byte)
            time.sleep(0.05)

    return dripping


def flood(head: bytes, piece: bytes) -> Callable[[socket.socket], None]:
    def flooding(connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(piece)

    return flooding


def silent(connection: socket.socket) -> None:
    connection.recv(1)


def packed(content: bytes, encoding: str = "gzip") -> bytes:
    return response(content, media_type="text/markdown", headers=f"Content-Encoding: {encoding}\r\n")


BOMB: Final = gzip.compress(bytes(MAX_BYTES + 1))
LAUGHS: Final = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 40))

#: What a site does at `/talk`, with part of the message.
HARM: Final[Mapping[str, tuple[bytes | Callable[[socket.socket], None], str]]] = {
    "says nothing": (silent, "no whole answer within"),
    "drips its head": (drip(b"HTTP/1.1 200 OK\r\nX-Long: "), "no whole answer within"),
    "drips headers": (drip(MARKDOWN, b"A: b\r\n"), "no whole answer within|broke before"),
    "drips its body": (drip(MARKDOWN + b"Content-Length: 99999\r\n\r\n"), "no whole answer within"),
    "drips a body without end": (drip(MARKDOWN + b"\r\n"), "no whole answer within"),
    "drips pieces": (drip(MARKDOWN + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"), "no whole answer within"),
    "floods": (flood(MARKDOWN + b"\r\n", b"a" * (1 << 20)), "too large to be read"),
    "floods headers": (flood(MARKDOWN, b"A: b\r\n" * 1000), "broke before there was an answer"),
    "floods one header": (flood(MARKDOWN + b"A: ", b"a" * (1 << 20)), "broke before there was an answer"),
    "promises more than it sends": (MARKDOWN + b"Content-Length: 99\r\n\r\nInvented", "broke off"),
    "promises what is no number": (MARKDOWN + b"Content-Length: many\r\n\r\nInvented", "broke off"),
    "cuts a piece": (MARKDOWN + b"Transfer-Encoding: chunked\r\n\r\nff\r\nInvented", "broke off"),
    "speaks no HTTP": (b"SSH-2.0-Invented\r\n", "broke before there was an answer"),
    "hangs up": (b"", "broke before there was an answer"),
    "sends a bomb": (packed(BOMB), "too large to be read"),
    "sends half a bomb": (packed(BOMB[: len(BOMB) // 2]), "its end is missing"),
    "sends what is not packed": (packed(b"Invented"), "damaged, or no gzip"),
    "packs otherwise than asked": (
        packed(zlib.compress(b"Invented"), "deflate"),
        "compressed, which was not asked for",
    ),
    "packs twice": (packed(gzip.compress(gzip.compress(b"a")), "gzip, gzip"), "compressed, which was not asked for"),
    "sends a list that is a bomb": (response(BOMB, media_type="application/gzip"), "too large once it is unpacked"),
    "leads in a circle": (redirection("/talk"), "redirects more than 5 times"),
    "names entities that grow": (
        page(f"<!DOCTYPE rss [<!ENTITY l0 'ha'>{LAUGHS}]><rss>&l39;</rss>", "text/xml"),
        "declares entities",
    ),
    "nests without end": (page("<rss>" + "<a>" * 1_000_000, "text/xml"), "more than 64 deep"),
}


def outcome_of(answer: bytes | Callable[[socket.socket], None], folder: Path, seconds: float) -> FetchOutcome:
    with web_sites({"/talk": answer, "/good": GOOD}) as sites:
        harmed, good = Fetcher(sites.client(seconds), folder, 10).fetch([f"{SITE}/talk", f"{SITE}/good"])
    assert good.state is FetchState.KEPT, "whatever one page does, the next is fetched"
    assert len([*folder.iterdir()]) == 2
    return harmed


@pytest.mark.parametrize("harm", HARM)
def test_harm_is_refused_by_name(tmp_path: Path, harm: str) -> None:
    answer, told = HARM[harm]
    outcome = outcome_of(answer, tmp_path, 1.0 if "within" in told else 20.0)
    assert outcome.state is FetchState.FAILED
    assert outcome.code in {3, 4}
    assert re.search(told, str(outcome.error)), outcome.error


def test_a_host_that_says_nothing_is_not_asked_for_ever(tmp_path: Path) -> None:
    with web_sites({f"/{number}": silent for number in range(20)} | {"/good": GOOD}) as sites:
        addresses = [*(f"{SITE}/{number}" for number in range(20)), "http://other.example.org/good"]
        *silences, good = Fetcher(sites.client(0.3), tmp_path, 10).fetch(addresses)
        assert len(sites.asked) == 4
    assert good.state is FetchState.KEPT
    assert "is not asked for: its host gave no answer 3 times; try again later" in str(silences[-1].error)


def test_a_long_way_is_not_followed(tmp_path: Path) -> None:
    pages = {f"/{number}": redirection(f"/{number + 1}") for number in range(100)}
    with web_sites(pages) as sites:
        [outcome] = Fetcher(sites.client(), tmp_path, 10).fetch([f"{SITE}/0"])
        assert len(sites.asked) == 6
    assert "redirects more than 5 times; name the address where that ends" in str(outcome.error)


def test_steering_characters_of_a_site_are_not_kept_as_headers(tmp_path: Path) -> None:
    headers = "ETag: \x1b[2J\r\nLast-Modified: \x7f\r\nDate: nonsense\r\n"
    with web_sites({"/talk": page("Invented.", "text/markdown; charset=\x1b", headers)}) as sites:
        [outcome] = Fetcher(sites.client(), tmp_path, 10).fetch([f"{SITE}/talk"])
    assert outcome.path
    known = outcome.path.with_name(f"{outcome.path.name}.retrieval.json").read_text("utf-8")
    assert "\\u001b" not in known
    assert not {"etag", "last_modified", "date", "charset"} & {
        line.partition('"')[2].partition('"')[0] for line in known.split("\n")
    }


@pytest.mark.parametrize("answer", [silent, drip(b"HTTP/1.1 200 OK\r\n\r\n"), redirection("/robots.txt"), b"\0" * 100])
def test_a_robots_txt_that_means_harm_costs_its_own_site_alone(
    tmp_path: Path, answer: bytes | Callable[[socket.socket], None]
) -> None:
    with web_sites({"/robots.txt": answer, "/good": GOOD}) as sites:
        outcomes = list(Fetcher(sites.client(1.0), tmp_path, 10).fetch([f"{SITE}/good", f"{SITE}/more"]))
        assert len(sites.server.requests) <= 8
    assert {outcome.code for outcome in outcomes} <= {0, 4}


#: Files that took a parser of robots.txt long.
ROBOTS: Final = {
    "programs by rules": "".join(f"User-agent: a{number}\n" for number in range(4000))
    + "".join(f"Disallow: /{number}\n" for number in range(20_000)),
    "stars": f"User-agent: *\nDisallow: /{'*a' * 200_000}\n",
    "many stars": "User-agent: *\n" + f"Disallow: /{'*a' * 20}b\n" * 10_000,
    "escapes": f"User-agent: *\nDisallow: /{'%' * 400_000}\n",
    "ends": f"User-agent: *\nDisallow: /{'$' * 400_000}\n",
    "words": "User agent " * 40_000,
}


@pytest.mark.parametrize("name", ROBOTS)
def test_a_robots_txt_is_read_in_bounds(name: str) -> None:
    """No time is asserted; what is not bounded here takes hours, or more memory than there is."""
    assert rules_of(ROBOTS[name].encode()).allow(f"{SITE}/{'a' * 2000}")


def test_an_index_without_end_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listed_pages, "MAX_SITEMAPS", 3)
    maps = "".join(f"<sitemap><loc>{SITE}/{number}</loc></sitemap>" for number in range(60_000))
    with web_sites({"/index": page(f"<sitemapindex>{maps}</sitemapindex>", "text/xml")}) as sites:
        told, *outcomes = Fetcher(sites.client(), tmp_path, 10).fetch([f"{SITE}/index"])
        assert len(sites.asked) == 4
    assert told.note == "is an index of sitemaps, which names more than 0 pages"
    assert [outcome.code for outcome in outcomes] == [4, 4, 4]
