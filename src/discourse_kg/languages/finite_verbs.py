"""The finite verb forms of a language, from the word lists in `finite-verbs/`: where a clause has its verb.

A list has sections of stems; a section's heading has the endings that each stem takes, `-` for none. What stands below
a heading that begins with `participles` can be a participle too (*the plan was changed*).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from discourse_kg.languages.lexicons import sections

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDER = files("discourse_kg.languages") / "finite-verbs"

#: What a heading begins with whose forms are participles as well, and the ending that adds nothing.
_PARTICIPLES: Final = "participles"
_NO_ENDING: Final = "-"


@dataclass(frozen=True, slots=True)
class FiniteVerbs:
    """Verb forms, folded: those that are nothing else, and those that are participles as well."""

    finite: frozenset[str] = frozenset()
    participles: frozenset[str] = frozenset()

    def __contains__(self, word: str) -> bool:
        """Whether a folded word is one of the forms."""
        return word in self.finite or word in self.participles


@cache
def finite_verbs(tag: str) -> FiniteVerbs:
    """The finite verbs of a language; none where there is no list of them.

    >>> "skrattade" in finite_verbs("sv").finite, "changed" in finite_verbs("en").participles
    (True, True)
    """
    file = _FOLDER / f"{tag}.txt"
    return read_forms(file.read_text("utf-8").splitlines()) if file.is_file() else FiniteVerbs()


def read_forms(lines: Iterable[str]) -> FiniteVerbs:
    """Read a word list's sections.

    >>> read_forms(["# source", "[ar ade]", "tal", "[-]", "sa"]).finite == {"talar", "talade", "sa"}
    True
    """
    found: dict[bool, set[str]] = {False: set(), True: set()}
    for heading, stems in sections(lines):
        first, *others = heading.split()
        participles = first == _PARTICIPLES
        endings = ["" if ending == _NO_ENDING else ending for ending in (others if participles else (first, *others))]
        found[participles].update(stem + ending for stem in stems for ending in endings)
    return FiniteVerbs(frozenset(found[False]), frozenset(found[True]))
