"""The ontology and everything that follows from it, by owlrl: slow, complete, and needed once per version."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final

import owlrl
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse
from rdflib import OWL, RDF, RDFS, XSD

from discourse_kg.rdf.graph_names import INFERRED_SUFFIX
from discourse_kg.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What graphs are closed and checked against; the alignments are not.
ONTOLOGY_FILES: Final = ("ontology/discourse.ttl", "ontology/roles.ttl", "ontology/attribution.ttl")

_BUILT_IN: Final = tuple(str(vocabulary) for vocabulary in (OWL, RDF, RDFS, XSD))


@dataclass(frozen=True, eq=False, slots=True)
class ClosedOntology:
    """An ontology and what follows from it, as quads of the default graph."""

    asserted: frozenset[Quad]
    inferred: frozenset[Quad]

    def in_graph(self, name: str) -> frozenset[Quad]:
        """The ontology as quads of the graph of that name, and what follows from it in the graph's companion."""
        return _in_graph(self.asserted, name) | _in_graph(self.inferred, name + INFERRED_SUFFIX)


def _in_graph(quads: Iterable[Quad], name: str) -> frozenset[Quad]:
    graph = NamedNode(name)
    return frozenset(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)


@cache
def closed_ontology() -> ClosedOntology:
    """Close the program's own ontology, once per process."""
    return close(*(resource(name).read_text("utf-8") for name in ONTOLOGY_FILES))


def close(*turtle: str) -> ClosedOntology:
    """Close an ontology under OWL 2 RL, leaving out what every ontology entails.

    Literals take no part: nothing follows from a label.
    """
    asserted = frozenset(chain.from_iterable(parse(text, RdfFormat.TURTLE) for text in turtle))
    closure = Store()
    closure.extend(quad for quad in asserted if isinstance(quad.object, NamedNode))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closure)
    return ClosedOntology(asserted, frozenset(filter(is_informative, closure)) - asserted)


def is_informative(quad: Quad) -> bool:
    """Whether a conclusion says something about our terms, and not what OWL says of every resource."""
    subject, value = quad.subject, quad.object
    return (
        isinstance(subject, NamedNode)
        and isinstance(value, NamedNode)
        and not (_built_in(subject) or _built_in(value))
        and not (subject == value and _built_in(quad.predicate))
    )


def _built_in(term: NamedNode) -> bool:
    """Whether a term belongs to the vocabularies that ontologies are written in."""
    return term.value.startswith(_BUILT_IN)
