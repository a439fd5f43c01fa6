"""Rules that attribute by a noun or a preposition: *Name's message*, *according to Name*, *for Name it is …*."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from discourse_kg.extraction.agents import can_speak
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.sentence_context import AttributionCandidate, SentenceContext
from discourse_kg.extraction.sentences import PERSONAL
from discourse_kg.extraction.subject_phrases import Subject, phrase_behind
from discourse_kg.model import Span, StatementKind
from discourse_kg.notations import AttributionRule
from discourse_kg.noun_phrases.names import phrase_pattern, word_set

#: What a noun of speech stands for begins at most so many words behind it.
_LONGEST_LINK = 8


def according_to(context: SentenceContext) -> AttributionCandidate | None:
    """*According to Name …*: the speaker after the preposition, with what describes them before the name.

    Of several sources a person comes first.
    """
    sources = list(_sources(context))
    personal = (one for one in sources if all(speaker.form in PERSONAL for speaker in one.speakers))
    return next(personal, sources[0] if sources else None)


def _sources(context: SentenceContext) -> Iterator[AttributionCandidate]:
    for found in phrase_pattern(context.pack.nominal.source).finditer(context.text, *context.bounds):
        start = bisect_left(context.starts, found.end())
        if start == 0 or context.tokens[start - 1].end != found.end():
            continue
        source = _view_of(context, start) or phrase_behind(context, start)
        if source is None or not source.referents or not can_speak(context, source.referents[0]):
            continue
        span = Span(context.starts[source.first], context.tokens[source.end - 1].end)
        yield AttributionCandidate(
            AttributionRule.ACCORDING_TO,
            source.referents,
            context.mode,
            source=span,
            cue=Span(found.start(), found.end()),
            content=context.unit.span,
        )


def _view_of(context: SentenceContext, start: int) -> Subject | None:
    """*According to Name's view*: whose it is, where a noun of speech is behind the preposition."""
    at = context.position(context.starts[start]) if start < len(context.tokens) else len(context.referents)
    owner = context.referents[at] if at < len(context.referents) else None
    if owner is None or not owner.genitive or owner.form not in {MentionForm.NAME, MentionForm.PRONOUN}:
        return None
    first, behind = context.index(owner)
    is_view = context.clauses.folded(behind) in word_set(context.pack.nominal.say)
    return Subject(first, behind + 1, (owner,), inverted=True) if first == start and is_view else None


def noun_of_speech(context: SentenceContext) -> AttributionCandidate | None:
    """*Name's message was …*, *On Name's question whether …*: the speaker as a genitive before the noun."""
    nominal = context.pack.nominal
    for referent in context.referents:
        if not (referent.genitive and referent.form in {MentionForm.NAME, MentionForm.PRONOUN}):
            continue
        _, behind = context.index(referent)
        for width in (1, 2):
            nouns = context.folded(behind, behind + width)
            if not nouns or len(nouns) < width or not _says_what(context, referent, behind + width):
                continue
            if nouns[-1] in word_set(nominal.question):
                return AttributionCandidate(AttributionRule.NOUN_OF_SPEECH, (referent,), StatementKind.QUESTION)
            if nouns[-1] in word_set(nominal.answers) and len(nouns[-1]) > 1:
                return AttributionCandidate(AttributionRule.NOUN_OF_SPEECH, (referent,), StatementKind.ANSWER)
            if nouns[-1] in word_set(nominal.say):
                colon = context.folded(behind + width, behind + width + 1) == [":"] and context.unit.quotations
                mode = StatementKind.DIRECT if colon else context.mode
                return AttributionCandidate(AttributionRule.NOUN_OF_SPEECH, (referent,), mode)
    return None


def _says_what(context: SentenceContext, owner: Referent, end: int) -> bool:
    """Whether more follows a noun of speech than the end of its sentence; behind *his* or *her* what was said."""
    if owner.form is MentionForm.PRONOUN:
        words = context.clauses.words
        opening = {":"} | words.complementizers | words.infinitives
        return bool(opening & set(context.folded(end, end + _LONGEST_LINK)))
    return end + 1 < len(context.tokens) or (end < len(context.tokens) and context.tokens[end].text == ":")


def viewpoint(context: SentenceContext) -> AttributionCandidate | None:
    """*For Name, it is …*: the sentence opens with whose view it gives."""
    opening = phrase_pattern(context.pack.nominal.viewpoint).match(context.text, *context.bounds)
    if opening is None:
        return None
    for referent in context.referents[context.position(opening.end()) :][:1]:
        adjacent = not context.text[opening.end() : referent.span.start].strip()
        if not adjacent or referent.form not in PERSONAL or (referent.genitive and referent.form is MentionForm.NAME):
            return None
        _, behind = context.index(referent)
        following = context.folded(behind, behind + 1)
        if following == [","] or set(following) & word_set(context.pack.roles.copulas):
            return AttributionCandidate(AttributionRule.VIEWPOINT, (referent,), context.mode)
    return None
