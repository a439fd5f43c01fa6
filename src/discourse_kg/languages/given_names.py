"""Given names as evidence: whether a word is one, and which pronouns agree with those who bear it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from discourse_kg.languages.lexicons import sections

_FILE = files("discourse_kg.languages").joinpath("given_names.txt")


@cache
def _classes() -> dict[str, str]:
    """Every given name, folded, with its class; a section of the file is a class."""
    lines = _FILE.read_text("utf-8").splitlines()
    return {word: heading for heading, words in sections(lines) for word in words}


def is_given_name(word: str) -> bool:
    """Whether people are called so; of a double name the first part tells.

    >>> is_given_name("Linnea"), is_given_name("Ann-Mari"), is_given_name("Trafikverket")
    (True, True, False)
    """
    return given_name_class(word) is not None


def given_name_class(word: str) -> str | None:
    """The class of the pronouns that agree with those called so: f, m, or any; None when nobody is known to be.

    >>> given_name_class("Erik"), given_name_class("Moa"), given_name_class("Kim"), given_name_class("Boverket")
    ('m', 'f', 'any', None)
    """
    folded = word.casefold()
    classes = _classes()
    return classes.get(folded) or classes.get(folded.partition("-")[0])
