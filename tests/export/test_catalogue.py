"""The catalogue: what it says, by which rules it is checked, and what keeps it from being published."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pyshacl
import pytest
from msgspec.structs import replace
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import Graph
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS, SH, XSD
from rdflib.term import Node, URIRef

from discourse_kg.errors import GraphFileError, SettingsError
from discourse_kg.export.catalogue import (
    DataFile,
    Profile,
    Summary,
    catalogue,
    demand,
    missing_settings,
    refusals,
    summary,
)
from discourse_kg.rdf.serialization import serialized
from discourse_kg.settings import Catalogue, Publisher, Settings, load_settings
from discourse_kg.validation import read_triples, validate_catalogue
from discourse_kg.validation.rendering import report_json, report_text
from discourse_kg.vocabulary import DKG
from support.folders import ROOT, SHARED

pytestmark = pytest.mark.slow
OFFICIAL: Final = SHARED / "dcat"
BASE: Final = "https://example.org/kg"
DATASET: Final = URIRef(f"{BASE}/doc/dataset")
AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
VCARD: Final = "http://www.w3.org/2006/vcard/ns#"
needs_official = pytest.mark.skipif(not OFFICIAL.is_dir(), reason=f"{OFFICIAL}: the EU's shapes are not here")

#: Invented, and must stay so.
PUBLISHER: Final = Publisher(
    name="Påhittade förlaget",
    uri="http://dataportal.se/organisation/SE5560000000",
    email="invented@example.org",
    kind="http://purl.org/adms/publishertype/NonProfitOrganisation",
    number="5560000000",
    homepage="https://example.org/publisher",
    description={"sv": "Ett påhittat förlag.", "en": "An invented publisher."},
)
TOLD: Final = Catalogue(
    title={"sv": "Påhittad graf", "en": "Invented graph"},
    description={"sv": "Allt är påhittat.", "en": "All is invented."},
    keywords={"sv": ("påhitt", "panelsamtal"), "en": ("invention",)},
    licence="http://creativecommons.org/licenses/by/4.0/",
    address="https://example.org/site/",
    documentation=("https://example.org/site/ontology.html",),
    endpoint="https://example.org/sparql",
    themes=("GOVE", "SOCI"),
    spatial=(f"{AUTHORITY}country/SWE",),
    issued=date(2031, 1, 2),
    frequency="IRREG",
    availability="STABLE",
)
SETTINGS: Final = Settings(publisher=PUBLISHER, catalogue=TOLD)
#: No more than what is needed.
SPARE: Final = Settings(
    publisher=Publisher(name="Påhittade förlaget", uri="https://example.org/publisher", kind=PUBLISHER.kind),
    catalogue=Catalogue(title={"sv": "Graf"}, description={"sv": "Påhittad."}, licence="https://example.org/licence"),
)
GRAPH: Final = Summary("2031-06-02", "2031-05-05", "2031-06-01", ("en", "sv"))
ENDS: Final = ("ttl", "trig", "nq", "nt", "rdf", "jsonld")
FILES: Final = (
    *(DataFile(f"data/discourse.{end}", 1000) for end in ENDS),
    *(DataFile(f"data/discourse.{end}.gz", 100) for end in ENDS),
    DataFile("data/statements.csv", 10),
    DataFile("data/statements.parquet", 11),
)


def described(settings: Settings = SETTINGS, profile: Profile = Profile.SE, graph: Summary = GRAPH) -> list[Quad]:
    return catalogue(settings, BASE, FILES, graph, profile)


def read(quads: list[Quad], form: RdfFormat = RdfFormat.TURTLE) -> Graph:
    return Graph().parse(
        data=serialized(quads, form, BASE), format={RdfFormat.TURTLE: "turtle", RdfFormat.RDF_XML: "xml"}[form]
    )


def said(graph: Graph, subject: str, predicate: URIRef) -> set[str]:
    return {str(value) for value in graph.objects(URIRef(subject), predicate)}


# --- what it says ---------------------------------------------------------------------------------


def test_every_file_is_a_distribution_with_its_format_and_size() -> None:
    graph = read(described())
    for file in FILES:
        distribution = f"{DATASET}/{file.key}"
        assert (DATASET, DCAT.distribution, URIRef(distribution)) in graph
        for predicate in (DCAT.accessURL, DCAT.downloadURL):
            assert said(graph, distribution, predicate) == {f"https://example.org/site/{file.path}"}
        assert said(graph, distribution, DCTERMS.format) == {file.format["media"]}
        [size] = graph.objects(URIRef(distribution), DCAT.byteSize)
        assert (str(size), size.datatype) == (str(file.size), XSD.nonNegativeInteger)  # type: ignore[attr-defined]
        compressed = {"https://www.iana.org/assignments/media-types/application/gzip"} if file.zipped else set()
        assert said(graph, distribution, DCAT.compressFormat) == compressed
    assert len(set(graph.objects(DATASET, DCAT.distribution))) == len(FILES) + 1


def test_no_iri_of_a_distribution_has_a_file_extension() -> None:
    assert not [file.key for file in FILES if "." in file.key or "/" in file.key]
    assert len({file.key for file in FILES}) == len(FILES)


def test_a_file_in_no_known_format_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"data/x\.doc: the end of the name tells no format; there are csv, jsonld"):
        catalogue(SETTINGS, BASE, [DataFile("data/x.doc", 1)], GRAPH)


def test_what_is_said_of_the_dataset() -> None:
    graph = read(described())
    expected = {
        DCTERMS.conformsTo: {"https://w3id.org/discourse-kg/ontology", "https://w3id.org/discourse-kg/shapes"},
        DCTERMS.title: {"Påhittad graf", "Invented graph"},
        DCTERMS.publisher: {PUBLISHER.uri},
        DCTERMS.modified: {"2031-06-02"},
        DCTERMS.issued: {"2031-01-02"},
        DCTERMS.language: {f"{AUTHORITY}language/{code}" for code in ("ENG", "SWE")},
        DCTERMS.accessRights: {f"{AUTHORITY}access-right/PUBLIC"},
        DCTERMS.accrualPeriodicity: {f"{AUTHORITY}frequency/IRREG"},
        DCTERMS.spatial: {f"{AUTHORITY}country/SWE"},
        DCAT.theme: {f"{AUTHORITY}data-theme/{code}" for code in ("GOVE", "SOCI")},
        DCAT.keyword: {"påhitt", "panelsamtal", "invention"},
        DCAT.landingPage: {"https://example.org/site/"},
        DCAT.contactPoint: {f"{BASE}/doc/contact"},
        FOAF.page: {"https://example.org/site/ontology.html"},
    }
    for predicate, values in expected.items():
        assert said(graph, DATASET, predicate) == values, predicate
    [period] = graph.objects(DATASET, DCTERMS.temporal)
    assert said(graph, str(period), DCAT.startDate) == {"2031-05-05"}
    assert said(graph, str(period), DCAT.endDate) == {"2031-06-01"}


def test_what_is_told_of_time_goes_before_what_events_tell() -> None:
    graph = read(described(replace(SETTINGS, catalogue=replace(TOLD, start=date(2017, 1, 1)))))
    assert said(graph, f"{BASE}/doc/period", DCAT.startDate) == {"2017-01-01"}
    assert said(graph, f"{BASE}/doc/period", DCAT.endDate) == set()


def test_the_metadata_are_free_whatever_the_licence_of_the_data() -> None:
    graph = read(described())
    assert said(graph, f"{BASE}/doc/catalogue", DCTERMS.license) == {
        "http://creativecommons.org/publicdomain/zero/1.0/"
    }
    for file in FILES:
        assert said(graph, f"{DATASET}/{file.key}", DCTERMS.license) == {TOLD.licence}


def test_an_endpoint_is_a_service_and_a_way_to_the_data() -> None:
    graph = read(described())
    service = URIRef(f"{BASE}/doc/service")
    assert said(graph, str(service), DCAT.endpointURL) == {"https://example.org/sparql"}
    assert said(graph, str(service), DCAT.servesDataset) == {str(DATASET)}
    assert (URIRef(f"{DATASET}/endpoint"), DCAT.accessService, service) in graph
    without = read(described(replace(SETTINGS, catalogue=replace(TOLD, endpoint=None))))
    assert not list(without.subjects(RDF.type, DCAT.DataService))
    assert not list(without.triples((None, DCAT.accessService, None)))


def test_no_node_is_blank_and_bytes_do_not_depend_on_the_order_of_files() -> None:
    for profile in Profile:
        quads = described(profile=profile)
        assert not [quad for quad in quads for term in quad if isinstance(term, BlankNode)]
        turned = catalogue(SETTINGS, BASE, FILES[::-1], GRAPH, profile)
        for form in (RdfFormat.TURTLE, RdfFormat.RDF_XML):
            assert serialized(quads, form, BASE) == serialized(turned, form, BASE)


def test_strange_texts_come_through_both_formats() -> None:
    strange = "<script>&amp; ]]> \r\n\t\"' \u202e"
    settings = replace(SETTINGS, catalogue=replace(TOLD, title={"sv": strange}))
    for form in (RdfFormat.TURTLE, RdfFormat.RDF_XML):
        assert said(read(described(settings), form), DATASET, DCTERMS.title) == {strange}


def test_a_graph_is_summed_up() -> None:
    def quad(predicate: str, literal: Literal) -> Quad:
        return Quad(NamedNode(f"{BASE}/x"), NamedNode(predicate), literal)

    quads = [
        quad(DCTERMS.issued, Literal("2030-01-01")),
        quad(DCTERMS.issued, Literal("2031-01-01")),
        quad(DKG.date, Literal("2029-12-31")),
        quad(DKG.date, Literal("2028-12-31")),
        quad(DCTERMS.language, Literal("sv")),
        quad(DCTERMS.language, Literal("en")),
    ]
    assert summary(quads) == Summary("2031-01-01", "2028-12-31", "2029-12-31", ("en", "sv"))
    assert summary([]) == Summary()


# --- what it is checked against -------------------------------------------------------------------


def test_the_catalogue_keeps_to_the_profile_and_to_the_portal_s_rules() -> None:
    report = validate_catalogue(described())
    assert report.conforms
    found = {str(violation.shape).rpartition("shapes/")[2] for violation in report.violations}
    assert found == {
        "dcat-ap-se/contact/address-recommended",
        "dcat-ap-se/contact/telephone-recommended",
    }, report_text(report, "en")


def test_a_catalogue_that_says_no_more_than_is_needed_conforms() -> None:
    report = validate_catalogue(described(SPARE, graph=Summary(None, None, None, ())))
    assert report.conforms, report_text(report, "en")
    warnings = {violation.shape for violation in report.violations if violation.severity == SH.Warning}
    assert {str(shape).rpartition("/")[2] for shape in warnings} == {"publisher-known"}


@pytest.mark.parametrize("predicate", [DCTERMS.publisher, DCTERMS.license, DCTERMS.title, FOAF.name, DCAT.accessURL])
def test_what_is_missing_is_a_violation(predicate: URIRef) -> None:
    report = validate_catalogue([quad for quad in described() if quad.predicate.value != str(predicate)])
    assert not report.conforms
    assert predicate in {violation.path for violation in report.violations if violation.severity == SH.Violation}


def test_a_report_tells_the_gravest_first() -> None:
    nameless = [quad for quad in described(SPARE) if quad.predicate.value != str(FOAF.name)]
    text = report_text(validate_catalogue(nameless), "en")
    headings = [line for line in text.splitlines() if "number" in line]
    assert headings[0] == "The graph breaks the shapes; number of violations: 1"
    assert [heading.partition(";")[0] for heading in headings[1:]] == ["Warnings", "Recommended, and not there"]
    swedish = report_text(validate_catalogue(described()), "sv")
    assert swedish.startswith("Grafen följer formerna.\n\nRekommenderas, och finns inte; antal: 2\n")


def test_a_report_of_recommendations_is_no_report_of_violations() -> None:
    report = validate_catalogue(described())
    assert report_json(report)["conforms"]
    [conforms] = report.graph.objects(None, SH.conforms)
    assert not conforms.value  # type: ignore[attr-defined]  # SHACL counts what is only recommended


def test_a_file_is_checked_as_it_is_written(tmp_path: Path) -> None:
    """Sizes above all: they have a datatype that a store would change."""
    for name, form in (("catalogue.rdf", RdfFormat.RDF_XML), ("catalogue.ttl", RdfFormat.TURTLE)):
        (tmp_path / name).write_bytes(serialized(described(), form, BASE))
        assert validate_catalogue(read_triples(str(tmp_path / name))).conforms


@pytest.mark.parametrize(("name", "form"), [("catalogue.rdf", RdfFormat.RDF_XML), ("catalogue.ttl", RdfFormat.TURTLE)])
def test_a_file_with_a_relative_iri_is_refused(tmp_path: Path, name: str, form: RdfFormat) -> None:
    (tmp_path / name).write_bytes(serialized(described(), form, BASE).replace(b"https://example.org/", b""))
    with pytest.raises(GraphFileError, match=rf"{name}(:\d+)?: .*No scheme found in an absolute IRI"):
        validate_catalogue(read_triples(str(tmp_path / name)))


def eu(data: Graph) -> set[tuple[str, str | None]]:
    """What breaks a shape of the EU's, and is said by the catalogue: the severity, and the property."""
    shapes = Graph()
    for name in ("shapes", "shapes_recommended", "range", "mdr-vocabularies.shape", "deprecateduris"):
        shapes.parse(OFFICIAL / "dcat-ap-3.0.1" / f"{name}.ttl")
    own: set[Node] = set(data.subjects())
    together = data + Graph().add((URIRef(f"{VCARD}Organization"), RDFS.subClassOf, URIRef(f"{VCARD}Kind")))
    for table in (OFFICIAL / "vocabularies").glob("*.rdf"):
        together.parse(table)
    _, results, _ = pyshacl.validate(together, shacl_graph=shapes, inference="none", do_owl_imports=False)
    return {
        (str(results.value(result, SH.resultSeverity)).removeprefix(str(SH)), str(results.value(result, SH.resultPath)))
        for result in results.objects(None, SH.result)
        if results.value(result, SH.focusNode) in own
    }


@needs_official
@pytest.mark.parametrize("settings", [SETTINGS, SPARE], ids=["all that can be told", "what is needed"])
def test_no_shape_of_the_eu_is_broken(settings: Settings) -> None:
    found = eu(read(described(settings, Profile.EU)))
    assert not [path for severity, path in found if severity == "Violation"]


@needs_official
def test_the_swedish_catalogue_differs_from_the_eu_s_shapes_in_the_format_alone() -> None:
    assert {path for severity, path in eu(read(described())) if severity == "Violation"} == {str(DCTERMS.format)}


@needs_official
def test_the_eu_s_shapes_see_what_is_broken() -> None:
    quads = [quad for quad in described(profile=Profile.EU) if quad.predicate.value != str(DCTERMS.publisher)]
    assert ("Violation", str(DCTERMS.publisher)) in eu(read(quads))


# --- what keeps it from being published -----------------------------------------------------------


def test_nothing_speaks_against_what_is_told() -> None:
    assert refusals(SETTINGS, BASE) == refusals(SPARE, BASE) == ()


def test_nothing_speaks_against_the_settings_of_this_project() -> None:
    settings = load_settings(ROOT, {})
    assert refusals(settings, settings.base) == ()
    report = validate_catalogue(catalogue(settings, settings.base, FILES, GRAPH))
    assert report.conforms, report_text(report, "en")


def test_what_is_missing_is_named() -> None:
    of_publisher = ("publisher.name", "publisher.uri", "publisher.kind")
    everything = (*of_publisher, "catalogue.title", "catalogue.description", "catalogue.licence")
    assert missing_settings(Settings()) == everything
    with pytest.raises(SettingsError) as error:
        demand(Settings(), "https://example.org:8080/kg")
    assert str(error.value) == (
        f"discourse-kg.toml does not say {', '.join(everything)}; "
        "base: the base IRI must have no port, not 'https://example.org:8080/kg'"
    )


@pytest.mark.parametrize(
    ("base", "told"),
    [
        ("https://example.org:8080", "no port"),
        ("https://example.org/kg?x=1", "no query and no fragment"),
        ("https://example.org/kg#x", "no query and no fragment"),
        ("https://example.org/v2/kg", "no version"),
        ("https://example.org/kg.ttl", "no file extension"),
    ],
)
def test_a_base_that_lasts_not_is_refused(base: str, told: str) -> None:
    [refusal] = refusals(SETTINGS, base)
    assert told in refusal


@pytest.mark.parametrize(
    "licence",
    [
        "https://creativecommons.org/licenses/by/4.0/",
        "http://creativecommons.org/licenses/by/4.0",
        "http://www.creativecommons.org/licenses/by/4.0/",
        "https://creativecommons.org/licenses/by/4.0/deed.sv",
        "https://creativecommons.org/licenses/BY/4.0/legalcode.sv",
    ],
)
def test_another_form_of_a_licence_is_refused_with_the_right_one(licence: str) -> None:
    [refusal] = refusals(replace(SETTINGS, catalogue=replace(TOLD, licence=licence)), BASE)
    assert refusal == (
        f"catalogue.licence: the portal does not know {licence}; write http://creativecommons.org/licenses/by/4.0/"
    )


@pytest.mark.parametrize(
    ("part", "field", "value", "told"),
    [
        ("catalogue", "licence", "http://creativecommons.org/licenses/by/3.0/", "it knows http://creativecommons.org/"),
        ("catalogue", "themes", ("GOVT",), "catalogue.themes: GOVT is none of AGRI, ECON"),
        ("catalogue", "frequency", "YEARLY", "catalogue.frequency: YEARLY is none of CONT"),
        ("catalogue", "access_rights", "PUBLICK", "did you mean PUBLIC or NON_PUBLIC?"),
        ("catalogue", "availability", "FOREVER", "is none of TEMPORARY, EXPERIMENTAL, AVAILABLE, STABLE"),
        ("catalogue", "title", {"xx": "x"}, "no code is known for the language xx"),
        ("publisher", "kind", "http://purl.org/adms/publishertype/Firm", "publisher.kind: http://purl.org/adms"),
        ("publisher", "uri", "http://dataportal.se/organisation/SE556000-0000", "the portal's form is"),
        ("publisher", "uri", "https://dataportal.se/organisation/SE5560000000", "the portal's form is"),
    ],
)
def test_what_no_portal_would_take_is_refused(part: str, field: str, value: object, told: str) -> None:
    changed = replace(getattr(SETTINGS, part), **{field: value})
    [refusal] = refusals(replace(SETTINGS, **{part: changed}), BASE)
    assert told in refusal


def test_what_is_refused_would_break_a_shape() -> None:
    for part, field, value in (
        ("catalogue", "licence", "https://creativecommons.org/licenses/by/4.0/"),
        ("publisher", "uri", "http://dataportal.se/organisation/SE556000-0000"),
        ("publisher", "kind", None),
    ):
        settings = replace(SETTINGS, **{part: replace(getattr(SETTINGS, part), **{field: value})})
        assert refusals(settings, BASE)
        assert not validate_catalogue(described(settings)).conforms


def test_what_is_written_is_read_as_it_was() -> None:
    for profile in Profile:
        quads = described(profile=profile)
        assert set(parse(serialized(quads, RdfFormat.RDF_XML, BASE), RdfFormat.RDF_XML)) == set(quads)
