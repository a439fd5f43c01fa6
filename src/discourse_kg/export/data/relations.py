"""Which properties bring what into a document about a resource: what belongs to it, and what refers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib.namespace import RDFS

from discourse_kg.rdf.order import TYPE
from discourse_kg.records.concepts import RoleRecord
from discourse_kg.records.occasions import PanelRecord
from discourse_kg.records.people import FormerHoldingRecord, HoldingRecord, ParticipationRecord, PersonRecord
from discourse_kg.records.record import predicate_of
from discourse_kg.records.sources import PassageRecord, SourceRecord
from discourse_kg.records.statements import StatementRecord, UnresolvedRecord

if TYPE_CHECKING:
    from discourse_kg.records.record import Record


def _of(record: type[Record], *fields: str) -> tuple[str, ...]:
    return tuple(predicate_of(record, field) for field in fields)


#: What has no life of its own is told with what points at it, wherever that stands.
OWNED: Final = frozenset(
    (*_of(StatementRecord, "mentions", "passage", "antecedent"), *_of(PassageRecord, "selectors")),
)
#: What the resource itself points at and a reader wants to see whole: a person's offices, and where they took part.
WHOLE: Final = frozenset(_of(PersonRecord, "holdings", "participations"))

#: What points at a resource, by the type in its IRI: told whole,
POINTING_WHOLE: Final = {
    "event": _of(ParticipationRecord, "occasion"),
    "panel": _of(ParticipationRecord, "occasion"),
    "person": _of(FormerHoldingRecord, "holder"),
}
#: in few words (what was said there),
POINTING_BRIEF: Final = {"event": _of(StatementRecord, "occasion"), "panel": _of(StatementRecord, "occasion")}
BRIEF: Final = frozenset(
    (
        TYPE,
        str(RDFS.label),
        *_of(StatementRecord, "quote", "speakers", "group", "kind", "occasion", "number"),
    )
)
_MENTIONED: Final = _of(StatementRecord, "mentioned")
#: or by its name.
POINTING_NAMED: Final = {
    "country": _MENTIONED,
    "event": _of(SourceRecord, "event"),
    "holding": _of(StatementRecord, "spoken_as"),
    "mention": _of(StatementRecord, "mentions"),
    "model": _of(StatementRecord, "proposed_by"),
    "organization": (
        *_of(HoldingRecord, "organization"),
        *_of(FormerHoldingRecord, "organization"),
        *_MENTIONED,
    ),
    "passage": _of(StatementRecord, "passage", "antecedent"),
    "person": (*_of(SourceRecord, "author"), *_MENTIONED),
    "place": _MENTIONED,
    "role": (*_of(HoldingRecord, "role"), *_of(FormerHoldingRecord, "role"), *_of(RoleRecord, "broader")),
    "source": (*_of(StatementRecord, "source"), *_of(UnresolvedRecord, "source")),
    "topic": _MENTIONED,
}

#: Properties by which a resource embeds those that point at it, and what they are called in that direction.
REVERSED: Final = {
    predicate_of(PanelRecord, "event"): "panels",
    predicate_of(HoldingRecord, "holder"): "offices",
    predicate_of(FormerHoldingRecord, "holder"): "formerOffices",
    predicate_of(ParticipationRecord, "occasion"): "participations",
    predicate_of(StatementRecord, "occasion"): "statements",
}
#: By which the statements of a source are in its order.
NUMBER: Final = predicate_of(StatementRecord, "number")
