"""Collects quads: what is said, about what, and in which graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import RDF, RDFS, XSD

if TYPE_CHECKING:
    from datetime import date

_LABEL: Final = RDFS.label
_DATE: Final = NamedNode(XSD.date)
_DECIMAL: Final = NamedNode(XSD.decimal)
_INTEGER: Final = NamedNode(XSD.integer)


class Facts:
    """The quads of one source, as they are collected."""

    def __init__(self) -> None:
        self._quads: list[Quad] = []

    def describe(self, graph: str, subject: str, *classes: str) -> ResourceWriter:
        """Start the description of a resource with those classes, in that graph."""
        description = ResourceWriter(self._quads, NamedNode(graph), NamedNode(subject))
        for its_class in classes:
            description.link(RDF.type, its_class)
        return description

    def quads(self) -> frozenset[Quad]:
        """All quads that were collected, each once."""
        return frozenset(self._quads)


class ResourceWriter:
    """What is said about one resource in one graph. A value of None adds nothing: the source does not say."""

    __slots__ = ("_graph", "_quads", "_subject")

    def __init__(self, quads: list[Quad], graph: NamedNode, subject: NamedNode) -> None:
        self._quads, self._graph, self._subject = quads, graph, subject

    def link(self, predicate: str, *things: str | None) -> ResourceWriter:
        """Link the resource to others, by their IRIs."""
        for thing in things:
            if thing is not None:
                self._add(predicate, NamedNode(thing))
        return self

    def text(self, predicate: str, text: str | None, language: str | None = None) -> ResourceWriter:
        """Add a text, with or without a language."""
        if text is not None:
            self._add(predicate, Literal(text, language=language))
        return self

    def label(self, text: str, language: str | None = None) -> ResourceWriter:
        """Add the name to display, on one line."""
        return self.text(_LABEL, one_line(text), language)

    def number(self, predicate: str, number: int) -> ResourceWriter:
        """Add a whole number, as xsd:integer: the only kind that Oxigraph keeps."""
        self._add(predicate, Literal(str(number), datatype=_INTEGER))
        return self

    def decimal(self, predicate: str, number: float | None) -> ResourceWriter:
        """Add a number with its decimals, in the canonical form of xsd:decimal."""
        if number is not None:
            self._add(predicate, Literal(f"{number:.2f}".rstrip("0").rstrip("."), datatype=_DECIMAL))
        return self

    def day(self, predicate: str, day: date | None) -> ResourceWriter:
        """Add a date."""
        if day is not None:
            self._add(predicate, Literal(day.isoformat(), datatype=_DATE))
        return self

    def _add(self, predicate: str, thing: NamedNode | Literal) -> None:
        self._quads.append(Quad(self._subject, NamedNode(predicate), thing, self._graph))


def one_line(text: str, longest: int | None = None) -> str:
    r"""The text without line breaks and repeated spaces, cut after `longest` characters.

    >>> one_line("Det här är\n  viktigt.", 12)
    'Det här är v'
    """
    return " ".join(text.split())[:longest].rstrip()
