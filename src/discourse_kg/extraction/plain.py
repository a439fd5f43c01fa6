"""Blank out what Markdown adds to a text: marks of emphasis, targets of links, marks of quoted blocks.

The plain text is as long as the text, and every other character stands where it stood: what is read in
the one is cut from the other.
"""

from __future__ import annotations

import re

from discourse_kg.model import Span

#: Emphasis: one to three stars or two underscores, close to the words they enclose on one line.
_EMPHASIS = re.compile(r"(?<![*\w])(\*{1,3}|__)(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\1(?![*\w])")

#: The target of a link or an image, and the brackets of its words.
_LINK = re.compile(r"(!?\[)([^\[\]\n]{0,400})(\]\([^()\s]{0,800}\))")

_BLOCK_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)

_MARKS = "*_"


def plain_text(text: str) -> str:
    """The text with spaces in place of what Markdown adds.

    >>> plain_text("**Ada:** See [the map](maps/1).")
    '  Ada:   See  the map         .'
    """
    if "*" in text or "__" in text:
        text = _EMPHASIS.sub(lambda found: _blank(found[1]) + found[2] + _blank(found[1]), text)
    if "](" in text:
        text = _LINK.sub(lambda found: _blank(found[1]) + found[2] + _blank(found[3]), text)
    return _BLOCK_QUOTE.sub(lambda found: _blank(found[0]), text) if ">" in text else text


def _blank(marks: str) -> str:
    return " " * len(marks)


def with_emphasis(span: Span, text: str) -> Span:
    """A stretch of the text with the marks of emphasis close before its first word and behind its last."""
    start, end = span.start, span.end
    while start and text[start - 1] in _MARKS:
        start -= 1
    while end < len(text) and text[end] in _MARKS:
        end += 1
    return Span(start, end)
