r"""Terms as SPARQL text that no value can break out of.

`rdflib.Literal.n3()` closes some strings too early, so nothing that becomes SPARQL goes through it.
What is written here is read back as the same term by Oxigraph and by rdflib, which expands
`\uXXXX` even where the backslash before it is an escaped one, takes eight digits where there are
eight, and turns a raw tabulator into spaces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import NamedNode
from rdflib import XSD, Literal, URIRef

from discourse_kg.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib.term import Node

    from discourse_kg.rdf.terms import EngineTerm

_SHORT_ESCAPES = {
    "\t": r"\t",
    "\b": r"\b",
    "\n": r"\n",
    "\r": r"\r",
    "\f": r"\f",
    '"': r"\"",
    "\\": r"\\",
}
#: Control characters, and a u that follows a backslash: written by number, no reader sees `\u` in them.
_ESCAPED = re.compile(r'(?<=\\)[uU]|[\x01-\x1f"\\\x7f-\x9f]')
_NOT_IN_TEXT = re.compile("[\x00\ud800-\udfff]")
_NOT_IN_IRI = re.compile('[\x00-\x20<>"{}|\\\\^`\x7f-\x9f\ud800-\udfff]')
_STRING = str(XSD.string)
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _SHORT_ESCAPES.get(character) or f"\\U{ord(character):08X}"


def string_text(value: str) -> str:
    r"""Write a string between double quotes.

    >>> print(string_text('"} UNION {?s ?p ?o} #'))
    "\"} UNION {?s ?p ?o} #"

    Raises:
        QueryError: it holds U+0000 or half a surrogate pair, which no store keeps.
    """
    if broken := _NOT_IN_TEXT.search(value):
        raise QueryError(f"the value holds the character U+{ord(broken.group()):04X}, which no text can hold")
    return f'"{_ESCAPED.sub(_escape, value)}"'


def iri_text(iri: str) -> str:
    """Write an IRI between angle brackets.

    >>> iri_text("https://w3id.org/discourse-kg/id/person/0123456789abcdef")
    '<https://w3id.org/discourse-kg/id/person/0123456789abcdef>'

    Raises:
        QueryError: it is no absolute IRI.
    """
    if not is_iri(iri):
        raise QueryError(f"{iri!r} is not an absolute IRI")
    return f"<{iri}>"


def values_text(variable: str, iris: Iterable[str]) -> str:
    """Write the pattern that binds a variable to each of these IRIs.

    Raises:
        QueryError: see `iri_text`.
    """
    return f"VALUES ?{variable} {{ {' '.join(map(iri_text, iris))} }}"


def is_iri(text: str) -> bool:
    """Whether a text is an absolute IRI, by RFC 3987.

    >>> is_iri("https://w3id.org/discourse-kg"), is_iri("Estland"), is_iri("http://a b")
    (True, False, False)
    """
    if _NOT_IN_IRI.search(text):
        return False
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def is_language(tag: str) -> bool:
    """Whether a text has the form of a language tag."""
    return _LANGUAGE.fullmatch(tag) is not None


def term_text(term: Node | EngineTerm) -> str:
    """Write a term of rdflib or of the engine; one text for one term.

    >>> term_text(Literal("statsråd", lang="sv"))
    '"statsråd"@sv'

    Raises:
        QueryError: a term that cannot be written, blank nodes among them: they name nothing.
    """
    match term:
        case URIRef():
            return iri_text(str(term))
        case NamedNode():
            return f"<{term.value}>"
        case Literal():
            return _literal_text(str(term), term.language, term.datatype)
        case pyoxigraph.Literal():
            return _literal_text(term.value, term.language, term.datatype.value)
    raise QueryError(f"{term!r} is neither an IRI nor a literal")


def _literal_text(value: str, language: str | None, datatype: str | None) -> str:
    if language:
        if not is_language(language):
            raise QueryError(f"{language!r} is not a language tag")
        return f"{string_text(value)}@{language}"
    if datatype is None or datatype == _STRING:
        return string_text(value)
    return f"{string_text(value)}^^{iri_text(datatype)}"


def triple_text(subject: Node | EngineTerm, predicate: Node | EngineTerm, value: Node | EngineTerm) -> str:
    """Write a triple, with the full stop."""
    return f"{term_text(subject)} {term_text(predicate)} {term_text(value)} ."
