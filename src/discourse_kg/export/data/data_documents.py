"""All data files of a site."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from discourse_kg.export.data.dumps import DUMPS, Dumps
from discourse_kg.export.data.entity import EntityDocuments
from discourse_kg.export.data.json_ld_context import Context
from discourse_kg.export.tables.columns import tables
from discourse_kg.export.tables.csv_table import csv_metadata, csv_table
from discourse_kg.export.tables.parquet_table import parquet_table
from discourse_kg.export.tables.rows import TableRows
from discourse_kg.incremental.document import Document, independent
from discourse_kg.rdf.json_text import pretty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from discourse_kg.export.site_paths import Site
    from discourse_kg.export.tables.columns import Cell, Table
    from discourse_kg.incremental.snapshot import Snapshot

#: The path of the dataset's hash.
HASH: Final = "data/discourse.rdfc10.sha256"


def dump_documents(site: Site) -> Iterator[Document]:
    """The JSON-LD context, and the whole graph in every format, with its hash."""
    dumps = Dumps(site)
    yield independent("data/context.jsonld", partial(_context, Context(site.base)))
    for form in DUMPS:
        yield Document(f"data/discourse.{form}", partial(dumps.plain, form))
        yield Document(f"data/discourse.{form}.gz", partial(dumps.zipped, form))
    yield Document(HASH, dumps.hash)


def table_documents(site: Site) -> Iterator[Document]:
    """The tables, each in two formats, with metadata about their columns."""
    rows, licence = TableRows(site), site.settings.catalogue.licence
    for table in tables():
        path = f"data/{table.name}"
        yield Document(f"{path}.csv", partial(_table, csv_table, rows, table))
        yield Document(f"{path}.parquet", partial(_table, parquet_table, rows, table))
        yield independent(f"{path}.csv-metadata.json", partial(csv_metadata, table, licence))


def thing_data(site: Site, entities: EntityDocuments, rows: TableRows, thing: str) -> Iterator[Document]:
    """The documents about a thing; with those about a source, the rows of tables are made that tell of it."""
    if (path := site.document(thing)) is not None:
        turtle = partial(entities.turtle, thing, path)
        is_source = path.startswith("doc/source/")
        yield Document(f"{path}.ttl", partial(_with_rows, turtle, rows, thing) if is_source else turtle, resource=thing)
        yield Document(f"{path}.jsonld", partial(entities.json_ld, thing, path), resource=thing)


def _with_rows(make: Callable[[Snapshot], bytes], rows: TableRows, source: str, snapshot: Snapshot) -> bytes:
    rows.keep(snapshot, source)
    return make(snapshot)


def _context(context: Context) -> bytes:
    return f"{pretty({'@context': context.definition()})}\n".encode()


def _table(
    write: Callable[[Table, Iterable[list[list[Cell]]]], Iterator[bytes]],
    rows: TableRows,
    table: Table,
    snapshot: Snapshot,
) -> Iterator[bytes]:
    return write(table, rows.rows(table, snapshot))
