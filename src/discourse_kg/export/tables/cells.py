"""How the cells of a row are found: by the paths of tables.toml, which begin at the record that the row is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from discourse_kg.export.tables.columns import COUNT, VALUE
from discourse_kg.records.concepts import CountryRecord, notation
from discourse_kg.records.occasions import EventRecord, Occasion, PanelRecord
from discourse_kg.records.people import FormerHoldingRecord, HoldingRecord, ParticipationRecord, PersonRecord
from discourse_kg.records.record import Text, properties
from discourse_kg.records.sources import Passage, SourceRecord
from discourse_kg.records.statements import MentionRecord, StatementRecord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discourse_kg.export.tables.columns import Cell, Column, Table
    from discourse_kg.records.reader import RecordReader
    from discourse_kg.records.record import Record

#: What the rows of each table are about: of what one source tells, and of what several sources share.
OF_SOURCES: Final[Mapping[str, tuple[type[Record], ...]]] = {
    "statements": (StatementRecord,),
    "mentions": (MentionRecord,),
    "holdings": (HoldingRecord, FormerHoldingRecord),
    "participations": (ParticipationRecord,),
    "panels": (PanelRecord,),
    "sources": (SourceRecord,),
}
SHARED: Final[Mapping[str, tuple[type[Record], ...]]] = {"persons": (PersonRecord,), "events": (EventRecord,)}


def records_of(table: str) -> tuple[type[Record], ...]:
    """The classes of records that the rows of a table are about.

    Raises:
        LookupError: there is no such table.
    """
    if (found := OF_SOURCES.get(table) or SHARED.get(table)) is None:
        raise LookupError(f"no table is called {table}")
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """What a row is made from: its record, and the source that tells of it where it is one source.

    `language` is that of names whose column names no other.
    """

    reader: RecordReader
    record: Record
    language: str
    source: str | None = None


#: Gives a value from the one that the path has led to so far.
_Step: TypeAlias = Callable[[Row, Any], Any]

_RECORD: Final = ""


class CellPlan:
    """Finds the cells of rows about one class of records: steps that several columns begin with are taken once a row.

    Raises:
        ValueError: the path of a column leads nowhere.
    """

    def __init__(self, table: Table, record: type[Record]) -> None:
        self.record: Final = record
        self._steps: dict[str, tuple[str, _Step]] = {}
        self._ends = [self._planned(table, column) for column in table.columns]

    def cells(self, row: Row) -> list[Cell]:
        """The cells of a row, in the order of the columns."""
        found: dict[str, Any] = {_RECORD: row.record}
        for path, (before, step) in self._steps.items():
            value = found[before]
            if isinstance(value, tuple):
                found[path] = tuple(each for one in value if (each := step(row, one)) is not None)
            else:
                found[path] = None if value is None else step(row, value)
        return [list(value) if isinstance(value := found[end], tuple) else value for end in self._ends]

    def _planned(self, table: Table, column: Column) -> str:
        """Plan the steps of a column, and give the key under which they leave its value."""
        try:
            return self._follow(column.path) if column.by == VALUE else self._refer(column)
        except LookupError as error:
            raise ValueError(f"tables.toml: {table.name}.{column.name}: {error.args[0]}") from error

    def _follow(self, path: str) -> str:
        at, *names = path.split(".")
        end = self._add(_RECORD, at, _BEGINNINGS.get(at) or _field(self.record, at))
        for name in names:
            naming = _naming(name)
            if naming is None:
                if at not in _LEADS:
                    raise LookupError(f"no record is known to which {at} leads")
                kind, lead = _LEADS[at]
                end, naming = self._add(end, "", lead), _field(kind, name)
            end, at = self._add(end, name, naming), name
        return end

    def _refer(self, column: Column) -> str:
        name, _, field = column.path.partition(".")
        record, *_ = records_of(name)
        if field not in properties(record):
            raise LookupError(f"no field of {record.__name__} is called {field}")

        def referring(row: Row, about: Record) -> int | str | None:
            found = row.reader.referring(record, field, about.iri)
            return len(found) if column.by == COUNT else next(iter(found), None)

        return self._add(_RECORD, f"{column.by} {column.path}", referring)

    def _add(self, before: str, name: str, step: _Step) -> str:
        path = f"{before}.{name}"
        self._steps.setdefault(path, (before, step))
        return path


def _field(kind: type, name: str) -> _Step:
    if not hasattr(kind, name):
        raise LookupError(f"no field of {kind.__name__} is called {name}")
    get = attrgetter(name)
    return lambda _row, value: get(value)


def _naming(name: str) -> _Step | None:
    """The step from a resource to what it is called, by its name in paths; None for every other name."""
    if name == "notation":
        return lambda _row, iri: notation(iri)
    if name == "label":
        return lambda row, iri: row.reader.view.label(iri, row.language)
    if name.startswith("label_"):
        language = name.removeprefix("label_")
        return lambda row, iri: row.reader.view.label(iri, language)
    return None


def _read(record: type[Record]) -> tuple[type, _Step]:
    return record, lambda row, iri: row.reader.read(record, iri)


def _countries(row: Row, statement: StatementRecord) -> tuple[str, ...]:
    """The mentioned countries that have a code."""
    mentioned = (iri for iri in statement.mentioned if row.reader.is_a(iri, CountryRecord))
    return tuple(iri for iri in mentioned if row.reader.read(CountryRecord, iri).code)


def _other_mentioned(row: Row, statement: StatementRecord) -> tuple[str, ...]:
    countries = _countries(row, statement)
    return tuple(iri for iri in statement.mentioned if iri not in countries)


#: What a path may begin with besides the fields of its record.
_BEGINNINGS: Final[Mapping[str, _Step]] = {
    "countries": _countries,
    "other_mentioned": _other_mentioned,
    "source": lambda row, _record: row.source,
}
#: What the steps of a path lead to whose next step is a field.
_LEADS: Final[Mapping[str, tuple[type, _Step]]] = {
    "countries": _read(CountryRecord),
    "event": _read(EventRecord),
    "occasion": (Occasion, lambda row, iri: row.reader.occasion(iri)),
    "passage": (Passage, lambda row, iri: row.reader.passage(iri)),
    "quote": (Text, lambda _row, quote: quote),
    "source": _read(SourceRecord),
    "spoken_as": _read(HoldingRecord),
}
