"""Roles, countries, places and topics: what statements and offices refer to by concept or name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rdflib.namespace import SKOS

from discourse_kg.records.record import Record, Text, all_texts, all_values, one_value
from discourse_kg.vocabulary import DKG, NAMESPACE

_DENIED = f"{NAMESPACE}polarity/denied"


@dataclass(frozen=True, slots=True)
class RoleRecord(Record):
    """A kind of office: a concept of the role scheme, which has a `notation`, or one that the scheme does not have."""

    class_: ClassVar = str(DKG.Role)

    notation: str | None = one_value(SKOS.notation)
    broader: tuple[str, ...] = all_values(SKOS.broader)
    scheme: str | None = one_value(SKOS.inScheme)
    definitions: tuple[Text, ...] = all_texts(SKOS.definition)


@dataclass(frozen=True, slots=True)
class CountryRecord(Record):
    """A country of the European Union's authority table; `code` is ISO 3166-1 alpha-3."""

    class_: ClassVar = str(DKG.Country)

    code: str | None = one_value(SKOS.notation)


@dataclass(frozen=True, slots=True)
class PlaceRecord(Record):
    """A part of the world that has a name and is no country."""

    class_: ClassVar = str(DKG.Place)


@dataclass(frozen=True, slots=True)
class TopicRecord(Record):
    """A subject that people speak about."""

    class_: ClassVar = str(DKG.Topic)


def notation(concept: str | None) -> str | None:
    """What tells a concept from the others of its scheme: the last part of its IRI.

    >>> notation("https://w3id.org/discourse-kg/ontology/statement-kind/direct")
    'direct'
    """
    return concept.rpartition("/")[2] if concept else None


def is_denied(polarity: str | None) -> bool:
    """Whether the speaker of a statement of that polarity denies what its words say."""
    return polarity == _DENIED
