"""Keeping graphs: on disk with Oxigraph, or at a remote SPARQL 1.1 endpoint."""

from discourse_kg.storage.interface import Answer, GraphStore, Triples
from discourse_kg.storage.opening import open_store

__all__ = ["Answer", "GraphStore", "Triples", "open_store"]
