"""Documents that tests write, small and invented: PDF, DOCX and ODT as bytes, with what a test wants in them."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"

HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"

#: A paragraph of body text, so that a document has a language and something is said in it.
SAID = "Rowan Påhittad sa att det är en dag som vi alla har väntat på."


def container(files: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of those files."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def paragraph(text: str, properties: str = "", *, run: str = "") -> str:
    """A paragraph of Word, of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str, parts: dict[str, str] | None = None, *, others: dict[str, str | bytes] | None = None) -> bytes:
    """A document of Word; `parts` are those that it has relations to, by type."""
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATIONS}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(parts or ())
    )
    wrapped = {
        f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{content}</w:{name}>' for name, content in (parts or {}).items()
    }
    return container(
        {
            "_rels/.rels": f'<Relationships><Relationship Id="r1" Type="{_RELATIONS}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
            **wrapped,
            **(others or {}),
        }
    )


def odt(text: str, *, styles: str = "", others: dict[str, str | bytes] | None = None) -> bytes:
    """A text document of ODF."""
    prefixes = {"office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style"}
    names = " ".join(f'xmlns:{prefix}="{_OASIS}:{name}:1.0"' for prefix, name in prefixes.items())
    names += f' xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return container(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}><office:body><office:text>{text}</office:text>"
            "</office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {names}>{styles}</office:document-styles>",
            **(others or {}),
        }
    )


def pdf(*pages: bytes, compressed: bool = False) -> bytes:
    """A PDF of one page for each stream of operators, in a font called F (Helvetica), bold B."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 595 842] >>".encode(),
        b"<< /F %s /B %s >>" % (HELVETICA, HELVETICA.replace(b"vetica", b"vetica-Bold")),
    ]
    for number, operators in enumerate(pages):
        stream = zlib.compress(operators) if compressed else operators
        filtered = b" /Filter /FlateDecode" if compressed else b""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /Resources << /Font 3 0 R >> /Contents {5 + 2 * number} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(stream), filtered, stream))
    return pdf_of_objects(objects)


def pdf_of_objects(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of objects, the first of which is its catalogue."""
    content, places = b"%PDF-1.7\n", list[int]()
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, trailer, len(content))
    )


def shown(*lines: tuple[float, float, str], size: float = 11, font: str = "F") -> bytes:
    """Operators that show lines, each at a place from the left and the bottom of the page."""
    return b"".join(
        b"BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n"
        % (font.encode(), size, left, base, text.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)"))
        for left, base, text in lines
    )
