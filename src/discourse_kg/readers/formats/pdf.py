"""PDF: its text in reading order, without what repeats at the edges of its pages."""

from __future__ import annotations

from typing import Final

from discourse_kg.readers.documents.parsing import document_reader
from discourse_kg.readers.port import FormatReader

MEDIA_TYPE: Final = "application/pdf"
#: The signature may stand behind what a printer or a web server put before it.
_BEGINNING: Final = 1024

READER: Final = FormatReader(
    "PDF",
    document_reader("pdf", MEDIA_TYPE),
    suffixes=(".pdf",),
    media_types=(MEDIA_TYPE,),
    signature=lambda content: b"%PDF-" in content[:_BEGINNING],
)
