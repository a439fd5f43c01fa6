"""What the last publishing left behind: its files, what each was made from, and the graphs as they were."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import contextmanager
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, Self

from discourse_kg.publication.log import TABLES, EventLog
from discourse_kg.publication.writing import WritingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: What each layout has that the one before had not. The state of a later program cannot be gone on with.
_LAYOUTS: Final = (
    f"""
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, digest BLOB NOT NULL, size INTEGER NOT NULL);
CREATE TABLE read (key INTEGER NOT NULL, file INTEGER NOT NULL, PRIMARY KEY (key, file)) WITHOUT ROWID;
CREATE INDEX read_by_file ON read (file);
CREATE TABLE graph (name TEXT PRIMARY KEY, lines BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE text (source TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE part (key TEXT PRIMARY KEY, content BLOB NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
{TABLES}""",
    """
CREATE TABLE piece (number INTEGER PRIMARY KEY, key TEXT NOT NULL, digest BLOB NOT NULL);
ALTER TABLE graph ADD COLUMN digest TEXT NOT NULL DEFAULT '';
""",
)


#: How the names begin under which something is remembered.
_REMEMBERED: Final = "remembered "
#: Rows about what files were made from that are written at once.
_PENDING: Final = 50_000
#: The engine's own cache is too small for rows that come in no order: this much, in KiB.
_CACHE: Final = "PRAGMA cache_size = -65536;"


class State:
    """The state of a site, in one SQLite file. What changes is kept when `keep` is called.

    `log` has the versions of the graph that were ever published.
    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(f"PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; {_CACHE}")
        self._pending: list[tuple[int, int]] = []
        layout = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if layout > len(_LAYOUTS):
            raise sqlite3.DatabaseError(f"of layout {layout}, and not {len(_LAYOUTS)}")
        self._connection.executescript(f"{''.join(_LAYOUTS[layout:])} PRAGMA user_version = {len(_LAYOUTS)};")
        self._connection.execute("BEGIN")
        self._connection.execute("UPDATE part SET used = 0")
        self.log = EventLog(self._connection)

    def close(self) -> None:
        """Let go of the file; what was not kept is lost."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()

    def keep(self) -> None:
        """Write all changes, and forget the parts that were not asked for, unless none was."""
        self._write_pending()
        if self._connection.execute("SELECT 1 FROM part WHERE used = 1 LIMIT 1").fetchone():
            self._connection.execute("DELETE FROM part WHERE used = 0")
        self._connection.execute("COMMIT")

    @property
    def fingerprint(self) -> str | None:
        """The program, its assets and the settings that the files were made with; None before the first time."""
        return self._about("fingerprint")

    @fingerprint.setter
    def fingerprint(self, value: str) -> None:
        self._tell("fingerprint", value)

    def _about(self, name: str) -> str | None:
        row = self._connection.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _tell(self, name: str, value: str | None) -> None:
        self._connection.execute("DELETE FROM about WHERE name = ?", (name,))
        if value is not None:
            self._connection.execute("INSERT INTO about VALUES (?, ?)", (name, value))

    @property
    def position(self) -> str | None:
        """How far the store had come that was published; None when it does not tell."""
        return self._about("position")

    @position.setter
    def position(self, value: str | None) -> None:
        self._tell("position", value)

    def graphs(self) -> dict[str, str]:
        """The digest of each graph."""
        return dict(self._connection.execute("SELECT name, digest FROM graph"))

    def graph(self, name: str) -> bytes | None:
        """The N-Quads of a graph, compressed as `compressed` does; None when it was not there."""
        row = self._connection.execute("SELECT lines FROM graph WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def replace_graph(self, name: str, digest: str, lines: bytes | None) -> None:
        """Keep a graph as it is now; None when it is gone."""
        self._connection.execute("DELETE FROM graph WHERE name = ?", (name,))
        if lines is not None:
            self._connection.execute("INSERT INTO graph (name, lines, digest) VALUES (?, ?, ?)", (name, lines, digest))

    def replace_texts(self, digests: dict[str, str]) -> set[str]:
        """Keep the digests of the sources' texts; gives the sources whose text is another, has come or is gone."""
        before = dict(self._connection.execute("SELECT source, digest FROM text"))
        self._connection.execute("DELETE FROM text")
        self._connection.executemany("INSERT INTO text VALUES (?, ?)", sorted(digests.items()))
        return {source for source in before.keys() | digests.keys() if before.get(source) != digests.get(source)}

    def files(self) -> dict[str, tuple[int, bytes]]:
        """The number and the digest of each file, by its path."""
        rows = self._connection.execute("SELECT path, id, digest FROM file")
        return {path: (number, digest) for path, number, digest in rows}

    def readers(self, keys: Iterable[str]) -> set[int]:
        """The numbers of the files that read anything under these keys."""
        found: set[int] = set()
        for key in keys:
            found.update(
                row[0] for row in self._connection.execute("SELECT file FROM read WHERE key = ?", (_hash(key),))
            )
        return found

    def pieces(self) -> dict[str, bytes]:
        """The digests of the pieces of surveys that files were made from, by their keys."""
        return dict(self._connection.execute("SELECT key, digest FROM piece"))

    def replace_pieces(self, digests: dict[str, bytes]) -> None:
        """Keep the digests of pieces that were read now, and forget those that no file is made from any more."""
        self._write_pending()
        rows = ((_hash(key), key, digest) for key, digest in sorted(digests.items()))
        self._connection.executemany("INSERT OR REPLACE INTO piece VALUES (?, ?, ?)", rows)
        self._connection.execute("DELETE FROM piece WHERE NOT EXISTS (SELECT 1 FROM read WHERE key = piece.number)")

    def sizes(self, folder: str) -> dict[str, int]:
        """How many bytes each file in a folder has, by its path, in the order of the paths."""
        begin, end = f"{folder}/", f"{folder}0"  # the character behind the slash
        rows = self._connection.execute(
            "SELECT path, size FROM file WHERE path >= ? AND path < ? ORDER BY path", (begin, end)
        )
        return dict(rows)

    def record(self, path: str, number: int, digest: bytes, size: int, read: Iterable[str]) -> None:
        """Keep what a file holds, told by its digest and its bytes, and what it was made from.

        `number` is that of the file, 0 for one that there was not before.
        """
        if number:
            self._connection.execute("DELETE FROM read WHERE file = ?", (number,))
            self._connection.execute("UPDATE file SET digest = ?, size = ? WHERE id = ?", (digest, size, number))
        else:
            kept = self._connection.execute(
                "INSERT INTO file (path, digest, size) VALUES (?, ?, ?)", (path, digest, size)
            )
            number = kept.lastrowid or 0
        self._pending += ((key, number) for key in set(map(_hash, read)))
        if len(self._pending) > _PENDING:
            self._write_pending()

    def _write_pending(self) -> None:
        """Write what files were made from: many at once and sorted, as the table is."""
        self._connection.executemany("INSERT INTO read VALUES (?, ?)", sorted(self._pending))
        self._pending.clear()

    def forget(self, paths: Iterable[str]) -> None:
        """Forget files that are no longer part of the site."""
        self._write_pending()
        for path in paths:
            row = self._connection.execute("SELECT id FROM file WHERE path = ?", (path,)).fetchone()
            if row:
                self._connection.execute("DELETE FROM read WHERE file = ?", row)
                self._connection.execute("DELETE FROM file WHERE id = ?", row)

    def forget_parts(self) -> None:
        """Forget all parts and what was remembered: another program made them."""
        self._connection.execute("DELETE FROM part")
        self._connection.execute("DELETE FROM about WHERE name GLOB ?", (f"{_REMEMBERED}*",))

    def remembered(self, name: str) -> str | None:
        """What was remembered the last time about what was published; None when nothing was."""
        return self._about(_REMEMBERED + name)

    def remember(self, name: str, value: str) -> None:
        """Keep something of what is published for the next time."""
        self._tell(_REMEMBERED + name, value)

    def part(self, key: str) -> bytes | None:
        """A part of a file, kept under a key that tells all it was made from; None when there is none."""
        self._connection.execute("UPDATE part SET used = 1 WHERE key = ?", (key,))
        row = self._connection.execute("SELECT content FROM part WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def keep_part(self, key: str, content: bytes) -> None:
        """Keep a part for the next time."""
        self._connection.execute("INSERT OR REPLACE INTO part VALUES (?, ?, 1)", (key, content))


def compressed(lines: bytes) -> bytes:
    """The form in which a graph is kept."""
    return zlib.compress(lines, 6)


def uncompressed(kept: bytes) -> bytes:
    """The N-Quads of a graph that was kept."""
    return zlib.decompress(kept)


@lru_cache(20_000)
def _hash(key: str) -> int:
    """A number for a key. Should two keys ever share one, a file is made anew for nothing, and no more."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


@contextmanager
def opened_state(path: Path) -> Iterator[State]:
    """Open the state in a file, which is made when there is none.

    Raises:
        WritingError: it is damaged, or another version of the program wrote it.
    """
    try:
        opened = State(path)
    except sqlite3.DatabaseError as error:
        raise WritingError(
            f"the state of the site cannot be read ({error}): another version wrote it, or it is damaged; "
            "publish into a new folder"
        ) from error
    with opened as state:
        yield state
