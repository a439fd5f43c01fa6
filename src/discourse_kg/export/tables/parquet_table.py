"""Tables as Parquet, with typed columns: dates, whole numbers, lists."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from discourse_kg.export.tables.columns import Cell, Column, Table

#: The least number of rows that are written at once.
_GROUP: Final = 5000


class _Drained(io.RawIOBase):
    """A file that is given away as it is written."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:  # noqa: ANN401 (whatever is a buffer)
        self._pieces.append(bytes(piece))
        return len(self._pieces[-1])

    def drain(self) -> bytes:
        """What was written since the last time."""
        written = b"".join(self._pieces)
        self._pieces.clear()
        return written


def parquet_table(table: Table, rows: Iterable[list[list[Cell]]]) -> Iterator[bytes]:
    """Write a table, some rows at a time."""
    import pyarrow as pa  # noqa: PLC0415 (it takes long to load, and few commands need it)
    import pyarrow.parquet as pq  # noqa: PLC0415 (likewise)

    schema = pa.schema([_field(pa, column) for column in table.columns])
    file = _Drained()
    waiting: list[list[Cell]] = []

    def group() -> Any:  # noqa: ANN401 (Arrow has no types)
        columns = zip(*waiting, strict=True) if waiting else ([] for _ in table.columns)
        values = [
            [_value(column, cell) for cell in cells] for column, cells in zip(table.columns, columns, strict=True)
        ]
        return pa.table([pa.array(cells, field.type) for cells, field in zip(values, schema, strict=True)], schema)

    with pq.ParquetWriter(file, schema, compression="zstd", store_schema=False) as writer:
        for some in rows:
            waiting += some
            if len(waiting) >= _GROUP:
                writer.write_table(group())
                waiting.clear()
                yield file.drain()
        if waiting:
            writer.write_table(group())
    yield file.drain()


def _field(pa: Any, column: Column) -> Any:  # noqa: ANN401 (Arrow has no types)
    types = {
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "integer": pa.int64(),
        "iris": pa.list_(pa.string()),
        "texts": pa.list_(pa.string()),
    }
    titles = {f"title@{language}": title for language, title in column.titles.items()}
    return pa.field(column.name, types.get(column.kind, pa.string()), metadata=titles)


def _value(column: Column, cell: Cell) -> Any:  # noqa: ANN401 (what Arrow takes)
    if column.kind != "date" or not isinstance(cell, str):
        return cell
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None
