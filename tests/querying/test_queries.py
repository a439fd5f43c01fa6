"""Every stored question gives, of the bundled recaps, the rows that a reader finds in them, on two engines."""

from __future__ import annotations

import csv
import re
import runpy
from io import StringIO
from typing import TYPE_CHECKING, Final

import pyoxigraph
import pytest
from rdflib import OWL, RDF, RDFS, URIRef

from discourse_kg.closure import closed_ontology
from discourse_kg.errors import ParameterError
from discourse_kg.querying.answers import render
from discourse_kg.querying.binding import bind
from discourse_kg.querying.stored import load_queries
from discourse_kg.querying.tokens import Kind, tokenise
from discourse_kg.readers.intake import read, read_bytes
from discourse_kg.readers.port import recap_of
from discourse_kg.readers.sources import find_sources
from discourse_kg.storage.interface import select
from discourse_kg.storage.results import result_value
from discourse_kg.vocabulary import NAMESPACE
from support.expected_rows import differences, load_expected
from support.folders import ROOT, TEST_DATA
from support.graphs import union
from support.queries_cases import OF_REMARKABLE, Case
from support.queries_store import dataset_of, fill, rdflib_answer, rows_for
from support.query_linter import lint
from support.sharing import shared_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Dataset

    from discourse_kg.storage.interface import GraphStore

RECAPS: Final = ROOT / "data" / "recaps"
QUERIES: Final = load_queries()
EXPECTED: Final = load_expected()
MINISTERS: Final = QUERIES["ministers-who-mentioned-country"]

#: Invented: one person with two organizations, two pairs of names that look alike, and one that does not.
LOOKALIKES: Final = {
    "garden.txt": """\
On the panel were Rowan Invented (gardener, Birch Bay Council) and Tova Ekmark (lawyer, Leaf Board).

Tova Ekmark said that the garden needs water.
""",
    "court.txt": """\
On the panel were Rowan Inverted (gardener), Alva Ekmark (clerk, Fen Guild) and Tova Ekmark (judge, Fen Guild).

Tova Ekmark said that the law is enough.
""",
}


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """The bundled recaps in a store. Not to be changed."""
    recaps = [source.path for source in find_sources([str(RECAPS)]).sources]
    with shared_store(tmp_path_factory, "bundled-store", lambda store: fill(store, recaps)) as store:
        yield store


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """The invented recaps in a store, for questions that the bundled ones give no rows for. Not to be changed."""
    recaps = [read_bytes(text.encode(), name, language="en") for name, text in LOOKALIKES.items()]
    sources = [*(source.path for source in find_sources([str(TEST_DATA / "recaps")]).sources), *recaps]
    with shared_store(tmp_path_factory, "invented-store", lambda store: fill(store, sources)) as store:
        yield store


@pytest.fixture(scope="session")
def dataset(bundled: GraphStore) -> Dataset:
    return dataset_of(bundled)


@pytest.fixture(scope="session")
def invented_dataset(invented: GraphStore) -> Dataset:
    return dataset_of(invented)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


# --- the files ------------------------------------------------------------------------------------


def test_every_question_has_its_rows_and_all_rows_a_question() -> None:
    assert QUERIES.keys() == EXPECTED.keys()
    assert len(QUERIES) >= 18


@pytest.mark.measure("stored questions", quick=8)
@pytest.mark.parametrize("name", QUERIES)
def test_nothing_is_wrong_with_a_question(name: str) -> None:
    assert lint(QUERIES[name], EXPECTED.get(name)) == ()


@pytest.mark.parametrize("name", QUERIES)
def test_a_question_is_one_and_its_rows_are_in_order(name: str) -> None:
    query = QUERIES[name]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert query.order
    assert query.tags
    assert {title[-1] for title in query.title.values()} == {"?"}


def test_the_list_of_questions_is_what_make_queries_writes() -> None:
    page = (ROOT / "queries" / "README.md").read_text("utf-8")
    with_list = runpy.run_path(str(ROOT / "tools" / "queries.py"))["with_list"]
    assert with_list(page) == page
    assert with_list(re.sub(r"^\| \[p.*\n", "", page, flags=re.MULTILINE)) == page
    assert page.count("](pledges.rq) | Who pledged what? |") == 1


def terms(name: str) -> set[URIRef]:
    """The terms of the ontology that a question names."""
    tokens = tokenise(QUERIES[name].text)
    return {
        URIRef(NAMESPACE + token.text[4:]) for token in tokens if token.kind is Kind.NAME and token.text[:4] == "dkg:"
    }


def test_every_class_is_asked_for_by_name_or_by_a_property() -> None:
    ontology = union(closed_ontology().asserted)
    classes = {thing for thing in ontology.subjects(RDF.type, OWL.Class) if str(thing).startswith(NAMESPACE)}
    named = set().union(*map(terms, QUERIES))
    reached = {end for term in named for way in (RDFS.domain, RDFS.range) for end in ontology.objects(term, way)}
    assert classes <= named | reached


# --- the rows -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", QUERIES)
def test_the_answer_is_what_the_recaps_say(name: str, bundled: GraphStore) -> None:
    query = QUERIES[name]
    assert differences(select(bundled, query.text), EXPECTED[name], order=query.order) == ()


@pytest.mark.parametrize("name", QUERIES)
def test_what_is_quoted_stands_where_the_row_says(name: str) -> None:
    for row in rows(EXPECTED[name]):
        if {"fileName", "start", "end"} <= row.keys() and row["start"]:
            text = recap_of(read(str(RECAPS / row["fileName"]))).text
            exact = text[int(row["start"]) : int(row["end"])]
            around = row.get("quote") or row.get("sentence") or row.get("context", "")
            assert exact == row.get("surface", exact)
            assert exact in around if "quote" not in row else exact == around
            assert around in text


# rdflib calls what it deprecates itself when it queries a dataset.
ITS_OWN_WARNINGS: Final = r"ignore:Dataset\.(default_context|contexts) is deprecated:DeprecationWarning"


@pytest.mark.measure("second engine", sample=8)
@pytest.mark.filterwarnings(ITS_OWN_WARNINGS)
@pytest.mark.parametrize("name", QUERIES)
def test_another_engine_gives_the_same_rows(name: str, bundled: GraphStore, dataset: Dataset) -> None:
    query = QUERIES[name]
    expected = render(select(bundled, query.text), "csv")
    assert differences(rdflib_answer(dataset, query.text), expected, order=query.order) == ()


@pytest.mark.filterwarnings(ITS_OWN_WARNINGS)
@pytest.mark.parametrize(
    "name", ["answers-to-questions", "inherited-statements", "similar-names", "who-mentioned-whom"]
)
def test_another_engine_gives_the_same_rows_of_what_is_invented(
    name: str, invented: GraphStore, invented_dataset: Dataset
) -> None:
    query = QUERIES[name]
    answered = select(invented, query.text)
    assert answered.rows
    found = rdflib_answer(invented_dataset, query.text)
    assert differences(found, render(answered, "csv"), order=query.order) == ()


@pytest.fixture(scope="session")
def merged(dataset: Dataset) -> pyoxigraph.Store:
    """The bundled recaps in one graph without a name."""
    store = pyoxigraph.Store()
    lines = dataset.serialize(format="ox-nquads", encoding="utf-8")
    quads = pyoxigraph.parse(lines, pyoxigraph.RdfFormat.N_QUADS)
    store.extend(pyoxigraph.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return store


@pytest.mark.parametrize("name", QUERIES)
def test_one_graph_without_a_name_gives_the_same_rows(name: str, bundled: GraphStore, merged: pyoxigraph.Store) -> None:
    query = QUERIES[name]
    found, expected = (
        rows(render(result_value(merged.query(query.text)), "csv")),
        rows(render(select(bundled, query.text), "csv")),
    )
    if "GRAPH" in query.text:  # in which source something stands, only its graph tells
        found, expected = ([{**row, "fileName": ""} for row in some] for some in (found, expected))
    assert found == expected


# --- the parameters -------------------------------------------------------------------------------


SPEAKERS_2017: Final = [
    "Ardalan Shekarabi",
    "Ann Hellenius",
    "Joakim Jansson",
    "Anna Bellman",
    "David Mothander",
    "Karin Andersson",
    "Shahyan Khan",
]
PANEL_2017: Final = sorted(set(SPEAKERS_2017) - {"Anna Bellman"})
ABOUT_PLEDGE: Final = [
    *("quote", "speaker", "speakerAsInSource", "resolution", "consideredInResolution", "rule", "roleAsInSource"),
    *("madeIn", "kind", "attributionTier", "fileName", "sha256", "licence", "address", "author", "softwareVersion"),
]
KINDS: Final = [
    *["deltaganderoll"] * 3,
    *["slag av omnämnande"] * 5,
    *["slag av yttrande"] * 5,
    *["tillskrivningsgrad"] * 4,
]
RESOLUTIONS: Final = [
    *("fullständigt namn", "efternamn", "fullständigt namn", None, "fullständigt namn", "pronomen", "efternamn"),
    *("fullständigt namn", "efternamn"),
]
CASES: Final = [
    Case(
        MINISTERS.name,
        {"country": ["EST", "Danmark", "Holland"]},
        "countryLabel",
        ["Denmark", "Estonia", "Netherlands"],
    ),
    Case(MINISTERS.name, {"language": "sv"}, "roleLabel", ["civilminister"]),
    Case("statements-mentioning-country", {"country": "Australien"}, "personLabel", ["David Bray"]),
    Case("statements-mentioning-country", {"country": "AU", "language": "sv"}, "countryLabel", ["Australien"]),
    Case("countries-mentioned", {"from": "2017-10-11"}, "notation", ["DNK", "EST", "NLD"]),
    Case("countries-mentioned", {"until": "2017-10-10", "language": "sv"}, "countryLabel", ["Australien", "Taiwan"]),
    Case("who-mentioned-organization", {"organization": "Digital Analytics Program"}, "personLabel", ["Ilene France"]),
    Case("who-mentioned-organization", {"organization": "Reddit"}, "personLabel", []),
    Case("statements-by-person", {"person": "Dan Morgan"}, "date", ["2014-08-07", "2015-05-21"]),
    Case("statements-by-person", {"person": "dan morgan", "from": "2014-08-08"}, "date", ["2015-05-21"]),
    Case("statements-by-person", {"person": "Dan Morgan", "until": "2015-05-20"}, "date", ["2014-08-07"]),
    Case("statements-of-kind", {"kind": ["pledge", "answer"]}, "kind", ["answer", "answer", "pledge"]),
    Case("statements-of-kind", {"from": "2016-01-01"}, "personLabel", ["Anna Bellman"]),
    Case("statements-of-kind", {"until": "2014-12-31"}, "personLabel", []),
    Case("pledges", {"speaker": "Ardalan Shekarabi", "until": "2017-10-11"}, "start", ["2531"]),
    Case("pledges", {"speaker": "Ann Hellenius"}, "start", []),
    Case("pledges", {"from": "2017-10-12"}, "start", []),
    Case("statements-with-word", {"word": "DIGITAL", "speaker": "Megan Smith"}, "start", ["1015"]),
    Case("statements-with-word", {"word": "digital", "from": "2016-01-01"}, "start", ["597", "734", "1425", "3371"]),
    Case("statements-with-word", {"word": "digital", "until": "2014-12-31"}, "personLabel", ["Ilene France"]),
    Case("statements-in-government-roles", {"until": "2017-10-11"}, "kind", ["indirect", "answer", "pledge"]),
    Case("statements-in-government-roles", {"from": "2017-10-12"}, "kind", []),
    Case("speakers-by-number-of-statements", {"from": "2016-01-01"}, "personLabel", [*SPEAKERS_2017]),
    Case("speakers-by-number-of-statements", {"until": "2014-05-29"}, "personLabel", []),
    Case("events-and-their-panels", {"from": "2015-05-22"}, "eventLabel", ["eFörvaltningsdagarna 2017"]),
    Case("events-and-their-panels", {"until": "2014-05-30"}, "statements", ["4", "5", "5"]),
    Case(
        "who-spoke-on-panel",
        {"panel": "Digital transformation inom offentlig sektor"},
        "personLabel",
        ["Anna Bellman", *PANEL_2017],
    ),
    Case("moderators", {"from": "2015-05-22"}, "personLabel", ["Anna Bellman"]),
    Case("moderators", {"until": "2015-05-21"}, "personLabel", ["Marina Fox", "Dan Morgan", "Andrew Hughey"]),
    Case(
        "organizations-on-panels",
        {"organization": "General Services Administration"},
        "personLabel",
        ["Hillary Hartley", "Jennifer Kerber"],
    ),
    Case("panels-by-topic-word", {"word": "PRIVACY"}, "start", [None, "584", "1596"]),
    Case("offices-held", {"role": "minister"}, "personLabel", ["Ardalan Shekarabi"]),
    Case("offices-held", {"role": "civilminister", "language": "sv"}, "heldLabel", ["civilminister"]),
    Case("offices-held", {"person": "Dan Morgan"}, "date", ["2014-08-07", "2015-05-21"]),
    Case("kinds-and-how-often", {"language": "sv"}, "classLabel", [*KINDS]),
    Case("evidence-of-statement", {"statement": "1d75221877c21424"}, "aspect", [*ABOUT_PLEDGE]),
    Case("attributions-by-rule", {"language": "sv"}, "resolutionLabel", [*RESOLUTIONS]),
    Case(
        "unresolved-mentions",
        {"language": "sv"},
        "reasonLabel",
        ["säger att någon talade men inte vad som sades", "ingen i referatet har detta namn", "citat utan talare"],
    ),
]
OF_INVENTED: Final = [
    Case("who-mentioned-whom", {"speaker": "Chad Rowe"}, "mentionedLabel", ["Jordan Pike", "Georgia Lund"]),
    Case("who-mentioned-whom", {"mentioned": "Georgia Lund"}, "speakerLabel", ["Chad Rowe"]),
    Case("who-mentioned-whom", {"speaker": "Georgia Lund", "mentioned": "Chad Rowe"}, "speakerLabel", []),
    Case("statements-of-kind", {"kind": "direct", "until": "2000-01-01"}, "start", []),
    Case("inherited-statements", {}, "quote", ["\N{EN DASH} Be honom ta med en lampa."]),
    Case("inherited-statements", {}, "antecedent", ["Ylva Tornberg"]),
    Case("inherited-statements", {}, "rule", ["dialogue-carried-over"]),
    Case("similar-names", {}, "likeness", ["same surname", "one letter"]),
    Case("similar-names", {}, "otherLabel", ["Tova Ekmark", "Rowan Inverted"]),
    Case("persons-with-several-organizations", {}, "organizationLabel", ["Fen Guild", "Leaf Board"]),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_parameter_chooses(case: Case, bundled: GraphStore) -> None:
    found = rows_for(bundled, QUERIES[case.name], **case.values)
    assert [row.get(case.column) for row in found] == case.found


@pytest.mark.parametrize("case", OF_INVENTED, ids=str)
def test_what_is_invented_is_found(case: Case, invented: GraphStore) -> None:
    found = rows_for(invented, QUERIES[case.name], **case.values)
    assert [row.get(case.column) for row in found] == case.found


def test_every_parameter_is_tried() -> None:
    tried = {(case.name, parameter) for case in (*CASES, *OF_INVENTED, *OF_REMARKABLE) for parameter in case.values}
    assert tried == {(query.name, parameter) for query in QUERIES.values() for parameter in query.parameters}


@pytest.mark.parametrize("name", QUERIES)
def test_without_values_a_question_is_asked_as_it_stands(name: str) -> None:
    query = QUERIES[name]
    if any(parameter.required for parameter in query.parameters.values()):
        with pytest.raises(ParameterError, match=f"{name} needs a value for"):
            bind(query, {})
    else:
        assert bind(query, {}) == query.text


def test_answers_are_told_with_their_questions(invented: GraphStore) -> None:
    found = rows_for(invented, QUERIES["answers-to-questions"])
    asked = {row["quote"]: row for row in found if "questionQuote" in row}
    row = asked["Finch answered that the harbour master would."]
    assert row["questionQuote"] == "Crane wondered who would tell the skippers."
    assert (row["askedByLabel"], row["personLabel"]) == ("Peter Crane", "Laura Finch")


COUNTRIES: Final = ["Estland", "Estonia", "EST", "EE", "Danmark", "Denmark", "Holland", "Netherlands", "Nederländerna"]


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_country_goes_by_any_of_its_names(country: str, bundled: GraphStore) -> None:
    [row] = rows_for(bundled, MINISTERS, country=country)
    assert (row["personLabel"], row["roleAsInSource"]) == ("Ardalan Shekarabi", "civilminister")
    assert row["sentence"].startswith("Shekarabi såg mot Estland, Danmark och Holland")


def test_a_country_in_nobodys_statement_gives_no_rows(bundled: GraphStore) -> None:
    assert rows_for(bundled, MINISTERS, country="Norge") == []
    assert rows_for(bundled, MINISTERS, country="Taiwan") == []  # mentioned, and by no minister


@pytest.mark.parametrize(
    ("name", "values", "told"),
    [
        (MINISTERS.name, {"country": "Estlnd"}, "no country is called 'Estlnd'; did you mean Estland"),
        ("offices-held", {"role": "civilministr"}, "no role is called 'civilministr'; did you mean civilminister"),
        ("pledges", {"speaker": "Ardalan Shekarab"}, "did you mean Ardalan Shekarabi"),
        ("pledges", {"from": "i fjol"}, "from is a date, as in 2017-10-11, not 'i fjol'"),
        ("pledges", {"spekaer": "Ardalan Shekarabi"}, "pledges has no parameter spekaer; did you mean speaker"),
    ],
)
def test_what_nothing_is_called_is_told(
    name: str, values: dict[str, str | list[str]], told: str, bundled: GraphStore
) -> None:
    with pytest.raises(ParameterError, match=told):
        rows_for(bundled, QUERIES[name], **values)
