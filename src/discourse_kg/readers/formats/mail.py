"""Mail: one message, as mail programs save it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discourse_kg.readers.documents.mail import is_mail, parse_mail
from discourse_kg.readers.documents.parsing import read_document
from discourse_kg.readers.port import FormatReader

if TYPE_CHECKING:
    from discourse_kg.model import Recap
    from discourse_kg.readers.port import RawSource

MEDIA_TYPE: Final = "message/rfc822"


def _read(raw: RawSource) -> Recap:
    return read_document(raw, parse_mail, MEDIA_TYPE)


READER: Final = FormatReader("mail", _read, suffixes=(".eml",), media_types=(MEDIA_TYPE,), signature=is_mail)
