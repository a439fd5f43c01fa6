"""The ontology and all that follows from it, by owlrl: slow, complete, and needed once per version."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import owlrl
from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef

from discourse_kg.resources import resource

if TYPE_CHECKING:
    from rdflib.term import Node

#: What graphs are closed and checked against; the alignments are not.
ONTOLOGY_FILES: Final = ("ontology/discourse.ttl", "ontology/roles.ttl", "ontology/attribution.ttl")

_BUILT_IN: Final = tuple(str(vocabulary) for vocabulary in (OWL, RDF, RDFS, XSD))


@dataclass(frozen=True, eq=False, slots=True)
class ClosedOntology:
    """An ontology, what follows from it, and a digest of its files."""

    asserted: Graph
    inferred: Graph
    digest: str


@cache
def closed_ontology() -> ClosedOntology:
    """Close the ontology of the program, once per process."""
    return close(*(resource(name).read_text("utf-8") for name in ONTOLOGY_FILES))


def close(*turtle: str) -> ClosedOntology:
    """Close an ontology under OWL 2 RL, leaving out what every ontology entails.

    Literals take no part: nothing follows from a label.
    """
    asserted, inferred = Graph(store="Oxigraph"), Graph(store="Oxigraph")
    for text in turtle:
        asserted.parse(data=text, format="ox-turtle")
    closure = Graph()
    for triple in asserted:
        if isinstance(triple[2], URIRef):
            closure.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closure)
    for triple in closure:
        if says_something(*triple) and triple not in asserted:
            inferred.add(triple)
    return ClosedOntology(asserted, inferred, sha256("\0".join(turtle).encode()).hexdigest())


def says_something(subject: Node, predicate: Node, thing: Node) -> bool:
    """Whether a conclusion is about our things: no literal, no blank node, nothing that OWL says of everything."""
    return (
        isinstance(subject, URIRef)
        and isinstance(thing, URIRef)
        and not (_built_in(subject) or _built_in(thing))
        and not (subject == thing and _built_in(predicate))
    )


def _built_in(term: Node) -> bool:
    """Whether a term belongs to the vocabularies that ontologies are written in."""
    return str(term).startswith(_BUILT_IN)
