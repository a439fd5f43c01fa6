"""`VALUES ?variable { … }` in a query: where parameters are bound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from discourse_kg.querying.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discourse_kg.querying.tokens import Token


@dataclass(frozen=True, slots=True)
class ValuesBlock:
    """The data block of one variable: `tokens[first:last]` are between its braces."""

    variable: str
    first: int
    last: int


def values_blocks(tokens: Sequence[Token]) -> tuple[ValuesBlock, ...]:
    """Find the blocks of single variables; `VALUES (?a ?b) { … }` is a table, not a parameter."""
    found = []
    for at in range(len(tokens) - 2):
        word, variable, brace = tokens[at : at + 3]
        last = _end(tokens, at + 3)
        if word.is_word("VALUES") and variable.kind is Kind.VARIABLE and brace.is_sign("{") and last is not None:
            found.append(ValuesBlock(variable.text[1:], at + 3, last))
    return tuple(found)


def _end(tokens: Sequence[Token], first: int) -> int | None:
    return next((at for at in range(first, len(tokens)) if tokens[at].is_sign("}")), None)
