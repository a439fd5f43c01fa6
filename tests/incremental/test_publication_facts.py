"""What is said of a thing is the same, whether the engine is asked or the lines are read. All is invented."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib.namespace import RDFS

from discourse_kg.incremental.descriptions import DescriptionCache, GraphIndex
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX
from discourse_kg.vocabulary import DKG

GRAPHS: Final = tuple(f"https://example.org/graph/{name}" for name in "ab")
THINGS: Final = tuple(f"https://example.org/id/{name}" for name in "åbc")
VALUES: Final[tuple[NamedNode | Literal, ...]] = (
    NamedNode(THINGS[0]),
    Literal("tal\n", language="sv"),
    Literal("talk", language="en"),
    Literal(1),
)


@st.composite
def quads(draw: st.DrawFn) -> Quad:
    graph = draw(st.sampled_from(GRAPHS)) + draw(st.sampled_from(("", INFERRED_SUFFIX)))
    predicate = NamedNode(str(draw(st.sampled_from((RDFS.label, DKG.said)))))
    return Quad(NamedNode(draw(st.sampled_from(THINGS))), predicate, draw(st.sampled_from(VALUES)), NamedNode(graph))


@given(st.frozensets(quads(), max_size=12), st.lists(st.sampled_from(THINGS), max_size=4))
def test_what_is_read_with_a_graph_is_what_the_engine_says(found: frozenset[Quad], near: list[str]) -> None:
    engine, lines, homes = Store(), defaultdict[str, list[bytes]](list), GraphIndex()
    engine.extend(found)
    for quad in found:
        lines[str(quad.graph_name)[1:-1]].append(f"{quad} .\n".encode())
    for graph, its in lines.items():
        homes.add(graph, its)
    asked = DescriptionCache(engine, lambda _: None, GraphIndex())
    for thing in near:
        # What was read before is remembered: each time it is read anew.
        read = DescriptionCache(engine, lambda graph: b"".join(lines[graph]), homes)
        read.read_ahead(thing)
        assert [read.describe(each) for each in THINGS] == [asked.describe(each) for each in THINGS]


def test_a_thing_is_at_home_where_alone_it_is_told_of() -> None:
    homes = GraphIndex()
    one, other = GRAPHS
    homes.add(one, [b"<https://example.org/id/1> ", b"<https://example.org/id/2> "])
    homes.add(one + INFERRED_SUFFIX, [b"<https://example.org/id/1> "])
    homes.add(other, [b"<https://example.org/id/2> "])
    assert [homes.graph_of(f"https://example.org/id/{number}") for number in range(1, 4)] == [one, "", ""]
    assert homes.in_several_graphs() == {"https://example.org/id/2"}


def test_a_thing_of_which_others_are_known_to_tell_is_at_home_nowhere() -> None:
    homes = GraphIndex({THINGS[1]})
    homes.add(GRAPHS[0], [f"<{thing}> ".encode() for thing in THINGS])
    assert [homes.graph_of(thing) for thing in THINGS] == [GRAPHS[0], "", GRAPHS[0]]
