"""Recognize an interview: questions are paragraphs of their own, and one person answers them all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from discourse_kg.extraction.label_forms import LONGEST_LABEL
from discourse_kg.extraction.question_lines import EMPHASIS, asks, is_answer, label_of
from discourse_kg.extraction.quotation import OPENING
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.resolution import Resolver
from discourse_kg.extraction.segmentation import Block
from discourse_kg.extraction.speaker_layout import Interview
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Recap, Span, TextBlock
from discourse_kg.notations import Resolution
from discourse_kg.noun_phrases.names import tokenise, word_set
from discourse_kg.readers.line_forms import opens_dialogue

#: Fewer questions than this make no interview.
_LEAST_QUESTIONS = 2


#: Before a name, a greeting has at most so many words (*Good morning*).
_LONGEST_GREETING = 2

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
    text: str, blocks: tuple[Block, ...], resolver: Resolver, author: str | None, pack: LanguagePack
) -> Interview | None:
    """The interview that the recap is: questions alone in their blocks, and one person who can answer them.

    That is whom the first question calls by name (*Hello Name! …*), or else the one person who is named above it, or
    alone is named there again and again, or of several the one whom a later question calls by name. Where headings
    name several people, each answers what is asked below. None where several people could be the one who answers, and
    where there is one question alone that calls nobody by name.
    """
    questions = [number for number, block in enumerate(blocks) if asks(text, block, pack)]
    if not questions:
        return None

    def named(among: Iterable[Block]) -> list[Referent]:
        found = (one for block in among for one in resolver.referents(text, tokenise(text, block.span)))
        people = [one for one in found if _is_somebody(one, text) and (one.person is None or one.person != author)]
        often = [name for name, times in Counter(one.person for one in people).items() if times > 1]
        whom = {one.person for one in people}
        alone = whom if len(whom) == 1 else set(often) if len(often) == 1 else whom
        if len(alone) > 1:
            return people
        # Whoever is interviewed is named in full before a given name, which may be another word, stands alone.
        return [one for one in people if one.person in alone and one.how is Resolution.FULL_NAME][:1]

    def called(above: list[Referent]) -> list[Referent]:
        """Of several people who are named above, the one whom a later question calls by name."""
        asked = [blocks[number] for number in questions[1:]]
        each = [(block.span, one) for block in asked for one in resolver.referents(text, tokenise(text, block.span))]
        people = {one.person for block, one in each if one.person and _is_addressed(text, one, block)}
        return [one for one in above if people == {one.person} and one.how is Resolution.FULL_NAME][:1]

    addressed = [one for one in named([blocks[questions[0]]]) if _is_addressed(text, one, blocks[questions[0]].span)]
    labelled = label_of(blocks[questions[0]].span.of(text)) in word_set(pack.nominal.questions)
    if len(questions) < _LEAST_QUESTIONS and not (addressed and (labelled or _is_answered(blocks, questions[0]))):
        return None
    sections = tuple((at, one) for at, block in enumerate(blocks) if (one := _heads(text, block, resolver)))
    if len({one.person for _, one in sections}) >= _LEAST_SECTIONS:
        return Interview(None, frozenset(questions), sections)
    if not (addressed or labelled or _are_answered_by_somebody(text, blocks, questions, pack)):
        return None
    above = named(blocks[: questions[0]])
    answering = addressed if len(addressed) == 1 else above if len(above) == 1 else called(above)
    return Interview(answering[0], frozenset(questions)) if len(answering) == 1 and answering[0].person else None


def _are_answered_by_somebody(text: str, blocks: tuple[Block, ...], questions: list[int], pack: LanguagePack) -> bool:
    """Whether behind at least half of the questions somebody speaks: a dash, a quotation, *I* or *we*.

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
    return 2 * len(spoken) >= len(questions)


def _heads(text: str, block: Block, resolver: Resolver) -> Referent | None:
    """The person whom a heading names and nothing else (*Name, role, Organization*)."""
    line = block.span.of(text)
    if block.kind is not BlockKind.HEADING or line.endswith(("?", ".", "!")) or len(line) > LONGEST_LABEL:
        return None
    tokens = tokenise(text, block.span)
    first = next(iter(resolver.speaking(block.pack).referents(text, tokens)), None)
    if (
        first is None
        or first.form is not MentionForm.NAME
        or first.person is None
        or first.span.start != block.span.start
    ):
        return None
    whole = first.span.of(text).casefold() == first.person.casefold()
    behind = text[first.span.end : block.span.end].lstrip()
    return first if whole and not first.genitive and (not behind or behind[0] in ",(:–—-") else None


def _is_addressed(text: str, one: Referent, question: Span) -> bool:
    """Whether a question calls somebody by name, set off by marks at both sides."""
    before = text[question.start : one.span.start].rstrip(EMPHASIS)
    return text[one.span.end : one.span.end + 1] in ("?", "!", ",") and (
        before.endswith((",", ":")) or len(before.split()) <= _LONGEST_GREETING
    )


def _is_somebody(one: Referent, text: str) -> bool:
    """Whether a mention is somebody's name, in the cast or not; a stranger's has two words."""
    given, _, surname = one.span.of(text).partition(" ")
    whole = surname[:1].isupper() and " " not in surname
    stranger = one.form is MentionForm.UNKNOWN and whole and is_given_name(given)
    return one.form is MentionForm.NAME or stranger


def _is_answered(blocks: tuple[Block, ...], number: int) -> bool:
    """Whether a line of dialogue follows a block."""
    return number + 1 < len(blocks) and blocks[number + 1].kind is BlockKind.DIALOGUE
