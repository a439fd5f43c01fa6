"""Persons and organizations, the offices that persons have or had, and where they take part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from discourse_kg.records.record import Record, all_values, one_value
from discourse_kg.vocabulary import DKG


@dataclass(frozen=True, slots=True)
class PersonRecord(Record):
    """Somebody whom a source names, with their holdings and participations."""

    class_: ClassVar = str(DKG.Person)

    holdings: tuple[str, ...] = all_values(DKG.holds)
    participations: tuple[str, ...] = all_values(DKG.takesPart)


@dataclass(frozen=True, slots=True)
class OrganizationRecord(Record):
    """A body that people act for."""

    class_: ClassVar = str(DKG.Organization)


@dataclass(frozen=True, slots=True)
class HoldingRecord(Record):
    """That a person has a role, acts for an organization, or both, at the time of an event."""

    class_: ClassVar = str(DKG.Holding)
    is_former: ClassVar = False

    holder: str | None = one_value(DKG.holder)
    role: str | None = one_value(DKG.role)
    role_as_in_source: str | None = one_value(DKG.roleAsInSource)
    organization: str | None = one_value(DKG.organization)
    organization_as_in_source: str | None = one_value(DKG.organizationAsInSource)
    party_as_in_source: str | None = one_value(DKG.partyAsInSource)
    confidence: str | None = one_value(DKG.confidence, detail=True)
    event: str | None = one_value(DKG.atEvent)
    passage: str | None = one_value(DKG.passage)


@dataclass(frozen=True, slots=True)
class FormerHoldingRecord(Record):
    """That a person had a role before an event and has it no longer then; its fields are named as those of a holding.

    The graph says of it with other properties what it says of a holding: nobody speaks in a role that is over.
    """

    class_: ClassVar = str(DKG.FormerHolding)
    is_former: ClassVar = True

    holder: str | None = one_value(DKG.formerHolder)
    role: str | None = one_value(DKG.formerRole)
    role_as_in_source: str | None = one_value(DKG.formerRoleAsInSource)
    organization: str | None = one_value(DKG.formerOrganization)
    organization_as_in_source: str | None = one_value(DKG.formerOrganizationAsInSource)
    event: str | None = one_value(DKG.heldBefore)
    passage: str | None = one_value(DKG.passage)

    @property
    def party_as_in_source(self) -> None:
        """No source says which party somebody had before."""


@dataclass(frozen=True, slots=True)
class ParticipationRecord(Record):
    """A person's part in a panel, or in an event outside its panels: the `occasion`."""

    class_: ClassVar = str(DKG.Participation)

    person: str | None = one_value(DKG.participant)
    role: str | None = one_value(DKG.participationRole)
    occasion: str | None = one_value(DKG.participationIn)
    passage: str | None = one_value(DKG.passage)
