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


def _parse(content: bytes) -> ParsedDocument:
    from discourse_kg.readers.documents.odt import parse_odt  # noqa: PLC0415 (imported where it is bounded)

    return parse_odt(content)


def _read(raw: RawSource) -> Recap:
    return read_document(raw, _parse, MEDIA_TYPE)


READER: Final = FormatReader(
    "ODT",
    _read,
    suffixes=(".odt", ".ott"),
    media_types=(MEDIA_TYPE,),
    signature=lambda content: media_type_of(content).startswith(MEDIA_TYPE),
)
