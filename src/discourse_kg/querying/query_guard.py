"""Which queries of others go to the engine: readable, only asking, only this graph, not too deep.

Oxigraph recurses over nesting and over chains of operators, and a few kilobytes of either overflow
its stack and take the whole process along; planning many patterns takes minutes. The limits lie far
below what was measured, and far above what people write.
"""

from __future__ import annotations

from typing import Final

from discourse_kg.errors import QueryError
from discourse_kg.querying.tokens import Kind, Token, line_and_column, tokenise

#: The longest query, in bytes of UTF-8.
LARGEST_QUERY: Final = 64 * 1024
#: The deepest nesting of brackets of any kind.
DEEPEST_NESTING: Final = 64
#: The most operators, graph patterns and ends of triples in a query.
LONGEST_CHAIN: Final = 128

_OPENING: Final = ("{", "(", "[", "<<", "<<(", "{|")
_CLOSING: Final = ("}", ")", "]", ">>", ")>>", "|}")
_LINKS: Final = ("||", "&&", "+", "-", "*", "/", "|", "!", "^", "?", ".", ";", ",")
_LINKING: Final = ("UNION", "OPTIONAL", "MINUS", "BIND", "FILTER", "GRAPH", "EXISTS", "SELECT", "VALUES", "AS")
_CHANGING: Final = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")


def check_query(text: str) -> None:
    """Check that a user's query is safe to run.

    Raises:
        QueryError: it is too large, too deep, too long a chain, not readable, would change
        something, or would ask elsewhere (SERVICE, FROM).
    """
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST_QUERY:
        raise QueryError(f"the query is larger than {LARGEST_QUERY // 1024} KiB")
    tokens = tokenise(text)
    for token in tokens:
        if reason := _forbidden(token):
            raise QueryError(f"{line_and_column(text, token.start)}: {reason}")
    check_shape(text, tokens)


def check_shape(text: str, tokens: list[Token]) -> None:
    """Check that a query does not overflow the engine's stack.

    Raises:
        QueryError: it is too deep, or too long a chain.
    """
    depth = chain = 0
    for token in tokens:
        depth += token.is_sign(*_OPENING) - token.is_sign(*_CLOSING)
        chain += _links(token)
        if depth > DEEPEST_NESTING:
            raise QueryError(f"{line_and_column(text, token.start)}: brackets are nested deeper than {DEEPEST_NESTING}")
        if chain > LONGEST_CHAIN:
            raise QueryError(f"{line_and_column(text, token.start)}: more than {LONGEST_CHAIN} patterns and operators")


def _links(token: Token) -> bool:
    signed = token.kind is Kind.NUMBER and token.text[0] in "+-"  # 1-1 is two numbers, by the grammar
    return signed or token.is_sign(*_LINKS) or token.is_word(*_LINKING)


def _forbidden(token: Token) -> str:
    if token.is_word("SERVICE"):
        return "SERVICE would ask another endpoint; only this graph is asked"
    if token.is_word("FROM"):
        return "FROM would choose graphs; write GRAPH inside the query instead"
    if token.is_word(*_CHANGING):
        return (
            f"{token.text.upper()} would change the graph; only queries are allowed, and the graph is changed by build"
        )
    return ""
