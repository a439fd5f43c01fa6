"""The one reader of the graph: resources as records, and the few values that several records make together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from rdflib.namespace import RDF

from discourse_kg.records.occasions import EventRecord, Occasion, PanelRecord
from discourse_kg.records.people import FormerHoldingRecord, HoldingRecord
from discourse_kg.records.record import Record, predicate_of, properties
from discourse_kg.records.sources import Passage, PassageRecord, SelectorRecord

if TYPE_CHECKING:
    from collections.abc import Collection

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
        return record(iri, *(read(found, predicate) for predicate, read in properties(record).values()))

    def all(self, record: type[Record]) -> tuple[str, ...]:
        """The IRIs of all resources of the record's class, sorted."""
        return self.view.instances(record.class_)

    def referring(self, record: type[Record], field: str, iri: str) -> tuple[str, ...]:
        """The IRIs of the resources whose field of that name has this resource as a value, sorted."""
        return self.view.pointing_at(iri, predicate_of(record, field))

    def pairs(self, record: type[Record], field: str) -> Collection[tuple[str, str]]:
        """The values of one field over the whole graph: pairs of a resource and a value, in no order."""
        return self.view.pairs(predicate_of(record, field))

    def is_a(self, iri: str, record: type[Record]) -> bool:
        """Whether a resource is of the record's class, asserted or inferred."""
        return record.class_ in self.view.describe(iri).values.get(_TYPE, ())

    def occasion(self, iri: str) -> Occasion:
        """A panel with its event, or an event."""
        if event := self.read(PanelRecord, iri).event:
            return Occasion(iri, iri, event)
        return Occasion(iri, None, iri if self.is_a(iri, EventRecord) else None)

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
        if placed is None or placed.start is None or placed.end is None or quoted is None or quoted.exact is None:
            return None
        return Passage(record.source, placed.start, placed.end, quoted.prefix or "", quoted.exact, quoted.suffix or "")

    def speakers(self, statement: StatementRecord) -> tuple[SpeakerRecord, ...]:
        """Who makes a statement, by IRI; nobody when a group does, or when only a model proposes somebody."""
        holdings = {each.holder: each for each in (self.read(HoldingRecord, iri) for iri in statement.spoken_as)}
        return tuple(SpeakerRecord(person, holdings.get(person)) for person in statement.speakers)
