"""Whether two printed labels are equal, strictly: a part of a label, or more than it, is another one."""

from __future__ import annotations

import re
from typing import Final

from discourse_kg.evaluation.annotation import fold
from discourse_kg.resources import toml_table

_QUOTES: Final = re.compile(r"[\"”“»«]+")
_APOSTROPHES: Final = re.compile(r"[’‘']+")
_ABBREVIATION: Final = re.compile(r"\s*\([^()]*\)")
_CLOSING: Final = " .,;:–-"

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_WORD: Final = re.compile(r"\w+")

_TABLE: Final = toml_table("evaluation/labels.toml")
_ARTICLES: Final[frozenset[str]] = frozenset(_TABLE["articles"])
_DEFINITE: Final[frozenset[str]] = frozenset(_TABLE["definite"])
_PREPOSITIONS: Final[frozenset[str]] = frozenset(_TABLE["prepositions"])


def same_organization(one: str, other: str) -> bool:
    """Whether two organizations are one: but for case, quotation marks, an article, an abbreviation in parentheses.

    >>> same_organization("the Leaf Board (LB)", "Leaf Board"), same_organization("Leaf Board", "Board")
    (True, False)
    """
    return any(first == second for first in _forms(one) for second in _forms(other))


def same_role(one: str, other: str) -> bool:
    """Whether two roles are one: likewise, in the indefinite or the definite form.

    >>> same_role("jurist", "Juristen"), same_role("chefsjurist", "jurist")
    (True, False)
    """
    return any(
        len(first) == len(second) and all(map(_is_form, first, second))
        for first in _forms(one)
        for second in _forms(other)
    )


def same_event(one: str, other: str) -> bool:
    """Whether two names of events are one, whatever the year, in the indefinite or the definite form.

    >>> same_event("Hamndagarna 2024", "hamndagarna"), same_event("Lists Summit", "Summit")
    (True, False)
    """
    pairs = ((_undated(first), _undated(second)) for first in _forms(one) for second in _forms(other))
    return any(first and len(first) == len(second) and all(map(_is_form, first, second)) for first, second in pairs)


def same_place(one: str, other: str) -> bool:
    """Whether two places are one: the words of one are in the other, prepositions aside.

    >>> same_place("Elm Hall in Oxbury", "Oxbury"), same_place("Elm Hall", "Oxbury")
    (True, False)
    """
    first, second = (frozenset(_WORD.findall(fold(place))) - _PREPOSITIONS for place in (one, other))
    return first <= second or second <= first


def _undated(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lstrip("#") for word in words if not _YEAR.fullmatch(word))


def _forms(label: str) -> tuple[tuple[str, ...], ...]:
    """The words of a label as it stands, and without what is in parentheses."""
    return tuple(words for form in (label, _ABBREVIATION.sub("", label)) if (words := _words(form)))


def _words(label: str) -> tuple[str, ...]:
    plain = _APOSTROPHES.sub("'", _QUOTES.sub("", fold(label)))
    words = tuple(plain.strip(_CLOSING).split())
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def _is_form(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) > 1 and long.startswith(short) and long[len(short) :] in _DEFINITE)
