"""The RDFC-1.0 hash of a dataset: SHA-256 of its canonical N-Quads, in the order of their code points.

Without blank nodes, the canonical form of a dataset is its N-Quads lines, each in the one way that they can
be written, sorted: UTF-8 sorts as its code points do.
"""

from __future__ import annotations

import heapq
from contextlib import ExitStack
from hashlib import sha256
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Bytes of lines that are sorted at once; what is more waits on disk.
_AT_ONCE: Final = 1 << 25
_BATCH: Final = 1000


def canonical_hash(parts: Iterable[bytes], at_once: int = _AT_ONCE) -> str:
    """Hash a dataset that comes in parts of canonical N-Quads, no quad twice."""
    with ExitStack() as files:
        runs: list[IO[bytes]] = []
        lines: list[bytes] = []
        size = 0
        for part in parts:
            lines += part.splitlines(keepends=True)
            size += len(part)
            if size > at_once:
                runs.append(_kept(sorted(lines), files))
                lines, size = [], 0
        return _hash(heapq.merge(*runs, sorted(lines)))


def _kept(lines: Iterable[bytes], files: ExitStack) -> IO[bytes]:
    file = files.enter_context(TemporaryFile())  # noqa: SIM115 (the stack closes it)
    file.writelines(lines)
    file.seek(0)
    return file


def _hash(lines: Iterable[bytes]) -> str:
    told, batch = sha256(), list[bytes]()
    for line in lines:
        batch.append(line)
        if len(batch) == _BATCH:
            told.update(b"".join(batch))
            batch.clear()
    told.update(b"".join(batch))
    return told.hexdigest()
