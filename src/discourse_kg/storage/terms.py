"""Terms of the engine and terms of rdflib, each as the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode
from rdflib import XSD, BNode, Literal, URIRef

from discourse_kg.errors import QueryError
from discourse_kg.storage.interface import Answer, Result, Triple, Triples

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.storage.interface import EngineTerm, Row, Term

EngineResult: TypeAlias = pyoxigraph.QuerySolutions | pyoxigraph.QueryTriples | pyoxigraph.QueryBoolean


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


def _triple(triple: pyoxigraph.Triple) -> Triple:
    subject, predicate, value = from_engine(triple.subject), from_engine(triple.predicate), from_engine(triple.object)
    if isinstance(subject, Literal) or not isinstance(predicate, URIRef):
        raise QueryError("the answer holds a triple whose subject or predicate is no name")
    return subject, predicate, value


def triples_value(triples: Iterable[pyoxigraph.Triple]) -> Triples:
    """Gather an engine's triples: each once, in the order of their N-Triples text."""
    return Triples(tuple(_triple(triple) for triple in sorted(set(triples), key=str)))


def result_value(result: EngineResult) -> Result:
    """Read an engine's result to its end, and let go of it before anything is made of what it gave.

    A result that a traceback kept alive would keep the store open, and could die in another thread,
    which the engine does not allow.
    """
    if isinstance(result, pyoxigraph.QueryBoolean):
        return bool(result)
    columns = (
        tuple(variable.value for variable in result.variables)
        if isinstance(result, pyoxigraph.QuerySolutions)
        else None
    )
    try:
        found = list(result)
    finally:
        del result
    if columns is None:
        return triples_value(found)
    return Answer(columns, tuple(_row(solution) for solution in found))


def _row(solution: pyoxigraph.QuerySolution) -> Row:
    return tuple(None if value is None else from_engine(value) for value in solution)
