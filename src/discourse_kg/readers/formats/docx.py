"""DOCX: the documents of Word, and of the many programs that save as Word does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discourse_kg.readers.documents.containers import holds_file
from discourse_kg.readers.documents.parsing import ParsedDocument, read_document
from discourse_kg.readers.port import FormatReader

if TYPE_CHECKING:
    from discourse_kg.model import Recap
    from discourse_kg.readers.port import RawSource

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def parse_docx(content: bytes) -> ParsedDocument:
    """Take a document apart, in the process that is to import the library."""
    from discourse_kg.readers.documents import docx  # noqa: PLC0415 (imported where it is bounded)

    return docx.parse_docx(content)


def _read(raw: RawSource) -> Recap:
    return read_document(raw, parse_docx, MEDIA_TYPE)


READER: Final = FormatReader(
    "DOCX",
    _read,
    suffixes=(".docx", ".docm", ".dotx"),
    media_types=(MEDIA_TYPE,),
    signature=lambda content: holds_file(content, "word/"),
)
