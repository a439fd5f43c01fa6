"""How others find the graph: VoID, stored queries as SHACL, the sitemap. Each is held against the graph itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SH, VOID

from discourse_kg.export.site_paths import Site
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.incremental.snapshot import Snapshot
from discourse_kg.incremental.state import SiteState
from discourse_kg.querying.stored import load_queries
from discourse_kg.resources import texts
from discourse_kg.settings import Catalogue, Settings
from discourse_kg.site.discovery import sitemap
from discourse_kg.site.discovery.questions import described_queries
from discourse_kg.site.discovery.sitemap import sitemap_documents
from discourse_kg.storage import open_store
from discourse_kg.storage.interface import graph_names, graph_quads
from discourse_kg.vocabulary import DKG, NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.commandline import Project

DATASET: Final = URIRef(f"{PROJECT_BASE}/doc/dataset")
COUNTRIES: Final = "http://publications.europa.eu/resource/authority/country"
NUMBER: Final = "SELECT (COUNT({what}) AS ?n) WHERE {{ {pattern} }}"


@pytest.fixture(scope="module")
def site_folder(built_site: Path) -> Path:
    return built_site


@pytest.fixture(scope="module")
def engine(built: Project) -> Store:
    """The graph of all graphs, to count in."""
    store = Store()
    with open_store(built.store, read_only=True) as opened:
        for name in graph_names(opened, PROJECT_BASE):
            store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in graph_quads(opened, name))
    return store


@pytest.fixture(scope="module")
def void(site_folder: Path) -> Graph:
    return Graph().parse(site_folder / "void.ttl")


def count(engine: Store, pattern: str, what: str = "*") -> int:
    found = engine.query(NUMBER.format(what=what, pattern=pattern))
    assert isinstance(found, QuerySolutions)
    return int(next(found)["n"].value)


def number(graph: Graph, thing: object, predicate: URIRef) -> int:
    return int(str(graph.value(URIRef(str(thing)), predicate, any=False)))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with SiteState(tmp_path / "state.sqlite") as state:
        catalogue = Catalogue(endpoint="https://example.org/sparql")
        yield Site("https://example.org/kg", Settings(catalogue=catalogue), state)


# --- VoID -----------------------------------------------------------------------------------------


def test_the_description_is_where_it_is_agreed_on(site_folder: Path) -> None:
    assert (site_folder / "void.ttl").read_bytes() == (site_folder / ".well-known" / "void").read_bytes()


def test_no_node_is_blank(site_folder: Path) -> None:
    for name in ("void.ttl", "queries.ttl"):
        quads = list(parse((site_folder / name).read_bytes(), RdfFormat.TURTLE))
        assert quads
        assert not [quad for quad in quads if BlankNode in (type(quad.subject), type(quad.object))]


def test_the_whole_is_counted(void: Graph, engine: Store) -> None:
    assert number(void, DATASET, VOID.triples) == len(engine)
    assert number(void, DATASET, VOID.distinctSubjects) == count(engine, "?s ?p ?o", "DISTINCT ?s")
    assert number(void, DATASET, VOID.distinctObjects) == count(engine, "?s ?p ?o", "DISTINCT ?o")
    assert number(void, DATASET, VOID.properties) == count(engine, "?s ?p ?o", "DISTINCT ?p")
    assert number(void, DATASET, VOID.classes) == count(engine, "?s a ?c", "DISTINCT ?c")


def test_each_class_and_each_property_is_counted(void: Graph, engine: Store) -> None:
    classes = list(void.objects(DATASET, VOID.classPartition))
    assert len(classes) == number(void, DATASET, VOID.classes)
    for partition in classes:
        name = void.value(partition, VOID["class"], any=False)
        assert number(void, partition, VOID.entities) == count(engine, f"?s a <{name}>", "DISTINCT ?s")
        for inner in void.objects(partition, VOID.propertyPartition):
            used = void.value(inner, VOID.property, any=False)
            assert number(void, inner, VOID.triples) == count(engine, f"?s a <{name}> ; <{used}> ?o")
    properties = list(void.objects(DATASET, VOID.propertyPartition))
    assert len(properties) == number(void, DATASET, VOID.properties)
    assert sum(number(void, partition, VOID.triples) for partition in properties) == len(engine)


def test_the_values_of_a_property_are_told(void: Graph, engine: Store) -> None:
    """What editors complete with: a statement's speaker is a person, its quotation a text."""
    statement = URIRef(f"{PROJECT_BASE}/void#dkg-Statement")
    inner = URIRef(f"{statement}.dkg-speaker.dkg-Person")
    assert (URIRef(f"{statement}.dkg-speaker"), VOID.classPartition, inner) in void
    pattern = f"?s a <{DKG.Statement}> ; <{DKG.speaker}> ?o . ?o a <{DKG.Person}>"
    assert number(void, inner, VOID.triples) == count(engine, pattern) > 0
    texts = list(void.objects(URIRef(f"{statement}.dkg-quote"), URIRef("http://ldf.fi/void-ext#datatypePartition")))
    assert [str(text).rpartition(".")[2] for text in texts] == ["rdf-langString"]


def test_links_to_the_table_of_countries_are_a_linkset(void: Graph, engine: Store) -> None:
    linksets = [linkset for linkset in void.objects(DATASET, VOID.subset) if (linkset, RDF.type, VOID.Linkset) in void]
    to_countries = [linkset for linkset in linksets if (linkset, VOID.objectsTarget, URIRef(COUNTRIES)) in void]
    used = {str(void.value(linkset, VOID.linkPredicate)) for linkset in to_countries}
    assert {str(DKG.refersTo), str(DKG.namesCountry), str(DKG.mentions)} == used
    for linkset in to_countries:
        pattern = f'?s <{void.value(linkset, VOID.linkPredicate)}> ?o FILTER(STRSTARTS(STR(?o), "{COUNTRIES}/"))'
        assert number(void, linkset, VOID.triples) == count(engine, pattern) > 0
    to_roles = {linkset for linkset in linksets if "#links-roles-" in str(linkset)}
    assert to_roles
    assert set(linksets) == to_roles | set(to_countries)


def test_files_examples_and_vocabularies_are_named(void: Graph, engine: Store) -> None:
    dumps = set(map(str, void.objects(DATASET, VOID.dataDump)))
    assert {f"{PROJECT_BASE}/data/discourse.ttl", f"{PROJECT_BASE}/data/discourse.nq.gz"} <= dumps
    assert len(dumps) == 10
    examples = list(void.objects(DATASET, VOID.exampleResource))
    assert len(examples) == 4
    assert all(list(engine.quads_for_pattern(NamedNode(str(example)), None, None)) for example in examples)
    assert URIRef(NAMESPACE) in set(void.objects(DATASET, VOID.vocabulary))
    assert void.value(DATASET, VOID.uriSpace) == Literal(f"{PROJECT_BASE}/id/")
    assert not list(void.objects(DATASET, VOID.sparqlEndpoint))


# --- stored queries -------------------------------------------------------------------------------


def test_each_stored_query_is_described_and_is_a_file(site_folder: Path) -> None:
    graph = Graph().parse(site_folder / "queries.ttl")
    described = set(graph.subjects(RDF.type, SH.SPARQLSelectExecutable))
    assert described == {URIRef(f"{PROJECT_BASE}/query/{name}") for name in load_queries()}
    for path, text in texts("queries", ".rq").items():
        query = URIRef(f"{PROJECT_BASE}/query/{path.removesuffix('.rq')}")
        assert (site_folder / "query" / path).read_text("utf-8") == text
        assert graph.value(query, SH.select) == Literal(text)
        assert {label.language for label in graph.objects(query, RDFS.label)} == {"sv", "en"}  # type: ignore[attr-defined]
        assert {label.language for label in graph.objects(query, RDFS.comment)} == {"sv", "en"}  # type: ignore[attr-defined]
        assert graph.value(query, DCTERMS.identifier) == Literal(path.removesuffix(".rq"))


def test_parameters_have_names_and_types(site: Site) -> None:
    graph = Graph().parse(data=described_queries(site))
    query = URIRef("https://example.org/kg/query/ministers-who-mentioned-country")
    country, by, language = (URIRef(f"{query}#{name}") for name in ("country", "by", "language"))
    assert set(graph.objects(query, SH.parameter)) == {country, by, language}
    assert graph.value(country, SH["class"]) == URIRef(DKG.Country)
    assert graph.value(country, SH.nodeKind) == SH.IRI
    assert graph.value(country, SH.maxCount) is None
    assert graph.value(language, SH.datatype) == URIRef("http://www.w3.org/2001/XMLSchema#string")
    assert graph.value(language, SH.maxCount) == Literal(1)
    assert graph.value(country, SH.optional) == Literal(True)
    assert set(graph.objects(country, SH.name)) == {Literal("land", lang="sv"), Literal("country", lang="en")}
    assert graph.value(query, URIRef("https://schema.org/target")) == URIRef("https://example.org/sparql")


def test_a_required_parameter_is_not_optional(site: Site) -> None:
    graph = Graph().parse(data=described_queries(site))
    for query in load_queries().values():
        for parameter in query.parameters.values():
            said = graph.value(URIRef(f"https://example.org/kg/query/{query.name}#{parameter.name}"), SH.optional)
            assert said == Literal(not parameter.required)


def test_the_declared_prefixes_read_every_query(site: Site) -> None:
    """A query without its own prefixes is read with those that are declared."""
    graph = Graph().parse(data=described_queries(site))
    declared = {
        str(graph.value(node, SH.prefix)): str(graph.value(node, SH.namespace))
        for node in graph.objects(None, SH.declare)
    }
    for query in load_queries().values():
        lines = [line for line in query.text.splitlines() if not line.startswith("PREFIX ")]
        Store().query("\n".join(lines), prefixes=declared)


# --- sitemap --------------------------------------------------------------------------------------

SITEMAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML: Final = "{http://www.w3.org/1999/xhtml}"
PATHS: Final = (
    "index.html",
    "index.sv.html",
    "doc/person/1.html",
    "doc/person/1.sv.html",
    "doc/person/1.ttl",
    "doc/mention/2.html",
    "404.html",
    "data/discourse.ttl",
)


def files_of(site: Site, paths: tuple[str, ...]) -> dict[str, ET.Element]:
    snapshot = Snapshot(Store(), site.base)
    made = {document.path: document.render(snapshot) for document in sitemap_documents(site, paths)}
    contents = {path: content if isinstance(content, bytes) else b"".join(content) for path, content in made.items()}
    assert contents["robots.txt"].decode().endswith("\nSitemap: https://example.org/kg/sitemap.xml\n")
    return {path: ET.fromstring(content) for path, content in contents.items() if path.endswith(".xml")}  # noqa: S314 (ours)


def test_the_sitemap_has_every_page_with_its_languages(site: Site) -> None:
    files = files_of(site, PATHS)
    entries = {entry.findtext(f"{SITEMAP}loc"): entry for entry in files["sitemap/1.xml"]}
    base = "https://example.org/kg"
    assert set(entries) == {f"{base}/{path}" for path in PATHS if path.endswith(".html") and path != "404.html"}
    for path in ("doc/person/1.html", "doc/person/1.sv.html"):
        alternates = entries[f"{base}/{path}"].findall(f"{XHTML}link")
        assert {(link.get("hreflang"), link.get("href")) for link in alternates} == {
            ("en", f"{base}/doc/person/1.html"),
            ("sv", f"{base}/doc/person/1.sv.html"),
        }
    assert not entries[f"{base}/doc/mention/2.html"].findall(f"{XHTML}link")


def test_a_large_sitemap_is_cut(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", 2)
    files = files_of(site, PATHS)
    named = [entry.findtext(f"{SITEMAP}loc") for entry in files["sitemap.xml"]]
    assert named == [f"https://example.org/kg/sitemap/{number}.xml" for number in (1, 2, 3)]
    assert [len(files[f"sitemap/{number}.xml"]) for number in (1, 2, 3)] == [2, 2, 1]
