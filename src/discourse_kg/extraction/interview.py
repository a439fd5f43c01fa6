"""Recognize an interview: questions are paragraphs of their own, and one person answers them all."""

from __future__ import annotations

from dataclasses import dataclass

from discourse_kg.extraction.names import tokenise, word_set
from discourse_kg.extraction.resolution import MentionForm, Referent, Resolver
from discourse_kg.extraction.segmentation import Block
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind

#: A question of the interviewer is no longer than this.
_LONGEST_QUESTION = 240

#: Fewer questions than this make no interview.
_LEAST_QUESTIONS = 2

#: The interviewee is named within this many blocks.
_HEAD = 6


@dataclass(frozen=True, slots=True)
class Interview:
    """Who answers, where the recap first names them, and the numbers of the blocks that ask."""

    answers: Referent
    questions: frozenset[int]


def find_interview(
    text: str, blocks: tuple[Block, ...], resolver: Resolver, author: str | None, pack: LanguagePack
) -> Interview | None:
    """The interview that the recap is: questions alone in their blocks, and one person named above the first.

    None where there are no such questions, or where several people could be the one who answers.
    """
    questions = [number for number, block in enumerate(blocks) if asks(text, block, pack)]
    if len(questions) < _LEAST_QUESTIONS:
        return None
    for block in blocks[: min(questions[0], _HEAD)]:
        people = [
            one
            for one in resolver.referents(text, tokenise(text, block.span))
            if one.form is MentionForm.NAME and one.person not in (None, author)
        ]
        if people:
            alone = len({one.person for one in people}) == 1
            return Interview(people[0], frozenset(questions)) if alone else None
    return None


def asks(text: str, block: Block, pack: LanguagePack) -> bool:
    """Whether a block is one question to someone, or labelled as one, and not a line of dialogue."""
    line = block.span.of(text).strip("# \n")
    if block.kind is BlockKind.DIALOGUE or len(line) > _LONGEST_QUESTION:
        return False
    return line.endswith("?") or _label(line) in word_set(pack.nominal.questions)


def is_answer(text: str, block: Block, pack: LanguagePack) -> bool:
    """Whether a block is labelled as an answer."""
    return _label(block.span.of(text).strip("# \n")) in word_set(pack.nominal.answers)


def _label(line: str) -> str | None:
    label, colon, _ = line.partition(":")
    return label.strip().casefold() if colon else None
