"""The log of a site's graph: every published version of each of its parts, in order.

A part has versions of its own: the graph of one source as a whole, and in a shared graph the description of one
resource. `history` writes the log; the change feed is made from it.
"""

from __future__ import annotations

import zlib
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

TABLES: Final = """
CREATE TABLE event (
    sequence INTEGER PRIMARY KEY, page INTEGER NOT NULL, graph TEXT NOT NULL, part TEXT NOT NULL,
    change TEXT NOT NULL, time TEXT NOT NULL, size INTEGER NOT NULL, digest BLOB, lines BLOB
);
CREATE INDEX event_by_part ON event (graph, part, sequence);
CREATE INDEX event_by_page ON event (page);
"""

#: The limits of a page, unless one event alone is larger; bytes are those of N-Quads.
_MOST_EVENTS: Final = 1000
_MOST_BYTES: Final = 1_000_000


class Change(StrEnum):
    """What happened to a part."""

    CREATE = "Create"
    UPDATE = "Update"
    DELETE = "Delete"


class LogEvent(NamedTuple):
    """A version of a part of a graph. `time` is an xsd:dateTime; a deletion has no lines."""

    sequence: int
    graph: str
    part: str
    change: Change
    time: str


class Page(NamedTuple):
    """Events that are published together; `full` when there is a further page."""

    number: int
    first: int
    last: int
    since: str
    until: str
    full: bool


class EventLog:
    """The log, in the state of a site. The events on a full page never change."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @property
    def stream(self) -> str | None:
        """The IRI of the stream of all events; None before the first."""
        row = self._connection.execute("SELECT value FROM about WHERE name = 'stream'").fetchone()
        return row[0] if row else None

    @stream.setter
    def stream(self, iri: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO about VALUES ('stream', ?)", (iri,))

    def clear(self) -> None:
        """Forget everything; the next event begins another stream."""
        self._connection.execute("DELETE FROM about WHERE name = 'stream'")
        self._connection.execute("DELETE FROM event")

    def versions(self, graph: str) -> dict[str, bytes]:
        """The digests of the newest versions of a graph's parts."""
        rows = self._connection.execute(
            "SELECT part, digest, MAX(sequence) FROM event WHERE graph = ? GROUP BY part", (graph,)
        )
        return {part: digest for part, digest, _ in rows if digest is not None}

    def append(self, graph: str, part: str, change: Change, lines: bytes, digest: bytes | None) -> int:
        """Add an event, which has no time yet, and give the number of its page."""
        row = self._connection.execute(
            "SELECT page, COUNT(*), SUM(size) FROM event WHERE page = (SELECT MAX(page) FROM event)"
        ).fetchone()
        page, count, size = row if row[0] is not None else (1, 0, 0)
        page += count >= _MOST_EVENTS or (count > 0 and size + len(lines) > _MOST_BYTES)
        self._connection.execute(
            "INSERT INTO event (page, graph, part, change, time, size, digest, lines) VALUES (?, ?, ?, ?, '', ?, ?, ?)",
            (page, graph, part, change, len(lines), digest, zlib.compress(lines, 6)),
        )
        return int(page)

    @property
    def newest(self) -> str:
        """The time of the last event; empty when there is none."""
        found = self._connection.execute("SELECT MAX(time) FROM event").fetchone()[0]
        return found or ""

    def settle(self, time: str) -> None:
        """Set the time of the events that have none."""
        self._connection.execute("UPDATE event SET time = ? WHERE time = ''", (time,))

    def identity(self) -> Iterator[tuple[str, bytes]]:
        """The parts and digests of all events, in order; they tell this stream from others."""
        yield from self._connection.execute("SELECT part, digest FROM event ORDER BY sequence")

    def drop_written(self) -> None:
        """Forget the content of events on full pages: their files are written and never rendered again."""
        self._connection.execute("UPDATE event SET lines = NULL WHERE page < (SELECT MAX(page) FROM event)")

    def pages(self) -> list[Page]:
        """All pages, in order."""
        rows = self._connection.execute(
            "SELECT page, MIN(sequence), MAX(sequence), MIN(time), MAX(time) FROM event GROUP BY page ORDER BY page"
        ).fetchall()
        return [
            Page(number, first, last, since, until, full=number < rows[-1][0])
            for number, first, last, since, until in rows
        ]

    def events(self, page: int) -> Iterator[tuple[LogEvent, bytes]]:
        """The events of a page, each with its N-Quads."""
        rows = self._connection.execute(
            "SELECT sequence, graph, part, change, time, lines FROM event WHERE page = ? ORDER BY sequence", (page,)
        )
        for sequence, graph, part, change, time, lines in rows:
            yield LogEvent(sequence, graph, part, Change(change), time), zlib.decompress(lines)
