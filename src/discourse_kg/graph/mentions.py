"""Mentions, resolved and unresolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib.namespace import RDFS

from discourse_kg.graph.concepts import country_form, mention_kind, unresolved_reason
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.graph.entities import Entities
    from discourse_kg.graph.passages import Passages
    from discourse_kg.graph.scope import Scope
    from discourse_kg.model import Mention, Span, Unresolved


def describe_mention(scope: Scope, entities: Entities, passages: Passages, statement: Span, mention: Mention) -> str:
    """Describe a name in a statement: its own characters and, where that was decided, what they refer to."""
    surface = mention.span.of(scope.recap.text)
    iri = scope.identifiers.mention(scope.key, statement, mention.span)
    named = scope.own(iri, DKG.Mention).text(RDFS.label, surface).text(DKG.surface, surface)
    named.link(DKG.mentionKind, mention_kind(mention.kind)).link(DKG.refersTo, _referent(entities, mention))
    if mention.country is not None and mention.by is not None:
        named.link(DKG.namesCountry, entities.country(mention.country)).link(DKG.countryForm, country_form(mention.by))
    named.link(DKG.passage, passages.passage_in(mention.span, mention.sentence))
    return iri


def describe_unresolved(scope: Scope, entities: Entities, passages: Passages, unresolved: Iterable[Unresolved]) -> None:
    """Describe what stays open, why, and between whom."""
    for doubt in unresolved:
        surface = doubt.span.of(scope.recap.text)
        iri = scope.identifiers.unresolved(scope.key, doubt.span, doubt.reason)
        described = scope.own(iri, DKG.UnresolvedMention).label(surface).text(DKG.surface, surface)
        described.link(DKG.reason, unresolved_reason(doubt.reason)).link(DKG.inSource, scope.source)
        described.link(DKG.candidate, *(entities.person(name) for name in doubt.candidates))
        described.link(DKG.passage, passages.passage(doubt.span))


def _referent(entities: Entities, mention: Mention) -> str | None:
    if mention.country is not None and mention.place is None:
        return entities.country(mention.country)
    if mention.person is not None:
        return entities.person(mention.person)
    if mention.organization is not None:
        return entities.organization(mention.organization)
    if mention.place is not None:
        return entities.place(mention.place)
    if mention.topic is not None:
        return entities.topic(mention.topic)
    return None
