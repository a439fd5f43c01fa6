"""Notes of what a person said: the items of a list below a heading that names them."""

from __future__ import annotations

from dataclasses import replace

from discourse_kg.extraction.attributed import Attributed
from discourse_kg.extraction.question_lines import label_of
from discourse_kg.extraction.sentence_context import SentenceContext
from discourse_kg.model import BlockKind, StatementKind
from discourse_kg.notations import AttributionRule
from discourse_kg.noun_phrases.names import word_set


def is_note(context: SentenceContext) -> bool:
    """Whether a sentence is in an item that is nobody's question."""
    asked = label_of(context.block.span.of(context.text)) in word_set(context.pack.nominal.questions)
    return context.block.kind is BlockKind.ITEM and not asked


def note_of(context: SentenceContext, current: Attributed, bound: Attributed | None) -> Attributed:
    """A sentence of such an item: the words of whom the heading names, or of whomever the item has given words to."""
    if bound is not None and bound.speakers:
        return replace(bound, leads_in=False)
    narrator = word_set(context.pack.continuation.narrator)
    spoken = context.quotes or any(token.folded in narrator for token in context.tokens)
    kind = StatementKind.DIRECT if spoken else StatementKind.INDIRECT
    return current.carried(context.unit.span, current.block, kind, AttributionRule.CONTINUATION)
