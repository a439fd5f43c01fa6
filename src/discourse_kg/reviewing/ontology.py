"""An ontology as the checks look at it: its own terms among all that it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib.namespace import OWL, RDF, RDFS
from rdflib.term import Literal, URIRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Graph
    from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Ontology:
    """A graph, the namespace of the terms that it defines, and the languages that it speaks."""

    graph: Graph
    namespace: str
    languages: tuple[str, ...]

    def own(self, *kinds: URIRef) -> list[URIRef]:
        """The terms of those kinds in the ontology's namespace, by name."""
        found = {term for kind in kinds for term in self.graph.subjects(RDF.type, kind)}
        return sorted(term for term in found if isinstance(term, URIRef) and term.startswith(self.namespace))

    def classes(self) -> list[URIRef]:
        """Its own classes."""
        return self.own(OWL.Class)

    def properties(self) -> list[URIRef]:
        """Its own object and datatype properties."""
        return self.own(OWL.ObjectProperty, OWL.DatatypeProperty)

    def above(self, term: Node, relation: URIRef) -> set[Node]:
        """All that stands above a term, the term itself only if it stands above itself."""
        found: set[Node] = set()
        pending = list(self.graph.objects(term, relation))
        while pending:
            node = pending.pop()
            if node not in found:
                found.add(node)
                pending += self.graph.objects(node, relation)
        return found

    def words(self, term: Node, *predicates: URIRef) -> Iterator[Literal]:
        """What is said of a term in words, in any language."""
        for predicate in predicates:
            for text in self.graph.objects(term, predicate):
                if isinstance(text, Literal):
                    yield text

    def members(self, head: Node) -> list[Node] | None:
        """The members of a list; None where it is none: a cell without one first and one rest, or a circle."""
        cell: Node = head
        found: list[Node] = []
        seen: set[Node] = set()
        while cell != RDF.nil:
            first, rest = list(self.graph.objects(cell, RDF.first)), list(self.graph.objects(cell, RDF.rest))
            if cell in seen or len(first) != 1 or len(rest) != 1:
                return None
            seen.add(cell)
            found.append(first[0])
            cell = rest[0]
        return found


#: What says that a class or property is below another.
BELOW = (RDFS.subClassOf, RDFS.subPropertyOf)
