"""What the check found: violations as values, in an order that does not depend on the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib import BNode, Graph, Literal
from rdflib.namespace import RDF, SH
from rdflib.term import URIRef

from discourse_kg.identifiers import DEFAULT_BASE, key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.term import Node

_REPORTS: Final = f"{DEFAULT_BASE}/doc/validation/"


@dataclass(frozen=True, slots=True)
class Violation:
    """A thing that breaks a shape.

    `focus` is the thing, `path` the property of it that is wrong and `value` the wrong value, where
    there are such. `messages` tell what the shape asks for, by language. `shape` names the property
    shape or the constraint, `component` the part of SHACL that was broken.
    """

    focus: Node
    path: Node | None
    value: Node | None
    messages: Mapping[str, str]
    severity: Node
    component: Node
    shape: Node

    @property
    def place(self) -> tuple[str, ...]:
        """What tells this violation from others, and the order of a report."""
        terms = (self.focus, self.shape, self.path, self.value, self.component)
        return tuple("" if term is None else term.n3() for term in terms)


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """All that was found, sorted. Warnings and information are found too; a graph that has no more conforms."""

    violations: tuple[Violation, ...]

    @property
    def conforms(self) -> bool:
        """Whether the graph keeps to every shape that is more than a warning."""
        return all(violation.severity != SH.Violation for violation in self.violations)

    @property
    def graph(self) -> Graph:
        """The report in SHACL's own terms, without blank nodes: the IRI of a report follows from what it says.

        By SHACL, `sh:conforms` is false when there is as much as a warning.
        """
        report = URIRef(_REPORTS + key("validation", *("\x1f".join(violation.place) for violation in self.violations)))
        graph = Graph()
        graph.add((report, RDF.type, SH.ValidationReport))
        graph.add((report, SH.conforms, Literal(not self.violations)))
        for number, violation in enumerate(self.violations, start=1):
            result = URIRef(f"{report}#{number}")
            graph.add((report, SH.result, result))
            _describe(graph, result, violation)
        return graph


def _describe(graph: Graph, result: URIRef, violation: Violation) -> None:
    graph.add((result, RDF.type, SH.ValidationResult))
    graph.add((result, SH.focusNode, _named(violation.focus, result)))
    if violation.path is not None:
        graph.add((result, SH.resultPath, violation.path))
    if violation.value is not None:
        graph.add((result, SH.value, _named(violation.value, result)))
    for language, message in violation.messages.items():
        graph.add((result, SH.resultMessage, Literal(message, lang=language or None)))
    graph.add((result, SH.resultSeverity, violation.severity))
    graph.add((result, SH.sourceConstraintComponent, violation.component))
    graph.add((result, SH.sourceShape, violation.shape))


def _named(node: Node, result: URIRef) -> Node:
    """The node; a blank one, which is a violation in itself, by a name that only this report knows."""
    return URIRef(f"{result}-{node}") if isinstance(node, BNode) else node
