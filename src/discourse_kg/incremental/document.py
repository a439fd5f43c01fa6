"""One file of a published site, and how its content is rendered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from discourse_kg.incremental.snapshot import Snapshot

#: A file's bytes, whole, or in chunks where the whole would fill the memory.
Content: TypeAlias = "bytes | Iterable[bytes]"


@dataclass(frozen=True, slots=True)
class Document:
    """A file: its path in the site, with slashes, and how its content is rendered.

    `render` depends on nothing but the snapshot, the settings and the program. Whatever it reads of the graph it reads
    from the snapshot, which records the dependency: the file is rendered again when one of them changes, and only then.

    The content of a `permanent` file never changes while its dependencies do not, whichever program renders it.

    A document about a `resource` depends on the snapshot and the settings alone and is rendered in one piece: any
    process can render it.
    """

    path: str
    render: Callable[[Snapshot], Content]
    permanent: bool = False
    resource: str | None = None


def independent(path: str, render: Callable[[], Content]) -> Document:
    """A file in which nothing depends on the graph."""
    return Document(path, lambda _snapshot: render())
