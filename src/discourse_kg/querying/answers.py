"""Answers as text, in the standard formats of SPARQL and RDF, and in formats for people."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import pyoxigraph
from pyoxigraph import RdfFormat
from rdflib import BNode, Literal, URIRef

from discourse_kg.csv_text import Number, csv_text
from discourse_kg.errors import QueryError
from discourse_kg.querying.tables import DEFAULT_WIDTH, records, table
from discourse_kg.rdf.sparql_text import term_text
from discourse_kg.rdf.terms import engine_triple
from discourse_kg.storage.interface import Answer, Triples

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discourse_kg.rdf.terms import Term
    from discourse_kg.storage.interface import Result

#: The formats for the rows of a SELECT, the triples of a CONSTRUCT, and the answer of an ASK.
ROW_FORMS: Final = ("table", "records", "csv", "tsv", "json")
TRIPLE_FORMS: Final = ("turtle", "ntriples", "jsonld")
TRUTH_FORMS: Final = ("table", "json")

#: A literal of a number's type may be anything in a graph that nobody checked.
_NUMBER: Final = re.compile(r"[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?")

_RDF: Final = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}


def render(
    result: Result,
    form: str | None = None,
    *,
    prefixes: Mapping[str, str] | None = None,
    width: int | None = None,
    separator: str = ",",
) -> str:
    """Write a result in a form; without one, for people to read.

    The same result gives the same text. Prefixes shorten IRIs in tables and in Turtle; the width
    counts for tables only, the separator for CSV.

    Raises:
        QueryError: a form that this kind of result does not have.
    """
    kind, forms = _forms(result)
    form = form or forms[0]
    if form not in forms:
        raise QueryError(f"{kind} can be written as {', '.join(forms)}, not as {form}")
    prefixes = prefixes or {}
    if isinstance(result, Triples):
        return _triples(result, form, prefixes)
    if isinstance(result, Answer) and form == "csv":
        return _csv(result, separator)
    if isinstance(result, Answer):
        return _rows(result, form, prefixes, width or DEFAULT_WIDTH)
    return _json({"head": {}, "boolean": result}) if form == "json" else f"{'yes' if result else 'no'}\n"


def _forms(result: Result) -> tuple[str, tuple[str, ...]]:
    match result:
        case Answer():
            return "rows", ROW_FORMS
        case Triples():
            return "triples", TRIPLE_FORMS
    return "yes or no", TRUTH_FORMS


def _rows(answer: Answer, form: str, prefixes: Mapping[str, str], width: int) -> str:
    match form:
        case "tsv":
            return _tsv(answer)
        case "json":
            return _json(_results(answer))
        case "records":
            return records(answer, prefixes, width)
    return table(answer, prefixes, width)


def _csv(answer: Answer, separator: str) -> str:
    """SPARQL 1.1 CSV, values without types, but for the guard: see `csv_text`."""
    rows = ([_number_or_text(term) for term in row] for row in answer.rows)
    return csv_text([answer.columns, *rows], separator)


def _number_or_text(term: Term | None) -> str:
    typed = isinstance(term, Literal) and isinstance(term.value, int | float | Decimal)
    return Number(term) if typed and _NUMBER.fullmatch(str(term)) else _plain(term)


def _plain(term: Term | None) -> str:
    if term is None:
        return ""
    return f"_:{term}" if isinstance(term, BNode) else str(term)


def _tsv(answer: Answer) -> str:
    """SPARQL 1.1 TSV: terms as SPARQL writes them."""
    lines = ["\t".join(f"?{name}" for name in answer.columns)]
    lines += ("\t".join(_typed(term) for term in row) for row in answer.rows)
    return "".join(f"{line}\n" for line in lines)


def _typed(term: Term | None) -> str:
    return _plain(term) if term is None or isinstance(term, BNode) else term_text(term)


def _results(answer: Answer) -> dict[str, object]:
    bindings = [
        {name: _described(term) for name, term in zip(answer.columns, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    return {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}


def _described(term: Term) -> dict[str, str]:
    if isinstance(term, URIRef):
        return {"type": "uri", "value": str(term)}
    if isinstance(term, Literal):
        kind = {"xml:lang": term.language} if term.language else {"datatype": str(term.datatype or "")}
        return {"type": "literal", "value": str(term)} | {key: value for key, value in kind.items() if value}
    return {"type": "bnode", "value": str(term)}


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _triples(result: Triples, form: str, prefixes: Mapping[str, str]) -> str:
    triples = [engine_triple(triple) for triple in result.triples]
    text = pyoxigraph.serialize(triples, format=_RDF[form], prefixes=dict(prefixes) if form == "turtle" else None)
    return (text or b"").decode("utf-8")
