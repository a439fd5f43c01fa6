"""ODT: the text documents of LibreOffice and of other programs that keep to OpenDocument."""

from __future__ import annotations

from typing import Final

from discourse_kg.readers.documents.archives import media_type_of
from discourse_kg.readers.documents.parsing import document_reader
from discourse_kg.readers.port import FormatReader

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"

READER: Final = FormatReader(
    "ODT",
    document_reader("odt", MEDIA_TYPE),
    suffixes=(".odt", ".ott"),
    media_types=(MEDIA_TYPE,),
    signature=lambda content: media_type_of(content).startswith(MEDIA_TYPE),
)
