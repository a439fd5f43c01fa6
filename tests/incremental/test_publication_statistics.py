"""Counts that are changed by what changed are those that a new count would give. The graphs are invented."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib.namespace import RDF

from discourse_kg.export.statistics import THING, Counts, statistics
from discourse_kg.identifiers import DEFAULT_BASE
from discourse_kg.incremental.snapshot import NO_CACHE, QuadDiff, Snapshot
from discourse_kg.incremental.state import SiteState
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

ELSEWHERE: Final = "https://example.org/country/"
TYPE, SAID = NamedNode(str(RDF.type)), NamedNode(str(DKG.said))
GRAPHS: Final = tuple(NamedNode(f"{DEFAULT_BASE}/graph/{name}") for name in "ab")
THINGS: Final = (*(NamedNode(f"{DEFAULT_BASE}/id/person/{name}") for name in "abc"), NamedNode(f"{ELSEWHERE}1"))
CLASSES: Final = (NamedNode(str(DKG.Person)), NamedNode(str(DKG.Statement)), NamedNode("https://example.org/Thing"))


@st.composite
def quads(draw: st.DrawFn) -> Quad:
    graph, subject = draw(st.sampled_from(GRAPHS)), draw(st.sampled_from(THINGS))
    if draw(st.booleans()):
        return Quad(subject, TYPE, draw(st.sampled_from(CLASSES)), graph)
    value = draw(st.sampled_from(THINGS) | st.sampled_from((Literal("x"), Literal(1))))
    return Quad(subject, SAID, value, graph)


def counted(found: AbstractSet[Quad], state: SiteState, difference: QuadDiff | None = None) -> Counts:
    engine = Store()
    engine.extend(found)
    return statistics(Snapshot(engine, DEFAULT_BASE, NO_CACHE, difference), state, (ELSEWHERE,))


def adjusted(before: AbstractSet[Quad], now: AbstractSet[Quad]) -> Counts:
    with SiteState(Path(":memory:")) as state:
        counted(before, state)
        return counted(now, state, QuadDiff(frozenset(now - before), frozenset(before - now)))


def anew(found: AbstractSet[Quad]) -> Counts:
    with SiteState(Path(":memory:")) as state:
        return counted(found, state)


@given(st.frozensets(quads(), max_size=20), st.frozensets(quads(), max_size=20))
def test_counts_that_are_changed_are_those_of_a_new_count(before: frozenset[Quad], now: frozenset[Quad]) -> None:
    assert adjusted(before, now) == anew(now)


def test_what_is_said_as_before_counts_otherwise_when_its_object_has_another_class() -> None:
    one, other, *_ = THINGS
    person, statement, _ = CLASSES
    stays = {Quad(one, TYPE, person, GRAPHS[0]), Quad(one, SAID, other, GRAPHS[0])}
    counts = adjusted(stays | {Quad(other, TYPE, person, GRAPHS[1])}, stays | {Quad(other, TYPE, statement, GRAPHS[1])})
    told = {key: count for key, count in counts.items() if key[0] == THING}
    assert told == {(THING, person.value, SAID.value, statement.value): 1}
