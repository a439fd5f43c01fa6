"""Whether two printed roles or organizations are the same."""

from __future__ import annotations

import re
from typing import Final

from discourse_kg.evaluation.annotation import fold

_ASIDE: Final = re.compile(r"\([^)]*\)")
_WORD: Final = re.compile(r"\w+")

#: The most letters by which a definite form is longer: *minister*, *ministern*.
_LONGEST_ENDING: Final = 2


def same_label(one: str, other: str) -> bool:
    """Whether two labels are equal, one has all words of the other, or one is the other with a short ending.

    Case, punctuation and text in parentheses do not count, nor do the order of words and their repetitions:
    *head of office* and *office head* are the same.

    >>> same_label("CIO, City of Birch Bay", "City of Birch Bay"), same_label("jurist", "juristen")
    (True, True)
    >>> same_label("head gardener", "head lawyer")
    False
    """
    first, second = _words(one), _words(other)
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    short, long = sorted((" ".join(first), " ".join(second)), key=len)
    return long.startswith(short) and len(long) - len(short) <= _LONGEST_ENDING


def _words(label: str) -> list[str]:
    """The words of a label; the whole label if it has none."""
    folded = fold(label)
    return _WORD.findall(_ASIDE.sub(" ", folded)) or [folded]
