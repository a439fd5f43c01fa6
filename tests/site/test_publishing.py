"""Publishing: what changed is made anew, nothing else, and the site is the same as if all had been."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from discourse_kg.atomic_files import WritingError
from discourse_kg.errors import SettingsError
from discourse_kg.export.data.data_documents import HASH
from discourse_kg.export.data.dumps import Dumps
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.incremental.aggregates import Aggregate
from discourse_kg.incremental.document import Document
from discourse_kg.incremental.folder_swap import STATE
from discourse_kg.incremental.render_plan import DocumentSet
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX
from discourse_kg.settings import Publisher, load_settings
from discourse_kg.site.publish import Published, publish
from discourse_kg.storage import open_store
from discourse_kg.storage.embedded import EmbeddedStore
from discourse_kg.storage.graph_scheme import GraphScheme
from discourse_kg.vocabulary import DKG
from support.commandline import ENGLISH, call, run
from support.measures import examples
from support.published import held, talkative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.snapshot import Snapshot
    from support.commandline import Project

pytestmark = pytest.mark.slow


def published(project: Project, folder: Path) -> Published:
    with open_store(project.store, read_only=True) as store:
        return publish(store, PROJECT_BASE, load_settings(project.folder, {}), folder)


def times(folder: Path) -> dict[str, int]:
    return {path: (folder / path).stat().st_mtime_ns for path in held(folder)}


def _said(snapshot: Snapshot) -> dict[str, int]:
    return {person: len(snapshot.pointing_at(person, DKG.speaker)) for person in snapshot.instances(DKG.Person)}


SAID = Aggregate("how much persons say", _said)


def small_site(snapshot: Snapshot, site: Site) -> DocumentSet:
    return DocumentSet(labels(snapshot, site), lambda _: lambda _: iter(()), [SAID])


def much(snapshot: Snapshot, person: str) -> bytes:
    MADE.append(person)
    return str(snapshot.aggregates.partition(SAID, person)).encode()


#: Of whom it was told how much they say, by their IRIs.
MADE: list[str] = []


def labels(snapshot: Snapshot, site: Site) -> Iterator[Document]:
    """A small site: a file a person with the name and what the person said, and one that counts all."""
    for person in snapshot.instances(DKG.Person):

        def make(snapshot: Snapshot, person: str = person) -> bytes:
            said = snapshot.pointing_at(person, DKG.speaker)
            return "\n".join([snapshot.label(person, "en"), *said]).encode()

        yield Document(f"{site.document(person)}.txt", make)
        yield Document(f"{site.document(person)}-said.txt", partial(much, person=person))
    yield Document(HASH, Dumps(site).hash)
    yield Document("count.txt", lambda snapshot: str(len(snapshot.instances(DKG.Statement))).encode())
    yield Document("graphs.txt", lambda snapshot: (f"{name}\n".encode() for name in snapshot.graphs.names()))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discourse_kg.site.publish.site_documents", small_site)


@pytest.mark.usefixtures("small")
def test_nothing_is_made_anew_when_nothing_changed(project: Project, tmp_path: Path) -> None:
    project.build()
    first = published(project, tmp_path / "site")
    assert first.written == len(held(tmp_path / "site"))
    before = times(tmp_path / "site")
    assert published(project, tmp_path / "site") == Published(
        written=0, unchanged=first.written, removed=0, hash=first.hash
    )
    assert times(tmp_path / "site") == before


@pytest.mark.usefixtures("small")
def test_only_what_read_the_change_is_made_anew(project: Project, tmp_path: Path) -> None:
    project.build()
    published(project, tmp_path / "site")
    before = held(tmp_path / "site")
    project.write("garden-day.txt", f"{ENGLISH}\n\nIt rained.")
    project.build()
    done = published(project, tmp_path / "site")
    after = held(tmp_path / "site")
    changed = {path for path in after if before.get(path) != after[path]}
    assert done.written == len(changed)
    assert "count.txt" not in changed


@pytest.mark.usefixtures("small")
def test_a_site_published_again_is_the_site_published_anew(project: Project, tmp_path: Path) -> None:
    project.build()
    published(project, tmp_path / "site")
    project.write("garden-day.txt", ENGLISH.replace("Birch Bay Council", "Fir Bay Council"))
    (project.folder / "recaps/parkdagen.md").unlink()
    project.build(prune=True)
    done = published(project, tmp_path / "site")
    published(project, tmp_path / "fresh")
    assert held(tmp_path / "site") == held(tmp_path / "fresh")
    assert done.removed


def as_if_new(folder: Path) -> dict[str, bytes]:
    """The files of a site but for its feed, whose name tells when it began."""
    found = {path: content for path, content in held(folder).items() if not path.startswith("feed/")}
    return {path: re.sub(rb"feed/[\w-]+", b"feed/", content) for path, content in found.items()}


@pytest.mark.measure("publishing")
def test_a_whole_site_published_again_is_the_site_published_anew(project: Project, tmp_path: Path) -> None:
    most = examples(20, whole=60)
    for number in range(4):
        project.write(f"long-{number}.md", talkative(most + number).replace("2033", str(2033 + number % 2)))
    project.build()
    published(project, tmp_path / "site")
    project.write("long-2.md", talkative(most + 30).replace("Leaf Board", "Twig Board").replace("2033", "2034"))
    project.write("garden-day.txt", ENGLISH.replace("Birch Bay Council", "Fir Bay Council"))
    project.write("new.md", talkative(2).replace("Estonia", "Denmark").replace("Tova Ekmark", "Nima Forsrud"))
    (project.folder / "recaps/parkdagen.md").unlink()
    project.build(prune=True)
    done = published(project, tmp_path / "site")
    published(project, tmp_path / "fresh")
    assert done.unchanged > done.written > 0
    assert as_if_new(tmp_path / "site") == as_if_new(tmp_path / "fresh")


@pytest.mark.usefixtures("small")
def test_who_reads_a_piece_of_a_survey_is_made_anew_when_that_piece_is_another(
    project: Project, tmp_path: Path
) -> None:
    project.build()
    published(project, tmp_path / "site")
    before = held(tmp_path / "site")
    MADE.clear()
    project.write("another.md", "---\nlanguage: en\n---\nRowan Invented said that one more garden is enough.\n")
    project.build()
    published(project, tmp_path / "site")
    after = held(tmp_path / "site")
    told = {path for path in after if path.endswith("-said.txt")}
    changed = {path for path in told if before.get(path) != after[path]}
    assert len(MADE) == len(changed) == 1
    assert told - changed
    published(project, tmp_path / "fresh")
    assert held(tmp_path / "site") == held(tmp_path / "fresh")


@pytest.mark.usefixtures("small")
def test_graphs_that_the_store_knows_to_be_as_they_were_are_not_read(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.build()
    published(project, tmp_path / "site")
    project.write("garden-day.txt", f"{ENGLISH}\n\nIt rained.")
    project.build()
    read: list[str] = []
    quads = EmbeddedStore.quads

    def seen(store: EmbeddedStore, graph: str) -> Iterator[Quad]:
        read.append(graph)
        return quads(store, graph)

    monkeypatch.setattr(EmbeddedStore, "quads", seen)
    published(project, tmp_path / "site")
    sources = {graph.removesuffix(INFERRED_SUFFIX) for graph in read if GraphScheme.SOURCES in graph}
    assert len(sources) == 1
    published(project, tmp_path / "fresh")
    assert held(tmp_path / "site") == held(tmp_path / "fresh")


def test_what_was_kept_to_put_files_together_outlives_a_publishing_of_nothing_new(
    built: Project, site_copy: Path
) -> None:
    def parts() -> int:
        with closing(sqlite3.connect(site_copy / STATE)) as state:
            return int(state.execute("SELECT COUNT(*) FROM part").fetchone()[0])

    published(built, site_copy)
    kept = parts()
    assert published(built, site_copy).written == 0
    assert parts() == kept > 0


def test_who_publishes_must_be_said(built: Project, tmp_path: Path) -> None:
    settings = replace(load_settings(built.folder, {}), publisher=Publisher())
    with open_store(built.store, read_only=True) as store, pytest.raises(SettingsError, match=r"publisher\.name"):
        publish(store, PROJECT_BASE, settings, tmp_path / "site")
    assert not (tmp_path / "site").exists()


@pytest.mark.integration
def test_the_command_tells_what_it_did(inside: Project, tmp_path: Path) -> None:
    done = run("publish", str(tmp_path / "site"), cwd=inside.folder)
    assert (done.returncode, done.stdout) == (0, b"")
    assert b" written, 0 unchanged, 0 removed" in done.stderr
    shutil.rmtree(tmp_path / "site")


@pytest.mark.usefixtures("inside")
def test_the_catalogue_of_a_site_is_checked_and_nothing_written(site_copy: Path, tmp_path: Path) -> None:
    site = site_copy
    before = held(site)
    done = call("publish", site, "--check")
    assert done.exit_code == 0
    assert "The graph conforms to the shapes." in done.stdout
    catalogue = site / "catalogue.rdf"
    catalogue.write_text(catalogue.read_text("utf-8").replace("dcterms:title", "dcterms:subject"), "utf-8")
    broken = call("publish", site, "--check")
    assert broken.exit_code == 1
    assert "http://purl.org/dc/terms/title" in broken.stdout
    assert held(site) == before | {"catalogue.rdf": catalogue.read_bytes()}
    nowhere = call("publish", tmp_path / "none", "--check")
    assert nowhere.exit_code == 3


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("damage", ["PRAGMA user_version = 99", "PRAGMA user_version = 1", None])
def test_a_state_that_cannot_be_read_is_refused_and_the_site_stays(
    project: Project, tmp_path: Path, damage: str | None
) -> None:
    project.build()
    published(project, tmp_path / "site")
    before, state = held(tmp_path / "site"), tmp_path / "site/.publication/state.sqlite"
    if damage:
        with closing(sqlite3.connect(state)) as connection:
            connection.execute(damage)
    else:
        state.write_bytes(b"no database at all, but long enough to be one" * 100)
    with pytest.raises(WritingError, match="publish into a new folder"):
        published(project, tmp_path / "site")
    assert held(tmp_path / "site") == before
