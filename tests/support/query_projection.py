"""What a query selects and how it orders it, as far as its text shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib import Variable
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue

if TYPE_CHECKING:
    from collections.abc import Iterator

_SELECT: Final = "SelectQuery"


@dataclass(frozen=True, slots=True)
class Projection:
    """Columns, and what is known of them.

    `nodes` are variables that can only stand for IRIs in a graph without blank nodes, because they
    are subjects or predicates. `ordered` are the variables that ORDER BY names.
    """

    columns: tuple[str, ...] = ()
    nodes: frozenset[str] = frozenset()
    ordered: frozenset[str] = frozenset()
    limited: bool = False


def projection(text: str) -> Projection:
    """Read what a query that rdflib can parse selects; nothing when it is not a SELECT."""
    algebra = prepareQuery(text).algebra
    if algebra.name != _SELECT:
        return Projection()
    outermost = {part.name: part for part in _modifiers(algebra)}
    conditions = outermost["OrderBy"].expr if "OrderBy" in outermost else ()
    return Projection(
        tuple(str(variable) for variable in algebra.PV),
        frozenset(_nodes(algebra)),
        frozenset(str(variable) for condition in conditions for variable in _variables(condition)),
        "Slice" in outermost,
    )


def _modifiers(query: CompValue) -> Iterator[CompValue]:
    """The solution modifiers, from the last to the first, without those of sub-selects."""
    part = query.p
    while isinstance(part, CompValue) and part.name in {"Slice", "Distinct", "Reduced", "Project", "OrderBy"}:
        yield part
        part = part.p


def _parts(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, CompValue):
        for inner in value.values():
            yield from _parts(inner)
    elif isinstance(value, list | tuple | set):
        for inner in value:
            yield from _parts(inner)


def _variables(value: object) -> Iterator[Variable]:
    return (part for part in _parts(value) if isinstance(part, Variable))


def _nodes(query: CompValue) -> Iterator[str]:
    for part in _parts(query):
        if isinstance(part, CompValue) and "triples" in part:
            for terms in part["triples"]:  # inside EXISTS, several triples are in one list
                heads = (*terms[0::3], *terms[1::3])
                yield from (str(term) for term in heads if isinstance(term, Variable))
        if isinstance(part, CompValue) and part.name == "Graph" and isinstance(part.term, Variable):
            yield str(part.term)
