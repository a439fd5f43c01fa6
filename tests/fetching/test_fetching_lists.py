"""Feeds and sitemaps stand for the pages that they name."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

import pytest

from discourse_kg.errors import RecapError
from discourse_kg.fetching.fetcher import Fetcher, FetchOutcome, FetchState
from discourse_kg.readers.intake import read_bytes
from discourse_kg.readers.source_lists import MAX_ENTRIES, Entry, ListKind, list_kind, read_list
from support.endpoints import response
from support.web_sites import page, web_sites

if TYPE_CHECKING:
    from pathlib import Path

    from support.web_sites import WebSites

SITE: Final = "http://press.example.org"
TEXT: Final = "Invented: Rowan Invented said that the garden needs water.\n"
ATOM: Final = "http://www.w3.org/2005/Atom"
MAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"

RSS: Final = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Invented</title><link>http://press.example.org/</link>
<atom:link rel="self" href="http://press.example.org/feed"/>
<item><title>Three&nbsp;gardens</title><guid isPermaLink="false">http://no.example.org/</guid><link>
/three
</link></item>
<item><title>Two</title><guid>http://press.example.org/two?a=1&amp;b=2</guid><atom:link href="/no"/></item>
<item><title>One</title><guid>http://no.example.org/</guid><link><![CDATA[http://press.example.org/one]]></link></item>
</channel></rss>"""

#: Lists, with their kind and what they name, read from `/feeds/list`.
LISTS: Final = {
    "RSS 2.0": (RSS, ListKind.RSS, [f"{SITE}/three", f"{SITE}/two?a=1&b=2", f"{SITE}/one"]),
    "RSS 0.91 with its document type": (
        (
            '<!DOCTYPE rss PUBLIC "-//Invented//DTD RSS 0.91//EN" "http://dtd.example.org/rss.dtd">'
            "<rss version='0.91'><channel><item><link>/a</link></item></channel></rss>"
        ),
        ListKind.RSS,
        [f"{SITE}/a"],
    ),
    "RSS 1.0": (
        (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
            "<channel><link>/no</link></channel><item><link>/a</link></item></rdf:RDF>"
        ),
        ListKind.RSS,
        [f"{SITE}/a"],
    ),
    "Atom": (
        (
            f'<feed xmlns="{ATOM}"><link href="/no"/><id>/no</id><entry><id>/no</id><link rel="self" href="/no"/>'
            '<link href="a"/><link rel="alternate" href="/no"/></entry></feed>'
        ),
        ListKind.ATOM,
        [f"{SITE}/feeds/a"],
    ),
    "Atom with bases": (
        (
            f'<a:feed xmlns:a="{ATOM}" xml:base="http://other.example.org/x/"><a:entry xml:base="y/"><a:link href="a"/>'
            '</a:entry><a:entry><a:link rel="alternate" href="b"/></a:entry></a:feed>'
        ),
        ListKind.ATOM,
        ["http://other.example.org/x/y/a", "http://other.example.org/x/b"],
    ),
    "a sitemap": (
        (
            f'<urlset xmlns="{MAP}" xmlns:image="http://images.example.org/"><url><loc>{SITE}/a</loc><image:image>'
            f"<image:loc>{SITE}/no</image:loc></image:image></url><url><loc>\n{SITE}/b\n</loc></url></urlset>"
        ),
        ListKind.SITEMAP,
        [f"{SITE}/a", f"{SITE}/b"],
    ),
    "an index": (
        f'<sitemapindex xmlns="{MAP}"><sitemap><loc>{SITE}/map.xml</loc></sitemap></sitemapindex>',
        ListKind.SITEMAP_INDEX,
        [f"{SITE}/map.xml"],
    ),
    "behind empty lines": (f"\n\n  {RSS[39:]}", ListKind.RSS, [f"{SITE}/three", f"{SITE}/two?a=1&b=2", f"{SITE}/one"]),
    "of nothing": ("<rss><channel/></rss>", ListKind.RSS, []),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_of_each_kind_are_read(name: str) -> None:
    text, kind, addresses = LISTS[name]
    for content in (text.encode(), text.replace("utf-8", "utf-16").encode("utf-16"), b"\xef\xbb\xbf" + text.encode()):
        assert list_kind(content) is kind
        assert [entry.address for entry in read_list(content, "list", f"{SITE}/feeds/list").entries] == addresses


@pytest.mark.parametrize(
    "text",
    ["", "rss", "# <rss>", "<html><rss/></html>", "<TEI/>", '<feed xmlns="http://a.example/"/>', "<", "<!DOCTYPE rss"],
)
def test_what_is_no_list_is_none(text: str) -> None:
    assert list_kind(text.encode()) is None


@pytest.mark.parametrize("name", ["RSS 2.0", "Atom", "a sitemap", "an index"])
def test_a_list_is_no_recap_whatever_its_name(name: str) -> None:
    text, kind, _ = LISTS[name]
    for path in ("list.xml", "list.md", "list.txt", "-"):
        with pytest.raises(
            RecapError, match=f"^{path}: is {kind}, a list of sources and no recap; .* discourse-kg fetch"
        ):
            read_bytes(text.encode(), path)


#: What is wrong with a list, with the line, and part of the message.
BROKEN: Final = {
    "a bare ampersand": ("<rss>\n<item><link>/?a=1&b=2</link></item></rss>", 2, "not well formed.*give the addresses"),
    "cut": ("<rss><channel>\n<item>", 2, "not well formed"),
    "two roots": ("<rss/>\n<rss/>", 2, "not well formed"),
    "an unknown encoding": ("<?xml version='1.0' encoding='invented'?><rss/>", None, "no list of sources"),
    "an entity": ('<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss>&a;</rss>', 1, "declares entities"),
    "a parameter entity": (
        '<!DOCTYPE rss [<!ENTITY % a SYSTEM "file:///etc/passwd">%a;]><rss/>',
        1,
        "declares entities",
    ),
    "an external entity": (
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><item><link>&a;</link></item></rss>',
        1,
        "declares entities",
    ),
    "nested deep": ("<rss>" + "<a>" * 100_000, 1, "nests elements more than 64 deep"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_list_is_refused_with_its_line(name: str) -> None:
    text, line, told = BROKEN[name]
    with pytest.raises(RecapError, match=told) as raised:
        read_list(text.encode(), "list", SITE)
    assert raised.value.line == line


def test_entities_that_grow_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">\n' for level in range(1, 40))
    text = f'<!DOCTYPE rss [<!ENTITY l0 "ha">\n{laughs}]><rss><item><link>&l39;</link></item></rss>'
    with pytest.raises(RecapError, match="declares entities"):
        read_list(text.encode(), "list", SITE)


def test_a_list_without_end_is_read_to_its_limit() -> None:
    items = b"".join(b"<item><link>http://a.example/%d</link></item>" % number for number in range(1_000_000))
    named = read_list(b"<rss><channel>" + items, "list", SITE)
    assert (len(named.entries), named.cut) == (MAX_ENTRIES, True)
    assert named.entries[-1] == Entry(f"http://a.example/{MAX_ENTRIES - 1}")


def test_a_long_address_is_not_cut_to_another() -> None:
    text = f"<rss><item><link>/a{'&amp;b' * 5000}</link></item></rss>"
    [entry] = read_list(text.encode(), "list", SITE).entries
    assert len(entry.address) > 2048, "which no address may have"


# --- fetched --------------------------------------------------------------------------------------


def fetched(sites: WebSites, folder: Path | None, *addresses: str, limit: int = 10) -> list[FetchOutcome]:
    return list(Fetcher(sites.client(), folder, limit).fetch(addresses))


def feed(*links: str) -> bytes:
    items = "".join(f"<item><link>{escape(link)}</link></item>" for link in links)
    return page(f"<rss><channel>{items}</channel></rss>", "application/rss+xml")


def sitemap(*entries: tuple[str, str], root: str = "urlset", element: str = "url") -> str:
    inner = (f"<{element}><loc>{escape(loc)}</loc><lastmod>{day}</lastmod></{element}>" for loc, day in entries)
    return f'<{root} xmlns="{MAP}">{"".join(inner)}</{root}>'


@pytest.mark.integration
@pytest.mark.parametrize(
    "media_type", ["application/rss+xml", "text/xml; charset=utf-8", "text/html", "text/plain", ""]
)
def test_a_feed_stands_for_its_pages_whatever_it_is_called(tmp_path: Path, media_type: str) -> None:
    pages = dict.fromkeys(("/three", "/two?a=1&b=2", "/one"), page(TEXT))
    with web_sites({"/feed": page(RSS, media_type), **pages}) as sites:
        told, *outcomes = fetched(sites, tmp_path, f"{SITE}/feed")
    assert told.note == "is an RSS feed, which names 3 pages"
    assert [outcome.address for outcome in outcomes] == LISTS["RSS 2.0"][2]
    assert {outcome.state for outcome in outcomes} == {FetchState.KEPT}


@pytest.mark.integration
def test_the_first_of_a_feed_are_taken_and_the_rest_is_told_of(tmp_path: Path) -> None:
    with web_sites({"/feed": feed("/a", "/a", "/b", "/c", "/d"), "/a": page(TEXT), "/b": page(TEXT)}) as sites:
        told, *outcomes = fetched(sites, tmp_path, f"{SITE}/feed", limit=2)
        assert sites.asked == [f"press.example.org{path}" for path in ("/feed", "/a", "/b")]
    assert told.note == "is an RSS feed, which names 4 pages; the first 2 are taken (--limit)"
    assert len(outcomes) == 2


@pytest.mark.integration
def test_the_newest_of_a_sitemap_are_taken() -> None:
    entries = ((f"{SITE}/old", "2029-01-01"), (f"{SITE}/new", "2031-05-06T07:08:09Z"), (f"{SITE}/mid", "2030-01-01"))
    with web_sites({"/map": page(sitemap(*entries), "application/xml")}) as sites:
        _, *outcomes = fetched(sites, None, f"{SITE}/map", limit=2)
        assert sites.asked == ["press.example.org/map"], "and no page is fetched when they are only listed"
    assert [(outcome.address, outcome.state) for outcome in outcomes] == [
        (f"{SITE}/new", FetchState.NAMED),
        (f"{SITE}/mid", FetchState.NAMED),
    ]


@pytest.mark.integration
def test_an_index_leads_to_the_pages_of_its_sitemaps() -> None:
    maps = [
        (f"{SITE}/{name}", day) for name, day in (("b.xml.gz", "2030"), ("a", "2031"), ("gone", "2029"), ("i", "2028"))
    ]
    index = sitemap(*maps, root="sitemapindex", element="sitemap")
    packed = gzip.compress(sitemap((f"{SITE}/2", "")).encode())
    pages = {
        "/index": page(index, "text/xml"),
        "/a": page(sitemap((f"{SITE}/1", "")), "text/xml"),
        "/b.xml.gz": response(packed, media_type="application/x-gzip"),
        "/i": page(index, "text/xml"),
    }
    with web_sites(pages) as sites:
        told, *outcomes = fetched(sites, None, f"{SITE}/index")
    assert told.note == "is an index of sitemaps, which names 2 pages"
    assert [str(outcome.error) for outcome in outcomes if outcome.error] == [
        f"{SITE}/gone: is not there (404); check the address",
        f"{SITE}/i: is an index of sitemaps, where a sitemap was promised; give its address to fetch",
    ]
    assert [outcome.address for outcome in outcomes if not outcome.error] == [f"{SITE}/1", f"{SITE}/2"]


@pytest.mark.integration
def test_no_more_sitemaps_are_asked_for_than_are_needed() -> None:
    index = sitemap((f"{SITE}/a", "2031"), (f"{SITE}/b", "2030"), root="sitemapindex", element="sitemap")
    pages = {"/index": page(index, "text/xml"), "/a": page(sitemap((f"{SITE}/1", "")), "text/xml")}
    with web_sites(pages) as sites:
        told, *_ = fetched(sites, None, f"{SITE}/index", limit=1)
        assert sites.asked == ["press.example.org/index", "press.example.org/a"]
    assert told.note == "is an index of sitemaps, which names more than 1 pages; the first 1 are taken (--limit)"


@pytest.mark.integration
def test_entries_that_cannot_be_used_are_told_of_and_stop_no_other(tmp_path: Path) -> None:
    with web_sites(
        {
            "/feed": feed("ftp://a.example/", "", "http://a:b@c.example/", "/feed2", "/a"),
            "/a": page(TEXT),
            "/feed2": feed(),
        }
    ) as sites:
        _, *outcomes = fetched(sites, tmp_path, f"{SITE}/feed")
    assert [outcome.code for outcome in outcomes] == [4, 4, 4, 3, 0]
    told = [str(outcome.error) for outcome in outcomes]
    assert "names ftp://a.example/, which is not an address on the web" in told[0]
    assert "names an entry without an address" in told[1]
    assert "a:b@" not in told[2]
    assert f"is an RSS feed, named by {SITE}/feed; give its address" in told[3]


@pytest.mark.integration
def test_of_many_entries_that_cannot_be_used_most_are_counted() -> None:
    with web_sites({"/feed": feed(*(f"ftp://a.example/{number}" for number in range(1000)))}) as sites:
        _, *outcomes = fetched(sites, None, f"{SITE}/feed")
    assert len(outcomes) == 21
    assert str(outcomes[-1].error) == f"{SITE}/feed: names 980 more that cannot be used"


@pytest.mark.integration
def test_a_page_has_nothing_to_list() -> None:
    with web_sites({"/a": page(TEXT)}) as sites:
        [outcome] = fetched(sites, None, f"{SITE}/a")
    assert outcome.code == 2
    assert "is neither a feed nor a sitemap; leave out --list to keep the page" in str(outcome.error)
