"""The rows of the tables of a site, made source by source, in the order of time.

The rows of a source are kept under the digest of its graphs and of all that they read of things which sources
share: of a source that is as it was, and whose people and event are called what they were, nothing is made anew.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from discourse_kg.export.tables.cells import OF_SOURCES, SHARED, CellPlan, Row, records_of
from discourse_kg.export.tables.columns import tables
from discourse_kg.incremental.dependencies import described_by_key
from discourse_kg.rdf.compression import gunzipped, gzipped
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX
from discourse_kg.records.reader import RecordReader
from discourse_kg.records.sources import SourceRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from discourse_kg.export.site_paths import Site
    from discourse_kg.export.tables.columns import Cell, Table
    from discourse_kg.incremental.snapshot import Snapshot

#: How many rows of what sources share are made at once.
_AT_ONCE: Final = 1000


def _of_sources() -> tuple[Table, ...]:
    """Those tables whose rows are made source by source: all rows of a source at once."""
    return tuple(table for table in tables() if table.name in OF_SOURCES)


@cache
def _plans(name: str) -> tuple[CellPlan, ...]:
    """How the cells of a table are found, for each class of records that its rows are about."""
    [table] = (table for table in tables() if table.name == name)
    return tuple(CellPlan(table, record) for record in records_of(name))


class TableRows:
    """The rows of a site's tables, each a list of cells in the order of the columns."""

    def __init__(self, site: Site) -> None:
        self._state, self._base, self._language = site.state, site.base, site.languages[0]
        self._digest = cache(_digest)

    def rows(self, table: Table, snapshot: Snapshot) -> Iterator[list[list[Cell]]]:
        """All rows, some at a time."""
        reader = RecordReader(snapshot)
        if table.name in SHARED:
            [plan] = _plans(table.name)
            every = reader.all(plan.record)
            for begin in range(0, len(every), _AT_ONCE):
                yield list(self._cells(plan, reader, every[begin : begin + _AT_ONCE]))
        else:
            for source in sorted(reader.all(SourceRecord), key=lambda source: _when(reader, source)):
                yield self._of_source(table, snapshot, source)

    def keep(self, snapshot: Snapshot, source: str) -> None:
        """Make and keep the rows of a source, while its things are at hand that they are made from.

        Whoever asks does not depend on what they say.
        """
        with snapshot.dependencies.untracked():
            self._of_source(_of_sources()[0], snapshot, source)

    def _of_source(self, table: Table, snapshot: Snapshot, source: str) -> list[list[Cell]]:
        """The rows of a source, as they were kept; else those of all tables are made at once."""
        graph = f"{self._base}/graph/source/{source.rpartition('/')[2]}"
        own = f"{snapshot.graphs.digest(graph)} {snapshot.graphs.digest(graph + INFERRED_SUFFIX)}"
        read = self._state.fragment(f"table reads {own}")
        if read is not None:
            kept = self._state.fragment(f"table {table.name} {own} {self._digest(snapshot, read)}")
            if kept is not None:
                rows: list[list[Cell]] = json.loads(gunzipped(kept))
                return rows
        snapshot.read_ahead(source)
        things = snapshot.graphs.resources_by_class(graph)
        with snapshot.dependencies.tracked() as keys:
            made = {each.name: self._made(each, snapshot, source, things) for each in _of_sources()}
        known = {thing for some in things.values() for thing in some}
        shared = sorted(key for key in keys if (read_of := described_by_key(key)) and read_of not in known)
        read = json.dumps(shared).encode()
        self._state.keep_fragment(f"table reads {own}", read)
        for name, written in made.items():
            content = gzipped(json.dumps(written, ensure_ascii=False).encode())
            self._state.keep_fragment(f"table {name} {own} {self._digest(snapshot, read)}", content)
        return made[table.name]

    def _made(
        self, table: Table, snapshot: Snapshot, source: str, things: Mapping[str, tuple[str, ...]]
    ) -> list[list[Cell]]:
        """The rows of a source, in its order as far as they have a place in it."""
        reader = RecordReader(snapshot)
        made: list[list[Cell]] = []
        for plan in _plans(table.name):
            made += self._cells(plan, reader, things.get(plan.record.class_, ()), source)
        names = [column.name for column in table.columns]
        places = [names.index(name) for name in _PLACES if name in names]
        return sorted(made, key=lambda cells: [cells[place] for place in places if isinstance(cells[place], int)])

    def _cells(
        self, plan: CellPlan, reader: RecordReader, things: Iterable[str], source: str | None = None
    ) -> Iterator[list[Cell]]:
        for thing in things:
            yield plan.cells(Row(reader, reader.read(plan.record, thing), self._language, source))


#: The columns that say where in its source a row stands.
_PLACES: Final = ("number", "start")


def _digest(snapshot: Snapshot, read: bytes) -> str:
    """A digest of what is told of the things that sources share, by the keys under which that was read."""
    told = sha256()
    for key in json.loads(read):
        told.update(f"{key} {snapshot.facts_of_key(key)}\n".encode())
    return told.hexdigest()


def _when(reader: RecordReader, source: str) -> tuple[str, str, str]:
    """By the day of its event, by its name."""
    record = reader.read(SourceRecord, source)
    return reader.date_of(record.event) or "", record.file_name or "", source
