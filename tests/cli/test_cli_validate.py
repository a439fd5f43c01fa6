"""`discourse-kg validate`: files and stores, and the report in each form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from pyoxigraph import RdfFormat, parse

from discourse_kg.audit import audit
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.storage import open_store
from discourse_kg.vocabulary import DKG
from support.commandline import Project, call

if TYPE_CHECKING:
    from pathlib import Path

#: A person without a name.
BROKEN: Final = f"<{PROJECT_BASE}/id/person/0123456789abcdef> a <{DKG.Person}> .\n"
LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.ttl"
    path.write_text(BROKEN, "utf-8")
    return path


@pytest.mark.usefixtures("inside")
def test_what_was_built_conforms() -> None:
    result = call("validate")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "The graph conforms to the shapes.\n"


@pytest.mark.slow
def test_each_exported_file_conforms_alone(inside: Project, tmp_path: Path) -> None:
    assert call("export", tmp_path / "out").exit_code == 0
    for name in ("discourse.ttl", "discourse.trig", "discourse.nq", "discourse.jsonld", "discourse.rdf"):
        assert call("validate", tmp_path / "out" / name).exit_code == 0
    assert inside.folder.is_dir()


@pytest.mark.usefixtures("inside")
def test_what_extract_shows_conforms(tmp_path: Path) -> None:
    for form, name in (("turtle", "graph.ttl"), ("nquads", "graph.nq")):
        (tmp_path / name).write_text(call("extract", "recaps", "--format", form).stdout, "utf-8")
        assert call("validate", tmp_path / name).exit_code == 0


@pytest.mark.parametrize(("language", "told"), [("sv", "En person har exakt en etikett"), ("en", "exactly one label")])
def test_a_violation_ends_with_1_and_is_told_in_the_language(broken: Path, language: str, told: str) -> None:
    result = call("validate", broken, "--lang", language)
    assert result.exit_code == 1
    assert told in result.stdout
    assert "/id/person/0123456789abcdef" in result.stdout


def test_the_report_is_json(broken: Path) -> None:
    result = call("validate", broken, "--format", "json")
    report = json.loads(result.stdout)
    assert (result.exit_code, report["conforms"]) == (1, False)
    [violation] = report["violations"]
    assert violation["focus"]["value"] == f"{PROJECT_BASE}/id/person/0123456789abcdef"
    assert set(violation["messages"]) == {"sv", "en"}


def test_the_report_is_rdf_the_same_in_both_forms(broken: Path) -> None:
    turtle = set(parse(call("validate", broken, "--format", "turtle").stdout, RdfFormat.TURTLE))
    assert turtle == set(parse(call("validate", broken, "--format", "nt").stdout, RdfFormat.N_TRIPLES))
    assert "http://www.w3.org/ns/shacl#ValidationReport" in "".join(map(str, turtle))


def test_files_are_checked_together(broken: Path, tmp_path: Path) -> None:
    rest = tmp_path / "rest.nt"
    rest.write_text(f'<{PROJECT_BASE}/id/person/0123456789abcdef> <{LABEL}> "Nima Forsrud" .\n', "utf-8")
    assert call("validate", broken, rest).exit_code == 0


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("missing.ttl", None, "No such file"),
        ("graph.csv", b"", "no known format"),
        ("graph.ttl", b"<a> <b>", "graph.ttl:1"),
        ("graph.nt", b"\xff\xfe", "graph.nt"),
        ("graph.rdf", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', "document type"),
        ("graph.jsonld", b'{"@context": "http://127.0.0.1:9/context"}', "graph.jsonld"),
    ],
)
def test_a_file_that_cannot_be_read_ends_with_3(tmp_path: Path, name: str, content: bytes | None, told: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = call("validate", tmp_path / name)
    assert (result.exit_code, result.stdout) == (3, "")
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1


# --- stores ---------------------------------------------------------------------------------------


def changed(project: Project, update: str) -> None:
    project.build()
    with open_store(project.store, read_only=False) as store:
        store.update(update)


@pytest.mark.parametrize(
    ("update", "shape"),
    [
        (f"DELETE WHERE {{ GRAPH ?g {{ ?s <{DKG.rule}> ?o }} }}", "statement/"),
        (f"DELETE WHERE {{ GRAPH <{PROJECT_BASE}/graph/persons> {{ ?s <{LABEL}> ?o }} }}", "person/"),
        (f"INSERT DATA {{ GRAPH <{PROJECT_BASE}/graph/persons> {{ {BROKEN} }} }}", "person/"),
    ],
)
def test_what_is_wrong_in_a_store_is_found(project: Project, update: str, shape: str) -> None:
    changed(project, update)
    with open_store(project.store, read_only=True) as store:
        report = audit(store, PROJECT_BASE)
    found = {str(violation.shape) for violation in report.violations}
    assert any(shape in one for one in found)


def test_a_violation_is_told_once_however_many_sources_touch_it(project: Project) -> None:
    changed(project, f"DELETE WHERE {{ GRAPH <{PROJECT_BASE}/graph/persons> {{ ?s <{LABEL}> 'Tova Ekmark' }} }}")
    with open_store(project.store, read_only=True) as store:
        told: list[tuple[int, int]] = []
        report = audit(store, PROJECT_BASE, lambda done, total: told.append((done, total)))
    places = [violation.sort_key for violation in report.violations]
    assert len(places) == len(set(places)) > 0
    assert told == [(1, 2), (2, 2)]


def test_a_store_that_is_not_there_ends_with_3(tmp_path: Path) -> None:
    result = call("validate", "--store", tmp_path / "nowhere")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "run discourse-kg build" in result.stderr
    assert not (tmp_path / "nowhere").exists()
