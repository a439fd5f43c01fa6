"""Pages are kept as they came, asked for politely, and only when they changed."""

from __future__ import annotations

import gzip
import json
import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from discourse_kg.errors import RecapError
from discourse_kg.fetching import client
from discourse_kg.fetching.fetcher import Fetcher, FetchOutcome, FetchState
from discourse_kg.readers.intake import MAX_BYTES, read
from discourse_kg.readers.port import recap_of
from discourse_kg.readers.sources import find_sources
from support.endpoints import response
from support.web_sites import NOT_THERE, page, redirection, web_sites

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Mapping

    from support.web_sites import WebSites

pytestmark = pytest.mark.integration

SITE: Final = "http://press.example.org"
TEXT: Final = "---\nlanguage: en\n---\nInvented: Rowan Invented said that the garden needs water.\n"
STAMPS: Final = 'ETag: "one"\r\nLast-Modified: Mon, 05 May 2031 10:00:00 GMT\r\nDate: Tue, 06 May 2031 07:08:09 GMT\r\n'


def fetched(
    sites: WebSites, folder: Path, *addresses: str, limit: int = 10, seconds: float = 20.0
) -> list[FetchOutcome]:
    return list(Fetcher(sites.client(seconds), folder, limit).fetch(addresses))


def failure(
    pages: Mapping[str, bytes | Callable[[socket.socket], None]], folder: Path, path: str = "/talk"
) -> FetchOutcome:
    """The outcome of fetching one page that cannot be fetched."""
    with web_sites(pages) as sites:
        [outcome] = fetched(sites, folder, SITE + path, seconds=5.0)
    assert outcome.state is FetchState.FAILED
    assert not [*folder.glob("*")], "nothing is left behind"
    return outcome


def beside(path: Path | None) -> dict[str, str]:
    known: dict[str, str] = json.loads(Path(f"{path}.retrieval.json").read_bytes())
    return known


def test_a_page_is_kept_byte_for_byte_with_what_is_known_of_it(tmp_path: Path) -> None:
    with web_sites({"/talk": page(TEXT, headers=STAMPS)}) as sites:
        [outcome] = fetched(sites, tmp_path / "new", f"{SITE}/talk#part")
    assert (outcome.state, outcome.code) == (FetchState.KEPT, 0)
    assert outcome.path
    assert outcome.path.read_bytes() == TEXT.encode()
    assert beside(outcome.path) == {
        "requested": f"{SITE}/talk",
        "address": f"{SITE}/talk",
        "sha256": sha256(TEXT.encode()).hexdigest(),
        "media_type": "text/markdown",
        "charset": "utf-8",
        "etag": '"one"',
        "last_modified": "Mon, 05 May 2031 10:00:00 GMT",
        "date": "2031-05-06T07:08:09Z",
    }


def test_the_program_says_who_asks(tmp_path: Path) -> None:
    with web_sites({"/talk": page(TEXT)}) as sites:
        fetched(sites, tmp_path, f"{SITE}/talk")
        assert sites.header("user-agent").startswith("discourse-kg/")
        assert "(+https://" in sites.header("user-agent")
        assert sites.header("host") == "press.example.org"


def test_what_was_fetched_is_read_with_its_address(tmp_path: Path) -> None:
    with web_sites({"/old": redirection("/talk?a=1"), "/talk?a=1": page(TEXT)}) as sites:
        [outcome] = fetched(sites, tmp_path, f"{SITE}/old")
    [source] = find_sources([str(tmp_path)]).sources
    assert source.path == str(outcome.path)
    recap = recap_of(read(source))
    assert (recap.source, recap.language) == (f"{SITE}/talk?a=1", "en")
    assert recap.beside


def test_the_address_that_a_recap_states_goes_before(tmp_path: Path) -> None:
    stated = TEXT.replace("language: en", "language: en\nsource: https://example.org/stated")
    with web_sites({"/talk": page(stated)}) as sites:
        [outcome] = fetched(sites, tmp_path, f"{SITE}/talk")
    assert recap_of(read(str(outcome.path))).source == "https://example.org/stated"


def test_the_media_type_tells_the_reader_and_not_the_name(tmp_path: Path) -> None:
    with web_sites(
        {"/talk.php": page(TEXT), "/talk.md": page(TEXT, "text/plain"), "/talk": page(TEXT, "text/plain")}
    ) as it:
        outcomes = fetched(it, tmp_path, f"{SITE}/talk.php", f"{SITE}/talk.md", f"{SITE}/talk")
    assert [outcome.path and outcome.path.suffix for outcome in outcomes] == [".md", ".md", ".txt"]
    assert [recap_of(read(str(outcome.path))).language for outcome in outcomes] == ["en"] * 3


def test_a_source_that_was_changed_by_hand_is_not_taken_for_what_was_fetched(tmp_path: Path) -> None:
    with web_sites({"/talk": page(TEXT)}) as sites:
        [outcome] = fetched(sites, tmp_path, f"{SITE}/talk")
        assert outcome.path
        outcome.path.write_text(f"{TEXT}More.", "utf-8")
        with pytest.raises(RecapError, match=r"is not what was fetched from .*; fetch it again, or remove"):
            read(str(outcome.path))
        [again] = fetched(sites, tmp_path, f"{SITE}/talk")
    assert again.state is FetchState.KEPT
    assert recap_of(read(str(again.path))).source == f"{SITE}/talk"


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"{", "cannot be read"), (b"[" * 70_000, "cannot be read"), (b"{}", "requested: is missing"), (b"[]", "must be")],
)
def test_a_damaged_file_beside_a_source_is_told_of(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "talk.md").write_text(TEXT, "utf-8")
    (tmp_path / "talk.md.retrieval.json").write_bytes(content)
    with pytest.raises(RecapError, match=f"talk.md.retrieval.json: .*{told}.*fetch the source again"):
        read(str(tmp_path / "talk.md"))


# --- again ----------------------------------------------------------------------------------------


def test_a_page_that_did_not_change_is_not_sent_again(tmp_path: Path) -> None:
    unchanged = b'HTTP/1.1 304 Not Modified\r\nETag: "one"\r\nConnection: close\r\n\r\n'
    with web_sites({"/talk": page(TEXT, headers=STAMPS)}) as sites:
        [first] = fetched(sites, tmp_path, f"{SITE}/talk")
        before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    with web_sites({"/talk": unchanged}) as sites:
        [again] = fetched(sites, tmp_path, f"{SITE}/talk")
        assert sites.header("if-none-match") == '"one"'
        assert sites.header("if-modified-since") == "Mon, 05 May 2031 10:00:00 GMT"
    assert (again.state, again.path) == (FetchState.UNCHANGED, first.path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_conditions_go_to_the_page_they_are_about_and_to_no_other(tmp_path: Path) -> None:
    pages = {"/talk": redirection("http://other.example.org/new"), "/new": page(TEXT, headers=STAMPS)}
    with web_sites(pages) as sites:
        fetched(sites, tmp_path, f"{SITE}/talk")
        fetched(sites, tmp_path, f"{SITE}/talk")
        asked = [request.lower() for request in sites.server.requests if b"if-none-match" in request.lower()]
    assert [request.split(b" ")[1] for request in asked] == [b"/new"]


def test_the_same_bytes_again_change_no_file(tmp_path: Path) -> None:
    for date in ("Tue, 06 May 2031 07:08:09 GMT", "Wed, 07 May 2031 07:08:09 GMT"):
        with web_sites({"/talk": page(TEXT, headers=f"Date: {date}\r\n")}) as sites:
            [outcome] = fetched(sites, tmp_path, f"{SITE}/talk")
    assert outcome.state is FetchState.UNCHANGED
    assert beside(outcome.path)["date"] == "2031-05-06T07:08:09Z"


def test_a_page_of_another_format_replaces_what_was_kept(tmp_path: Path) -> None:
    for kind in ("text/markdown", "text/plain"):
        with web_sites({"/talk": page(TEXT, kind)}) as sites:
            [outcome] = fetched(sites, tmp_path, f"{SITE}/talk")
    assert outcome.path
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        outcome.path.name,
        f"{outcome.path.name}.retrieval.json",
    ]


def test_unchanged_is_believed_only_of_what_is_kept(tmp_path: Path) -> None:
    outcome = failure({"/talk": b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"}, tmp_path)
    assert "no copy of it is kept" in str(outcome.error)


# --- names ----------------------------------------------------------------------------------------

HOSTILE_PATHS: Final = (
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/..%5c..%5cboot.ini",
    "/a%00b",
    "/%0a%1b%5B2J",
    "/CON",
    "/.hidden",
    "/readme.md",
    "/-rf",
    "/" + "a" * 1500,
    "/?" + "/" * 300,
    "/r%C3%A4ksm%C3%B6rg%C3%A5s",
    "/%F0%9F%98%80",
    "/%ff%fe",
    "/talk.md.retrieval.json",
    "//double",
)


def test_names_of_files_are_made_and_not_taken(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    pages = dict.fromkeys(HOSTILE_PATHS, page(TEXT))
    with web_sites(pages) as sites:
        outcomes = fetched(sites, folder, *(f"http://readme.example.org{path}" for path in HOSTILE_PATHS))
    paths = [outcome.path for outcome in outcomes if outcome.path]
    assert len(set(paths)) == len(HOSTILE_PATHS), [str(each.error) for each in outcomes if each.error]
    assert {path.parent for path in paths} == {folder}
    assert all(path.name.isascii() and len(path.name) < 200 for path in paths)
    assert not [path.name for path in paths if set(path.name) - set("abcdefghijklmnopqrstuvwxyz0123456789-.")]
    found = [str(source.path) for source in find_sources([str(folder)]).sources]
    assert found == sorted(map(str, paths)), "and all are found again"
    assert list(tmp_path.iterdir()) == [folder]


# --- manners --------------------------------------------------------------------------------------


def test_there_is_a_pause_between_requests_to_one_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "PAUSE", 1000.0)
    with web_sites({"/a": page(TEXT), "/b": page(TEXT)}) as sites:
        fetched(sites, tmp_path, f"{SITE}/a", f"{SITE}/b", "http://other.example.org/a")
        assert len(sites.pauses) == 3, "after each robots.txt, and before the second page of the first host"
        assert all(0 < pause <= 1000 for pause in sites.pauses)


def test_a_site_may_ask_for_longer_pauses(tmp_path: Path) -> None:
    robots = page("User-agent: discourse-kg\nCrawl-delay: 60", "text/plain")
    with web_sites({"/robots.txt": robots, "/a": page(TEXT)}) as sites:
        fetched(sites, tmp_path, f"{SITE}/a")
        assert [1 < pause <= 60 for pause in sites.pauses] == [True]


def test_pauses_that_are_too_long_leave_one_page(tmp_path: Path) -> None:
    robots = page("User-agent: *\nCrawl-delay: 86400", "text/plain")
    with web_sites({"/robots.txt": robots, "/a": page(TEXT), "/b": page(TEXT)}) as sites:
        first, second = fetched(sites, tmp_path, f"{SITE}/a", f"{SITE}/b")
        assert max(sites.pauses) <= client.LONGEST_PAUSE
    assert (first.state, second.state) == (FetchState.KEPT, FetchState.FAILED)
    assert "asks for 86400 seconds between pages; fetch one page each time" in str(second.error)


def test_a_page_that_robots_may_not_see_is_not_asked_for(tmp_path: Path) -> None:
    robots = page("User-agent: *\nDisallow: /inside\nDisallow: /*?print", "text/plain")
    with web_sites({"/robots.txt": robots, "/inside": page(TEXT), "/a?print": page(TEXT), "/a": page(TEXT)}) as sites:
        outcomes = fetched(sites, tmp_path, f"{SITE}/inside", f"{SITE}/a?print", f"{SITE}/a")
        assert sites.asked == ["press.example.org/a"]
    assert [outcome.code for outcome in outcomes] == [4, 4, 0]
    assert "robots.txt forbids it to programs; if you may read it, save it in a browser" in str(outcomes[0].error)


def test_a_redirection_asks_the_leave_of_the_site_it_leads_to(tmp_path: Path) -> None:
    robots = page("User-agent: *\nDisallow: /inside", "text/plain")
    with web_sites({"/robots.txt": robots, "/a": redirection("http://other.example.org/inside")}) as sites:
        [outcome] = fetched(sites, tmp_path, f"{SITE}/a")
        assert sites.asked == ["press.example.org/a"]
    assert "(redirected to http://other.example.org/inside)" in str(outcome.error)


@pytest.mark.parametrize("status", ["401 No", "403 Forbidden", "404 Not Found", "410 Gone"])
def test_a_site_without_robots_txt_allows_everything(tmp_path: Path, status: str) -> None:
    with web_sites({"/robots.txt": response(b"Disallow: /", status=status), "/a": page(TEXT)}) as sites:
        [outcome] = fetched(sites, tmp_path, f"{SITE}/a")
    assert outcome.state is FetchState.KEPT


def test_a_site_whose_robots_txt_cannot_be_had_allows_nothing_and_is_asked_once(tmp_path: Path) -> None:
    with web_sites({"/robots.txt": response(b"", status="500 Sorry"), "/a": page(TEXT)}) as sites:
        outcomes = fetched(sites, tmp_path, f"{SITE}/a", f"{SITE}/b")
        assert len(sites.server.requests) == 1
    assert [outcome.code for outcome in outcomes] == [4, 4]
    assert "robots.txt, which says what programs may fetch, cannot be fetched" in str(outcomes[0].error)


def test_a_busy_site_is_asked_once_more_when_it_says(tmp_path: Path) -> None:
    answers = iter([response(b"", status="503 Busy", headers="Retry-After: 20\r\n"), page(TEXT)])
    with web_sites({"/a": lambda connection: connection.sendall(next(answers))}) as sites:
        [outcome] = fetched(sites, tmp_path, f"{SITE}/a")
        assert 20.0 in sites.pauses
    assert outcome.state is FetchState.KEPT


# --- failures -------------------------------------------------------------------------------------

#: A site's answer, the exit code, and part of the message.
ANSWERS: Final = {
    "not there": (NOT_THERE, 4, r"is not there \(404\); check the address"),
    "a login": (response(b"", status="401 No"), 4, "asks for a login .401.; if you may read it, save it in a browser"),
    "forbidden": (response(b"", status="403 No"), 4, "forbidden to this program"),
    "busy": (response(b"", status="429 Slow", headers="Retry-After: 3600\r\n"), 4, "try again in 3600 seconds"),
    "broken": (response(b"", status="500 Sorry"), 4, "the site answers 500; try again later"),
    "no format": (response(b"invented"), 3, "of a format that its site does not name"),
    "a picture": (response(b"\x89PNG", media_type="image/png"), 3, "is image/png, and there is no reader for that"),
    "nothing": (response(b" \n", media_type="text/markdown"), 3, "is empty; there is nothing to keep"),
    "too large": (response(b"a" * (MAX_BYTES + 1), media_type="text/plain"), 3, "is larger than 16 MB"),
    "nowhere": (response(b"", status="302 Found"), 4, "redirects without an address"),
    "a file": (redirection("file:///etc/passwd"), 4, "redirects to file:///etc/passwd: is not an address on the web"),
    "a password": (redirection("http://a:b@other.example.org/"), 4, "holds a name or a password"),
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_what_cannot_be_fetched_is_told_with_a_remedy(tmp_path: Path, kind: str) -> None:
    answer, code, told = ANSWERS[kind]
    outcome = failure({"/talk": answer}, tmp_path)
    assert outcome.code == code
    assert re.search(told, str(outcome.error)), outcome.error


def test_one_page_that_fails_stops_no_other(tmp_path: Path) -> None:
    with web_sites({"/a": page(TEXT)}) as sites:
        sites.resolved["127.0.0.1"] = ["127.0.0.1"]
        outcomes = fetched(
            sites, tmp_path, "nonsense", f"{SITE}/missing", "http://127.0.0.1/", f"{SITE}/a", f"{SITE}/a"
        )
    assert [outcome.code for outcome in outcomes] == [2, 4, 2, 0]


def test_a_page_that_comes_packed_is_unpacked(tmp_path: Path) -> None:
    packed = response(gzip.compress(TEXT.encode()), media_type="text/markdown", headers="Content-Encoding: gzip\r\n")
    with web_sites({"/talk": packed}) as sites:
        [outcome] = fetched(sites, tmp_path, f"{SITE}/talk")
        assert sites.header("accept-encoding") == "gzip"
    assert outcome.path
    assert outcome.path.read_bytes() == TEXT.encode()


def test_an_encrypted_site_must_prove_who_it_is(tmp_path: Path) -> None:
    with web_sites({}) as sites:
        [outcome] = fetched(sites, tmp_path, "https://press.example.org/talk")
        assert b"press.example.org" in sites.server.requests[0], "its name is asked for, whatever its address"
    assert "the connection is not safe" in str(outcome.error)


def test_nobody_there_is_told_once(tmp_path: Path) -> None:
    with web_sites({}) as sites:
        pass
    outcomes = fetched(sites, tmp_path, f"{SITE}/a", f"{SITE}/b")
    assert ["refused the connection" in str(outcome.error) for outcome in outcomes] == [True, True]
    assert len(sites.connected) == 1
