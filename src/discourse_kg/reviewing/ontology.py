"""An ontology as the checks see it: its own terms, and the graph around them."""

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
    """A graph, the namespace of the terms that it defines, and the languages that they must be described in."""

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
        """All terms above a term by a relation; they include the term itself only if it is in a cycle."""
        found: set[Node] = set()
        pending = list(self.graph.objects(term, relation))
        while pending:
            node = pending.pop()
            if node not in found:
                found.add(node)
                pending += self.graph.objects(node, relation)
        return found

    def words(self, term: Node, *predicates: URIRef) -> Iterator[Literal]:
        """The literals of a term, in any language."""
        for predicate in predicates:
            for text in self.graph.objects(term, predicate):
                if isinstance(text, Literal):
                    yield text

    def members(self, head: Node) -> list[Node] | None:
        """The members of a list; None if it is malformed: a cell without exactly one first and one rest, or a cycle."""
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


#: The relations that put a class or property below another.
BELOW = (RDFS.subClassOf, RDFS.subPropertyOf)
