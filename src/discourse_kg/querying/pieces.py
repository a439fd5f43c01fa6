"""A stored query cut where its parameters are bound, for programs that bind elsewhere."""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING, NamedTuple

from discourse_kg.querying.blocks import values_blocks
from discourse_kg.querying.tokens import tokenise

if TYPE_CHECKING:
    from discourse_kg.querying.stored import StoredQuery


class Gap(NamedTuple):
    """Where a parameter is bound: the text between the braces of its `VALUES`."""

    name: str
    default: str


def body(query: StoredQuery) -> str:
    """A query's SPARQL without its header, which is comments to every engine."""
    lines = query.text.splitlines(keepends=True)
    return "".join(dropwhile(lambda line: line.startswith("#+"), lines))


def pieces(query: StoredQuery) -> list[str | Gap]:
    """Cut a query's body at the blocks of its parameters; joined with the defaults, the pieces are the body.

    Who puts ` term term ` in the place of a gap has what `bind` gives for the same values.

    Raises:
        QueryError: the text cannot be read.
    """
    text = body(query)
    tokens, at = tokenise(text), 0
    cut: list[str | Gap] = []
    for block in values_blocks(tokens):
        if block.variable in query.parameters:
            start, end = tokens[block.first - 1].end, tokens[block.last].start
            cut += [text[at:start], Gap(block.variable, text[start:end])]
            at = end
    return [*cut, text[at:]]
