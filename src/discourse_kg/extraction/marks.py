"""Rules that attribute by the position of a name: before a colon, in parentheses, alone below a quotation."""

from __future__ import annotations

from discourse_kg.extraction.positions import joint
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.sentence_context import AttributionCandidate, SentenceContext
from discourse_kg.extraction.sentences import PERSONAL
from discourse_kg.model import StatementKind
from discourse_kg.notations import AttributionRule
from discourse_kg.noun_phrases.names import word_set
from discourse_kg.readers.line_forms import opens_dialogue

#: The most tokens between a name and the colon of its label (*Name, role at Organization:*).
_LONGEST_LABEL = 14

#: Marks of emphasis around a label.
_EMPHASIS = frozenset("*_")

#: A line that signs a quotation has at most so many tokens.
_LONGEST_SIGNATURE = 24


#: *Question from* Name: so many words say in a label what its words are.
_LONGEST_ORIGIN = 2


def speaker_label(context: SentenceContext) -> AttributionCandidate | None:
    """*Name: words*, *Name (role): words* at the start of a sentence."""
    named = [one for one in context.referents if one.form is not MentionForm.UNKNOWN]
    if not named:
        return None
    referent = named[0]
    first, behind = context.index(referent)
    before = [word for word in context.folded(0, first) if word[0].isalpha()]
    kind = _kind_of_label(before, context)
    if kind is None or referent.form not in {
        *PERSONAL,
        MentionForm.GROUP,
    }:
        return None
    label = context.folded(behind, behind + _LONGEST_LABEL)
    colon = label.index(":") if ":" in label else None
    if colon is None or not _describes(label[:colon]):
        return None
    end = context.starts[behind + colon]
    # A colon inside a word (SKL:s) labels nothing.
    if (
        not context.text[end + 1 : end + 2].isspace()
        or any(first <= cue.first < behind + colon for cue in context.cues)
        or context.position(end) > 1
    ):
        return None
    if (
        all(not token.text[0].isalnum() for token in context.tokens[behind + colon + 1 :])
        and not context.unit.quotations
    ):
        return None
    return AttributionCandidate(AttributionRule.SPEAKER_LABEL, (referent,), kind)


def _kind_of_label(before: list[str], context: SentenceContext) -> StatementKind | None:
    """What a label says that its words are: a question or an answer (*Question from Name:*), else speech; or None."""
    if not before:
        return StatementKind.DIRECT
    nominal, articles = context.pack.nominal, word_set(context.pack.subjects.articles)
    noun = before[-_LONGEST_ORIGIN] if len(before) >= _LONGEST_ORIGIN else ""
    if set(before[:-_LONGEST_ORIGIN]) - articles or before[-1] not in word_set(context.pack.clauses.prepositions):
        return None
    for nouns, kind in (
        (nominal.questions, StatementKind.QUESTION),
        (nominal.answers, StatementKind.ANSWER),
        (nominal.say, StatementKind.DIRECT),
    ):
        if noun in word_set(nouns):
            return kind
    return None


def _describes(words: list[str]) -> bool:
    """Whether nothing, or only a parenthesis or an apposition, is between a name and its colon."""
    plain = [word for word in words if word not in _EMPHASIS]
    return not plain or (plain[0] == "(" and plain[-1] == ")") or (plain[0] == "," and "." not in plain)


def speaker_behind(context: SentenceContext) -> AttributionCandidate | None:
    """*Words. (Name)*: the speaker in parentheses at the end of a block."""
    if context.unit.span.end != context.block.span.end or context.text[context.unit.span.end - 1] != ")":
        return None
    people = [one for one in context.referents if one.form is MentionForm.NAME]
    if people and context.text[people[-1].span.end : context.unit.span.end] == ")":
        before = context.text[: people[-1].span.start]
        if before.endswith("(") and before[:-1].rstrip().endswith((".", "!", "?", "”", "“", "»", '"')):
            return AttributionCandidate(AttributionRule.SPEAKER_BEHIND, (people[-1],), StatementKind.DIRECT)
    return None


def lead_in(context: SentenceContext) -> AttributionCandidate | None:
    """*Name began:* — the subject of a sentence that ends in a colon speaks next."""
    if not context.ends_in_colon:
        return None
    people = [one for one in context.referents if one.form is MentionForm.NAME and not one.genitive]
    if len({one.person for one in people}) != 1 or not _leads(context, people[0]):
        return None
    return AttributionCandidate(AttributionRule.LEAD_IN, (people[0],), StatementKind.DIRECT)


def _leads(context: SentenceContext, named: Referent) -> bool:
    """Whether a sentence tells of somebody: not so the line of a form (*Name Meeting at:*), which has no verb."""
    clauses = context.clauses
    _, behind = context.index(named)
    topic = clauses.folded(behind) in word_set((*context.pack.events.topics, ":", ",", "("))
    return topic or any(clauses.is_finite(at) for at in range(len(context.tokens)))


def signature(context: SentenceContext) -> AttributionCandidate | None:
    """*– Name, role at Organization*: a line that only names someone, below their words."""
    if not context.referents or context.cues or len(context.tokens) > _LONGEST_SIGNATURE or context.unit.quotations:
        return None
    referent = context.referents[0]
    first, behind = context.index(referent)
    opened = opens_dialogue(context.text[context.unit.span.start : context.unit.span.start + 3])
    if not opened or first != 1 or referent.form is not MentionForm.NAME or referent.genitive:
        return None
    whole = context.unit.span == context.block.span and context.text[context.unit.span.end - 1] not in ".!?"
    if not whole or context.folded(behind, behind + 1) not in ([], [","], ["("]):
        return None
    return AttributionCandidate(AttributionRule.SIGNATURE, joint(context, referent), context.mode)
