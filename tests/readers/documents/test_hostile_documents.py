"""Documents made to break their readers: each is read, or refused with its name, a reason and what to do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import pytest

from discourse_kg.bounded_work import LimitError, run_bounded
from discourse_kg.errors import RecapError
from discourse_kg.readers.documents.parsing import parsed_by
from discourse_kg.readers.intake import read_bytes
from discourse_kg.readers.port import recap_of
from support.documents import HELVETICA, SAID, W, container, docx, odt, paragraph, pdf, pdf_of_objects, shown
from support.folders import TEST_DATA

if TYPE_CHECKING:
    from collections.abc import Callable

    from discourse_kg.model import Recap

_ENTITIES: Final = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 10))
LAUGHS: Final = f'<!DOCTYPE d [<!ENTITY e0 "ha">{_ENTITIES}]>'
OUTSIDE: Final = '<!DOCTYPE d [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
HEADERS: Final = b"Message-ID: <1@exempel.se>\r\nFrom: Rowan <rowan@exempel.se>\r\nMIME-Version: 1.0\r\n"
CROWDED: Final = shown(*((72, 800 - number, "a" * 400) for number in range(600)), size=1)
_SAID_ODT: Final = f"<text:p>{SAID}</text:p>"


def word_file(xml: str) -> bytes:
    return container({"word/document.xml": xml})


def open_document(xml: str) -> bytes:
    return container({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": xml})


def sized(content: bytes, size: int) -> bytes:
    """An archive whose folder gives another size for its first file."""
    at = content.index(b"PK\x01\x02") + 24
    return content[:at] + size.to_bytes(4, "little") + content[at + 4 :]


def nested(depth: int) -> bytes:
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (at, at) for at in range(depth))
    return HEADERS + parts + b"Content-Type: text/plain\r\n\r\n" + SAID.encode()


def text_page(*lines: str) -> bytes:
    return shown(*((72, 760 - 14 * number, line) for number, line in enumerate(lines)))


#: Each is refused, and these words are in the reason.
REFUSED: Final[dict[str, tuple[str, Callable[[], bytes], str]]] = {
    "pdf: a signature alone": ("x.pdf", lambda: b"%PDF-1.7\n", "broken"),
    "pdf: rubbish": ("x.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400, "broken"),
    "pdf: something else": ("x.pdf", lambda: b"A text that is called a PDF.", "broken"),
    "pdf: encrypted": ("x.pdf", (TEST_DATA / "documents/encrypted.pdf").read_bytes, "password"),
    "pdf: a scan": ("x.pdf", lambda: pdf(b"0 0 100 100 re f"), "OCR"),
    "pdf: no pages": ("x.pdf", lambda: pdf_of_objects([b"<< /Type /Catalog >>"]), "broken"),
    "pdf: pages in a circle": (
        "x.pdf",
        lambda: pdf_of_objects(
            [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]
        ),
        "no text",
    ),
    "pdf: a billion pages": (
        "x.pdf",
        lambda: pdf_of_objects(
            [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 1000000000 >>"]
        ),
        "broken",
    ),
    "pdf: too many characters on a page": ("x.pdf", lambda: pdf(CROWDED), "split it"),
    "docx: no archive": ("x.docx", lambda: b"A text that is called a DOCX.", "save it again"),
    "docx: cut off": ("x.docx", lambda: docx(paragraph(SAID))[:-40], "save it again"),
    "docx: an empty archive": ("x.docx", lambda: container({}), "save it as DOCX"),
    "docx: a sheet": ("x.docx", lambda: container({"xl/workbook.xml": "<a/>"}), "save it as DOCX"),
    "docx: of an old program": ("x.docx", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "without a password"),
    "docx: laughs": ("x.docx", lambda: word_file(f"{LAUGHS}<d>&e9;</d>"), "broken"),
    "docx: a file outside": ("x.docx", lambda: word_file(f"{OUTSIDE}<d>&secret;</d>"), "document type"),
    "docx: deep": ("x.docx", lambda: docx("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000), "broken"),
    "docx: cut off inside": ("x.docx", lambda: word_file(f'<w:document xmlns:w="{W}"><w:body>'), "broken"),
    "docx: a bomb": ("x.docx", lambda: docx(paragraph("a" * 70_000_000)), "more than 64 MB"),
    "docx: a bomb in its styles": ("x.docx", lambda: docx(paragraph(SAID), {"styles": " " * 70_000_000}), "64 MB"),
    "docx: 20,000 files": ("x.docx", lambda: container({f"word/{n}": "" for n in range(20_000)}), "10000 files"),
    "docx: nothing said": ("x.docx", lambda: docx(paragraph("")), "no text"),
    "odt: laughs": ("x.odt", lambda: open_document(f"{LAUGHS}<d>&e9;</d>"), "broken"),
    "odt: a file outside": ("x.odt", lambda: open_document(f"{OUTSIDE}<d>&secret;</d>"), "document type"),
    "odt: deep": ("x.odt", lambda: odt("<text:section>" * 10_000 + "</text:section>" * 10_000), "broken"),
    "odt: a bomb": ("x.odt", lambda: odt(f"<text:p>{'a' * 70_000_000}</text:p>"), "more than 64 MB"),
    "odt: a drawing": ("x.odt", lambda: open_document("<d/>"), "save it as ODT"),
    "odt: encrypted": (
        "x.odt",
        lambda: odt(
            _SAID_ODT,
            others={
                "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                "<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
            },
        ),
        "password",
    ),
    "mail: headers alone": ("x.eml", lambda: HEADERS, "no text"),
    "mail: attachments alone": (
        "x.eml",
        lambda: (
            HEADERS + b"Content-Type: application/pdf; name=talk.pdf\r\n"
            b"Content-Disposition: attachment; filename=talk.pdf\r\n\r\n%PDF"
        ),
        "only attachments (talk.pdf); name one of them",
    ),
    "mail: parts in parts": ("x.eml", lambda: nested(5_000), "nested too deep"),
}

#: Each is read, and what is said in it is found.
READ: Final[dict[str, tuple[str, Callable[[], bytes]]]] = {
    "pdf: words before the signature": ("x.pdf", lambda: b"HTTP/1.1 200 OK\r\n\r\n" + pdf(text_page(SAID))),
    "pdf: cut off": ("x.pdf", lambda: pdf(text_page(SAID), text_page("Sedan gick alla hem."))[:-18]),
    "pdf: a script and a link": (
        "x.pdf",
        lambda: pdf_of_objects(
            [
                b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while(1){}) >> >>",
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F %s >> >> >>" % HELVETICA,
                b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text_page(SAID)), text_page(SAID)),
            ]
        ),
    ),
    "docx: a size that is not true": ("x.docx", lambda: sized(docx(paragraph(SAID)), 2**31)),
    "docx: a relation to nothing": (
        "x.docx",
        lambda: docx(
            paragraph(SAID),
            others={
                "word/_rels/document.xml.rels": '<Relationships><Relationship Id="a" Type="x/styles" Target="NULL"/>'
                '<Relationship Id="b" Type="x/footnotes" Target="../../../../etc/passwd"/>'
                '<Relationship Id="c" Type="x/header" Target="http://127.0.0.1:9/" TargetMode="External"/>'
                "<Relationship/></Relationships>"
            },
        ),
    ),
    "docx: no relations": ("x.docx", lambda: container({"word/document.xml": _bare(paragraph(SAID))})),
    "docx: macros": ("x.docm", lambda: docx(paragraph(SAID), others={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})),
    "docx: styles in a circle": (
        "x.docx",
        lambda: docx(
            paragraph(SAID, '<w:pStyle w:val="a"/>'),
            {
                "styles": '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
                '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
            },
        ),
    ),
    "odt: a billion repetitions": (
        "x.odt",
        lambda: odt(
            f'{_SAID_ODT}<text:p><text:s text:c="1000000000"/></text:p><table:table><table:table-row'
            ' table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384">'
            "<text:p>En</text:p></table:table-cell><table:table-cell><text:p>Två</text:p></table:table-cell>"
            "</table:table-row></table:table>"
        ),
    ),
    "mail: an unknown encoding": (
        "x.eml",
        lambda: HEADERS + b"Content-Type: text/plain; charset=x-unknown\r\n\r\n" + SAID.encode("cp1252"),
    ),
    "mail: a wrong encoding": (
        "x.eml",
        lambda: HEADERS + b"Content-Type: text/plain; charset=us-ascii\r\n\r\n" + SAID.encode(),
    ),
    "mail: an unknown transfer": (
        "x.eml",
        lambda: HEADERS + b"Content-Transfer-Encoding: x-unknown\r\n\r\n" + SAID.encode(),
    ),
    "mail: broken headers": (
        "x.eml",
        lambda: (
            b"Date: when?\r\nSubject: =?utf-8?q?=ff=?= \r\nTo: <<<>>>,,;;\r\nFrom: \x00\xff<@\r\n"
            + HEADERS
            + b"\r\n"
            + SAID.encode()
        ),
    ),
    "mail: a part that never ends": (
        "x.eml",
        lambda: HEADERS + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\n' + SAID.encode(),
    ),
    "mail: deep HTML": (
        "x.eml",
        lambda: (
            HEADERS
            + b"Content-Type: text/html; charset=utf-8\r\n\r\n"
            + b"<blockquote type=cite>" * 3_000
            + b"</blockquote>" * 3_000
            + f"<p>{SAID}</p>".encode()
        ),
    ),
}


def _bare(body: str) -> str:
    return f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def read_as(name: str, content: bytes) -> Recap:
    return recap_of(read_bytes(content, name, language="sv"))


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_with_a_reason(case: str) -> None:
    name, made, reason = REFUSED[case]

    with pytest.raises(RecapError) as refused:
        read_as(name, made())

    assert reason in refused.value.problem
    assert str(refused.value).startswith(f"{name}: ")
    assert "; " in refused.value.problem


def test_a_pdf_without_pages_is_not_called_encrypted_as_the_one_before_it() -> None:
    for case in ("pdf: encrypted", "pdf: no pages"):
        name, made, reason = REFUSED[case]
        with pytest.raises(RecapError, match=reason):
            read_as(name, made())


@pytest.mark.parametrize("case", READ)
def test_what_can_be_read_is(case: str) -> None:
    name, made = READ[case]

    assert SAID in read_as(name, made()).text


@pytest.mark.slow
def test_a_page_that_unfolds_to_more_than_the_memory_that_it_may_have_is_ended() -> None:
    content = pdf(text_page(SAID) + b" " * 200_000_000, compressed=True)

    with pytest.raises(LimitError, match="memory"):
        run_bounded(partial(parsed_by, "pdf"), content, seconds=120, megabytes=120)


@pytest.mark.parametrize(
    ("name", "content"), [("x.docx", docx(paragraph(SAID))), ("x.odt", odt(_SAID_ODT))], ids=["docx", "odt"]
)
def test_a_container_that_is_cut_anywhere_is_refused(name: str, content: bytes) -> None:
    for end in range(1, len(content), 23):
        with pytest.raises(RecapError):
            read_as(name, content[:end])
