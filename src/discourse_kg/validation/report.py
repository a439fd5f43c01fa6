"""The result of a check: violations as values, in an order that does not depend on the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib import BNode, Graph, Literal
from rdflib.namespace import RDF, SH
from rdflib.term import URIRef

from discourse_kg.identifiers import PROJECT_BASE, key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.term import Node

_REPORTS: Final = f"{PROJECT_BASE}/doc/validation/"


@dataclass(frozen=True, slots=True)
class Violation:
    """A resource that breaks a shape.

    `focus` is the resource, `path` its property that is wrong, and `value` the wrong value, where there are
    such. `messages` say what the shape demands, by language. `shape` is the property shape or the constraint,
    `component` the constraint component of SHACL that was violated.
    """

    focus: Node
    path: Node | None
    value: Node | None
    messages: Mapping[str, str]
    severity: Node
    component: Node
    shape: Node

    @property
    def sort_key(self) -> tuple[str, ...]:
        """What distinguishes this violation from others, and orders a report."""
        terms = (self.focus, self.shape, self.path, self.value, self.component)
        return tuple("" if term is None else term.n3() for term in terms)


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """All results, sorted. Warnings and information are listed too; a graph with nothing graver conforms."""

    violations: tuple[Violation, ...]

    @property
    def conforms(self) -> bool:
        """Whether no result is graver than a warning."""
        return all(violation.severity != SH.Violation for violation in self.violations)

    @property
    def graph(self) -> Graph:
        """The report in SHACL's own terms, without blank nodes: the IRI of a report is derived from its content.

        In SHACL, `sh:conforms` is false if there is as much as a warning.
        """
        content = ("\x1f".join(violation.sort_key) for violation in self.violations)
        report = URIRef(_REPORTS + key("validation", *content))
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
    """The node; a blank one, which is a violation in itself, by an IRI of this report."""
    return URIRef(f"{result}-{node}") if isinstance(node, BNode) else node
