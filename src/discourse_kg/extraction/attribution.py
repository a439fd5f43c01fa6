"""Attribute one unit: named rules in the order of their precision; the first that finds a speaker wins.

A rule sees the unit's tokens outside quotations, the cues and the referents among them. It answers with
a `AttributionCandidate`, or with nothing. What a pronoun goes back to is not decided here but in `conversation`, which
knows what went before.
"""

from __future__ import annotations

from dataclasses import replace

from discourse_kg.extraction.marks import lead_in, signature, speaker_behind, speaker_label
from discourse_kg.extraction.nominal import according_to, noun_of_speech, viewpoint
from discourse_kg.extraction.referents import MentionForm
from discourse_kg.extraction.reporting import (
    passive_agent,
    presented,
    quotation_tag,
    reported,
    reported_within,
    subject_participle,
)
from discourse_kg.extraction.sentence_context import AttributionCandidate, Rule, SentenceContext
from discourse_kg.extraction.sentences import PERSONAL
from discourse_kg.notations import AttributionRule

#: The sieve, most precise first.
RULES: tuple[Rule, ...] = (
    speaker_label,
    speaker_behind,
    signature,
    reported,
    quotation_tag,
    subject_participle,
    passive_agent,
    according_to,
    noun_of_speech,
    reported_within,
    presented,
    lead_in,
    viewpoint,
)

#: The rules that look at all of a sentence's mentions at once.
_WHOLE = (reported, according_to, reported_within, presented)

#: Who a sentence's speaker can be, the surest first: a person, a body, an unknown name.
_STANDINGS = (
    PERSONAL,
    frozenset({MentionForm.GROUP, MentionForm.IMPERSONAL}),
    frozenset({MentionForm.UNKNOWN}),
)


def attribute(context: SentenceContext) -> AttributionCandidate | None:
    """Try the rules in order, for people first, then for groups, then for unknown names.

    A verb's subject is what it is, whatever else the sentence names.
    """
    for forms in _STANDINGS:
        referents = tuple(one for one in context.referents if one.form in forms)
        narrowed = context if referents == context.referents else replace(context, referents=referents)
        for rule in RULES if referents or forms is PERSONAL else ():
            if attribution := rule(context if rule in _WHOLE else narrowed):
                return replace(_cited(attribution, context), leads_in=context.ends_in_colon)
    return None


def _cited(found: AttributionCandidate, context: SentenceContext) -> AttributionCandidate:
    """*The parties show that it holds, according to Name*: whoever is cited for what a group says or does."""
    if all(one.form in PERSONAL for one in found.speakers) or found.rule is AttributionRule.ACCORDING_TO:
        return found
    cited = according_to(context)
    return cited if cited is not None and all(one.form in PERSONAL for one in cited.speakers) else found
