"""A statement is found by its key and explained from what the store holds."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib.namespace import PROV

from discourse_kg.concept_labels import label
from discourse_kg.explanation import (
    ExplainedSpeaker,
    Explanation,
    Named,
    StatementNotFoundError,
    explain,
    explanation_text,
    find_statement,
    reasons,
)
from discourse_kg.extraction.pipeline import extract
from discourse_kg.identifiers import PROJECT_BASE, source_key, statement_key
from discourse_kg.model import Polarity, StatementKind
from discourse_kg.readers.intake import read
from discourse_kg.readers.port import recap_of
from discourse_kg.records.record import all_values, one_value
from discourse_kg.records.statements import StatementRecord
from discourse_kg.storage import open_store
from discourse_kg.storage.embedded import EmbeddedStore
from discourse_kg.vocabulary import DKG, NAMESPACE
from support.invented_denial import DENIAL, PRONOUN, THANKS, with_denial
from support.invented_denial import span as denial_span
from support.queries_store import put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from discourse_kg.model import Statement
    from discourse_kg.storage.interface import GraphStore, Result
    from support.commandline import Project


@pytest.fixture
def store(built: Project) -> Iterator[GraphStore]:
    with open_store(built.store, read_only=True) as opened:
        yield opened


def statements(built: Project) -> list[Statement]:
    return list(extract(read(str(built.recaps / "parkdagen.md"))).statements)


def reading_text(built: Project) -> str:
    return recap_of(read(str(built.recaps / "parkdagen.md"))).text


def key(built: Project, speaker: str) -> str:
    [statement] = [statement for statement in statements(built) if speaker in statement.speakers]
    return statement_key(source_key("parkdagen.md"), statement.span)


def explained(store: GraphStore, built: Project, speaker: str, language: str = "en") -> Explanation:
    return explain(store, key(built, speaker), language)


def test_a_statement_is_found_by_key_by_iri_and_by_the_first_digits(store: GraphStore, built: Project) -> None:
    whole = key(built, "Nima Forsrud")
    iri = f"{PROJECT_BASE}/id/statement/{whole}"
    for wanted in (whole, whole.upper(), whole[:6], iri):
        assert find_statement(store, wanted) == iri


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("0000000000000000", "no such statement in"),
        (f"{PROJECT_BASE}/id/statement/0000000000000000", "no such statement in"),
        ("12345", "six or more digits"),
        ("", "six or more digits"),
        ("Nima", "six or more digits"),
        ('"} UNION {?s ?p ?o} #', "six or more digits"),
        ("https://example.org/> } #", "six or more digits"),
    ],
)
def test_what_is_no_statement_is_told(store: GraphStore, wanted: str, told: str) -> None:
    with pytest.raises(StatementNotFoundError, match=told):
        find_statement(store, wanted)


def test_another_thing_is_no_statement(store: GraphStore, built: Project) -> None:
    with pytest.raises(StatementNotFoundError, match="no such statement"):
        find_statement(store, f"{PROJECT_BASE}/id/source/{source_key('parkdagen.md')}")
    assert statements(built)


def test_digits_that_several_keys_begin_with_are_not_enough(project: Project) -> None:
    with open_store(project.store, read_only=False) as store:
        for end in ("aa", "bb"):
            iri = f"<{PROJECT_BASE}/id/statement/12345678901234{end}>"
            store.update(f"INSERT DATA {{ GRAPH <{PROJECT_BASE}/graph/source/00> {{ {iri} a <{DKG.Statement}> }} }}")
        with pytest.raises(StatementNotFoundError, match="12345678901234aa, 12345678901234bb"):
            find_statement(store, "123456")
        assert find_statement(store, "12345678901234aa").endswith("aa")


def test_the_place_is_that_in_the_reading_text_and_in_the_file(store: GraphStore, built: Project) -> None:
    place = explained(store, built, "Nima Forsrud").place
    text = reading_text(built)
    assert text[place.start : place.end] == place.quote
    assert f"{place.prefix}{place.quote}{place.suffix}" in text
    assert place.file == "parkdagen.md"
    assert place.original is not None
    words = place.original.of((built.recaps / "parkdagen.md").read_bytes().decode())
    assert "\r\n" in words
    assert words.split() == place.quote.split()


def test_the_speaker_is_shown_as_the_source_prints_role_and_organization(store: GraphStore, built: Project) -> None:
    assert explained(store, built, "Nima Forsrud").speakers == (
        ExplainedSpeaker("Nima Forsrud", "civilminister", None),
    )
    assert explained(store, built, "Tova Ekmark").speakers == (ExplainedSpeaker("Tova Ekmark", "jurist", "Löfrådet"),)
    assert explained(store, built, "Alva Lundqvist").speakers == (ExplainedSpeaker("Alva Lundqvist", None, None),)


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_attribution_is_that_of_the_extraction(store: GraphStore, built: Project, language: str) -> None:
    [statement] = [statement for statement in statements(built) if "Nima Forsrud" in statement.speakers]
    attribution = explained(store, built, "Nima Forsrud", language).attribution
    assert statement.resolution is not None
    assert (attribution.rule, attribution.resolution) == (
        label(statement.rule, language),
        label(statement.resolution, language),
    )
    assert statement.speaker_mention is not None
    assert attribution.named == statement.speaker_mention.of(reading_text(built))


def test_mentions_come_in_the_order_of_the_source_with_labels_in_the_language(
    store: GraphStore, built: Project
) -> None:
    in_swedish = explained(store, built, "Nima Forsrud", "sv").mentions
    assert in_swedish == (
        Named("Estland", "land", "Estland"),
        Named("Holland", "land", "Nederländerna"),
        Named("Danmark", "land", "Danmark"),
    )
    in_english = [named.referent for named in explained(store, built, "Nima Forsrud").mentions]
    assert in_english == ["Estonia", "Netherlands", "Denmark"]


def test_kind_tier_and_panel_are_labels(store: GraphStore, built: Project) -> None:
    explanation = explained(store, built, "Alva Lundqvist")
    assert (explanation.kind, explanation.attribution.tier) == ("question", "explicit")
    assert explanation.made_in == "Påhittade parkdagen \N{EN DASH} Påhittat referat"
    assert explanation.run.startswith("parkdagen.md")


def test_the_triples_are_turtle_what_is_inferred_apart(store: GraphStore, built: Project) -> None:
    explanation = explained(store, built, "Nima Forsrud")
    asserted = {quad.predicate.value for quad in parse(explanation.asserted, RdfFormat.TURTLE)}
    inferred = {quad.predicate.value for quad in parse(explanation.inferred, RdfFormat.TURTLE)}
    assert str(DKG.quote) in asserted
    assert str(DKG.mentions) in inferred
    assert not asserted & inferred
    subjects = {quad.subject.value for quad in parse(explanation.asserted, RdfFormat.TURTLE)}
    assert subjects == {explanation.iri}


def test_the_text_shows_the_statement_in_its_place(store: GraphStore, built: Project) -> None:
    explanation = explained(store, built, "Nima Forsrud")
    text = explanation_text(explanation, "en")
    assert "[Nima Forsrud svarade att vi ska lära av Estland, Holland och Danmark. ”Lagen” räcker, sa han.]" in text
    assert f"parkdagen.md, characters {explanation.place.start}–{explanation.place.end}" in text
    assert 'named "Nima Forsrud", resolved by full name' in text
    assert "Estland (country: Estonia); Holland (country: Netherlands); Danmark (country: Denmark)" in text
    triples = text[text.index("# what the source's graph says") :]
    assert len(list(parse(triples, RdfFormat.TURTLE))) > 10


def test_without_recap_and_kept_text_only_the_place_in_the_file_is_missing(
    project: Project,
) -> None:
    project.build()
    wanted = key(project, "Nima Forsrud")
    with open_store(project.store, read_only=True) as store:
        told = explain(store, wanted, "en")
    shutil.rmtree(project.recaps)
    with open_store(project.store, read_only=True) as store:
        assert explain(store, wanted, "en") == told
    shutil.rmtree(project.folder / "store" / "texts")
    with open_store(project.store, read_only=True) as store:
        assert explain(store, wanted, "en") == replace(told, place=replace(told.place, original=None))


def test_a_pronoun_goes_back_to_the_words_that_name_the_speaker(project: Project) -> None:
    words = "I panelen satt Tova Ekmark (jurist). Tova Ekmark kom sent. Hon menade att lagen räcker.\n"
    project.write("pronoun.md", f"---\nid: pronoun\nlanguage: sv\n---\n{words}")
    project.build()
    discourse = extract(read(str(project.recaps / "pronoun.md")))
    [statement] = discourse.statements
    with open_store(project.store, read_only=True) as store:
        explanation = explain(store, statement_key(source_key("pronoun"), statement.span), "en")
    start = discourse.recap.text.index("Tova Ekmark kom")
    assert explanation.attribution.named == "Hon"
    assert explanation.attribution.antecedent == ("Tova Ekmark", start)
    assert f'named "Hon", resolved by pronoun, going back to "Tova Ekmark" at {start}' in explanation_text(
        explanation, "en"
    )


def test_text_from_the_source_cannot_steer_the_terminal(project: Project) -> None:
    project.write(
        "steering.md", "---\nid: steering\ntitle: x\nlanguage: en\n---\nRowan Invented said it \u180eis\U000e0041 on.\n"
    )
    project.build()
    [statement] = extract(read(str(project.recaps / "steering.md"))).statements
    with open_store(project.store, read_only=True) as store:
        explanation = explain(store, statement_key(source_key("steering"), statement.span), "en")
    assert "\u180e" in explanation.place.quote
    head = explanation_text(explanation, "en").partition("# what")[0]
    assert "said it <U+180E>is<U+E0041> on." in head
    assert head.replace("\n", "").isprintable()


# --- what few statements have ---------------------------------------------------------------------------


@pytest.fixture
def told(tmp_path: Path) -> Iterator[GraphStore]:
    with open_store(str(tmp_path / "store"), read_only=False, base=PROJECT_BASE) as store:
        put(store, with_denial())
        yield store


def explained_words(told: GraphStore, words: str, language: str = "en") -> Explanation:
    return explain(told, statement_key(source_key("snow.txt"), denial_span(words)), language)


def test_a_denial_is_told_and_an_affirmation_is_not(told: GraphStore) -> None:
    denial = explained_words(told, DENIAL)
    assert denial.denied == "denied"
    assert "  kind:       indirect, denied\n" in explanation_text(denial, "en")
    assert "  slag:       indirekt, förnekad\n" in explanation_text(explained_words(told, DENIAL, "sv"), "sv")
    thanks = explained_words(told, THANKS)
    assert thanks.denied is None
    assert "  kind:       indirect\n" in explanation_text(thanks, "en")


def test_an_affirmation_that_is_stated_is_not_told_either(told: GraphStore) -> None:
    iri = explained_words(told, THANKS).iri
    polarity = f"<{iri}> <{DKG.polarity}> <{NAMESPACE}polarity/affirmed>"
    told.update(f"INSERT DATA {{ GRAPH <{PROJECT_BASE}/graph/source/{source_key('snow.txt')}> {{ {polarity} }} }}")
    assert explained_words(told, THANKS).denied is None


def test_candidates_are_told_the_speaker_first(told: GraphStore) -> None:
    explanation = explained_words(told, PRONOUN)
    assert [speaker.name for speaker in explanation.speakers] == ["Moa Grankvist"]
    assert explanation.attribution.candidates == ("Moa Grankvist", "Olof Tallberg")
    assert "  candidates: Moa Grankvist; Olof Tallberg\n" in explanation_text(explanation, "en")


def test_who_was_chosen_stands_first_among_the_candidates_whatever_the_alphabet_says(tmp_path: Path) -> None:
    discourse = with_denial()
    pronoun = replace(discourse.statements[1], speakers=("Olof Tallberg",))
    with open_store(str(tmp_path / "store"), read_only=False, base=PROJECT_BASE) as store:
        put(store, replace(discourse, statements=(pronoun,)))
        assert explained_words(store, PRONOUN).attribution.candidates == ("Olof Tallberg", "Moa Grankvist")


def test_party_and_offices_that_are_over_are_told_of_the_speaker(told: GraphStore) -> None:
    assert explained_words(told, DENIAL).speakers == (ExplainedSpeaker("Moa Grankvist", None, None, party="MP"),)
    assert "  speaker:    Moa Grankvist, MP\n" in explanation_text(explained_words(told, DENIAL), "en")
    thanks = explained_words(told, THANKS)
    assert thanks.speakers == (
        ExplainedSpeaker("Olof Tallberg", None, None, former=("Minister of Snow, Weather Office",)),
    )
    assert "  formerly:   Olof Tallberg (Minister of Snow, Weather Office)\n" in explanation_text(thanks, "en")
    assert "formerly:" not in explanation_text(explained_words(told, DENIAL), "en")


def test_offices_that_another_source_tells_of_are_left_to_it(told: GraphStore) -> None:
    discourse = with_denial()
    recap = replace(discourse.recap, identifier="ice.txt", path="ice.txt")
    put(told, replace(discourse, recap=recap, persons=(), statements=(discourse.statements[2],)))
    here = explain(told, statement_key(source_key("ice.txt"), denial_span(THANKS)), "en")
    assert here.speakers == (ExplainedSpeaker("Olof Tallberg", None, None),)


def test_mentioned_places_and_topics_are_told_by_their_names(told: GraphStore) -> None:
    assert explained_words(told, DENIAL).mentions == (Named("Umeby", "place", "Umeby"),)
    assert explained_words(told, PRONOUN).mentions == (Named("open weather data", "topic", "open data"),)


def test_the_details_of_a_statement_are_told_with_the_labels_of_the_ontology(
    told: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    @dataclass(frozen=True, slots=True)
    class Detailed(StatementRecord):
        sources: tuple[str, ...] = all_values(PROV.wasQuotedFrom, detail=True)
        stance: str | None = one_value(DKG.polarity, detail=True)

    monkeypatch.setattr(reasons, "StatementRecord", Detailed)
    explanation = explained_words(told, DENIAL, "sv")
    assert explanation.details == ((str(PROV.wasQuotedFrom), ("snow.txt",)), ("polaritet", ("förnekad",)))
    assert "  polaritet:  förnekad\n" in explanation_text(explanation, "en")
    assert explained_words(told, THANKS).details == explanation.details[:1]


def test_however_many_speak_eight_queries_are_enough(told: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    discourse = with_denial()
    everybody = tuple(person.name for person in discourse.persons)
    question = replace(discourse.statements[0], kind=StatementKind.QUESTION, polarity=Polarity.AFFIRMED)
    said = replace(
        discourse.statements[1],
        kind=StatementKind.ANSWER,
        speakers=everybody,
        candidates=everybody,
        answers=question.span,
    )
    put(told, replace(discourse, statements=(question, said)))
    asked: list[str] = []
    answer = EmbeddedStore.query

    def query(store: EmbeddedStore, text: str) -> Result:
        asked.append(text)
        return answer(store, text)

    monkeypatch.setattr(EmbeddedStore, "query", query)
    assert [speaker.name for speaker in explained_words(told, PRONOUN).speakers] == sorted(everybody)
    assert len(asked) <= 8


def test_a_statement_that_has_no_place_is_told_to_be_incomplete(told: GraphStore) -> None:
    iri = f"<{PROJECT_BASE}/id/statement/1234567890123456>"
    told.update(f"INSERT DATA {{ GRAPH <{PROJECT_BASE}/graph/source/00> {{ {iri} a <{DKG.Statement}> }} }}")
    with pytest.raises(StatementNotFoundError, match="does not say where in its source it is; run discourse-kg"):
        explain(told, "1234567890123456", "en")
