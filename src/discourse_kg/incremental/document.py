"""One file of a published site, and what it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from discourse_kg.incremental.snapshot import Snapshot

#: A file's bytes, whole or piece by piece where the whole would fill the memory.
Content: TypeAlias = "bytes | Iterable[bytes]"


@dataclass(frozen=True, slots=True)
class Document:
    """A file: its path in the site, parts joined by slashes, and how its content is made.

    `make` depends on nothing but the snapshot, the settings and the program: whatever it reads of the
    graph, it reads from the snapshot, which notes it. So the file is made anew when that has changed,
    and only then.

    `kept` files have a content that is never said otherwise: another program or other settings are no
    reason to make them anew.

    A document with a `thing` is about that thing. It depends on the snapshot and the settings alone, and is whole:
    any process can make it.
    """

    path: str
    make: Callable[[Snapshot], Content]
    kept: bool = False
    thing: str | None = None
