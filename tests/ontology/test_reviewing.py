"""The review of an ontology: what each check finds, shown on a small invented one."""

from __future__ import annotations

import pytest
from rdflib import Graph
from rdflib.term import URIRef

from discourse_kg.reviewing import CHECKS, review
from support.folders import TEST_DATA

DATA = TEST_DATA / "reviewing"
BOATS = "https://w3id.org/invented/boats/"

#: Changes to the ontology of boats, by the one check that finds something then.
BREAKS = {
    "unknown-terms": ["INSERT DATA { :Boat owl:looksLike :Sailor }"],
    "outside-profile": [
        "INSERT DATA { :sails a owl:ReflexiveProperty }",
        "INSERT DATA { :Boat rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :sailedBy ; owl:minCardinality 1 ] }",
        "INSERT DATA { :Boat rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :sailedBy ; owl:maxCardinality 2 ] }",
        "INSERT DATA { :Boat owl:disjointUnionOf ( :Sailor :Boat ) }",
    ],
    "subclasses": [
        "INSERT DATA { [ a owl:Class ; owl:complementOf :Boat ] rdfs:subClassOf :Sailor }",
        "INSERT DATA { :Boat owl:disjointWith [ owl:onProperty :sails ; owl:allValuesFrom :Boat ] }",
        "INSERT DATA { owl:Thing rdfs:subClassOf :Sailor }",
        """INSERT DATA {
            [ a owl:Class ; owl:intersectionOf ( :Boat [ a owl:Class ; owl:complementOf :Boat ] ) ]
            rdfs:subClassOf :Sailor
        }""",
    ],
    "superclasses": [
        "INSERT DATA { :Boat rdfs:subClassOf [ a owl:Class ; owl:unionOf ( :Sailor :Boat ) ] }",
        "INSERT DATA { :Boat rdfs:subClassOf [ owl:onProperty :sails ; owl:someValuesFrom :Boat ] }",
        """INSERT DATA { :Boat rdfs:subClassOf [
            a owl:Restriction ; owl:onProperty :sailedBy ; owl:maxQualifiedCardinality 1 ;
            owl:onClass [ a owl:Class ; owl:complementOf :Boat ]
        ] }""",
        "INSERT DATA { :vasa a [ a owl:Class ; owl:oneOf ( :vasa :wasa ) ] }",
    ],
    "equivalents": ["INSERT DATA { :Boat owl:equivalentClass [ a owl:Class ; owl:oneOf ( :vasa ) ] }"],
    "datatypes": ["DELETE DATA { :name rdfs:range xsd:string } ; INSERT DATA { :name rdfs:range xsd:gYear }"],
    "reserved-names": ["INSERT DATA { rdfs:label a owl:DatatypeProperty }"],
    "two-kinds": ["INSERT DATA { :sails a owl:AnnotationProperty }"],
    "lists": [
        "INSERT DATA { :Boat owl:equivalentClass [ owl:intersectionOf [ rdf:first :Sailor ] ] }",
        "INSERT DATA { :Boat owl:equivalentClass [ owl:intersectionOf :l ] . :l rdf:first :Sailor ; rdf:rest :l }",
    ],
    "chains": [
        "INSERT DATA { :sails owl:propertyChainAxiom ( :sailedBy ) }",
        "INSERT DATA { :sails owl:propertyChainAxiom ( :sailedBy :sails :sailedBy ) }",
        "INSERT DATA { :sails owl:propertyChainAxiom ( :sails :sailsWith ) }",
        "INSERT DATA { :sails owl:propertyChainAxiom ( :sails :name ) }",
    ],
    "simple-properties": [
        "INSERT DATA { :partOf a owl:FunctionalProperty }",
        "INSERT DATA { :sailsWith a owl:IrreflexiveProperty }",
    ],
    "metadata": [
        'DELETE DATA { <https://w3id.org/invented/boats> dcterms:title "Båtar"@sv }',
        "DELETE WHERE { ?ontology dcterms:creator ?any }",
    ],
    "licence": [
        """DELETE { ?ontology dcterms:license ?any } INSERT { ?ontology dcterms:license <https://example.org/mine> }
        WHERE { ?ontology dcterms:license ?any }"""
    ],
    "persistent-address": [
        """INSERT { <https://example.org/ships> ?property ?any }
        WHERE { <https://w3id.org/invented/boats> ?property ?any }"""
    ],
    "version": [
        "DELETE WHERE { ?ontology owl:versionIRI ?any }",
        "INSERT DATA { <https://w3id.org/invented/boats> owl:versionIRI <https://w3id.org/invented/boats> }",
    ],
    "namespace": [
        """DELETE { ?o vann:preferredNamespaceUri ?any } INSERT { ?o vann:preferredNamespaceUri ?other }
        WHERE { ?o vann:preferredNamespaceUri ?any BIND(CONCAT(?any, "#") AS ?other) FILTER(isIRI(?o)) }""",
        """INSERT { <https://w3id.org/invented/ships/Ship> ?property ?any }
        WHERE { VALUES ?property { rdfs:label skos:definition rdfs:isDefinedBy } :Boat ?property ?any }""",
    ],
    "words": [
        'DELETE DATA { :Boat rdfs:label "båt"@sv }',
        "DELETE WHERE { :name skos:definition ?any }",
        'DELETE DATA { <https://w3id.org/invented> rdfs:label "someone invented"@en }',
    ],
    "reuse": ["DELETE WHERE { :Boat rdfs:subClassOf ?any } ; DELETE WHERE { :Sailor rdfs:subClassOf ?any }"],
    "unconnected": [
        """INSERT { :Island ?property ?any ; owl:disjointWith :Boat }
        WHERE { VALUES ?property { rdf:type rdfs:label skos:definition rdfs:isDefinedBy } :Sailor ?property ?any }"""
    ],
    "inverses": ["DELETE DATA { :sails rdfs:range :Boat } ; INSERT DATA { :sails rdfs:range :Sailor }"],
    "circles": ["INSERT DATA { :sails rdfs:subPropertyOf :partOf . :partOf rdfs:subPropertyOf :sails }"],
    "disjointness": ["DELETE WHERE { ?one owl:disjointWith ?other }"],
    "open-ends": ["DELETE WHERE { :name rdfs:domain ?any }", "DELETE WHERE { :partOf rdfs:range ?any }"],
    "undeclared-inverses": ["DELETE WHERE { :sailedBy owl:inverseOf ?any }"],
    "several": ["INSERT DATA { :name rdfs:domain :Sailor }"],
    "names": [
        """INSERT { :sailing-boat ?property ?any ; rdfs:subClassOf :Boat }
        WHERE { VALUES ?property { rdf:type rdfs:label skos:definition rdfs:isDefinedBy } :Boat ?property ?any }""",
        """DELETE { :name ?property ?any } INSERT { :Name ?property ?any } WHERE { :name ?property ?any }""",
    ],
    "circular": ['INSERT DATA { :Boat skos:definition "A vessel, or a boat."@en }'],
}
CASES = [(check, change) for check, changes in BREAKS.items() for change in changes]


def boats() -> Graph:
    return Graph().parse(DATA / "boats.ttl", format="turtle")


def changed(update: str) -> Graph:
    graph = boats()
    graph.update(update, initNs={**dict(graph.namespaces()), "": URIRef(BOATS)})
    return graph


def found(graph: Graph) -> set[str]:
    return {finding.check for finding in review(graph, BOATS)}


def test_the_ontology_of_boats_is_without_findings() -> None:
    assert found(boats()) == set()


@pytest.mark.parametrize(("check", "change"), CASES, ids=[f"{check}-{n}" for n, (check, _) in enumerate(CASES)])
def test_a_check_and_no_other_finds_what_it_is_for(check: str, change: str) -> None:
    assert found(changed(change)) == {check}


def test_every_check_has_something_that_it_finds() -> None:
    assert [check.name for check in CHECKS] == list(BREAKS)


def test_what_the_profile_allows_is_not_found() -> None:
    allowed = changed(
        """INSERT DATA {
            :Boat rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :sailedBy ; owl:allValuesFrom :Sailor ] ,
                [ a owl:Restriction ; owl:onProperty :sailedBy ; owl:maxCardinality 1 ] ,
                [ a owl:Class ; owl:complementOf [ a owl:Class ; owl:unionOf ( :Sailor :Boat ) ] ] .
            [ a owl:Restriction ; owl:onProperty :sails ; owl:someValuesFrom owl:Thing ] rdfs:subClassOf :Sailor .
            [ a owl:Class ; owl:unionOf ( :Sailor [ a owl:Class ; owl:oneOf ( :vasa ) ] ) ] rdfs:subClassOf :Sailor .
            :partOf owl:propertyChainAxiom ( :partOf :partOf ) .
        }"""
    )
    assert found(allowed) == set()
