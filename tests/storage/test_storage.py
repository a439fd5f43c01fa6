"""A store holds, whatever happens, what its present sources say: all of it, once, and nothing else.

The sources, persons and places in here are invented.
"""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, Literal

from discourse_kg.errors import EndpointError, QueryError, StoreError
from discourse_kg.storage.interface import Answer, ask, select
from discourse_kg.storage.opening import open_store
from discourse_kg.storage.replacement import built_runs, put_graphs, remove_source, replace_source
from discourse_kg.vocabulary import DKG
from support.endpoints import endpoint, oxigraph_server, response
from support.folders import ROOT
from support.graphs import quad
from support.invented_sources import IRIS, Invented, child, put, quads, quads_of
from support.measures import examples, sampled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.storage.interface import GraphStore


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with oxigraph_server() as place:
        yield place


@pytest.fixture(params=["embedded", pytest.param("remote", marks=pytest.mark.integration)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[GraphStore]:
    spec = str(tmp_path / "store") if request.param == "embedded" else request.getfixturevalue("address")
    with open_store(spec, read_only=False) as opened:
        opened.update("DROP ALL")
        yield opened


# --- replacing --------------------------------------------------------------------------------------


def test_a_source_and_what_it_shares_can_be_asked(store: GraphStore) -> None:
    source = Invented("a", persons=("Person One", "Person Two"), place="EST-1")
    put(store, source)
    assert quads(store) == quads_of(source)
    names = select(store, f"SELECT ?name {{ ?person <{DKG.takesPart}> ?part ; <{RDFS.label}> ?name }} ORDER BY ?name")
    assert names == Answer(("name",), ((Literal("Person One"),), (Literal("Person Two"),)))


def test_every_triple_counts_once_in_the_union(store: GraphStore) -> None:
    put(store, Invented("a", persons=("Person One",)), Invented("b", persons=("Person One",)))
    (count,) = select(store, "SELECT (COUNT(*) AS ?count) { ?s ?p ?o }").rows
    assert count[0] == Literal(len({quad[1:] for quad in quads(store)})) == Literal(len(quads(store)))


def test_a_new_version_replaces_the_old(store: GraphStore) -> None:
    put(store, Invented("a", 5, ("Person One",)), Invented("a", 2, ("Person Two",)))
    assert quads(store) == quads_of(Invented("a", 2, ("Person Two",)))


def test_the_same_again_changes_nothing(store: GraphStore) -> None:
    source = Invented("a", 2, ("Person One",), "EST-1")
    put(store, source, source, source)
    assert quads(store) == quads_of(source)


def test_what_others_use_stays(store: GraphStore) -> None:
    one, other = Invented("a", persons=("Person One", "Person Two")), Invented("b", persons=("Person One",))
    put(store, one, other)
    remove_source(store, one.graph)
    assert quads(store) == quads_of(other)
    remove_source(store, other.graph)
    assert quads(store) == set()


def test_what_another_source_only_names_or_only_speaks_of_stays(store: GraphStore) -> None:
    one, other = Invented("a", persons=("Person One", "Person Two")), Invented("b")
    named, spoken_of = IRIS.person("a", "Person One"), IRIS.person("a", "Person Two")
    uses = {
        quad(other.graph, (other.run, RDFS.seeAlso, named)),
        quad(f"{other.graph}/inferred", (spoken_of, RDFS.seeAlso, DKG.Person)),
    }
    put(store, one)
    replace_source(store, other.graph, other.quads() | uses)
    remove_source(store, one.graph)
    assert {row[1] for row in quads(store) if row[0] == IRIS.graph("persons")} == {named, spoken_of}


def test_what_only_shared_things_refer_to_goes_with_them(store: GraphStore) -> None:
    one, other = Invented("a", place="EST-1"), Invented("b", place="EST-2")
    put(store, one, other)
    remove_source(store, one.graph)
    assert quads(store) == quads_of(other)
    remove_source(store, other.graph)
    assert quads(store) == set()


def test_what_is_shared_is_said_as_the_last_source_says_it(store: GraphStore) -> None:
    old, new = Invented("a", persons=("Person One",)), Invented("b", persons=("Person One",))
    person = IRIS.person("b", "Person One")
    label, other_label = (
        quad(IRIS.graph("persons"), (person, RDFS.label, Literal(name))) for name in ("Person One", "Person 1")
    )
    put(store, old)
    replace_source(store, new.graph, new.quads() - {label} | {other_label})
    assert select(store, f"SELECT ?label {{ <{person}> <{RDFS.label}> ?label }}").rows == ((Literal("Person 1"),),)


INVENTED = st.builds(
    Invented,
    key=st.sampled_from("abc"),
    version=st.integers(1, 3),
    persons=st.sets(st.sampled_from(["Person One", "Person Two", "Person Three"])).map(
        lambda them: tuple(sorted(them))
    ),
    place=st.sampled_from([None, "EST-1", "EST-2", "FIN-1"]),
)


@pytest.mark.measure("any history of a store")
@settings(max_examples=examples(12, whole=120))
@given(steps=st.lists(st.one_of(INVENTED, st.sampled_from("abc")), max_size=6))
def test_whatever_was_put_and_removed_the_store_holds_what_its_sources_say(steps: list[Invented | str]) -> None:
    present: dict[str, Invented] = {}
    with TemporaryDirectory() as folder, open_store(f"{folder}/store", read_only=False) as store:
        for step in steps:
            if isinstance(step, Invented):
                put(store, step)
                present[step.key] = step
            else:
                remove_source(store, str(IRIS.source_graph(step)))
                present.pop(step, None)
            assert quads(store) == quads_of(*present.values())


def test_runs_tell_what_is_built(store: GraphStore) -> None:
    one, other = Invented("a", 3), Invented("b", 1, ("Person One",))
    assert built_runs(store) == {}
    put(store, Invented("a", 1), other, one)
    assert built_runs(store) == {one.graph: str(one.run), other.graph: str(other.run)}


def test_an_ontology_is_put_when_it_changed(store: GraphStore) -> None:
    name, source = IRIS.graph("ontology"), Invented("a")
    ontology, other = (
        [quad(name, (DKG.Person, RDFS.label, Literal(label, lang="en")))] for label in ("person", "human being")
    )
    put(store, source)
    assert put_graphs(store, ontology) == (str(name),)
    assert put_graphs(store, ontology) == ()
    assert put_graphs(store, other) == (str(name),)
    assert quads(store) == quads_of(source) | {(name, DKG.Person, RDFS.label, Literal("human being", lang="en"))}


def test_quads_of_another_source_are_refused(store: GraphStore) -> None:
    with pytest.raises(ValueError, match=r"source/b is no graph of .*source/a"):
        replace_source(store, Invented("a").graph, Invented("b").quads())
    with pytest.raises(ValueError, match="is not the graph of a source"):
        remove_source(store, str(IRIS.graph("persons")))
    nowhere = quad(None, (DKG.Person, RDF.type, RDFS.Class))
    with pytest.raises(ValueError, match="outside every named graph"):
        replace_source(store, Invented("a").graph, [nowhere])
    assert quads(store) == set()


HOSTILE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30) | st.sampled_from(
    [
        "\\u0022 } ; DROP ALL ; #",
        '"} ; DROP ALL #',
        "'''",
        '"""',
        "\\",
        '\n\\"',
        "\r\n\t\b\f",
        "\u202e",
        "\ufeff",
        "\\U",
    ]
)


@pytest.mark.measure("any history of a store")
@settings(max_examples=examples(60, whole=600))
@given(texts=st.lists(HOSTILE, min_size=1, max_size=20))
def test_text_is_kept_as_it_is(address: str, texts: list[str]) -> None:
    source = Invented("a")
    literals = [Literal(text, lang=language) for text in texts for language in ("sv", None)]
    comments = {quad(source.graph, (source.run, RDFS.comment, literal)) for literal in literals}
    with open_store(address, read_only=False) as store:
        replace_source(store, source.graph, comments)
        kept = {row[0] for row in select(store, f"SELECT ?text {{ <{source.run}> <{RDFS.comment}> ?text }}").rows}
    assert kept == set(literals)


# --- interrupted ------------------------------------------------------------------------------------


def test_an_update_that_fails_midway_changes_nothing(store: GraphStore) -> None:
    source = Invented("a", persons=("Person One",))
    put(store, source)
    with pytest.raises((StoreError, EndpointError)):
        store.update(f"DROP GRAPH <{source.graph}> ; LOAD <http://127.0.0.1:9/>")
    assert quads(store) == quads_of(source)


@pytest.mark.integration
def test_an_endpoint_that_only_says_that_it_updated_is_noticed() -> None:
    rows = response(b'{"head": {"vars": ["thing"]}, "results": {"bindings": []}}', media_type="application/json")
    no = response(b'{"head": {}, "boolean": false}', media_type="application/json")
    login = response(b"<html>Who are you?</html>", media_type="text/html")
    with (
        endpoint(rows, no, login, no) as server,
        open_store(server.address, read_only=False) as store,
        pytest.raises(EndpointError, match="took the update and does not hold it"),
    ):
        put(store, Invented("a"))


BUILDER = """
import sys
sys.path.insert(0, {tests!r})
from support.invented_sources import Invented, put
from discourse_kg.storage.opening import open_store
with open_store({spec!r}, read_only=False) as store:
    print("ready", flush=True)
    for turn in range(1_000_000):
        put(store, Invented("a", 400 + turn % 2 * 200, ("Person One", f"Person {{turn % 2}}"), f"EST-{{turn % 2}}"))
"""


@pytest.mark.measure("kills")
@pytest.mark.integration
def test_a_build_that_is_killed_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    spec = str(tmp_path / "store")
    versions = [
        quads_of(Invented("a", 400 + turn * 200, ("Person One", f"Person {turn}"), f"EST-{turn}")) for turn in (0, 1)
    ]
    for pause in (*sampled([turn / 100 for turn in range(50)], 4, "pauses before a kill"), 0.5):
        with child(BUILDER.format(tests=str(ROOT / "tests"), spec=spec)):
            time.sleep(pause)
        with open_store(spec, read_only=True) as store:
            held = quads(store)
            assert held in (set(), *versions)
    assert held


def test_the_form_of_an_answer_is_checked(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="not a SELECT"):
        select(store, "ASK {}")
    with pytest.raises(QueryError, match="not an ASK"):
        ask(store, "SELECT * {}")
