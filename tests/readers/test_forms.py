"""One invented recap in the forms in which people have their texts: each tells what the plain text tells, or is
refused by its name with a remedy. PDF, DOCX and ODT are in `documents`, captions and records in files of their own."""

from __future__ import annotations

from email.message import EmailMessage
from html import escape
from textwrap import fill
from typing import TYPE_CHECKING, Any, Final
from unicodedata import normalize

import pytest

from discourse_kg.discourse_json import to_json
from discourse_kg.errors import RecapError
from discourse_kg.extraction.pipeline import extract
from discourse_kg.readers.intake import counted_text, read, read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TITLE: Final = "Så gick panelen om digital samverkan"
PARAGRAPHS: Final = (
    (
        "Örebro, 14 mars 2024. I panelen satt Erik Sandell (civilminister), "
        "Hanna Bergvik (it-direktör, Västerviks kommun) och Tomas Lindqvist (generaldirektör, Isdata)."
    ),
    "Erik Sandell sa att Estland visar att en gemensam infrastruktur går att bygga.",
    "Hanna Bergvik invände att de små kommunerna saknar personal.",
    "Enligt Tomas Lindqvist är ramverket klart till hösten.",
    "– Vi behöver pengar, inte fler strategier, sa Bergvik.",
)
PLAIN: Final = "\n\n".join((TITLE, *PARAGRAPHS)) + "\n"
FRONT: Final = {
    "front matter of trafilatura": (
        "title: {title}\nauthor: Skribent Påhittad\nurl: https://exempel.se/1\nhostname: exempel.se\n"
        "sitename: Bloggen\ndate: 2024-03-15\ntags: ['digitalisering']\nfingerprint: 1a2b"
    ),
    "front matter of Jekyll": "layout: post\ntitle: '{title}'\ndate: 2024-03-15 08:00:00 +0100\ncategories: [blogg]",
    "front matter of Hugo": "slug: panel\ndate: 2024-03-15T08:00:00+01:00\ntitle: {title}\ndraft: false\nweight: 3",
    "properties of Obsidian": "aliases:\n  - Panelen\ntags:\n  - panel\ncssclasses: wide\ncreated: 2024-03-15",
}


def wrapped(width: int, mark: str = "") -> str:
    paragraphs = [fill(each, width, break_on_hyphens=False) for each in PLAIN.strip().split("\n\n")]
    return "\n".join(mark + line for line in "\n\n".join(paragraphs).splitlines()) + "\n"


def page() -> str:
    """A saved page, with what stands around an article."""
    paragraphs = "".join(f"<p>{escape(each).replace('ö', '&ouml;')}</p>\n" for each in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang=sv><head><meta charset=utf-8><title>{TITLE} | Bloggen</title></head><body>"
        "<nav><a href=/>Hem</a> <a href=/om>Om oss</a></nav><div class=cookie>Vi använder kakor.</div>"
        f"<article><h1>{TITLE}</h1>{paragraphs}</article>"
        "<aside>Läs också: Karin Ek sade att allt var bättre förr.</aside><footer>© 2024</footer></body></html>"
    )


def mail() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Skribent Påhittad <skribent@exempel.se>", TITLE
    message["Date"] = "Fri, 15 Mar 2024 08:00:00 +0100"
    message.set_content("\n\n".join(PARAGRAPHS), cte="quoted-printable")
    return message.as_bytes()


#: Each form: the name of the file, and its content.
FORMS: Final[Mapping[str, tuple[str, bytes]]] = {
    "UTF-8": ("recap.txt", PLAIN.encode()),
    "Markdown": ("recap.md", f"# {PLAIN}".encode()),
    "byte order mark": ("recap.txt", ("\ufeff" + PLAIN).encode()),
    "CRLF": ("recap.txt", PLAIN.replace("\n", "\r\n").encode()),
    "old Mac": ("recap.txt", PLAIN.replace("\n", "\r").encode()),
    "line separators": ("recap.txt", PLAIN.replace("\n", "\u2028").encode()),
    "no blank lines": ("recap.txt", PLAIN.replace("\n\n", "\n").encode()),
    "no-break spaces": ("recap.txt", PLAIN.replace(" (", "\u00a0(").replace("– ", "–\u00a0").encode()),
    "Windows-1252": ("recap.txt", PLAIN.encode("cp1252")),
    "Latin-1": ("recap.txt", PLAIN.replace("–", "-").encode("latin-1")),
    "UTF-16": ("recap.txt", PLAIN.encode("utf-16")),
    "form feeds": ("recap.txt", PLAIN.replace("\n\n", "\f", 2).encode()),
    "vertical tabs": ("recap.txt", PLAIN.replace("\n\n", "\v\v").encode()),
    "decomposed": ("recap.txt", normalize("NFD", PLAIN).encode()),
    "soft hyphens": ("recap.txt", PLAIN.replace("minister", "\u00administer").replace("land", "\u00adland").encode()),
    "zero-width space": ("recap.txt", PLAIN.replace("Bergvik", "Berg\u200bvik", 1).encode()),
    "mojibake": ("recap.txt", PLAIN.encode().decode("cp1252").encode()),
    **{f"wrapped at {width}": ("recap.txt", wrapped(width).encode()) for width in (60, 50, 40, 30)},
    "replied to in mail": ("recap.txt", wrapped(50, "> ").encode()),
    "escapes of Markdown": ("recap.md", PLAIN.replace("(", "\\(").replace(")", "\\)").replace(".", "\\.").encode()),
    **{
        name: ("recap.md", f"---\n{front.format(title=TITLE)}\n---\n\n{PLAIN}".encode())
        for name, front in FRONT.items()
    },
    "TOML of Zola": (
        "recap.md",
        f'+++\ntitle = "{TITLE}"\ndate = 2024-03-15\n[extra]\nlead = "x"\n+++\n{PLAIN}'.encode(),
    ),
    "saved page": ("recap.html", page().encode()),
    "page under the name of a text": ("recap.txt", page().encode()),
    "page without a suffix": ("recap", page().encode()),
    "mail": ("recap.eml", mail()),
    "mail under the name of a text": ("recap.txt", mail()),
}


def countries(statement: Mapping[str, Any]) -> list[str]:
    return [mention["country"] for mention in statement["mentions"]]


def told(name: str, content: bytes) -> dict[str, object]:
    """Who is there, and who says what, and of which country."""
    found = to_json(extract(read_bytes(content, name)))
    return {
        "persons": [(one["name"], one["role"], one["organization"]) for one in found["persons"]],
        "statements": [
            (
                one["speakers"],
                one["kind"],
                one["text"].replace("- Vi", "– Vi"),
                [each["country"] for each in one["mentions"]],
            )
            for one in found["statements"]
        ],
        "place": found["event"]["place"],
    }


def test_the_plain_text_is_read_right() -> None:
    found = told("recap.txt", PLAIN.encode())
    assert found["persons"] == [
        ("Erik Sandell", "civilminister", None),
        ("Hanna Bergvik", "it-direktör", "Västerviks kommun"),
        ("Tomas Lindqvist", "generaldirektör", "Isdata"),
    ]
    assert found["statements"] == [
        (["Erik Sandell"], "indirect", PARAGRAPHS[1], ["EST"]),
        (["Hanna Bergvik"], "indirect", PARAGRAPHS[2], []),
        (["Tomas Lindqvist"], "indirect", PARAGRAPHS[3], []),
        (["Hanna Bergvik"], "direct", PARAGRAPHS[4], []),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_each_form_tells_what_the_plain_text_tells(form: str) -> None:
    assert told(*FORMS[form]) == told("recap.txt", PLAIN.encode())


#: Forms that no reader can make a recap of, and words of the refusal: what it is, and what to do.
REFUSED: Final[Mapping[str, tuple[str, bytes, str]]] = {
    "RSS": (
        "feed.xml",
        b'<?xml version="1.0"?><rss version="2.0"><channel><item><title>y</title></item></channel></rss>',
        "discourse-kg fetch",
    ),
    "sitemap": (
        "sitemap.xml",
        b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
        "discourse-kg fetch",
    ),
    "JSON Lines": ("data", b'{"a": 1}\n{"a": 2}\n', "JSON"),
    "JSON under the name of a text": ("data.txt", b'[{"a": "En text om det som alla vet."}]', "JSON"),
    "JSON": ("data.json", b'{"a": [1, 2], "b": "En text om det som alla vet."}', "JSON"),
    "spreadsheet": ("ministrar.csv", b"namn,parti\nErik Sandell,S\nHanna Bergvik,M\n", "table"),
    "old Word": ("recap.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "save it as DOCX"),
    "picture": ("recap.png", bytes.fromhex("89504e470d0a1a0a") + bytes(60), "PNG"),
}


@pytest.mark.parametrize("form", REFUSED)
def test_what_is_no_recap_is_refused_by_its_name(form: str) -> None:
    name, content, words = REFUSED[form]
    with pytest.raises(RecapError) as refused:
        read_bytes(content, name, language="sv")
    assert words in refused.value.problem


def test_offsets_are_told_in_what_the_bytes_are_and_not_in_what_the_name_says(tmp_path: Path) -> None:
    for name, content in (("text.txt", PLAIN.encode("utf-16")), ("page.txt", page().encode())):
        path = tmp_path / name
        path.write_bytes(content)
        found = read(str(path))
        counted = counted_text(str(path), found)
        last = to_json(extract(found))["statements"][-1]
        assert counted[last["start"] : last["end"]] == last["text"]
