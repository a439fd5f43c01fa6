"""Text that can be shown: on one line, and without what would steer a terminal or turn the reading direction."""

from __future__ import annotations


def shown(text: str) -> str:
    r"""Write what cannot be printed by its number, and line breaks and repeated spaces as one space.

    >>> print(shown("Estland\x1b[31m är\n röd\u202e"))
    Estland\x1b[31m är röd\u202e
    """
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode() for character in line
    )
