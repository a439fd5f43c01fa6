"""Take away what people add to plain text as Markdown has it: marks of emphasis, and targets of links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from discourse_kg.readers.mapped_text import MappedText

#: Emphasis: one to three stars or two underscores, close to the words they enclose on one line.
_EMPHASIS: Final = re.compile(r"(?<![*\w])(\*{1,3}|__)(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\1(?![*\w])")

#: A link or an image: its words between brackets, and its target.
_LINK: Final = re.compile(r"!?\[([^\[\]\n]{0,400})\]\([^()\s]{0,800}\)")


def without_marks(text: MappedText) -> MappedText:
    """The text with the words of emphasis and links, and without their marks.

    >>> from discourse_kg.readers.mapped_text import MappedText
    >>> without_marks(MappedText.of("**Ada:** See [the map](maps/1).")).text
    'Ada: See the map.'
    """
    if "*" in text.text or "__" in text.text:
        text = text.unwrapped(_EMPHASIS, 2)
    return text.unwrapped(_LINK, 1) if "](" in text.text else text
