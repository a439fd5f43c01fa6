"""One file of a site: made, staged if it is another than before, and what it was made from."""

from __future__ import annotations

from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from discourse_kg.incremental.snapshot import is_piece
from discourse_kg.incremental.state import list_of_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from discourse_kg.incremental.document import Content, Document
    from discourse_kg.incremental.folder_swap import Staging
    from discourse_kg.incremental.snapshot import Snapshot

#: The number and digest of a file that there was not before.
NO_FILE: Final = (0, b"")


class Wish(NamedTuple):
    """A file that is to be made: its path, its number in the state and its digest, those of no file where it is new."""

    path: str
    number: int
    digest: bytes


class Filed(NamedTuple):
    """A file that was made: its digest and bytes, and where it waits, if it held anything else before.

    `read` is the list of the keys under which it read, `pieces` are those that are of surveys.
    """

    wish: Wish
    digest: bytes
    size: int
    staged: int | None
    read: bytes
    pieces: frozenset[str]


def filed(document: Document, wish: Wish, snapshot: Snapshot, staging: Staging) -> Filed:
    """Make a file.

    Raises:
        WritingError: it cannot be written.
    """
    with snapshot.noting() as notes:
        digest, size, staged = _stage(_pieces(document.make(snapshot)), wish.digest, staging)
    return Filed(wish, digest, size, staged, list_of_keys(notes), frozenset(filter(is_piece, notes)))


def _stage(content: Iterable[bytes], old: bytes, staging: Staging) -> tuple[bytes, int, int | None]:
    """Stage content, unless it comes in one piece and is what the file already holds."""
    pieces = iter(content)
    first = next(pieces, b"")
    second = next(pieces, None)
    if second is None:
        new = sha256(first).digest()
        return new, len(first), None if new == old else staging.stage([first])
    told, size = sha256(), 0

    def passing() -> Iterator[bytes]:
        nonlocal size
        for piece in chain((first, second), pieces):
            told.update(piece)
            size += len(piece)
            yield piece

    number = staging.stage(passing())
    return told.digest(), size, None if told.digest() == old else number


def _pieces(content: Content) -> Iterable[bytes]:
    return [content] if isinstance(content, bytes) else content
