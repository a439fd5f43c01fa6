"""Persons and organizations: what they hold, where they take part, what they say, who speaks of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from discourse_kg.publication.pages.views.statements import Listing, listing, mentioning, printed
from discourse_kg.vocabulary import DKG, OA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.publication.pages.reading import Link, Reader


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
    offices: tuple[Office, ...]
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
    offices: tuple[Office, ...]
    statements: Listing
    mentioned: Listing


def person_view(reader: Reader, person: str) -> PersonView:
    """What is known of a person."""
    snapshot = reader.snapshot
    said = snapshot.pointing_at(person, DKG.speaker)
    return PersonView(
        label=reader.label(person),
        offices=(
            *offices(reader, snapshot.pointing_at(person, DKG.holder)),
            *former_offices(reader, snapshot.pointing_at(person, DKG.formerHolder)),
        ),
        parts=_parts(reader, person),
        statements=listing(reader, said),
        proposed=listing(reader, snapshot.pointing_at(person, DKG.proposedSpeaker)),
        mentioned=listing(reader, mentioning(reader, person), about=person),
        countries=_countries(reader, said),
        written=reader.links(snapshot.pointing_at(person, DKG.author)),
        doubts=reader.links(snapshot.pointing_at(person, DKG.candidate)),
    )


def organization_view(reader: Reader, organization: str) -> OrganizationView:
    """What is known of an organization."""
    snapshot = reader.snapshot
    return OrganizationView(
        label=reader.label(organization),
        offices=(
            *offices(reader, snapshot.pointing_at(organization, DKG.organization)),
            *former_offices(reader, snapshot.pointing_at(organization, DKG.formerOrganization)),
        ),
        statements=listing(reader, snapshot.pointing_at(organization, DKG.spokenFor)),
        mentioned=listing(reader, mentioning(reader, organization), about=organization),
    )


def offices(reader: Reader, holdings: Iterable[str]) -> tuple[Office, ...]:
    """What holdings tell, newest first."""
    return _sorted(
        Office(
            reader.link(reader.text(each, DKG.holder) or each),
            printed(reader, each, DKG.role, DKG.roleAsInSource),
            printed(reader, each, DKG.organization, DKG.organizationAsInSource),
            reader.text(each, DKG.partyAsInSource),
            *_setting(reader, each, reader.text(each, DKG.atEvent)),
        )
        for each in holdings
    )


def former_offices(reader: Reader, holdings: Iterable[str]) -> tuple[Office, ...]:
    """What former holdings tell, newest first."""
    return _sorted(
        Office(
            reader.link(reader.text(each, DKG.formerHolder) or each),
            printed(reader, each, DKG.formerRole, DKG.formerRoleAsInSource),
            printed(reader, each, DKG.formerOrganization, DKG.formerOrganizationAsInSource),
            None,
            *_setting(reader, each, reader.text(each, DKG.heldBefore)),
            former=True,
        )
        for each in holdings
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


def _sorted(found: Iterable[Office]) -> tuple[Office, ...]:
    by_name = sorted(found, key=lambda each: each.person.label)
    return tuple(sorted(by_name, key=lambda each: each.date or "", reverse=True))


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


def _countries(reader: Reader, statements: Iterable[str]) -> tuple[Counted, ...]:
    snapshot = reader.snapshot
    counted = Counter(
        country
        for statement in statements
        for country in sorted(
            {
                thing
                for mention in snapshot.values(statement, DKG.hasMention)
                for thing in snapshot.values(mention, DKG.refersTo)
                if (reader.site.document(thing) or "").startswith("doc/country/")
            }
        )
    )
    found = (Counted(reader.link(country), count) for country, count in counted.items())
    return tuple(sorted(found, key=lambda each: (-each.count, each.link.label)))
