"""What records read from a graph: the discourse that was written, and the same from a store and from a snapshot."""

from __future__ import annotations

import ast
from dataclasses import fields, is_dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import rdflib.namespace
from hypothesis import given, seed, settings
from rdflib import URIRef

from discourse_kg import graph, model, text_blocks, vocabulary
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.rdf.fact import iri_of
from discourse_kg.records.concepts import CountryRecord, PlaceRecord, RoleRecord, TopicRecord
from discourse_kg.records.occasions import EventRecord, PanelRecord
from discourse_kg.records.people import (
    FormerHoldingRecord,
    HoldingRecord,
    OrganizationRecord,
    ParticipationRecord,
    PersonRecord,
)
from discourse_kg.records.reader import RecordReader
from discourse_kg.records.record import Record, properties
from discourse_kg.records.sources import PassageRecord, RunRecord, SelectorRecord, SourceRecord
from discourse_kg.records.statements import MentionRecord, StatementRecord, UnresolvedRecord
from discourse_kg.storage import open_store
from discourse_kg.storage.replacement import put_graphs
from support.canonical_discourses import canonical
from support.invented import quads_of
from support.measures import examples
from support.record_views import in_snapshot, in_store, ontology, read
from support.strategies import discourses, pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.model import Discourse
    from discourse_kg.storage.interface import GraphStore

RECORDS: Final[tuple[type[Record], ...]] = (
    CountryRecord,
    EventRecord,
    FormerHoldingRecord,
    HoldingRecord,
    MentionRecord,
    OrganizationRecord,
    PanelRecord,
    ParticipationRecord,
    PassageRecord,
    PersonRecord,
    PlaceRecord,
    RoleRecord,
    RunRecord,
    SelectorRecord,
    SourceRecord,
    StatementRecord,
    TopicRecord,
    UnresolvedRecord,
)
READ: Final = {each.predicate for record in RECORDS for each in properties(record).values()}

#: What is written and is no field of a record: what a resource is and is called, which views tell, and the one
#: standard that times follow.
NOT_READ: Final = {
    str(term)
    for term in (
        rdflib.namespace.RDF.type,
        rdflib.namespace.RDFS.label,
        rdflib.namespace.SKOS.prefLabel,
        rdflib.namespace.SKOS.altLabel,
        rdflib.namespace.DCTERMS.conformsTo,
    )
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with open_store(str(tmp_path_factory.mktemp("store") / "store"), read_only=False, base=PROJECT_BASE) as opened:
        put_graphs(opened, ontology())
        yield opened


@pytest.mark.measure("any discourse")
@settings(max_examples=examples(40, whole=400))
@given(pair=pairs())
def test_what_is_read_from_a_graph_is_what_canonical_says_that_it_keeps(pair: tuple[Discourse, Discourse]) -> None:
    view = in_snapshot(*pair)
    assert [read(view, each) for each in pair] == [canonical(each) for each in pair]


@pytest.mark.measure("any discourse")
@pytest.mark.slow
@settings(max_examples=examples(12, whole=120))
@given(pair=pairs())
def test_the_same_is_read_from_a_store(store: GraphStore, pair: tuple[Discourse, Discourse]) -> None:
    view = in_store(store, *pair)
    assert [read(view, each) for each in pair] == [canonical(each) for each in pair]


@pytest.mark.measure("any discourse")
@pytest.mark.slow
@settings(max_examples=examples(12, whole=120))
@given(discourse=discourses())
def test_a_store_and_a_snapshot_are_read_alike(store: GraphStore, discourse: Discourse) -> None:
    stored, taken = in_store(store, discourse), in_snapshot(discourse)
    one, other = RecordReader(stored), RecordReader(taken)
    resources = [
        *sorted({iri_of(quad.subject) for quad in quads_of(discourse)}),
        f"{PROJECT_BASE}/id/person/unknown",
    ]
    stored.prefetch(resources)
    for iri in resources:
        assert [one.read(record, iri) for record in RECORDS] == [other.read(record, iri) for record in RECORDS]
        assert stored.describe(iri) == taken.describe(iri)
        assert stored.stated_in(iri) == taken.stated_in(iri)
        assert [stored.label(iri, tag) for tag in ("sv", "en", "x")] == [
            taken.label(iri, tag) for tag in ("sv", "en", "x")
        ]
    for predicate in READ:
        assert stored.pairs(predicate) == taken.pairs(predicate)
        found = {iri: taken.pointing_at(iri, predicate) for iri in resources}
        assert {iri: stored.pointing_at(iri, predicate) for iri in resources[::7]} == {
            iri: found[iri] for iri in resources[::7]
        }
        stored.prefetch_pointing_at(resources, predicate)
        assert {iri: stored.pointing_at(iri, predicate) for iri in resources} == found
    assert [one.all(record) for record in RECORDS] == [other.all(record) for record in RECORDS]


# --- nothing is forgotten ---------------------------------------------------------------------------


def written() -> set[str]:
    """The properties that modules of `graph` name: terms of vocabularies that begin with a small letter."""
    vocabularies = {**vars(rdflib.namespace), **vars(vocabulary), "XSD": None}
    terms = {
        getattr(vocabularies.get(node.value.id), node.attr, None)
        for path in Path(graph.__path__[0]).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr[0].islower()
    }
    return {str(term) for term in terms if isinstance(term, URIRef)}


def test_every_property_that_is_written_is_read_or_known_not_to_be() -> None:
    assert written() - READ == NOT_READ


#: How often so many discourses are tried, each time others: some parts are rare.
ROUNDS, EXAMPLES = 10, 100

#: The modules of the model's values that come from the text.
HALL: Final = {model.__name__, text_blocks.__name__}


def parts_of(value: object) -> Iterator[tuple[str, str]]:
    """The fields of the parts of a value that have something in them, and the members of the model's enumerations."""
    if isinstance(value, StrEnum) and type(value).__module__ in HALL:
        yield type(value).__name__, value.name
    elif isinstance(value, tuple):
        yield from chain.from_iterable(map(parts_of, value))
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            inner = getattr(value, field.name)
            if inner is not None and inner != ():
                if type(value).__module__ in HALL:
                    yield type(value).__name__, field.name
                yield from parts_of(inner)


def parts_of_the_model() -> set[tuple[str, str]]:
    parts = {name: part for name, part in vars(model).items() if isinstance(part, type)}
    classes = {name: part for name, part in parts.items() if part.__module__ in HALL}
    members = {(name, each.name) for name, part in classes.items() if issubclass(part, StrEnum) for each in part}
    return members | {
        (name, each.name) for name, part in classes.items() if is_dataclass(part) for each in fields(part)
    }


@pytest.mark.slow
def test_the_discourses_that_are_tried_have_all_that_the_model_has() -> None:
    seen: set[tuple[str, str]] = set()
    most_panels = 0

    @settings(max_examples=EXAMPLES, database=None)
    @given(discourse=discourses())
    def look(discourse: Discourse) -> None:
        nonlocal most_panels
        seen.update(parts_of(discourse))
        most_panels = max(most_panels, len(discourse.panels))

    for number in range(ROUNDS):
        seed(number)(look)()
        if seen == parts_of_the_model() and most_panels > 1:
            break
    assert seen == parts_of_the_model()
    assert most_panels > 1
