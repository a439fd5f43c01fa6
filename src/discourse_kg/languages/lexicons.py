"""Lists of words about a language that are too long for its pack: facts about words, as evidence.

A list is `lexicons/<name>.<tag>.txt`: words, folded, between white space; its head names where they are from. A line in
square brackets opens a section.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_FOLDER = files("discourse_kg").joinpath("lexicons")


@cache
def words_of(name: str, tag: str, section: str = "") -> frozenset[str]:
    """The words of a section of a list; none where the language has no such list.

    >>> "trombonist" in words_of("roles", "en"), words_of("roles", "fi")
    (True, frozenset())
    """
    file = _FOLDER.joinpath(f"{name}.{tag}.txt")
    if not file.is_file():
        return frozenset()
    found: list[str] = []
    current = ""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("["):
            current = line.strip("[]")
        elif current == section and not line.startswith("#"):
            found += line.split()
    return frozenset(found)
