"""The linter finds what is wrong with a stored query; everything in here is invented."""

from __future__ import annotations

import re

import pytest

from discourse_kg.querying.stored import read_query
from support.query_linter import lint

GOOD = """\
#+ title: {sv: "Vem?", en: "Who?"}
#+ description: {sv: Alla., en: All.}
#+ params:
#+   country: {type: iri, required: true, label: {sv: land, en: country}}
#+   since: {type: "xsd:date", label: {sv: sedan, en: since}}
#+   count: {type: "xsd:integer", label: {sv: antal, en: number}}
#+   name: {type: langString, label: {sv: namn, en: name}}
#+ order: true
#+ unlabelled: [statement]
PREFIX e: <http://127.0.0.1/>
SELECT ?statement ?person ?personLabel ?text WHERE {
  VALUES ?country { e:EST <http://127.0.0.1/SWE> }
  VALUES ?since { UNDEF }
  VALUES ?count { 1 }
  VALUES ?name { "Estland"@sv }
  VALUES (?kind) { (e:direct) }
  ?statement e:mentions ?country ; e:kind ?kind ; e:day ?day ; e:number ?count ; e:name ?name ; e:text ?text .
  ?statement e:speaker ?person . ?person e:label ?personLabel
  FILTER(!BOUND(?since) || ?day >= ?since)
} ORDER BY ?text ?statement DESC(?person)
"""
ROWS = "statement,person,personLabel,text\r\n"


def problems(text: str, expected: str | None = ROWS) -> list[str]:
    return list(lint(read_query("invented", text), expected))


def test_nothing_is_found_in_a_good_query() -> None:
    assert problems(GOOD) == []


# What is changed in the good query, and the one thing that is then found.
FAULTS = {
    "no Swedish title": ('sv: "Vem?", ', "", "no title in sv"),
    "no description": ("{sv: Alla., en: All.}", "{}", "no description in en and sv"),
    "no label of a parameter": (", label: {sv: sedan, en: since}", "", "no label of since in en and sv"),
    "not SPARQL": ("WHERE {", "WHERE { {", "cannot be read"),
    "a string that does not end": ('"Estland"@sv', '"Estland', "a string that does not end"),
    "another endpoint": ("FILTER(", "SERVICE e:x { ?s ?p ?o } FILTER(", "SERVICE would ask another endpoint"),
    "an update": ("SELECT ?statement ?person ?personLabel ?text", "DELETE { ?s ?p ?o }", "DELETE would change"),
    "graphs chosen": ("?text WHERE", "?text FROM e:g WHERE", "FROM would choose graphs"),
    "a parameter without VALUES": ("VALUES ?since { UNDEF }", "", "parameter since needs one VALUES .* and has 0"),
    "a parameter in a table": ("VALUES ?since { UNDEF }", "VALUES (?since) { (UNDEF) }", "since needs one .* has 0"),
    "a parameter bound twice": ("VALUES ?count { 1 }", "VALUES ?count { 1 } VALUES ?count { 1 }", "count .* has 2"),
    "a parameter that is not used": ("e:number ?count ; ", "", "parameter count is not used outside its VALUES"),
    "a parameter that is not declared": (
        "VALUES (?kind) { (e:direct) }",
        "VALUES ?kind { e:direct }",
        r"VALUES \?kind .* is no declared parameter",
    ),
    "a default of another type": ("VALUES ?count { 1 }", 'VALUES ?count { "1" }', "count is not of type xsd:integer"),
    "a default that is no IRI": ("{ e:EST", '{ "EST"', "default of country is not of type iri"),
    "a default that is no date": ("VALUES ?since { UNDEF }", "VALUES ?since { 1 }", "since is not of type xsd:date"),
    "a default that is open": ("{ e:EST", "{ UNDEF", "default of country is not of type iri"),
    "no default": ("VALUES ?count { 1 }", "VALUES ?count { }", "cannot be read|count is not of type"),
    "IRIs without a label": (" ?personLabel ?text WHERE", " ?text WHERE", "column person has IRIs and no personLabel"),
    "a stray exception": ("[statement]", "[statement, place]", "unlabelled names place, which is no column$"),
    "no order": ("ORDER BY ?text ?statement DESC(?person)", "", r"add to ORDER BY \?statement \?person"),
    "half an order": ("ORDER BY ?text ?statement DESC(?person)", "ORDER BY ?statement", r"add to ORDER BY \?person"),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_found(kind: str) -> None:
    there, instead, message = FAULTS[kind]
    assert GOOD.count(there) == 1
    (found,) = problems(GOOD.replace(there, instead))
    assert re.search(message, found)


def test_the_expected_rows_tell_which_columns_hold_iris() -> None:
    """`text` is never a subject, so its text does not tell."""
    rows = f"{ROWS}http://127.0.0.1/1,http://127.0.0.1/2,Person,http://127.0.0.1/3\r\n"
    assert problems(GOOD, rows) == ["column text has IRIs and no textLabel; add one, or name it under unlabelled"]


def test_rows_that_are_cut_are_ordered() -> None:
    text = GOOD.replace("#+ order: true\n", "")
    order = "ORDER BY ?text ?statement DESC(?person)"
    assert problems(text.replace(order, "")) == []
    assert problems(text.replace(order, "LIMIT 3")) == [
        "the order of rows is not settled; add to ORDER BY ?statement ?person"
    ]


def test_rows_without_iris_are_ordered_by_all_columns() -> None:
    text = "#+ title: {sv: a, en: a}\n#+ description: {sv: b, en: b}\n#+ order: true\n"
    text += "SELECT ?year (COUNT(?s) AS ?count) { ?s <http://127.0.0.1/year> ?year } GROUP BY ?year ORDER BY "
    assert problems(text + "DESC(?count)") == ["the order of rows is not settled; add to ORDER BY ?year"]
    assert problems(text + "DESC(?count) ?year") == []


@pytest.mark.parametrize("body", ["ASK { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_other_forms_have_no_columns(body: str) -> None:
    assert problems(f"#+ title: {{sv: a, en: a}}\n#+ description: {{sv: b, en: b}}\n#+ order: true\n{body}") == []


def test_a_query_has_expected_rows() -> None:
    assert lint(read_query("invented", GOOD), None) == ("no file of expected rows beside it",)
