"""Web pages: the article and nothing else is read, what is taken away is listed, and each page says what it is.

All pages in `tests/data/pages` are invented, in the manner of the systems that they are named after.
"""

from __future__ import annotations

import time
import tomllib
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import pytest

from discourse_kg.errors import RecapError
from discourse_kg.extraction.pipeline import extract
from discourse_kg.model import BlockKind, Recap, Span
from discourse_kg.readers.intake import read_bytes
from discourse_kg.readers.mapped_text import MappedText
from discourse_kg.readers.page_encoding import decoded_page
from discourse_kg.readers.port import recap_of
from discourse_kg.readers.text_encoding import repaired
from support.growth import too_much_growth

PAGES: Final = sorted(Path(__file__).parents[1].joinpath("data", "pages").glob("*.toml"))
FACTS: Final = ("title", "author", "published", "changed", "source", "licence", "language")
#: An invented article, so short that any page around it is larger.
WORDS: Final = "<p>Ada Lintott said that the marsh is as wide as it was in the days of her mother.</p>"


#: An invented sentence with letters that every encoding writes in its own way.
LAKE: Final = "<p>Sjön är så blå att åskan hörs i den, sa Åsa Öman."


def read_page(content: str | bytes, name: str = "page.html") -> Recap:
    return recap_of(read_bytes(content.encode() if isinstance(content, str) else content, name))


def page(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def lines(recap: Recap) -> list[str]:
    return [line for block in recap.blocks if block.kind.is_read for line in block.span.of(recap.text).split("\n")]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_article_of_a_page_is_read_and_nothing_else(path: Path) -> None:
    expected: dict[str, Any] = tomllib.loads(path.read_text())
    recap = read_page(path.with_suffix(".html").read_bytes(), f"{path.stem}.html")
    assert lines(recap) == expected["text"].strip().split("\n")
    assert {name: getattr(recap, name) for name in FACTS} == {name: expected.get(name) for name in FACTS}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_each_word_of_a_page_is_read_or_listed_and_stands_where_it_is_said_to(path: Path) -> None:
    content = path.with_suffix(".html").read_bytes()
    recap = read_page(content, f"{path.stem}.html")
    source = repaired(MappedText.of(decoded_page(content, path.name)[0]))[0].text
    listed = [left.text for left in recap.left_out]
    for block in recap.blocks:
        first = recap.original(Span(block.span.start, block.span.start + 1))
        assert first.of(source) == block.span.of(recap.text)[0] or first.of(source).startswith(("&", "<"))
    for left in recap.left_out:
        assert left.original is not None
        assert left.original.of(source)[0] == left.text[0] or left.original.of(source).startswith("&")
    if path.stem == "unclosed":
        return  # To Python's own tokenizer, its broken tags are text.
    kept = Counter("".join("".join([recap.text, *listed]).split()))
    assert not Counter(shown(source)) - kept


class Shown(HTMLParser):
    """The characters of a page between its tags, but for programs, styles and the title, by Python's own tokenizer."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (its interface)
        self.tag = tag

    def handle_data(self, data: str) -> None:
        if self.tag not in {"script", "style", "title"}:
            self.words += data

    def handle_endtag(self, tag: str) -> None:
        self.tag = "" if tag == self.tag else self.tag


def shown(source: str) -> str:
    parser = Shown()
    parser.feed(source)
    parser.close()
    return "".join(parser.words.replace("\xad", "").split())


#: The HTML page of an ordinary blog, and the same recap as plain text.
BLOG: Final = """<!DOCTYPE html>
<html lang="sv"><head><meta charset="utf-8"><title>Så gick panelen om digital samverkan | Bloggen</title>
<meta name="author" content="Skribent X"><meta property="article:published_time" content="2024-03-15T08:00:00+01:00">
<script>var x={"a":1};function t(){return "Anna Falk sade att skript är text";}</script>
<style>.a{color:red}</style></head><body>
<nav><a href="/">Hem</a> <a href="/om">Om oss</a></nav>
<div class="cookie">Vi använder kakor. Webbplatsens ägare sade att du måste godkänna.</div>
<article><h1>Så gick panelen om digital samverkan</h1>
<p>Örebro, 14 mars 2024. I panelen satt <b>Erik Sandell</b> (civilminister), Hanna Bergvik (it-direktör,
V&auml;sterviks&nbsp;kommun) och Tomas Lindqvist (generaldirektör, Isdata).</p>
<p>Erik Sandell sa att Estland visar att en gemensam infra&shy;struktur går att bygga.</p>
<p>Hanna Bergvik invände att de små kommunerna saknar personal.</p>
<p>Enligt Tomas Lindqvist är ramverket klart till hösten.</p>
<blockquote><p>&ndash; Vi behöver pengar, inte fler strategier, sa Bergvik.</p></blockquote>
</article><aside>Läs också: Karin Ek sade att allt var bättre förr.</aside><footer>© 2024</footer></body></html>"""
PLAIN: Final = """Så gick panelen om digital samverkan

Örebro, 14 mars 2024. I panelen satt Erik Sandell (civilminister), Hanna Bergvik (it-direktör, Västerviks kommun) \
och Tomas Lindqvist (generaldirektör, Isdata).

Erik Sandell sa att Estland visar att en gemensam infrastruktur går att bygga.

Hanna Bergvik invände att de små kommunerna saknar personal.

Enligt Tomas Lindqvist är ramverket klart till hösten.

– Vi behöver pengar, inte fler strategier, sa Bergvik.
"""


def told(content: str, name: str) -> tuple[object, ...]:
    found = extract(read_bytes(content.encode(), name))
    words = [(one.speakers, one.kind, one.span.of(found.recap.text)) for one in found.statements]
    people = [(one.name, one.role, one.organization, one.aliases) for one in found.persons]
    return words, people, found.event.date, len(found.panels)


def test_page_tells_what_its_plain_text_tells() -> None:
    assert told(BLOG, "blog.html") == told(PLAIN, "blog.txt")


def test_day_of_change_is_never_the_event_s() -> None:
    head = '<meta property="article:modified_time" content="2031-02-03T08:00:00Z">'
    changed = '<p class="meta"><time datetime="2031-02-03">Changed on 3 February 2031</time></p>'
    found = extract(read_bytes(page(f"<article>{changed}{WORDS}</article>", head).encode(), "page.html"))
    assert (found.recap.changed, found.recap.published, found.event.date) == (date(2031, 2, 3), None, None)


@pytest.mark.parametrize(
    ("content", "title", "author"),
    [
        (page(WORDS, "<title>Herons &amp; eels - The Marsh Post</title>"), "Herons & eels - The Marsh Post", None),
        (
            page(
                WORDS, '<title>Herons - The Marsh Post</title><meta property="og:site_name" content="The Marsh Post">'
            ),
            "Herons",
            None,
        ),
        (page("<h1>Herons</h1>" + WORDS, "<title>The Marsh Post » Herons</title>"), "Herons", None),
        (page('<p class="x">By <a rel="author" href="/a">Finn Fen</a></p>' + WORDS), None, "Finn Fen"),
        (page(WORDS, '<meta name="author" content="https://social.example/finn">'), None, None),
        (page(WORDS, '<script type="application/ld+json">{"@type": "Article", "author": [[}</script>'), None, None),
        (page(WORDS, '<script type="application/ld+json">{"@type": 7, "headline": 8}</script>'), None, None),
        (
            page(WORDS, '<script type="application/ld+json">{"@type": "Article", "headline": "A &amp; B"}</script>'),
            "A & B",
            None,
        ),
        (page(WORDS, f"<title>{'x' * 5000}</title>"), None, None),
    ],
)
def test_title_and_author_are_those_of_the_article(content: str, title: str | None, author: str | None) -> None:
    recap = read_page(content)
    assert (recap.title, recap.author) == (title, author)


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://marsh.example/herons", "https://marsh.example/herons"),
        ("/herons", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://marsh.example/a b", None),
        ("https://marsh.example/&lt;script&gt;", None),
        ("https://[", None),
    ],
)
def test_only_a_web_address_is_an_address(href: str, address: str | None) -> None:
    recap = read_page(page(WORDS, f'<link rel="canonical" href="{href}"><link rel="license" href="{href}">'))
    assert (recap.source, recap.licence) == (address, address)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (f"<html><meta charset=iso-8859-1>{LAKE}".encode("cp1252"), "Åsa Öman"),
        (f"<html>{LAKE}".encode("cp1252"), "Åsa Öman"),
        (f"<html><meta charset=iso-8859-1>{LAKE}".encode(), "Åsa Öman"),
        (f"<html>{LAKE}".encode("utf-16"), "Åsa Öman"),
        (f"<html><meta charset=utf-7>{LAKE}".encode("cp1252"), "Åsa Öman"),
        (f"<html><meta charset=utf-8>{LAKE}".encode() + b"\xc3.", "\ufffd"),
    ],
)
def test_encoding_is_the_one_that_fits_the_bytes(content: bytes, words: str) -> None:
    assert words in read_page(content).text


def test_language_is_that_of_the_words() -> None:
    assert read_page(BLOG.replace('lang="sv"', 'lang="en-US"')).language == "sv"
    assert read_page(BLOG.replace('lang="sv"', "")).language == "sv"
    assert read_page(page("<h1>Ada Lintott</h1>").replace('"en"', '"sv-SE"')).language == "sv"


def test_quotation_of_a_block_says_whose_it_is() -> None:
    body = f"<article>{WORDS}<blockquote><p>It rained.</p><footer>Tom Sedge</footer></blockquote></article>"
    assert lines(read_page(page(body)))[1:] == ["It rained.", "Tom Sedge"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "is an RSS feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "is an Atom feed"),
        ('<?xml version="1.0"?>\n<urlset></urlset>', "is a sitemap"),
        ("<rss version=2.0><channel/></rss>", "is an RSS feed"),
        ("<feed></feed>", "is an Atom feed"),
        ("<sitemapindex a></sitemapindex>", "is an index of sitemaps"),
        ('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>', "its root element is r"),
        (page('<nav><a href="/">Home</a></nav><footer>Nothing</footer>'), "no article"),
        (page(""), "holds no text"),
        (page(f"<article><p>{'word ' * 250_000}</p></article>"), "has a paragraph of"),
    ],
)
def test_what_is_no_article_is_refused_by_what_it_is(content: str, problem: str) -> None:
    with pytest.raises(RecapError, match=problem):
        read_bytes(content.encode(), "source")


#: Pieces of hostile pages, to be repeated; behind them is an article.
PUMPS: Final = {
    "deep": "<div>",
    "deep with text": "<div>a",
    "deep inline": "<b>x",
    "deep tables": "<table><tr><td>x",
    "deep lists": "<ul><li>x",
    "deep links": "<a href=x><i>",
    "unclosed paragraphs": "<p>x",
    "unclosed comments": "<!--",
    "unclosed sections": "<![CDATA[",
    "open brackets": "<",
    "tags that never end": "<a ",
    "broken quotation marks": '<a b="',
    "mixed quotation marks": "<a b='c\" ",
    "equals signs": "<a = ",
    "attributes": '<i a="1" b=2 c>',
    "stray end tags": "</div></b>",
    "titles": "<title>",
    "references": "<i>&amp;&lt;&#x41;&",
    "breaks": "x<br>",
    "paragraphs of breaks": "x<br><br>",
    "headings": "<h1>x</h1>",
    "articles": "<article>",
    "cells": "<table><tr><td>x<td>y</table>",
    "marks of notes": '<sup><a href="#r">1</a></sup>',
    "authors": "<i rel=author>x",
    "metadata": "<meta name=author content=x>",
    "records": '<script type="application/ld+json">[[[{"@type":"Article","author":{"@id":"x"}}]]]</script>',
    "zero bytes": "x\0",
    "soft hyphens": "&shy;\u200b",
}
TIMES: Final = 1_000


def hostile(piece: str, times: int) -> bytes:
    return page(f"<p>{'x' * 1100}</p>{piece * times}{WORDS}").encode()


@pytest.mark.parametrize("piece", PUMPS.values(), ids=PUMPS)
def test_article_survives_hostile_markup(piece: str) -> None:
    recap = read_page(hostile(piece, TIMES))
    listed = " ".join(left.text for left in recap.left_out)
    assert "as wide as it was" in f"{recap.text} {listed}"


@pytest.mark.measure("growth", sample=12)
@pytest.mark.parametrize("piece", PUMPS.values(), ids=PUMPS)
def test_a_page_of_twice_the_length_takes_twice_as_long(piece: str) -> None:
    def seconds_of(times: int) -> float:
        begun = time.process_time()
        read_page(hostile(piece, times))
        return time.process_time() - begun

    assert not too_much_growth(seconds_of, TIMES)


@pytest.mark.parametrize("depth", [254, 255, 256, 5_000, 100_000])
def test_text_at_any_depth_is_read(depth: int) -> None:
    assert "as wide as it was" in read_page(page("<div>" * depth + WORDS)).text


def test_nothing_of_a_page_becomes_markup_path_or_request() -> None:
    body = f"""<article>{WORDS}<p>&lt;script&gt;alert(1)&lt;/script&gt; ../../etc/passwd</p>
    <iframe src="file:///etc/passwd"></iframe><img src="http://127.0.0.1:1/x" onerror="alert(1)"></article>"""
    recap = read_page(page(body, '<base href="http://127.0.0.1:1/"><meta http-equiv="refresh" content="0;url=x">'))
    assert lines(recap)[1] == "<script>alert(1)</script> ../../etc/passwd"
    assert (recap.source, recap.identifier) == (None, "page.html")


def test_repeated_paragraphs_are_all_read() -> None:
    assert lines(read_page(page(f"<article>{WORDS * 20}</article>"))) == [WORDS[3:-4]] * 20


def test_preformatted_text_is_code_unless_it_is_the_page() -> None:
    text = f"{PLAIN}\n\n" * 2
    assert lines(read_page(page(f"<pre>{text}</pre>")))[:2] == lines(read_page(PLAIN, "plain.txt"))[:2]
    assert lines(
        read_page(page(f"<p>Ada Lintott wrote it, and this is what she wrote:</p>{WORDS}<pre>x = 1</pre>"))
    ) == [
        "Ada Lintott wrote it, and this is what she wrote:",
        WORDS[3:-4],
    ]


def test_what_is_left_out_has_its_kind() -> None:
    path = next(path for path in PAGES if path.stem == "wordpress")
    kinds = {left.kind for left in read_page(path.with_suffix(".html").read_bytes()).left_out}
    assert kinds == {BlockKind.NAVIGATION, BlockKind.TEASER, BlockKind.COMMENT, BlockKind.NOTICE}
