"""What a document depends on is recorded while it is made; named graphs as a whole. All is invented."""

from __future__ import annotations

from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse
from rdflib.namespace import RDFS

from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.incremental.dependencies import (
    EVERYTHING,
    DependencyTracker,
    described_by_key,
    facts_key,
    keys_of_quads,
    labels_key,
    pointing_key,
)
from discourse_kg.incremental.named_graphs import graph_digest
from discourse_kg.incremental.snapshot import NO_CACHE, Snapshot
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX
from discourse_kg.rdf.order import TYPE

GRAPH: Final = f"{PROJECT_BASE}/graph/invented"
ONE, OTHER, CLASS, NAME = (f"https://example.org/{name}" for name in ("one", "other", "Class", "name"))
QUADS: Final = (
    Quad(NamedNode(OTHER), NamedNode(TYPE), NamedNode(CLASS), NamedNode(GRAPH)),
    Quad(NamedNode(ONE), NamedNode(TYPE), NamedNode(CLASS), NamedNode(GRAPH + INFERRED_SUFFIX)),
    Quad(NamedNode(ONE), NamedNode(NAME), Literal("ett", language="sv"), NamedNode(GRAPH)),
)


def snapshot_of(*quads: Quad) -> Snapshot:
    engine = Store()
    engine.extend(quads)
    return Snapshot(engine, PROJECT_BASE)


def test_a_block_around_a_block_records_what_is_read_in_both() -> None:
    dependencies = DependencyTracker()
    dependencies.record("before")
    with dependencies.tracked() as outer:
        dependencies.record("outer")
        with dependencies.tracked() as inner:
            dependencies.record("inner", "more")
        with dependencies.untracked():
            dependencies.record("untracked")
        dependencies.record("last")
    assert (inner, outer) == ({"inner", "more"}, {"outer", "inner", "more", "last"})


def test_what_reads_the_whole_graph_depends_on_everything_and_no_more() -> None:
    snapshot = snapshot_of(*QUADS)
    with snapshot.dependencies.tracked() as keys, snapshot.dependencies.on_everything():
        snapshot.describe(ONE)
    assert keys == {EVERYTHING}


def test_whatever_reads_a_quad_depends_on_a_key_of_it() -> None:
    snapshot = snapshot_of(*QUADS)
    with snapshot.dependencies.tracked() as keys:
        assert snapshot.describe(ONE).values[NAME] == ("ett",)
        assert snapshot.pointing_at(CLASS, TYPE) == (ONE, OTHER)
        assert snapshot.instances(CLASS) == (OTHER,)
        assert snapshot.instances(CLASS, inferred=True) == (ONE, OTHER)
        assert snapshot.stated_in(ONE) == {GRAPH}
    assert keys == {f"s {ONE}", f"o {CLASS}", f"t {CLASS}"} <= keys_of_quads(QUADS)


def test_what_is_told_of_a_resource_is_told_again_by_the_key() -> None:
    snapshot = snapshot_of(*QUADS, Quad(NamedNode(ONE), NamedNode(str(RDFS.label)), Literal("One"), NamedNode(GRAPH)))
    facts, labels = snapshot.describe(ONE).facts, snapshot.labels(ONE)
    assert len(facts) > len(labels) == 1
    assert snapshot.facts_of_key(facts_key(ONE)) == facts
    assert snapshot.facts_of_key(labels_key(ONE)) == labels
    assert described_by_key(pointing_key(ONE)) is None
    assert snapshot.facts_of_key(pointing_key(ONE)) == ()


def test_the_values_of_a_property_over_all_of_the_graph_depend_on_everything() -> None:
    snapshot = snapshot_of(*QUADS)
    with snapshot.dependencies.tracked() as keys:
        assert snapshot.pairs(NAME) == {(ONE, "ett")}
        assert snapshot.pairs(TYPE) == {(ONE, CLASS), (OTHER, CLASS)}
        assert snapshot.texts(NAME) == {(ONE, "ett", "sv")}
        assert snapshot.texts(TYPE) == set()
    assert keys == {EVERYTHING}


def test_a_named_graph_is_read_as_a_whole() -> None:
    snapshot = snapshot_of(*QUADS)
    with snapshot.dependencies.tracked() as keys:
        assert snapshot.graphs.names() == (GRAPH, GRAPH + INFERRED_SUFFIX)
        assert set(parse(snapshot.graphs.lines(GRAPH), RdfFormat.N_QUADS)) == {QUADS[0], QUADS[2]}
        assert snapshot.graphs.resources_by_class(GRAPH) == {CLASS: (OTHER,)}
    assert keys == {EVERYTHING}
    lines = snapshot.graphs.lines(GRAPH)
    assert lines == b"".join(sorted(lines.splitlines(keepends=True)))
    assert snapshot.graphs.digest(GRAPH) == graph_digest(lines)


def test_lines_that_are_known_are_not_asked_of_the_engine() -> None:
    known = NO_CACHE._replace(lines={GRAPH: b"invented"}.get)
    assert Snapshot(Store(), PROJECT_BASE, known).graphs.lines(GRAPH) == b"invented"


def test_a_value_that_several_show_is_computed_once_and_recorded_for_each() -> None:
    snapshot, computed = snapshot_of(*QUADS), list[str]()

    def compute() -> str:
        computed.append(snapshot.label(ONE, "sv"))
        return computed[-1]

    for _ in range(2):
        with snapshot.dependencies.tracked() as keys:
            assert snapshot.dependencies.memoize(("invented",), compute) == ONE
        assert keys == {f"l {ONE}"}
    assert computed == [ONE]
