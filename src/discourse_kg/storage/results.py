"""Converts an engine's results to the values of the store interface."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph
from rdflib import Literal, URIRef

from discourse_kg.errors import QueryError
from discourse_kg.rdf.terms import from_engine
from discourse_kg.storage.interface import Answer, Result, Triples

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.rdf.terms import Triple
    from discourse_kg.storage.interface import Row

EngineResult: TypeAlias = pyoxigraph.QuerySolutions | pyoxigraph.QueryTriples | pyoxigraph.QueryBoolean


def _triple(triple: pyoxigraph.Triple) -> Triple:
    subject, predicate, value = from_engine(triple.subject), from_engine(triple.predicate), from_engine(triple.object)
    if isinstance(subject, Literal) or not isinstance(predicate, URIRef):
        raise QueryError("the answer holds a triple whose subject or predicate is no name")
    return subject, predicate, value


def triples_value(triples: Iterable[pyoxigraph.Triple]) -> Triples:
    """Collect an engine's triples: each once, in the order of their N-Triples text."""
    return Triples(tuple(_triple(triple) for triple in sorted(set(triples), key=str)))


def result_value(result: EngineResult) -> Result:
    """Read an engine's result to its end, and release it before anything is made of it.

    A traceback that kept the result alive would keep the store open, and could free it in another
    thread, which the engine does not allow.
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
