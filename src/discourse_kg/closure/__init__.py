"""What follows: the ontology closed once, and each source's graph closed by a few rules over it."""

from discourse_kg.closure.inference import infer
from discourse_kg.closure.ontology import ClosedOntology, close, closed_ontology

__all__ = ["ClosedOntology", "close", "closed_ontology", "infer"]
