"""ODT: the text documents of LibreOffice and of other programs that keep to OpenDocument."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discourse_kg.readers.documents.containers import media_type_of
from discourse_kg.readers.documents.parsing import ParsedDocument, read_document
from discourse_kg.readers.port import FormatReader

if TYPE_CHECKING:
    from discourse_kg.model import Recap
    from discourse_kg.readers.port import RawSource

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"


def parse_odt(content: bytes) -> ParsedDocument:
    """Take a document apart, in the process that is to import the library."""
    from discourse_kg.readers.documents import odt  # noqa: PLC0415 (imported where it is bounded)

    return odt.parse_odt(content)


def _read(raw: RawSource) -> Recap:
    return read_document(raw, parse_odt, MEDIA_TYPE)


READER: Final = FormatReader(
    "ODT",
    _read,
    suffixes=(".odt", ".ott"),
    media_types=(MEDIA_TYPE,),
    signature=lambda content: media_type_of(content).startswith(MEDIA_TYPE),
)
