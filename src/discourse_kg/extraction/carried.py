"""Words whose speaker stands elsewhere: in a line above them, in the sentence before, in a question to whom answers."""

from __future__ import annotations

from discourse_kg.extraction.attributed import Attributed
from discourse_kg.extraction.referents import Referent
from discourse_kg.model import Span, StatementKind, Tier
from discourse_kg.notations import AttributionRule, Resolution


def introduced(person: str, line: Referent, number: int, *, noted: bool = False) -> Attributed:
    """A line that names a speaker, which leads in what stands below it; `noted` are notes of what was said."""
    return Attributed(
        line.span,
        number,
        StatementKind.INDIRECT if noted else StatementKind.DIRECT,
        Tier.EXPLICIT,
        AttributionRule.SPEAKER_LABEL,
        (person,),
        mention=line.span,
        resolution=line.how,
        candidates=(person,),
        leads_in=True,
    )


def answered(span: Span, number: int, person: str, named: Span) -> Attributed:
    """What follows a question of the interviewer, said by the person who is interviewed."""
    return Attributed(
        span,
        number,
        StatementKind.ANSWER,
        Tier.INHERITED,
        AttributionRule.INTERVIEW_ANSWER,
        (person,),
        resolution=Resolution.INTERVIEW,
        antecedent=named,
        candidates=(person,),
    )


def inherited(words: Span, number: int, subject: Referent) -> Attributed:
    """Quoted words that name no speaker, said by the person whom the sentence beside them is about."""
    person = subject.person or ""
    return Attributed(
        words,
        number,
        StatementKind.DIRECT,
        Tier.INHERITED,
        AttributionRule.DIALOGUE_CARRIED_OVER,
        (person,),
        resolution=Resolution.LAST_SUBJECT,
        antecedent=subject.span,
        candidates=(person,),
    )
