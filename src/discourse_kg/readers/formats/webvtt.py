"""WebVTT, the captions of the web: voices, or names before a colon, say who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discourse_kg.readers.captions import read_captions
from discourse_kg.readers.port import FormatReader

if TYPE_CHECKING:
    from discourse_kg.model import Recap
    from discourse_kg.readers.port import RawSource

MEDIA_TYPE: Final = "text/vtt"


def _read(raw: RawSource) -> Recap:
    return read_captions(raw, "vtt", MEDIA_TYPE)


def _begins(content: bytes) -> bool:
    return content.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT")


READER: Final = FormatReader("WebVTT", _read, suffixes=(".vtt",), media_types=(MEDIA_TYPE,), signature=_begins)
