"""People name things by their names; what a name means is found, or the caller is told what it may mean.

Events, panels and titles in here are invented, and so are names of one word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef

from discourse_kg.countries import country_code, country_names
from discourse_kg.errors import ParameterError
from discourse_kg.graph.identifiers import Identifiers
from discourse_kg.languages.supported import load_language
from discourse_kg.querying.asking import Question, answer_text
from discourse_kg.querying.header import Scheme
from discourse_kg.querying.stored import read_query
from discourse_kg.querying.values import CountryResolver, Resolvers, StoreResolver, resolve
from discourse_kg.storage.interface import Answer
from discourse_kg.storage.opening import open_store
from discourse_kg.storage.replacement import put_graphs
from discourse_kg.vocabulary import DKG, NAMESPACE
from support.graphs import as_quads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from discourse_kg.storage.interface import GraphStore

IRIS = Identifiers()
ANN, ANNA = IRIS.person("s", "Ann Hellenius"), IRIS.person("s", "Anna Bellman")
TWINS = IRIS.thing("panel", "0" * 16), IRIS.thing("panel", "1" * 16)
MINISTER = URIRef(f"{NAMESPACE}role/minister")
MAYOR = IRIS.thing("role", "2" * 16)

QUERY = read_query(
    "who-said",
    f"""#+ title: {{en: a}}
#+ description: {{en: b}}
#+ params:
#+   country: {{type: iri, scheme: country}}
#+   person: {{type: iri, scheme: person, multiple: true}}
#+   panel: {{type: iri, scheme: panel}}
#+   role: {{type: iri, scheme: role}}
#+   text: {{type: string}}
SELECT ?person ?country WHERE {{
  VALUES ?country {{ UNDEF }} VALUES ?person {{ UNDEF }} VALUES ?panel {{ UNDEF }} VALUES ?role {{ UNDEF }}
  VALUES ?text {{ UNDEF }}
  ?statement <{DKG.speaker}> ?person ; <{DKG.mentions}> ?country
}}
""",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    folder: Path = tmp_path_factory.mktemp("store")
    graph = Graph()
    for person, name in ((ANN, "Ann Hellenius"), (ANNA, "Anna Bellman")):
        graph.add((person, RDF.type, DKG.Person))
        graph.add((person, RDFS.label, Literal(name)))
    for panel, name in zip(TWINS, ("Panelen", "panelen"), strict=True):
        graph.add((panel, RDF.type, DKG.Panel))
        graph.add((panel, RDFS.label, Literal(name, lang="sv")))
    graph.add((DKG.Minister, RDFS.subClassOf, DKG.Role))
    for role, kind, name in ((MINISTER, DKG.Minister, "minister"), (MAYOR, DKG.Role, "mayor")):
        graph.add((role, RDF.type, kind))
        graph.add((role, RDFS.label, Literal(name, lang="en")))
        graph.add((role, SKOS.altLabel, Literal(f"{name} of something", lang="en")))
    graph.add((MINISTER, SKOS.notation, Literal("minister")))
    graph.add((IRIS.thing("statement", "3" * 16), DKG.speaker, ANN))
    graph.add((IRIS.thing("statement", "3" * 16), DKG.mentions, IRIS.country("EST")))
    with open_store(str(folder / "store"), read_only=False) as opened:
        put_graphs(opened, as_quads(graph, IRIS.graph("persons")))
        yield opened


@pytest.fixture(scope="module")
def resolver(store: GraphStore) -> Resolvers:
    def code(text: str, languages: Sequence[str]) -> str | None:
        return country_code(text, map(load_language, languages))

    countries = CountryResolver(("sv", "en"), code, country_names, IRIS.country)
    return Resolvers({Scheme.COUNTRY: countries}, StoreResolver(store, IRIS.base))


# A parameter, what people write, and what they mean.
MEANT = [
    ("country", "Estland", IRIS.country("EST")),
    ("country", "estonia", IRIS.country("EST")),
    ("country", "EST", IRIS.country("EST")),
    ("country", "EE", IRIS.country("EST")),
    ("country", str(IRIS.country("EST")), IRIS.country("EST")),
    ("person", "Ann Hellenius", ANN),
    ("person", "ann  HELLENIUS\u200f", ANN),
    ("person", str(ANN), ANN),
    ("person", str(ANN).rpartition("/")[2], ANN),
    ("panel", "Panelen", TWINS[0]),
    ("panel", "panelen", TWINS[1]),
    ("panel", "1" * 16, TWINS[1]),
    ("role", "Minister", MINISTER),
    ("role", "minister of something", MINISTER),
    ("role", "mayor", MAYOR),
    ("text", "Estland", Literal("Estland")),
]


@pytest.mark.parametrize(("parameter", "text", "meant"), MEANT)
def test_a_name_is_understood(resolver: Resolvers, parameter: str, text: str, meant: URIRef) -> None:
    assert resolve(QUERY, {parameter: [text]}, resolver) == {parameter: (str(meant),)}


# A parameter, what people write, and what they are told.
NOT_MEANT = [
    ("country", "Estlnd", "country: no country is called 'Estlnd'; did you mean Estland"),
    ("country", "Atlantis", "country: no country is called 'Atlantis'"),
    ("person", "Ann Helenius", r"person: no person is called 'Ann Helenius'; did you mean Ann Hellenius\?"),
    ("person", "mayor", "person: no person is called 'mayor'"),
    ("person", str(TWINS[0]), "person: no person is called "),
    ("person", "0" * 16, "person: no person is called "),
    ("person", '" } UNION { ?thing ?p ?name } #', "person: no person is called "),
    ("panel", "PANELEN", r"panel: 'PANELEN' may be Panelen <.*0000>, panelen <.*1111>; give the IRI"),
    ("role", "\ud800", r"role: the value holds the character U\+D800"),
]


@pytest.mark.parametrize(("parameter", "text", "told"), NOT_MEANT, ids=range(len(NOT_MEANT)))
def test_a_name_that_is_not_understood_is_told(resolver: Resolvers, parameter: str, text: str, told: str) -> None:
    with pytest.raises(ParameterError, match=told):
        resolve(QUERY, {parameter: [text]}, resolver)


def test_a_parameter_that_the_query_does_not_have_is_told(resolver: Resolvers) -> None:
    with pytest.raises(ParameterError, match="who-said has no parameter rôle; did you mean role"):
        Question(QUERY, {"rôle": ["minister"]}, "en").text(resolver)


def test_a_country_that_nobody_mentions_gives_no_rows(store: GraphStore, resolver: Resolvers) -> None:
    question = Question(QUERY, {"country": ["Tuvalu"]}, "en")
    assert question.answer(store, resolver) == Answer(("person", "country"), ())


def test_a_question_is_answered(store: GraphStore, resolver: Resolvers) -> None:
    row = (ANN, IRIS.country("EST"))
    for values in ({}, {"country": ["Estland"]}, {"person": ["Anna Bellman", "Ann Hellenius"]}):
        assert Question(QUERY, values, "en").answer(store, resolver) == Answer(("person", "country"), (row,))
    question = Question(QUERY, {"person": ["Anna Bellman"]}, "en")
    assert question.answer(store, resolver) == Answer(("person", "country"), ())


LABELLED = read_query(
    "labelled",
    """#+ title: {en: a}
#+ description: {en: b}
#+ params: {language: {type: string}}
SELECT ?language WHERE { VALUES ?language { "de" } }
""",
)


def test_labels_are_in_the_language_of_whoever_asks_unless_the_values_say_another(resolver: Resolvers) -> None:
    assert 'VALUES ?language { "sv" }' in Question(LABELLED, {}, "sv").text(resolver)
    assert 'VALUES ?language { "nb" }' in Question(LABELLED, {"language": ["nb"]}, "sv").text(resolver)
    assert Question(LABELLED, {}, "sv").is_as_stored
    assert Question(QUERY, {}, "sv").text(resolver) == QUERY.text


def test_a_query_of_ones_own_is_answered(store: GraphStore) -> None:
    assert answer_text(store, f"ASK {{ <{ANN}> a <{DKG.Person}> }}") is True
    with pytest.raises(ValueError, match="SERVICE would ask another endpoint"):
        answer_text(store, "ASK { SERVICE <http://127.0.0.1:9/> {} }")
