"""What a document about a thing tells: the thing, what belongs to it, what points at it, and the names of all these."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from rdflib.namespace import RDFS

from discourse_kg.export.data.relations import BRIEF, OWNED, POINTING_BRIEF, POINTING_NAMED, POINTING_WHOLE, WHOLE
from discourse_kg.rdf.fact import Fact
from discourse_kg.rdf.order import TYPE
from discourse_kg.records.reader import RecordReader
from discourse_kg.records.statements import StatementRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.incremental.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What is told of each thing, the thing itself first; `named` are those of which only names are told."""

    described: dict[str, tuple[Fact, ...]]
    named: frozenset[str]


def neighbourhood(snapshot: Snapshot, thing: str, kind: str) -> Neighbourhood:
    """Gather what a document about a thing tells; `kind` is the kind of thing, as in `doc/{kind}/…`."""
    snapshot.read_ahead(thing)
    described: dict[str, tuple[Fact, ...]] = {thing: snapshot.describe(thing).facts}
    whole = [fact.value for fact in described[thing] if fact.is_iri and fact.predicate in WHOLE]
    for predicate in POINTING_WHOLE.get(kind, ()):
        whole += snapshot.pointing_at(thing, predicate)
    _describe_owned(snapshot, described, [thing])
    for part in whole:
        described.setdefault(part, snapshot.describe(part).facts)
    for predicate in POINTING_BRIEF.get(kind, ()):
        for part in sorted(snapshot.pointing_at(thing, predicate), key=partial(_number, RecordReader(snapshot))):
            described.setdefault(part, tuple(fact for fact in snapshot.describe(part).facts if fact.predicate in BRIEF))
    _describe_pointing(snapshot, described, thing, POINTING_NAMED.get(kind, ()))
    return Neighbourhood(described, _name(snapshot, described))


def _describe_owned(snapshot: Snapshot, described: dict[str, tuple[Fact, ...]], pending: list[str]) -> None:
    while pending:
        for fact in described[pending.pop()]:
            if fact.is_iri and fact.predicate in OWNED and fact.value not in described:
                described[fact.value] = snapshot.describe(fact.value).facts
                pending.append(fact.value)


def _describe_pointing(
    snapshot: Snapshot, described: dict[str, tuple[Fact, ...]], thing: str, predicates: Iterable[str]
) -> None:
    """Tell the names of what points at a thing, and by what it does so."""
    links: dict[str, list[str]] = {}
    for predicate in predicates:
        for subject in snapshot.pointing_at(thing, predicate):
            if subject not in described:
                links.setdefault(subject, []).append(predicate)
    for subject, by in links.items():
        said = tuple(Fact(predicate, thing, is_iri=True) for predicate in sorted(by))
        described[subject] = _shown(snapshot.labels(subject)) + said


def _name(snapshot: Snapshot, described: dict[str, tuple[Fact, ...]]) -> frozenset[str]:
    """Tell the names of what is pointed at and not described; gives these things."""
    pointed_at = dict.fromkeys(
        fact.value for facts in described.values() for fact in facts if fact.is_iri and fact.predicate != TYPE
    )
    named = {thing: _shown(snapshot.labels(thing)) for thing in pointed_at if thing not in described}
    described |= {thing: labels for thing, labels in named.items() if labels}
    return frozenset(thing for thing, labels in named.items() if labels)


def _shown(labels: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The labels that are for show; concepts have them twice."""
    return _only_labels(labels) if len(labels) > 1 else labels


@lru_cache(10_000)
def _only_labels(labels: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return tuple(fact for fact in labels if fact.predicate == str(RDFS.label)) or labels


def _number(reader: RecordReader, statement: str) -> int:
    """The place of a statement in its source."""
    return reader.read(StatementRecord, statement).number or 0
