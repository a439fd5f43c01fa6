"""Which graphs of a store on disk have changed since somebody looked, so that nobody must read all to find out.

A store's folder has a file with a line for each graph before it changes. How far it went is a position: after
an update that failed, a graph may be told that is as it was; none is left out that is not.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_NAME: Final = "discourse-kg-changes.log"
#: What stands for all graphs.
_ANY: Final = "*"
#: A longer file begins anew, in bytes: then all graphs are read once more.
_LONGEST: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class Changes:
    """How far a store has come, and which graphs may be others since then; None says that any may.

    `position` is for the next time; None where a store cannot tell.
    """

    position: str | None = None
    graphs: frozenset[str] | None = None


class ChangeLog:
    """The file in a store's folder. One process writes it, as it does the store."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME

    def note(self, graphs: Iterable[str]) -> None:
        """Note that graphs are about to change; none stands for any. The disk has it when this returns.

        Raises:
            OSError: it cannot be written.
        """
        lines = "".join(f"{graph}\n" for graph in sorted(graphs)) or f"{_ANY}\n"
        if not self._path.exists() or self._path.stat().st_size > _LONGEST:
            # Another file has another first line, so that no position in this one is one in that.
            self._write("wb", f"{uuid4()}\n{lines}")
        else:
            self._write("ab", lines if self._path.read_bytes().endswith(b"\n") else f"\n{lines}")

    def _write(self, mode: str, lines: str) -> None:
        with self._path.open(mode) as file:
            file.write(lines.encode())
            file.flush()
            os.fsync(file.fileno())

    def since(self, position: str | None) -> Changes:
        """What may have changed since a position.

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
