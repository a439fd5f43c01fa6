"""The one reader of the graph: resources as records, and the few values that several records make together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from rdflib.namespace import RDF

from discourse_kg.records.occasions import EventRecord, Occasion, PanelRecord
from discourse_kg.records.people import FormerHoldingRecord, HoldingRecord
from discourse_kg.records.record import Detail, DetailValue, Record, Text, details_of, predicate_of, properties
from discourse_kg.records.sources import Passage, PassageRecord, SelectorRecord

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from discourse_kg.rdf.fact import Fact
    from discourse_kg.records.statements import StatementRecord
    from discourse_kg.records.view import GraphView

_Record = TypeVar("_Record", bound=Record)

_TYPE: Final = str(RDF.type)


@dataclass(frozen=True, slots=True)
class SpeakerRecord:
    """Who makes a statement, and the holding in which they do, where the source tells of one."""

    person: str
    holding: HoldingRecord | None


class RecordReader:
    """Reads records from a view of a graph."""

    def __init__(self, view: GraphView) -> None:
        self.view: Final = view

    def read(self, record: type[_Record], iri: str) -> _Record:
        """What the graph says about a resource; fields of which it says nothing are None or empty."""
        found = self.view.describe(iri)
        return record(iri, *(each.read(found, each.predicate) for each in properties(record).values()))

    def all(self, record: type[Record], *, inferred: bool = False) -> tuple[str, ...]:
        """The IRIs of all resources that are asserted to be of the record's class, or inferred as well; sorted."""
        return self.view.instances(record.class_, inferred=inferred)

    def referring(self, record: type[Record], field: str, iri: str) -> tuple[str, ...]:
        """The IRIs of the resources whose field of that name has this resource as a value, sorted."""
        return self.view.pointing_at(iri, predicate_of(record, field))

    def records_referring(self, record: type[_Record], field: str, iri: str) -> list[_Record]:
        """The records that `referring` finds, in that order."""
        return [self.read(record, each) for each in self.referring(record, field, iri)]

    def pairs(self, record: type[Record], field: str) -> Collection[tuple[str, str]]:
        """The values of one field over the whole graph: pairs of a resource and a value, in no order."""
        return self.view.pairs(predicate_of(record, field))

    def texts(self, record: type[Record], field: str) -> Iterator[tuple[str, Text]]:
        """The texts of one field over the whole graph, each with its resource; in no order."""
        for iri, value, language in self.view.texts(predicate_of(record, field)):
            yield iri, Text(value, language)

    def is_a(self, iri: str, record: type[Record]) -> bool:
        """Whether a resource is of the record's class, asserted or inferred."""
        return record.class_ in self.view.describe(iri).values.get(_TYPE, ())

    def occasion(self, iri: str) -> Occasion:
        """A panel with its event, or an event."""
        if event := self.read(PanelRecord, iri).event:
            return Occasion(iri, iri, event)
        return Occasion(iri, None, iri if self.is_a(iri, EventRecord) else None)

    def date_of(self, event: str | None) -> str | None:
        """The day of an event, ISO 8601; None where it has none, and where there is no event."""
        return self.read(EventRecord, event).date if event else None

    def office(self, iri: str) -> HoldingRecord | FormerHoldingRecord:
        """A holding, or a former holding."""
        former = self.read(FormerHoldingRecord, iri)
        return self.read(HoldingRecord, iri) if former.holder is None else former

    def passage(self, iri: str | None) -> Passage | None:
        """Where a passage is and what stands there; None when the graph does not say both."""
        if iri is None:
            return None
        record = self.read(PassageRecord, iri)
        selectors = [self.read(SelectorRecord, selector) for selector in record.selectors]
        placed = next((each for each in selectors if each.start is not None), None)
        quoted = next((each for each in selectors if each.exact is not None), None)
        heard = next((each.fragment for each in selectors if each.fragment is not None), None)
        if placed is None or placed.start is None or placed.end is None or quoted is None or quoted.exact is None:
            return None
        around = quoted.prefix or "", quoted.exact, quoted.suffix or ""
        return Passage(record.source, placed.start, placed.end, *around, heard)

    def prefetch(self, resources: Iterable[str | None], *, labels_only: bool = False) -> None:
        """Fetch together what is about to be read, or only named. None stands for a field without a value."""
        self.view.prefetch([each for each in resources if each is not None], labels_only=labels_only)

    def prefetch_referring(self, record: type[Record], field: str, resources: Iterable[str]) -> None:
        """Fetch together the records that `referring` finds for these resources."""
        self.view.prefetch_pointing_at(resources, predicate_of(record, field))

    def prefetch_passages(self, passages: Iterable[str | None]) -> None:
        """Fetch together the passages that are about to be read."""
        known = {each for each in passages if each is not None}
        self.prefetch(known)
        self.prefetch(selector for each in known for selector in self.read(PassageRecord, each).selectors)

    def details(self, record: Record, language: str) -> tuple[Detail, ...]:
        """What a record says in the fields that are declared with `detail`, in their order; nothing of empty ones.

        Whatever shows a resource shows them after what it has a place of its own for: a new property is shown
        where it is declared so.
        """
        wanted = details_of(type(record))
        facts = [fact for fact in self.view.describe(record.iri).facts if fact.predicate in wanted]
        self.prefetch({*wanted, *(fact.value for fact in facts if fact.is_iri)} if facts else (), labels_only=True)
        values: dict[str, dict[DetailValue, None]] = {}
        for fact in facts:
            values.setdefault(fact.predicate, {})[self._detail_value(fact, language)] = None
        return tuple(Detail(self.view.label(each, language), tuple(values[each])) for each in wanted if each in values)

    def _detail_value(self, fact: Fact, language: str) -> DetailValue:
        if fact.is_iri:
            return DetailValue(self.view.label(fact.value, language), iri=fact.value)
        return DetailValue(fact.value, fact.language)

    def speakers(self, statement: StatementRecord) -> tuple[SpeakerRecord, ...]:
        """Who makes a statement, by IRI; nobody when a group does, or when only a model proposes somebody."""
        holdings = {each.holder: each for each in (self.read(HoldingRecord, iri) for iri in statement.spoken_as)}
        return tuple(SpeakerRecord(person, holdings.get(person)) for person in statement.speakers)

    def former_offices(self, statement: StatementRecord, person: str) -> tuple[FormerHoldingRecord, ...]:
        """The offices of a person that are over as the statement's own source tells it, by what it calls them.

        Another source may report on a time when they were not over yet.
        """
        offices = self.records_referring(FormerHoldingRecord, "holder", person)
        return tuple(sorted((each for each in offices if self.stated_together(each.iri, statement.iri)), key=_printed))

    def stated_together(self, one: str, other: str) -> bool:
        """Whether one named graph states something about both: whether one source does, of what no sources share."""
        return not self.view.stated_in(one).isdisjoint(self.view.stated_in(other))


def _printed(office: FormerHoldingRecord) -> tuple[str, str]:
    return office.role_as_in_source or "", office.organization_as_in_source or ""
