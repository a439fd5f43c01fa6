"""From sources to a store: what is built, what is left alone, and what a failure leaves behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tracemalloc
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from discourse_kg.bounded_reading import BoundedReading
from discourse_kg.build import Buildable, Outcome, Plan, State, build
from discourse_kg.errors import RecapError, SettingsError
from discourse_kg.extraction.pipeline import extract
from discourse_kg.identifiers import PROJECT_BASE, source_key
from discourse_kg.readers.intake import read_bytes
from discourse_kg.readers.sources import find_sources
from discourse_kg.reading import tables_hash
from discourse_kg.storage import open_store
from discourse_kg.storage.interface import ask, graph_names, graph_quads, select
from discourse_kg.storage.replacement import built_runs
from discourse_kg.vocabulary import DKG
from support.commandline import ENGLISH, SWEDISH
from support.folders import ROOT
from support.measures import sampled
from support.texts import recap_from_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from support.commandline import Project

#: At most so many steps on the disk has the build that is killed at each: two sources are built, one is pruned.
MOST_STEPS: Final = 80


def states(outcomes: Iterable[Outcome]) -> dict[str, str]:
    return {Path(outcome.path).name: outcome.state for outcome in outcomes}


def quads(project: Project) -> set[str]:
    """Everything in the store."""
    with open_store(project.store, read_only=True) as store:
        return {str(quad) for name in graph_names(store, PROJECT_BASE) for quad in graph_quads(store, name)}


def graph(identifier: str) -> str:
    return f"{PROJECT_BASE}/graph/source/{source_key(identifier)}"


def test_every_source_is_built_and_built_again_only_when_something_changed(project: Project) -> None:
    assert states(project.build()) == {"garden-day.txt": "built", "parkdagen.md": "built"}
    first = quads(project)
    assert states(project.build()) == {"garden-day.txt": "unchanged", "parkdagen.md": "unchanged"}
    assert states(project.build(force=True)) == {"garden-day.txt": "built", "parkdagen.md": "built"}
    assert quads(project) == first


def test_a_changed_source_replaces_what_it_said(project: Project) -> None:
    project.build()
    project.write("garden-day.txt", ENGLISH.replace("Birch Bay Council", "Fir Bay Council"))
    assert states(project.build()) == {"garden-day.txt": "built", "parkdagen.md": "unchanged"}
    said = "\n".join(quads(project))
    assert "Fir Bay Council" in said
    assert "Birch Bay Council" not in said


def test_every_triple_stands_in_one_graph(built: Project) -> None:
    with open_store(built.store, read_only=True) as store:
        repeated = "SELECT ?s { GRAPH ?a { ?s ?p ?o } GRAPH ?b { ?s ?p ?o } FILTER(STR(?a) < STR(?b)) }"
        assert not select(store, repeated).rows


def test_the_ontology_is_in_the_store_and_what_follows_from_it_beside_it(built: Project) -> None:
    with open_store(built.store, read_only=True) as store:
        names = set(map(str, graph_names(store, PROJECT_BASE)))
        assert {f"{PROJECT_BASE}/graph/ontology", f"{PROJECT_BASE}/graph/ontology/inferred"} <= names
        assert ask(store, f"ASK {{ GRAPH <{PROJECT_BASE}/graph/ontology> {{ <{DKG.Statement}> a ?class }} }}")


def test_the_ontology_is_put_back_when_the_store_holds_another(project: Project) -> None:
    project.build()
    before = quads(project)
    with open_store(project.store, read_only=False) as store:
        store.update(f"DROP GRAPH <{PROJECT_BASE}/graph/ontology/inferred>")
    project.build(force=True)
    assert quads(project) == before


def test_the_order_of_the_sources_does_not_matter(project: Project, built: Project) -> None:
    project.build(str(project.recaps / "parkdagen.md"), str(project.recaps / "garden-day.txt"))
    assert quads(project) == quads(built)


def test_what_cannot_be_read_is_told_and_the_others_are_built(project: Project) -> None:
    project.build()
    before = quads(project)
    project.write("garden-day.txt", "---\nevent_date: soon\n---\nx")
    project.write("new.md", SWEDISH.replace("Ekmark", "Granmark"))
    outcomes = project.build()
    assert states(outcomes) == {"garden-day.txt": "unreadable", "parkdagen.md": "unchanged", "new.md": "built"}
    [failed] = [outcome for outcome in outcomes if outcome.error]
    assert "garden-day.txt:2: front matter: event_date: must be a date" in str(failed.error)
    assert before <= quads(project)


def test_two_files_of_one_name_in_different_folders_are_two_sources(project: Project) -> None:
    (project.recaps / "other").mkdir()
    project.write("other/garden-day.txt", ENGLISH.replace("Rowan", "Robin"))
    assert [outcome.state for outcome in project.build()] == [State.BUILT] * 3
    assert [outcome.state for outcome in project.build()] == [State.UNCHANGED] * 3
    with open_store(project.store, read_only=True) as store:
        names = select(store, f"SELECT ?name {{ ?source <{DKG.fileName}> ?name }} ORDER BY ?name").rows
    assert [str(name) for (name,) in names] == ["garden-day.txt", "other/garden-day.txt", "parkdagen.md"]
    (project.recaps / "other" / "garden-day.txt").unlink()
    [gone] = [outcome for outcome in project.build() if outcome.state is State.GONE]
    assert gone.path == "other/garden-day.txt"
    project.write("garden-day.txt", "")
    assert {one.path for one in project.build() if one.state is State.GONE} == {"other/garden-day.txt"}


@pytest.mark.parametrize("other", ["other.md", "other/other.md"])
def test_two_sources_of_one_identifier_are_both_refused(project: Project, other: str) -> None:
    project.build()
    (project.recaps / "other").mkdir()
    named = ENGLISH.replace("---\n", "---\nid: garden-day.txt\n", 1)
    project.write(other, named.replace("Rowan", "Robin"))
    outcomes = project.build()
    failed = [outcome for outcome in outcomes if outcome.state is State.UNREADABLE]
    assert len(failed) == 2
    for outcome in failed:
        assert "garden-day.txt" in str(outcome.error)
        assert other in str(outcome.error)
    assert "Robin" not in "\n".join(quads(project))


def test_a_name_in_two_normal_forms_is_one_name(project: Project) -> None:
    project.write(unicodedata.normalize("NFC", "på.md"), ENGLISH)
    project.write(unicodedata.normalize("NFD", "på.md"), ENGLISH)
    assert [outcome.state for outcome in project.build()].count(State.UNREADABLE) == 2


def test_what_is_gone_is_told_and_removed_only_on_demand(project: Project) -> None:
    project.build()
    (project.recaps / "garden-day.txt").unlink()
    assert states(project.build()) == {"parkdagen.md": "unchanged", "garden-day.txt": "gone"}
    assert states(project.build(prune=True, dry_run=True))["garden-day.txt"] == "gone"
    assert "Leaf Board" in "\n".join(quads(project))
    assert states(project.build(prune=True)) == {"parkdagen.md": "unchanged", "garden-day.txt": "removed"}
    assert "Leaf Board" not in "\n".join(quads(project))
    assert states(project.build()) == {"parkdagen.md": "unchanged"}


def test_nothing_is_gone_when_only_some_sources_are_named(project: Project) -> None:
    project.build()
    assert states(project.build(str(project.recaps / "parkdagen.md"))) == {"parkdagen.md": "unchanged"}


def test_nothing_is_removed_while_a_source_cannot_be_read(project: Project) -> None:
    project.build()
    (project.recaps / "garden-day.txt").unlink()
    project.write("parkdagen.md", "")
    assert states(project.build(prune=True)) == {"parkdagen.md": "unreadable", "garden-day.txt": "gone"}


def test_a_missing_folder_removes_nothing(project: Project) -> None:
    project.build()
    shutil.rmtree(project.recaps)
    outcomes = project.build(prune=True)
    assert states(outcomes) == {"recaps": "unreadable", "garden-day.txt": "gone", "parkdagen.md": "gone"}


def test_a_dry_run_changes_nothing(project: Project) -> None:
    plan = Plan(PROJECT_BASE, BoundedReading(extract), dry_run=True)
    assert states(build(find_sources([str(project.recaps)]).sources, None, plan)) == {
        "garden-day.txt": "built",
        "parkdagen.md": "built",
    }
    project.build(str(project.recaps / "parkdagen.md"))
    before = quads(project)
    assert states(project.build(dry_run=True)) == {"garden-day.txt": "built", "parkdagen.md": "unchanged"}
    assert quads(project) == before


def test_a_recap_without_a_name_needs_one(project: Project) -> None:
    nameless = read_bytes(ENGLISH.encode(), "-")
    named = read_bytes(ENGLISH.replace("---\n", "---\nid: invented\n", 1).encode(), "-")
    with open_store(project.store, read_only=False, base=PROJECT_BASE) as store:
        [refused] = build([nameless], store, Plan(PROJECT_BASE, BoundedReading(extract)))
        [accepted] = build([named], store, Plan(PROJECT_BASE, BoundedReading(extract)))
        assert accepted.state is State.BUILT
        assert ask(store, f"ASK {{ GRAPH <{graph('invented')}> {{ ?s ?p ?o }} }}")
    assert "give it an `id`" in str(refused.error)


def test_a_fault_in_place_of_a_source_is_told_as_it_is(project: Project) -> None:
    with open_store(project.store, read_only=False, base=PROJECT_BASE) as store:
        [outcome] = build([RecapError("invented", "is not there")], store, Plan(PROJECT_BASE, BoundedReading(extract)))
    assert (outcome.path, outcome.state, str(outcome.error)) == ("invented", "unreadable", "invented: is not there")


def test_a_base_that_cannot_be_used_is_refused() -> None:
    with pytest.raises(SettingsError):
        build([], None, Plan("nowhere", BoundedReading(extract)))


def test_the_hash_of_the_tables_is_that_of_a_sha_256() -> None:
    assert len(bytes.fromhex(tables_hash())) == 32


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    """A copy of the program with a shape more, by which no event may be held in Birch Bay."""
    copy = tmp_path / "program"
    for folder in ("src", "ontology", "shapes", "queries"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shape = """@prefix dkg: <https://w3id.org/discourse-kg/ontology/> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix shape: <https://w3id.org/discourse-kg/shapes/> .
        shape:stricter a sh:NodeShape ; sh:targetClass dkg:Event ; sh:property shape:elsewhere .
        shape:elsewhere a sh:PropertyShape ; sh:path dkg:placeName ; sh:pattern "^(?!Birch Bay)" ;
            sh:message "Not in Birch Bay."@en, "Inte i Birch Bay."@sv ."""
    (copy / "shapes" / "stricter.ttl").write_text(shape, "utf-8")
    return copy


@pytest.mark.integration
def test_a_source_that_breaks_a_shape_is_refused_and_what_was_there_stays(project: Project, stricter: Path) -> None:
    project.build()
    before = quads(project)
    command = [sys.executable, "-m", "discourse_kg", "build", "--lang", "sv"]
    environment = {**os.environ, "PYTHONPATH": str(stricter / "src"), "PYTHONSAFEPATH": "1"}
    ended = subprocess.run(
        command, cwd=project.folder, env=environment, capture_output=True, check=False, encoding="utf-8"
    )
    assert ended.returncode == 1, ended.stderr
    assert "garden-day.txt: refused" in ended.stderr
    assert "Inte i Birch Bay." in ended.stderr
    assert "1 built, 0 unchanged, 1 refused" in ended.stderr
    held = {line for line in before if graph("garden-day.txt") in line}
    assert held
    assert held <= quads(project)


# --- texts ----------------------------------------------------------------------------------------


def read_in(text: str) -> str:
    """The reading text of a file."""
    return recap_from_bytes(text.encode(), "invented.md").text


IN_ENGLISH: Final = read_in(ENGLISH)
IN_SWEDISH: Final = read_in(SWEDISH)


def kept(project: Project) -> dict[str, str]:
    """The texts that are kept, by the names of their sources' graphs; each is whole."""
    with open_store(project.store, read_only=True) as store:
        return {graph: store.texts.read(run).text for graph, run in built_runs(store).items()}


def kept_files(project: Project) -> int:
    return sum(1 for kind in ("runs", "texts") for _ in Path(project.store).glob(f"{kind}/??/*"))


def test_texts_are_kept_as_they_were_read_and_go_with_their_sources(project: Project) -> None:
    project.build()
    assert kept(project) == {graph("garden-day.txt"): IN_ENGLISH, graph("parkdagen.md"): IN_SWEDISH}
    changed = ENGLISH.replace("Birch Bay Council", "Fir Bay Council")
    project.write("garden-day.txt", changed)
    project.build()
    assert kept(project)[graph("garden-day.txt")] == read_in(changed)
    (project.recaps / "parkdagen.md").unlink()
    project.build()
    assert kept_files(project) == 4, "what is gone stays until it is pruned"
    project.build(prune=True)
    assert kept(project) == {graph("garden-day.txt"): read_in(changed)}
    assert kept_files(project) == 2


def test_two_sources_of_one_text_keep_it_until_the_last_is_gone(project: Project) -> None:
    project.write("again.txt", ENGLISH)
    project.build()
    assert kept_files(project) == 5
    (project.recaps / "garden-day.txt").unlink()
    project.build(prune=True)
    assert kept(project) == {graph("again.txt"): IN_ENGLISH, graph("parkdagen.md"): IN_SWEDISH}


def test_a_text_that_is_lost_or_damaged_is_kept_again_by_a_build_that_has_nothing_to_do(project: Project) -> None:
    project.build()
    for damage in (Path.unlink, lambda path: path.write_bytes(b"other")):
        for path in Path(project.store).glob("texts/??/*"):
            damage(path)
        assert {outcome.state for outcome in project.build()} == {State.UNCHANGED}
        assert kept(project)[graph("parkdagen.md")] == IN_SWEDISH


def test_texts_of_what_is_not_built_are_not_kept(project: Project) -> None:
    project.build()
    project.write("garden-day.txt", "---\nevent_date: soon\n---\nx")
    (project.recaps / "other").mkdir()
    project.write("other/parkdagen.md", SWEDISH.replace("title:", "id: parkdagen.md\r\ntitle:"))
    project.build()
    assert kept(project) == {graph("garden-day.txt"): IN_ENGLISH, graph("parkdagen.md"): IN_SWEDISH}
    assert kept_files(project) == 4


def test_a_dry_run_keeps_no_text(project: Project) -> None:
    project.build(str(project.recaps / "parkdagen.md"))
    for path in Path(project.store).glob("texts/??/*"):
        path.unlink()
    project.build(dry_run=True)
    assert kept_files(project) == 1


def test_each_source_is_read_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    open_file: Any = os.open

    def seen(path: str | Path, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 (as os.open is)
        if Path(path).parent == project.recaps:
            opened.append(Path(path).name)
        return open_file(path, *arguments, **options)

    monkeypatch.setattr(os, "open", seen)
    for force, dry_run in ((False, False), (False, False), (True, False), (False, True)):
        opened.clear()
        project.build(force=force, dry_run=dry_run)
        assert opened == ["garden-day.txt", "parkdagen.md"]


def peak_of_build(project: Project, sources: Sequence[Buildable]) -> int:
    """The most memory, in bytes, that a build of sources holds, none of which is built."""
    with open_store(project.store, read_only=False, base=PROJECT_BASE) as store:
        tracemalloc.start()
        try:
            outcomes = build(sources, store, Plan(PROJECT_BASE, BoundedReading(extract)))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert [outcome.state for outcome in outcomes] == [State.UNREADABLE] * len(sources)
    return peak


@pytest.mark.slow
def test_a_build_of_many_sources_holds_no_more_texts_than_one_of_few(project: Project) -> None:
    """All are of one identifier: what is held is what it takes to find that out."""
    size, number = 1_000_000, 24
    for at in range(number):
        (project.recaps / f"{at}").mkdir()
        line = f"{'-' * 999}\n"
        project.write(f"{at}/long.txt", f"---\nlanguage: en\n---\n{at} is it.\n{line * (size // len(line))}")
    sources = find_sources([str(project.recaps / f"{at}") for at in range(number)]).sources
    peak_of_build(project, sources[:2])  # what is loaded once
    assert peak_of_build(project, sources) < peak_of_build(project, sources[:2]) + 2 * size


@pytest.mark.integration
@pytest.mark.measure("killed builds")
def test_whatever_kills_a_build_no_graph_lacks_its_text(project: Project, tmp_path: Path) -> None:
    project.build()
    project.write("garden-day.txt", ENGLISH.replace("Birch Bay Council", "Fir Bay Council"))
    project.write("new.md", ENGLISH.replace("Rowan", "Robin"))
    (project.recaps / "parkdagen.md").unlink()
    (tmp_path / "spare").mkdir()
    steps = [str(step) for step in [*sampled(range(MOST_STEPS), 10, "killed builds"), MOST_STEPS]]
    command = [sys.executable, "-m", "support.killing", str(project.folder), str(tmp_path / "spare"), *steps]
    ended = subprocess.run(command, cwd=ROOT / "tests", capture_output=True, check=False, encoding="utf-8")
    assert (ended.returncode, ended.stderr) == (0, "")
    last_killed = max(line.endswith(" killed") and at for at, line in enumerate(ended.stdout.splitlines(), start=1))
    assert ended.stdout.splitlines() == [
        f"{step} {'killed' if at <= last_killed else 'ended'}" for at, step in enumerate(steps, start=1)
    ]
    assert 0 < last_killed < len(steps), "some steps are there, and all were tried"
