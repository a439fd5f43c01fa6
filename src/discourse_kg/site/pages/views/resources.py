"""Countries, roles, and all resources whose page is a table of their properties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib.namespace import RDF, RDFS, SKOS

from discourse_kg.records.concepts import CountryRecord, RoleRecord
from discourse_kg.site.pages.aggregates import NOTHING
from discourse_kg.site.pages.charts import Bars, bars
from discourse_kg.site.pages.context import Link, web_address
from discourse_kg.site.pages.statement_lists import MENTIONED, OF_ROLE, SPEAKERS, SPOKEN_IN_ROLE
from discourse_kg.site.pages.views.people import Counted, Offices, counted, offices
from discourse_kg.site.pages.views.statements import StatementListing, listing
from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discourse_kg.site.pages.context import PageContext

#: The most years in a bar chart.
_YEARS: Final = 40

_TYPE: Final = str(RDF.type)
_LABELS: Final = frozenset(map(str, (SKOS.prefLabel, SKOS.altLabel, RDFS.label)))
_HIDDEN: Final = frozenset({_TYPE, str(RDFS.label)})


@dataclass(frozen=True, slots=True)
class CountryView:
    """A country's page: statements that mention it, by speaker and by year."""

    label: str
    code: str
    years: Mapping[int, int]
    picture: Bars | None
    speakers: tuple[Counted, ...]
    statements: StatementListing


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role's page: its definition, its place in the scheme, and who holds it."""

    label: str
    other_labels: tuple[tuple[str, str | None], ...]
    definition: str | None
    broader: tuple[Link, ...]
    narrower: tuple[Link, ...]
    offices: Offices
    statements: StatementListing


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a table: a text, with a page of the site or a web address."""

    link: Link
    address: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class PropertyRow:
    """A property and its values."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ThingView:
    """The page of any other resource: its classes, its properties, and the statements that mention it."""

    label: str
    kinds: tuple[str, ...]
    rows: tuple[PropertyRow, ...]
    statements: StatementListing


def country_view(context: PageContext, country: str) -> CountryView:
    """What the page of a country shows."""
    by_year = country_years(context, country)
    return CountryView(
        label=context.label(country),
        code=context.records.read(CountryRecord, country).code or country.rpartition("/")[2],
        years=by_year,
        picture=bars(by_year),
        speakers=counted(context, SPEAKERS, country),
        statements=listing(context, MENTIONED, country, about=country),
    )


def country_years(context: PageContext, country: str) -> dict[int, int]:
    """The number of statements that mention a country in each of the last `_YEARS` years that have any."""
    found = context.snapshot.aggregates.partition(MENTIONED, country) or NOTHING
    told = {int(year): count for year, count in found.years if year.isdigit()}
    last = max(told, default=0)
    first = max(min(told, default=0), last - _YEARS + 1)
    return {year: told.get(year, 0) for year in range(first, last + 1)} if told else {}


def role_view(context: PageContext, role: str) -> RoleView:
    """What the page of a role shows."""
    record, label = context.records.read(RoleRecord, role), context.label(role)
    labels = {
        (fact.value, fact.language)
        for fact in context.snapshot.describe(role).facts
        if fact.predicate in _LABELS and fact.value != label
    }
    definitions = {each.language: each.value for each in record.definitions}
    return RoleView(
        label=label,
        other_labels=tuple(sorted(labels, key=lambda each: (each[0].casefold(), each[1] or ""))),
        definition=definitions.get(context.language),
        broader=context.links(record.broader),
        narrower=context.links(context.records.referring(RoleRecord, "broader", role)),
        offices=offices(context, OF_ROLE, role),
        statements=listing(context, SPOKEN_IN_ROLE, role),
    )


def thing_view(context: PageContext, thing: str) -> ThingView:
    """All properties of a resource."""
    found: dict[str, list[Value]] = {}
    kinds: set[str] = set()
    for fact in context.snapshot.describe(thing).facts:
        if fact.predicate == _TYPE and fact.value.startswith(NAMESPACE):
            kinds.add(context.label(fact.value))
        elif fact.predicate not in _HIDDEN:
            link = context.link(fact.value) if fact.is_iri else Link(fact.value)
            address = web_address(fact.value) if fact.is_iri and link.path is None else None
            found.setdefault(fact.predicate, []).append(Value(link, address, fact.language))
    rows = sorted(
        (PropertyRow(context.label(predicate), tuple(dict.fromkeys(values))) for predicate, values in found.items()),
        key=lambda row: row.name.casefold(),
    )
    return ThingView(
        label=context.label(thing),
        kinds=tuple(sorted(kinds)),
        rows=tuple(rows),
        statements=listing(context, MENTIONED, thing, about=thing),
    )
