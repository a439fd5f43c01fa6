"""The rows of tables: a thing and what a person would want to know of it, by the names of columns in tables.toml."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

from rdflib.namespace import DCTERMS, PROV, SKOS

from discourse_kg.vocabulary import DKG, OA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.incremental.snapshot import Snapshot

#: A text, a number, a truth value, or a list of texts; dates are texts as the graph has them. None: nothing is said.
Cell: TypeAlias = "str | int | bool | list[str] | None"
Row: TypeAlias = dict[str, Cell]


class Reader:
    """Reads what rows need of a snapshot; `language` is that of names that stand in one column only."""

    def __init__(self, snapshot: Snapshot, language: str) -> None:
        self.snapshot, self._language = snapshot, language

    def one(self, thing: str | None, predicate: str) -> str | None:
        """The first value of a property."""
        return self.snapshot.value(thing, str(predicate)) if thing else None

    def all(self, thing: str, *predicates: str) -> list[str]:
        """All values of properties, property by property."""
        return [value for predicate in predicates for value in self.snapshot.values(thing, str(predicate))]

    def number(self, thing: str | None, predicate: str) -> int | None:
        """The first value that is a whole number of a size that tables hold."""
        value = self.one(thing, predicate)
        return int(value) if value and value.isascii() and value.isdecimal() and len(value) < _DIGITS else None

    def count(self, thing: str, predicate: str) -> int:
        """How many things point at this one."""
        return len(self.snapshot.pointing_at(thing, str(predicate)))

    def name(self, thing: str | None, language: str = "") -> str | None:
        """What a thing is called."""
        return self.snapshot.label(thing, language or self._language) if thing else None

    def names(self, things: Iterable[str], language: str = "") -> list[str]:
        """What things are called."""
        return [self.snapshot.label(thing, language or self._language) for thing in things]

    def word(self, thing: str | None) -> str | None:
        """The last part of a concept's IRI, by which it is told from others of its scheme."""
        return thing.rpartition("/")[2] if thing else None

    def place(self, thing: str) -> tuple[str | None, str | None]:
        """The panel, if it is one, and the event that something is in, which is one or the other."""
        event = self.one(thing, DKG.panelOf)
        return (thing, event) if event else (None, thing)

    def span(self, thing: str) -> tuple[int | None, int | None]:
        """Where a thing stands in its source."""
        for selector in self.all(self.one(thing, DKG.passage) or "", OA.hasSelector):
            if (start := self.number(selector, OA.start)) is not None:
                return start, self.number(selector, OA.end)
        return None, None

    def setting(self, event: str | None) -> Row:
        """An event in the columns of other things."""
        return {"event": event, "event_label": self.name(event), "date": self.one(event, DKG.date)}


_DIGITS: Final = 19


def statement(reader: Reader, thing: str, source: str) -> Row:
    """Who said what."""
    panel, event = reader.place(reader.one(thing, DKG.madeIn) or "")
    start, end = reader.span(thing)
    mentioned = reader.all(thing, DKG.mentions)
    codes = {country: code for country in mentioned if (code := _country_code(reader, country))}
    quotes = [fact for fact in reader.snapshot.describe(thing).facts if fact.predicate == str(DKG.quote)]
    persons, organizations = reader.all(thing, DKG.speaker), reader.all(thing, DKG.spokenFor)
    return {
        "statement": thing,
        "number": reader.number(thing, DKG.number),
        "panel": panel,
        "panel_label": reader.name(panel),
        "persons": persons,
        "person_labels": reader.names(persons),
        "roles": reader.all(thing, DKG.spokenInRole),
        "roles_as_in_source": [
            role for holding in reader.all(thing, DKG.spokenAs) for role in reader.all(holding, DKG.roleAsInSource)
        ],
        "organizations": organizations,
        "organization_labels": reader.names(organizations),
        "speaker_as_in_source": reader.one(thing, DKG.speakerAsInSource),
        "speaker_group": reader.one(thing, DKG.speakerGroup),
        "proposed_person_labels": reader.names(reader.all(thing, DKG.proposedSpeaker)),
        "kind": reader.word(reader.one(thing, DKG.kind)),
        "polarity": reader.word(reader.one(thing, DKG.polarity)),
        "quote": quotes[0].value if quotes else None,
        "language": quotes[0].language if quotes else None,
        "start": start,
        "end": end,
        "country_codes": list(codes.values()),
        "countries_en": reader.names(codes, "en"),
        "countries_sv": reader.names(codes, "sv"),
        "mentioned_labels": reader.names(other for other in mentioned if other not in codes),
        "tier": reader.word(reader.one(thing, DKG.attributionTier)),
        "rule": reader.one(thing, DKG.rule),
        "source": source,
        **reader.setting(event or None),
    }


def mention(reader: Reader, thing: str, source: str) -> Row:
    """What is named in a statement."""
    start, end = reader.span(thing)
    referent = reader.one(thing, DKG.refersTo)
    return {
        "mention": thing,
        "surface": reader.one(thing, DKG.surface),
        "kind": reader.word(reader.one(thing, DKG.mentionKind)),
        "label_en": reader.name(referent, "en"),
        "label_sv": reader.name(referent, "sv"),
        "start": start,
        "end": end,
        "refers_to": referent,
        "statement": next(iter(reader.snapshot.pointing_at(thing, str(DKG.hasMention))), None),
        "source": source,
    }


def holding(reader: Reader, thing: str, source: str) -> Row:
    """Who had which role at an event, or before it."""
    del source
    former = reader.one(thing, DKG.formerHolder) is not None
    role = reader.one(thing, DKG.formerRole if former else DKG.role)
    organization = reader.one(thing, DKG.formerOrganization if former else DKG.organization)
    person = reader.one(thing, DKG.formerHolder if former else DKG.holder)
    printed = DKG.formerOrganizationAsInSource if former else DKG.organizationAsInSource
    return {
        "holding": thing,
        "person": person,
        "person_label": reader.name(person),
        "role": role,
        "role_as_in_source": reader.one(thing, DKG.formerRoleAsInSource if former else DKG.roleAsInSource),
        "role_en": reader.name(role, "en"),
        "role_sv": reader.name(role, "sv"),
        "organization": organization,
        "organization_label": reader.name(organization),
        "organization_as_in_source": reader.one(thing, printed),
        "party_as_in_source": reader.one(thing, DKG.partyAsInSource),
        "former": former,
        **reader.setting(reader.one(thing, DKG.heldBefore if former else DKG.atEvent)),
    }


def participation(reader: Reader, thing: str, source: str) -> Row:
    """Who took part in what."""
    del source
    person = reader.one(thing, DKG.participant)
    panel, event = reader.place(reader.one(thing, DKG.participationIn) or "")
    return {
        "participation": thing,
        "person": person,
        "person_label": reader.name(person),
        "role": reader.word(reader.one(thing, DKG.participationRole)),
        "panel": panel,
        "panel_label": reader.name(panel),
        **reader.setting(event or None),
    }


def panel(reader: Reader, thing: str, source: str) -> Row:
    """A panel, and how much is known of it."""
    del source
    return {
        "panel": thing,
        "panel_label": reader.name(thing),
        "participations": reader.count(thing, DKG.participationIn),
        "statements": reader.count(thing, DKG.madeIn),
        **reader.setting(reader.one(thing, DKG.panelOf)),
    }


def source(reader: Reader, thing: str, _source: str) -> Row:
    """A text that was read."""
    return {
        "source": thing,
        "source_label": reader.name(thing),
        "author_label": reader.name(reader.one(thing, DKG.author)),
        "issued": reader.one(thing, DCTERMS.issued),
        "language": reader.one(thing, DCTERMS.language),
        "licence": reader.one(thing, DCTERMS.license),
        "address": reader.one(thing, DCTERMS.source),
        "length": reader.number(thing, DKG.length),
        "sha256": reader.one(thing, DKG.sha256),
        "statements": reader.count(thing, PROV.wasQuotedFrom),
        **reader.setting(reader.one(thing, DKG.reportsOn)),
    }


def person(reader: Reader, thing: str) -> Row:
    """Somebody, and how much is known of them."""
    return {
        "person": thing,
        "person_label": reader.name(thing),
        "statements": reader.count(thing, DKG.speaker),
        "holdings": reader.count(thing, DKG.holder),
        "participations": reader.count(thing, DKG.participant),
    }


def event(reader: Reader, thing: str) -> Row:
    """An occasion."""
    return {
        "event": thing,
        "event_label": reader.name(thing),
        "date": reader.one(thing, DKG.date),
        "place_name": reader.one(thing, DKG.placeName),
        "panels": reader.count(thing, DKG.panelOf),
        "sources": reader.count(thing, DKG.reportsOn),
    }


def _country_code(reader: Reader, thing: str) -> str | None:
    kinds = reader.all(thing, _TYPE)
    return reader.one(thing, SKOS.notation) if str(DKG.Country) in kinds else None


_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

#: The tables of what sources tell, by the classes of the things; and those of what sources share.
OF_SOURCES: Final[dict[str, tuple[Callable[[Reader, str, str], Row], tuple[str, ...]]]] = {
    "statements": (statement, (DKG.Statement,)),
    "mentions": (mention, (DKG.Mention,)),
    "holdings": (holding, (DKG.Holding, DKG.FormerHolding)),
    "participations": (participation, (DKG.Participation,)),
    "panels": (panel, (DKG.Panel,)),
    "sources": (source, (DKG.Source,)),
}
SHARED: Final[dict[str, tuple[Callable[[Reader, str], Row], str]]] = {
    "persons": (person, DKG.Person),
    "events": (event, DKG.Event),
}
