"""What can be found: people, organizations, events, statements and the like, with their words and values."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rdflib import RDFS, SKOS

from discourse_kg.export.site_paths import Site
from discourse_kg.records.concepts import CountryRecord, PlaceRecord, RoleRecord, TopicRecord, is_denied
from discourse_kg.records.occasions import EventRecord, PanelRecord
from discourse_kg.records.people import HoldingRecord, OrganizationRecord, ParticipationRecord, PersonRecord
from discourse_kg.records.reader import RecordReader
from discourse_kg.records.record import Record, Text
from discourse_kg.records.sources import SourceRecord
from discourse_kg.records.statements import MentionRecord, StatementRecord
from discourse_kg.site.browser.facets import facets
from discourse_kg.site.browser.folding import words
from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from discourse_kg.incremental.snapshot import Snapshot
    from discourse_kg.rdf.description import Description

#: Kinds of things with names, in the order in which they are shown; statements come last.
NAMED: Final[Mapping[str, type[Record]]] = {
    "person": PersonRecord,
    "organization": OrganizationRecord,
    "event": EventRecord,
    "panel": PanelRecord,
    "country": CountryRecord,
    "topic": TopicRecord,
    "place": PlaceRecord,
    "role": RoleRecord,
}
STATEMENT: Final = "statement"

#: Characters of a quotation that search shows; the page of the statement has all of it.
_LONGEST_QUOTE: Final = 600
_YEAR: Final = 4
_ANY: Final = ""


@dataclass(slots=True)
class SearchEntry:
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
        self._reader = RecordReader(snapshot)
        self._dates = self._values(EventRecord, "date")
        self._labels: dict[str, list[tuple[str, str]]] = {}
        self._by_iri: dict[str, SearchEntry] = {}
        for kind, record in NAMED.items():
            for iri in self._reader.all(record, inferred=True):
                self._name(kind, iri)
        self._connect()
        statements = list(self._statements())
        used = {iri for entry in (*self._by_iri.values(), *statements) for iri in entry.values["role"]}
        named = [entry for entry in self._by_iri.values() if entry.kind != "role" or entry.iri in used]
        ranks = {kind: rank for rank, kind in enumerate(NAMED)}
        self.all: Final = [
            *sorted(named, key=lambda entry: (ranks[entry.kind], entry.order, entry.iri)),
            *statements,
        ]

    def _values(self, record: type[Record], name: str) -> Mapping[str, list[str]]:
        """The values of a field, sorted, by resource: read at once, which takes a fraction of the time."""
        found: dict[str, list[str]] = defaultdict(list)
        for iri, value in self._reader.pairs(record, name):
            found[iri].append(value)
        return {iri: sorted(values) for iri, values in found.items()}

    def _name(self, kind: str, iri: str) -> None:
        """Take in what is called something; of the ontology's own things, roles alone can be found."""
        found = self._reader.view.describe(iri)
        if labels := _texts(found, str(RDFS.label)):
            self._labels[iri] = labels
            if kind == "role" or not iri.startswith(NAMESPACE):
                self._by_iri[iri] = self._named(kind, iri, labels, _texts(found, str(SKOS.altLabel)))

    def _named(self, kind: str, iri: str, labels: list[tuple[str, str]], others: list[tuple[str, str]]) -> SearchEntry:
        shown: dict[str, object] = {"key": key_of(iri), "label": _in_languages(labels)}
        further = sorted({text for tag, text in labels if tag not in _LANGUAGES} | {text for _, text in others})
        if further:
            shown["other"] = further
        if dates := self._dates.get(iri):
            shown["note"] = dates[0]
        known = [text for _, text in (*labels, *others)]
        order = (*_newest(dates), *known[:1]) if kind == "event" else tuple(known[:1])
        entry = SearchEntry(kind, iri, set().union(*map(words, known)), shown, order=order)
        if kind in facets():
            entry.values[kind].add(iri)
        if kind == "event":
            entry.values["year"].update(_years(dates))
        return entry

    def _connect(self) -> None:
        """Tell who was at which event and panel, and in which role, for which organization."""
        panels = self._values(PanelRecord, "event")
        for panel, events in panels.items():
            self._add(panel, "event", events)
        occasions = self._values(ParticipationRecord, "occasion")
        for part, people in self._values(ParticipationRecord, "person").items():
            for occasion in occasions.get(part, ()):
                events = panels.get(occasion, [occasion])
                self._together([occasion, *events], {"person": people})
                self._together(people, {"event": events})
        values = {name: self._values(HoldingRecord, facet.holding) for name, facet in facets().items() if facet.holding}
        for holding, people in values["person"].items():
            by_facet = {facet: found.get(holding, []) for facet, found in values.items()}
            everybody = (*people, *by_facet["organization"], *by_facet["role"])
            self._together(everybody, by_facet)

    def _together(self, things: Iterable[str], by_facet: Mapping[str, Iterable[str]]) -> None:
        for thing in things:
            for facet, values in by_facet.items():
                self._add(thing, facet, values)

    def _add(self, thing: str, facet: str, values: Iterable[str]) -> None:
        entry = self._by_iri.get(thing)
        if entry is None or (facet == entry.kind):
            return
        entry.values[facet].update(values)
        if facet == "event":
            entry.values["year"].update(_years(date for event in values for date in self._dates.get(event, ())))

    def _statements(self) -> Iterator[SearchEntry]:
        told = sorted(self._reader.texts(StatementRecord, "quote"), key=_by_language, reverse=True)
        quotes = dict(told)  # of several quotes of one statement, the first
        of_facets = {facet.statement for facet in facets().values() if facet.statement} - {_EVENT}
        values = {name: self._values(StatementRecord, name) for name in {*_OF_STATEMENT, *of_facets}}
        events = self._values(SourceRecord, "event")
        of_mentions = {
            name: self._values(MentionRecord, facet.mention) for name, facet in facets().items() if facet.mention
        }

        def order(iri: str) -> tuple[object, ...]:
            [source] = values["source"].get(iri, [""])[:1]
            dates = [date for event in events.get(source, ()) for date in self._dates.get(event, ())]
            return (*_newest(dates), source, *map(int, values["number"].get(iri, ())), iri)

        for iri in sorted(quotes, key=order):
            fact = {name: found.get(iri, []) for name, found in values.items()}
            fact[_EVENT] = [event for source in fact["source"] for event in events.get(source, ())]
            for name, found in of_mentions.items():
                fact[name] = [value for mention in fact["mentions"] for value in found.get(mention, ())]
            yield self._statement(iri, quotes[iri], fact)

    def _statement(self, iri: str, quote: Text, fact: Mapping[str, list[str]]) -> SearchEntry:
        dates = [date for event in fact["event"] for date in self._dates.get(event, ())]
        speakers = fact["speakers"] or fact["proposed_speakers"]
        shown: dict[str, object] = {
            "key": key_of(iri),
            "quote": _cut(quote.value),
            "speakers": [[key_of(person), self._label(person)] for person in speakers],
            "event": next(([key_of(event), self._label(event)] for event in fact["event"]), None),
            "date": next(iter(dates), None),
            "language": quote.language,
            "group": next(iter(fact["group"]), None),
            "proposed": bool(fact["proposed_speakers"] and not fact["speakers"]),
            "denied": any(map(is_denied, fact["polarity"])),
        }
        entry = SearchEntry(STATEMENT, iri, words(quote.value), {name: value for name, value in shown.items() if value})
        for name, facet in facets().items():
            entry.values[name].update(fact[facet.statement] if facet.statement else ())
            entry.values[name].update(self._of_kind(facet.mentioned, fact["mentioned"]))
            entry.values[name].update(fact[name] if facet.mention else ())
        entry.values["year"].update(_years(dates))
        for name in ("person", "organization", "role", "country"):
            for thing in entry.values[name]:
                if named := self._by_iri.get(thing):
                    entry.words |= named.words
        self._together(fact["speakers"], {"country": entry.values["country"], "event": fact["event"]})
        return entry

    def _of_kind(self, kind: str | None, things: Iterable[str]) -> Iterator[str]:
        return (thing for thing in things if (named := self._by_iri.get(thing)) and named.kind == kind)

    def _label(self, iri: str) -> str:
        return next((text for _, text in self._labels.get(iri, ())), key_of(iri))


#: What is read of a statement beside the values of facets; its event is that of its source.
_OF_STATEMENT: Final = (
    "group",
    "mentioned",
    "mentions",
    "number",
    "polarity",
    "proposed_speakers",
    "source",
    "speakers",
)
_EVENT: Final = "event"
_LANGUAGES: Final = (*Site.LANGUAGES, _ANY)


def _texts(found: Description, predicate: str) -> list[tuple[str, str]]:
    """The texts of a property as (language, text), sorted."""
    facts = (fact for fact in found.facts if fact.predicate == predicate and not fact.is_iri)
    return sorted({(fact.language or _ANY, fact.value) for fact in facts})


def _by_language(told: tuple[str, Text]) -> tuple[str, str, str]:
    iri, text = told
    return iri, text.language or _ANY, text.value


def _in_languages(labels: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names by language: one alone where all languages have the same."""
    kept = {tag: text for tag, text in labels if tag in _LANGUAGES}
    return {_ANY: next(iter(kept.values()))} if len(set(kept.values())) == 1 else kept


def _cut(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE].rstrip()} …"


def _years(dates: Iterable[str] | None) -> set[str]:
    return {date[:_YEAR] for date in dates or ()}


def _newest(dates: Iterable[str] | None) -> tuple[str]:
    """A key that sorts later days before earlier ones, and unknown ones last."""
    day = max(dates or (), default="")
    return ("".join(chr(ord("9") - ord(digit) + ord("0")) for digit in day if digit.isdigit()) or "~",)
