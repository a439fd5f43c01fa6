"""Renders a report as text, and as JSON for programs that know no RDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rdflib import BNode, Literal
from rdflib.namespace import SH

from discourse_kg.validation.shapes import words

if TYPE_CHECKING:
    from rdflib.term import Node

    from discourse_kg.validation.report import ValidationReport, Violation

_LONGEST: Final = 200

#: The parts of a report by severity, the gravest first, each with the name of its heading.
_PARTS: Final = {SH.Violation: "violations", SH.Warning: "warnings", SH.Info: "information"}


def report_text(report: ValidationReport, language: str) -> str:
    """The report in a language that the shapes have messages in; lines end with a line feed.

    A value that breaks two parts of one shape is listed once.
    """
    parts = [f"{words('conforms', language)}\n"] if report.conforms else []
    for severity, name in _PARTS.items():
        found = (violation for violation in report.violations if violation.severity == severity)
        if entries := dict.fromkeys(_lines(violation, language) for violation in found):
            parts += [f"{words(name, language)} {len(entries)}\n", *entries]
    return "\n".join(parts)


def report_json(report: ValidationReport) -> dict[str, Any]:
    """The report as a value that can be written as JSON, with terms as in SPARQL 1.1 JSON results."""
    return {
        "conforms": report.conforms,
        "violations": [
            {
                "focus": _term(violation.focus),
                "path": violation.path and str(violation.path),
                "value": violation.value and _term(violation.value),
                "messages": dict(violation.messages),
                "severity": str(violation.severity),
                "component": str(violation.component),
                "shape": str(violation.shape),
            }
            for violation in report.violations
        ],
    }


def _lines(violation: Violation, language: str) -> str:
    message = violation.messages.get(language) or next(iter(violation.messages.values()), "")
    wrong = [term for term in (violation.path, violation.value) if term is not None and term != violation.focus]
    lines = [_printable(violation.focus), f"  {message}"]
    if wrong:
        lines.append("  " + " ".join(map(_printable, wrong)))
    lines.append(f"  {violation.shape}")
    return "".join(f"{line}\n" for line in lines)


def _printable(term: Node) -> str:
    """A term on one line, without control characters that a terminal would obey."""
    text = f'"{term}"' if isinstance(term, Literal) else str(term)
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode() for character in shown
    )


def _term(term: Node) -> dict[str, str]:
    if isinstance(term, Literal):
        literal = {"type": "literal", "value": str(term)}
        if term.language:
            return {**literal, "xml:lang": term.language}
        return {**literal, "datatype": str(term.datatype)} if term.datatype else literal
    return {"type": "bnode" if isinstance(term, BNode) else "uri", "value": str(term)}
