"""What holds for the graph of any discourse, however hostile its names."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from pyoxigraph import NamedNode, Quad
from rdflib import BNode
from rdflib.namespace import RDF, RDFS

from discourse_kg.closure import closed_ontology, infer
from discourse_kg.identifiers import normalise_name, source_key
from discourse_kg.model import (
    Discourse,
    Panel,
    Participation,
    ParticipationRole,
    Person,
    PrintedRole,
    Span,
)
from discourse_kg.validation.checking import validate
from discourse_kg.validation.rendering import report_text
from discourse_kg.vocabulary import DKG, NAMESPACE
from support.folders import ROOT
from support.graphs import instances, n_quads, only, ontology_quads, quads, selectors, union
from support.invented import IDENTIFIERS, graph, invented, quads_of
from support.measures import examples
from support.strategies import HOSTILE, discourses

#: What a sentence may tell of, or not.
TOLD = (DKG.Holding, DKG.FormerHolding, DKG.Participation)


@pytest.fixture(scope="module")
def ontology() -> frozenset[Quad]:
    return ontology_quads()


@pytest.mark.measure("any discourse")
@settings(max_examples=examples(40, whole=400))
@given(discourse=discourses())
def test_any_discourse_becomes_a_graph_that_conforms(ontology: frozenset[Quad], discourse: Discourse) -> None:
    report = validate(quads_of(discourse), ontology)
    assert report.conforms, report_text(report, "en")


@pytest.mark.measure("any discourse")
@settings(max_examples=examples(40, whole=400))
@given(discourse=discourses())
def test_what_was_is_never_inferred_to_be(discourse: Discourse) -> None:
    asserted = quads_of(discourse)
    concluded = union(asserted, infer(asserted, closed_ontology()))
    former = instances(concluded, DKG.FormerHolding)
    assert former.isdisjoint(instances(concluded, DKG.Holding))
    assert former.isdisjoint(concluded.objects(None, DKG.spokenAs))


@pytest.mark.measure("any discourse")
@settings(max_examples=examples(40, whole=400))
@given(discourse=discourses())
def test_same_discourse_same_bytes(discourse: Discourse) -> None:
    assert n_quads(quads_of(discourse)) == n_quads(quads_of(discourse))


@pytest.mark.measure("any discourse")
@settings(max_examples=examples(40, whole=400))
@given(one=discourses(), other=discourses())
def test_every_triple_is_in_exactly_one_graph_even_of_two_sources(one: Discourse, other: Discourse) -> None:
    both = quads(quads_of(one), quads_of(other))
    repeated = [triple for triple, times in Counter(quad[:3] for quad in both).items() if times > 1]
    assert repeated == []


@pytest.mark.measure("any discourse")
@settings(max_examples=examples(40, whole=400))
@given(discourse=discourses())
def test_shared_things_are_used_by_the_source_and_described_in_shared_graphs_alone(discourse: Discourse) -> None:
    own = f"<{IDENTIFIERS.source_graph(source_key(discourse.recap.identifier))}>"
    data = quads(quads_of(discourse))
    shared = {subject for subject, _, _, name in data if name != own}
    assert shared <= {value for _, _, value, name in data if name == own}
    assert shared.isdisjoint({subject for subject, _, _, name in data if name == own})


@pytest.mark.measure("any discourse")
@settings(max_examples=examples(40, whole=400))
@given(discourse=discourses())
def test_every_thing_has_a_name_and_a_class_and_none_is_blank(discourse: Discourse) -> None:
    data = graph(discourse)
    nodes = {node for triple in data.triples((None, None, None)) for node in triple}
    assert not any(isinstance(node, BNode) for node in nodes)
    for subject in set(data.subjects()):
        assert any(str(label).strip() for label in data.objects(subject, RDFS.label)), subject
        assert list(data.objects(subject, RDF.type)), subject


@pytest.mark.measure("any discourse")
@settings(max_examples=examples(40, whole=400))
@given(discourse=discourses())
def test_every_passage_can_be_cut_out_of_the_source(discourse: Discourse) -> None:
    data, text = graph(discourse), discourse.recap.text
    for thing in (
        *instances(data, DKG.Statement),
        *instances(data, DKG.Mention),
        *instances(data, DKG.UnresolvedMention),
        *(told for its_class in TOLD for told in instances(data, its_class) if (told, DKG.passage, None) in data),
    ):
        start, end, exact, prefix, suffix = selectors(data, thing)
        assert text[start:end] == exact
        assert text[:start].endswith(prefix)
        assert text[end:].startswith(suffix)


@pytest.mark.measure("any discourse")
@settings(max_examples=examples(40, whole=400))
@given(discourse=discourses())
def test_prefix_and_words_and_suffix_of_a_mention_are_its_sentence(discourse: Discourse) -> None:
    data, text = graph(discourse), discourse.recap.text
    sentences = {mention.span: mention.sentence for said in discourse.statements for mention in said.mentions}
    for mention in instances(data, DKG.Mention):
        start, end, exact, prefix, suffix = selectors(data, mention)
        assert prefix + exact + suffix == sentences[Span(start, end)].of(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_name_survives_as_a_label(name: str, ontology: frozenset[Quad]) -> None:
    discourse = invented()
    hostile = replace(
        discourse,
        event=replace(discourse.event, name=name),
        panels=(Panel(name, (Participation(name, ParticipationRole.PANELLIST),)),),
        persons=(Person(name, PrintedRole(name), name),),
        statements=(replace(discourse.statements[0], speakers=(name,)), discourse.statements[1]),
        author=name,
    )
    data = graph(hostile)
    for its_class in (DKG.Person, DKG.Organization, DKG.Event, DKG.Role):
        labels = {str(only(data, thing, RDFS.label)) for thing in instances(data, its_class)}
        assert normalise_name(name) in labels, its_class
    assert validate(quads_of(hostile), ontology).conforms


def test_every_term_is_in_the_ontology(ontology: frozenset[Quad]) -> None:
    nodes = {node for quad in quads_of(invented()) for node in quad.triple if isinstance(node, NamedNode)}
    terms = {node for node in nodes if node.value.startswith(NAMESPACE)}
    assert terms
    assert terms <= {quad.subject for quad in ontology}


@pytest.mark.integration
def test_bytes_do_not_depend_on_hash_seed_time_zone_or_locale() -> None:
    program = "from support import graphs, invented as i; print(*graphs.n_quads(i.quads_of(i.invented())), sep='\\n')"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT / "tests",
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "LC_ALL": "C",
                "PYTHONPATH": ".",
                "PYTHONIOENCODING": "utf-8",
            },
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"))
    }
    assert len(outputs) == 1
    assert outputs.pop()
