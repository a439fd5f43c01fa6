"""Conversions between terms of the engine and terms of rdflib."""

from __future__ import annotations

from typing import TypeAlias

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode
from rdflib import XSD, BNode, Literal, URIRef

from discourse_kg.errors import QueryError

Term: TypeAlias = URIRef | Literal | BNode
EngineTerm: TypeAlias = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
Triple: TypeAlias = tuple[URIRef | BNode, URIRef, Term]


def from_engine(term: EngineTerm) -> Term:
    """Give an engine's term as rdflib's, lexical form untouched, plain strings without datatype.

    Raises:
        QueryError: a triple that stands as a term (RDF 1.2), which rdflib does not know.
    """
    match term:
        case NamedNode():
            return URIRef(term.value)
        case BlankNode():
            return BNode(term.value)
        case pyoxigraph.Literal():
            datatype = term.datatype.value
            if term.language:
                return Literal(term.value, lang=term.language, normalize=False)
            if datatype == str(XSD.string):
                return Literal(term.value)
            return Literal(term.value, datatype=URIRef(datatype), normalize=False)
    raise QueryError("the answer holds a triple as a term; select its subject, predicate and object instead")


def to_engine(term: Term) -> NamedNode | BlankNode | pyoxigraph.Literal:
    """Give an rdflib term as the engine's.

    Raises:
        ValueError: an IRI or a language tag that is none.
    """
    match term:
        case URIRef():
            return NamedNode(str(term))
        case BNode():
            return BlankNode(str(term))
        case Literal(language=str(language)):
            return pyoxigraph.Literal(str(term), language=language)
        case Literal(datatype=URIRef() as datatype):
            return pyoxigraph.Literal(str(term), datatype=NamedNode(str(datatype)))
    return pyoxigraph.Literal(str(term))


def engine_triple(triple: Triple) -> pyoxigraph.Triple:
    """Give an rdflib triple as the engine's.

    Raises:
        ValueError: an IRI or a language tag that is none.
    """
    subject, predicate, value = triple
    node = BlankNode(str(subject)) if isinstance(subject, BNode) else NamedNode(str(subject))
    return pyoxigraph.Triple(node, NamedNode(str(predicate)), to_engine(value))
