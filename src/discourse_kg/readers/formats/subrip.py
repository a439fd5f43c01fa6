"""SubRip, the captions of video players: names before a colon say who speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from discourse_kg.readers.captions import read_captions
from discourse_kg.readers.port import FormatReader

if TYPE_CHECKING:
    from discourse_kg.model import Recap
    from discourse_kg.readers.port import RawSource

MEDIA_TYPE: Final = "application/x-subrip"
_FIRST_CUE: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*\d{1,6}\s*\r?\n\d{1,3}:\d{1,2}:\d{1,2}[,.]\d{1,3}\s*-->")


def _read(raw: RawSource) -> Recap:
    return read_captions(raw, "srt", MEDIA_TYPE)


def _begins(content: bytes) -> bool:
    return _FIRST_CUE.match(content) is not None


READER: Final = FormatReader("SubRip", _read, suffixes=(".srt",), media_types=(MEDIA_TYPE,), signature=_begins)
