"""Each shape by itself: what it lets pass, and what breaks it and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, Store
from pyshacl.entrypoints import meta_validate
from rdflib import BNode, Graph
from rdflib.namespace import OWL, RDF, RDFS, SH
from rdflib.term import URIRef

from discourse_kg.resources import texts
from discourse_kg.validation.checking import validate
from discourse_kg.validation.rendering import report_text
from discourse_kg.validation.shapes import OF_CATALOGUES, SHAPES, engine_shapes, load_shapes
from discourse_kg.vocabulary import DKG, NAMESPACE
from support.folders import TEST_DATA
from support.graphs import graph_of, ontology_quads, union

DATA = TEST_DATA / "shapes"
VALID = sorted((DATA / "valid").glob("*.ttl"))
INVALID = sorted((DATA / "invalid").glob("*.ru"))

# Concepts of the ontology are checked by the shapes of its terms; kinds of role by the shape of roles.
WITHOUT_SHAPE = {
    DKG.ParticipationRole,
    DKG.SpeakerKind,
    DKG.StatementKind,
    DKG.AttributionTier,
    DKG.CountryForm,
    DKG.MentionKind,
    DKG.Polarity,
    DKG.AttributionRule,
    DKG.Resolution,
    DKG.UnresolvedReason,
    DKG.GovernmentRole,
    DKG.Minister,
}


def valid_store() -> Store:
    store = Store()
    for file in VALID:
        store.load(path=file, format=RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def ontology() -> frozenset[Quad]:
    return ontology_quads()


def short(shape: object) -> str:
    return str(shape).removeprefix(f"{SHAPES}/")


def checks() -> set[str]:
    """Every shape and constraint that can be broken by itself."""
    shapes = load_shapes()
    kinds = (SH.PropertyShape, SH.SPARQLConstraint)
    found = {shape for kind in kinds for shape in shapes.subjects(RDF.type, kind)}
    found |= {shape for shape in shapes.subjects(SH.pattern) if (shape, RDF.type, SH.NodeShape) in shapes}
    return {short(shape) for shape in found}


def test_valid_files_together_conform(ontology: frozenset[Quad]) -> None:
    report = validate(valid_store(), ontology)
    assert report.conforms, report_text(report, "en")


@pytest.mark.measure("counterexamples", quick=20)
@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_invalid_file_breaks_exactly_the_shape_in_its_name(file: Path, ontology: frozenset[Quad]) -> None:
    store = valid_store()
    before = {str(quad) for quad in store}
    store.update(file.read_text("utf-8"))
    assert {str(quad) for quad in store} != before, "the update changes nothing"
    report = validate(store, ontology)
    assert {short(violation.shape) for violation in report.violations} == {"/".join(file.stem.split("--")[:2])}


def test_every_check_has_an_invalid_file() -> None:
    assert {"/".join(file.stem.split("--")[:2]) for file in INVALID} == checks()


def test_every_class_has_a_shape_and_a_valid_thing(ontology: frozenset[Quad]) -> None:
    classes = {
        its_class
        for its_class in union(ontology).subjects(RDF.type, OWL.Class)
        if isinstance(its_class, URIRef) and its_class.startswith(NAMESPACE)
    }
    targets = {target for target in load_shapes().objects(None, SH.targetClass) if str(target).startswith(NAMESPACE)}
    assert targets == classes - WITHOUT_SHAPE
    things = set(graph_of(valid_store()).objects(None, RDF.type))
    assert targets - things == {DKG.Role}  # The valid role is a minister.


def test_every_file_of_shapes_has_a_valid_file() -> None:
    files = {name.removesuffix(".ttl") for name in texts("shapes", ".ttl")}
    files -= {"terms", "shapes", *(name.removesuffix(".ttl") for name in OF_CATALOGUES)}
    assert {file.stem for file in VALID} == files


def test_no_shape_is_a_blank_node() -> None:
    blank = [triple for triple in load_shapes() for node in triple if isinstance(node, BNode)]
    assert blank == []


def test_shapes_are_in_their_namespace() -> None:
    shapes = load_shapes()
    strangers = {subject for subject in shapes.subjects() if not str(subject).startswith(str(SHAPES))}
    assert strangers == set()


@pytest.mark.parametrize("check", sorted(checks()))
def test_every_check_has_a_name_and_a_message_in_both_languages(check: str) -> None:
    shapes, shape = load_shapes(), URIRef(f"{SHAPES}/{check}")
    name = RDFS.label if (shape, RDF.type, SH.SPARQLConstraint) in shapes else SH.name
    for predicate in (name, SH.message):
        languages = sorted(str(getattr(literal, "language", None)) for literal in shapes.objects(shape, predicate))
        assert languages == ["en", "sv"], predicate


def test_every_class_shape_has_a_description_in_both_languages() -> None:
    shapes = load_shapes()
    for shape in set(shapes.subjects(SH.property)):
        languages = sorted(str(getattr(text, "language", None)) for text in shapes.objects(shape, SH.description))
        assert languages == ["en", "sv"], shape


@pytest.mark.slow
def test_shapes_are_well_formed_shacl() -> None:
    graph = Graph()
    for triple in load_shapes():
        graph.add(triple)
    conforms, _, text = meta_validate(graph, inference="none")
    assert conforms, text


def test_engine_checks_the_same_shapes() -> None:
    """What is moved for speed is only where a property shape finds its things."""
    moved = {SH.property, SH.targetClass}
    as_written = {triple for triple in load_shapes() if triple[1] not in moved}
    assert as_written <= set(engine_shapes())
    properties = set(load_shapes().objects(None, SH.property))
    assert properties == set(load_shapes().subjects(RDF.type, SH.PropertyShape))
    for shape in properties:
        owner = load_shapes().value(predicate=SH.property, object=shape, any=False)
        targets = set(load_shapes().objects(owner, SH.targetClass))
        assert set(engine_shapes().objects(shape, SH.targetClass)) == targets
