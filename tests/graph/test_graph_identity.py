"""When two things are the same: base, keys, persons, events, and roles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from rdflib import Graph, Literal
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.term import URIRef

from discourse_kg.errors import SettingsError
from discourse_kg.graph.identifiers import Identifiers
from discourse_kg.graph.roles import read_role_scheme, role_scheme
from discourse_kg.identifiers import normalise_name, source_key
from discourse_kg.model import (
    Event,
    Person,
    PrintedRole,
)
from discourse_kg.vocabulary import DKG, NAMESPACE, ROLE_SCHEME
from support.graphs import instances, quads
from support.invented import IDENTIFIERS, graph, invented, quads_of
from support.strategies import names

if TYPE_CHECKING:
    from rdflib.term import Node


# --- identifiers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "base", ["", "discourse-kg", "ftp://example.org", "https://example.org/a b", "https://e.org/?q"]
)
def test_base_that_is_no_address_is_refused(base: str) -> None:
    with pytest.raises(SettingsError, match="base IRI"):
        Identifiers(base)


def test_base_may_end_in_a_slash_or_not() -> None:
    assert Identifiers("http://localhost:8000/kg/").graph("roles") == Identifiers("http://localhost:8000/kg").graph(
        "roles"
    )


@given(name=names)
@example(name="e\u200b\u0301")
def test_a_normalised_name_is_its_own_normalised_form(name: str) -> None:
    assert normalise_name(normalise_name(name)) == normalise_name(name)


def test_everything_is_under_the_base() -> None:
    data = graph(invented(), Identifiers("https://example.org/kg"))
    subjects = {str(subject) for subject in data.subjects()}
    assert {iri for iri in subjects if not iri.startswith("https://example.org/kg/id/")} == {
        "http://publications.europa.eu/resource/authority/country/EST"
    }


def test_no_key_depends_on_the_base() -> None:
    def below(base: str) -> set[str]:
        quads = map(str, quads_of(invented(), Identifiers(base)))
        return {line.replace(f"<{base}/id/", "<").replace(f"<{base}/graph/", "<") for line in quads}

    assert below(IDENTIFIERS.base) == below("https://example.org/kg") == below("http://example.org")


def test_no_name_stands_in_an_iri() -> None:
    told = graph(invented())
    iris = {str(node) for triple in told.triples((None, None, None)) for node in triple if isinstance(node, URIRef)}
    assert [iri for iri in iris if "nvented" in iri] == []


# --- identity ------------------------------------------------------------------------------------------


def persons_of(name: str, identifier: str) -> set[Node]:
    discourse = invented()
    recap = replace(discourse.recap, identifier=identifier)
    bare = replace(discourse, recap=recap, panels=(), persons=(), statements=(), unresolved=(), author=name)
    return instances(graph(bare), DKG.Person)


def test_full_name_is_one_person_in_all_sources() -> None:
    assert persons_of("Invented Name", "a.txt") == persons_of("Invented  Name\u200f", "b.txt")


def test_single_word_is_a_person_within_its_source() -> None:
    assert persons_of("Invented", "a.txt").isdisjoint(persons_of("Invented", "b.txt"))
    assert persons_of("Invented", "a.txt") == persons_of("Invented", "a.txt")


def event_graphs(event: Event) -> set[str]:
    data = quads(quads_of(replace(invented(), event=event)))
    return {name for _, _, value, name in data if value == f"<{DKG.Event}>"}


def test_event_with_name_and_date_is_shared() -> None:
    assert event_graphs(Event("Invented Days", date(2017, 10, 11))) == {f"<{IDENTIFIERS.graph('events')}>"}


@pytest.mark.parametrize("event", [Event(), Event("Invented Days"), Event(None, date(2017, 10, 11)), Event("\u200b")])
def test_any_other_event_is_the_source_s_own(event: Event) -> None:
    assert event_graphs(event) == {f"<{IDENTIFIERS.source_graph(source_key('invented.txt'))}>"}


# --- roles -----------------------------------------------------------------------------------------------


def roles_of(role: PrintedRole, language: str = "sv") -> tuple[Graph, URIRef]:
    discourse = invented()
    person = Person("Invented Speaker", role)
    data = graph(replace(discourse, recap=replace(discourse.recap, language=language), persons=(person,)))
    (concept,) = set(data.objects(None, DKG.role))
    return data, URIRef(str(concept))


@pytest.mark.parametrize("label", ["Civilminister", "CIVILMINISTER", "civil\u00administer"])
def test_role_with_a_label_of_the_scheme_is_its_concept(label: str) -> None:
    data, concept = roles_of(PrintedRole(label, "minister"))
    assert concept == URIRef(f"{NAMESPACE}role/civilminister")
    assert list(data.triples((concept, None, None))) == []


def test_other_role_becomes_a_concept_below_its_kind() -> None:
    data, concept = roles_of(PrintedRole("uppfinnings\nminister", "minister"))
    assert set(data.predicate_objects(concept)) == {
        (RDF.type, DKG.Minister),
        (RDFS.label, Literal("uppfinnings minister", lang="sv")),
        (SKOS.prefLabel, Literal("uppfinnings minister", lang="sv")),
        (SKOS.inScheme, ROLE_SCHEME),
        (SKOS.broader, URIRef(f"{NAMESPACE}role/minister")),
    }


def test_role_of_no_known_kind_is_a_role() -> None:
    data, concept = roles_of(PrintedRole("uppfinnare"))
    assert set(data.objects(concept, RDF.type)) == {DKG.Role}
    assert list(data.objects(concept, SKOS.broader)) == []


def test_same_words_in_two_languages_or_of_two_kinds_are_two_roles() -> None:
    concepts = [
        roles_of(PrintedRole("inventor"), "sv")[1],
        roles_of(PrintedRole("inventor"), "en")[1],
        roles_of(PrintedRole("inventor", "minister"), "en")[1],
    ]
    assert len(set(concepts)) == 3


def test_kind_that_the_scheme_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError, match="invented-kind"):
        roles_of(PrintedRole("uppfinnare", "invented-kind"))


def test_scheme_is_read_whole() -> None:
    scheme = role_scheme()
    assert {"minister", "head-of-government", "government-role"} <= set(scheme.by_notation)
    assert set(scheme.by_label.values()) == set(scheme.classes)
    assert scheme.concept("Prime Minister") == scheme.concept("statsminister")
    assert scheme.concept("uppfinnare") is None


def test_of_two_concepts_with_one_label_the_first_by_iri_has_it() -> None:
    turtle = f"""
        <{NAMESPACE}role/b> a <{DKG.Role}> ; <{SKOS.inScheme}> <{ROLE_SCHEME}> ; <{SKOS.prefLabel}> "same"@en .
        <{NAMESPACE}role/a> a <{DKG.Role}> ; <{SKOS.inScheme}> <{ROLE_SCHEME}> ; <{SKOS.altLabel}> "SAME"@sv .
    """
    assert read_role_scheme(turtle).concept("Same") == f"{NAMESPACE}role/a"
