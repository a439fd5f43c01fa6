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
    """What a label gives: a full name, one word that can be a name, a body, or somebody without a name."""

    FULL = "full"
    ONE_WORD = "one-word"
    BODY = "body"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says. `name` is spelled as names are, in capitals or not; for a body, it is as printed."""

    form: LabelForm
    name: str
    description: Description = field(default_factory=Description)
    moderates: bool = False
