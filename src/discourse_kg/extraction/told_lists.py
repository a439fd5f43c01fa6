"""Lists behind hyphens that tell what was said (*- Name asked how …*), where a hyphen may open dialogue too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from discourse_kg.extraction.cues import find_cues
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.model import BlockKind, Recap, Span, TextBlock
from discourse_kg.noun_phrases.names import Token, tokenise, word_set
from discourse_kg.readers.line_forms import BULLET

#: The verb of saying in a line that tells of somebody is at most so many words behind their name.
_VERB_REACH = 8


def with_told_lists(recap: Recap, pack: LanguagePack) -> Recap:
    """The recap, the lines of lists that tell what people said taken for items, without their marks.

    One line that begins with a name and a verb of saying tells so of the lines beside it.
    """
    if BULLET[0] not in pack.sentences.dashes or BULLET not in recap.text:
        return recap
    blocks: list[TextBlock] = []
    for hyphened, group in groupby(recap.blocks, lambda one: _is_hyphened(recap.text, one)):
        lines = list(group)
        told = hyphened and any(_tells(recap.text, one.span, pack) for one in lines)
        blocks += _items(lines) if told else lines
    return replace(recap, blocks=tuple(blocks)) if blocks != list(recap.blocks) else recap


def _is_hyphened(text: str, block: TextBlock) -> bool:
    dialogue = block.kind is BlockKind.DIALOGUE or block.kind is BlockKind.ITEM
    return dialogue and text.startswith(BULLET, block.span.start)


def _items(lines: list[TextBlock]) -> Iterator[TextBlock]:
    for one in lines:
        yield replace(one, kind=BlockKind.ITEM, span=Span(one.span.start + len(BULLET), one.span.end))


def _tells(text: str, line: Span, pack: LanguagePack) -> bool:
    """Whether a line begins with somebody's name, and has a verb of saying behind it that no comma sets off."""
    tokens = tokenise(text, Span(line.start + len(BULLET), line.end))[: _VERB_REACH + 1]
    cue = next(iter(find_cues(tokens, pack)), None)
    if cue is None or cue.first == 0 or not _opens_with_name(tokens, pack):
        return False
    before = tokens[: cue.first]
    return before[-1].text != "," and all(token.text != "?" for token in before)


def _opens_with_name(tokens: tuple[Token, ...], pack: LanguagePack) -> bool:
    """Whether two capitalised words open a line, or a given name that no sentence begins with as another word."""
    opening = word_set((*pack.names.openers, *pack.function_words, *pack.pronouns.first, *pack.pronouns.personal))
    first, second = tokens[0], tokens[1]
    named = second.capitalised or is_given_name(first.text)
    return first.capitalised and named and first.folded not in opening
