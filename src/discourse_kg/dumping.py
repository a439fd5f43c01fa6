"""The graphs of a store, read as quads, one graph at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import URIRef

from discourse_kg.storage.interface import select
from discourse_kg.storage.sparql_text import string_text

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from discourse_kg.storage.interface import GraphStore


def graph_names(store: GraphStore, base: str) -> list[URIRef]:
    """The IRIs of the graphs under a base IRI, sorted; an endpoint may hold others."""
    begin = string_text(f"{base}/graph/")
    condition = f"GRAPH ?graph {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?graph), {begin}))"
    rows = select(store, f"SELECT DISTINCT ?graph WHERE {{ {condition} }}").rows
    return sorted(name for (name,) in rows if isinstance(name, URIRef))


def graph_quads(store: GraphStore, name: URIRef) -> list[Quad]:
    """What stands in a graph, sorted."""
    return sorted(store.quads(name), key=str)
