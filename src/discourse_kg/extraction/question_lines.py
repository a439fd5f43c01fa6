"""Lines that ask, and lines that answer, by their marks and labels."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum, auto

from discourse_kg.extraction.segmentation import Block
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Span
from discourse_kg.noun_phrases.names import tokenise, word_set

#: A question of the interviewer is no longer than this.
_LONGEST_QUESTION = 500

#: So many questions show in what form an interview asks.
_LEAST_OF_FORM = 2

#: *Q.*, *A)*: a letter that labels a line.
_LETTER = re.compile(r"[ *_]{0,4}([^\W\d_])[.)][ *_]{1,4}(?=[^\W\d_])")

#: Marks of a heading or of emphasis around a line.
EMPHASIS = "#*_ \n"


class _Form(Enum):
    """How a source sets a line apart from what stands around it."""

    STRESSED = auto()
    HEADING = auto()
    PLAIN = auto()


def find_questions(text: str, blocks: tuple[Block, ...], pack: LanguagePack) -> list[int]:
    """The numbers of the blocks that ask, or invite somebody to tell, in the form in which others ask."""
    found = [number for number, block in enumerate(blocks) if asks(text, block, pack)]
    forms = Counter(_form(blocks[number]) for number in found)
    if len(found) < _LEAST_OF_FORM:
        return found
    form, often = forms.most_common(1)[0]
    if form is _Form.PLAIN or 2 * often < len(found):
        return found
    return [
        number
        for number, block in enumerate(blocks)
        if number in found or (_invites(text, block, form, pack) and not _heads_next(blocks, number))
    ]


def _heads_next(blocks: tuple[Block, ...], number: int) -> bool:
    """Whether a heading follows a block, which then is a link or a title, and nothing that anybody answers."""
    return number + 1 < len(blocks) and blocks[number + 1].kind is BlockKind.HEADING


def _form(block: Block) -> _Form:
    if block.stressed:
        return _Form.STRESSED
    return _Form.HEADING if block.kind is BlockKind.HEADING else _Form.PLAIN


def _invites(text: str, block: Block, form: _Form, pack: LanguagePack) -> bool:
    """Whether a line in the form of questions speaks to somebody (*Tell us about it*, *What did you do? And why.*)."""
    line = block.span.of(text)
    if _form(block) is not form or len(line) > _LONGEST_QUESTION:
        return False
    words = [token.folded for token in tokenise(text, block.span) if token.text[0].isalpha()]
    opens = any(word in word_set(pack.nominal.invitations) for word in words[:1])
    return opens or "?" in line or not word_set(pack.pronouns.second).isdisjoint(words)


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
    """What stands before the first colon of a line, or its only letter before another mark, folded; None without one.

    >>> label_of("**Q3:** Who?"), label_of("A. Nobody."), label_of("Nobody.")
    ('q', 'a', None)
    """
    if found := _LETTER.match(line):
        return found[1].casefold()
    label, colon, _ = line.partition(":")
    return label.strip(" *_0123456789.").casefold() if colon else None
