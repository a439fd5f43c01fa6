"""Words that Markdown sets apart in bold or italics: a whole block, or a question that opens one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_MARKS: Final = frozenset({"em_open", "em_close", "strong_open", "strong_close"})
_WORD: Final = re.compile(r"\w")
#: What begins a sentence: a capital, a figure, a quotation mark or a bracket.
_SENTENCE: Final = re.compile(r"[\"“‘(\[]?[^\Wa-z\u00e0-\u00ff_]")


def is_stressed(token: Token) -> bool:
    """Whether all words of a block are in bold or italics."""
    return not any(_WORD.search(words) for words, stressed in _parts(token) if not stressed)


def opening_question(token: Token) -> str | None:
    """The words in bold or italics that open a block and ask, where other words are behind them (*__Why?__ Because.*).

    None where they go on over a line's end.
    """
    asked, parts = "", list(_parts(token))
    for words, stressed in parts:
        if not stressed and (asked or words.strip()):
            break
        asked += words
    behind = "".join(words for words, _ in parts)[len(asked) :].lstrip()
    return asked if asked.endswith("?") and "\n" not in asked and _SENTENCE.match(behind) else None


def _parts(token: Token) -> Iterator[tuple[str, bool]]:
    """The words of a block, and whether they are in bold or italics."""
    depth = 0
    for child in token.children or ():
        if child.type in _MARKS:
            depth += child.nesting
        else:
            yield child.content or ("\n" if child.type in {"softbreak", "hardbreak"} else ""), depth > 0
