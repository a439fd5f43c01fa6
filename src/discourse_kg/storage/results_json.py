"""Reads SPARQL 1.1 query results in JSON from servers that are not trusted.

The engine's own reader recurses into triple terms until its stack overflows. This one replaces it,
and refuses whatever is not exactly a result.
"""

from __future__ import annotations

import json
from typing import TypeAlias

from rdflib import XSD, BNode, Literal, URIRef

from discourse_kg.rdf.sparql_text import is_iri, is_language
from discourse_kg.rdf.terms import Term
from discourse_kg.storage.interface import Answer, Row

_Object: TypeAlias = dict[str, object]


def read_results(body: bytes) -> Answer | bool:
    """Read the rows of a SELECT, or the truth value of an ASK.

    Raises:
        ValueError: it is something else, or incomplete.
    """
    try:
        document = json.loads(body.decode("utf-8"))
    except RecursionError as fault:
        raise ValueError("nested too deeply") from fault
    truth = _object(document).get("boolean")
    if isinstance(truth, bool):
        return truth
    columns = _columns(_object(_object(document).get("head")))
    bindings = _object(_object(document).get("results")).get("bindings")
    if not isinstance(bindings, list):
        raise ValueError("no bindings")  # noqa: TRY004 (the reader of an answer expects one kind of error)
    return Answer(columns, tuple(_row(columns, _object(binding)) for binding in bindings))


def _object(value: object) -> _Object:
    if not isinstance(value, dict):
        raise ValueError("not an object")  # noqa: TRY004 (as above)
    return value


def _columns(head: _Object) -> tuple[str, ...]:
    names = head.get("vars")
    if not isinstance(names, list):
        raise ValueError("no columns")  # noqa: TRY004 (as above)
    return tuple(_string({"name": name}, "name") for name in names)


def _row(columns: tuple[str, ...], binding: _Object) -> Row:
    if not binding.keys() <= set(columns):
        raise ValueError("a binding of no column")
    return tuple(_term(_object(binding[column])) if column in binding else None for column in columns)


def _string(holder: _Object, key: str) -> str:
    value = holder.get(key)
    if not isinstance(value, str):
        raise ValueError(f"no {key}")  # noqa: TRY004 (as above)
    return value


def _iri(value: str) -> URIRef:
    if not is_iri(value):
        raise ValueError("not an IRI")
    return URIRef(value)


def _term(term: _Object) -> Term:
    kind, value = _string(term, "type"), _string(term, "value")
    value.encode("utf-8")  # half a surrogate pair ends here
    match kind:
        case "uri":
            return _iri(value)
        case "bnode":
            return BNode(value)
        case "literal" | "typed-literal":
            return _literal(value, term)
    raise ValueError(f"an unknown kind of term, {kind}")


def _literal(value: str, term: _Object) -> Literal:
    if "xml:lang" in term:
        language = _string(term, "xml:lang")
        if not is_language(language):
            raise ValueError("not a language tag")
        return Literal(value, lang=language, normalize=False)
    datatype = _iri(_string(term, "datatype")) if "datatype" in term else XSD.string
    return Literal(value) if datatype == XSD.string else Literal(value, datatype=datatype, normalize=False)
