"""Reads SPARQL 1.1 query results in JSON from servers that are not trusted.

The engine's own reader recurses into triple terms until its stack overflows. This one replaces it,
and refuses whatever is not exactly a result.
"""

from __future__ import annotations

from typing import Literal as OneOf

from msgspec import UNSET, MsgspecError, Struct, UnsetType, field
from msgspec.json import decode
from rdflib import XSD, BNode, Literal, URIRef

from discourse_kg.rdf.sparql_text import is_iri, is_language
from discourse_kg.rdf.terms import Term
from discourse_kg.storage.interface import Answer, Row


class _Term(Struct):
    """A term; some servers still call a literal with a datatype a typed one."""

    type: OneOf["uri", "bnode", "literal", "typed-literal"]
    value: str
    language: str | UnsetType = field(name="xml:lang", default=UNSET)
    datatype: str | UnsetType = UNSET


class _Head(Struct):
    vars: tuple[str, ...] | UnsetType = UNSET


class _Results(Struct):
    bindings: list[dict[str, _Term]]


class _Document(Struct):
    """What is read of a document; an ASK has a truth value, and a SELECT the rest."""

    boolean: bool | UnsetType = UNSET
    head: _Head | UnsetType = UNSET
    results: _Results | UnsetType = UNSET


def read_results(body: bytes) -> Answer | bool:
    """Read the rows of a SELECT, or the truth value of an ASK.

    Raises:
        ValueError: it is something else, or incomplete.
    """
    try:
        document = decode(body.decode("utf-8"), type=_Document)
    except (MsgspecError, RecursionError) as fault:
        raise ValueError("no results") from fault
    if document.boolean is not UNSET:
        return document.boolean
    if document.head is UNSET or document.head.vars is UNSET or document.results is UNSET:
        raise ValueError("no columns, or no rows")
    columns = document.head.vars
    return Answer(columns, tuple(_row(columns, binding) for binding in document.results.bindings))


def _row(columns: tuple[str, ...], binding: dict[str, _Term]) -> Row:
    if not binding.keys() <= set(columns):
        raise ValueError("a binding of no column")
    return tuple(_term(binding[column]) if column in binding else None for column in columns)


def _term(term: _Term) -> Term:
    if term.type == "uri":
        return _iri(term.value)
    if term.type == "bnode":
        return BNode(term.value)
    if term.language is not UNSET:
        if not is_language(term.language):
            raise ValueError("not a language tag")
        return Literal(term.value, lang=term.language, normalize=False)
    datatype = XSD.string if term.datatype is UNSET else _iri(term.datatype)
    return Literal(term.value) if datatype == XSD.string else Literal(term.value, datatype=datatype, normalize=False)


def _iri(value: str) -> URIRef:
    if not is_iri(value):
        raise ValueError("not an IRI")
    return URIRef(value)
