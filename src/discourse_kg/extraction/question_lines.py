"""Lines that ask, and lines that answer, by their marks and labels."""

from __future__ import annotations

from discourse_kg.extraction.segmentation import Block
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Span
from discourse_kg.noun_phrases.names import word_set

#: A question of the interviewer is no longer than this.
_LONGEST_QUESTION = 500

#: Marks of a heading or of emphasis around a line.
EMPHASIS = "#*_ \n"


def asks(text: str, block: Block, pack: LanguagePack) -> bool:
    """Whether a block is one question to someone, or labelled as one, and not a line of dialogue."""
    line = block.span.of(text).strip(EMPHASIS)
    if block.kind is BlockKind.DIALOGUE or len(line) > _LONGEST_QUESTION:
        return False
    return line.endswith("?") or label_of(line) in word_set(pack.nominal.questions)


def is_answer(text: str, block: Span, pack: LanguagePack) -> bool:
    """Whether a block is labelled as an answer."""
    return label_of(block.of(text).strip(EMPHASIS)) in word_set(pack.nominal.answers)


def label_of(line: str) -> str | None:
    """What stands before the first colon of a line, folded; None where there is none."""
    label, colon, _ = line.partition(":")
    return label.strip(" *_0123456789.").casefold() if colon else None
