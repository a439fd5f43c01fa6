"""Inference: the ontology is closed once, and each source's graph by a few rules over the closed ontology."""

from discourse_kg.closure.inference import infer
from discourse_kg.closure.ontology import ClosedOntology, close, closed_ontology

__all__ = ["ClosedOntology", "close", "closed_ontology", "infer"]
