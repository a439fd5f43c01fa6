"""A store and the snapshot of a site tell the same of a graph as a whole. All is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Store

from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.incremental.snapshot import Snapshot
from discourse_kg.records.concepts import RoleRecord
from discourse_kg.records.occasions import EventRecord
from discourse_kg.records.reader import RecordReader
from discourse_kg.records.record import Text
from discourse_kg.records.statements import StatementRecord
from discourse_kg.records.store_view import StoreView
from discourse_kg.storage import open_store
from discourse_kg.storage.interface import graph_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.records.record import Record
    from support.commandline import Project


@pytest.fixture(scope="module")
def readers(built: Project) -> Iterator[tuple[RecordReader, RecordReader]]:
    engine = Store()
    with open_store(built.store, read_only=True) as store:
        for name in graph_names(store, PROJECT_BASE):
            engine.extend(store.quads(str(name)))
        yield RecordReader(StoreView(store)), RecordReader(Snapshot(engine, PROJECT_BASE))


@pytest.mark.parametrize("inferred", [False, True])
@pytest.mark.parametrize("record", [EventRecord, RoleRecord, StatementRecord])
def test_they_have_the_same_instances(
    readers: tuple[RecordReader, RecordReader], record: type[Record], inferred: bool
) -> None:
    one, other = readers
    assert one.all(record, inferred=inferred) == other.all(record, inferred=inferred) != ()


def test_offices_that_are_of_a_more_special_class_are_roles_by_inference(
    readers: tuple[RecordReader, RecordReader],
) -> None:
    for reader in readers:
        assert set(reader.all(RoleRecord)) < set(reader.all(RoleRecord, inferred=True))


def test_they_have_the_same_texts_with_their_languages(readers: tuple[RecordReader, RecordReader]) -> None:
    one, other = ({(iri, text) for iri, text in reader.texts(StatementRecord, "quote")} for reader in readers)
    assert one == other
    assert {iri for iri, _ in one} == set(readers[0].all(StatementRecord))
    assert {text.language for _, text in one} == {"sv", "en"}
    assert all(isinstance(text, Text) for _, text in one)


def test_a_resource_is_no_text(readers: tuple[RecordReader, RecordReader]) -> None:
    for reader in readers:
        assert reader.pairs(StatementRecord, "speakers")
        assert list(reader.texts(StatementRecord, "speakers")) == []
