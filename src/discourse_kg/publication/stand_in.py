"""The dataset as gzipped N-Quads, and the least of a stylesheet, until the parts that own them are here."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Final

from discourse_kg.publication.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.publication.snapshot import Snapshot

_STYLE: Final = b"""\
:root { color-scheme: light dark; --accent: light-dark(#00458a, #9cc8ff); }
html { color: light-dark(#111, #eee); background: light-dark(#fff, #111); }
a { color: var(--accent); }
.visually-hidden { position: absolute; clip-path: inset(50%); }
"""


def stand_in_documents() -> Iterator[Document]:
    """What pages of the browser need of other parts."""
    yield Document("data/discourse.nq.gz", _quads)
    yield Document("assets/style.css", lambda _: _STYLE)


def _quads(snapshot: Snapshot) -> bytes:
    lines = "".join(f"{quad} .\n" for graph in snapshot.graphs() for quad in snapshot.quads(graph))
    return gzip.compress(lines.encode(), mtime=0)
