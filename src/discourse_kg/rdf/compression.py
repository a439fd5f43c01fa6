"""Gzip that is the same on every machine: no clock in it, and the compressor of Arrow, not the system's."""

from __future__ import annotations

import gzip
from typing import Final

_LEVEL: Final = 6
#: Where the header tells the operating system; 255 is "unknown".
_SYSTEM: Final = 9


def gzipped(content: bytes) -> bytes:
    """Compress content to one gzip member; members one after another are a gzip file of all contents."""
    from pyarrow import Codec  # noqa: PLC0415 (it takes long to load, and few commands need it)

    member = bytearray(Codec("gzip", compression_level=_LEVEL).compress(content, asbytes=True))
    member[_SYSTEM] = 255
    return bytes(member)


def gunzipped(member: bytes) -> bytes:
    """The content of a member."""
    return gzip.decompress(member)
