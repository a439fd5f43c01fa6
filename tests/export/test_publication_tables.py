"""Tables for those who know no RDF: what stands in them, and that no cell of them does anything."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_kg.export.tables.columns import Column, Table, note, tables
from discourse_kg.export.tables.csv_table import csv_table
from discourse_kg.export.tables.parquet_table import parquet_table
from discourse_kg.identifiers import PROJECT_BASE
from support.strategies import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path


NAMES = [table.name for table in tables()]


@pytest.fixture(scope="module")
def data(built_site: Path) -> Path:
    return built_site / "data"


def rows(data: Path, name: str) -> list[dict[str, str]]:
    with (data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_row_of_a_statement_tells_who_said_what_where(data: Path) -> None:
    [row] = [row for row in rows(data, "statements") if "EST" in row["country_codes"] and "DNK" in row["country_codes"]]
    expected = {
        "file_name": "parkdagen.md",
        "date": "2031-05-05",
        "event_label": "Påhittade parkdagen",
        "person_labels": "Nima Forsrud",
        "roles_as_in_source": "civilminister",
        "language": "sv",
    }
    assert {name: row[name] for name in expected} == expected
    assert set(row["countries_en"].split("|")) == {"Estonia", "Netherlands", "Denmark"}
    assert set(row["countries_sv"].split("|")) == {"Estland", "Nederländerna", "Danmark"}
    assert row["quote"].startswith("Nima Forsrud svarade att vi ska lära av Estland")
    assert int(row["end"]) - int(row["start"]) == len(row["quote"])
    assert row["statement"].startswith(f"{PROJECT_BASE}/id/statement/")


def test_other_tables_tell_of_the_rest(data: Path) -> None:
    [holding] = [row for row in rows(data, "holdings") if row["person_label"] == "Nima Forsrud"]
    assert (holding["role_en"], holding["former"]) == ("Minister for Public Administration", "false")
    assert {row["surface"] for row in rows(data, "mentions")} >= {"Estland", "Holland", "Estonia"}
    assert {row["role"] for row in rows(data, "participations")} == {"moderator", "panellist"}
    assert {row["file_name"] for row in rows(data, "sources")} == {"parkdagen.md", "garden-day.txt"}
    assert [row["place_name"] for row in rows(data, "events")] == [
        row["place_name"] for row in sorted(rows(data, "events"), key=lambda row: row["event"])
    ]
    [person] = [row for row in rows(data, "persons") if row["person_label"] == "Tova Ekmark"]
    assert (person["statements"], person["holdings"], person["participations"]) == ("2", "2", "2")
    assert sum(int(row["statements"]) for row in rows(data, "panels")) == len(rows(data, "statements"))


@pytest.mark.parametrize("name", NAMES)
def test_parquet_has_the_same_rows_with_types(data: Path, name: str) -> None:
    table = pq.read_table(data / f"{name}.parquet")
    [columns] = [each.columns for each in tables() if each.name == name]
    types = {"integer": pa.int64(), "date": pa.date32(), "boolean": pa.bool_()}
    for column in columns:
        found = table.schema.field(column.name).type
        listed = column.kind in {"texts", "iris"}
        assert pa.types.is_list(found) if listed else found == types.get(column.kind, pa.string())
    assert table.column(0).to_pylist() == [row[columns[0].name] for row in rows(data, name)]


@pytest.mark.parametrize("name", NAMES)
def test_the_metadata_describes_the_columns_as_they_stand(data: Path, name: str) -> None:
    told = json.loads((data / f"{name}.csv-metadata.json").read_bytes())
    described = told["tableSchema"]["columns"]
    with (data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert [column["name"] for column in described] == header
    for column in described:
        assert column["name"] in column["titles"]["en"]
        assert set(column["titles"]) == {"en", "sv"}
    assert told["tableSchema"]["primaryKey"] == header[0]
    assert {text["@language"] for text in told["dc:title"]} == {"en", "sv"}


def test_every_title_stands_in_both_languages() -> None:
    for told in (note(), *(table.titles for table in tables()), *(c.titles for t in tables() for c in t.columns)):
        assert all(told[language].strip() for language in ("en", "sv"))


def test_rows_are_told_apart_by_their_first_column(data: Path) -> None:
    for name in NAMES:
        firsts = [next(iter(row.values())) for row in rows(data, name)]
        assert firsts
        assert len(firsts) == len(set(firsts))


cells = st.sampled_from(
    [*HOSTILE, "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "\uff1d1", 'a"b', "a,b", "a\r\nb"]
)
GUARDED = tuple("'=+-@\t\r\uff1d\uff0b\uff0d\uff20")
INVENTED = Table("invented", {"en": "x", "sv": "x"}, (Column("a", "text", {}), Column("b", "texts", {})))


@given(st.lists(st.tuples(cells | st.text(max_size=5), st.lists(cells, max_size=3)), max_size=5))
def test_no_cell_is_a_formula_and_every_cell_is_read_back(values: list[tuple[str, list[str]]]) -> None:
    content = b"".join(csv_table(INVENTED, [[list(row) for row in values]])).decode()
    header, *found = csv.reader(io.StringIO(content, newline=""))
    assert header == ["a", "b"]
    for (text, several), row in zip(values, found, strict=True):
        assert not any(cell.startswith(GUARDED[1:]) for cell in row)
        assert (
            row[0].removeprefix("'") == (text.removeprefix("'") if text.startswith("'") else text)
            or row[0] == f"'{text}"
        )
        assert row[0] == (f"'{text}" if text.startswith(GUARDED) else text)
        assert row[1].removeprefix("'").count("|") == max(len(several) - 1, 0)
    assert content.replace("\r\n", "").count('"') % 2 == 0


@given(st.lists(st.tuples(cells, st.lists(cells, max_size=3)), max_size=5))
def test_parquet_keeps_every_text_as_it_is(values: list[tuple[str, list[str]]]) -> None:
    made = [b"".join(parquet_table(INVENTED, [[list(row) for row in values]])) for _ in range(2)]
    assert made[0] == made[1]
    found = pq.read_table(io.BytesIO(made[0]))
    assert list(zip(found["a"].to_pylist(), found["b"].to_pylist(), strict=True)) == values


def test_a_date_that_is_none_is_left_out() -> None:
    table = Table("invented", {}, (Column("day", "date", {}),))
    made = b"".join(parquet_table(table, [[["2031-05-05"], ["2031-02-31"], [None]]]))
    assert [str(day) for day in pq.read_table(io.BytesIO(made))["day"].to_pylist()] == ["2031-05-05", "None", "None"]
