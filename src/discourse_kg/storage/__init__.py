"""Stores of graphs: on disk in Oxigraph, or behind a SPARQL 1.1 endpoint."""

from discourse_kg.storage.interface import Answer, GraphStore, Triples
from discourse_kg.storage.opening import open_store

__all__ = ["Answer", "GraphStore", "Triples", "open_store"]
