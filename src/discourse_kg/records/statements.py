"""Statements, what they mention, and what was met and not decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rdflib.namespace import PROV

from discourse_kg.records.record import Record, Text, all_values, one_number, one_text, one_value
from discourse_kg.vocabulary import DKG


@dataclass(frozen=True, slots=True)
class StatementRecord(Record):
    """An utterance, as `model.Statement`; what the fields with a plural name lead to is sorted by IRI.

    `occasion` is the panel, or the event, that it is made in. `spoken_as` are the holdings of its speakers, and
    `spoken_in_roles` and `spoken_for` the roles and organizations that follow from them. `mentions` are the names in
    it, `mentioned` what these refer to. `group` is who speaks if no person does, of the kind `agent`.
    """

    class_: ClassVar = str(DKG.Statement)

    quote: Text | None = one_text(DKG.quote)
    number: int | None = one_number(DKG.number)
    kind: str | None = one_value(DKG.kind)
    polarity: str | None = one_value(DKG.polarity)
    confidence: str | None = one_value(DKG.confidence, detail=True)
    speakers: tuple[str, ...] = all_values(DKG.speaker)
    group: str | None = one_value(DKG.speakerGroup)
    agent: str | None = one_value(DKG.speakerKind, detail=True)
    speaker_as_in_source: str | None = one_value(DKG.speakerAsInSource)
    spoken_as: tuple[str, ...] = all_values(DKG.spokenAs)
    spoken_in_roles: tuple[str, ...] = all_values(DKG.spokenInRole)
    spoken_for: tuple[str, ...] = all_values(DKG.spokenFor)
    proposed_speakers: tuple[str, ...] = all_values(DKG.proposedSpeaker)
    proposed_by: str | None = one_value(DKG.proposedBy)
    tier: str | None = one_value(DKG.attributionTier)
    rule: str | None = one_value(DKG.rule)
    resolution: str | None = one_value(DKG.resolution)
    antecedent: str | None = one_value(DKG.antecedent)
    candidates: tuple[str, ...] = all_values(DKG.consideredInResolution)
    answers: str | None = one_value(DKG.answers)
    occasion: str | None = one_value(DKG.madeIn)
    mentions: tuple[str, ...] = all_values(DKG.hasMention)
    mentioned: tuple[str, ...] = all_values(DKG.mentions)
    passage: str | None = one_value(DKG.passage)
    source: str | None = one_value(PROV.wasQuotedFrom)
    run: str | None = one_value(PROV.wasGeneratedBy)


@dataclass(frozen=True, slots=True)
class MentionRecord(Record):
    """A name in a statement: its characters, and what they refer to where that was decided.

    `country` is the country that it names, and `form` the form in which it does.
    """

    class_: ClassVar = str(DKG.Mention)

    surface: str | None = one_value(DKG.surface)
    kind: str | None = one_value(DKG.mentionKind)
    refers_to: str | None = one_value(DKG.refersTo)
    country: str | None = one_value(DKG.namesCountry)
    form: str | None = one_value(DKG.countryForm)
    passage: str | None = one_value(DKG.passage)


@dataclass(frozen=True, slots=True)
class UnresolvedRecord(Record):
    """Something that was met in a source and not decided, and the people it could mean."""

    class_: ClassVar = str(DKG.UnresolvedMention)

    surface: str | None = one_value(DKG.surface)
    reason: str | None = one_value(DKG.reason)
    candidates: tuple[str, ...] = all_values(DKG.candidate)
    passage: str | None = one_value(DKG.passage)
    source: str | None = one_value(DKG.inSource)
