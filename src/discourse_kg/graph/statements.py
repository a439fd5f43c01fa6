"""Statements: who said what, on which occasion, and where in the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib.namespace import PROV

from discourse_kg.graph.concepts import (
    attribution_rule,
    attribution_tier,
    polarity,
    resolution,
    speaker_kind,
    statement_kind,
)
from discourse_kg.graph.facts import one_line
from discourse_kg.graph.mentions import describe_mention
from discourse_kg.graph.passages import LABEL_LENGTH
from discourse_kg.model import Polarity
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from discourse_kg.graph.entities import Entities
    from discourse_kg.graph.facts import ResourceWriter
    from discourse_kg.graph.passages import Passages
    from discourse_kg.graph.scope import Scope
    from discourse_kg.model import Statement


@dataclass(frozen=True, slots=True)
class Setting:
    """What the statements of a source point at: its run, its event, its panels, and the holdings by full name."""

    run: str
    event: str
    panels: Sequence[str]
    holdings: Mapping[str, str]

    def place(self, panel: int | None) -> str:
        """The panel of that index, or the event outside every panel."""
        return self.event if panel is None else self.panels[panel]


def describe_statements(
    scope: Scope, entities: Entities, passages: Passages, setting: Setting, statements: Sequence[Statement]
) -> None:
    """Describe the statements, numbered in the order of the source."""
    for number, statement in enumerate(sorted(statements, key=lambda statement: statement.span), start=1):
        quote, language = statement.span.of(scope.recap.text), scope.recap.language
        iri = scope.identifiers.statement(scope.key, statement.span)
        said = scope.own(iri, DKG.Statement).label(one_line(quote, LABEL_LENGTH), language)
        said.text(DKG.quote, quote, language).number(DKG.number, number)
        said.link(DKG.passage, passages.passage(statement.span, statement.heard))
        said.link(DKG.madeIn, setting.place(statement.panel)).link(DKG.kind, statement_kind(statement.kind))
        said.link(PROV.wasQuotedFrom, scope.source).link(PROV.wasGeneratedBy, setting.run)
        said.decimal(DKG.confidence, statement.confidence)
        if statement.polarity is not Polarity.AFFIRMED:
            said.link(DKG.polarity, polarity(statement.polarity))
        if statement.answers is not None:
            said.link(DKG.answers, scope.identifiers.statement(scope.key, statement.answers))
        if statement.antecedent is not None:
            said.link(DKG.antecedent, passages.passage(statement.antecedent))
        _attribute(said, scope, entities, setting, statement)
        for mention in statement.mentions:
            said.link(DKG.hasMention, describe_mention(scope, entities, passages, statement.span, mention))


def _attribute(said: ResourceWriter, scope: Scope, entities: Entities, setting: Setting, statement: Statement) -> None:
    """State who spoke and as what, how the source names them, and how that was found.

    Whom a model proposes is no speaker: queries for speakers return those that rules found.
    """
    speakers = [entities.person(name) for name in statement.speakers]
    if statement.proposed_by is None:
        said.link(DKG.speaker, *speakers)
        said.link(DKG.spokenAs, *(setting.holdings.get(name) for name in statement.speakers))
        said.text(DKG.speakerGroup, statement.group)
        if statement.agent is not None:
            said.link(DKG.speakerKind, speaker_kind(statement.agent))
    else:
        said.link(DKG.proposedSpeaker, *speakers).link(DKG.proposedBy, entities.model(statement.proposed_by))
    if statement.speaker_mention is not None:
        said.text(DKG.speakerAsInSource, statement.speaker_mention.of(scope.recap.text))
    said.link(DKG.attributionTier, attribution_tier(statement.tier))
    said.link(DKG.rule, attribution_rule(statement.rule))
    if statement.resolution is not None:
        said.link(DKG.resolution, resolution(statement.resolution))
    said.link(DKG.consideredInResolution, *(entities.person(name) for name in statement.candidates))
