"""Mail: one message, as mail programs save it."""

from __future__ import annotations

from typing import Final

from discourse_kg.readers.documents.mail import is_mail
from discourse_kg.readers.documents.parsing import document_reader
from discourse_kg.readers.port import FormatReader

MEDIA_TYPE: Final = "message/rfc822"

READER: Final = FormatReader(
    "mail",
    document_reader("mail", MEDIA_TYPE),
    suffixes=(".eml",),
    media_types=(MEDIA_TYPE,),
    signature=is_mail,
)
