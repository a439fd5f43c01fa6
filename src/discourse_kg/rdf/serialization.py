"""Quads as bytes: sorted, with fixed prefixes, written by Oxigraph, so that equal quads give equal bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize
from rdflib.namespace import RDF, XSD

from discourse_kg.rdf.sparql_text import triple_text
from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import Graph

_VOCABULARIES: Final = {
    "bibo": "http://purl.org/ontology/bibo/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "dkg": NAMESPACE,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": str(RDF),
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "vs": "http://www.w3.org/2003/06/sw-vocab-status/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_CONCEPTS: Final = (
    "attribution-rule",
    "attribution-tier",
    "country-form",
    "mention-kind",
    "participation-role",
    "polarity",
    "resolution",
    "role",
    "speaker-kind",
    "statement-kind",
    "unresolved-reason",
)
_THINGS: Final = (
    "event",
    "former-holding",
    "holding",
    "mention",
    "model",
    "organization",
    "panel",
    "participation",
    "passage",
    "person",
    "place",
    "run",
    "selector",
    "source",
    "statement",
    "topic",
    "unresolved",
)
_COUNTRIES: Final = "http://publications.europa.eu/resource/authority/country/"
_TYPE: Final = str(RDF.type)
_PLAIN: Final = (str(XSD.string), str(RDF.langString))


def serialized(quads: Iterable[Quad], rdf_format: RdfFormat, base: str) -> bytes:
    """Write quads in a format; one that knows no named graphs gets their union.

    `base` is the base IRI of the things, which are then shown by short names.
    """
    if not rdf_format.supports_datasets:
        quads = (Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    ordered = sorted(set(quads), key=reading_order)
    written = serialize(ordered, format=rdf_format, prefixes=_used_prefixes(ordered, base)) or b""
    # An XML reader would read a bare carriage return as a line feed, and the quotation would no longer be exact.
    return written.replace(b"\r", b"&#13;") if rdf_format == RdfFormat.RDF_XML else written


def serialized_graph(graph: Graph, rdf_format: RdfFormat, base: str) -> bytes:
    """Write an rdflib graph without blank nodes; its own writers depend on hash seeds."""
    lines = "\n".join(triple_text(*triple) for triple in graph)
    return serialized(parse(lines, RdfFormat.N_TRIPLES), rdf_format, base)


def reading_order(quad: Quad) -> tuple[str, str, bool, str, str]:
    """Sort by graph and subject, as the writers group; types come before all else about a subject."""
    predicate = quad.predicate.value
    return _iri(quad.graph_name), _iri(quad.subject), predicate != _TYPE, predicate, str(quad.object)


def prefixes(base: str) -> dict[str, str]:
    """Prefixes for the namespaces of vocabularies, concepts and resources under a base IRI."""
    things = {name: f"{base}/id/{name}/" for name in _THINGS}
    concepts = {name: f"{NAMESPACE}{name}/" for name in _CONCEPTS}
    return {**_VOCABULARIES, **things, **concepts, "country": _COUNTRIES, "graph": f"{base}/graph/"}


def expanded(name: str) -> str:
    """The IRI of a vocabulary's term, by its short name.

    Raises:
        KeyError: the program knows no vocabulary by that prefix.

    >>> expanded("skos:notation")
    'http://www.w3.org/2004/02/skos/core#notation'
    """
    prefix, _, local = name.partition(":")
    return _VOCABULARIES[prefix] + local


def _used_prefixes(quads: Iterable[Quad], base: str) -> dict[str, str]:
    used = {_namespace(iri) for quad in quads for iri in _iris(quad)}
    return {prefix: namespace for prefix, namespace in prefixes(base).items() if namespace in used}


def _iris(quad: Quad) -> Iterator[str]:
    """The IRIs that a quad shows: neither rdf:type nor the datatype of a plain text."""
    yield from (term.value for term in quad if isinstance(term, NamedNode) and term.value != _TYPE)
    if isinstance(quad.object, Literal) and quad.object.datatype.value not in _PLAIN:
        yield quad.object.datatype.value


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _namespace(iri: str) -> str:
    """An IRI up to its last slash or number sign."""
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]
