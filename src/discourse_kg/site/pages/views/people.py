"""Persons and organizations: offices, participations, statements and mentions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from discourse_kg.records.people import ParticipationRecord
from discourse_kg.records.sources import SourceRecord
from discourse_kg.records.statements import UnresolvedRecord
from discourse_kg.site.pages.aggregates import NOTHING
from discourse_kg.site.pages.statement_lists import (
    COUNTRIES,
    MENTIONED,
    OF_HOLDER,
    OF_ORGANIZATION,
    PROPOSED,
    SAID,
    SPOKEN_FOR,
)
from discourse_kg.site.pages.views.statements import StatementListing, listing, printed

if TYPE_CHECKING:
    from discourse_kg.incremental.aggregates import Aggregate
    from discourse_kg.site.pages.aggregates import Cut
    from discourse_kg.site.pages.context import Link, PageContext


@dataclass(frozen=True, slots=True)
class Office:
    """A role or an organization that a person has or had: when, and the sentence that says so."""

    person: Link
    role: Link | None
    organization: Link | None
    party: str | None
    event: Link | None
    date: str | None
    sentence: str | None
    source: Link | None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Offices:
    """One page of a list of offices, of `total` in all or in its year; 0 where the page does not know."""

    shown: tuple[Office, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Part:
    """A person's part in a panel or an event: as what, and when."""

    occasion: Link
    event: Link | None
    role: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A link, and a number of statements."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person's page."""

    label: str
    offices: Offices
    parts: tuple[Part, ...]
    statements: StatementListing
    proposed: StatementListing
    mentioned: StatementListing
    countries: tuple[Counted, ...]
    written: tuple[Link, ...]
    doubts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OrganizationView:
    """An organization's page."""

    label: str
    offices: Offices
    statements: StatementListing
    mentioned: StatementListing


def person_view(context: PageContext, person: str) -> PersonView:
    """What the page of a person shows."""
    return PersonView(
        label=context.label(person),
        offices=offices(context, OF_HOLDER, person),
        parts=_parts(context, person),
        statements=listing(context, SAID, person),
        proposed=listing(context, PROPOSED, person),
        mentioned=listing(context, MENTIONED, person, about=person),
        countries=counted(context, COUNTRIES, person),
        written=context.links(context.records.referring(SourceRecord, "author", person)),
        doubts=context.links(context.records.referring(UnresolvedRecord, "candidates", person)),
    )


def organization_view(context: PageContext, organization: str) -> OrganizationView:
    """What the page of an organization shows."""
    return OrganizationView(
        label=context.label(organization),
        offices=offices(context, OF_ORGANIZATION, organization),
        statements=listing(context, SPOKEN_FOR, organization),
        mentioned=listing(context, MENTIONED, organization, about=organization),
    )


def offices(context: PageContext, held: Aggregate[Cut], key: str) -> Offices:
    """A page of a list of offices by the key of its partition."""
    found = context.snapshot.aggregates.partition(held, key) or NOTHING
    return Offices(tuple(office(context, holding) for holding in found.shown), found.total)


def office(context: PageContext, holding: str) -> Office:
    """A holding or a former holding, as a page shows it."""
    record = context.records.office(holding)
    passage = context.records.passage(record.passage)
    return Office(
        person=context.link(record.holder or holding),
        role=printed(context, record.role, record.role_as_in_source),
        organization=printed(context, record.organization, record.organization_as_in_source),
        party=record.party_as_in_source,
        event=context.maybe(record.event),
        date=context.records.date_of(record.event),
        sentence=passage.exact if passage else None,
        source=context.maybe(passage.source) if passage else None,
        former=record.is_former,
    )


def _parts(context: PageContext, person: str) -> tuple[Part, ...]:
    participations = context.records.records_referring(ParticipationRecord, "person", person)
    found = [_part(context, each) for each in participations]
    by_name = sorted((part for part in found if part), key=lambda part: part.occasion.label)
    return tuple(sorted(by_name, key=lambda part: part.date or "", reverse=True))


def _part(context: PageContext, record: ParticipationRecord) -> Part | None:
    if record.occasion is None:
        return None
    occasion = context.records.occasion(record.occasion)
    return Part(
        context.link(record.occasion),
        context.maybe(occasion.event) if occasion.panel else None,
        context.label(record.role),
        context.records.date_of(occasion.event),
    )


def counted(context: PageContext, aggregate: Aggregate[tuple[tuple[str, int], ...]], key: str) -> tuple[Counted, ...]:
    """Links by how often they are counted, most frequent first, from a partition."""
    found = (
        Counted(context.link(thing), count)
        for thing, count in context.snapshot.aggregates.partition(aggregate, key) or ()
    )
    return tuple(sorted(found, key=lambda each: (-each.count, each.link.label)))
