"""Graphs of discourses in the two forms in which records are read, beside the ontology."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, Store, parse

from discourse_kg.build import ontology_graphs
from discourse_kg.closure import closed_ontology, infer
from discourse_kg.identifiers import DEFAULT_BASE, source_key
from discourse_kg.incremental.snapshot import Snapshot
from discourse_kg.rdf.fact import iri_of
from discourse_kg.records.discourse import read_discourse
from discourse_kg.records.reader import RecordReader
from discourse_kg.records.store_view import StoreView
from discourse_kg.storage.contents import contents, insertion
from support.invented import IDENTIFIERS, dataset_of

if TYPE_CHECKING:
    from rdflib import Dataset

    from discourse_kg.model import Discourse
    from discourse_kg.records.view import GraphView
    from discourse_kg.storage.interface import GraphStore


def quads_of(dataset: Dataset) -> list[Quad]:
    return list(parse(dataset.serialize(format="ox-nquads", encoding="utf-8"), RdfFormat.N_QUADS))


@cache
def ontology() -> tuple[Quad, ...]:
    return tuple(quads_of(ontology_graphs(IDENTIFIERS)))


def graphs_of(*told: Discourse) -> list[Dataset]:
    """What discourses become, and what follows from each."""
    asserted = [dataset_of(discourse) for discourse in told]
    return [*asserted, *(infer(dataset, closed_ontology()) for dataset in asserted)]


def in_snapshot(*told: Discourse) -> Snapshot:
    """The graph of discourses beside the ontology, as a site is built from it."""
    engine = Store()
    engine.extend([*ontology(), *(quad for dataset in graphs_of(*told) for quad in quads_of(dataset))])
    return Snapshot(engine, DEFAULT_BASE)


def in_store(store: GraphStore, *told: Discourse) -> StoreView:
    """The graph of discourses beside the ontology, which the store has already, in place of what else it holds."""
    kept = {iri_of(quad.graph_name) for quad in ontology()}
    drops = [f"DROP SILENT GRAPH <{name}>" for name in store.graphs(DEFAULT_BASE) if name not in kept]
    store.update(" ;\n".join([*drops, insertion(contents(graphs_of(*told)))]))
    return StoreView(store)


def source_of(discourse: Discourse) -> str:
    return str(IDENTIFIERS.source(source_key(discourse.recap.identifier)))


def read(view: GraphView, told: Discourse) -> Discourse:
    return read_discourse(RecordReader(view), source_of(told), told.recap.text)
