"""What few recaps have, in the graph: denials, candidates, parties, former offices, places and topics."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.term import URIRef

from discourse_kg.closure import closed_ontology, infer
from discourse_kg.identifiers import source_key
from discourse_kg.model import FormerRole, Participation, ParticipationRole, Person, Polarity, PrintedRole
from discourse_kg.vocabulary import DKG, NAMESPACE
from support.graphs import instances, only, quads, said, selectors, text, union
from support.invented import IDENTIFIERS, graph, invented, quads_of
from support.invented_denial import DENIAL, MODERATED, PRONOUN, ROSTER, THANKS, with_denial

if TYPE_CHECKING:
    from rdflib import Graph

KEY = source_key("snow.txt")
GRANKVIST, TALLBERG = (IDENTIFIERS.person(KEY, name) for name in ("Moa Grankvist", "Olof Tallberg"))


@pytest.fixture(scope="module")
def told() -> Graph:
    return graph(with_denial())


# --- statements ----------------------------------------------------------------------------------------


def test_only_what_is_denied_has_a_polarity(told: Graph) -> None:
    denied = URIRef(f"{NAMESPACE}polarity/denied")
    assert set(told.subject_objects(DKG.polarity)) == {(said(told, DKG.quote, DENIAL), denied)}


def test_both_polarities_are_concepts_of_the_ontology() -> None:
    concepts = {URIRef(f"{NAMESPACE}polarity/{polarity}") for polarity in Polarity}
    assert set(union(closed_ontology().asserted).subjects(RDF.type, DKG.Polarity)) == concepts


def test_whom_the_speaker_could_have_been_is_told_beside_who_it_is(told: Graph) -> None:
    statement = said(told, DKG.quote, PRONOUN)
    assert set(told.objects(statement, DKG.consideredInResolution)) == {GRANKVIST, TALLBERG}
    assert set(told.objects(statement, DKG.speaker)) == {GRANKVIST}


def test_candidate_that_was_not_chosen_is_not_inferred_to_speak() -> None:
    asserted = quads_of(with_denial())
    concluded = union(asserted, infer(asserted, closed_ontology()))
    statement = said(concluded, DKG.quote, PRONOUN)
    assert set(concluded.subjects(DKG.said, statement)) == {GRANKVIST}
    assert (statement, RDF.type, DKG.UnresolvedMention) not in concluded


def test_mentions_refer_to_places_and_topics_that_sources_share(told: Graph) -> None:
    for surface, name, its_class, shared in (
        ("Umeby", "Umeby", DKG.Place, "places"),
        ("open weather data", "open data", DKG.Topic, "topics"),
    ):
        thing = only(told, said(told, DKG.surface, surface), DKG.refersTo)
        assert only(told, thing, RDFS.label) == text(name)
        assert instances(told, its_class) == {thing}
        about = {quad[3] for quad in quads(quads_of(with_denial())) if quad[0] == f"<{thing}>"}
        assert about == {f"<{IDENTIFIERS.graph(shared)}>"}


def test_topic_and_place_are_what_their_names_are() -> None:
    assert IDENTIFIERS.topic("open  data\u200f") == IDENTIFIERS.topic("open data") != IDENTIFIERS.topic("Open data")
    assert IDENTIFIERS.place("Umeby") == IDENTIFIERS.place(" Umeby ") != IDENTIFIERS.topic("Umeby")


# --- people --------------------------------------------------------------------------------------------


def test_office_that_is_over_is_told_with_its_words_and_its_sentence(told: Graph) -> None:
    (former,) = instances(told, DKG.FormerHolding)
    (event,) = instances(told, DKG.Event)
    assert set(told.predicate_objects(former)) == {
        (RDF.type, DKG.FormerHolding),
        (RDFS.label, text("Olof Tallberg \N{EN DASH} Minister of Snow, Weather Office")),
        (DKG.formerHolder, TALLBERG),
        (DKG.formerRole, said(told, SKOS.prefLabel, "Minister of Snow")),
        (DKG.formerRoleAsInSource, text("Minister of Snow")),
        (DKG.formerOrganization, said(told, RDFS.label, "Weather Office")),
        (DKG.formerOrganizationAsInSource, text("Weather Office")),
        (DKG.heldBefore, event),
        (DKG.passage, only(told, former, DKG.passage)),
    }
    assert selectors(told, former)[2] == ROSTER


def test_nobody_speaks_in_a_role_that_is_over() -> None:
    asserted = quads_of(with_denial())
    concluded = union(asserted, infer(asserted, closed_ontology()))
    thanks, (former,) = said(concluded, DKG.quote, THANKS), instances(concluded, DKG.FormerHolding)
    assert (only(concluded, former, DKG.formerRole), RDF.type, DKG.Minister) in concluded
    assert (former, RDF.type, DKG.Holding) not in concluded
    assert list(concluded.objects(TALLBERG, DKG.holds)) == []
    assert [*concluded.objects(thanks, DKG.spokenAs), *concluded.objects(thanks, DKG.spokenInRole)] == []


@pytest.mark.parametrize(
    ("role", "organization"), [("Minister of Ice", None), ("Minister of Snow", "Snow Office"), ("minister", None)]
)
def test_sentence_without_the_printed_words_does_not_tell_of_the_office(role: str, organization: str | None) -> None:
    discourse = with_denial()
    former = (FormerRole(PrintedRole(role), organization),)
    data = graph(replace(discourse, persons=(replace(discourse.persons[1], former=former),)))
    (holding,) = instances(data, DKG.FormerHolding)
    assert list(data.objects(holding, DKG.passage)) == []


def test_office_may_be_over_in_one_organization_and_held_in_another() -> None:
    discourse = with_denial()
    minister = replace(
        discourse.persons[1], role=PrintedRole("Minister of Snow", "minister"), organization="Ice Office"
    )
    data = graph(replace(discourse, persons=(minister,)))
    (holding,), (former,) = instances(data, DKG.Holding), instances(data, DKG.FormerHolding)
    assert only(data, holding, DKG.role) == only(data, former, DKG.formerRole)
    assert only(data, holding, DKG.organization) != only(data, former, DKG.formerOrganization)


def test_party_is_kept_as_printed_and_is_a_holding_by_itself(told: Graph) -> None:
    (holding,) = instances(told, DKG.Holding)
    assert only(told, holding, DKG.holder) == GRANKVIST
    assert only(told, holding, DKG.partyAsInSource) == text("MP")
    assert only(told, holding, RDFS.label) == text("Moa Grankvist \N{EN DASH} MP")
    assert list(told.objects(holding, DKG.organization)) == []
    assert only(told, said(told, DKG.quote, DENIAL), DKG.spokenAs) == holding


def test_party_stands_beside_role_and_organization() -> None:
    discourse = invented()
    speaker = replace(discourse.persons[0], party="IP")
    data = graph(replace(discourse, persons=(speaker,)))
    (holding,) = instances(data, DKG.Holding)
    assert only(data, holding, DKG.partyAsInSource) == text("IP")
    assert only(data, holding, DKG.roleAsInSource) == text("Minister of Inventions")
    assert only(data, holding, DKG.organizationAsInSource) == text("Invented Office")


def test_sentence_tells_of_the_participation(told: Graph) -> None:
    sentences = {
        str(only(told, only(told, part, DKG.participant), RDFS.label)): selectors(told, part)[2]
        for part in instances(told, DKG.Participation)
    }
    assert sentences == {"Moa Grankvist": ROSTER, "Olof Tallberg": ROSTER, "Per Asplund": MODERATED}


def test_what_is_told_twice_is_said_once_with_the_first_sentence() -> None:
    discourse = with_denial()
    later, twice = discourse.statements[2].span, discourse.panels[0].participations[0]
    same = (
        replace(twice, introduced=None),
        twice,
        Participation("Moa  Grankvist", ParticipationRole.PANELLIST, later),
    )
    persons = (discourse.persons[0], Person("Moa  Grankvist", party="MP", introduced=later))
    panel = replace(discourse.panels[0], participations=same)
    data = graph(replace(discourse, panels=(panel,), persons=persons, statements=()))
    (part,), (holding,) = instances(data, DKG.Participation), instances(data, DKG.Holding)
    assert selectors(data, part)[2] == selectors(data, holding)[2] == ROSTER
