"""The exported files: the same triples in each, the same bytes every time, and whole or not there."""

from __future__ import annotations

import fcntl
import os
import resource
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from msgspec.structs import replace
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib import Dataset, Graph
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

from discourse_kg.atomic_files import WritingError, write_files
from discourse_kg.export.catalogue import missing_settings
from discourse_kg.export.catalogue.catalogue_documents import CATALOGUES
from discourse_kg.export.dataset_files import DUMPS, export
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.settings import Settings, load_settings
from discourse_kg.storage import open_store
from discourse_kg.storage.interface import graph_names, graph_quads
from discourse_kg.validation import read_triples, validate_catalogue
from discourse_kg.validation.rendering import report_text
from support.commandline import run
from support.measures import sampled

if TYPE_CHECKING:
    from support.commandline import Project

FILES: Final = (*CATALOGUES, *DUMPS)


@pytest.fixture(scope="module")
def exported(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    assert export_of(built, folder) == tuple(sorted(FILES))
    return folder


def export_of(project: Project, folder: Path, settings: Settings | None = None) -> tuple[str, ...]:
    with open_store(project.store, read_only=True) as store:
        return export(store, PROJECT_BASE, settings or load_settings(project.folder, {}), folder)


def stored(project: Project) -> set[Quad]:
    with open_store(project.store, read_only=True) as store:
        return {quad for name in graph_names(store, PROJECT_BASE) for quad in graph_quads(store, name)}


def triples(quads: set[Quad]) -> set[Quad]:
    return {Quad(quad.subject, quad.predicate, quad.object) for quad in quads}


@pytest.mark.parametrize("name", DUMPS)
def test_each_format_holds_what_the_store_holds(name: str, exported: Path, built: Project) -> None:
    read, held = set(parse((exported / name).read_bytes(), DUMPS[name])), stored(built)
    assert read == (held if DUMPS[name].supports_datasets else triples(held))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of what it does itself
@pytest.mark.parametrize("name", ["discourse.rdf", "discourse.jsonld", "discourse.ttl"])
def test_others_read_the_same_from_it(name: str, exported: Path) -> None:
    dataset, forms = Dataset(), {"rdf": "xml", "jsonld": "json-ld", "ttl": "turtle"}
    dataset.parse(data=(exported / name).read_bytes(), format=forms[name.partition(".")[2]])
    read = Graph()
    for subject, predicate, value, _ in dataset.quads():
        read.add((subject, predicate, value))
    lines = set(parse(read.serialize(format="nt", encoding="utf-8"), RdfFormat.N_TRIPLES))
    assert lines == triples(set(parse((exported / "discourse.nq").read_bytes(), RdfFormat.N_QUADS)))


def test_there_is_no_blank_node(exported: Path) -> None:
    quads = set(parse((exported / "discourse.nq").read_bytes(), RdfFormat.N_QUADS))
    quads |= set(parse((exported / "catalogue.ttl").read_bytes(), RdfFormat.TURTLE))
    assert all(isinstance(quad.subject, NamedNode) for quad in quads)
    assert not [quad for quad in quads if str(quad.object).startswith("_:")]


def test_n_quads_are_sorted_and_turtle_has_short_names(exported: Path) -> None:
    lines = (exported / "discourse.nq").read_text("utf-8").splitlines()
    graphs = [line.rsplit(" ", 2)[1].strip("<>") for line in lines]
    assert graphs == sorted(graphs)
    turtle = (exported / "discourse.ttl").read_text("utf-8")
    assert "\nstatement:" in turtle
    assert " a dkg:Statement ;" in turtle
    assert "@prefix vcard:" not in turtle


@pytest.mark.measure("every process")
@pytest.mark.integration
def test_every_process_writes_the_same_bytes(exported: Path, built: Project, tmp_path: Path) -> None:
    """Built and exported from nothing under three hash seeds, two locales and two time zones."""
    worlds = [
        {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "America/Los_Angeles"},
    ]

    def hashes(world: dict[str, str]) -> list[str]:
        folder = tmp_path / world["PYTHONHASHSEED"]
        folder.mkdir()
        for call in (("build", "--store", folder / "store"), ("export", folder / "out", "--store", folder / "store")):
            ended = run(*call, cwd=built.folder, environment=world)
            assert ended.returncode == 0, ended.stderr.decode()
        return [sha256((folder / "out" / name).read_bytes()).hexdigest() for name in FILES]

    expected = [sha256((exported / name).read_bytes()).hexdigest() for name in FILES]
    for world in sampled(worlds, 1, "worlds of an export"):
        assert hashes(world) == expected


# --- the catalogue --------------------------------------------------------------------------------


def test_the_catalogue_says_what_dcat_ap_asks_for(exported: Path) -> None:
    graph = Graph().parse(exported / "catalogue.rdf")
    assert set(graph) == set(Graph().parse(exported / "catalogue.ttl"))
    [catalog] = graph.subjects(RDF.type, DCAT.Catalog)
    [dataset] = graph.objects(catalog, DCAT.dataset)
    for thing in (catalog, dataset):
        assert {title.language for title in graph.objects(thing, DCTERMS.title)} == {"sv", "en"}  # type: ignore[attr-defined]
        assert list(graph.objects(thing, DCTERMS.description))
        assert [str(day) for day in graph.objects(thing, DCTERMS.modified)] == ["2031-06-02"]
        [publisher] = graph.objects(thing, DCTERMS.publisher)
        assert (publisher, RDF.type, FOAF.Agent) in graph
    assert list(graph.objects(dataset, DCAT.contactPoint))
    distributions = list(graph.objects(dataset, DCAT.distribution))
    assert len(distributions) == len(DUMPS)
    for distribution in distributions:
        for predicate in (DCAT.accessURL, DCAT.downloadURL, DCTERMS.format, DCAT.mediaType, DCTERMS.license):
            assert len(list(graph.objects(distribution, predicate))) == 1
        [address] = graph.objects(distribution, DCAT.downloadURL)
        [size] = graph.objects(distribution, DCAT.byteSize)
        assert int(str(size)) == (exported / Path(str(address)).name).stat().st_size
        assert str(address).startswith("https://example.org/files/")


@pytest.mark.parametrize("name", ["catalogue.rdf", "catalogue.ttl"])
def test_the_catalogue_keeps_to_the_swedish_profile(name: str, exported: Path) -> None:
    report = validate_catalogue(read_triples(str(exported / name)))
    assert report.conforms, report_text(report, "en")


def test_without_a_publisher_there_is_no_catalogue(built: Project, tmp_path: Path) -> None:
    settings = replace(load_settings(built.folder, {}), publisher=Settings().publisher)
    assert missing_settings(settings) == ("publisher.name", "publisher.uri", "publisher.kind")
    assert export_of(built, tmp_path, settings) == tuple(sorted(DUMPS))


# --- writing --------------------------------------------------------------------------------------


def test_folders_are_made_and_files_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    write_files(folder, {"x.ttl": b"old", "y.ttl": b"old"})
    write_files(folder, {"x.ttl": b"new"})
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"x.ttl": b"new", "y.ttl": b"old"}


@pytest.mark.parametrize("kind", ["link", "dangling link", "folder", "pipe"])
def test_nothing_is_written_through_what_is_no_regular_file(tmp_path: Path, kind: str) -> None:
    victim, target = tmp_path / "victim", tmp_path / "out" / "y.ttl"
    target.parent.mkdir()
    victim.write_bytes(b"victim")
    match kind:
        case "link":
            target.symlink_to(victim)
        case "dangling link":
            target.symlink_to(tmp_path / "nowhere")
        case "folder":
            target.mkdir()
        case "pipe":
            os.mkfifo(target)
    with pytest.raises(WritingError, match=r"y\.ttl: is (a symbolic link|no regular file) and is not replaced"):
        write_files(target.parent, {"x.ttl": b"new", "y.ttl": b"new"})
    assert victim.read_bytes() == b"victim"
    assert [path.name for path in target.parent.iterdir()] == ["y.ttl"]
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(WritingError, match="is a symbolic link; name the folder itself"):
        write_files(tmp_path / "link", {"x.ttl": b"new"})
    assert not list((tmp_path / "real").iterdir())


def test_a_file_in_the_way_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(WritingError, match="cannot be written into"):
            write_files(folder, {"x.ttl": b"new"})


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path) -> None:
    write_files(tmp_path, {"x.ttl": b"old"})
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(WritingError, match=r"y\.ttl: cannot be written: File too large"):
            write_files(tmp_path, {"x.ttl": b"new", "y.ttl": b"y" * 1000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"x.ttl": b"old"}


def test_a_name_that_cannot_be_leaves_everything_as_it_was(tmp_path: Path) -> None:
    write_files(tmp_path, {"x.ttl": b"old"})
    with pytest.raises(WritingError, match="cannot be written: File name too long"):
        write_files(tmp_path, {"x.ttl": b"new", "y" * 300: b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"x.ttl": b"old"}


def test_what_a_dead_process_left_behind_is_cleared(tmp_path: Path) -> None:
    (tmp_path / ".x.ttl.unfinished").symlink_to(tmp_path / "victim")
    write_files(tmp_path, {"x.ttl": b"new"})
    assert {path.name for path in tmp_path.iterdir()} == {"x.ttl"}


def test_two_do_not_write_into_one_folder_at_once(tmp_path: Path) -> None:
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        with pytest.raises(WritingError, match="another process is writing there"):
            write_files(tmp_path, {"x.ttl": b"new"})
    finally:
        os.close(handle)
    write_files(tmp_path, {"x.ttl": b"new"})
