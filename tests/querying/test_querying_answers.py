"""An answer keeps what was found in every form, and drives no terminal; names and texts in here are invented."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import unicodedata
from io import StringIO
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import QueryResultsFormat, RdfFormat
from rdflib import RDFS, XSD, BNode, Literal, URIRef

from discourse_kg.errors import QueryError
from discourse_kg.querying.answers import ROW_FORMS, TRIPLE_FORMS, render
from discourse_kg.rdf.terms import from_engine
from discourse_kg.storage.interface import Answer, Triples
from discourse_kg.storage.results import triples_value
from discourse_kg.storage.results_json import read_results
from support.expected_rows import differences

PREFIXES = {"person": "https://w3id.org/discourse-kg/id/person/", "id": "https://w3id.org/discourse-kg/id/"}
ANSWER = Answer(
    ("person", "name", "count"),
    (
        (
            URIRef("https://w3id.org/discourse-kg/id/person/1"),
            Literal('Ann, "Bo"\nCe', lang="sv"),
            Literal("07", datatype=XSD.integer, normalize=False),
        ),
        (BNode("b"), None, Literal("12", datatype=XSD.integer)),
    ),
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20) | st.sampled_from(
    ["\x1b[2J", "\x1b]0;title\x07", "\u202eexe.txt", "=1+1", "[bold]x[/bold]", "a\tb\r\nc", '"', "<script>", "\x9b31m"]
)


def test_a_table_is_laid_out() -> None:
    assert render(ANSWER, prefixes=PREFIXES, width=60) == (
        "person     name        count\n"
        "────────────────────────────\n"
        'person:1   Ann, "Bo"      07\n'
        "           Ce\n"
        "_:b                       12\n"
    )


def test_a_table_wraps_to_its_width() -> None:
    answer = Answer(("a",), ((Literal("ord " * 100),), (URIRef(f"http://127.0.0.1/{'x' * 200}"),)))
    lines = render(answer, width=40).splitlines()
    assert max(map(len, lines)) <= 40
    assert sum(line.count("x") for line in lines) == 200
    assert sum(line.count("ord") for line in lines) == 100


def test_records_are_one_block_a_row() -> None:
    assert render(ANSWER, "records", prefixes=PREFIXES) == (
        'person  person:1\nname    Ann, "Bo"\n        Ce\ncount   07\n\nperson  _:b\ncount   12\n'
    )


def test_no_rows_are_a_head_or_nothing() -> None:
    many = Answer(tuple(f"{name}Label" for name in ("person", "organization", "panel", "event", "country") * 3), ())
    assert render(many, width=100).count("organizationLabel") == 3
    assert max(map(len, render(many, width=100).splitlines())) <= 100
    nothing = Answer(("a", "b"), ())
    assert render(nothing, width=20) == "a   b\n─────\n"
    assert render(nothing, "records") == ""
    assert render(nothing, "csv") == "a,b\r\n"
    assert render(nothing, "tsv") == "?a\t?b\n"
    assert json.loads(render(nothing, "json")) == {"head": {"vars": ["a", "b"]}, "results": {"bindings": []}}


def test_csv_and_tsv_are_those_of_sparql() -> None:
    assert render(ANSWER, "csv") == (
        'person,name,count\r\nhttps://w3id.org/discourse-kg/id/person/1,"Ann, ""Bo""\nCe",07\r\n_:b,,12\r\n'
    )
    assert render(ANSWER, "tsv") == (
        "?person\t?name\t?count\n"
        "<https://w3id.org/discourse-kg/id/person/1>\t"
        f'"Ann, \\"Bo\\"\\nCe"@sv\t"07"^^<{XSD.integer}>\n'
        f'_:b\t\t"12"^^<{XSD.integer}>\n'
    )


ROWS = st.lists(
    st.tuples(
        st.none() | st.builds(Literal, TEXTS) | st.builds(Literal, TEXTS, lang=st.sampled_from(["sv", "en"])),
        st.none() | st.integers().map(lambda n: Literal(str(n), datatype=XSD.integer)) | st.just(URIRef("a:b")),
    ),
    max_size=4,
)


@given(ROWS)
def test_every_form_keeps_the_rows(rows: list[tuple[Literal | None, Literal | URIRef | None]]) -> None:
    answer = Answer(("text", "other"), tuple(rows))
    assert read_results(render(answer, "json").encode()) == answer
    read = list(csv.reader(StringIO(render(answer, "csv"), newline="")))
    wanted = [["" if term is None else str(term) for term in row] for row in rows]
    assert [[cell.removeprefix("'") for cell in row] for row in read[1:]] == wanted
    solutions = pyoxigraph.parse_query_results(render(answer, "tsv").encode(), format=QueryResultsFormat.TSV)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    assert [tuple(term and from_engine(term) for term in row) for row in solutions] == rows


EMBEDDINGS = {"RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI"}


@given(ROWS, st.integers(20, 200))
def test_nothing_in_a_table_steers_a_terminal(
    rows: list[tuple[Literal | None, Literal | URIRef | None]], width: int
) -> None:
    for form in ("table", "records"):
        text = render(Answer(("text", "other"), tuple(rows)), form, width=width)
        assert not [c for c in text if unicodedata.category(c) == "Cc" and c != "\n"]
        assert not [c for c in text if unicodedata.bidirectional(c) in EMBEDDINGS]


def test_what_would_steer_a_terminal_is_shown() -> None:
    answer = Answer(("name",), ((Literal("\x1b[2JAnn\u202e\x07\x9b[red]"),),))
    assert render(answer).splitlines()[2] == "␛[2JAnn<U+202E>␇<U+009B>[red]"


TRIPLES = triples_value(
    pyoxigraph.Triple(pyoxigraph.NamedNode(f"a:{s}"), pyoxigraph.NamedNode(str(RDFS.label)), pyoxigraph.Literal(text))
    for s, text in ((2, "two"), (1, '\n\\"'), (1, "one"), (2, "two"))
)


def test_every_form_keeps_the_triples() -> None:
    readers = (RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.JSON_LD)
    for form, reader in zip(TRIPLE_FORMS, readers, strict=True):
        text = render(TRIPLES, form, prefixes={"rdfs": str(RDFS)})
        assert triples_value(quad.triple for quad in pyoxigraph.parse(text, reader)) == TRIPLES
    assert len(TRIPLES.triples) == len(TRIPLES.graph()) == 3


def test_turtle_uses_prefixes() -> None:
    assert "rdfs:label" in render(TRIPLES, prefixes={"rdfs": str(RDFS)})


def test_yes_and_no() -> None:
    assert render(result=True) == "yes\n"
    assert render(result=False) == "no\n"
    assert json.loads(render(result=True, form="json")) == {"head": {}, "boolean": True}


@pytest.mark.parametrize(("result", "form"), [(ANSWER, "turtle"), (TRIPLES, "csv"), (True, "csv"), (ANSWER, "xls")])
def test_a_form_that_there_is_not_is_told(result: Answer | Triples | bool, form: str) -> None:
    with pytest.raises(QueryError, match=f"can be written as .*, not as {form}"):
        render(result, form)


def everything() -> str:
    rows = [render(ANSWER, form) for form in ROW_FORMS]
    return "".join([*rows, *(render(TRIPLES, form) for form in TRIPLE_FORMS)])


@pytest.mark.integration
@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_bytes_in_every_environment(seed: str) -> None:
    folders = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
    code = f"import sys; sys.path[:0] = {folders!r}; import test_querying_answers as t; print(ascii(t.everything()))"
    terminal = {"COLUMNS": f"{seed}1", "TERM": "xterm-256color", "FORCE_COLOR": "1", "LC_ALL": "C"}
    environment = {**os.environ, **terminal, "PYTHONHASHSEED": seed}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ascii(everything())


def test_expected_rows_are_compared() -> None:
    expected = render(ANSWER, "csv")
    assert differences(ANSWER, expected, order=True) == ()
    assert differences(ANSWER, expected.replace("\r\n", "\n"), order=True) == ()
    other = Answer(ANSWER.columns, ANSWER.rows[::-1])
    assert differences(other, expected, order=False) == ()
    assert differences(other, expected, order=True) != ()
    assert differences(Answer(ANSWER.columns, ANSWER.rows * 2), expected, order=False) != ()
    assert "+('_:b', '', '12')" in differences(ANSWER, expected.replace("_:b,,12\r\n", ""), order=False)
    assert "-('person', 'name')" in differences(ANSWER, "person,name\r\n", order=True)
