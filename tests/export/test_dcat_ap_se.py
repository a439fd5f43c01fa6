"""The shapes for DCAT-AP-SE: each by itself, held against DIGG's model and its two examples, and alone in the world."""

from __future__ import annotations

import json
import runpy
import tomllib
from collections import defaultdict
from functools import cache
from typing import Final

import pyshacl
import pytest
from pyshacl.entrypoints import meta_validate
from rdflib import BNode, Graph, Literal
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, RDF, SH
from rdflib.term import Node, URIRef

from discourse_kg.resources import texts
from discourse_kg.validation.shapes import OF_CATALOGUES
from support.folders import ROOT, TEST_DATA

pytestmark = pytest.mark.slow

TOOL: Final = ROOT / "tools" / "dcat_ap_se.py"
DATA: Final = TEST_DATA / "dcat-ap-se"
OFFICIAL: Final = ROOT.parent / "shared" / "dcat" / "dcat-ap-se-3.0.1"
INVENTED: Final = "https://example.org/invented/"
IT: Final = URIRef(f"{INVENTED}it")
NAMESPACE: Final = "https://w3id.org/discourse-kg/shapes/dcat-ap-se/"

VALID: Final = sorted((DATA / "valid").glob("*.ttl"))
#: Each change of a valid thing, by its class and the name of its case.
CASES: Final = {
    (file.stem, case): update
    for file in sorted((DATA / "invalid").glob("*.toml"))
    for case, update in tomllib.loads(file.read_text("utf-8")).items()
}
needs_official = pytest.mark.skipif(not OFFICIAL.is_dir(), reason=f"{OFFICIAL}: DIGG's model is not here")

Found = tuple[str, str, Node]


@cache
def shapes() -> Graph:
    """The profile's file, and nothing else."""
    return Graph().parse(data=texts("shapes", "dcat-ap-se.ttl")["dcat-ap-se.ttl"], format="turtle")


def found(data: Graph) -> list[Found]:
    """What is wrong: the severity, the shape, and the thing."""
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes(), inference="none", do_owl_imports=False)
    return [
        (
            str(results.value(result, SH.resultSeverity)).removeprefix(str(SH)),
            str(results.value(result, SH.sourceShape)).removeprefix(NAMESPACE),
            results.value(result, SH.focusNode, any=False),
        )
        for result in results.objects(None, SH.result)
    ]


@cache
def valid() -> Graph:
    graph = Graph(bind_namespaces="none")
    for file in VALID:
        graph.parse(file, format="turtle")
    return graph


def changed(owner: str, update: str) -> Graph:
    """The valid thing of a class as the update leaves it; the thing is `IT`."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in valid().namespaces():
        graph.bind(prefix, namespace)
    for predicate, value in valid().predicate_objects(URIRef(INVENTED + owner)):
        graph.add((IT, predicate, value))
    before = set(graph)
    graph.update(update)
    assert set(graph) != before, "the update changes nothing"
    return graph


@pytest.fixture(scope="module")
def broken() -> dict[tuple[str, str], set[str]]:
    """The shapes that each case breaks. All cases are checked at once, each thing under a name of its own."""
    graph, names = Graph(), {}
    for triple in valid():
        graph.add(triple)
    for number, (case, update) in enumerate(CASES.items()):
        name = names[case] = URIRef(f"https://example.org/case/{number}")
        for subject, predicate, value in changed(case[0], update):
            graph.add((name if subject == IT else subject, predicate, value))
    by_name: dict[Node, set[str]] = defaultdict(set)
    for _, shape, focus in found(graph):
        by_name[focus].add(shape)
    return {case: by_name[name] for case, name in names.items()}


def checks() -> set[tuple[str, str]]:
    """Every shape that can be broken by itself: its class and its name."""
    names = {str(shape).removeprefix(NAMESPACE) for shape in shapes().objects(None, SH.property)}
    return {(owner, shape) for name in names for owner, _, shape in [name.partition("/")]}


# --- each shape -----------------------------------------------------------------------------------


def test_the_valid_files_together_break_nothing_and_miss_nothing() -> None:
    assert found(valid()) == []


def test_every_class_has_a_valid_file() -> None:
    classes = {str(shape).removeprefix(NAMESPACE) for shape in shapes().subjects(SH.property)}
    assert {file.stem for file in VALID} == classes


@pytest.mark.parametrize("case", CASES, ids="/".join)
def test_a_case_breaks_the_shape_in_its_name(case: tuple[str, str], broken: dict[tuple[str, str], set[str]]) -> None:
    """And no other, but for those that say more of the same property."""
    shape = f"{case[0]}/{case[1].partition('--')[0]}"
    assert shape in broken[case]
    assert not [other for other in broken[case] - {shape} if not other.startswith(f"{shape}-")]


def test_every_shape_has_a_case() -> None:
    assert {(owner, name.partition("--")[0]) for owner, name in CASES} == checks()


REGULATION: Final = "http://data.europa.eu/eli/reg_impl/2023/138/oj"


@pytest.mark.parametrize("owner", ["dataset", "dataset-series", "data-service"])
def test_what_is_of_high_value_has_a_category(owner: str) -> None:
    without = changed(owner, "DELETE WHERE { ex:it dcatap:hvdCategory ?any }")
    assert {shape for severity, shape, _ in found(without) if severity == "Violation"} == {"high-value"}
    other = changed(
        owner, f"DELETE WHERE {{ ex:it dcatap:hvdCategory ?any ; dcatap:applicableLegislation <{REGULATION}> }}"
    )
    assert not [shape for severity, shape, _ in found(other) if severity == "Violation"]


# --- the file -------------------------------------------------------------------------------------


@needs_official
def test_the_file_agrees_with_the_model() -> None:
    parts = runpy.run_path(str(TOOL))
    model = parts["Model"](json.loads((OFFICIAL / "bundle.json").read_text("utf-8"))["templates"])
    assert parts["shapes"](model) == (ROOT / "shapes" / "dcat-ap-se.ttl").read_text("utf-8")


@needs_official
def test_a_fact_that_changes_in_the_model_changes_the_file() -> None:
    parts = runpy.run_path(str(TOOL))
    templates = json.loads((OFFICIAL / "bundle.json").read_text("utf-8"))["templates"]
    [title] = [template for template in templates if template["id"] == "dcat:dcterms:title_ca"]
    title["cardinality"] = {"min": 0, "pref": 1}
    written = Graph().parse(data=parts["shapes"](parts["Model"](templates)), format="turtle")
    gone = set(shapes()) - set(written)
    assert (URIRef(f"{NAMESPACE}catalog/title"), SH.minCount, Literal(1)) in gone
    assert (URIRef(f"{NAMESPACE}catalog/title-recommended"), SH.severity, SH.Info) in written


@needs_official
def test_the_portal_s_licences_are_those_that_the_model_offers() -> None:
    templates = json.loads((OFFICIAL / "bundle.json").read_text("utf-8"))["templates"]
    [offered] = [each["choices"] for each in templates if each["id"] == "dcat:dcterms:cc-license-choices"]
    portal = Graph().parse(data=texts("shapes", "dataportal-se.ttl")["dataportal-se.ttl"], format="turtle")
    known = Collection(portal, URIRef("https://w3id.org/discourse-kg/shapes/dataportal-se/list/known-1"))
    assert {str(licence) for licence in known} == {choice["value"] for choice in offered}


def of_catalogues() -> Graph:
    graph = Graph()
    for name in OF_CATALOGUES:
        graph.parse(data=texts("shapes", name)[name], format="turtle")
    return graph


def test_no_shape_of_catalogues_is_a_blank_node() -> None:
    assert not [triple for triple in of_catalogues() if any(isinstance(term, BNode) for term in triple)]


def test_the_shapes_are_well_formed_shacl() -> None:
    conforms, _, text = meta_validate(of_catalogues(), inference="none")
    assert conforms, text


def languages(graph: Graph, subject: Node, predicate: URIRef) -> list[str]:
    return sorted(str(getattr(text, "language", None)) for text in graph.objects(subject, predicate))


@pytest.mark.parametrize("name", OF_CATALOGUES)
def test_a_file_of_shapes_says_what_it_is(name: str) -> None:
    graph = Graph().parse(data=texts("shapes", name)[name], format="turtle")
    [ontology] = graph.subjects(RDF.type, OWL.Ontology)
    assert str(ontology) == f"https://w3id.org/discourse-kg/shapes/{name.removesuffix('.ttl')}"
    assert languages(graph, ontology, DCTERMS.title) == languages(graph, ontology, DCTERMS.description) == ["en", "sv"]
    for predicate in (DCTERMS.license, DCTERMS.source, DCTERMS.creator, OWL.versionInfo):
        assert graph.value(ontology, predicate), predicate
    assert not [subject for subject in graph.subjects() if not str(subject).startswith(str(ontology))]


def told_of(graph: Graph) -> set[Node]:
    """Every shape that a report can name."""
    return {*graph.objects(None, SH.property), *graph.subjects(SH.message)}


def test_every_shape_of_a_property_has_name_description_and_message_in_both_languages() -> None:
    for shape in told_of(shapes()) - {URIRef(f"{NAMESPACE}high-value")}:
        for predicate in (SH.name, SH.description, SH.message):
            assert languages(shapes(), shape, predicate) == ["en", "sv"], (shape, predicate)


# --- the examples of others -----------------------------------------------------------------------


def judged(name: str) -> dict[str, set[tuple[str, str]]]:
    judgement: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for severity, shape, focus in found(Graph().parse(OFFICIAL / f"example-{name}.ttl")):
        judgement[severity].add((str(focus).removeprefix("https://example.com/"), shape))
    return judgement


@needs_official
def test_the_example_of_what_is_mandatory_lacks_the_type_of_its_publisher() -> None:
    """It was written for version 2; since 3.0.1 an agent has exactly one dcterms:type. Nothing else is amiss.

    That its file and its service have no format is a warning: the model asks for one in a group that
    has no property, and RDForms counts only what properties have.
    """
    judgement = judged("obligatoriskt")
    assert judgement["Violation"] == {("publisher1", "agent/type")}
    assert judgement["Warning"] == {
        ("publisher1", "agent/name-language"),
        ("distribution1", "distribution/format-expected"),
        ("dataservice1", "data-service/format-expected"),
    }
    assert len(judgement["Info"]) == 24


@needs_official
def test_the_example_of_what_is_recommended_conforms() -> None:
    """It names the availability by a code of an older list, and its publisher in no language."""
    judgement = judged("rekommenderat")
    assert judgement["Violation"] == set()
    assert judgement["Warning"] == {
        ("publisher1", "agent/name-language"),
        ("distribution1", "distribution/availability-list"),
        ("distribution2", "distribution/availability-list"),
        ("dataservice1", "data-service/format-expected"),
    }
    assert judgement["Info"] == {
        ("catalog1", "catalog/spatial-recommended"),
        ("dataset1", "dataset/conforms-to-recommended"),
        ("publisher1", "agent/description-recommended"),
        ("publisher1", "agent/identifier-recommended"),
    }


@needs_official
def test_the_examples_keep_to_the_three_rules_that_the_portal_s_own_validator_adds() -> None:
    """The Swedish additions to the EU's shapes find in each example what these shapes find, and no more."""
    additions = Graph().parse(OFFICIAL / "dcat-ap-se-additions.ttl")
    for name in ("obligatoriskt", "rekommenderat"):
        example = Graph().parse(OFFICIAL / f"example-{name}.ttl")
        _, results, _ = pyshacl.validate(example, shacl_graph=additions, inference="none")
        theirs = {
            (str(results.value(result, SH.focusNode)), str(results.value(result, SH.resultPath)))
            for result in results.objects(None, SH.result)
        }
        ours = {
            (str(focus), str(shapes().value(URIRef(NAMESPACE + shape), SH.path)))
            for severity, shape, focus in found(example)
            if severity == "Violation"
        }
        assert theirs == ours
