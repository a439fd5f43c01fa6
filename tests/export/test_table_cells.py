"""The cells of tables are found by the paths of tables.toml. All is invented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from discourse_kg.export.tables.cells import OF_SOURCES, SHARED, CellPlan, Row, records_of
from discourse_kg.export.tables.columns import COUNT, FIRST, VALUE, Column, Table, tables
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.records.people import PersonRecord
from discourse_kg.records.reader import RecordReader
from discourse_kg.records.record import properties
from discourse_kg.records.statements import MentionRecord, StatementRecord
from discourse_kg.records.store_view import StoreView
from discourse_kg.storage import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.export.tables.columns import Cell
    from discourse_kg.records.record import Record
    from support.commandline import Project


@pytest.fixture(scope="module")
def reader(built: Project) -> Iterator[RecordReader]:
    with open_store(built.store, read_only=True) as store:
        yield RecordReader(StoreView(store))


def table_of(**paths: str) -> Table:
    """A table whose columns have these paths, each with `COUNT` or `FIRST` behind it where that is wanted."""
    told = ((name, *path.split()) for name, path in paths.items())
    return Table("invented", {}, tuple(Column(name, "text", {}, path, *by) for name, path, *by in told))


def cells(reader: RecordReader, record: type[Record], iri: str, **paths: str) -> list[Cell]:
    row = Row(reader, reader.read(record, iri), "sv", f"{PROJECT_BASE}/id/source/invented")
    return CellPlan(table_of(**paths), record).cells(row)


def statement_about(reader: RecordReader, words: str) -> str:
    [iri] = {iri for iri, text in reader.texts(StatementRecord, "quote") if words in text.value}
    return iri


def test_each_table_has_the_records_that_its_rows_are_about() -> None:
    assert [table.name for table in tables()] == [*OF_SOURCES, *SHARED]
    for table in tables():
        for record in records_of(table.name):
            CellPlan(table, record)


def test_a_column_without_a_path_shows_the_field_of_its_name() -> None:
    [statements] = [table for table in tables() if table.name == "statements"]
    [column] = [column for column in statements.columns if column.name == "speaker_as_in_source"]
    assert (column.path, column.by) == (column.name, VALUE)
    assert column.name in properties(StatementRecord)


def test_a_path_leads_over_other_records_to_their_fields_and_names(reader: RecordReader) -> None:
    iri = statement_about(reader, "lära av Estland")
    found = cells(
        reader,
        StatementRecord,
        iri,
        itself="iri",
        day="occasion.event.date",
        event="occasion.event.label",
        speakers="speakers.label",
        roles="spoken_as.role_as_in_source",
        kind="kind.notation",
        language="quote.language",
        source="source",
    )
    assert found == [
        iri,
        "2031-05-05",
        "Påhittade parkdagen",
        ["Nima Forsrud"],
        ["civilminister"],
        "answer",
        "sv",
        f"{PROJECT_BASE}/id/source/invented",
    ]


def test_countries_stand_apart_from_what_else_is_mentioned(reader: RecordReader) -> None:
    iri = statement_about(reader, "lära av Estland")
    codes, english, here, others = cells(
        reader,
        StatementRecord,
        iri,
        codes="countries.code",
        english="countries.label_en",
        here="countries.label",
        others="other_mentioned",
    )
    assert isinstance(codes, list)
    assert isinstance(others, list)
    assert dict(zip(codes, english, strict=True)) == {"EST": "Estonia", "DNK": "Denmark", "NLD": "Netherlands"}  # type: ignore[arg-type]
    assert set(here) == {"Estland", "Danmark", "Nederländerna"}  # type: ignore[arg-type]
    assert len(codes) + len(others) == len(reader.read(StatementRecord, iri).mentioned)


def test_what_is_not_said_is_an_empty_cell(reader: RecordReader) -> None:
    iri = f"{PROJECT_BASE}/id/statement/unknown"
    paths = {"number": "number", "day": "occasion.event.date", "start": "passage.start", "persons": "speakers.label"}
    assert cells(reader, StatementRecord, iri, **paths) == [None, None, None, []]


def test_rows_of_other_tables_are_counted_or_the_first_is_shown(reader: RecordReader) -> None:
    [person] = [iri for iri in reader.all(PersonRecord) if reader.view.label(iri, "sv") == "Tova Ekmark"]
    assert cells(reader, PersonRecord, person, said=f"statements.speakers {COUNT}") == [2]
    statement = statement_about(reader, "lära av Estland")
    mention = reader.read(StatementRecord, statement).mentions[0]
    assert cells(reader, MentionRecord, mention, statement=f"statements.mentions {FIRST}") == [statement]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("speakrs", "no field of StatementRecord is called speakrs"),
        ("occasion.event.day", "no field of EventRecord is called day"),
        ("speakers.iri", "no record is known to which speakers leads"),
        (f"talks.speakers {COUNT}", "no table is called talks"),
        (f"statements.speakrs {COUNT}", "no field of StatementRecord is called speakrs"),
    ],
)
def test_a_path_that_leads_nowhere_is_refused_with_its_place(path: str, problem: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"tables.toml: invented.column: {problem}")):
        CellPlan(table_of(column=path), StatementRecord)
