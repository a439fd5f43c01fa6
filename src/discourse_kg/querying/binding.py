"""Bind values to the parameters of a stored query, as terms and never as text."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from rdflib import XSD, Literal, URIRef

from discourse_kg.errors import ParameterError, QueryError, suggestion
from discourse_kg.querying.blocks import ValuesBlock, values_blocks
from discourse_kg.querying.header import Parameter, ParameterType
from discourse_kg.querying.tokens import Kind, Token, tokenise
from discourse_kg.rdf.sparql_text import is_iri, is_language, term_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from discourse_kg.querying.stored import StoredQuery

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,18}")
_FORMS: Final = {
    ParameterType.IRI: "an absolute IRI",
    ParameterType.STRING: "a text",
    ParameterType.LANG_STRING: "a text and its language, as in Estland@sv",
    ParameterType.DATE: "a date, as in 2017-10-11",
    ParameterType.INTEGER: "a whole number",
}


def bind(query: StoredQuery, values: Mapping[str, Sequence[str]]) -> str:
    """Put values in the place of a query's defaults.

    Every value becomes a term of its parameter's type, several become several; a parameter without
    values keeps its default. Nothing but the terms between the braces of its `VALUES` changes, which
    is proved by reading the result again.

    Raises:
        ParameterError: a parameter is unknown or missing, or a value is not of its type.
        QueryError: the query has no single `VALUES ?name { … }` for the parameter.
    """
    _check_names(query, values)
    terms = {
        name: list(dict.fromkeys(_term(query.parameters[name], value) for value in given))
        for name, given in values.items()
        if given
    }
    bound = _replaced(query, terms)
    prove(query, bound, terms)
    return bound


def _check_names(query: StoredQuery, values: Mapping[str, Sequence[str]]) -> None:
    """Check that the parameters are the query's, and that none is missing or given too often."""
    for name in values:
        if name not in query.parameters:
            raise ParameterError(f"{query.name} has no parameter {name}{suggestion(name, list(query.parameters))}")
    for parameter in query.parameters.values():
        given = len(values.get(parameter.name, ()))
        if parameter.required and not given:
            raise ParameterError(f"{query.name} needs a value for {parameter.name}: {_wanted(parameter)}")
        if given > 1 and not parameter.multiple:
            raise ParameterError(f"{query.name} takes one value for {parameter.name}, not {given}")


def _wanted(parameter: Parameter) -> str:
    """What to give as a value: a name where names are resolved, else what the type says."""
    if not parameter.scheme:
        return _FORMS[parameter.type]
    return f"{'an' if parameter.scheme.startswith(('e', 'o')) else 'a'} {parameter.scheme}, by name or IRI"


def _term(parameter: Parameter, value: str) -> str:
    term = _typed(parameter.type, value)
    if term is None:
        raise ParameterError(f"{parameter.name} is {_FORMS[parameter.type]}, not {value!r}")
    try:
        return term_text(term)
    except QueryError as fault:
        raise ParameterError(f"{parameter.name}: {fault}") from fault


def _typed(type_: ParameterType, value: str) -> URIRef | Literal | None:
    match type_:
        case ParameterType.IRI:
            return URIRef(value) if is_iri(value) else None
        case ParameterType.STRING:
            return Literal(value)
        case ParameterType.LANG_STRING:
            text, _, language = value.rpartition("@")
            return Literal(text, lang=language) if is_language(language) and "@" in value else None
        case ParameterType.DATE:
            return Literal(value, datatype=XSD.date) if _is_date(value) else None
        case ParameterType.INTEGER:
            return Literal(str(int(value)), datatype=XSD.integer) if _INTEGER.fullmatch(value) else None


def _is_date(value: str) -> bool:
    try:
        return _DATE.fullmatch(value) is not None and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _replaced(query: StoredQuery, terms: Mapping[str, Sequence[str]]) -> str:
    tokens, text = query.tokens, query.text
    for block in reversed(query.blocks):
        if block.variable in terms:
            if sum(other.variable == block.variable for other in query.blocks) > 1:
                raise QueryError(f"{query.name}: more than one VALUES ?{block.variable}")
            start, end = tokens[block.first - 1].end, tokens[block.last].start
            text = f"{text[:start]} {' '.join(terms[block.variable])} {text[end:]}"
    if missing := terms.keys() - {block.variable for block in query.blocks}:
        raise QueryError(f"{query.name}: no VALUES ?{min(missing)} {{ … }} to bind it in")
    return text


def prove(query: StoredQuery, bound: str, terms: Mapping[str, Sequence[str]]) -> None:
    """Check that a bound query is the stored one, and holds as many terms as were given.

    Raises:
        QueryError: a value became more than a term.
    """
    tokens = tokenise(bound)
    before, after = _outline(query.tokens, query.blocks, terms), _outline(tokens, values_blocks(tokens), terms)
    sizes = {name: len(given) for name, given in terms.items()}
    if before[0] != after[0] or after[1] != sizes:
        raise QueryError(f"{query.name}: a value would change the query")


def _outline(
    tokens: Sequence[Token], all_blocks: Sequence[ValuesBlock], terms: Mapping[str, Sequence[str]]
) -> tuple[list[tuple[Kind, str]], dict[str, int]]:
    """All tokens except those in the blocks of these parameters, and the number of terms in each block."""
    blocks = [block for block in all_blocks if block.variable in terms]
    inside = {at for block in blocks for at in range(block.first, block.last)}
    rest = [(token.kind, token.text) for at, token in enumerate(tokens) if at not in inside]
    return rest, {block.variable: _terms_in(tokens[block.first : block.last]) for block in blocks}


def _terms_in(tokens: Sequence[Token]) -> int:
    """Count terms: IRIs and literals begin one, language tags and datatypes continue it; -1 for anything else."""
    count, datatype = 0, False
    for token in tokens:
        if token.kind is Kind.LANGUAGE or token.is_sign("^^"):
            pass
        elif token.kind in {Kind.IRI, Kind.STRING}:
            count += not datatype
        else:
            return -1
        datatype = token.is_sign("^^")
    return count
