"""Tables of the graph for those who know no RDF, made source by source, in the order of time.

The rows of a source are kept under the digest of its graphs and of all that they read of things which sources
share: of a source that is as it was, and whose people and event are called what they were, nothing is made anew.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from discourse_kg.export.tables.rows import OF_SOURCES, SHARED, Cell, Reader, Row
from discourse_kg.rdf.compression import gunzipped, gzipped
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.snapshot import Snapshot

#: How many rows of what sources share are made at once.
_AT_ONCE: Final = 1000


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its values are, and its titles by language."""

    name: str
    kind: str
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its titles by language, its columns in order, the first of which tells the rows apart."""

    name: str
    titles: Mapping[str, str]
    columns: tuple[Column, ...]


@cache
def tables() -> tuple[Table, ...]:
    """All tables, from tables.toml."""
    told = {name: table for name, table in _told().items() if name != "note"}
    return tuple(
        Table(
            name,
            _titles(table),
            tuple(Column(each, it.get("type", "text"), _titles(it)) for each, it in table["columns"].items()),
        )
        for name, table in told.items()
    )


def _of_sources() -> tuple[Table, ...]:
    """Those tables whose rows are made source by source: all rows of a source at once."""
    return tuple(table for table in tables() if table.name in OF_SOURCES)


def note() -> Mapping[str, str]:
    """How cells are to be read, by language."""
    return _titles(_told()["note"])


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("tables.toml").read_text("utf-8"))


def _titles(table: Mapping[str, Any]) -> dict[str, str]:
    return {language: table[language] for language in ("en", "sv")}


class TableRows:
    """The rows of a site's tables, each a list of cells in the order of the columns."""

    def __init__(self, site: Site) -> None:
        self._state, self._base, self._language = site.state, site.base, site.languages[0]
        self._told = _Told(None, {})

    def rows(self, table: Table, snapshot: Snapshot) -> Iterator[list[list[Cell]]]:
        """All rows, some at a time."""
        reader = Reader(snapshot, self._language)
        if table.name in SHARED:
            make, kind = SHARED[table.name]
            things = snapshot.instances(str(kind))
            for begin in range(0, len(things), _AT_ONCE):
                yield _cells(table, (make(reader, thing) for thing in things[begin : begin + _AT_ONCE]))
        else:
            for source in sorted(snapshot.instances(str(DKG.Source)), key=lambda source: _when(reader, source)):
                yield self._of_source(table, reader, source)

    def keep(self, snapshot: Snapshot, source: str) -> None:
        """Make and keep the rows of a source, while its things are at hand that they are made from.

        Whoever asks does not depend on what they say.
        """
        with snapshot.unnoted():
            self._of_source(_of_sources()[0], Reader(snapshot, self._language), source)

    def _of_source(self, table: Table, reader: Reader, source: str) -> list[list[Cell]]:
        """The rows of a source, as they were kept; else those of all tables are made at once."""
        snapshot = reader.snapshot
        graph = f"{self._base}/graph/source/{source.rpartition('/')[2]}"
        own = f"{snapshot.digest(graph)} {snapshot.digest(graph + INFERRED_SUFFIX)}"
        read = self._state.part(f"table reads {own}")
        if read is not None:
            kept = self._state.part(f"table {table.name} {own} {self._told_of(snapshot, read)}")
            if kept is not None:
                rows: list[list[Cell]] = json.loads(gunzipped(kept))
                return rows
        snapshot.near(source)
        things = snapshot.things_in(graph)
        with snapshot.noting() as keys:
            made = {each.name: _cells(each, _made(each, reader, source, things)) for each in _of_sources()}
        known = {thing for some in things.values() for thing in some}
        shared = sorted(key for key in keys if key[:2] in {"s ", "l "} and key[2:] not in known)
        read = json.dumps(shared).encode()
        self._state.keep_part(f"table reads {own}", read)
        for name, written in made.items():
            content = gzipped(json.dumps(written, ensure_ascii=False).encode())
            self._state.keep_part(f"table {name} {own} {self._told_of(snapshot, read)}", content)
        return made[table.name]

    def _told_of(self, snapshot: Snapshot, read: bytes) -> str:
        """A digest of what is told of the things that sources share, by the keys under which that was read."""
        if self._told.snapshot is not snapshot:
            self._told = _Told(snapshot, {})
        if read not in self._told.digests:
            told = sha256()
            for key in json.loads(read):
                facts = snapshot.describe(key[2:]).facts if key.startswith("s ") else snapshot.labels(key[2:])
                told.update(f"{key} {facts}\n".encode())
            self._told.digests[read] = told.hexdigest()
        return self._told.digests[read]


@dataclass(frozen=True, slots=True)
class _Told:
    """Digests of what a snapshot tells, by the keys."""

    snapshot: Snapshot | None
    digests: dict[bytes, str]


def _made(table: Table, reader: Reader, source: str, things: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    make, kinds = OF_SOURCES[table.name]
    every = (thing for kind in kinds for thing in things.get(str(kind), ()))
    rows = [{**make(reader, thing, source), "file_name": reader.one(source, DKG.fileName)} for thing in every]
    yield from sorted(rows, key=_place_in_source)


def _place_in_source(row: Row) -> tuple[int, ...]:
    """Where in its source a thing stands, as far as that is told; else rows stay as they are."""
    return tuple(value for value in (row.get("number"), row.get("start")) if isinstance(value, int))


def _cells(table: Table, rows: Iterable[Row]) -> list[list[Cell]]:
    return [[row[column.name] for column in table.columns] for row in rows]


def _when(reader: Reader, source: str) -> tuple[str, str, str]:
    date = reader.one(reader.one(source, DKG.reportsOn), DKG.date)
    return date or "", reader.one(source, DKG.fileName) or "", source
