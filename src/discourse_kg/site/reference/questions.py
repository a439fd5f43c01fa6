"""Which terms a stored question speaks of, so that a term can tell which questions ask about it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rdflib.term import URIRef

from discourse_kg.querying.stored import load_queries
from discourse_kg.querying.tokens import Kind, Token, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from discourse_kg.querying.stored import StoredQuery


@cache
def questions_about() -> dict[URIRef, tuple[StoredQuery, ...]]:
    """The stored questions that speak of a term, by name."""
    found: dict[URIRef, tuple[StoredQuery, ...]] = {}
    for _, question in sorted(load_queries().items()):
        for term in terms_in(question.text):
            found[term] = (*found.get(term, ()), question)
    return found


def terms_in(query: str, prefixes: Mapping[str, str] | None = None) -> frozenset[URIRef]:
    """The IRIs that SPARQL speaks of, short names written out; those of its prologue are none.

    `prefixes` are known beside those that the query declares. A name whose prefix nobody declares is
    left out: the query does not run.

    >>> sorted(terms_in("PREFIX x: <https://example.org/> SELECT * { ?a x:b/<https://example.org/c> ?d }"))
    [rdflib.term.URIRef('https://example.org/b'), rdflib.term.URIRef('https://example.org/c')]
    """
    known = dict(prefixes or {})
    spoken: list[Token] = []
    tokens = iter(tokenise(query))
    for token in tokens:
        if token.is_word("PREFIX"):
            prefix, namespace = next(tokens), next(tokens)
            known[prefix.text.removesuffix(":")] = namespace.text[1:-1]
        elif token.is_word("BASE"):
            next(tokens)
        else:
            spoken.append(token)
    return frozenset(_written_out(spoken, known))


def _written_out(tokens: list[Token], prefixes: Mapping[str, str]) -> Iterator[URIRef]:
    for token in tokens:
        if token.kind is Kind.IRI:
            yield URIRef(token.text[1:-1])
        elif token.kind is Kind.NAME:
            prefix, _, name = token.text.partition(":")
            if prefix in prefixes:
                yield URIRef(prefixes[prefix] + name.replace("\\", ""))
