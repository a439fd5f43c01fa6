"""Rules, resolutions and reasons: one entry each, and all that is generated from it is up to date."""

from __future__ import annotations

import runpy
import tomllib
from typing import TYPE_CHECKING, Any, Final

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef

from discourse_kg.concept_labels import label
from discourse_kg.notations import AttributionRule, Resolution, UnresolvedReason
from discourse_kg.vocabulary import NAMESPACE
from support.folders import ROOT

if TYPE_CHECKING:
    from enum import StrEnum

SCHEMES: Final = {
    "attribution-rule": AttributionRule,
    "resolution": Resolution,
    "unresolved-reason": UnresolvedReason,
}
EVERYTHING: Final = [concept for scheme in SCHEMES.values() for concept in scheme]


def entries() -> dict[str, dict[str, dict[str, dict[str, str]]]]:
    return tomllib.loads((ROOT / "ontology" / "attribution.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def generator() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "tools" / "attribution.py"))


def test_both_files_are_what_the_generator_writes(generator: dict[str, Any]) -> None:
    ontology = Graph().parse(generator["ONTOLOGY"])
    assert generator["CONCEPTS"].read_text("utf-8") == generator["concepts"](entries())
    assert generator["NOTATIONS"].read_text("utf-8") == generator["notations"](entries(), ontology)


def test_a_new_rule_is_one_entry(generator: dict[str, Any]) -> None:
    texts = {"en": "invented “rule”", "sv": "påhittad ”regel”"}
    more = entries()
    more["attribution-rule"]["invented-rule"] = {"label": texts, "definition": texts}
    added = Graph().parse(data=generator["concepts"](more)) - Graph().parse(generator["CONCEPTS"])
    assert set(added.subjects()) == {URIRef(f"{NAMESPACE}attribution-rule/invented-rule")}
    assert set(added.objects(None, RDFS.label)) == {Literal(text, lang=tag) for tag, text in texts.items()}
    module = generator["notations"](more, Graph().parse(generator["ONTOLOGY"]))
    assert '    INVENTED_RULE = "invented-rule"\n    """invented “rule”"""\n' in module


@pytest.mark.parametrize(("scheme", "concepts"), SCHEMES.items())
def test_an_enumeration_has_the_entries_of_its_table_in_their_order(scheme: str, concepts: type[StrEnum]) -> None:
    assert [concept.value for concept in concepts] == list(entries()[scheme])


def test_every_entry_has_a_label_and_a_definition_in_both_languages() -> None:
    for scheme in entries().values():
        for entry in scheme.values():
            assert set(entry) == {"label", "definition"}
            for texts in entry.values():
                assert set(texts) == {"sv", "en"}
                assert all(text == text.strip() != "" for text in texts.values())


@pytest.mark.parametrize("concept", EVERYTHING, ids=lambda concept: f"{type(concept).__name__}-{concept}")
def test_a_label_fits_into_a_list_and_is_no_code(concept: AttributionRule | Resolution | UnresolvedReason) -> None:
    for language in ("en", "sv"):
        text = label(concept, language)
        assert "," not in text
        assert "-" not in text
        assert text[0].islower()


@pytest.mark.parametrize("concept", EVERYTHING, ids=lambda concept: f"{type(concept).__name__}-{concept}")
def test_people_read_what_the_ontology_says(concept: AttributionRule | Resolution | UnresolvedReason) -> None:
    scheme = next(name for name, concepts in SCHEMES.items() if isinstance(concept, concepts))
    graph = Graph().parse(ROOT / "ontology" / "attribution.ttl")
    iri = URIRef(f"{NAMESPACE}{scheme}/{concept}")
    assert (iri, RDF.type, URIRef(NAMESPACE + type(concept).__name__)) in graph
    assert (iri, SKOS.notation, Literal(concept.value)) in graph
    assert set(graph.objects(iri, RDFS.label)) == {Literal(label(concept, tag), lang=tag) for tag in ("en", "sv")}


def test_a_language_without_labels_is_shown_the_swedish_ones() -> None:
    assert label(Resolution.SURNAME, "nb") == label(Resolution.SURNAME, "sv") == "efternamn"
