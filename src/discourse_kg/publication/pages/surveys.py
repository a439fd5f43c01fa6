"""What is made from all of the graph, once for all pages that show it: orders, counts, what pictures draw."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import DCTERMS, PROV

from discourse_kg.publication.pages.reading import Link, Reader
from discourse_kg.publication.pages.wording import name_order, page_texts
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rdflib.term import URIRef

#: Where statements are listed whose sources give no day.
UNDATED: Final = "undated"

_STATEMENTS_BY_COUNTRY: Final = f"""SELECT DISTINCT ?country ?statement WHERE {{
  ?mention <{DKG.refersTo}> ?country . ?country a <{DKG.Country}> . ?statement <{DKG.hasMention}> ?mention }}"""

_PARTS: Final = f"""SELECT DISTINCT ?person ?panel WHERE {{
  ?part <{DKG.participant}> ?person ; <{DKG.participationIn}> ?panel . ?panel a <{DKG.Panel}> }}"""


def counts_by(reader: Reader, predicate: URIRef) -> Mapping[str, int]:
    """How many statements have each thing as a value of a property."""
    query = f"SELECT ?thing (COUNT(DISTINCT ?one) AS ?many) WHERE {{ ?one <{predicate}> ?thing }} GROUP BY ?thing"
    return reader.snapshot.survey(f"counts {predicate}", lambda: dict(_counted(reader, query)))


def mention_counts(reader: Reader) -> Mapping[str, int]:
    """How many statements mention each thing."""
    query = f"""SELECT ?thing (COUNT(DISTINCT ?one) AS ?many) WHERE {{
      ?mention <{DKG.refersTo}> ?thing . ?one <{DKG.hasMention}> ?mention }} GROUP BY ?thing"""
    return reader.snapshot.survey("counts of mentions", lambda: dict(_counted(reader, query)))


def _counted(reader: Reader, query: str) -> list[tuple[str, int]]:
    rows = ((row["thing"], row["many"]) for row in reader.snapshot.select(query))
    return [(t.value, int(many.value)) for t, many in rows if isinstance(t, NamedNode) and isinstance(many, Literal)]


def _pairs(reader: Reader, query: str) -> list[tuple[str, str]]:
    """The rows of a query for two things, sorted."""
    rows = ((row[0], row[1]) for row in reader.snapshot.select(query))
    return sorted(
        (one.value, other.value) for one, other in rows if isinstance(one, NamedNode) and isinstance(other, NamedNode)
    )


def by_name(reader: Reader, kind: URIRef, *, surname: bool = False) -> Sequence[str]:
    """The IRIs of all things of a class, in the order of their names in the reader's language."""
    alphabet: str = page_texts(reader.language)["alphabet"]

    def order(thing: str) -> tuple[object, ...]:
        last, whole = name_order(reader.label(thing), alphabet)
        return (last, whole, thing) if surname else (whole, thing)

    name = f"names {kind} {reader.language}"
    return reader.snapshot.survey(name, lambda: sorted(reader.snapshot.entities(kind), key=order))


def events_by_day(reader: Reader) -> Sequence[str]:
    """The IRIs of all events, newest first; those without a day are last."""

    def made() -> list[str]:
        events = sorted(reader.snapshot.entities(DKG.Event), key=lambda each: (reader.label(each), each))
        return sorted(events, key=lambda each: reader.text(each, DKG.date) or "", reverse=True)

    return reader.snapshot.survey(f"events {reader.language}", made)


def statements_by_year(reader: Reader) -> Mapping[str, Sequence[str]]:
    """The IRIs of all statements by year, newest first; in a year by day, newest first, then as sources have them."""
    return reader.snapshot.survey("statements by year", lambda: _statements_by_year(reader))


def _statements_by_year(reader: Reader) -> dict[str, list[str]]:
    snapshot = reader.snapshot
    query = f"SELECT ?source ?number ?one WHERE {{ ?one <{PROV.wasQuotedFrom}> ?source ; <{DKG.number}> ?number }}"
    by_source: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in snapshot.select(query):
        source, number, statement = row["source"], row["number"], row["one"]
        if isinstance(source, NamedNode) and isinstance(number, Literal) and isinstance(statement, NamedNode):
            by_source[source.value].append((int(number.value), statement.value))
    days = {source: source_day(reader, source) or "" for source in by_source}
    years: dict[str, list[str]] = {}
    for source in sorted(sorted(by_source), key=lambda each: days[each], reverse=True):
        year = years.setdefault(days[source][:4] or UNDATED, [])
        year.extend(statement for _, statement in sorted(by_source[source]))
    return years


def source_day(reader: Reader, source: str) -> str | None:
    """The day of the event that a source reports on; else the day on which it was published."""
    event = reader.text(source, DKG.reportsOn)
    return (reader.text(event, DKG.date) if event else None) or reader.text(source, DCTERMS.issued)


def countries_by_year(reader: Reader) -> Sequence[tuple[str, Mapping[int, int]]]:
    """How many statements mention each country, by year; the country that most do is first."""

    def made() -> list[tuple[str, Mapping[int, int]]]:
        years = {each: year for year, found in statements_by_year(reader).items() for each in found}
        counted: dict[str, Counter[int]] = defaultdict(Counter)
        for country, statement in _pairs(reader, _STATEMENTS_BY_COUNTRY):
            if (year := years.get(statement, UNDATED)).isdigit():
                counted[country][int(year)] += 1
        return sorted(counted.items(), key=lambda each: (-sum(each[1].values()), each[0]))

    return reader.snapshot.survey("countries by year", made)


def parts(reader: Reader) -> Sequence[tuple[Link, Link]]:
    """Who sat on which panel."""

    def made() -> list[tuple[Link, Link]]:
        return [(reader.link(person), reader.link(panel)) for person, panel in _pairs(reader, _PARTS)]

    return reader.snapshot.survey(f"parts {reader.language}", made)
