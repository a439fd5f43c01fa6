"""The result of walking through a recap: stretches of text with their speakers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from discourse_kg.agent_kinds import AgentKind
from discourse_kg.model import Span, StatementKind, Tier
from discourse_kg.notations import AttributionRule, Resolution


@dataclass(frozen=True, slots=True)
class Attributed:
    """A unit (or a whole line of dialogue) with its speakers: what statements are joined from.

    `leads_in` marks a sentence that ends in a colon, whose speaker's words follow, `announced` those words;
    `asks_within` marks an answer that carries its own question, `denies` a clause that the speaker denies.
    `group` is a speaker who is no person, of the kind `agent`.
    `candidates` are the people whom the mention could have meant, the chosen one first.
    """

    span: Span
    block: int
    kind: StatementKind
    tier: Tier
    rule: AttributionRule
    speakers: tuple[str, ...]
    group: str | None = None
    mention: Span | None = None
    resolution: Resolution | None = None
    antecedent: Span | None = None
    candidates: tuple[str, ...] = ()
    leads_in: bool = False
    asks_within: bool = False
    announced: bool = False
    denies: bool = False
    agent: AgentKind | None = None

    def carried(self, span: Span, block: int, kind: StatementKind, rule: AttributionRule) -> Attributed:
        """The same speaker's words continued. What a lead-in announces is as explicit as the lead-in."""
        return replace(
            self,
            span=span,
            block=block,
            kind=kind,
            tier=Tier.EXPLICIT if self.leads_in else Tier.INHERITED,
            rule=self.rule if self.leads_in else rule,
            antecedent=self.antecedent or self.mention,
            leads_in=False,
            announced=self.leads_in,
            asks_within=False,
            denies=False,
        )
