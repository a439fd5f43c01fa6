"""Stored questions about what few recaps have, asked of a discourse that is made by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.querying.answers import render
from discourse_kg.querying.stored import load_queries
from discourse_kg.storage.interface import select
from discourse_kg.storage.opening import open_store
from support.expected_rows import differences
from support.invented_denial import TEXT, with_denial
from support.queries_cases import OF_REMARKABLE, Case
from support.queries_store import dataset_of, put, rdflib_answer, rows_for
from support.sharing import shared_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rdflib import Dataset

    from discourse_kg.storage.interface import GraphStore

QUERIES: Final = load_queries()
MINISTERS: Final = QUERIES["ministers-who-mentioned-country"]

# rdflib calls what it deprecates itself when it queries a dataset.
ITS_OWN_WARNINGS: Final = r"ignore:Dataset\.(default_context|contexts) is deprecated:DeprecationWarning"


@pytest.fixture(scope="session")
def remarkable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """A discourse made by hand that has what few recaps have, in a store. Not to be changed."""
    with shared_store(tmp_path_factory, "remarkable-store", lambda store: put(store, with_denial())) as store:
        yield store


@pytest.fixture(scope="session")
def dataset(remarkable: GraphStore) -> Dataset:
    return dataset_of(remarkable)


@pytest.mark.measure("second engine", sample=8)
@pytest.mark.filterwarnings(ITS_OWN_WARNINGS)
@pytest.mark.parametrize("name", QUERIES)
def test_another_engine_gives_the_same_rows_of_what_is_remarkable(
    name: str, remarkable: GraphStore, dataset: Dataset
) -> None:
    query = QUERIES[name]
    expected = render(select(remarkable, query.text), "csv")
    assert differences(rdflib_answer(dataset, query.text), expected, order=query.order) == ()


@pytest.mark.parametrize("case", OF_REMARKABLE, ids=str)
def test_what_is_remarkable_is_found(case: Case, remarkable: GraphStore) -> None:
    found = rows_for(remarkable, QUERIES[case.name], **case.values)
    assert [row.get(case.column) for row in found] == case.found


@pytest.mark.parametrize("name", ["who-spoke-on-panel", "moderators", "persons-without-organization"])
def test_sentence_that_tells_of_a_participation_stands_where_the_row_says(name: str, remarkable: GraphStore) -> None:
    found = rows_for(remarkable, QUERIES[name])
    assert found
    assert all(TEXT[int(row["start"]) : int(row["end"])] == row["quote"] for row in found)


def test_minister_of_the_past_is_no_minister_who_mentioned_a_country(remarkable: GraphStore) -> None:
    assert rows_for(remarkable, MINISTERS, country="Estonia") == []


def test_minister_of_today_is_found_with_the_same_words(tmp_path: Path) -> None:
    discourse = with_denial()
    tallberg = replace(discourse.persons[1], role=discourse.persons[1].former[0].role, former=())
    with open_store(str(tmp_path / "store"), read_only=False, base=PROJECT_BASE) as store:
        put(store, replace(discourse, persons=(tallberg,)))
        [row] = rows_for(store, MINISTERS, country="Estonia")
    assert (row["personLabel"], row["roleAsInSource"]) == ("Olof Tallberg", "Minister of Snow")
