"""What a line of a text is, by its form alone: a heading, an item, a line of dialogue, a sentence that goes on."""

from __future__ import annotations

import re
from typing import Final

from discourse_kg.model import BlockKind

#: A line this long that ends without a full stop goes on in the next.
_LONG: Final = 50
_HEADING_LENGTH: Final = 90
HEADING_MARK: Final = re.compile(r"#{1,6}[ \t]+")
_ITEM: Final = re.compile(r"(?:[*•·]|\d{1,3}[.)])[ \t]+")
_DASH: Final = re.compile(r"[–—-][^\S\n]{0,2}(?=\S)")
#: What opens an item of a list, and in some languages a line of dialogue as well.
BULLET: Final = "- "
_ENDED: Final = re.compile(r"[.!?…][\"”“»«’')\]]*$")
_TERMINAL: Final = re.compile(r"[.!?:;…][\"”“»«’')\]]*$")
#: A word that goes on in the next line.
BROKEN_WORD: Final = re.compile(r"(?<=[^\W\d_])-$")
_AROUND: Final = re.compile(r"^[\W\d_]+|[\W_]+$")
_NAME_WORDS: Final = range(2, 5)


def bare(line: str) -> str:
    """A line without its number and the marks around its words.

    >>> bare("2. **Action items:**")
    'Action items'
    """
    return _AROUND.sub("", line)


def opens_dialogue(line: str) -> bool:
    """Whether a line begins with a dash, as a line of dialogue does."""
    return _DASH.match(line) is not None


def line_kind(line: str) -> BlockKind:
    """The kind of block that a line begins, by the mark it begins with."""
    if HEADING_MARK.match(line):
        return BlockKind.HEADING
    if _ITEM.match(line) or (line.startswith(BULLET) and not _ENDED.search(line)):
        return BlockKind.ITEM
    return BlockKind.DIALOGUE if opens_dialogue(line) else BlockKind.PARAGRAPH


def looks_like_heading(line: str) -> bool:
    """Whether a line that stands alone is short and does not end as a sentence does, but for a question."""
    ended = _TERMINAL.search(line.removesuffix("?")) or (line.endswith(")") and ". (" in line)
    return len(line) <= _HEADING_LENGTH and not ended


def runs_on(line: str) -> bool:
    """Whether the end of a line shows that its sentence goes on in the next."""
    open_ended = line.endswith(",") or line.count("(") > line.count(")")
    return open_ended or BROKEN_WORD.search(line) is not None or (len(line) >= _LONG and not _TERMINAL.search(line))


def lists_person(line: str) -> bool:
    """*Given Surname, Organization*: two such lines are a list, however long the first."""
    name, comma, rest = line.partition(", ")
    words = name.split()
    named = len(words) in _NAME_WORDS and all(word[0].isupper() for word in words)
    return bool(comma) and named and rest[:1].isupper() and not _ENDED.search(line)
