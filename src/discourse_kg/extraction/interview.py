"""Recognize an interview: questions are paragraphs of their own, and one person answers them all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from discourse_kg.extraction.interviewees import IntervieweeFinder
from discourse_kg.extraction.label_forms import LONGEST_LABEL
from discourse_kg.extraction.question_lines import find_questions, is_answer, label_of
from discourse_kg.extraction.quotation import OPENING
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.resolution import Resolver
from discourse_kg.extraction.segmentation import Block
from discourse_kg.extraction.speaker_layout import Interview
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Recap, Span, TextBlock
from discourse_kg.noun_phrases.names import phrase_pattern, tokenise, word_set
from discourse_kg.readers.line_forms import opens_dialogue

#: Fewer questions than this make no interview.
_LEAST_QUESTIONS = 2


#: Behind so many of the questions of an interview somebody speaks; behind more of one in which all answers count.
_SPOKEN = 1 / 2
_SURELY_SPOKEN = 2 / 3

#: So many people whom headings name are interviewed in turn.
_LEAST_SECTIONS = 2

_LINE = re.compile(r"[^\n]+")
_CUT = frozenset({BlockKind.DIALOGUE, BlockKind.PARAGRAPH})


def with_questions(recap: Recap, pack: LanguagePack) -> Recap:
    """The recap, its blocks cut at lines that ask or answer, by a dash behind a question or by a label."""
    labels = word_set((*pack.nominal.questions, *pack.nominal.answers))
    blocks: list[TextBlock] = []
    for block in recap.blocks:
        start = block.span.start
        lines = _LINE.finditer(recap.text, block.span.start, block.span.end) if block.kind in _CUT else ()
        for above, line in pairwise(lines):
            if _opens_part(above.group(), line.group(), labels):
                blocks.append(_part(recap.text, block, start, above.end()))
                start = line.start()
        blocks.append(_part(recap.text, block, start, block.span.end) if start != block.span.start else block)
    return replace(recap, blocks=tuple(blocks)) if len(blocks) > len(recap.blocks) else recap


def _opens_part(above: str, line: str, labels: frozenset[str]) -> bool:
    """Whether a line asks, or answers by a dash what the line above it asks, or has the label of either."""
    asks, answers = line.rstrip().endswith("?"), opens_dialogue(line)
    return (asks and not answers) or (answers and above.rstrip().endswith("?")) or label_of(line) in labels


def _part(text: str, block: TextBlock, start: int, end: int) -> TextBlock:
    kind = BlockKind.DIALOGUE if opens_dialogue(text[start : start + 3]) else BlockKind.PARAGRAPH
    return replace(block, kind=kind, span=Span(start, end))


def find_interview(
    recap: Recap, blocks: tuple[Block, ...], resolver: Resolver, author: str | None, pack: LanguagePack
) -> Interview | None:
    """The interview that the recap is: questions alone in their blocks, and one person who can answer them.

    Where headings name several people, each answers what is asked below them. None where several people could be the
    one who answers, and where there is one question alone that calls nobody by name.
    """
    text = recap.text
    questions = find_questions(text, blocks, pack)
    sections = tuple((at, one) for at, block in enumerate(blocks) if (one := _heads(text, block, resolver)))
    if len(questions) < _LEAST_QUESTIONS and _speak_in_turn(recap, blocks, sections, pack):
        asked = frozenset({*questions, *(at for at, _ in sections)})
        return Interview(None, asked, sections, told=True, named_below=True)
    if not questions:
        return None
    finder = IntervieweeFinder(recap, blocks, questions, resolver, author)
    addressed, labelled = finder.addressed(), label_of(blocks[questions[0]].span.of(text)) in _labels(pack)
    if len(questions) < _LEAST_QUESTIONS and not (addressed and (labelled or _is_answered(blocks, questions[0]))):
        return None
    if len({one.person for _, one in sections}) >= _LEAST_SECTIONS:
        return _of_several(questions, sections)
    met, spoken = finder.met(), _share_of_spoken(text, blocks, questions, pack)
    told = met or addressed or labelled or (spoken >= _SPOKEN and _speaks_to_somebody(text, blocks, questions, pack))
    answering = met or finder.alone() or finder.titled_alone()
    if not told or answering is None or answering.person is None:
        return None
    return Interview(answering, frozenset(questions), told=met is not None or spoken >= _SURELY_SPOKEN)


def _of_several(questions: Sequence[int], sections: tuple[tuple[int, Referent], ...]) -> Interview:
    """Below each question lines name whoever answers it, or below each name are that person's questions."""
    below = [at for at, _ in sections if at and at - 1 in questions]
    if len(below) < _LEAST_SECTIONS:
        return Interview(None, frozenset(questions), sections)
    asked = frozenset({*questions, *(at for at, _ in sections)})
    return Interview(None, asked, sections, told=True, named_below=True)


def _speak_in_turn(
    recap: Recap, blocks: tuple[Block, ...], sections: tuple[tuple[int, Referent], ...], pack: LanguagePack
) -> bool:
    """Whether below a question, or a word of interviewing, several people answer in turn, each below a name.

    It is they who speak where the first person stands below at least half of the names.
    """
    if len({one.person for _, one in sections}) < _LEAST_SECTIONS:
        return False
    above = recap.text[blocks[0].span.start : blocks[sections[0][0]].span.start]
    asks = "?" in (recap.title or "") + above or phrase_pattern(pack.nominal.interviews).search(above)
    below = [at for at, _ in sections]
    return bool(asks) and _share_of_spoken(recap.text, blocks, below, pack) >= _SPOKEN


def _labels(pack: LanguagePack) -> frozenset[str]:
    return word_set(pack.nominal.questions)


def _speaks_to_somebody(text: str, blocks: tuple[Block, ...], questions: Sequence[int], pack: LanguagePack) -> bool:
    """Whether one of the questions says *you*, or dialogue or quoted words stand behind one.

    The author of a page may ask *Why do we do this?* in its headings, and answer as *we*.
    """
    second = word_set(pack.pronouns.second)
    for number in questions:
        behind = blocks[number + 1] if number + 1 < len(blocks) else None
        if behind and (behind.kind is BlockKind.DIALOGUE or behind.span.of(text).startswith(OPENING)):
            return True
        if any(token.folded in second for token in tokenise(text, blocks[number].span)):
            return True
    return False


def _share_of_spoken(text: str, blocks: tuple[Block, ...], questions: Sequence[int], pack: LanguagePack) -> float:
    """Behind how many of the questions somebody speaks: a dash, a quotation, *I* or *we*.

    What a page asks and answers itself, such as where to find something, is no interview.
    """
    first = word_set(pack.pronouns.first)
    behind = [blocks[number + 1] for number in questions if number + 1 < len(blocks)]
    spoken = [
        block
        for block in behind
        if block.kind is BlockKind.DIALOGUE
        or is_answer(text, block.span, pack)
        or block.span.of(text).startswith(OPENING)
        or any(token.folded in first for token in tokenise(text, block.span))
    ]
    return len(spoken) / len(questions)


def _heads(text: str, block: Block, resolver: Resolver) -> Referent | None:
    """The person whom a heading names and nothing else (*Name, role, Organization*)."""
    line = block.span.of(text)
    if block.kind is not BlockKind.HEADING or line.endswith(("?", ".", "!")) or len(line) > LONGEST_LABEL:
        return None
    met = phrase_pattern(block.pack.nominal.interviews).match(text, block.span.start, block.span.end)
    start = met.end() if met and met.end() < block.span.end else block.span.start
    tokens = tokenise(text, Span(start, block.span.end))
    first = next(iter(resolver.speaking(block.pack).referents(text, tokens)), None)
    if (
        first is None
        or first.form is not MentionForm.NAME
        or first.person is None
        or text[start : first.span.start].strip(" *_:")
    ):
        return None
    whole = first.span.of(text).casefold() == first.person.casefold()
    behind = text[first.span.end : block.span.end].lstrip()
    return first if whole and not first.genitive and (not behind or behind[0] in ",(:–—-") else None


def _is_answered(blocks: tuple[Block, ...], number: int) -> bool:
    """Whether a line of dialogue follows a block."""
    return number + 1 < len(blocks) and blocks[number + 1].kind is BlockKind.DIALOGUE
