"""A value becomes a term and nothing else, on every engine, whatever its characters are.

The queries and texts in here are invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import rdflib.plugins.sparql
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store
from rdflib import RDFS, XSD, Graph, Literal, URIRef

from discourse_kg.errors import ParameterError, QueryError
from discourse_kg.querying.binding import bind, prove
from discourse_kg.querying.stored import read_query
from discourse_kg.querying.tokens import tokenise
from discourse_kg.rdf.sparql_text import is_iri, term_text
from discourse_kg.storage.interface import Answer, select
from discourse_kg.storage.opening import open_store
from discourse_kg.storage.results import result_value
from support.endpoints import oxigraph_server
from support.measures import examples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from discourse_kg.rdf.terms import Term
    from discourse_kg.storage.interface import GraphStore

rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False

HEADER = "#+ title: {en: a}\n#+ description: {en: b}\n"
BY_TEXT = read_query(
    "by-text",
    f"""{HEADER}#+ params:
#+   text: {{type: string, multiple: true}}
#+   other: {{type: string}}
PREFIX rdfs: <{RDFS}>
# VALUES ?text {{ "a comment" }}
SELECT ?thing ?text WHERE {{
  VALUES ?text {{ "default" '''of "several"''' }}  # a comment with }}
  VALUES ?other {{ UNDEF }}
  ?thing rdfs:label ?text ; rdfs:comment ?other
}} ORDER BY ?thing
""",
)
BY_THING = read_query(
    "by-thing",
    f"""{HEADER}#+ params: {{thing: {{type: iri}}}}
SELECT ?thing ?text WHERE {{ VALUES ?thing {{ <a:default> }} ?thing <{RDFS.label}> ?text }}
""",
)
COMMENT = "the same for all"


def rdflib_rows(data: list[tuple[URIRef, str]], query: str) -> set[tuple[Term | None, ...]]:
    graph = Graph()
    for thing, text in data:
        graph.add((thing, RDFS.label, Literal(text)))
        graph.add((thing, RDFS.comment, Literal(COMMENT)))
    return {tuple(row) for row in graph.query(query)}  # type: ignore[arg-type]


def update_text(data: list[tuple[URIRef, str]]) -> str:
    lines = (
        f"{term_text(thing)} <{RDFS.label}> {term_text(Literal(text))} ; <{RDFS.comment}> '{COMMENT}' ."
        for thing, text in data
    )
    return f"INSERT DATA {{ GRAPH <a:g> {{ {' '.join(lines)} }} }}"


def oxigraph_rows(data: list[tuple[URIRef, str]], query: str) -> set[tuple[Term | None, ...]]:
    store = Store()
    store.update(update_text(data))
    answer = result_value(store.query(query, use_default_graph_as_union=True))
    assert isinstance(answer, Answer)
    return set(answer.rows)


@pytest.fixture(scope="module")
def remote() -> Iterator[GraphStore]:
    with oxigraph_server() as address, open_store(address, read_only=False) as store:
        yield store


def remote_rows(store: GraphStore, data: list[tuple[URIRef, str]], query: str) -> set[tuple[Term | None, ...]]:
    store.update(f"DROP ALL ; {update_text(data)}")
    return set(select(store, query).rows)


# What once broke out of strings somewhere, or was read as something else.
HOSTILE = [
    "",
    '"',
    "'",
    "'''",
    '"""',
    "\\",
    "\\\\",
    '\\"',
    '\n\\"',
    '"} UNION {?s ?p ?o} #',
    "'} UNION {?s ?p ?o} #",
    " } ?s ?p ?o . } #",
    '" "default',
    "# no comment",
    "}",
    "{",
    "?x $y <a:b> a:b @en ^^xsd:date",
    "default",
    "\\u0022 } #",
    "\\U00000022 } #",
    "\\\\u0041",
    "\\n is no line feed",
    "a\nb",
    "a\r\nb",
    "a\tb",
    "\b\f\v\x01\x1f\x7f\x85\x9f",
    "\x01abcd1234",
    "\u202eAnn\u202c",
    "\u200b\u200f\ufeff",
    "\u2028\u2029",
    "é e\u0301",
    "\U0001f600",
    "UNDEF",
    " leading and trailing ",
    "a" * 5000,
]
TEXTS = st.sampled_from(HOSTILE) | st.lists(
    st.sampled_from([*"\"'\\ \n\r\t{}()<>#?$@^:;.,_-uUnabAF0é\u202e\0", "\\u0041", "UNION", "?s ?p ?o"]), max_size=12
).map("".join)


def things(text: str) -> list[tuple[URIRef, str]]:
    """The text among others, some of which are like it."""
    others = {f"{text}x", text[1:], text[:-1], text.replace("\\", ""), "default", 'of "several"', "other"} - {text}
    return [(URIRef(f"a:{number}"), found) for number, found in enumerate([text, *sorted(others)])]


def check_text(rows: Callable[[list[tuple[URIRef, str]], str], set[tuple[Term | None, ...]]], text: str) -> None:
    if "\0" in text:
        with pytest.raises(ParameterError, match=r"U\+0000"):
            bind(BY_TEXT, {"text": [text]})
        return
    bound = bind(BY_TEXT, {"text": [text], "other": [COMMENT]})
    assert rows(things(text), bound) == {(URIRef("a:0"), Literal(text))}


@pytest.mark.measure("hostile values")
@settings(max_examples=examples(120, whole=1200))
@given(text=TEXTS)
def test_rdflib_finds_the_text_and_nothing_else(text: str) -> None:
    check_text(rdflib_rows, text)


@pytest.mark.measure("hostile values")
@settings(max_examples=examples(400, whole=4000))
@given(text=TEXTS)
def test_oxigraph_finds_the_text_and_nothing_else(text: str) -> None:
    check_text(oxigraph_rows, text)


@pytest.mark.measure("hostile values")
@settings(max_examples=examples(60, whole=600))
@given(text=TEXTS)
def test_an_endpoint_finds_the_text_and_nothing_else(remote: GraphStore, text: str) -> None:
    check_text(lambda data, query: remote_rows(remote, data, query), text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_every_engine_finds_each_of_these(remote: GraphStore, text: str) -> None:
    check_text(rdflib_rows, text)
    check_text(oxigraph_rows, text)
    check_text(lambda data, query: remote_rows(remote, data, query), text)


@pytest.mark.measure("hostile values")
@settings(max_examples=examples(200, whole=2000))
@given(text=TEXTS, other=TEXTS)
def test_two_texts_together_break_out_of_nothing(text: str, other: str) -> None:
    if "\0" not in text + other:
        bound = bind(BY_TEXT, {"text": [text], "other": [other]})
        assert oxigraph_rows(things(text), bound) == ({(URIRef("a:0"), Literal(text))} if other == COMMENT else set())


IRIS = st.builds(
    "{}{}".format,
    st.sampled_from(["a:", "http://127.0.0.1/", "urn:x:", "", "https://w3id.org/discourse-kg/id/person/"]),
    st.lists(st.sampled_from([*"<>\"{}|\\^` \n[]()#?%'@:;,.åa0\u202e\0", "\\u003E", "> ?s ?p ?o"]), max_size=5).map(
        "".join
    ),
)


@pytest.mark.measure("hostile values")
@settings(max_examples=examples(200, whole=2000))
@given(iri=IRIS)
def test_an_iri_is_found_or_refused(iri: str) -> None:
    if not is_iri(iri):
        with pytest.raises(ParameterError, match="thing is an absolute IRI, not "):
            bind(BY_THING, {"thing": [iri]})
        return
    bound = bind(BY_THING, {"thing": [iri]})
    data = [(URIRef(iri), "this"), (URIRef("a:default"), "that"), (URIRef("a:s"), "other")]
    assert oxigraph_rows(data, bound) == rdflib_rows(data, bound) == {(URIRef(iri), Literal("this"))}


@pytest.mark.parametrize("iri", ["", "Estland", "a b:c", "a:b c", "a:<b>", 'a:"b', "a:b}", "a:[b", "a:\\u0041", "a:\0"])
def test_what_is_no_iri_is_refused(iri: str) -> None:
    with pytest.raises(ParameterError, match="thing is an absolute IRI, not "):
        bind(BY_THING, {"thing": [iri]})


@given(texts=st.lists(TEXTS.filter(lambda text: "\0" not in text), min_size=1, max_size=4))
def test_all_other_tokens_stay(texts: list[str]) -> None:
    before = [token.text for token in tokenise(BY_TEXT.text)]
    after = [token.text for token in tokenise(bind(BY_TEXT, {"text": texts}))]
    start = before.index('"default"')
    assert after[:start] == before[:start]
    assert after[start + len(set(texts)) :] == before[start + 2 :]


def test_the_default_stays_without_a_value() -> None:
    assert bind(BY_TEXT, {}) == bind(BY_TEXT, {"text": []}) == BY_TEXT.text


def test_several_values_are_alternatives_and_each_counts_once() -> None:
    data = [(URIRef("a:1"), "one"), (URIRef("a:2"), "two"), (URIRef("a:3"), "three")]
    bound = bind(BY_TEXT, {"text": ["one", "two", "one"]})
    assert oxigraph_rows(data, bound) == {(URIRef("a:1"), Literal("one")), (URIRef("a:2"), Literal("two"))}
    assert bound.count('"one"') == 1


TYPED = read_query(
    "typed",
    f"""{HEADER}#+ params:
#+   day: {{type: "xsd:date"}}
#+   count: {{type: "xsd:integer"}}
#+   name: {{type: langString, required: true}}
SELECT ?day ?count ?name WHERE {{
  VALUES ?day {{ UNDEF }} VALUES ?count {{ 1 2 }} VALUES ?name {{ "Estland"@sv }}
}}
""",
)


def test_values_have_the_type_of_their_parameter() -> None:
    bound = bind(TYPED, {"day": ["2017-10-11"], "count": ["+007"], "name": ["a@b@sv-SE"]})
    row = (
        Literal("2017-10-11", datatype=XSD.date),
        Literal("7", datatype=XSD.integer),
        Literal("a@b", lang="sv-SE"),
    )
    assert oxigraph_rows([], bound) == {row}


# Values by name, with part of the message.
FAULTS: list[tuple[dict[str, list[str]], str]] = [
    ({"dya": ["2017-10-11"]}, "typed has no parameter dya; did you mean day?"),
    ({"day": ["2017-10-11"]}, "typed needs a value for name: a text and its language, as in Estland@sv"),
    ({"name": []}, "typed needs a value for name"),
    ({"name": ["a@sv", "b@sv"]}, "typed takes one value for name, not 2"),
    ({"name": ["Estland"]}, "name is a text and its language, as in Estland@sv, not 'Estland'"),
    ({"name": ["Estland@"]}, "name is a text and its language"),
    ({"name": ["Estland@s v"]}, "name is a text and its language"),
    ({"name": ["sv"]}, "name is a text and its language"),
    ({"name": ["a@sv"], "day": ["11 oktober"]}, "day is a date, as in 2017-10-11, not '11 oktober'"),
    ({"name": ["a@sv"], "day": ["2017-02-30"]}, "day is a date"),
    ({"name": ["a@sv"], "day": ["20171011"]}, "day is a date"),
    ({"name": ["a@sv"], "day": ["2017-10-11\n"]}, "day is a date"),
    ({"name": ["a@sv"], "day": ["２０１７-１０-１１"]}, "day is a date"),  # noqa: RUF001 (digits of another script)
    ({"name": ["a@sv"], "count": ["1.5"]}, "count is a whole number, not '1.5'"),
    ({"name": ["a@sv"], "count": ["٣"]}, "count is a whole number"),
    ({"name": ["a@sv"], "count": ["9" * 19]}, "count is a whole number"),
    ({"name": ["a@sv"], "count": [""]}, "count is a whole number"),
    ({"name": ["\ud800@sv"]}, r"name: the value holds the character U\+D800"),
]


@pytest.mark.parametrize(("values", "message"), FAULTS)
def test_a_fault_is_named(values: dict[str, list[str]], message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        bind(TYPED, values)


# What would stand between the braces if a value broke out of its term.
BROKEN_OUT = ['"" } UNION { ?s ?p ?o', '"" "more"', "", "UNDEF", '"" # }', "a:b", "?x", "1"]


@pytest.mark.parametrize("text", BROKEN_OUT)
def test_a_value_that_broke_out_would_be_noticed(text: str) -> None:
    with pytest.raises(QueryError, match="a value would change the query"):
        prove(BY_TEXT, BY_TEXT.text.replace("UNDEF", text), {"other": ['""']})


@pytest.mark.parametrize("text", ['"text"', '"text"@en', '"1"^^<a:b>', "<a:b>"])
def test_a_term_is_no_more_than_a_term(text: str) -> None:
    prove(BY_TEXT, BY_TEXT.text.replace("UNDEF", text), {"other": [text]})


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("SELECT ?x { ?x ?y ?z }", r"no VALUES \?x"),
        ("SELECT ?x { VALUES (?x) { (1) } }", r"no VALUES \?x"),
        ("SELECT ?x { VALUES ?x { 1", r"no VALUES \?x"),
        ("SELECT ?x { VALUES ?x { 1 } { VALUES ?x { 2 } } }", r"more than one VALUES \?x"),
        ("SELECT ?x { VALUES ?x { 'open } }", "a string that does not end"),
    ],
)
def test_a_query_that_cannot_be_bound_is_named(body: str, message: str) -> None:
    query = read_query("unbound", f"{HEADER}#+ params: {{x: {{type: string}}}}\n{body}")
    with pytest.raises(QueryError, match=message):
        bind(query, {"x": ["1"]})
