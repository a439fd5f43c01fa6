"""What is known of a source that was fetched: a small file beside it, which `discourse-kg fetch` writes."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from discourse_kg.decoding import Table, Text, decode
from discourse_kg.errors import RecapError, located

#: What the name of the file beside a source ends in, after the source's own name.
SUFFIX: Final = ".retrieval.json"

_LARGEST: Final = 1 << 16
#: What web servers call a file of which they know nothing: its name tells more.
_TELLING_NOTHING: Final = frozenset({"text/plain", "application/octet-stream"})

Address = Annotated[str, Meta(pattern=r"\Ahttps?://[!-~]+\Z", description="a web address")]
Digest = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z", description="a SHA-256 of 64 hexadecimal digits")]


class Retrieval(Table, frozen=True, omit_defaults=True):
    """How a source was fetched.

    `requested` is the address that was asked for, `address` the one that redirections led to, `sha256` the digest of
    the bytes that are kept. `media_type`, `charset`, `etag`, `last_modified` and `date` are what the web server said.
    `date`, when it answered, is of use to people alone.
    """

    requested: Address
    address: Address
    sha256: Digest
    media_type: Text | None = None
    charset: Text | None = None
    etag: Text | None = None
    last_modified: Text | None = None
    date: Text | None = None

    @property
    def telling_media_type(self) -> str | None:
        """The media type, unless it is what servers say of everything."""
        return None if self.media_type in _TELLING_NOTHING else self.media_type

    @property
    def digest(self) -> str:
        """The digest of what a reader is told of it."""
        told = (self.address, self.telling_media_type or "", self.charset or "")
        return sha256("\0".join(told).encode()).hexdigest()

    def to_json(self) -> bytes:
        """Write it, a key a line."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n"


def retrieval_of(path: str, content: bytes) -> Retrieval | None:
    """How the source at a path was fetched; None if no file beside it tells.

    Raises:
        RecapError: the file cannot be read, or the source is not what was fetched.
    """
    beside = path + SUFFIX
    retrieval = read_retrieval(beside)
    if retrieval and retrieval.sha256 != sha256(content).hexdigest():
        remedy = f"fetch it again, or remove {beside} if you changed it yourself"
        raise RecapError(path, f"is not what was fetched from {retrieval.address}; {remedy}")
    return retrieval


def read_retrieval(path: str) -> Retrieval | None:
    """Read the file that is beside a source; None if there is none.

    Raises:
        RecapError: it cannot be read.
    """
    try:
        file = Path(path)
        if not file.is_file():
            return None
        with file.open("rb") as stream:
            table = msgspec.json.decode(stream.read(_LARGEST))
    except (OSError, ValueError, RecursionError) as error:
        raise RecapError(path, f"cannot be read: {error}; remove it, and fetch the source again") from error
    return decode(table, Retrieval, partial(_refusal, path))


def _refusal(path: str, key: str, problem: str) -> RecapError:
    return RecapError(path, f"{located(key, problem)}; remove the file, and fetch the source again")
