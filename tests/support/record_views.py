"""Graphs of discourses in the two forms in which records are read, beside the ontology."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import Store

from discourse_kg.closure import closed_ontology, infer
from discourse_kg.identifiers import PROJECT_BASE, source_key
from discourse_kg.incremental.snapshot import Snapshot
from discourse_kg.rdf.fact import iri_of
from discourse_kg.records.reader import RecordReader
from discourse_kg.records.store_view import StoreView
from discourse_kg.storage.quads import insert_data, quads_by_graph
from support.discourse_reading import read_discourse
from support.invented import IDENTIFIERS, quads_of

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from discourse_kg.model import Discourse
    from discourse_kg.records.view import GraphView
    from discourse_kg.storage.interface import GraphStore


@cache
def ontology() -> frozenset[Quad]:
    return closed_ontology().in_graph(str(IDENTIFIERS.graph("ontology")))


def graphs_of(*told: Discourse) -> frozenset[Quad]:
    """What discourses become, and what follows from each."""
    asserted = [quads_of(discourse) for discourse in told]
    return frozenset().union(*asserted, *(infer(quads, closed_ontology()) for quads in asserted))


def in_snapshot(*told: Discourse) -> Snapshot:
    """The graph of discourses beside the ontology, as a site is built from it."""
    engine = Store()
    engine.extend(ontology() | graphs_of(*told))
    return Snapshot(engine, PROJECT_BASE)


def in_store(store: GraphStore, *told: Discourse) -> StoreView:
    """The graph of discourses beside the ontology, which the store has already, in place of what else it holds."""
    kept = {iri_of(quad.graph_name) for quad in ontology()}
    drops = [f"DROP SILENT GRAPH <{name}>" for name in store.graphs(PROJECT_BASE) if name not in kept]
    store.update(" ;\n".join([*drops, insert_data(quads_by_graph(graphs_of(*told)))]))
    return StoreView(store)


def source_of(discourse: Discourse) -> str:
    return str(IDENTIFIERS.source(source_key(discourse.recap.identifier)))


def read(view: GraphView, told: Discourse) -> Discourse:
    return read_discourse(RecordReader(view), source_of(told), told.recap.text)
