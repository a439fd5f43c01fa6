"""Rules that attribute by a verb of saying."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from discourse_kg.extraction.cues import Cue
from discourse_kg.extraction.positions import (
    before,
    behind,
    behind_preposition,
    comes_between,
    is_description,
    joint,
    may_stand_between,
    may_stand_in_inversion,
)
from discourse_kg.extraction.resolution import MentionForm, Referent
from discourse_kg.extraction.sentence_context import PERSONAL, AttributionCandidate, SentenceContext
from discourse_kg.model import StatementKind
from discourse_kg.notations import AttributionRule
from discourse_kg.noun_phrases.names import phrase_pattern, word_set

#: A topic verb and its full stop say nothing; a word between them does.
_LEAST_CONTENT = 2

#: The most words between a passive and its agent (*disputed from the floor by*).
_AGENT_REACH = 6

#: The words an unknown name needs to count as the speaker after a quotation.
_FULL_NAME = 2

#: A subject and a verb alone have at most so many words.
_TAG = 3

#: What is asked for begins at most this many words after the verb.
_REQUEST_REACH = 9

#: A negation belongs to the verb when it is this close before or after it.
_NEGATION_REACH = 3


def subject_verb(context: SentenceContext) -> AttributionCandidate | None:
    """*Name said that …*, *her talk argued that …*: the speaker right before the verb."""
    for cue in context.cues:
        for referent, end in before(context, cue):
            if (
                may_stand_between(context, end, cue.first)
                and _has_content(context, cue)
                and _reports(context, referent)
                and not behind_preposition(context, referent)
            ):
                return _reported(AttributionRule.SUBJECT_VERB, context, cue, referent)
    return None


def verb_subject(context: SentenceContext) -> AttributionCandidate | None:
    """*…, said Name* and *on that question answered Name*: the speaker right after the verb."""
    for cue in context.cues:
        for referent in behind(context, cue):
            first, _ = context.index(referent)
            tags = not context.dialogue or _is_tag(context, cue, referent)
            if tags and may_stand_in_inversion(context, cue.last + 1, first) and speaks(referent):
                return _reported(AttributionRule.VERB_SUBJECT, context, cue, referent)
            break
    return None


def subject_aside_verb(context: SentenceContext) -> AttributionCandidate | None:
    """*Name, role at Organization, said …*, *Name rose and said …*: something between speaker and verb."""
    for cue in context.cues:
        for referent, end in before(context, cue):
            if (
                referent.form is not MentionForm.UNKNOWN
                and comes_between(context, referent, end, cue.first)
                and _has_content(context, cue)
                and _reports(context, referent)
            ):
                return _reported(AttributionRule.SUBJECT_ASIDE_VERB, context, cue, referent)
    return None


def subject_participle(context: SentenceContext) -> AttributionCandidate | None:
    """*Name spoke about X, stressing Y*: a participle of saying after a comma, and the sentence's first subject."""
    if (
        not context.referents
        or context.referents[0].genitive
        or not speaks(context.referents[0])
        or "," not in context.words
    ):
        return None
    pattern = phrase_pattern(context.pack.cues.participles)
    for found in pattern.finditer(context.text, *context.bounds):
        number = bisect_left(context.starts, found.start())
        outside = number < len(context.tokens) and context.starts[number] == found.start()
        if outside and context.folded(number - 1, number) == [","] and context.referents[0].span.end < found.start():
            return AttributionCandidate(
                AttributionRule.SUBJECT_PARTICIPLE, joint(context, context.referents[0], behind=True), context.mode
            )
    return None


def passive_agent(context: SentenceContext) -> AttributionCandidate | None:
    """*The plan was criticized by Name*: the agent of a passive verb of saying."""
    cues = context.pack.cues
    if context.words.isdisjoint(word_set(cues.agents)):
        return None
    for found in phrase_pattern(cues.passives).finditer(context.text, *context.bounds):
        number = bisect_left(context.starts, found.start())
        reach = context.folded(number + 1, number + 1 + _AGENT_REACH)
        agent = next((index for index, word in enumerate(reach) if word in word_set(cues.agents)), None)
        if agent is None or set(reach[:agent]) & set(",.:;()"):
            continue
        end = context.tokens[number + 1 + agent].end
        for referent in context.referents[context.position(end) :][:1]:
            if referent.form in PERSONAL and is_description(context.text[end : referent.span.start], context.pack):
                return AttributionCandidate(
                    AttributionRule.PASSIVE_AGENT, joint(context, referent, behind=True), context.mode
                )
    return None


def quotation_tag(context: SentenceContext) -> AttributionCandidate | None:
    """*“…,” chuckled Name.*: after a quotation, any one word next to a name reports, listed or not."""
    if not context.quotes:
        return None
    known = word_set(
        (
            *context.pack.function_words,
            *context.pack.cues.adverbs,
            *context.pack.names.openers,
            *context.pack.cues.auxiliaries,
        )
    )
    for referent in context.referents:
        first, end = context.index(referent)
        stranger = referent.form is MentionForm.UNKNOWN and end - first >= _FULL_NAME
        if not (referent.form is MentionForm.NAME or stranger) or referent.genitive:
            continue
        ends = context.folded(end, end + 1) in ([], ["."], [","])
        if first > 0 and ends and _is_verb_alone(context, first - 1, known):
            return AttributionCandidate(AttributionRule.QUOTATION_TAG, (referent,), StatementKind.DIRECT)
    return None


def _is_verb_alone(context: SentenceContext, index: int, known: frozenset[str]) -> bool:
    """Whether a small unlisted word is alone between the quoted words and a name."""
    word = context.tokens[index]
    if not word.text.isalpha() or not word.text.islower() or word.folded in known:
        return False
    between = context.text[: word.span.start].rstrip()
    return between.endswith((",", "”", '"', "»", "«", "“", "’", "?", "!"))


def speaks(referent: Referent) -> bool:
    """Whether a referent is a person, or a body, that can speak."""
    return referent.form is not MentionForm.IMPERSONAL


def _reports(context: SentenceContext, referent: Referent) -> bool:
    """Whether the recap says who speaks: after a dash, where the words themselves are, only if it opens with who."""
    first, _ = context.index(referent)
    known = referent.form is not MentionForm.UNKNOWN
    return not context.dialogue or (known and (first <= 1 or context.unit.span.start > context.block.span.start))


def _is_tag(context: SentenceContext, cue: Cue, referent: Referent) -> bool:
    """Whether a verb and its subject are set off from the words after a dash, by a mark before or after."""
    _, end = context.index(referent)
    before_verb, behind_subject = context.folded(cue.first - 1, cue.first), context.folded(end, end + 1)
    parted = not before_verb or not before_verb[0][0].isalnum()
    ended = not behind_subject or not behind_subject[0][0].isalnum()
    return parted or (ended and referent.form is MentionForm.NAME)


def _reported(
    rule: AttributionRule, context: SentenceContext, cue: Cue, referent: Referent
) -> AttributionCandidate | None:
    if not speaks(referent) or (cue.group == "lead_in" and context.tokens[-1].text != ":"):
        return None
    asks = (
        phrase_pattern(context.pack.nominal.question_openers).match(context.text, context.unit.span.start) is not None
    )
    negated = _is_negated(context, cue)
    attribution = AttributionCandidate(
        rule,
        joint(context, referent),
        cue.kind or _kind(context, cue, rule, asks=asks),
        asks_within=asks,
        looks_back=_looks_back(context, cue),
        denies=(cue.group == "deny") != negated,
        lacks_content=cue.group == "present" or (cue.stance and len(context.tokens) - cue.last <= _LEAST_CONTENT),
    )
    # Whoever did not promise anything has not made a pledge, and whoever asked somebody to do it no question.
    pledged_not = negated and cue.kind is StatementKind.PLEDGE
    requested = cue.kind is StatementKind.QUESTION and _requests(context, cue)
    return replace(attribution, kind=context.mode) if pledged_not or requested else attribution


def _requests(context: SentenceContext, cue: Cue) -> bool:
    """*asked them to wait*: what is asked for opens before any clause of a question does."""
    cues = context.pack.cues
    opening = {*word_set(cues.requests), *word_set(cues.complements)}
    behind = context.folded(cue.last + 1, cue.last + 1 + _REQUEST_REACH)
    first = next((word for word in behind if word in opening or not word[0].isalnum()), None)
    return first in word_set(cues.requests) and "?" not in context.text[slice(*context.bounds)]


def _is_negated(context: SentenceContext, cue: Cue) -> bool:
    """*did not think that*, *tror inte att*: a negation next to the verb."""
    negations = word_set(context.pack.cues.negations)
    behind = context.folded(cue.last + 1, cue.last + 1 + _NEGATION_REACH)
    closed = next((number for number, word in enumerate(behind) if not word[0].isalnum()), len(behind))
    complement = word_set(context.pack.cues.complements)
    opened = next((number for number, word in enumerate(behind) if word in complement), len(behind))
    before_verb = context.folded(max(cue.first - _NEGATION_REACH, 0), cue.first)[::-1]
    clause = next((number for number, word in enumerate(before_verb) if not word[0].isalnum()), len(before_verb))
    return bool(negations & {*before_verb[:clause], *behind[: min(closed, opened)]})


def _looks_back(context: SentenceContext, cue: Cue) -> bool:
    """*Det hävdade X.*, *X said.*: the verb has only its subject and a word for what was said before."""
    words = [token for token in context.tokens if token.text[0].isalnum()]
    if not context.unit.quotations and len(words) <= _TAG and not context.dialogue:
        return True
    return cue.first == 1 and context.tokens[0].folded in word_set(context.pack.cues.backward) and not context.quotes


def _kind(context: SentenceContext, cue: Cue, rule: AttributionRule, *, asks: bool) -> StatementKind:
    """The kind where the cue decides none. Words before *said X* with *we* or *I* are quoted, marks or not."""
    if asks:
        return StatementKind.ANSWER
    if context.ends_in_colon:
        return StatementKind.DIRECT
    if context.quotes or rule is not AttributionRule.VERB_SUBJECT:
        return context.mode
    first = word_set(context.pack.pronouns.first)
    return StatementKind.DIRECT if first & set(context.folded(0, cue.first)) else StatementKind.INDIRECT


def _has_content(context: SentenceContext, cue: Cue) -> bool:
    """A topic verb says something only with a phrase after it."""
    if cue.group == "lead_in":
        return context.tokens[-1].text == ":"
    return cue.group != "topic" or len(context.tokens) - cue.last > _LEAST_CONTENT
