"""What a discourse becomes: every property of every thing, on one small invented recap."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SKOS, XSD
from rdflib.term import URIRef

from discourse_kg.graph.identifiers import SHARED_GRAPHS
from discourse_kg.identifiers import source_key, statement_key
from discourse_kg.model import (
    Event,
    MentionKind,
    Panel,
    Unresolved,
)
from discourse_kg.notations import UnresolvedReason
from discourse_kg.vocabulary import DKG, NAMESPACE, OA
from support.graphs import instances, only, quads, said, selectors, text
from support.invented import ANSWER, IDENTIFIERS, QUESTION, TEXT, graph, invented, quads_of, span


@pytest.fixture(scope="module")
def told() -> Graph:
    return graph(invented())


def test_graphs_are_the_source_s_own_and_the_shared_ones() -> None:
    named = {str(name).removeprefix(f"{IDENTIFIERS.base}/graph/") for _, _, _, name in quads(quads_of(invented()))}
    own = f"<{IDENTIFIERS.source_graph(source_key('invented.txt'))}>"
    shared = {f"<{IDENTIFIERS.graph(name)}>" for name in SHARED_GRAPHS}
    assert named == {own} | shared - {f"<{IDENTIFIERS.graph(name)}>" for name in ("models", "places", "topics")}


def test_statement_tells_who_said_it_where_and_how_that_is_known(told: Graph) -> None:
    key = source_key("invented.txt")
    answer = IDENTIFIERS.thing("statement", statement_key(key, span(ANSWER)))
    question = IDENTIFIERS.thing("statement", statement_key(key, span(QUESTION)))
    (panel,), (run,) = instances(told, DKG.Panel), instances(told, DKG.ExtractionRun)
    speaker, holding = IDENTIFIERS.person(key, "Invented Speaker"), only(told, answer, DKG.spokenAs)
    facts = {(predicate, value) for predicate, value in told.predicate_objects(answer)}
    assert facts == {
        (RDF.type, DKG.Statement),
        (RDFS.label, Literal("Invented Speaker says that it will.", lang="en")),
        (DKG.quote, Literal(ANSWER, lang="en")),
        (DKG.number, Literal(2)),
        (DKG.passage, only(told, answer, DKG.passage)),
        (DKG.speaker, speaker),
        (DKG.spokenAs, holding),
        (DKG.speakerAsInSource, text("Invented Speaker")),
        (DKG.kind, URIRef(f"{NAMESPACE}statement-kind/answer")),
        (DKG.attributionTier, URIRef(f"{NAMESPACE}attribution-tier/inherited")),
        (DKG.rule, URIRef(f"{NAMESPACE}attribution-rule/subject-verb")),
        (DKG.resolution, URIRef(f"{NAMESPACE}resolution/full-name")),
        (DKG.madeIn, panel),
        (DKG.answers, question),
        (DKG.hasMention, only(told, answer, DKG.hasMention)),
        (PROV.wasQuotedFrom, IDENTIFIERS.source(key)),
        (PROV.wasGeneratedBy, run),
    }


def test_statement_of_a_group_outside_every_panel(told: Graph) -> None:
    question = said(told, DKG.quote, QUESTION)
    (event,) = instances(told, DKG.Event)
    assert only(told, question, DKG.speakerGroup) == text("the audience")
    assert only(told, question, DKG.madeIn) == event
    assert only(told, question, DKG.number) == Literal(1)
    assert list(told.objects(question, DKG.speaker)) == []


def test_holding_keeps_what_is_printed_beside_what_it_was_read_as(told: Graph) -> None:
    (holding,) = instances(told, DKG.Holding)
    assert only(told, holding, RDFS.label) == text(
        "Invented Speaker \N{EN DASH} Minister of Inventions, Invented Office"
    )
    assert only(told, holding, DKG.holder) == IDENTIFIERS.person(source_key("invented.txt"), "Invented Speaker")
    assert only(told, holding, DKG.roleAsInSource) == text("Minister of Inventions")
    assert only(told, holding, DKG.role) == said(told, SKOS.prefLabel, "Minister of Inventions")
    assert only(told, holding, DKG.organizationAsInSource) == text("Invented Office")
    assert only(told, holding, DKG.organization) == said(told, RDFS.label, "Invented Office")
    assert {only(told, holding, DKG.atEvent)} == instances(told, DKG.Event)


def test_mention_keeps_its_characters_beside_what_they_refer_to(told: Graph) -> None:
    mention = said(told, DKG.surface, "Estonia")
    country = URIRef("http://publications.europa.eu/resource/authority/country/EST")
    assert only(told, mention, RDFS.label) == text("Estonia")
    assert only(told, mention, DKG.refersTo) == country
    assert only(told, mention, DKG.mentionKind) == URIRef(f"{NAMESPACE}mention-kind/country")
    assert set(told.objects(country, RDFS.label)) == {Literal("Estonia", lang="en"), Literal("Estland", lang="sv")}
    assert only(told, country, SKOS.notation) == text("EST")


def test_undecided_mention_refers_to_nothing() -> None:
    discourse = invented()
    mention = replace(discourse.statements[1].mentions[0], country=None)
    question = replace(discourse.statements[1], mentions=(mention,))
    data = graph(replace(discourse, statements=(question,)))
    assert list(data.subject_objects(DKG.refersTo)) == []


def test_organization_that_is_mentioned() -> None:
    discourse = invented()
    mention = replace(
        discourse.statements[1].mentions[0], kind=MentionKind.ORGANIZATION, country=None, organization="Eesti  Office"
    )
    data = graph(replace(discourse, statements=(replace(discourse.statements[1], mentions=(mention,)),)))
    assert only(data, said(data, DKG.surface, "Estonia"), DKG.refersTo) == said(data, RDFS.label, "Eesti Office")


def test_what_stays_open_is_told_with_its_candidates(told: Graph) -> None:
    (doubt,) = instances(told, DKG.UnresolvedMention)
    assert only(told, doubt, DKG.surface) == text("Speaker")
    assert only(told, doubt, DKG.reason) == URIRef(f"{NAMESPACE}unresolved-reason/ambiguous-name")
    candidates = {only(told, person, RDFS.label) for person in told.objects(doubt, DKG.candidate)}
    assert candidates == {text("Invented Speaker"), text("Other Speaker")}


def test_source_and_run(told: Graph) -> None:
    source, (run,) = IDENTIFIERS.source(source_key("invented.txt")), instances(told, DKG.ExtractionRun)
    assert set(told.predicate_objects(source)) == {
        (RDF.type, DKG.Source),
        (RDFS.label, Literal("Invented recap", lang="en")),
        (DKG.fileName, text("invented.txt")),
        (DKG.sha256, text("0" * 64)),
        (DKG.length, Literal(len(TEXT))),
        (DKG.author, said(told, RDFS.label, "Invented Author")),
        (DKG.reportsOn, said(told, DKG.placeName, "Invented Town")),
        (DCTERMS.language, text("en")),
        (DCTERMS.issued, Literal("2017-10-12", datatype=XSD.date)),
        (DCTERMS.license, URIRef("https://creativecommons.org/licenses/by/4.0/")),
        (DCTERMS.source, URIRef("https://example.org/recap")),
    }
    assert set(told.predicate_objects(run)) == {
        (RDF.type, DKG.ExtractionRun),
        (RDF.type, PROV.Activity),
        (RDFS.label, text("invented.txt \N{EN DASH} 0.1.0")),
        (PROV.used, source),
        (DKG.softwareVersion, text("0.1.0")),
        (DKG.tablesHash, text("0123")),
    }


@pytest.mark.parametrize("words", ["javascript:alert(1)", "all rights reserved", "https://example.org/a b"])
def test_licence_that_is_no_web_address_stays_words(words: str) -> None:
    discourse = invented()
    data = graph(replace(discourse, recap=replace(discourse.recap, licence=words)))
    assert set(data.objects(None, DCTERMS.license)) == {text(words)}


def test_equal_texts_of_two_sources_are_read_by_two_runs() -> None:
    discourse = invented()
    copy = replace(discourse, recap=replace(discourse.recap, identifier="copy.txt"))
    assert instances(graph(discourse), DKG.ExtractionRun).isdisjoint(instances(graph(copy), DKG.ExtractionRun))


def test_source_without_title_is_shown_by_its_file_name() -> None:
    discourse = invented()
    bare = replace(discourse, recap=replace(discourse.recap, title=None), event=Event())
    data = graph(bare)
    assert only(data, IDENTIFIERS.source(source_key("invented.txt")), RDFS.label) == text("invented.txt")
    (event,) = instances(data, DKG.Event)
    assert only(data, event, RDFS.label) == text("invented.txt")


# --- who took part -------------------------------------------------------------------------------------


def participations(data: Graph) -> set[tuple[str, str, str]]:
    """Who, as what, in what (its label)."""
    return {
        (
            str(only(data, only(data, part, DKG.participant), RDFS.label)),
            str(only(data, part, DKG.participationRole)).rpartition("/")[2],
            str(only(data, only(data, part, DKG.participationIn), RDFS.label)),
        )
        for part in instances(data, DKG.Participation)
    }


def test_those_on_a_panel_take_part_in_it(told: Graph) -> None:
    assert participations(told) == {
        ("Invented Speaker", "panellist", "Invented panel"),
        ("Invented Host", "moderator", "Invented panel"),
    }


def test_speaker_on_no_panel_takes_part_in_the_event() -> None:
    discourse = invented()
    answer = replace(discourse.statements[0], speakers=("Invented Guest",), panel=None)
    data = graph(replace(discourse, panels=(), statements=(answer,)))
    assert participations(data) == {("Invented Guest", "speaker", "Invented Days")}


def test_speaker_heard_in_another_panel_takes_part_in_the_event() -> None:
    discourse = invented()
    panels = (*discourse.panels, Panel(None, ()))
    answer = replace(discourse.statements[0], panel=1)
    data = graph(replace(discourse, panels=panels, statements=(answer,)))
    assert ("Invented Speaker", "speaker", "Invented Days") in participations(data)


def test_panellist_heard_outside_the_panel_has_taken_part_by_it() -> None:
    discourse = invented()
    answer = replace(discourse.statements[0], panel=None)
    data = graph(replace(discourse, statements=(answer,)))
    assert ("Invented Speaker", "speaker", "Invented Days") not in participations(data)


def test_author_takes_no_part_by_writing(told: Graph) -> None:
    assert "Invented Author" not in {name for name, _, _ in participations(told)}


def test_panel_without_title_is_shown_by_its_source_or_by_its_number() -> None:
    discourse = replace(invented(), statements=())
    titled = replace(discourse.recap, title="Invented recap")
    for recap, panels, labels in (
        (titled, 1, {"Invented Days \N{EN DASH} Invented recap"}),
        (replace(titled, title=None), 1, {"Invented Days \N{EN DASH} 1"}),
        (titled, 2, {"Invented Days \N{EN DASH} 1", "Invented Days \N{EN DASH} 2"}),
    ):
        data = graph(replace(discourse, recap=recap, panels=(Panel(None, ()),) * panels))
        assert {only(data, panel, RDFS.label) for panel in instances(data, DKG.Panel)} == set(map(text, labels))


# --- passages --------------------------------------------------------------------------------------------


def test_context_of_a_statement_is_a_few_characters_around_it(told: Graph) -> None:
    *_, prefix, suffix = selectors(told, said(told, DKG.quote, QUESTION))
    assert prefix == "Invented recap\n\n"
    assert suffix == " Invented Speaker says\nthat it w"


def test_context_of_a_mention_is_its_sentence(told: Graph) -> None:
    *_, prefix, suffix = selectors(told, said(told, DKG.surface, "Invented Speaker"))
    assert (prefix, suffix) == ("", " says\nthat it will.")


def test_two_things_in_one_place_share_a_passage() -> None:
    discourse = invented()
    doubt = Unresolved(span("Estonia"), UnresolvedReason.AMBIGUOUS_NAME)
    data = graph(replace(discourse, unresolved=(doubt,)))
    (passage,) = {only(data, unresolved, DKG.passage) for unresolved in instances(data, DKG.UnresolvedMention)}
    (mention,) = instances(data, DKG.Mention) & set(data.subjects(DKG.surface, text("Estonia")))
    assert only(data, mention, DKG.passage) == passage
    assert len(list(data.objects(passage, OA.hasSelector))) == 2
