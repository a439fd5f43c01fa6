"""The order in which facts are shown, and the short names of the terms that data files name."""

from __future__ import annotations

from typing import Final

import pytest
from rdflib.namespace import FOAF, OWL, PROV, RDF, RDFS, SKOS, DefinedNamespace

from discourse_kg.export.data.json_ld_context import foreign_terms
from discourse_kg.rdf.fact import Fact
from discourse_kg.rdf.order import first_properties, in_order
from discourse_kg.rdf.serialization import expanded
from discourse_kg.vocabulary import DKG, OA

#: The terms that rdflib or this program has of each vocabulary.
VOCABULARIES: Final = {"foaf": FOAF, "owl": OWL, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "skos": SKOS}
OWN: Final = {str(term) for vocabulary in (DKG, OA) for term in vars(vocabulary).values()}


def is_known(name: str) -> bool:
    vocabulary: type[DefinedNamespace] | None = VOCABULARIES.get(name.partition(":")[0])
    return expanded(name) in OWN if vocabulary is None else expanded(name) in vocabulary


def test_the_properties_that_are_shown_first_are_there() -> None:
    assert [name for name in first_properties() if not is_known(name)] == []
    assert len(set(first_properties())) == len(first_properties())


def test_the_terms_of_other_vocabularies_are_there() -> None:
    foreign = foreign_terms()
    named = [*foreign.classes, *(name for name, _ in foreign.properties)]
    of_sources = {f"dcterms:{name}" for name in ("issued", "language", "license", "modified", "source")}
    known = of_sources | {"dcterms:conformsTo", "void:inDataset"}
    assert {name for name in named if not is_known(name)} == known


@pytest.mark.parametrize("name", ["dkg:quotation", "skos:prefLable", "oa:begin"])
def test_a_term_that_is_not_there_is_seen(name: str) -> None:
    assert not is_known(name)


def test_first_come_the_first_then_the_ontology_s_then_all_others() -> None:
    other, *own = "https://example.org/invented", str(DKG.answers), str(DKG.quote), str(DKG.antecedent)
    predicates = (other, *own, str(RDFS.label))
    ordered = in_order(Fact(predicate, "invented", is_iri=False) for predicate in predicates)
    assert [fact.predicate for fact in ordered] == [
        str(RDFS.label),
        str(DKG.quote),
        str(DKG.answers),
        str(DKG.antecedent),
        other,
    ]


def test_facts_of_one_property_stay_as_they_were() -> None:
    facts = [Fact(str(DKG.speaker), value, is_iri=True) for value in "cab"]
    assert in_order(facts) == facts
