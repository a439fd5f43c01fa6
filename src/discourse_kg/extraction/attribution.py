"""Attribute one unit: named rules in the order of their precision; the first that finds a speaker wins.

A rule sees the unit's tokens outside quotations, the cues and the referents among them. It answers with
a `AttributionCandidate`, or with nothing. What a pronoun goes back to is not decided here but in `conversation`, which
knows what went before.
"""

from __future__ import annotations

from dataclasses import replace

from discourse_kg.extraction.marks import lead_in, signature, speaker_behind, speaker_label
from discourse_kg.extraction.nominal import according_to, noun_of_speech, viewpoint
from discourse_kg.extraction.reporting import (
    passive_agent,
    quotation_tag,
    subject_aside_verb,
    subject_participle,
    subject_verb,
    verb_subject,
)
from discourse_kg.extraction.resolution import MentionForm
from discourse_kg.extraction.sentence_context import PERSONAL, AttributionCandidate, Rule, SentenceContext

#: The sieve, most precise first.
RULES: tuple[Rule, ...] = (
    speaker_label,
    speaker_behind,
    signature,
    subject_verb,
    verb_subject,
    subject_aside_verb,
    quotation_tag,
    subject_participle,
    passive_agent,
    according_to,
    noun_of_speech,
    lead_in,
    viewpoint,
)

#: Who a sentence's speaker can be, the surest first: a person, a body, an unknown name.
_STANDINGS = (
    PERSONAL,
    frozenset({MentionForm.GROUP, MentionForm.IMPERSONAL}),
    frozenset({MentionForm.UNKNOWN}),
)


def attribute(context: SentenceContext) -> AttributionCandidate | None:
    """Try the rules in order, for people first, then for groups, then for unknown names.

    A verb that only tells what was spoken about counts where no verb of saying does.
    """
    saying = tuple(cue for cue in context.cues if cue.group != "present")
    all_or_saying = (context.cues,) if saying == context.cues else (saying, context.cues)
    for forms in _STANDINGS:
        referents = tuple(one for one in context.referents if one.form in forms)
        for cues in all_or_saying if referents else ():
            whole = referents == context.referents and cues == context.cues
            standing = context if whole else replace(context, referents=referents, cues=cues)
            for rule in RULES:
                if attribution := rule(standing):
                    return replace(attribution, leads_in=context.ends_in_colon)
    return None
