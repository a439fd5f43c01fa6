"""What a label by which a source says who speaks can be."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from discourse_kg.noun_phrases.descriptions import (
    Description,
)

#: A label has at most so many characters, and a name in it so many words.
LONGEST_LABEL: Final = 120


class LabelForm(StrEnum):
    """What a label gives: a full name, one word or initials that can be a name, a body, or somebody without a name."""

    FULL = "full"
    ONE_WORD = "one-word"
    INITIALS = "initials"
    BODY = "body"
    UNNAMED = "unnamed"


def initials_of(name: str) -> str:
    """The capitals that stand for a name, or that initials are.

    >>> initials_of("Moa-Lisa Sandqvist"), initials_of("J.S.")
    ('MS', 'JS')
    """
    return "".join(letter for letter in name if letter.isupper()) if name.isupper() else _first_capitals(name)


def _first_capitals(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says. `name` is spelled as names are, in capitals or not; for a body, it is as printed."""

    form: LabelForm
    name: str
    description: Description = field(default_factory=Description)
    moderates: bool = False
