"""`discourse-kg sparql`: queries of one's own, and those that are refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from pyoxigraph import RdfFormat, parse

from discourse_kg.vocabulary import DKG
from support.commandline import call

if TYPE_CHECKING:
    from pathlib import Path

    from support.commandline import Project

pytestmark = pytest.mark.usefixtures("inside")

LABEL: Final = "<http://www.w3.org/2000/01/rdf-schema#label>"
PERSONS: Final = f"SELECT ?name WHERE {{ ?person a <{DKG.Person}> ; {LABEL} ?name }} ORDER BY ?name"
NAMES: Final = ["Alva Lundqvist", "Nima Forsrud", "Rowan Invented", "Siri Påhittad", "Tova Ekmark"]


def test_rows_are_a_table_csv_tsv_and_json() -> None:
    assert [line.strip() for line in call("sparql", PERSONS).stdout.splitlines()[2:]] == NAMES
    assert call("sparql", PERSONS, "--format", "csv").stdout_bytes.decode().split("\r\n") == ["name", *NAMES, ""]
    assert call("sparql", PERSONS, "--format", "tsv").stdout.splitlines()[1] == '"Alva Lundqvist"'
    document = json.loads(call("sparql", PERSONS, "--format", "json").stdout)
    assert [row["name"]["value"] for row in document["results"]["bindings"]] == NAMES


def test_triples_are_turtle() -> None:
    query = f"CONSTRUCT {{ ?s {LABEL} ?o }} WHERE {{ ?s a <{DKG.Person}> ; {LABEL} ?o }}"
    result = call("sparql", query, "--format", "turtle")
    assert len(list(parse(result.stdout, RdfFormat.TURTLE))) == len(NAMES)
    assert "person:" in result.stdout


def test_a_question_is_answered_yes_or_no() -> None:
    assert call("sparql", f"ASK {{ ?s a <{DKG.Person}> }}").stdout == "yes\n"
    assert call("sparql", "ASK { ?s a <https://example.org/Nothing> }").stdout == "no\n"


def test_the_query_comes_from_a_file_or_from_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "question.rq"
    file.write_bytes(b"\xef\xbb\xbf" + PERSONS.encode())
    asked = call("sparql", PERSONS, "--format", "csv").stdout
    assert call("sparql", f"@{file}", "--format", "csv").stdout == asked
    assert call("sparql", "-", "--format", "csv", stdin=PERSONS).stdout == asked


def test_no_rows_are_no_fault() -> None:
    result = call("sparql", "SELECT ?s WHERE { ?s a <https://example.org/Nothing> }", "--format", "csv")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "s\n", "no rows\n")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT ?s WHERE { ?s a ", "1:24"),
        ("SELECT ?s\nWHERE { ?s ?p 'open }", "line 2, column 15"),
        ("DROP ALL", "line 1, column 1: DROP would change the graph"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "INSERT would change the graph"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE would ask another endpoint"),
        ("SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }", "FROM would choose graphs"),
        ("SELECT * " + "{" * 3000 + "}" * 3000, "nested deeper"),
        ("", "cannot be read"),
        ("@missing.rq", "missing.rq: cannot be read: No such file"),
        ("@with\0nul", "cannot be read"),
    ],
)
def test_what_cannot_be_asked_ends_with_2_and_says_why(query: str, told: str) -> None:
    result = call("sparql", query)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("form", ["turtle", "records"])
def test_a_form_that_an_answer_does_not_have_ends_with_2(form: str) -> None:
    query = PERSONS if form == "turtle" else "CONSTRUCT WHERE { ?s ?p ?o }"
    result = call("sparql", query, "--format", form)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"not as {form}" in result.stderr


def test_a_query_that_is_no_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "latin.rq").write_bytes("ASK { ?s ?p 'å' }".encode("latin-1"))
    result = call("sparql", f"@{tmp_path / 'latin.rq'}")
    assert result.exit_code == 2
    assert "is not UTF-8" in result.stderr


def test_nothing_is_changed_by_asking(inside: Project) -> None:
    before = sorted((path.name, path.stat().st_size) for path in inside.folder.joinpath("store").rglob("*.sst"))
    call("sparql", "CLEAR ALL")
    after = sorted((path.name, path.stat().st_size) for path in inside.folder.joinpath("store").rglob("*.sst"))
    assert before == after
