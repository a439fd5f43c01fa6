"""The state of the last publish: its files, what each depends on, and the graphs as they were."""

from __future__ import annotations

import sqlite3
import zlib
from functools import lru_cache
from hashlib import blake2b
from struct import Struct
from typing import TYPE_CHECKING, Final, Self

from discourse_kg.atomic_files import WritingError
from discourse_kg.incremental.event_log import TABLES, EventLog

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

#: Goes up with each change of the tables; a state of another layout cannot be used.
_LAYOUT: Final = 3
_TABLES: Final = f"""
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, digest BLOB NOT NULL, size INTEGER NOT NULL, read BLOB NOT NULL
);
CREATE TABLE graph (name TEXT PRIMARY KEY, lines BLOB NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE text (source TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE part (key TEXT PRIMARY KEY, content BLOB NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE piece (key TEXT PRIMARY KEY, digest BLOB NOT NULL) WITHOUT ROWID;
{TABLES}
PRAGMA user_version = {_LAYOUT};
"""

#: Rows about files that are written together.
_PENDING: Final = 5_000
#: A dependency key as it is stored: a short hash.
_KEY: Final = Struct("8s")
#: The zlib level for graphs: a low one suffices, because the lines of a graph are alike.
_LEVEL: Final = 3
#: In KiB. SQLite's default cache is too small for rows that come in no order.
_CACHE: Final = "PRAGMA cache_size = -16384;"


class SiteState:
    """The state of a site, in one SQLite file. Changes are committed by `keep`.

    `log` has the versions of the graph that were ever published.
    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(f"PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; {_CACHE}")
        self._added: list[tuple[str, bytes, int, bytes]] = []
        self._changed: list[tuple[bytes, int, bytes, int]] = []
        layout = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if layout not in (0, _LAYOUT):
            raise sqlite3.DatabaseError(f"of layout {layout}, and not {_LAYOUT}")
        if not layout:
            self._connection.executescript(_TABLES)
        self._connection.execute("BEGIN")
        self._connection.execute("UPDATE part SET used = 0")
        self.log = EventLog(self._connection)

    def close(self) -> None:
        """Close the file; changes that were not kept are lost."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()

    def keep(self) -> None:
        """Write all changes, and forget the fragments that were not used, unless none was."""
        self._write_pending()
        if self._connection.execute("SELECT 1 FROM part WHERE used = 1 LIMIT 1").fetchone():
            self._connection.execute("DELETE FROM part WHERE used = 0")
        self._connection.execute("COMMIT")

    @property
    def fingerprint(self) -> str | None:
        """Identifies the program, its assets and the settings that made the files; None before the first publish."""
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
        """The position in the store's log of changes that was published; None when the store has none."""
        return self._about("position")

    @position.setter
    def position(self, value: str | None) -> None:
        self._tell("position", value)

    def graphs(self) -> dict[str, str]:
        """The digests of all graphs, by name."""
        return dict(self._connection.execute("SELECT name, digest FROM graph"))

    def graph(self, name: str) -> bytes | None:
        """The N-Quads of a graph, compressed as by `compressed`; None when the graph did not exist."""
        row = self._connection.execute("SELECT lines FROM graph WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def replace_graph(self, name: str, digest: str, lines: bytes | None) -> None:
        """Store a graph as it is now; None when it is gone."""
        self._connection.execute("DELETE FROM graph WHERE name = ?", (name,))
        if lines is not None:
            self._connection.execute("INSERT INTO graph (name, lines, digest) VALUES (?, ?, ?)", (name, lines, digest))

    def replace_texts(self, digests: Mapping[str, str]) -> set[str]:
        """Store the digests of the sources' texts; gives the sources whose text is new, changed or gone."""
        before = dict(self._connection.execute("SELECT source, digest FROM text"))
        self._connection.execute("DELETE FROM text")
        self._connection.executemany("INSERT INTO text VALUES (?, ?)", sorted(digests.items()))
        return {source for source in before.keys() | digests.keys() if before.get(source) != digests.get(source)}

    def files(self) -> dict[str, tuple[int, bytes]]:
        """The number and the digest of each file, by path."""
        rows = self._connection.execute("SELECT path, id, digest FROM file")
        return {path: (number, digest) for path, number, digest in rows}

    def files_depending_on(self, keys: Iterable[str]) -> set[int]:
        """The numbers of the files that depend on any of these keys."""
        wanted = {(_hash(key),) for key in keys}
        rows = self._connection.execute("SELECT id, read FROM file")
        return {number for number, read in rows if not wanted.isdisjoint(_KEY.iter_unpack(read))}

    def partitions(self) -> dict[str, bytes]:
        """The digests of the partitions that files depend on, by key."""
        return dict(self._connection.execute("SELECT key, digest FROM piece"))

    def replace_partitions(self, digests: dict[str, bytes]) -> None:
        """Store the digests of partitions that were read now, and forget those that no file depends on any longer."""
        unread = {(_hash(key),): key for key in self.partitions().keys() - digests.keys()}
        self._write_pending()
        for (read,) in self._connection.execute("SELECT read FROM file") if unread else ():
            for key in unread.keys() & _KEY.iter_unpack(read):
                del unread[key]
        self._connection.executemany("DELETE FROM piece WHERE key = ?", ((key,) for key in unread.values()))
        self._connection.executemany("INSERT OR REPLACE INTO piece VALUES (?, ?)", sorted(digests.items()))

    def sizes(self, folder: str) -> dict[str, int]:
        """The size in bytes of each file in a folder, by path, in the order of paths."""
        self._write_pending()
        begin, end = f"{folder}/", f"{folder}0"  # the character after the slash
        rows = self._connection.execute(
            "SELECT path, size FROM file WHERE path >= ? AND path < ? ORDER BY path", (begin, end)
        )
        return dict(rows)

    def record_file(self, path: str, number: int, digest: bytes, size: int, dependencies: bytes) -> None:
        """Store the digest and size of a file's content and what it depends on, as `packed_keys`.

        `number` is that of the file, 0 for a new one.
        """
        if number:
            self._changed.append((digest, size, dependencies, number))
        else:
            self._added.append((path, digest, size, dependencies))
        if len(self._added) + len(self._changed) >= _PENDING:
            self._write_pending()

    def _write_pending(self) -> None:
        """Write the rows about files that are pending."""
        self._connection.executemany("UPDATE file SET digest = ?, size = ?, read = ? WHERE id = ?", self._changed)
        self._connection.executemany("INSERT INTO file (path, digest, size, read) VALUES (?, ?, ?, ?)", self._added)
        self._changed.clear()
        self._added.clear()

    def forget_files(self, paths: Iterable[str]) -> None:
        """Forget files that are no longer part of the site."""
        self._connection.executemany("DELETE FROM file WHERE path = ?", ((path,) for path in paths))

    def forget_fragments(self) -> None:
        """Forget all fragments: another program made them."""
        self._connection.execute("DELETE FROM part")

    def fragment(self, key: str) -> bytes | None:
        """A fragment of a file, stored under a key that identifies all it was made from; None when there is none."""
        self._connection.execute("UPDATE part SET used = 1 WHERE key = ?", (key,))
        row = self._connection.execute("SELECT content FROM part WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def keep_fragment(self, key: str, content: bytes) -> None:
        """Store a fragment for the next publish."""
        self._connection.execute("INSERT OR REPLACE INTO part VALUES (?, ?, 1)", (key, content))

    def take_fragments(self) -> list[tuple[str, bytes]]:
        """Give all fragments with their keys, and store them no longer."""
        fragments = self._connection.execute("SELECT key, content FROM part ORDER BY key").fetchall()
        self._connection.execute("DELETE FROM part")
        return fragments


def compressed(lines: bytes) -> bytes:
    """The N-Quads of a graph in the form in which they are stored."""
    return zlib.compress(lines, _LEVEL)


def uncompressed(kept: bytes) -> bytes:
    """The N-Quads of a stored graph."""
    return zlib.decompress(kept)


def packed_keys(keys: Iterable[str]) -> bytes:
    """Dependency keys as one sorted list of short hashes."""
    return b"".join(sorted(set(map(_hash, keys))))


@lru_cache(20_000)
def _hash(key: str) -> bytes:
    """A short hash of a key. Should two keys ever share one, a file is rendered in vain, and no more."""
    return blake2b(key.encode(), digest_size=_KEY.size).digest()


def open_state(path: Path) -> SiteState:
    """Open the state in a file, which is created when there is none.

    Raises:
        WritingError: it is damaged, or another version of the program wrote it.
    """
    try:
        return SiteState(path)
    except sqlite3.DatabaseError as error:
        raise WritingError(
            f"the state of the site cannot be read ({error}): another version wrote it, or it is damaged; "
            "publish into a new folder"
        ) from error
