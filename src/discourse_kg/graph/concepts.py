"""The concepts of the ontology that the model's enumerations stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from discourse_kg.agent_kinds import AgentKind
    from discourse_kg.model import CountryForm, MentionKind, ParticipationRole, Polarity, StatementKind, Tier
    from discourse_kg.notations import AttributionRule, Resolution, UnresolvedReason


def participation_role(role: ParticipationRole) -> str:
    """What somebody does on a panel."""
    return f"{NAMESPACE}participation-role/{role}"


def statement_kind(kind: StatementKind) -> str:
    """How a statement is rendered."""
    return f"{NAMESPACE}statement-kind/{kind}"


def polarity(polarity: Polarity) -> str:
    """Whether the speaker affirms or denies."""
    return f"{NAMESPACE}polarity/{polarity}"


def speaker_kind(kind: AgentKind) -> str:
    """What a speaker is who is no person that the source names."""
    return f"{NAMESPACE}speaker-kind/{kind}"


def attribution_tier(tier: Tier) -> str:
    """How a statement got its speaker."""
    return f"{NAMESPACE}attribution-tier/{tier}"


def attribution_rule(rule: AttributionRule) -> str:
    """What shows who makes a statement."""
    return f"{NAMESPACE}attribution-rule/{rule}"


def resolution(resolution: Resolution) -> str:
    """How a printed speaker became a person."""
    return f"{NAMESPACE}resolution/{resolution}"


def unresolved_reason(reason: UnresolvedReason) -> str:
    """Why something was met and not decided."""
    return f"{NAMESPACE}unresolved-reason/{reason}"


def mention_kind(kind: MentionKind) -> str:
    """What a mention names."""
    return f"{NAMESPACE}mention-kind/{kind}"


def country_form(form: CountryForm) -> str:
    """In which form a mention names a country."""
    return f"{NAMESPACE}country-form/{form}"
