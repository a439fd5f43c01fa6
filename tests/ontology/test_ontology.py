"""The ontology: what its shapes demand, what OWL 2 RL allows, and what its examples and alignments say."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import pyshacl
import pytest
from rdflib import FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, XSD, BNode, Graph, Literal, URIRef

from discourse_kg.agent_kinds import AgentKind
from discourse_kg.closure import closed_ontology, infer
from discourse_kg.model import CountryForm, MentionKind, ParticipationRole, Polarity, StatementKind, Tier
from discourse_kg.notations import AttributionRule, Resolution, UnresolvedReason
from discourse_kg.resources import texts
from discourse_kg.vocabulary import DKG, NAMESPACE, OA, ONTOLOGY, ROLE_SCHEME
from support.graphs import as_quads, union

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

    from rdflib.term import Node

FILES = texts("ontology", ".ttl")
SHAPES_FILE = texts("shapes", "terms.ttl")["terms.ttl"]
TERMS = "https://w3id.org/discourse-kg/shapes/terms/"
PREFIXES = f"""
PREFIX bibo: <http://purl.org/ontology/bibo/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dkg: <{NAMESPACE}>
PREFIX ex: <https://example.org/>
PREFIX owl: <{OWL}>
PREFIX rdfs: <{RDFS}>
PREFIX role: <{NAMESPACE}role/>
PREFIX skos: <{SKOS}>
PREFIX vann: <http://purl.org/vocab/vann/>
PREFIX vs: <http://www.w3.org/2003/06/sw-vocab-status/ns#>
PREFIX xsd: <{XSD}>
"""

#: What we are aligned with, term by term: as rdflib knows it, or as its own publication lists what we refer to.
M8G = "http://data.europa.eu/m8g/"
FOREIGN = {
    "alignments/foaf.ttl": set(map(str, dir(FOAF))),
    "alignments/org.ttl": set(map(str, dir(ORG))),
    "alignments/prov.ttl": set(map(str, dir(PROV))),
    "alignments/schema.ttl": set(map(str, dir(SDO))),
    "alignments/skos.ttl": {*map(str, dir(SKOS)), str(RDFS.label)},
    "alignments/oa.ttl": {str(OA.SpecificResource)},
    "alignments/cpev.ttl": {
        *(f"{M8G}{name}" for name in ("Participation", "PublicEvent", "hasParticipant", "hasParticipation")),
        *(f"{M8G}{name}" for name in ("parentEvent", "participates", "role", "subEvent")),
    },
}


@cache
def core() -> Graph:
    return union(closed_ontology().asserted)


def terms(*kinds: URIRef) -> set[Node]:
    """Our own terms of those kinds."""
    ontology = core()
    return {term for kind in kinds for term in ontology.subjects(RDF.type, kind) if str(term).startswith(NAMESPACE)}


@cache
def shapes() -> Graph:
    return Graph(store="Oxigraph").parse(data=SHAPES_FILE, format="ox-turtle")


def violated(ontology: Graph) -> set[str]:
    """The names of the shapes and constraints that a report on the ontology points at."""
    _, report, _ = pyshacl.validate(ontology, shacl_graph=shapes())
    return {
        str(constraint or shape).removeprefix(TERMS)
        for result in report.subjects(RDF.type, SH.ValidationResult)
        for shape, constraint in [(report.value(result, SH.sourceShape), report.value(result, SH.sourceConstraint))]
    }


@pytest.mark.parametrize("name", sorted(FILES))
def test_each_file_is_turtle_without_blank_nodes(name: str) -> None:
    graph = Graph().parse(data=FILES[name], format="turtle")
    assert len(graph) > 0
    assert not [triple for triple in graph if any(isinstance(term, BNode) for term in triple)]


def test_the_ontology_conforms_to_its_shapes() -> None:
    assert violated(core()) == set()


#: One way to break each shape: a change to the ontology that this shape alone, of all shapes, reports.
BREAKS = {
    "title": "DELETE DATA { <{o}> dcterms:title 'Samtalsontologi'@sv }",
    "description": "INSERT DATA { <{o}> dcterms:description 'Ontologie'@de }",
    "creator": "DELETE WHERE { <{o}> dcterms:creator ?who }; INSERT DATA { <{o}> dcterms:creator 'discourse-kg' }",
    "publisher": "DELETE WHERE { <{o}> dcterms:publisher ?who }",
    "license": "DELETE WHERE { <{o}> dcterms:license ?any }; INSERT DATA { <{o}> dcterms:license 'CC BY' }",
    "created": "DELETE WHERE { ?o dcterms:created ?d }; INSERT DATA { <{o}> dcterms:created '2999-01-01'^^xsd:date }",
    "modified": "DELETE WHERE { <{o}> dcterms:modified ?day }",
    "version-iri": "DELETE WHERE { <{o}> owl:versionIRI ?version }",
    "version-info": "DELETE WHERE { <{o}> owl:versionInfo ?v }; INSERT DATA { <{o}> owl:versionInfo 'first' }",
    "preferred-prefix": "INSERT DATA { <{o}> vann:preferredNamespacePrefix 'DKG' }",
    "preferred-namespace": "INSERT DATA { <{o}> vann:preferredNamespaceUri '{o}' }",
    "publication-status": "DELETE WHERE { <{o}> bibo:status ?status }",
    "no-blank-node": "INSERT DATA { [] rdfs:comment 'nobody can point here' }",
    "class": "DELETE { dkg:Place ?p ?v } INSERT { dkg:named-place ?p ?v } WHERE { dkg:Place ?p ?v }",
    "property": "DELETE { dkg:panelOf ?p ?v } INSERT { dkg:PanelOf ?p ?v } WHERE { dkg:panelOf ?p ?v }",
    "label": "INSERT DATA { dkg:Place rdfs:label 'site'@en }",
    "definition": "DELETE WHERE { dkg:Place skos:definition ?d }; INSERT DATA { dkg:Place skos:definition 'Spot'@en }",
    "example": "DELETE WHERE { dkg:Place skos:example ?example }",
    "scope-note": "INSERT DATA { dkg:Place skos:scopeNote 'one'@en, 'two'@en, 'en'@sv }",
    "is-defined-by": "DELETE WHERE { dkg:Place rdfs:isDefinedBy ?ontology }",
    "status": "DELETE WHERE { dkg:Place vs:term_status ?s }; INSERT DATA { dkg:Place vs:term_status 'good' }",
    "known-reference": "INSERT DATA { dkg:panelOf rdfs:range dkg:Occasion }",
    "both-languages": "INSERT DATA { dkg:Place skos:scopeNote 'only in English'@en }",
    "preferred-label": "INSERT DATA { role:minister skos:prefLabel 'ministre'@fr }",
    "alternative-label": "INSERT DATA { role:minister skos:altLabel 'ministre'@fr }",
    "notation": "INSERT DATA { role:minister skos:notation 'minister' , 'role/minister' }",
    "in-scheme": "DELETE WHERE { role:minister skos:inScheme ?scheme }",
    "broader": "INSERT DATA { role:minister skos:broader role:civilminister }",
    "named-by-notation": """
        DELETE { role:civilminister ?property ?value } INSERT { role:civil ?property ?value }
        WHERE { role:civilminister ?property ?value }
    """,
    "label-of-one": "INSERT DATA { role:civilminister skos:altLabel 'STATSRÅD'@sv }",
}


@pytest.fixture(scope="module")
def part_of_the_ontology() -> Graph:
    """Little enough to be checked often: one thing that each shape looks at, and what that refers to."""
    names = ("Place", "Panel", "Event", "Role", "GovernmentRole", "Minister", "panelOf")
    concepts = ("government-role", "minister", "civilminister")
    kept = {ONTOLOGY, ROLE_SCHEME}
    kept |= {URIRef(NAMESPACE + name) for name in names} | {URIRef(f"{NAMESPACE}role/{name}") for name in concepts}
    part = Graph(store="Oxigraph")
    for subject, predicate, thing in core():
        if subject in kept and predicate != OWL.disjointWith:
            part.add((subject, predicate, thing))
    return part


def test_the_part_that_is_to_be_broken_conforms(part_of_the_ontology: Graph) -> None:
    assert violated(part_of_the_ontology) == set()


@pytest.mark.parametrize("shape", sorted(BREAKS))
def test_each_shape_reports_what_it_is_for(shape: str, part_of_the_ontology: Graph) -> None:
    broken = Graph(store="Oxigraph")
    broken += part_of_the_ontology
    broken.update(PREFIXES + BREAKS[shape].replace("{o}", ONTOLOGY))
    assert violated(broken) == {shape}


def test_every_shape_with_a_message_is_broken_once_and_speaks_both_languages() -> None:
    assert {str(shape).removeprefix(TERMS) for shape in shapes().subjects(SH.message)} == set(BREAKS)
    for shape in set(shapes().subjects(SH.message)):
        messages = [message for message in shapes().objects(shape, SH.message) if isinstance(message, Literal)]
        assert sorted(str(message.language) for message in messages) == ["en", "sv"]


def test_no_shape_is_a_blank_node() -> None:
    assert not [triple for triple in shapes() if any(isinstance(term, BNode) for term in triple)]


def test_owl_2_rl_holds_because_no_class_is_described_by_an_expression() -> None:
    used = {term for triple in core() for term in triple if str(term).startswith(str(OWL))}
    assert used == {
        OWL.Class,
        OWL.DatatypeProperty,
        OWL.ObjectProperty,
        OWL.Ontology,
        OWL.TransitiveProperty,
        OWL.disjointWith,
        OWL.inverseOf,
        OWL.propertyChainAxiom,
        OWL.versionIRI,
        OWL.versionInfo,
    }


def test_object_properties_relate_things_and_datatype_properties_give_values() -> None:
    ontology = core()
    objects, datatypes = terms(OWL.ObjectProperty), terms(OWL.DatatypeProperty)
    assert not objects & datatypes
    classes = terms(OWL.Class)
    assert {thing for term in objects | datatypes for thing in ontology.objects(term, RDFS.domain)} <= classes
    assert {thing for term in objects for thing in ontology.objects(term, RDFS.range)} <= classes
    ranges = {thing for term in datatypes for thing in ontology.objects(term, RDFS.range)}
    assert ranges <= {XSD.string, XSD.date, XSD.integer, XSD.decimal}


def test_every_chain_has_two_properties_in_a_list_whose_cells_have_names() -> None:
    ontology, objects = core(), terms(OWL.ObjectProperty)
    chains = dict(ontology.subject_objects(OWL.propertyChainAxiom))
    assert chains
    for cell in chains.values():
        assert isinstance(cell, URIRef)
        steps = list(ontology.items(cell))
        assert len(steps) == 2
        assert set(steps) <= objects


def test_no_class_is_under_two_disjoint_classes() -> None:
    everything = union(closed_ontology().asserted, closed_ontology().inferred)
    for one, other in everything.subject_objects(OWL.disjointWith):
        below = [{cls, *everything.subjects(RDFS.subClassOf, cls)} for cls in (one, other)]
        assert not set.intersection(*below), (one, other)


def examples(*, derived: bool) -> Iterator[tuple[Node, Graph]]:
    """Each term that is (or is not) defined by an inverse or a chain, and what its examples say."""
    ontology = core()
    for term in terms(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        follows = (term, OWL.inverseOf, None) in ontology or (term, OWL.propertyChainAxiom, None) in ontology
        if follows is derived:
            said = "\n".join(str(text) for text in ontology.objects(term, SKOS.example))
            yield term, Graph().parse(data=PREFIXES + said, format="turtle")


@pytest.fixture(scope="module")
def told_by_examples() -> Graph:
    """What the examples of all terms but the derived ones say, and what follows from it."""
    triples = chain.from_iterable(example for _, example in examples(derived=False))
    said = as_quads(triples, "https://w3id.org/discourse-kg/graph/source/example")
    return union(said, infer(said, closed_ontology()))


def test_every_example_is_turtle_that_uses_its_term() -> None:
    for term, example in (*examples(derived=False), *examples(derived=True)):
        assert any(term in triple for triple in example), term


def test_examples_of_derived_terms_follow_from_the_other_examples(told_by_examples: Graph) -> None:
    derived = list(examples(derived=True))
    assert len(derived) == 9
    for term, example in derived:
        assert all(triple in told_by_examples for triple in example), term


def test_the_examples_break_no_disjointness(told_by_examples: Graph) -> None:
    for one, other in core().subject_objects(OWL.disjointWith):
        of_both = [set(told_by_examples.subjects(RDF.type, cls)) for cls in (one, other)]
        assert not set.intersection(*of_both), (one, other)


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        ("participation-role", ParticipationRole),
        ("statement-kind", StatementKind),
        ("polarity", Polarity),
        ("speaker-kind", AgentKind),
        ("attribution-tier", Tier),
        ("mention-kind", MentionKind),
        ("country-form", CountryForm),
        ("attribution-rule", AttributionRule),
        ("resolution", Resolution),
        ("unresolved-reason", UnresolvedReason),
    ],
)
def test_the_concepts_of_a_scheme_are_the_values_of_the_model(scheme: str, values: type[StrEnum]) -> None:
    concepts = set(core().subjects(SKOS.inScheme, URIRef(f"{NAMESPACE}{scheme}-scheme")))
    assert concepts == {URIRef(f"{NAMESPACE}{scheme}/{value}") for value in values}


def test_roles_under_minister_are_ministers_roles_and_no_others_are() -> None:
    minister = URIRef(f"{NAMESPACE}role/minister")
    under = {minister, *union(closed_ontology().inferred).subjects(SKOS.broaderTransitive, minister)}
    assert len(under) > 40
    assert set(core().subjects(RDF.type, DKG.Minister)) == under


@pytest.mark.parametrize(
    ("printed", "notation"),
    [
        ("Civilminister", "civilminister"),
        ("Minister for Public Administration", "civilminister"),
        ("STATSMINISTER", "head-of-government"),
        ("prime minister", "head-of-government"),
        ("EU-minister", "eu-minister"),
        ("finance minister", "finansminister"),
        ("statsråd", "minister"),
        ("state secretary", "statssekreterare"),
    ],
)
def test_a_printed_role_is_found_among_the_labels(printed: str, notation: str) -> None:
    roles = core()
    labels = {
        (str(label).casefold(), role)
        for role in roles.subjects(SKOS.inScheme, ROLE_SCHEME)
        for name in (SKOS.prefLabel, SKOS.altLabel)
        for label in roles.objects(role, name)
    }
    assert [role for label, role in labels if label == printed.casefold()] == [URIRef(f"{NAMESPACE}role/{notation}")]


@pytest.mark.parametrize("name", sorted(FOREIGN))
def test_an_alignment_relates_our_terms_to_terms_that_exist(name: str) -> None:
    ours = {str(term) for term in terms(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)}
    alignment = Graph().parse(data=FILES[name], format="turtle")
    relations = [
        (str(subject), str(thing))
        for relation in (RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf)
        for subject, thing in alignment.subject_objects(relation)
    ]
    assert relations
    for subject, thing in relations:
        assert subject in ours or subject.startswith(str(SKOS))
        assert thing in FOREIGN[name]


def test_the_core_speaks_no_vocabulary_that_it_is_aligned_with_except_skos() -> None:
    aligned = set.union(*(FOREIGN[name] for name in FOREIGN if name != "alignments/skos.ttl"))
    assert not {str(term) for triple in core() for term in triple if isinstance(term, URIRef)} & aligned


def test_alignments_and_changelog_carry_the_version_of_the_ontology() -> None:
    version = str(core().value(ONTOLOGY, OWL.versionInfo))
    assert core().value(ONTOLOGY, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{version}")
    assert set(FILES) == {"discourse.ttl", "roles.ttl", "attribution.ttl", *FOREIGN}
    for name in FOREIGN:
        alignment = Graph().parse(data=FILES[name], format="turtle")
        assert [str(value) for value in alignment.objects(None, OWL.versionInfo)] == [version]
    assert f"### {version}" in texts("ontology", "README.md")["README.md"]
