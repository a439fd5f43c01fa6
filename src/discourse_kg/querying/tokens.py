"""SPARQL as a list of tokens, read once from front to back, in time linear in the text.

The rules are those of the SPARQL 1.1 grammar: the longest token wins, an IRI before the operator <.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final, NamedTuple

from discourse_kg.errors import QueryError


class Kind(Enum):
    """What a token is."""

    IRI = auto()
    STRING = auto()
    LANGUAGE = auto()
    NUMBER = auto()
    VARIABLE = auto()
    NAME = auto()  # with a prefix, or a blank node's label
    WORD = auto()  # keywords, functions, true, false, a
    SIGN = auto()  # punctuation and operators


class Token(NamedTuple):
    """A token and where it is: `source[start:end]` is its text."""

    kind: Kind
    text: str
    start: int
    end: int

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these keywords, given in capitals."""
        return self.kind is Kind.WORD and self.text.upper() in words

    def is_sign(self, *signs: str) -> bool:
        """Whether it is one of these signs."""
        return self.kind is Kind.SIGN and self.text in signs


_NUMBERED: Final = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_BASE: Final = (
    r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    r"\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_INNER: Final = rf"{_BASE}_0-9\u00b7\u0300-\u036f\u203f-\u2040"
#: Bounded, because a prefix may hold dots: a long text without a colon would be read again from each dot.
_PREFIX: Final = rf"[{_BASE}](?>(?:[{_INNER}\-]|\.(?=[{_INNER}.\-])){{0,99}})(?<!\.)"
_ESCAPE: Final = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL: Final = rf"(?:[{_BASE}_0-9:]|{_ESCAPE})(?>(?:[{_INNER}:\-]|{_ESCAPE}|\.++(?=[{_INNER}:\-%\\]))*)"
_CHARACTER: Final = r"\\[^\r\n]"

# Atomic groups, and not possessive repetitions of groups: those read on past their end before Python 3.11.5.
_TOKEN: Final = re.compile(
    rf"""(?>(?:[\ \t\r\n]|\#[^\r\n]*+)+)
    |(?P<IRI><(?>(?:[^\x00-\x20<>"{{}}|^`\\]|{_NUMBERED})*)>)
    |(?P<STRING>
        \"{{3}}(?>(?:[^"\\]|\\.|"{{1,2}}(?!"))*)\"{{3}} | '{{3}}(?>(?:[^'\\]|\\.|'{{1,2}}(?!'))*)'{{3}}
        |"(?!"")(?>(?:[^"\\\r\n]|{_CHARACTER})*)" | '(?!'')(?>(?:[^'\\\r\n]|{_CHARACTER})*)'
    )
    |(?P<LANGUAGE>@[A-Za-z]++(?>(?:-[A-Za-z0-9]++)*)(?>(?:--[A-Za-z]++)?))
    |(?P<VARIABLE>[?$][{_BASE}_0-9][{_INNER}]*+)
    |(?P<NAME>(?>(?:{_PREFIX})?):(?>(?:{_LOCAL})?) | _:[{_BASE}_0-9](?>(?:[{_INNER}\-]|\.++(?=[{_INNER}\-]))*))
    |(?P<NUMBER>[+-]?+(?:[0-9]++(?>(?:\.[0-9]*+[eE][+-]?+[0-9]++|\.[0-9]++|[eE][+-]?+[0-9]++)?)
        |\.[0-9]++(?>(?:[eE][+-]?+[0-9]++)?)))
    |(?P<WORD>[A-Za-z_][A-Za-z0-9_]*+)
    |(?P<SIGN>\^\^|\|\||&&|!=|<=|>=|<<\(|\)>>|<<|>>|\{{\||\|\}}|[{{}}()\[\].,;=<>!+\-*/|^?&~])""",
    re.VERBOSE | re.DOTALL,
)


def tokenise(text: str) -> list[Token]:
    """Read the tokens of a query, without white space and comments.

    >>> [token.text for token in tokenise("SELECT ?x WHERE { ?x ?p 'a # b' } # c")]
    ['SELECT', '?x', 'WHERE', '{', '?x', '?p', "'a # b'", '}']

    Raises:
        QueryError: a string that does not end, or a character that begins no token.
    """
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        if not (match := _TOKEN.match(text, position)):
            raise QueryError(f"{line_and_column(text, position)}: {_trouble(text[position])}")
        if match.lastgroup:
            tokens.append(Token(Kind[match.lastgroup], match.group(), position, match.end()))
        position = match.end()
    return tokens


def line_and_column(text: str, position: int) -> str:
    r"""A position in words, for a message.

    >>> line_and_column("SELECT *\nWHERE {", 15)
    'line 2, column 7'
    """
    before = text[:position]
    return f"line {before.count(chr(10)) + 1}, column {position - before.rfind(chr(10))}"


def _trouble(character: str) -> str:
    return "a string that does not end" if character in "\"'" else f"{character!r} is no SPARQL"
