"""What follows: from the ontology by owlrl, from a source by the rules, and that the rules miss nothing of owlrl's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import owlrl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

from discourse_kg.closure import ClosedOntology, close, closed_ontology, infer
from discourse_kg.closure.ontology import is_informative
from discourse_kg.rdf.terms import from_engine
from discourse_kg.resources import resource, texts
from discourse_kg.vocabulary import DKG, NAMESPACE
from support.graphs import graph_name, quad, union
from support.measures import examples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad as EngineQuad
    from rdflib.term import Node

    Triple = tuple[Node, Node, Node]
    Quad = tuple[Node, Node, Node, URIRef]

EX = Namespace("https://example.org/")
ROLE = Namespace(f"{NAMESPACE}role/")
GRAPH = Namespace("https://w3id.org/discourse-kg/graph/")
SOURCE = GRAPH["source/0123456789abcdef"]
PERSONS, ROLES = GRAPH.persons, GRAPH.roles
PREFIXES = f"@prefix : <{EX}> . @prefix owl: <{OWL}> . @prefix rdf: <{RDF}> . @prefix rdfs: <{RDFS}> .\n"


def engine(quads: Iterable[Quad]) -> frozenset[EngineQuad]:
    return frozenset(quad(graph, (subject, predicate, thing)) for subject, predicate, thing, graph in quads)


def conclusions(said: Iterable[Quad], ontology: ClosedOntology) -> set[Quad]:
    """What is inferred from quads, as terms of rdflib."""
    return {(*triple(each), URIRef(graph_name(each))) for each in infer(engine(said), ontology)}


def triple(of: EngineQuad) -> Triple:
    subject, predicate, value = map(from_engine, of.triple)
    return subject, predicate, value


def triples(of: Iterable[Quad]) -> set[Triple]:
    return {(subject, predicate, thing) for subject, predicate, thing, _ in of}


def closure_by_owlrl(said: Iterable[Triple], ontology: ClosedOntology) -> set[Triple]:
    """What owlrl concludes from the triples and the ontology, without what it concludes from the ontology alone.

    It works in a graph of rdflib's: no store of ours decides here what a triple may be.
    """
    everything = Graph()
    for one in (*said, *map(triple, ontology.asserted)):
        everything.add(one)
    before = set(everything)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(everything)
    return set(informative(set(everything) - before)) - set(map(triple, ontology.inferred))


def informative(triples: Iterable[Triple]) -> Iterator[Triple]:
    of_names = (one for one in triples if all(isinstance(term, URIRef) for term in one))
    return (one for one in of_names if is_informative(quad(None, one)))


#### The ontology ####


def test_the_ontology_is_closed_once() -> None:
    assert closed_ontology() is closed_ontology()


def test_what_follows_from_the_ontology_is_new_and_says_something() -> None:
    closed = closed_ontology()
    inferred = set(map(triple, closed.inferred))
    assert (DKG.Minister, RDFS.subClassOf, DKG.Role) in inferred
    assert (ROLE.civilminister, RDF.type, DKG.GovernmentRole) in inferred
    assert (ROLE.civilminister, SKOS.broaderTransitive, ROLE["government-role"]) in inferred
    assert not closed.inferred & closed.asserted
    terms = {term for one in inferred for term in one}
    assert all(isinstance(term, URIRef) for term in terms)
    assert not terms & {OWL.Thing, OWL.sameAs, RDFS.Resource}


@pytest.mark.slow
def test_literals_left_out_of_the_closure_change_nothing() -> None:
    closed, everything = closed_ontology(), Graph()
    asserted = set(map(triple, closed.asserted))
    for one in asserted:
        everything.add(one)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(everything)
    assert set(informative(everything)) - asserted == set(map(triple, closed.inferred))


def test_the_ontology_and_what_follows_are_quads_of_a_graph_and_its_companion() -> None:
    ontology = close(f"{PREFIXES} :Cat rdfs:subClassOf :Animal . :Animal rdfs:subClassOf :Being .")
    name, below = str(GRAPH.ontology), RDFS.subClassOf
    assert ontology.in_graph(name) == engine(
        [
            (EX.Cat, below, EX.Animal, GRAPH.ontology),
            (EX.Animal, below, EX.Being, GRAPH.ontology),
            (EX.Cat, below, EX.Being, GRAPH["ontology/inferred"]),
        ]
    )


#### The rules, one by one: an invented ontology, what is said, what follows ####

CHAIN = """
:uncle owl:propertyChainAxiom :cell .
:cell rdf:first :parent ; rdf:rest :last .
:last rdf:first :brother ; rdf:rest rdf:nil .
"""
RULES = {
    "subclass": (":Cat rdfs:subClassOf :Animal . :Animal rdfs:subClassOf :Being .", ":tom a :Cat", ":tom a :Being"),
    "subproperty": (":mother rdfs:subPropertyOf :parent .", ":a :mother :b", ":a :parent :b"),
    "inverse": (":parent owl:inverseOf :child .", ":a :parent :b", ":b :child :a"),
    "chain": (CHAIN, ":a :parent :b . :b :brother :c", ":a :uncle :c"),
    "domain": (":parent rdfs:domain :Child .", ":a :parent :b", ":a a :Child"),
    "range": (":parent rdfs:range :Adult .", ":a :parent :b", ":b a :Adult"),
    "transitive": (":under a owl:TransitiveProperty .", ":a :under :b . :b :under :c . :c :under :d", ":a :under :d"),
    "symmetric": (":near a owl:SymmetricProperty .", ":a :near :b", ":b :near :a"),
}


@pytest.mark.parametrize("rule", sorted(RULES))
def test_each_rule_concludes_what_owlrl_does(rule: str) -> None:
    axioms, said, follows = RULES[rule]
    ontology = close(PREFIXES + axioms)
    facts = set(Graph().parse(data=f"{PREFIXES}{said} .", format="turtle"))
    concluded = triples(conclusions([(*fact, SOURCE) for fact in facts], ontology))
    assert set(Graph().parse(data=f"{PREFIXES}{follows} .", format="turtle")) <= concluded
    assert concluded == closure_by_owlrl(facts, ontology)


def test_the_inverse_of_an_inverse_is_found_too() -> None:
    ontology = close(f"{PREFIXES} :parent owl:inverseOf :child .")
    assert conclusions([(EX.a, EX.child, EX.b, SOURCE)], ontology) == {
        (EX.b, EX.parent, EX.a, GRAPH["source/0123456789abcdef/inferred"])
    }


def test_every_rule_file_is_tested() -> None:
    assert {f"{rule}.rq" for rule in RULES} == set(texts("closure/rules", ".rq"))


#### Discourse ####

HOLDING = [
    (EX.shekarabi, RDF.type, DKG.Person, PERSONS),
    (EX.holding, RDF.type, DKG.Holding, SOURCE),
    (EX.holding, DKG.holder, EX.shekarabi, SOURCE),
    (EX.holding, DKG.role, ROLE.civilminister, SOURCE),
    (EX.statement, RDF.type, DKG.Statement, SOURCE),
    (EX.statement, DKG.speaker, EX.shekarabi, SOURCE),
    (EX.statement, DKG.spokenAs, EX.holding, SOURCE),
]


def test_a_minister_follows_from_a_civilminister() -> None:
    closed = closed_ontology()
    said = engine(HOLDING)
    everything = union(said, infer(said, closed), closed.asserted, closed.inferred)
    for kind in (DKG.Minister, DKG.GovernmentRole, DKG.Role):
        assert set(everything.subjects(DKG.said / DKG.spokenInRole / RDF.type, kind)) == {EX.shekarabi}


def test_what_follows_from_a_source_is_in_the_companion_of_its_graph() -> None:
    own = URIRef(f"{SOURCE}/inferred")
    assert conclusions(HOLDING, closed_ontology()) == {
        (EX.shekarabi, DKG.holds, EX.holding, own),
        (EX.shekarabi, DKG.said, EX.statement, own),
        (EX.statement, DKG.spokenInRole, ROLE.civilminister, own),
    }


MINTED = [(EX.role, RDF.type, DKG.Minister, ROLES), (EX.role, SKOS.broader, ROLE.minister, ROLES)]
OF_MINTED = {
    *((EX.role, RDF.type, kind, GRAPH["roles/inferred"]) for kind in (DKG.GovernmentRole, DKG.Role, SKOS.Concept)),
    *(
        (EX.role, SKOS.broaderTransitive, ROLE[kind], GRAPH["roles/inferred"])
        for kind in ("minister", "government-role")
    ),
}


def test_what_follows_from_shared_facts_alone_is_in_the_companion_of_their_graph() -> None:
    assert conclusions(MINTED, closed_ontology()) == OF_MINTED


def test_a_source_that_says_what_follows_from_shared_facts_keeps_it_to_itself() -> None:
    said = (EX.role, RDF.type, DKG.Role, SOURCE)
    assert conclusions([*MINTED, said], closed_ontology()) == {quad for quad in OF_MINTED if quad[:3] != said[:3]}


def test_a_value_that_no_shared_graph_describes_belongs_where_it_is_named() -> None:
    follows = conclusions([(EX.holding, DKG.holder, EX.somebody, PERSONS)], closed_ontology())
    assert (EX.somebody, RDF.type, DKG.Person, GRAPH["persons/inferred"]) in follows


def test_several_sources_at_once_are_refused() -> None:
    other = GRAPH["source/fedcba9876543210"]
    with pytest.raises(ValueError, match=r"one source at a time, not .*0123456789abcdef, .*fedcba9876543210"):
        infer(engine([*HOLDING, (EX.panel, RDF.type, DKG.Panel, other)]), closed_ontology())


def test_nothing_follows_from_nothing() -> None:
    assert infer((), closed_ontology()) == set()


#### Any discourse ####

things = st.sampled_from([EX[name] for name in "abcd"])
classes = st.sampled_from([DKG.Minister, DKG.Role, DKG.Topic, DKG.Person, DKG.Statement, DKG.Panel, DKG.StatementKind])
links = st.sampled_from(
    [
        *(DKG.participant, DKG.participationIn, DKG.takesPart, DKG.holder, DKG.role, DKG.organization),
        *(DKG.speaker, DKG.spokenAs, DKG.answers, DKG.hasMention, DKG.refersTo, SKOS.broader, SKOS.broaderTransitive),
    ]
)
values = st.sampled_from([Literal("a name"), Literal("ett namn", lang="sv"), Literal("2017-10-11", datatype=XSD.date)])
facts = st.one_of(
    st.tuples(things, st.just(RDF.type), classes),
    st.tuples(things, links, things),
    st.tuples(things, st.sampled_from([DKG.surface, DKG.quote, RDFS.label]), values),
)
discourses = st.lists(st.tuples(facts, st.sampled_from([SOURCE, PERSONS, ROLES])), min_size=10, max_size=40).map(
    lambda said: [(*fact, graph) for fact, graph in dict(said).items()]
)
TERMS_ALONE = close(resource("ontology/discourse.ttl").read_text("utf-8"))


# owlrl is slow: a failure is shown as it was found, not made smaller first.
@pytest.mark.measure("other engines")
@pytest.mark.slow
@settings(max_examples=examples(4, whole=50), phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(discourses)
def test_the_rules_conclude_what_owlrl_does(said: list[Quad]) -> None:
    assert triples(conclusions(said, TERMS_ALONE)) == closure_by_owlrl(triples(said), TERMS_ALONE)


@pytest.mark.slow
@settings(max_examples=100)
@given(discourses)
def test_every_triple_is_in_one_graph_and_nothing_more_follows(said: list[Quad]) -> None:
    asserted, inferred = set(said), conclusions(said, TERMS_ALONE)
    assert len(triples(asserted | inferred)) == len(asserted) + len(inferred)
    assert {graph for *_, graph in inferred} <= {URIRef(f"{graph}/inferred") for graph in (SOURCE, PERSONS, ROLES)}
    assert conclusions(asserted | inferred, TERMS_ALONE) == set()


@pytest.mark.slow
@settings(max_examples=100)
@given(discourses)
def test_what_shared_facts_let_follow_is_the_same_without_any_source(said: list[Quad]) -> None:
    shared = [quad for quad in said if quad[3] != SOURCE]
    alone, own = conclusions(shared, TERMS_ALONE), URIRef(f"{SOURCE}/inferred")
    together = {quad for quad in conclusions(said, TERMS_ALONE) if quad[3] != own}
    assert together == {quad for quad in alone if quad[:3] not in triples(said)}
