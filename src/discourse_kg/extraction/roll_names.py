"""Who is called by a given name alone: the names of a roll that has nothing else (*Present: Tove, Dan, Ragna*)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Recap
from discourse_kg.noun_phrases.names import word_set
from discourse_kg.readers.line_forms import bare

#: A roll of given names has at least so many.
_LEAST: Final = 3

#: The label of a roll has at most so many characters.
_LONGEST_HEAD: Final = 40

_ADDED: Final = re.compile(r"\([^()]*\)")
_BETWEEN: Final = re.compile(r"[,;\n]")
_NAME: Final = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?")


def roll_names(recap: Recap, pack: LanguagePack) -> frozenset[str]:
    """The given names of the rolls of a text, as printed; none of a roll in which most are longer or no names."""
    return frozenset(name for words in _rolls(recap, pack) for name in _names(words, pack))


def _rolls(recap: Recap, pack: LanguagePack) -> Iterator[str]:
    """The words behind the label of a roll on its line, and those below its heading."""
    labels = word_set(
        (*pack.cast.attendance, *pack.rosters.labels.get("roll", ()), *pack.rosters.labels.get("panellist", ()))
    )
    below: list[str] = []
    headed = False
    for block in recap.blocks:
        words = block.span.of(recap.text)
        if block.kind is BlockKind.HEADING:
            yield "\n".join(below)
            below, headed = [], bare(words).casefold() in labels
        elif headed and block.kind.is_read:
            below.append(words)
        for line in words.splitlines() if not headed else ():
            head, colon, rest = line.partition(":")
            if colon and len(head) <= _LONGEST_HEAD and bare(head).casefold() in labels:
                yield rest
    yield "\n".join(below)


def _names(words: str, pack: LanguagePack) -> list[str]:
    """The given names of a roll, of which at least half of its parts are."""
    joints = "|".join(map(re.escape, pack.cues.conjunctions))
    parts = [
        bare(part)
        for piece in _BETWEEN.split(_ADDED.sub("", words))
        for part in re.split(rf"\s(?:{joints})\s", piece)
        if part.strip()
    ]
    names = [part for part in parts if _NAME.fullmatch(part)]
    return names if len(names) >= _LEAST and 2 * len(names) > len(parts) else []
