"""The check as a whole: its violations, its reports, and the files that it reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Quad
from pyshacl.graph_abstraction import OxigraphDataGraph
from rdflib import BNode, Literal
from rdflib.namespace import RDF, RDFS, SH, XSD
from rdflib.term import URIRef

from discourse_kg.errors import GraphFileError
from discourse_kg.validation import ValidationReport, Violation, read_triples, validate
from discourse_kg.validation.files import FORMATS
from discourse_kg.validation.rendering import report_json, report_text
from discourse_kg.validation.shapes import SHAPES
from discourse_kg.vocabulary import DKG
from support.graphs import as_quads, ontology_quads, quad
from support.invented import invented, quads_of

if TYPE_CHECKING:
    from pathlib import Path

PERSON = URIRef("https://w3id.org/discourse-kg/id/person/0000000000000001")
EVENT = URIRef("https://w3id.org/discourse-kg/id/event/0000000000000001")


def graph(*triples: tuple[URIRef | BNode, URIRef, URIRef | Literal]) -> frozenset[Quad]:
    return as_quads(triples)


def broken() -> frozenset[Quad]:
    """A person without a name, and an event whose date is none."""
    return graph(
        (PERSON, RDF.type, DKG.Person),
        (EVENT, RDF.type, DKG.Event),
        (EVENT, RDFS.label, Literal("Invented Days")),
        (EVENT, DKG.date, Literal("\x1b[31m2017\n\u202e")),
    )


# --- the check ---------------------------------------------------------------------------------------------


def test_violation_says_what_is_wrong_where_and_by_which_shape() -> None:
    date, label = validate(broken()).violations
    assert date == Violation(
        focus=EVENT,
        path=DKG.date,
        value=Literal("\x1b[31m2017\n\u202e", datatype=XSD.string),
        messages={
            "en": "An event has at most one date, of type xsd:date.",
            "sv": "Ett evenemang har högst ett datum, av typen xsd:date.",
        },
        severity=SH.Violation,
        component=SH.DatatypeConstraintComponent,
        shape=URIRef(f"{SHAPES}/event/date"),
    )
    assert (label.focus, label.path, label.value) == (PERSON, RDFS.label, None)


def test_violation_of_a_constraint_is_named_by_the_constraint() -> None:
    country = URIRef("http://publications.europa.eu/resource/authority/country/EST")
    label = (country, RDFS.label, Literal("Estland", lang="sv"))
    data = quads_of(invented()) - {quad("https://w3id.org/discourse-kg/graph/countries", label)}
    (violation,) = validate(data, ontology_quads()).violations
    assert (violation.focus, violation.shape) == (country, URIRef(f"{SHAPES}/country/in-both-languages"))
    assert violation.messages["sv"] == "Ett land har en etikett på engelska och en på svenska."


def test_graphs_and_their_union_are_checked_alike() -> None:
    data = quads_of(invented())
    union = {Quad(*each.triple) for each in data}
    assert validate(data, ontology_quads()) == validate(union, ontology_quads()) == ValidationReport(())


def test_the_graph_is_not_counted_anew_for_each_violation(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = validate(broken())
    monkeypatch.setattr(OxigraphDataGraph, "__len__", None)
    assert validate(broken()) == expected


def test_without_the_ontology_what_is_referred_to_must_be_within() -> None:
    shapes = {violation.shape for violation in validate(quads_of(invented())).violations}
    assert URIRef(f"{SHAPES}/statement/kind") in shapes


def test_shapes_among_the_data_are_data() -> None:
    data = graph((SH.Shape, SH.targetNode, SH.Shape), (SH.Shape, SH["class"], DKG.Event))
    assert validate(data).conforms


def test_blank_node_is_a_violation() -> None:
    node = BNode()
    report = validate(graph((node, RDF.type, DKG.Person), (node, RDFS.label, Literal("Invented Nobody"))))
    assert {violation.shape for violation in report.violations} == {URIRef(f"{SHAPES}/person/iri")}


def test_value_that_is_not_of_its_type_is_a_violation_and_no_noise(caplog: pytest.LogCaptureFixture) -> None:
    data = graph(
        (EVENT, RDF.type, DKG.Event),
        (EVENT, RDFS.label, Literal("Invented Days")),
        (EVENT, DKG.date, Literal("some day", datatype=XSD.date)),
    )
    caplog.clear()
    (violation,) = validate(data).violations
    assert violation.shape == URIRef(f"{SHAPES}/event/date")
    assert caplog.records == []


def test_violations_come_in_one_order() -> None:
    report = validate(broken())
    assert list(report.violations) == sorted(report.violations, key=lambda violation: violation.sort_key)
    assert [violation.sort_key for violation in validate(broken()).violations] == [
        violation.sort_key for violation in report.violations
    ]


# --- the report --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            (
                "The graph breaks the shapes; number of violations: 2",
                "",
                f"{EVENT}",
                "  An event has at most one date, of type xsd:date.",
                f'  {DKG.date} "\\x1b[31m2017\\n\\u202e"',
                f"  {SHAPES}/event/date",
                "",
                f"{PERSON}",
                "  A person has exactly one label, a text in no language.",
                f"  {RDFS.label}",
                f"  {SHAPES}/person/label",
            ),
        ),
        (
            "sv",
            (
                "Grafen bryter mot formerna; antal brott: 2",
                "",
                f"{EVENT}",
                "  Ett evenemang har högst ett datum, av typen xsd:date.",
                f'  {DKG.date} "\\x1b[31m2017\\n\\u202e"',
                f"  {SHAPES}/event/date",
                "",
                f"{PERSON}",
                "  En person har exakt en etikett, en text utan språk.",
                f"  {RDFS.label}",
                f"  {SHAPES}/person/label",
            ),
        ),
    ],
)
def test_text_of_a_report(language: str, lines: tuple[str, ...]) -> None:
    assert report_text(validate(broken()), language).splitlines() == list(lines)


def test_text_in_a_language_without_messages_is_in_one_that_has_them() -> None:
    assert report_text(validate(broken()), "et") == report_text(validate(broken()), "en")


def test_what_breaks_two_parts_of_a_shape_is_told_once_in_the_text() -> None:
    report = validate(
        graph((URIRef("https://example.org/a"), RDF.type, DKG.Person), (BNode("b"), RDF.type, DKG.Person))
    )
    iris = [violation for violation in report.violations if violation.shape == URIRef(f"{SHAPES}/person/iri")]
    assert len(iris) == 3
    assert report_text(report, "en").count("The IRI of a person") == 2
    assert report_text(report, "en").startswith("The graph breaks the shapes; number of violations: 4\n")


def test_text_of_a_report_without_violations() -> None:
    assert report_text(ValidationReport(()), "en") == "The graph conforms to the shapes.\n"
    assert report_text(ValidationReport(()), "sv") == "Grafen följer formerna.\n"


def test_long_value_is_cut_in_the_text_alone() -> None:
    data = graph(
        (EVENT, RDF.type, DKG.Event), (EVENT, RDFS.label, Literal("x")), (EVENT, DKG.date, Literal("x" * 10_000))
    )
    report = validate(data)
    assert len(report_text(report, "en")) < 1_000
    assert report_json(report)["violations"][0]["value"]["value"] == "x" * 10_000


def test_json_of_a_report() -> None:
    report = json.loads(json.dumps(report_json(validate(broken()))))
    assert report["conforms"] is False
    assert report["violations"][0] == {
        "focus": {"type": "uri", "value": str(EVENT)},
        "path": str(DKG.date),
        "value": {"type": "literal", "value": "\x1b[31m2017\n\u202e", "datatype": str(XSD.string)},
        "messages": {
            "en": "An event has at most one date, of type xsd:date.",
            "sv": "Ett evenemang har högst ett datum, av typen xsd:date.",
        },
        "severity": str(SH.Violation),
        "component": str(SH.DatatypeConstraintComponent),
        "shape": f"{SHAPES}/event/date",
    }
    assert report_json(ValidationReport(())) == {"conforms": True, "violations": []}


def test_json_of_terms_of_every_kind() -> None:
    node = BNode("invented")
    data = graph(
        (node, RDF.type, DKG.Event),
        (node, RDFS.label, Literal("Invented", lang="en")),
        (node, DKG.placeName, Literal("Invented", lang="en")),
    )
    violations = report_json(validate(data))["violations"]
    assert {violation["focus"]["type"] for violation in violations} == {"bnode"}
    values = [violation["value"] for violation in violations if violation["path"] == str(DKG.placeName)]
    assert values == [{"type": "literal", "value": "Invented", "xml:lang": "en"}]


def test_graph_of_a_report_is_shacl_without_blank_nodes() -> None:
    report = validate(broken()).graph
    (subject,) = report.subjects(RDF.type, SH.ValidationReport)
    assert report.value(subject, SH.conforms) == Literal(False)
    results = set(report.objects(subject, SH.result))
    assert {report.value(result, SH.sourceShape) for result in results} == {
        URIRef(f"{SHAPES}/event/date"),
        URIRef(f"{SHAPES}/person/label"),
    }
    for result in results:
        assert len(list(report.objects(result, SH.resultMessage))) == 2
        for predicate in (SH.focusNode, SH.resultPath, SH.resultSeverity, SH.sourceConstraintComponent):
            assert report.value(result, predicate) is not None


def test_graph_of_a_report_names_blank_nodes() -> None:
    node = BNode()
    report = validate(graph((node, RDF.type, DKG.Person), (node, RDFS.label, Literal("Invented Nobody")))).graph
    assert not any(isinstance(term, BNode) for triple in report for term in triple)


def test_same_report_same_graph() -> None:
    assert set(validate(broken()).graph) == set(validate(broken()).graph)
    assert set(validate(broken()).graph.subjects()) != set(ValidationReport(()).graph.subjects())


# --- files -------------------------------------------------------------------------------------------------

SAME = {
    ".ttl": "<https://example.org/a> <https://example.org/b> 'c' .",
    ".nt": '<https://example.org/a> <https://example.org/b> "c" .\n',
    ".nq": '<https://example.org/a> <https://example.org/b> "c" <https://example.org/g> .\n',
    ".trig": "<https://example.org/g> { <https://example.org/a> <https://example.org/b> 'c' }",
    ".jsonld": '{"@id": "https://example.org/a", "https://example.org/b": "c"}',
    ".rdf": """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://example.org/">
        <rdf:Description rdf:about="https://example.org/a"><e:b>c</e:b></rdf:Description></rdf:RDF>""",
}
SAME[".xml"] = SAME[".rdf"]


def test_every_format_is_tried() -> None:
    assert SAME.keys() == FORMATS.keys()


@pytest.mark.parametrize("suffix", [*SAME, ".TTL"])
def test_file_of_every_format_is_read(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"graph{suffix}"
    file.write_text(SAME[suffix.lower()], "utf-8")
    expected = (URIRef("https://example.org/a"), URIRef("https://example.org/b"), Literal("c"))
    assert frozenset(read_triples(str(file))) == graph(expected)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("broken.ttl", b"<https://example.org/a>\n <b", r"broken\.ttl:2: "),
        ("broken.nt", b"<https://example.org/a> <https://example.org/b> 'c' .\n", r"broken\.nt:1: "),
        ("relative.ttl", b"<a> <b> <c> .", r"relative\.ttl:1: .*absolute IRI"),
        ("latin.ttl", b"<https://example.org/a> <https://example.org/b> '\xe5' .", r"latin\.ttl:1: .*UTF-8"),
        ("broken.jsonld", b"{\n{", r"broken\.jsonld:2: "),
        ("remote.jsonld", b'{"@context": "https://example.org/c.jsonld"}', r"remote\.jsonld: .*remote contexts"),
        ("entity.rdf", b"<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'c'>]>", r"entity\.rdf:2: .*document type"),
        ("lower.xml", b"<!doctype a>", r"lower\.xml:1: .*document type"),
        ("wide.rdf", "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE a><a/>".encode("utf-16"), r"wide\.rdf: "),
        ("broken.rdf", b"<a>", r"broken\.rdf: "),
        ("term.ttl", b"<a:a> <a:b> <<( <a:a> <a:b> 1 )>> .", r"term\.ttl: a triple is used as a term .*; remove it$"),
        ("table.csv", b"", r"table\.csv: no known format; .*\.jsonld, \.nq, \.nt, \.rdf, \.trig, \.ttl, \.xml$"),
        ("graph", b"", r"graph: no known format"),
    ],
)
def test_file_that_cannot_be_read_is_refused(name: str, content: bytes, problem: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(GraphFileError, match=problem):
        read_triples(str(file))


@pytest.mark.parametrize(("path", "problem"), [("missing.ttl", "No such file"), ("nul\0.ttl", "null")])
def test_file_that_is_not_there_is_refused(path: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(GraphFileError, match=problem):
        read_triples(str(tmp_path / path))


def test_refusal_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "broken.ttl"
    file.write_text("<https://example.org/a> <<<\n\n'''", "utf-8")
    with pytest.raises(GraphFileError) as refusal:
        read_triples(str(file))
    assert "\n" not in str(refusal.value)
