"""PDF: its text in reading order, without what repeats at the edges of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discourse_kg.readers.documents.parsing import ParsedDocument, read_document
from discourse_kg.readers.port import FormatReader

if TYPE_CHECKING:
    from discourse_kg.model import Recap
    from discourse_kg.readers.port import RawSource

MEDIA_TYPE: Final = "application/pdf"
#: The signature may stand behind what a printer or a web server put before it.
_BEGINNING: Final = 1024


def parse_pdf(content: bytes) -> ParsedDocument:
    """Take a document apart, in the process that is to import the library."""
    from discourse_kg.readers.documents import pdf  # noqa: PLC0415 (imported where it is bounded)

    return pdf.parse_pdf(content)


def _read(raw: RawSource) -> Recap:
    return read_document(raw, parse_pdf, MEDIA_TYPE)


READER: Final = FormatReader(
    "PDF",
    _read,
    suffixes=(".pdf",),
    media_types=(MEDIA_TYPE,),
    signature=lambda content: b"%PDF-" in content[:_BEGINNING],
)
