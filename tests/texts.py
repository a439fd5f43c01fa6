"""Small invented texts and readings of them, for the tests of the text wing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse_kg.extraction.pipeline import extract
from discourse_kg.recap import recap_from_bytes

if TYPE_CHECKING:
    from discourse_kg.model import Discourse, Recap

#: An invented cast, so that a sentence can be read alone.
ROSTERS = {
    "sv": "I panelen satt Nima Forsrud (stadsbotaniker, Björkviks kommun) och Tova Ekmark (jurist, Löfrådet).\n\n",
    "en": "On the panel were Nima Forsrud (gardener, Birch Bay Council) and Tova Ekmark (lawyer, Leaf Board).\n\n",
}


def recap(text: str, language: str = "sv") -> Recap:
    return recap_from_bytes(text.encode(), "invented.txt", language=language)


def read(text: str, language: str = "sv") -> Discourse:
    return extract(recap(text, language))


def read_among_cast(text: str, language: str = "sv") -> Discourse:
    """Read a text behind the invented cast's roster."""
    return read(ROSTERS[language] + text, language)


def said(discourse: Discourse) -> list[tuple[str, str, str]]:
    """Speakers (or the group), kind and exact words of every statement."""
    return [
        (", ".join(one.speakers) or one.group or "?", one.kind.value, one.span.of(discourse.recap.text))
        for one in discourse.statements
    ]
