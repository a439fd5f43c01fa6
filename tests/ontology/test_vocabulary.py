"""The generated constants: exactly the terms of the ontology, and byte for byte what the generator writes."""

from __future__ import annotations

import runpy
from keyword import iskeyword

import pytest
from rdflib import OWL, RDF, SKOS, Graph, Literal, URIRef

from discourse_kg.resources import texts
from discourse_kg.vocabulary import DKG, NAMESPACE, OA, ONTOLOGY, ROLE_SCHEME
from support.folders import ROOT


@pytest.fixture(scope="module")
def ontology() -> Graph:
    files = texts("ontology", ".ttl")
    return Graph().parse(data=files["discourse.ttl"]).parse(data=files["roles.ttl"])


def constants(of: type) -> dict[str, URIRef]:
    return {name: value for name, value in vars(of).items() if isinstance(value, URIRef)}


def test_the_module_is_what_the_generator_writes() -> None:
    generator = runpy.run_path(str(ROOT / "tools" / "vocabulary.py"))
    written = (ROOT / "src" / "discourse_kg" / "vocabulary.py").read_text("utf-8")
    assert generator["vocabulary"](Graph().parse(generator["ONTOLOGY"])) == written


def test_every_class_and_property_is_a_constant_and_every_constant_one_of_them(ontology: Graph) -> None:
    terms = {
        str(term)
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
        for term in ontology.subjects(RDF.type, kind)
    }
    assert len(terms) > 60
    assert set(map(str, constants(DKG).values())) == terms


def test_a_constant_is_named_after_its_term() -> None:
    for name, term in constants(DKG).items():
        assert str(term) == NAMESPACE + name.rstrip("_")
        assert not iskeyword(name)
    assert str(DKG.from_) == f"{NAMESPACE}from"


def test_terms_of_web_annotation_are_in_its_namespace() -> None:
    for name, term in constants(OA).items():
        assert str(term) == f"http://www.w3.org/ns/oa#{name}"


def test_the_ontology_and_the_role_scheme_are_what_the_files_say(ontology: Graph) -> None:
    assert list(ontology.subjects(RDF.type, OWL.Ontology)) == [ONTOLOGY]
    assert (ROLE_SCHEME, RDF.type, SKOS.ConceptScheme) in ontology


def test_every_constant_is_followed_by_its_english_definition(ontology: Graph) -> None:
    module = " ".join((ROOT / "src" / "discourse_kg" / "vocabulary.py").read_text("utf-8").split())
    for name, term in constants(DKG).items():
        definitions = [text for text in ontology.objects(term, SKOS.definition) if isinstance(text, Literal)]
        english = [f'{name}: Final = URIRef("{term}") """{text}"""' for text in definitions if text.language == "en"]
        assert [constant in module for constant in english] == [True]
