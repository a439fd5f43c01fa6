"""A store on disk is made, found again, shared with care, and refused in one line when it cannot be used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from discourse_kg.errors import QueryError, StoreError
from discourse_kg.storage.changes import Changes
from discourse_kg.storage.interface import ask
from discourse_kg.storage.opening import open_store
from support.invented_sources import Invented, child, put, quads, quads_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_there_is_no_store(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "missing"):
        with pytest.raises(StoreError, match=f"no store at {place}; run discourse-kg build"):
            open_store(str(place), read_only=True)
    assert not (tmp_path / "missing").exists()


def test_a_store_is_made_and_found_again(tmp_path: Path) -> None:
    source = Invented("a", persons=("Person One",))
    with open_store(str(tmp_path / "new" / "store"), read_only=False) as store:
        put(store, source)
    with open_store(str(tmp_path / "new" / "store"), read_only=True) as store:
        assert quads(store) == quads_of(source)
        with pytest.raises(StoreError, match="for reading only"):
            put(store, source)
    assert sorted(os.listdir(tmp_path / "new" / "store")) == [  # noqa: PTH208
        "discourse-kg-changes.log",
        "discourse-kg-store.json",
        "oxigraph",
    ]


def test_a_store_that_was_closed_answers_no_more(tmp_path: Path) -> None:
    store = open_store(str(tmp_path), read_only=False)
    store.close()
    store.close()
    with pytest.raises(StoreError, match=f"^{tmp_path}: the store was closed$"):
        store.query("ASK {}")


def test_another_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader", "utf-8")
    for read_only in (True, False):
        with pytest.raises(StoreError, match=r"not a store .* and not empty; name another folder"):
            open_store(str(tmp_path), read_only=read_only)
        with pytest.raises(StoreError, match="cannot be"):
            open_store(str(tmp_path / "letter.txt"), read_only=read_only)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_unfinished_manifest_hinders_nobody(tmp_path: Path) -> None:
    (tmp_path / ".discourse-kg-store.json.new").write_text('{"vers', "utf-8")
    with open_store(str(tmp_path), read_only=False) as store:
        assert quads(store) == set()


# What a manifest may say wrongly, with part of the message.
MANIFESTS = {
    '{"version": 2, "base": "https://w3id.org/discourse-kg"}': "has version 2, and this program reads version 1",
    '{"version": 0, "base": "https://w3id.org/discourse-kg"}': "build in another folder",
    '{"version": 1}': "cannot be read",
    '{"version": 1, "base": 7}': "cannot be read",
    '{"version": 1, "base": "https://example.org", "more": 1}': "cannot be read",
    "[]": "cannot be read",
    "": "cannot be read",
    "[" * 100_000: "cannot be read",
    "\udcff": "cannot be read",
}


@pytest.mark.parametrize("text", MANIFESTS, ids=lambda text: str(MANIFESTS[text])[:24])
def test_a_store_of_another_version_is_refused(tmp_path: Path, text: str) -> None:
    open_store(str(tmp_path), read_only=False).close()
    (tmp_path / "discourse-kg-store.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    for read_only in (True, False):
        with pytest.raises(StoreError, match=MANIFESTS[text]):
            open_store(str(tmp_path), read_only=read_only)


def test_a_store_keeps_its_base(tmp_path: Path) -> None:
    open_store(str(tmp_path), read_only=False, base="https://example.org/kg").close()
    assert json.loads((tmp_path / "discourse-kg-store.json").read_text("utf-8"))["base"] == "https://example.org/kg"
    open_store(str(tmp_path), read_only=True).close()
    with pytest.raises(StoreError, match=r"with the base .*/kg, not "):
        open_store(str(tmp_path), read_only=True, base="https://example.net")


HOLDER = """
import sys
from discourse_kg.storage.opening import open_store
with open_store({spec!r}, read_only={read_only}) as store:
    print("ready", flush=True)
    sys.stdin.read()
"""


@pytest.mark.integration
@pytest.mark.parametrize(("theirs", "mine"), [("write", "write"), ("write", "read"), ("read", "write")])
def test_a_store_in_use_is_refused(tmp_path: Path, theirs: str, mine: str) -> None:
    open_store(str(tmp_path), read_only=False).close()
    with (
        child(HOLDER.format(spec=str(tmp_path), read_only=theirs == "read")),
        pytest.raises(StoreError, match="in use by another process; try again"),
    ):
        open_store(str(tmp_path), read_only=mine == "read")
    open_store(str(tmp_path), read_only=mine == "read").close()


@pytest.mark.integration
def test_many_may_read(tmp_path: Path) -> None:
    open_store(str(tmp_path), read_only=False).close()
    with child(HOLDER.format(spec=str(tmp_path), read_only=True)), open_store(str(tmp_path), read_only=True) as store:
        assert not ask(store, "ASK { ?s ?p ?o }")


def test_a_damaged_store_is_refused(tmp_path: Path) -> None:
    open_store(str(tmp_path), read_only=False).close()
    for manifest in (tmp_path / "oxigraph").glob("MANIFEST-*"):
        manifest.write_bytes(b"no manifest" * 99)
    for read_only in (True, False):
        with pytest.raises(StoreError, match=r"is damaged .*; delete the folder and build again"):
            open_store(str(tmp_path), read_only=read_only)


def test_what_a_killed_load_left_is_deleted(tmp_path: Path) -> None:
    open_store(str(tmp_path), read_only=False).close()
    orphan = tmp_path / "oxigraph" / "bulk-1234567890.sst"
    orphan.write_bytes(b"left behind")
    open_store(str(tmp_path), read_only=True).close()
    assert orphan.exists()
    open_store(str(tmp_path), read_only=False).close()
    assert not orphan.exists()


@pytest.fixture
def unprivileged() -> Iterator[None]:
    """Let no administrator's rights make a folder writable that says it is not."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield
    os.seteuid(user)


def test_a_folder_that_cannot_be_written(unprivileged: None) -> None:  # noqa: ARG001 (the rights are what counts)
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o500)
        with pytest.raises(StoreError, match="cannot be written: Permission denied"):
            open_store(f"{folder}/store", read_only=False)
        Path(folder).chmod(0o000)
        with pytest.raises(StoreError, match="cannot be read: Permission denied"):
            open_store(f"{folder}/store", read_only=True)
        Path(folder).chmod(0o700)


# Queries that the engine does not answer, with part of the message.
BAD_QUERIES = {
    "SELECT * {": "cannot be read: error at 1:11",
    "DROP ALL": "cannot be read",
    'SELECT * { ?s ?p "\ud800" }': "surrogate",
    "SELECT (<http://127.0.0.1/f>(1) AS ?x) {}": "custom function",
    "SELECT (<<( ?s ?p ?o )>> AS ?x) { ?s ?p ?o }": "a triple as a term",
}


@pytest.mark.parametrize("text", BAD_QUERIES, ids=BAD_QUERIES.get)
def test_what_cannot_be_answered_is_said_in_one_line(tmp_path: Path, text: str) -> None:
    with open_store(str(tmp_path), read_only=False) as store:
        put(store, Invented("a"))
        with pytest.raises(QueryError, match=BAD_QUERIES[text]) as told:
            store.query(text)
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 300


@pytest.mark.parametrize(
    "text", ["SELECT * { BIND(<<( <a:a> <a:a> 1 )>> AS ?x) }", "SELECT * { SERVICE <a:a> { ?s ?p ?o } }"]
)
def test_an_answer_that_failed_does_not_hold_the_store(tmp_path: Path, text: str) -> None:
    store = open_store(str(tmp_path), read_only=False)
    with pytest.raises((QueryError, StoreError)) as told:
        store.query(text)
    with pytest.raises(StoreError) as told_too:
        store.update("LOAD <a:a>")
    store.close()
    open_store(str(tmp_path), read_only=False).close()
    assert told.value
    assert told_too.value


# --- what has changed -----------------------------------------------------------------------------


def test_a_store_tells_which_graphs_may_have_changed(tmp_path: Path) -> None:
    one, other = Invented("a", persons=("Person One",)), Invented("b", persons=("Person Two",))
    with open_store(str(tmp_path / "store"), read_only=False) as store:
        assert store.changes(None) == Changes()
        put(store, one)
        begun = store.changes(None)
        assert begun.position
        assert begun.graphs is None, "nobody looked before"
        assert store.changes(begun.position) == Changes(begun.position, frozenset())
        put(store, other)
        since = store.changes(begun.position).graphs
        assert since is not None
        assert str(other.graph) in since
        assert str(one.graph) not in since
        assert {graph for graph in store.graphs("") if "/source/" not in graph} <= since, "shared graphs always may"
        store.update("INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1 } }")
        assert store.changes(begun.position).graphs is None, "an update that does not say what it changes"


def test_positions_of_another_store_or_none_are_not_known(tmp_path: Path) -> None:
    positions = []
    for name in ("one", "other"):
        with open_store(str(tmp_path / name), read_only=False) as store:
            put(store, Invented("a", persons=("Person One",)))
            positions.append(store.changes(None).position)
    with open_store(str(tmp_path / "other"), read_only=True) as store:
        for position in (positions[0], "", "nonsense", f"{str(positions[1]).partition(' ')[0]} 99"):
            assert store.changes(position) == Changes(positions[1])


def test_a_long_log_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(str(tmp_path / "store"), read_only=False) as store:
        put(store, Invented("a", persons=("Person One",)))
        before = store.changes(None).position
        monkeypatch.setattr("discourse_kg.storage.changes._LONGEST", 1)
        put(store, Invented("b", persons=("Person Two",)))
        after = store.changes(before)
    assert after.graphs is None
    assert after.position != before


def test_an_update_that_fails_may_be_told_but_none_is_left_out(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store"), read_only=False) as store:
        put(store, Invented("a", persons=("Person One",)))
        position = store.changes(None).position
        with pytest.raises(StoreError):
            store.update("LOAD <a:a>", ["a:g"])
        assert store.changes(position).graphs == frozenset({"a:g"})


def test_a_line_that_a_killed_process_left_half_hides_none_behind_it(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store"), read_only=False) as store:
        put(store, Invented("a", persons=("Person One",)))
        position = store.changes(None).position
        with (tmp_path / "store/discourse-kg-changes.log").open("a") as log:
            log.write("a:ha")
        store.update("INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1 } }", ["a:g"])
        assert store.changes(position).graphs == frozenset({"a:ha", "a:g"})


def test_only_a_store_that_stays_as_it_is_lends_its_engine(tmp_path: Path) -> None:
    source = Invented("a", persons=("Person One",))
    with open_store(str(tmp_path / "store"), read_only=False) as store:
        put(store, source)
        assert store.engine() is None
    with open_store(str(tmp_path / "store"), read_only=True) as store:
        engine = store.engine()
        assert engine is not None
        assert len(engine.store) == len(quads_of(source))
        del engine


@pytest.mark.integration
@pytest.mark.parametrize("at", range(12))
def test_a_store_whose_making_was_killed_is_none_and_is_made_by_the_next(tmp_path: Path, at: int) -> None:
    """Killed at each step on the disk that the engine does not make itself."""
    code = f"""
import os, sys
from pathlib import Path
from discourse_kg.storage import open_store
steps = iter(range(1000))
def step(event, values):
    if event in ("open", "os.rename", "os.mkdir", "os.remove", "os.rmdir") and {str(tmp_path)!r} in str(values[0]):
        if next(steps) == {at}:
            os.kill(os.getpid(), 9)
sys.addaudithook(step)
open_store({str(tmp_path / "store")!r}, read_only=False).close()
"""
    code_of_end = subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode
    if not (tmp_path / "store" / "discourse-kg-store.json").exists():
        assert code_of_end == -9
        with pytest.raises(StoreError, match=r"no store at .*; run discourse-kg build$"):
            open_store(str(tmp_path / "store"), read_only=True)
    with open_store(str(tmp_path / "store"), read_only=False) as store:
        assert list(store.graphs("")) == []
    open_store(str(tmp_path / "store"), read_only=True).close()


def test_a_store_that_was_made_half_says_so(tmp_path: Path) -> None:
    (tmp_path / ".discourse-kg-store.json.new").write_text("", "utf-8")
    (tmp_path / "oxigraph").mkdir()
    (tmp_path / "oxigraph" / "half").write_text("", "utf-8")
    with pytest.raises(StoreError, match="a build was interrupted before there was one; run discourse-kg build"):
        open_store(str(tmp_path), read_only=True)
    open_store(str(tmp_path), read_only=False).close()
    assert not (tmp_path / "oxigraph" / "half").exists()


def test_a_folder_of_another_engine_is_not_taken_for_a_store_made_half(tmp_path: Path) -> None:
    (tmp_path / "oxigraph").mkdir()
    with pytest.raises(StoreError, match="not a store"):
        open_store(str(tmp_path), read_only=False)
    assert (tmp_path / "oxigraph").exists()
