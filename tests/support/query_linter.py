"""What is wrong with a stored query of the program, before anybody asks it."""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING, Final

import pyoxigraph
from rdflib.plugins.sparql import prepareQuery

from discourse_kg.errors import QueryError
from discourse_kg.querying.header import ParameterType
from discourse_kg.querying.query_guard import check_query
from discourse_kg.querying.tokens import Kind
from discourse_kg.rdf.sparql_text import is_iri
from discourse_kg.settings import LANGUAGES
from support.query_projection import projection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.querying.stored import StoredQuery
    from discourse_kg.querying.tokens import Token
    from support.query_projection import Projection

_LABEL: Final = "Label"


def lint(query: StoredQuery, expected: str | None) -> tuple[str, ...]:
    """Find what is wrong with a query; `expected` is the CSV file beside it.

    The query must be admitted as a stranger's would be (readable, not changing anything, no SERVICE),
    and be read by rdflib and by Oxigraph. Each parameter is bound in one `VALUES ?name { … }`, whose
    default is of its type, and is used outside it. Any other `VALUES` of a single variable is a
    parameter that was forgotten in the header: what is fixed is written as a table, `VALUES (?name) {
    (…) }`, or as a filter. Each column of IRIs has a label column, `xLabel` for `x`, or is named in the
    header as `unlabelled`. Rows whose order counts, or is cut by LIMIT, are ordered by all columns of
    IRIs, or by all columns when there are none. Texts for people are there in all `LANGUAGES`.
    """
    problems = [*_texts(query), *_rows(expected)]
    unreadable = _unreadable(query.text)
    problems += unreadable or (*_parameters(query), *_columns(query, projection(query.text), _iri_columns(expected)))
    return tuple(problems)


def _texts(query: StoredQuery) -> Iterator[str]:
    texts = {"title": query.title, "description": query.description}
    texts |= {f"label of {name}": parameter.label for name, parameter in query.parameters.items()}
    for where, by_language in texts.items():
        if missing := [language for language in LANGUAGES if language not in by_language]:
            yield f"no {where} in {' and '.join(missing)}"


def _rows(expected: str | None) -> Iterator[str]:
    if expected is None:
        yield "no file of expected rows beside it"


def _unreadable(text: str) -> tuple[str, ...]:
    try:
        check_query(text)
        prepareQuery(text)
        pyoxigraph.Store().query(text)
    except QueryError as fault:
        return (str(fault),)
    except Exception as fault:  # noqa: BLE001 (rdflib raises whatever its parser meets)
        return (f"cannot be read: {' '.join(str(fault).split())[:200]}",)
    return ()


def _parameters(query: StoredQuery) -> Iterator[str]:
    tokens, blocks = query.tokens, query.blocks
    counts = Counter(block.variable for block in blocks)
    uses = Counter(token.text[1:] for token in tokens if token.kind is Kind.VARIABLE)
    for name, parameter in query.parameters.items():
        if counts[name] != 1:
            yield f"parameter {name} needs one VALUES ?{name} {{ … }} and has {counts[name]}"
        elif uses[name] == 1:
            yield f"parameter {name} is not used outside its VALUES"
        for block in blocks:
            if block.variable == name and not _fits(parameter.type, tokens[block.first : block.last]):
                yield f"the default of {name} is not of type {parameter.type}"
    for name in counts.keys() - query.parameters.keys():
        yield f"VALUES ?{name} {{ … }} is no declared parameter; declare it, or write VALUES (?{name}) {{ (…) }}"


def _fits(type_: ParameterType, default: list[Token]) -> bool:
    if not default:
        return False
    undefined = [token.is_word("UNDEF") for token in default]
    if any(undefined):
        return len(default) == 1
    if type_ is ParameterType.IRI:
        return all(token.kind in {Kind.IRI, Kind.NAME} for token in default)
    if type_ is ParameterType.INTEGER:
        return all(token.kind is Kind.NUMBER for token in default)
    return any(token.kind is Kind.STRING for token in default)


def _columns(query: StoredQuery, selected: Projection, observed: frozenset[str]) -> Iterator[str]:
    iris = [column for column in selected.columns if column in selected.nodes | observed]
    for column in iris:
        if column + _LABEL not in selected.columns and column not in query.unlabelled:
            yield f"column {column} has IRIs and no {column}{_LABEL}; add one, or name it under unlabelled"
    for column in query.unlabelled:
        if column not in selected.columns:
            yield f"unlabelled names {column}, which is no column"
    if query.order or selected.limited:
        unordered = [column for column in iris or selected.columns if column not in selected.ordered]
        if unordered:
            yield f"the order of rows is not settled; add to ORDER BY {' '.join(f'?{name}' for name in unordered)}"


def _iri_columns(expected: str | None) -> frozenset[str]:
    """The columns that hold an IRI in the expected rows."""
    rows = list(csv.DictReader((expected or "").splitlines()))
    return frozenset(name for row in rows for name, value in row.items() if isinstance(value, str) and _is_web(value))


def _is_web(value: str) -> bool:
    return value.startswith(("http://", "https://")) and is_iri(value)
