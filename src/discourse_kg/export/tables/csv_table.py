"""Tables as CSV (RFC 4180, UTF-8, without a byte order mark), and the CSVW file that says what is in the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discourse_kg.csv_text import csv_text
from discourse_kg.export.tables.columns import note
from discourse_kg.rdf.json_text import pretty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from discourse_kg.export.tables.columns import Cell, Column, Table

_BAR, _BROKEN_BAR = "|", "\N{BROKEN BAR}"
_DATATYPES: Final = {"boolean": "boolean", "date": "date", "integer": "integer", "iri": "anyURI", "iris": "anyURI"}


def csv_table(table: Table, rows: Iterable[list[list[Cell]]]) -> Iterator[bytes]:
    """Write a table, some rows at a time; the first line names the columns."""
    yield csv_lines([[column.name for column in table.columns]])
    for some in rows:
        yield csv_lines(some)


def csv_lines(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Write rows of cells in UTF-8."""
    return csv_text([_cell(cell) for cell in row] for row in rows).encode()


def _cell(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | str):
        return cell
    return _BAR.join(value.replace(_BAR, _BROKEN_BAR) for value in cell)


def csv_metadata(table: Table, licence: str | None) -> bytes:
    """Describe the CSV file of a table by the W3C's vocabulary for tabular data."""
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": f"{table.name}.csv",
        "dc:title": _in_languages(table.titles),
        "dc:license": {"@id": licence},
        "rdfs:comment": _in_languages(note()),
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"], "doubleQuote": True},
        "tableSchema": {
            "columns": [_described(column) for column in table.columns],
            "primaryKey": table.columns[0].name,
        },
    }
    return f"{pretty(described)}\n".encode()


def _described(column: Column) -> dict[str, object]:
    """A column; its name is among its titles, because it stands in the first line of the file."""
    titles = {language: [title, column.name] for language, title in column.titles.items()}
    described: dict[str, object] = {"name": column.name, "titles": titles}
    described["datatype"] = _DATATYPES.get(column.kind, "string")
    if column.kind in {"iris", "texts"}:
        described["separator"] = _BAR
    return described


def _in_languages(texts: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"@value": text, "@language": language} for language, text in texts.items()]
