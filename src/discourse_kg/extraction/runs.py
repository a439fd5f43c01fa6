"""How far a speaker's words reach: which sentence goes on with them, and which begins something else."""

from __future__ import annotations

from bisect import bisect_left

from discourse_kg.agent_kinds import AgentKind
from discourse_kg.extraction.agents import agent_of
from discourse_kg.extraction.attributed import Attributed
from discourse_kg.extraction.clauses import uncontracted
from discourse_kg.extraction.memory import is_stranger
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.sentence_context import AttributionCandidate, SentenceContext
from discourse_kg.extraction.subjects import subject_of
from discourse_kg.model import StatementKind
from discourse_kg.notations import AttributionRule
from discourse_kg.noun_phrases.descriptions import opens_with_role
from discourse_kg.noun_phrases.names import phrase_pattern, word_set


def goes_on(context: SentenceContext, current: Attributed, *, deferred: bool) -> bool:
    """Whether a sentence without a cue still renders the speaker's words."""
    if context.only_quotes or context.dialogue:
        return True
    if current.kind is StatementKind.QUESTION or _narrates(context, current):
        return False
    start = context.unit.span.start
    if _is_anothers(context):
        return False
    return not (opens_with_role(context.folded(0, 2), context.pack)) and not any(
        _new_subject(referent, context, start, deferred=deferred) for referent in context.referents
    )


def _is_anothers(context: SentenceContext) -> bool:
    """Whether a text, or somebody whom nobody in the cast is, is the subject of a verb of saying."""
    if not context.cues or context.tokens[0].folded in word_set(context.pack.clauses.subjects):
        return False
    subject = subject_of(context, context.cues[0])
    if subject is None or not subject.referents or subject.embedded:
        return False
    form = subject.referents[0].form
    return (form is MentionForm.IMPERSONAL and subject.first == 0) or (
        form is MentionForm.GROUP
        and agent_of(context, subject.referents[0]) is not None
        and not _is_shifted(context, subject.end, context.cues[0].first)
    )


def tells_of_others(
    attribution: AttributionCandidate, bound: Attributed, context: SentenceContext, current: Attributed | None
) -> bool:
    """*Scholars will cite it*, *some of them had asked*: what others say, as the words of whoever is reported tell it.

    The verb is in another time or mood than a recap's own telling, and its subject somebody whom nothing names.
    """
    return (
        current is not None
        and bool(current.speakers)
        and current.kind is StatementKind.INDIRECT
        and bound.kind in {StatementKind.INDIRECT, StatementKind.QUESTION}
        and attribution.rule is AttributionRule.SUBJECT_VERB
        and not bound.speakers
        and bound.agent in {None, AgentKind.GROUP}
        and not any(is_stranger(one, context) for one in attribution.speakers)
        and attribution.source is not None
        and attribution.cue is not None
        and _is_shifted(
            context,
            bisect_left(context.starts, attribution.source.end),
            bisect_left(context.starts, attribution.cue.start),
        )
    )


def _is_shifted(context: SentenceContext, end: int, verb: int) -> bool:
    """Whether an auxiliary of time or mood stands between the end of a subject and its verb."""
    shifted = word_set(context.pack.continuation.shifted)
    return any(token.folded in shifted for token in context.tokens[end:verb])


def means_nobody(attribution: AttributionCandidate, bound: Attributed) -> bool:
    """Whether the subject of a verb of saying is a phrase for nobody who could speak."""
    return (
        bound.agent is None
        and not bound.speakers
        and all(one.form is MentionForm.GROUP for one in attribution.speakers)
    )


def stands_before(unclaimed: SentenceContext, context: SentenceContext) -> bool:
    """Whether the words that a sentence looks back to are right before it: a quotation, or what *that* means."""
    return unclaimed.quotes or bool(unclaimed.unit.quotations) or any(cue.first == 1 for cue in context.cues[:1])


def _narrates(context: SentenceContext, current: Attributed) -> bool:
    """Whether the author of the recap speaks again: about the event, or as *I* where no one is quoted."""
    if phrase_pattern(context.pack.continuation.stops).match(context.text, context.unit.span.start):
        return True
    narrator = word_set(context.pack.continuation.narrator)
    return current.kind is not StatementKind.DIRECT and any(
        uncontracted(token.folded) in narrator for token in context.tokens
    )


def wonders(context: SentenceContext, current: Attributed) -> bool:
    """A question without marks behind quoted words is the author's; words in marks behind it may answer it."""
    last = context.text[context.unit.span.end - 1]
    return current.kind is StatementKind.DIRECT and not current.leads_in and not context.quotes and last == "?"


def _new_subject(referent: Referent, context: SentenceContext, start: int, *, deferred: bool) -> bool:
    """Somebody named, or a pronoun or role that opens the sentence, without a verb of saying: a deed, not words.

    So is whoever opens it and is not in the cast. Behind an opinion that is `deferred` back, and behind a viewpoint, a
    pronoun goes on to tell of it.
    """
    if referent.form is MentionForm.NAME:
        return not referent.genitive
    opens = referent.span.start == start
    if referent.form is MentionForm.UNKNOWN:
        first, behind = context.index(referent)
        # One word alone may be another word than a given name (*May*, *Per*).
        return opens and not referent.genitive and behind - first > 1 and is_stranger(referent, context)
    return opens and (referent.form is MentionForm.ROLE or (_is_subject_pronoun(referent) and not deferred))


def _is_subject_pronoun(referent: Referent) -> bool:
    """*She*, and not *her*: what is somebody's may be what they speak of."""
    return referent.form is MentionForm.PRONOUN and not referent.genitive
