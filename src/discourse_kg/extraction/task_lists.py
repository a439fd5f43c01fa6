"""To-do lists: what is to be done (*- [ ] Name: send the minutes*), and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Recap, TextBlock
from discourse_kg.noun_phrases.names import word_set
from discourse_kg.readers.line_forms import BULLET, bare

#: A box that is ticked when something is done, behind the mark of an item.
_BOX: Final = re.compile(r"(?:[-*•+]|\d{1,3}[.)])?[ \t]*\[[ xX]\][ \t]")
#: Whose task it is, before a colon: a short name.
_WHOSE: Final = re.compile(r"(?:[-*•+]|\d{1,3}[.)])?[ \t]*[^\W\d_][^:.!?\n]{0,40}:[ \t]")


def without_tasks(recap: Recap, pack: LanguagePack) -> Recap:
    """The recap, its to-do lists taken for notes, which nobody reads for speech."""
    return replace(recap, blocks=tuple(_without_tasks(recap, pack)))


def _without_tasks(recap: Recap, pack: LanguagePack) -> Iterator[TextBlock]:
    listing = False
    for block in recap.blocks:
        words = block.span.of(recap.text)
        if block.kind is BlockKind.HEADING:
            listing = bare(words).casefold() in word_set(pack.page.tasks)
        item = block.kind is BlockKind.ITEM or (block.kind is BlockKind.DIALOGUE and words.startswith(BULLET))
        if item and (_BOX.match(words) or (listing and _WHOSE.match(words))):
            yield replace(block, kind=BlockKind.NOTE)
        else:
            yield block
