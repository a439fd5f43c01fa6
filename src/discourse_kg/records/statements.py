"""Statements, what they mention, and what was met and not decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rdflib.namespace import PROV

from discourse_kg.records.record import Record, Text, many, number, one, text
from discourse_kg.vocabulary import DKG


@dataclass(frozen=True, slots=True)
class StatementRecord(Record):
    """An utterance, as `model.Statement`; what the fields with a plural name lead to is sorted by IRI.

    `occasion` is the panel, or the event, that it is made in. `spoken_as` are the holdings of its speakers, and
    `spoken_in_roles` and `spoken_for` the roles and organizations that follow from them. `mentions` are the names in
    it, `mentioned` what these refer to.
    """

    class_: ClassVar = str(DKG.Statement)

    quote: Text | None = text(DKG.quote)
    number: int | None = number(DKG.number)
    kind: str | None = one(DKG.kind)
    polarity: str | None = one(DKG.polarity)
    speakers: tuple[str, ...] = many(DKG.speaker)
    group: str | None = one(DKG.speakerGroup)
    speaker_as_in_source: str | None = one(DKG.speakerAsInSource)
    spoken_as: tuple[str, ...] = many(DKG.spokenAs)
    spoken_in_roles: tuple[str, ...] = many(DKG.spokenInRole)
    spoken_for: tuple[str, ...] = many(DKG.spokenFor)
    proposed_speakers: tuple[str, ...] = many(DKG.proposedSpeaker)
    proposed_by: str | None = one(DKG.proposedBy)
    tier: str | None = one(DKG.attributionTier)
    rule: str | None = one(DKG.rule)
    resolution: str | None = one(DKG.resolution)
    antecedent: str | None = one(DKG.antecedent)
    candidates: tuple[str, ...] = many(DKG.consideredInResolution)
    answers: str | None = one(DKG.answers)
    occasion: str | None = one(DKG.madeIn)
    mentions: tuple[str, ...] = many(DKG.hasMention)
    mentioned: tuple[str, ...] = many(DKG.mentions)
    passage: str | None = one(DKG.passage)
    source: str | None = one(PROV.wasQuotedFrom)
    run: str | None = one(PROV.wasGeneratedBy)

    @property
    def shown_speakers(self) -> tuple[str, ...]:
        """Whom to show as speaking: the speakers, else those whom a model proposes."""
        return self.speakers or self.proposed_speakers

    @property
    def is_proposed(self) -> bool:
        """Whether a model alone says who speaks."""
        return not self.speakers and bool(self.proposed_speakers)


@dataclass(frozen=True, slots=True)
class MentionRecord(Record):
    """A name in a statement: its characters, and what they refer to where that was decided."""

    class_: ClassVar = str(DKG.Mention)

    surface: str | None = one(DKG.surface)
    kind: str | None = one(DKG.mentionKind)
    refers_to: str | None = one(DKG.refersTo)
    passage: str | None = one(DKG.passage)


@dataclass(frozen=True, slots=True)
class UnresolvedRecord(Record):
    """Something that was met in a source and not decided, and the people it could mean."""

    class_: ClassVar = str(DKG.UnresolvedMention)

    surface: str | None = one(DKG.surface)
    reason: str | None = one(DKG.reason)
    candidates: tuple[str, ...] = many(DKG.candidate)
    passage: str | None = one(DKG.passage)
    source: str | None = one(DKG.inSource)
