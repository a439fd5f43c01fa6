"""Persons and organizations: what they hold, where they take part, what they say, who speaks of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from discourse_kg.site.pages.lists import (
    COUNTRIES,
    MENTIONED,
    NOTHING,
    OF_HOLDER,
    OF_ORGANIZATION,
    PROPOSED,
    SAID,
    SPOKEN_FOR,
)
from discourse_kg.site.pages.views.statements import Listing, listing, printed
from discourse_kg.vocabulary import DKG, OA

if TYPE_CHECKING:
    from discourse_kg.incremental.snapshot import Survey
    from discourse_kg.site.pages.lists import Cut
    from discourse_kg.site.pages.reading import Link, Reader


@dataclass(frozen=True, slots=True)
class Office:
    """That a person has, or had, a role or an organization: when, and the sentence that tells of it."""

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
    """One page of a list of offices, of `total` in all or in its year; 0 where the page does not tell."""

    shown: tuple[Office, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Part:
    """That a person takes part in a panel or an event: as what, when."""

    place: Link
    event: Link | None
    role: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A thing, and how many statements there are of it."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person's page."""

    label: str
    offices: Offices
    parts: tuple[Part, ...]
    statements: Listing
    proposed: Listing
    mentioned: Listing
    countries: tuple[Counted, ...]
    written: tuple[Link, ...]
    doubts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OrganizationView:
    """An organization's page: whom it sends, what they say for it, who names it."""

    label: str
    offices: Offices
    statements: Listing
    mentioned: Listing


def person_view(reader: Reader, person: str) -> PersonView:
    """What is known of a person."""
    snapshot = reader.snapshot
    return PersonView(
        label=reader.label(person),
        offices=offices(reader, OF_HOLDER, person),
        parts=_parts(reader, person),
        statements=listing(reader, SAID, person),
        proposed=listing(reader, PROPOSED, person),
        mentioned=listing(reader, MENTIONED, person, about=person),
        countries=counted(reader, COUNTRIES, person),
        written=reader.links(snapshot.pointing_at(person, DKG.author)),
        doubts=reader.links(snapshot.pointing_at(person, DKG.candidate)),
    )


def organization_view(reader: Reader, organization: str) -> OrganizationView:
    """What is known of an organization."""
    return OrganizationView(
        label=reader.label(organization),
        offices=offices(reader, OF_ORGANIZATION, organization),
        statements=listing(reader, SPOKEN_FOR, organization),
        mentioned=listing(reader, MENTIONED, organization, about=organization),
    )


def offices(reader: Reader, held: Survey[Cut], key: str) -> Offices:
    """A page of a list of offices by the key of its survey."""
    found = reader.snapshot.piece(held, key) or NOTHING
    return Offices(tuple(office(reader, holding) for holding in found.shown), found.total)


def office(reader: Reader, holding: str) -> Office:
    """What a holding tells, or a former one."""
    before = reader.text(holding, DKG.formerHolder)
    if before is None:
        return Office(
            reader.link(reader.text(holding, DKG.holder) or holding),
            printed(reader, holding, DKG.role, DKG.roleAsInSource),
            printed(reader, holding, DKG.organization, DKG.organizationAsInSource),
            reader.text(holding, DKG.partyAsInSource),
            *_setting(reader, holding, reader.text(holding, DKG.atEvent)),
        )
    return Office(
        reader.link(before),
        printed(reader, holding, DKG.formerRole, DKG.formerRoleAsInSource),
        printed(reader, holding, DKG.formerOrganization, DKG.formerOrganizationAsInSource),
        None,
        *_setting(reader, holding, reader.text(holding, DKG.heldBefore)),
        former=True,
    )


def _setting(
    reader: Reader, holding: str, event: str | None
) -> tuple[Link | None, str | None, str | None, Link | None]:
    """The event, its day, the sentence that tells of a holding, and the source of that."""
    passage = reader.text(holding, DKG.passage)
    found = reader.passage(passage)
    source = reader.text(passage, OA.hasSource) if passage else None
    return (
        reader.maybe(event),
        reader.text(event, DKG.date) if event else None,
        found.exact if found else None,
        reader.maybe(source),
    )


def _parts(reader: Reader, person: str) -> tuple[Part, ...]:
    found = []
    for each in reader.snapshot.pointing_at(person, DKG.participant):
        place = reader.text(each, DKG.participationIn)
        if place is None:
            continue
        event = reader.event_of(place)
        found.append(
            Part(
                reader.link(place),
                None if event == place else reader.maybe(event),
                reader.label(reader.text(each, DKG.participationRole)),
                reader.text(event, DKG.date) if event else None,
            )
        )
    by_name = sorted(found, key=lambda part: part.place.label)
    return tuple(sorted(by_name, key=lambda part: part.date or "", reverse=True))


def counted(reader: Reader, survey: Survey[tuple[tuple[str, int], ...]], key: str) -> tuple[Counted, ...]:
    """Things by how often they are counted, by the key of a survey."""
    found = (Counted(reader.link(thing), count) for thing, count in reader.snapshot.piece(survey, key) or ())
    return tuple(sorted(found, key=lambda each: (-each.count, each.link.label)))
