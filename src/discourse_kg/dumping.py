"""The graphs of a store, read as quads, one graph at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import URIRef

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from discourse_kg.storage.interface import GraphStore


def graph_names(store: GraphStore, base: str) -> list[URIRef]:
    """The IRIs of the graphs under a base IRI, sorted; an endpoint may hold others."""
    return sorted(map(URIRef, store.graphs(f"{base}/graph/")))


def graph_quads(store: GraphStore, name: URIRef) -> list[Quad]:
    """What stands in a graph, sorted."""
    return sorted(store.quads(name), key=str)
