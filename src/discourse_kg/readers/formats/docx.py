"""DOCX: the documents of Word, and of the many programs that save as Word does."""

from __future__ import annotations

from typing import Final

from discourse_kg.readers.documents.archives import holds_file
from discourse_kg.readers.documents.parsing import document_reader
from discourse_kg.readers.port import FormatReader

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

READER: Final = FormatReader(
    "DOCX",
    document_reader("docx", MEDIA_TYPE),
    suffixes=(".docx", ".docm", ".dotx"),
    media_types=(MEDIA_TYPE,),
    signature=lambda content: holds_file(content, "word/"),
)
