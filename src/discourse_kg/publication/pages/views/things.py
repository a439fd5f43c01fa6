"""Countries, roles, and all those things whose page says in a table what the graph says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib.namespace import RDF, RDFS, SKOS

from discourse_kg.publication.pages.pictures import Bars, bars
from discourse_kg.publication.pages.reading import Link, web_address
from discourse_kg.publication.pages.views.people import Counted, Office, former_offices, offices
from discourse_kg.publication.pages.views.statements import Listing, listing, mentioning, years
from discourse_kg.vocabulary import DKG, NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from discourse_kg.publication.pages.reading import Reader

#: How many of a long list a page counts.
_MOST_COUNTED: Final = 30

_TYPE, _DEFINITION = str(RDF.type), str(SKOS.definition)
_LABELS: Final = frozenset(map(str, (SKOS.prefLabel, SKOS.altLabel, RDFS.label)))
_HIDDEN: Final = frozenset({_TYPE, str(RDFS.label)})


@dataclass(frozen=True, slots=True)
class CountryView:
    """A country's page: what is said of it, by whom, when."""

    label: str
    code: str
    years: Mapping[int, int]
    picture: Bars | None
    speakers: tuple[Counted, ...]
    statements: Listing


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role's page: what it is, what it is a kind of, who holds it."""

    label: str
    other_labels: tuple[tuple[str, str | None], ...]
    definition: str | None
    broader: tuple[Link, ...]
    narrower: tuple[Link, ...]
    offices: tuple[Office, ...]
    statements: Listing


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a table: a text, with a page of the site or an address on the web."""

    link: Link
    address: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What is said by one property."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ThingView:
    """The page of any thing: its kinds, what is said of it, and which statements name it."""

    label: str
    kinds: tuple[str, ...]
    rows: tuple[Row, ...]
    statements: Listing


def country_view(reader: Reader, country: str) -> CountryView:
    """What is said of a country."""
    statements = mentioning(reader, country)
    by_year = years(reader, statements)
    return CountryView(
        label=reader.label(country),
        code=reader.text(country, SKOS.notation) or country.rpartition("/")[2],
        years=by_year,
        picture=bars(by_year),
        speakers=_speakers(reader, statements),
        statements=listing(reader, statements, about=country),
    )


def _speakers(reader: Reader, statements: Iterable[str]) -> tuple[Counted, ...]:
    counted = Counter(person for each in statements for person in reader.snapshot.values(each, DKG.speaker))
    found = (Counted(reader.link(person), count) for person, count in counted.items())
    return tuple(sorted(found, key=lambda each: (-each.count, each.link.label))[:_MOST_COUNTED])


def role_view(reader: Reader, role: str) -> RoleView:
    """What is known of a role."""
    snapshot = reader.snapshot
    label = reader.label(role)
    labels = {
        (fact.value, fact.language)
        for fact in snapshot.about(role)
        if fact.predicate in _LABELS and fact.value != label
    }
    definitions = {fact.language: fact.value for fact in snapshot.about(role) if fact.predicate == _DEFINITION}
    return RoleView(
        label=label,
        other_labels=tuple(sorted(labels, key=lambda each: (each[0].casefold(), each[1] or ""))),
        definition=definitions.get(reader.language),
        broader=reader.links(snapshot.values(role, SKOS.broader)),
        narrower=reader.links(snapshot.pointing_at(role, SKOS.broader)),
        offices=(
            *offices(reader, snapshot.pointing_at(role, DKG.role)),
            *former_offices(reader, snapshot.pointing_at(role, DKG.formerRole)),
        ),
        statements=listing(reader, snapshot.pointing_at(role, DKG.spokenInRole)),
    )


def thing_view(reader: Reader, thing: str) -> ThingView:
    """All that is said of a thing, property by property."""
    found: dict[str, list[Value]] = {}
    kinds: set[str] = set()
    for fact in reader.snapshot.about(thing):
        if fact.predicate == _TYPE and fact.value.startswith(NAMESPACE):
            kinds.add(reader.label(fact.value))
        elif fact.predicate not in _HIDDEN:
            link = reader.link(fact.value) if fact.is_iri else Link(fact.value)
            address = web_address(fact.value) if fact.is_iri and link.path is None else None
            found.setdefault(fact.predicate, []).append(Value(link, address, fact.language))
    rows = sorted(
        (Row(reader.label(predicate), tuple(dict.fromkeys(values))) for predicate, values in found.items()),
        key=lambda row: row.name.casefold(),
    )
    return ThingView(
        label=reader.label(thing),
        kinds=tuple(sorted(kinds)),
        rows=tuple(rows),
        statements=listing(reader, mentioning(reader, thing), about=thing),
    )
