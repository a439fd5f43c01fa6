"""Descriptions of the graph as a whole: quads without blank nodes, collected statement by statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat
from rdflib.namespace import RDF, XSD

from discourse_kg.identifiers import key
from discourse_kg.rdf.serialization import prefixes, serialized

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SCHEMA: Final = "https://schema.org/"


class DatasetQuads:
    """Quads of a document about the graph under a base IRI."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._quads: list[Quad] = []
        self._prefixes = prefixes(base)

    def typed(self, subject: str, *classes: str) -> None:
        """State the class of a resource."""
        self.link(subject, RDF.type, *classes)

    def link(self, subject: str, predicate: str, *things: str | None) -> None:
        """Relate a resource to others; None adds nothing."""
        for thing in filter(None, things):
            self._quads.append(Quad(NamedNode(subject), NamedNode(str(predicate)), NamedNode(str(thing))))

    def value(self, subject: str, predicate: str, *values: str | float, datatype: str | None = None) -> None:
        """Add plain values: texts, booleans, integers; or texts of a datatype."""
        for value in values:
            literal = Literal(value, datatype=NamedNode(datatype)) if datatype else Literal(value)
            self._quads.append(Quad(NamedNode(subject), NamedNode(str(predicate)), literal))

    def texts(self, subject: str, predicate: str, texts: Mapping[str, str]) -> None:
        """Add a text in each of several languages."""
        for language, text in texts.items():
            literal = Literal(text, language=language)
            self._quads.append(Quad(NamedNode(subject), NamedNode(str(predicate)), literal))

    def declare(self, owner: str, names: Iterable[tuple[str, str]]) -> None:
        """Declare prefixes as SHACL does, each with an IRI of its own."""
        shacl = "http://www.w3.org/ns/shacl#"
        for prefix, namespace in names:
            declaration = f"{owner}-{prefix}"
            self.link(owner, f"{shacl}declare", declaration)
            self.typed(declaration, f"{shacl}PrefixDeclaration")
            self.value(declaration, f"{shacl}prefix", prefix)
            self.value(declaration, f"{shacl}namespace", namespace, datatype=str(XSD.anyURI))

    def short(self, iri: str) -> str:
        """A name for an IRI that can be part of another: `dkg-Person`, or a key when no prefix is known."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        names = (prefix for prefix, namespace in self._prefixes.items() if namespace == iri[:cut])
        return f"{prefix}-{iri[cut:]}" if iri[cut:] and (prefix := next(names, None)) else key("iri", iri)

    def turtle(self) -> bytes:
        """The description as Turtle."""
        return serialized(self._quads, RdfFormat.TURTLE, self._base)
