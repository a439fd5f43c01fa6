"""What can be found: people, organizations, events, statements and the like, with their words and values."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal
from rdflib import PROV, RDFS, SKOS

from discourse_kg.export.site_paths import Site
from discourse_kg.rdf.fact import iri_of
from discourse_kg.site.browser.folding import words
from discourse_kg.vocabulary import DKG, NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rdflib import URIRef

    from discourse_kg.incremental.snapshot import Snapshot

#: Kinds of things with names, in the order in which they are shown; statements come last.
NAMED: Final = {
    "person": DKG.Person,
    "organization": DKG.Organization,
    "event": DKG.Event,
    "panel": DKG.Panel,
    "country": DKG.Country,
    "topic": DKG.Topic,
    "place": DKG.Place,
    "role": DKG.Role,
}
STATEMENT: Final = "statement"
#: What an answer can be narrowed by.
FACETS: Final = ("event", "year", "person", "role", "organization", "country", "kind")

#: Characters of a quotation that search shows; the page of the statement has all of it.
_LONGEST_QUOTE: Final = 600
_YEAR: Final = 4
_ANY: Final = ""


@dataclass(slots=True)
class Entry:
    """A thing that can be found. `values` are by facet: IRIs, or years; `shown` is what the browser shows."""

    kind: str
    iri: str
    words: set[str]
    shown: dict[str, object]
    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    order: tuple[str, ...] = ()


def key_of(iri: str) -> str:
    """The part of an IRI that tells things of one kind apart."""
    return iri.rpartition("/")[2]


class Entries:
    """All entries of a graph, in the order in which they are shown."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._labels: dict[str, list[tuple[str, str]]] = {}
        self._others: dict[str, list[tuple[str, str]]] = {}
        self._dates = self._pairs(DKG.date)
        self._by_iri: dict[str, Entry] = {}
        for kind, class_ in NAMED.items():
            labels = self._texts(RDFS.label, class_)
            self._labels |= labels
            self._others |= self._texts(SKOS.altLabel, class_)
            for iri in labels:
                if kind == "role" or not iri.startswith(NAMESPACE):
                    self._by_iri[iri] = self._named(kind, iri)
        self._connect()
        statements = list(self._statements())
        used = {iri for entry in (*self._by_iri.values(), *statements) for iri in entry.values["role"]}
        named = [entry for entry in self._by_iri.values() if entry.kind != "role" or entry.iri in used]
        ranks = {kind: rank for rank, kind in enumerate(NAMED)}
        self.all: Final = [
            *sorted(named, key=lambda entry: (ranks[entry.kind], entry.order, entry.iri)),
            *statements,
        ]

    def _pairs(self, predicate: URIRef) -> Mapping[str, list[str]]:
        """The values of a property, by what has it, both sorted."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self._snapshot.select(f"SELECT ?s ?o WHERE {{ ?s <{predicate}> ?o }}"):
            value = row["o"]
            found[iri_of(row["s"])].add(value.value if isinstance(value, Literal) else iri_of(value))
        return {thing: sorted(values) for thing, values in found.items()}

    def _texts(self, predicate: URIRef, class_: URIRef) -> dict[str, list[tuple[str, str]]]:
        """The texts of a property as (language, text), by what of a class has it."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for row in self._snapshot.select(f"SELECT ?s ?o WHERE {{ ?s a <{class_}> ; <{predicate}> ?o }}"):
            if isinstance(value := row["o"], Literal):
                found[iri_of(row["s"])].add((value.language or _ANY, value.value))
        return {thing: sorted(values) for thing, values in found.items()}

    def _named(self, kind: str, iri: str) -> Entry:
        labels, others = self._labels.get(iri, []), [text for _, text in self._others.get(iri, [])]
        shown: dict[str, object] = {"key": key_of(iri), "label": _labels(labels)}
        further = sorted({text for tag, text in labels if tag not in _LANGUAGES} | set(others))
        if further:
            shown["other"] = further
        if dates := self._dates.get(iri):
            shown["note"] = dates[0]
        known = [text for _, text in labels] + others
        order = (*_newest(dates), *known[:1]) if kind == "event" else tuple(known[:1])
        entry = Entry(kind, iri, set().union(*map(words, known)) if known else set(), shown, order=order)
        if kind in FACETS:
            entry.values[kind].add(iri)
        if kind == "event":
            entry.values["year"].update(_years(dates))
        return entry

    def _connect(self) -> None:
        """Tell who was at which event and panel, and in which role, for which organization."""
        panels = self._pairs(DKG.panelOf)
        for panel, events in panels.items():
            self._add(panel, "event", events)
        part_in, participant = self._pairs(DKG.participationIn), self._pairs(DKG.participant)
        for part, people in participant.items():
            for conversation in part_in.get(part, ()):
                events = panels.get(conversation, [conversation])
                self._together([conversation, *events], {"person": people})
                self._together(people, {"event": events})
        values = {name: self._pairs(each) for name, each in _HOLDING.items()}
        for holding, people in values["person"].items():
            facets = {name: found.get(holding, []) for name, found in values.items()}
            everybody = (*people, *facets["organization"], *facets["role"])
            self._together(everybody, facets)

    def _together(self, things: Iterable[str], facets: Mapping[str, Iterable[str]]) -> None:
        for thing in things:
            for facet, values in facets.items():
                self._add(thing, facet, values)

    def _add(self, thing: str, facet: str, values: Iterable[str]) -> None:
        entry = self._by_iri.get(thing)
        if entry is None or (facet == entry.kind):
            return
        entry.values[facet].update(values)
        if facet == "event":
            entry.values["year"].update(_years(date for event in values for date in self._dates.get(event, ())))

    def _statements(self) -> Iterator[Entry]:
        quotes = self._texts(DKG.quote, DKG.Statement)
        facts = {name: self._pairs(each) for name, each in _STATEMENT.items()}
        events, numbers = self._pairs(DKG.reportsOn), self._pairs(DKG.number)

        def order(iri: str) -> tuple[object, ...]:
            [source] = facts["source"].get(iri, [""])[:1]
            dates = [date for event in events.get(source, ()) for date in self._dates.get(event, ())]
            return (*_newest(dates), source, *(int(number) for number in numbers.get(iri, ())), iri)

        for iri in sorted(quotes, key=order):
            fact = {name: found.get(iri, []) for name, found in facts.items()}
            fact["event"] = [event for source in fact["source"] for event in events.get(source, ())]
            yield self._statement(iri, quotes[iri][0], fact)

    def _statement(self, iri: str, quote: tuple[str, str], fact: Mapping[str, list[str]]) -> Entry:
        language, text = quote
        dates = [date for event in fact["event"] for date in self._dates.get(event, ())]
        speakers = fact["person"] or fact["proposed"]
        shown: dict[str, object] = {
            "key": key_of(iri),
            "quote": text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rstrip()} …",
            "speakers": [[key_of(person), self._name(person)] for person in speakers],
            "event": next(([key_of(event), self._name(event)] for event in fact["event"]), None),
            "date": next(iter(dates), None),
            "language": language or None,
            "group": next(iter(fact["group"]), None),
            "proposed": bool(fact["proposed"] and not fact["person"]) or None,
            "denied": any(key_of(each) == _DENIED for each in fact["polarity"]) or None,
        }
        entry = Entry(STATEMENT, iri, words(text), {name: value for name, value in shown.items() if value})
        for facet in ("event", "person", "role", "organization", "kind"):
            entry.values[facet].update(fact[facet])
        entry.values["country"].update(
            thing for thing in fact["mentions"] if (its := self._by_iri.get(thing)) and its.kind == "country"
        )
        entry.values["year"].update(_years(dates))
        for facet in ("person", "organization", "role", "country"):
            for thing in entry.values[facet]:
                if named := self._by_iri.get(thing):
                    entry.words |= named.words
        self._together(fact["person"], {"country": entry.values["country"], "event": fact["event"]})
        return entry

    def _name(self, iri: str) -> str:
        return next((text for _, text in self._labels.get(iri, ())), key_of(iri))


#: What connects people with offices and organizations.
_HOLDING: Final = {
    "person": DKG.holder,
    "role": DKG.role,
    "organization": DKG.organization,
    "event": DKG.atEvent,
}
#: What is read of a statement.
_STATEMENT: Final = {
    "person": DKG.speaker,
    "proposed": DKG.proposedSpeaker,
    "group": DKG.speakerGroup,
    "role": DKG.spokenInRole,
    "organization": DKG.spokenFor,
    "mentions": DKG.mentions,
    "kind": DKG.kind,
    "polarity": DKG.polarity,
    "source": PROV.wasQuotedFrom,
}
_DENIED: Final = "denied"
_LANGUAGES: Final = (*Site.LANGUAGES, _ANY)


def _labels(labels: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names by language: one alone where all languages have the same."""
    kept = {tag: text for tag, text in labels if tag in _LANGUAGES}
    return {_ANY: next(iter(kept.values()))} if len(set(kept.values())) == 1 else kept


def _years(dates: Iterable[str] | None) -> set[str]:
    return {date[:_YEAR] for date in dates or ()}


def _newest(dates: Iterable[str] | None) -> tuple[str]:
    """A key that sorts later days before earlier ones, and unknown ones last."""
    day = max(dates or (), default="")
    return ("".join(chr(ord("9") - ord(digit) + ord("0")) for digit in day if digit.isdigit()) or "~",)
