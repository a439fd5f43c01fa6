"""Gzip within bounds: unpacking stops at a size."""

from __future__ import annotations

import zlib
from typing import Final

#: How every gzip file begins.
SIGNATURE: Final = b"\x1f\x8b"

_GZIP: Final = zlib.MAX_WBITS | 16


class TooLargeError(ValueError):
    """Content that is larger than allowed once it is unpacked."""


def unpacked(content: bytes, largest: int) -> bytes:
    """Unpack gzip, which may have several members.

    Raises:
        TooLargeError: it has more than `largest` bytes; no more than that were unpacked.
        ValueError: it is no gzip, is damaged, or its end is missing.

    >>> import gzip
    >>> unpacked(gzip.compress(b"invented") * 2, 100)
    b'inventedinvented'
    """
    result = bytearray()
    while content:
        piece = zlib.decompressobj(_GZIP)
        try:
            result += piece.decompress(content, largest + 1 - len(result))
        except zlib.error as error:
            raise ValueError("is damaged, or no gzip") from error
        if len(result) > largest:
            raise TooLargeError("is too large once it is unpacked")
        if not piece.eof:
            raise ValueError("is damaged: its end is missing")
        content = piece.unused_data
    return bytes(result)
