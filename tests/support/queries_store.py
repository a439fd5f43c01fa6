"""Stores that the stored queries are asked in, and the same quads as rdflib's own engine sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oxrdflib import OxigraphStore
from pyoxigraph import Store
from rdflib import BNode, Dataset, Literal, URIRef
from rdflib.query import ResultRow

from discourse_kg.bounded_reading import BoundedReading
from discourse_kg.build import Plan, State, build
from discourse_kg.cli.query import resolver_of
from discourse_kg.closure import closed_ontology, infer
from discourse_kg.extraction.pipeline import extract
from discourse_kg.graph.discourse import to_graph
from discourse_kg.graph.identifiers import Identifiers
from discourse_kg.identifiers import PROJECT_BASE, source_key
from discourse_kg.querying.asking import Question
from discourse_kg.reading import country_labels
from discourse_kg.storage.interface import Answer, graph_names, graph_quads
from discourse_kg.storage.replacement import put_graphs, replace_source
from discourse_kg.validation.checking import validate
from discourse_kg.validation.rendering import report_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discourse_kg.model import Discourse, Recap
    from discourse_kg.querying.stored import StoredQuery
    from discourse_kg.rdf.terms import Term
    from discourse_kg.storage.interface import GraphStore


def fill(store: GraphStore, sources: Sequence[str | Recap | Discourse]) -> None:
    """Build the sources into an empty store; each must get there."""
    outcomes = build(sources, store, Plan(PROJECT_BASE, BoundedReading(extract)))
    assert {outcome.state for outcome in outcomes} == {State.BUILT}, outcomes


def put(store: GraphStore, discourse: Discourse) -> None:
    """Put what a discourse says into a store, closed and checked as a build does it."""
    identifiers = Identifiers(PROJECT_BASE)
    asserted = to_graph(discourse, identifiers, "tables", "version", country_labels())
    quads = asserted | infer(asserted, closed_ontology())
    report = validate(quads, closed_ontology().asserted)
    assert report.conforms, report_text(report, "en")
    put_graphs(store, closed_ontology().in_graph(str(identifiers.graph("ontology"))))
    source = identifiers.source_graph(source_key(discourse.recap.identifier))
    replace_source(store, str(source), quads)


def rows_for(store: GraphStore, query: StoredQuery, **values: str | list[str]) -> list[dict[str, str]]:
    """Ask for values as people give them; the rows as texts by column, without what is unbound."""
    given = {name: [value] if isinstance(value, str) else value for name, value in values.items()}
    result = Question(query, given, "en").answer(store, resolver_of(store, PROJECT_BASE))
    assert isinstance(result, Answer)
    return [
        {name: str(term) for name, term in zip(result.columns, row, strict=True) if term is not None}
        for row in result.rows
    ]


def dataset_of(store: GraphStore) -> Dataset:
    """A copy of a store for rdflib, the union of its graphs being the default graph."""
    quads = Store()
    for name in graph_names(store, PROJECT_BASE):
        quads.extend(graph_quads(store, name))
    return Dataset(store=OxigraphStore(store=quads), default_union=True)


def rdflib_answer(dataset: Dataset, text: str) -> Answer:
    """Answer a query with rdflib's engine, which shares no code with Oxigraph's."""
    result = dataset.query(text, use_store_provided=False)
    assert result.vars is not None
    columns = tuple(map(str, result.vars))
    found = (row.asdict() for row in result if isinstance(row, ResultRow))
    return Answer(columns, tuple(tuple(_term(row.get(column)) for column in columns) for row in found))


def _term(value: object) -> Term | None:
    return value if isinstance(value, URIRef | Literal | BNode) else None
