"""Whose quoted words are: by the reporting clause in a line of dialogue, in a quotation that never closes, below it."""

from __future__ import annotations

from dataclasses import replace

from discourse_kg.extraction.clause_units import apart
from discourse_kg.extraction.question_lines import is_answer
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.resolution import Resolver
from discourse_kg.extraction.segmentation import Block
from discourse_kg.extraction.sentence_context import AttributionCandidate, Rule, SentenceContext, look_at
from discourse_kg.extraction.sentences import PERSONAL
from discourse_kg.model import BlockKind
from discourse_kg.notations import AttributionRule
from discourse_kg.noun_phrases.names import word_set
from discourse_kg.readers.line_forms import opens_dialogue

#: The rules by which a reporting clause, or a label, says who speaks. What else names somebody after a dash (*according
#: to X*, *for X*) is in the speaker's own words.
_TAGS = {
    AttributionRule.SPEAKER_LABEL: 0,
    AttributionRule.VERB_SUBJECT: 0,
    AttributionRule.QUOTATION_TAG: 0,
    AttributionRule.SPEAKER_BEHIND: 0,
    AttributionRule.SIGNATURE: 0,
    AttributionRule.SUBJECT_VERB: 1,
    AttributionRule.SUBJECT_ASIDE_VERB: 1,
    AttributionRule.NOUN_OF_SPEECH: 2,
}

#: The subject of a sentence that opens it has at most so many words before it (*Fjordverkets ordförande*).
_BEFORE_SUBJECT = 4

_ENDS = ".!?…"

#: A reporting clause in a quotation that never closes stands behind one of these.
_BREAKS = frozenset(",!?")


def contexts_of(text: str, block: Block, resolver: Resolver, attribute: Rule) -> list[SentenceContext]:
    """The units of a block as the rules see them; in a quotation that never closes its reporting clause is seen."""
    contexts = [part for unit in block.units for part in apart(look_at(text, unit, block, resolver), resolver)]
    return [context if closes(context) else _unclosed(context, resolver, attribute) for context in contexts]


def answers_plainly(contexts: list[SentenceContext]) -> bool:
    """Whether a block below a question is an answer: labelled, quoted, or in the first person."""
    first = word_set(contexts[0].pack.pronouns.first)
    return is_answer(contexts[0].text, contexts[0].block.span, contexts[0].pack) or any(
        context.only_quotes or any(token.folded in first for token in context.tokens) for context in contexts
    )


def is_lone_item(blocks: tuple[Block, ...], number: int, text: str) -> bool:
    """Whether a block behind a dash, which may be an item by its mark, is whole sentences and no other item is near."""
    block = blocks[number]
    beside = (*blocks[max(number - 1, 0) : number], *blocks[number + 1 : number + 2])
    sentences = len(block.sentences) > 1 and text[block.span.end - 1] in _ENDS and opens_dialogue(block.span.of(text))
    return block.kind is BlockKind.ITEM and sentences and all(one.kind is not BlockKind.ITEM for one in beside)


def closes(context: SentenceContext) -> bool:
    """Whether the quotation of a unit ends in its paragraph; one over several paragraphs closes only in the last."""
    return all(quotation.closed for quotation in context.unit.quotations)


def names_person(attribution: AttributionCandidate | None) -> bool:
    """Whether a sentence gives its words to a person, and not only to a group whom an answer may tell of."""
    return attribution is not None and any(one.form in PERSONAL for one in attribution.speakers)


def names(context: SentenceContext, somebody: Referent | None) -> bool:
    """Whether a sentence names a certain person, outside quoted words."""
    person = somebody.person if somebody else None
    return any(one.form is MentionForm.NAME and one.person == person for one in context.referents)


def tells_of_itself(
    contexts: list[SentenceContext], attributions: list[AttributionCandidate | None], somebody: Referent | None
) -> bool:
    """Whether *I* and *we* tell of what others said, and nothing of the one person whose words they may be."""
    first = word_set(contexts[0].pack.pronouns.first)
    own = any(token.folded in first for context in contexts for token in context.tokens)
    return own and not any(names(context, somebody) for context in contexts) and not names_person(attributions[0])


def tag_of(
    contexts: list[SentenceContext], attribute: Rule, *, asked: bool = False
) -> tuple[SentenceContext, AttributionCandidate] | None:
    """The sentence of a line of dialogue that tells who speaks, and what it tells; people before others.

    In an `asked` line, which answers a question, a group is somebody whom the answer tells of.
    """
    found: list[tuple[int, SentenceContext, AttributionCandidate]] = [
        (_TAGS[attribution.rule] + _standing(attribution), context, attribution)
        for context in contexts
        if (attribution := attribute(context)) and attribution.rule in _TAGS
    ]
    if asked:
        found = [each for each in found if each[0] == 0]
    best = min(found, key=lambda each: each[0], default=None)
    return best[1:] if best else None


def _standing(attribution: AttributionCandidate) -> int:
    """How far from a person whom the sentence names the speaker is."""
    if all(one.form in PERSONAL for one in attribution.speakers):
        return 0
    return 3 if any(one.form is MentionForm.GROUP for one in attribution.speakers) else 2


def opening_subject(context: SentenceContext) -> Referent | None:
    """The one person of the cast whom a sentence names, at its start and as its subject."""
    people = [one for one in context.referents if one.form is MentionForm.NAME and not one.genitive]
    if not people or people[0].person is None or any(one.person != people[0].person for one in people):
        return None
    return people[0] if context.index(people[0])[0] <= _BEFORE_SUBJECT else None


def _unclosed(context: SentenceContext, resolver: Resolver, attribute: Rule) -> SentenceContext:
    """A sentence in a quotation that never closes, seen without its marks if a reporting clause is in it."""
    unit = replace(
        context.unit, quotations=tuple(quotation for quotation in context.unit.quotations if quotation.closed)
    )
    seen = look_at(context.text, unit, context.block, resolver)
    found = attribute(seen)
    if found is None or found.rule not in {AttributionRule.VERB_SUBJECT, AttributionRule.SUBJECT_VERB}:
        return context
    named = all(one.form in PERSONAL for one in found.speakers)
    cue = next((cue for cue in seen.cues if seen.tokens[cue.first - 1].text in _BREAKS and cue.first), None)
    return seen if named and cue else context
