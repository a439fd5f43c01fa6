"""What the Swedish data portal asks of a catalogue that it harvests, each rule by itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pyshacl
import pytest
from rdflib import Graph
from rdflib.namespace import RDF, RDFS, SH

from discourse_kg.resources import texts
from support.folders import TEST_DATA

pytestmark = pytest.mark.slow

VALID: Final = sorted((TEST_DATA / "dcat-ap-se" / "valid").glob("*.ttl"))
INVALID: Final = sorted((TEST_DATA / "dataportal-se" / "invalid").glob("*.ru"))
NAMESPACE: Final = "https://w3id.org/discourse-kg/shapes/dataportal-se/"
KNOWN: Final = "<http://dataportal.se/organisation/SE5560000000>"


@cache
def shapes() -> Graph:
    """The portal's rules, and nothing else."""
    return Graph().parse(data=texts("shapes", "dataportal-se.ttl")["dataportal-se.ttl"], format="turtle")


def valid(publisher: str = KNOWN) -> Graph:
    """The valid catalogue of the profile; its publisher is one that the portal knows."""
    graph = Graph()
    for file in VALID:
        graph.parse(data=file.read_text("utf-8").replace("ex:agent", publisher), format="turtle")
    return graph


def broken(data: Graph) -> list[str]:
    """The rules that a catalogue breaks, each as often as it does."""
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes(), inference="none", do_owl_imports=False)
    found = [
        results.value(result, SH.sourceConstraint) or results.value(result, SH.sourceShape)
        for result in results.objects(None, SH.result)
    ]
    return [str(shape).removeprefix(NAMESPACE) for shape in found]


@pytest.mark.parametrize(
    "publisher", [KNOWN, f"{KNOWN[:-1]}-nature>"], ids=["an organization", "one of several by one number"]
)
def test_the_valid_catalogue_breaks_no_rule(publisher: str) -> None:
    assert broken(valid(publisher)) == []


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_a_file_breaks_exactly_the_rule_in_its_name(file: Path) -> None:
    catalogue = valid()
    before = set(catalogue)
    catalogue.update(file.read_text("utf-8"))
    assert set(catalogue) != before, "the update changes nothing"
    assert set(broken(catalogue)) == {file.stem.partition("--")[0]}


def test_every_rule_has_a_file_and_its_words_in_both_languages() -> None:
    rules = set(shapes().subjects(SH.message))
    assert {str(rule).removeprefix(NAMESPACE) for rule in rules} == {file.stem.partition("--")[0] for file in INVALID}
    for rule in rules:
        name = RDFS.label if (rule, RDF.type, SH.SPARQLConstraint) in shapes() else SH.name
        for predicate in (name, SH.message):
            found = [str(getattr(text, "language", None)) for text in shapes().objects(rule, predicate)]
            assert sorted(found) == ["en", "sv"], rule


def test_a_licence_of_one_s_own_is_no_fault() -> None:
    catalogue = valid()
    catalogue.update(
        "PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX ex: <https://example.org/invented/>"
        " DELETE WHERE { ex:distribution dcterms:license ?any } ;"
        " INSERT DATA { ex:distribution dcterms:license <https://example.org/licence> }"
    )
    assert broken(catalogue) == []
