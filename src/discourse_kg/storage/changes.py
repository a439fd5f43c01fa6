"""A log of the graphs of a store on disk that change, so that a reader need not compare all of them.

A line for each graph is on disk before the graph changes, and the number of lines is a position. After an
update that failed, a graph may be listed that has not changed; none that has changed is left out.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: The name of the log in a store's folder.
LOG: Final = "discourse-kg-changes.log"
#: Stands for all graphs.
_ANY: Final = "*"
#: A longer file, in bytes, is started over: all graphs are then read once more.
_LONGEST: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class Changes:
    """The graphs that may have changed since an earlier position; None means that any may have.

    `position` is the present one, for the next call; None where a store keeps no log.
    """

    position: str | None = None
    graphs: frozenset[str] | None = None


class ChangeLog:
    """The log in a store's folder. One process writes it: the one that writes the store."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOG

    def record(self, graphs: Iterable[str]) -> None:
        """Record that graphs are about to change; none given means any. The record is on disk when this returns.

        Raises:
            OSError: it cannot be written.
        """
        lines = "".join(f"{graph}\n" for graph in sorted(graphs)) or f"{_ANY}\n"
        if not self._path.exists() or self._path.stat().st_size > _LONGEST:
            # Another file has another first line, so that no position in this one is valid in that.
            self._write("wb", f"{uuid4()}\n{lines}")
        else:
            self._write("ab", lines if self._path.read_bytes().endswith(b"\n") else f"\n{lines}")

    def _write(self, mode: str, lines: str) -> None:
        with self._path.open(mode) as file:
            file.write(lines.encode())
            file.flush()
            os.fsync(file.fileno())

    def since(self, position: str | None) -> Changes:
        """Read what may have changed since a position.

        Raises:
            OSError: the file cannot be read.
        """
        if not self._path.exists():
            return Changes()
        lines = self._path.read_bytes().splitlines(keepends=True)
        now = f"{lines[0].decode('ascii', 'replace').strip()} {len(lines)}" if lines else None
        name, _, count = (position or "").partition(" ")
        if now is None or now.partition(" ")[0] != name or not count.isdecimal() or int(count) > len(lines):
            return Changes(now)
        graphs = frozenset(line.decode("utf-8", "replace").removesuffix("\n") for line in lines[int(count) :])
        return Changes(now, None if _ANY in graphs else graphs)
