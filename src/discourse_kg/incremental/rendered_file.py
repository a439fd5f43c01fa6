"""Render one file of a site, and stage it if its content changed."""

from __future__ import annotations

from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from discourse_kg.incremental.dependencies import is_partition_key
from discourse_kg.incremental.state import packed_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from discourse_kg.incremental.document import Content, Document
    from discourse_kg.incremental.folder_swap import Staging
    from discourse_kg.incremental.snapshot import Snapshot

#: The number and the digest of a file that did not exist before.
NEW_FILE: Final = (0, b"")


class FileRequest(NamedTuple):
    """A file to render: its path, its number in the state and its last digest, or those of `NEW_FILE`."""

    path: str
    number: int
    digest: bytes


class RenderedFile(NamedTuple):
    """A file that was rendered: the digest and the size of its content in bytes.

    `staged` is the number of the staged content, None when the content did not change. `dependencies` are the keys of
    what it was rendered from, packed; `partitions` those among them that are of aggregates.
    """

    request: FileRequest
    digest: bytes
    size: int
    staged: int | None
    dependencies: bytes
    partitions: frozenset[str]


def render_file(document: Document, request: FileRequest, snapshot: Snapshot, staging: Staging) -> RenderedFile:
    """Render a file, tracking what it depends on.

    Raises:
        WritingError: it cannot be written.
    """
    with snapshot.dependencies.tracked() as keys:
        digest, size, staged = _stage(_chunks(document.render(snapshot)), request.digest, staging)
    return RenderedFile(request, digest, size, staged, packed_keys(keys), frozenset(filter(is_partition_key, keys)))


def _stage(content: Iterable[bytes], last: bytes, staging: Staging) -> tuple[bytes, int, int | None]:
    """Stage content, unless it comes in one chunk and the file already holds it."""
    chunks = iter(content)
    first = next(chunks, b"")
    second = next(chunks, None)
    if second is None:
        new = sha256(first).digest()
        return new, len(first), None if new == last else staging.stage([first])
    digest, size = sha256(), 0

    def passing() -> Iterator[bytes]:
        nonlocal size
        for chunk in chain((first, second), chunks):
            digest.update(chunk)
            size += len(chunk)
            yield chunk

    number = staging.stage(passing())
    return digest.digest(), size, None if digest.digest() == last else number


def _chunks(content: Content) -> Iterable[bytes]:
    return [content] if isinstance(content, bytes) else content
