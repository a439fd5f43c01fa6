"""The data of a published site: documents about things, dumps, the context, the hash; all parse back to the graph."""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld
from rdflib.namespace import DCTERMS, FOAF, RDF, RDFS, SKOS

from discourse_kg.export.data.data_documents import HASH
from discourse_kg.export.data.dumps import DUMPS
from discourse_kg.export.data.json_ld_context import Context
from discourse_kg.export.data.json_ld_nodes import Framing
from discourse_kg.export.data.relations import REVERSED
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.rdf.canonical import canonical_hash
from discourse_kg.rdf.fact import Fact
from discourse_kg.rdf.json_text import compact, pretty
from discourse_kg.rdf.turtle import Turtle
from discourse_kg.settings import load_settings
from discourse_kg.site.publish import publish
from discourse_kg.storage import open_store
from discourse_kg.vocabulary import DKG, OA
from support.commandline import run
from support.strategies import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from support.commandline import Project

FORMS: Final = {
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
    "nq": (ox.RdfFormat.N_QUADS, "nquads"),
    "rdf": (ox.RdfFormat.RDF_XML, "xml"),
    "trig": (ox.RdfFormat.TRIG, "trig"),
    "ttl": (ox.RdfFormat.TURTLE, "turtle"),
}
CONTEXT: Final = Context(PROJECT_BASE)

#: rdflib warns of itself when it reads into a dataset.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning"),
]


def published(project: Project, folder: Path) -> Path:
    with open_store(project.store, read_only=True) as store:
        publish(store, PROJECT_BASE, load_settings(project.folder, {}), folder)
    return folder


@pytest.fixture(scope="module")
def site(built_site: Path) -> Path:
    return built_site


@pytest.fixture(scope="module")
def stored(built: Project) -> set[ox.Quad]:
    """All quads of the store."""
    with open_store(built.store, read_only=True) as store:
        rows = store.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }").rows  # type: ignore[union-attr]
        return {quad for (name,) in rows for quad in store.quads(str(name))}


def triples(quads: set[ox.Quad]) -> set[ox.Quad]:
    return {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads}


def by_oxigraph(content: bytes, form: str) -> set[ox.Quad]:
    return set(ox.parse(content, FORMS[form][0]))


def by_rdflib(content: bytes, form: str) -> set[ox.Quad]:
    dataset = rdflib.Dataset()
    dataset.parse(data=content, format=FORMS[form][1])
    return set(ox.parse(dataset.serialize(format="nquads", encoding="utf-8"), ox.RdfFormat.N_QUADS))


def by_pyld(node: object) -> set[ox.Quad]:
    return set(ox.parse(jsonld.to_rdf(node, {"format": "application/n-quads"}), ox.RdfFormat.N_QUADS))


def with_context(content: bytes, definition: object) -> dict[str, Any]:
    """JSON-LD with the context in place of its address."""
    return {**json.loads(content), "@context": definition}


def the_context(site: Path) -> object:
    return json.loads((site / "data/context.jsonld").read_bytes())["@context"]


def documents(site: Path, suffix: str) -> list[Path]:
    return sorted((site / "doc").rglob(f"*.{suffix}"))


# --- the whole graph ------------------------------------------------------------------------------


@pytest.mark.parametrize("form", DUMPS)
def test_every_dump_holds_the_graph_and_nothing_else(site: Path, stored: set[ox.Quad], form: str) -> None:
    content = (site / f"data/discourse.{form}").read_bytes()
    expected = stored if FORMS[form][0].supports_datasets else triples(stored)
    assert by_oxigraph(content, form) == expected
    assert by_rdflib(content, form) == expected
    assert gzip.decompress((site / f"data/discourse.{form}.gz").read_bytes()) == content


@pytest.mark.parametrize("form", DUMPS)
def test_a_gzipped_dump_tells_no_time_and_no_system(site: Path, form: str) -> None:
    header = (site / f"data/discourse.{form}.gz").read_bytes()[:10]
    assert (header[4:8], header[9]) == (b"\0\0\0\0", 255)


def test_the_json_ld_dump_frames_people_with_offices_and_panels_with_statements(site: Path) -> None:
    graphs = json.loads((site / "data/discourse.jsonld").read_bytes())["@graph"]
    nodes = [node for graph in graphs for node in graph["@graph"]]
    [panel] = [node["panels"] for node in nodes if "panels" in node and len(node["panels"][0]["statements"]) == 3]
    assert {"statement", "participation"} == {
        inner["id"].split("/")[0].removeprefix("thing:")
        for name in ("statements", "participations")
        for inner in panel[0][name]
    }
    assert [one["number"] for one in panel[0]["statements"]] == [1, 2, 3]
    [said] = [one for one in panel[0]["statements"] if len(one.get("hasMention", ())) == 3]
    assert said["passage"]["hasSelector"][0]["type"] == "TextPositionSelector"
    offices = [office for node in nodes for office in node.get("offices", ())]
    assert "civilminister" in {office.get("roleAsInSource") for office in offices}
    assert all("holder" not in office for office in offices)


def test_the_published_hash_is_that_of_the_canonical_dataset(site: Path, stored: set[ox.Quad]) -> None:
    dataset = ox.Dataset(stored)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    expected = sha256("".join(sorted(f"{quad} .\n" for quad in dataset)).encode()).hexdigest()
    assert (site / HASH).read_text("ascii") == f"{expected}\n"
    lines = sorted((site / "data/discourse.nq").read_bytes().splitlines(keepends=True))
    assert sha256(b"".join(lines)).hexdigest() == expected


texts = st.sampled_from([*HOSTILE, '\x00\x01\b\x0b\x1f\x7f\x85\ufffe\uffff\U0001f600"\\']) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=10
)


@given(st.lists(texts, max_size=30), st.integers(1, 200))
def test_a_dataset_that_does_not_fit_into_memory_has_the_same_hash(values: list[str], at_once: int) -> None:
    subject, predicate = ox.NamedNode("https://example.org/s"), ox.NamedNode("https://example.org/p")
    quads = {ox.Quad(subject, predicate, ox.Literal(value), ox.NamedNode("https://example.org/g")) for value in values}
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    expected = sha256("".join(sorted(f"{quad} .\n" for quad in dataset)).encode()).hexdigest()
    assert canonical_hash((f"{quad} .\n".encode() for quad in quads), at_once) == expected


# --- documents about things -----------------------------------------------------------------------


def test_every_thing_has_a_document_in_turtle_and_json_ld(site: Path, stored: set[ox.Quad]) -> None:
    begin = f"{PROJECT_BASE}/id/"
    things = {quad.subject.value.removeprefix(begin) for quad in stored if quad.subject.value.startswith(begin)}  # type: ignore[union-attr]
    expected = {thing for thing in things if not thing.startswith("selector/")}
    expected |= {"country/EST", "country/NLD", "country/DNK"}
    roles = {quad.subject.value for quad in stored if quad.predicate.value == str(SKOS.inScheme)}  # type: ignore[union-attr]
    expected |= {f"role/{role.rpartition('/')[2]}" for role in roles if "/role/" in role}
    assert {"role/civilminister", "role/minister", "role/government-role"} <= expected
    for suffix in ("ttl", "jsonld"):
        found = {path.relative_to(site / "doc").with_suffix("").as_posix() for path in documents(site, suffix)}
        assert found == expected


def test_a_document_says_the_same_in_turtle_and_json_ld(site: Path) -> None:
    definition = the_context(site)
    for path in documents(site, "ttl"):
        content = path.read_bytes()
        expected = by_oxigraph(content, "ttl")
        node = with_context(path.with_suffix(".jsonld").read_bytes(), definition)
        assert by_oxigraph(json.dumps(node).encode(), "jsonld") == expected
    for path in documents(site, "ttl")[::10]:
        expected = by_oxigraph(path.read_bytes(), "ttl")
        node = with_context(path.with_suffix(".jsonld").read_bytes(), definition)
        assert by_rdflib(path.read_bytes(), "ttl") == expected
        assert by_rdflib(json.dumps(node).encode(), "jsonld") == expected
        assert by_pyld(node) == expected


def test_a_document_says_of_its_thing_what_the_graph_says_and_names_what_it_links_to(
    site: Path, stored: set[ox.Quad]
) -> None:
    union = triples(stored)
    labelled = {quad.subject for quad in union if quad.predicate.value == str(RDFS.label)}
    for path in documents(site, "ttl"):
        found = by_oxigraph(path.read_bytes(), "ttl")
        document = ox.NamedNode(f"{PROJECT_BASE}/{path.relative_to(site).with_suffix('').as_posix()}")
        header = {quad.predicate.value: quad.object for quad in found if quad.subject == document}
        thing = header[str(FOAF.primaryTopic)]
        assert header[str(DCTERMS.license)] == ox.NamedNode("http://creativecommons.org/publicdomain/zero/1.0/")
        assert header["http://rdfs.org/ns/void#inDataset"] == ox.NamedNode(f"{PROJECT_BASE}/doc/dataset")
        assert {quad for quad in union if quad.subject == thing} <= found
        assert {quad for quad in found if quad.subject != document} <= union
        linked = {quad.object for quad in found if quad.subject == thing and quad.predicate.value != str(RDF.type)}
        named = {quad.subject for quad in found if quad.predicate.value == str(RDFS.label)}
        assert (linked & labelled) <= named


def test_a_document_about_a_person_has_their_offices(site: Path, stored: set[ox.Quad]) -> None:
    [person] = [
        quad.object
        for quad in stored
        if quad.predicate.value == str(DKG.holder) and _label(stored, quad.object) == "Nima Forsrud"
    ]
    path = str(person)[1:-1].replace(f"{PROJECT_BASE}/id", str(site / "doc"))
    content = json.loads((site / f"{path}.jsonld").read_bytes())
    assert content["@context"] == f"{PROJECT_BASE}/data/context.jsonld"
    topic = content["primaryTopic"]
    assert topic["holds"]["roleAsInSource"] == "civilminister"
    assert topic["holds"]["role"]["label"]["sv"] == "civilminister"
    assert topic["said"]["label"]["sv"].startswith("Nima Forsrud svarade")


def _label(quads: set[ox.Quad], thing: object) -> str:
    return next(
        quad.object.value  # type: ignore[union-attr]
        for quad in quads
        if quad.subject == thing and quad.predicate.value == str(RDFS.label)
    )


# --- the context ----------------------------------------------------------------------------------


def test_every_term_of_the_ontology_has_its_name_in_the_context(site: Path) -> None:
    definition = the_context(site)
    assert isinstance(definition, dict)
    for name, iri in vars(DKG).items():
        if not name.startswith("_"):
            told = definition[name.rstrip("_")]
            assert (told if isinstance(told, str) else told["@id"]) == f"dkg:{str(iri).rpartition('/')[2]}"
    assert definition["speaker"]["@type"] == "@id"
    assert definition["date"]["@type"] == "xsd:date"
    assert definition["quote"]["@container"] == "@language"
    assert definition["offices"] == {"@reverse": "dkg:holder", "@type": "@id"}


def test_no_name_of_the_context_stands_for_two_things() -> None:
    names = [term.name for term in CONTEXT.terms.values()] + list(CONTEXT.classes.values()) + list(REVERSED.values())
    assert len(names) == len(set(names))
    assert not set(names) & {name.partition(":")[0] for name in map(CONTEXT.short, CONTEXT.terms)}


def test_an_iri_that_looks_like_a_short_name_is_refused() -> None:
    assert CONTEXT.short("thing://host/x") == "thing://host/x"
    with pytest.raises(ValueError, match="cannot be told from a short name"):
        CONTEXT.short("thing:x")


# --- hostile facts --------------------------------------------------------------------------------

subjects = st.sampled_from([f"{PROJECT_BASE}/id/panel/{key}" for key in "abc"] + ["https://example.org/a.b", "urn:x:y"])
predicates = st.sampled_from(
    [str(term) for term in (RDFS.label, DKG.quote, DKG.date, DKG.number, DKG.surface, OA.start, OA.exact)]
    + [str(term) for term in (DKG.speaker, DKG.panelOf, DKG.madeIn, DKG.holder, DKG.passage, DKG.hasMention)]
    + ["https://example.org/unknown", str(RDF.type), str(DCTERMS.license)]
)
datatypes = st.sampled_from(
    [f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("date", "integer", "decimal", "boolean", "anyURI")]
)
literals = st.one_of(
    st.builds(ox.Literal, texts),
    st.builds(lambda text, language: ox.Literal(text, language=language), texts, st.sampled_from(["sv", "en-gb"])),
    st.builds(
        lambda text, datatype: ox.Literal(text, datatype=ox.NamedNode(datatype)),
        texts | st.sampled_from(["12", "-3", "1234567890123456789", "007", "+1", "2031-05-05", "true"]),
        datatypes,
    ),
)
quads = st.sets(
    st.builds(ox.Quad, st.builds(ox.NamedNode, subjects), st.builds(ox.NamedNode, predicates), literals)
    | st.builds(
        ox.Quad,
        st.builds(ox.NamedNode, subjects),
        st.builds(ox.NamedNode, predicates),
        st.builds(ox.NamedNode, subjects),
    ),
    max_size=12,
)


def described(graph: set[ox.Quad]) -> Mapping[str, Sequence[Fact]]:
    found: dict[str, list[Fact]] = {}
    for quad in sorted(graph, key=str):
        value = quad.object
        if isinstance(value, ox.Literal):
            fact = Fact(quad.predicate.value, value.value, False, value.language, value.datatype.value)
        else:
            fact = Fact(quad.predicate.value, str(value)[1:-1], True)
        found.setdefault(str(quad.subject)[1:-1], []).append(fact)
    return found


@given(quads)
def test_whatever_is_said_is_read_back_from_turtle(graph: set[ox.Quad]) -> None:
    writer = Turtle(PROJECT_BASE)
    assert by_oxigraph(writer.document(described(graph)).encode(), "ttl") == graph
    assert by_oxigraph(f"{writer.head}{writer.body(described(graph))}".encode(), "ttl") == graph


@given(quads)
def test_whatever_is_said_is_read_back_from_json_ld(graph: set[ox.Quad]) -> None:
    facts = described(graph)
    nodes = list(Framing(facts, CONTEXT).roots())
    about = Framing(facts, CONTEXT, next(iter(facts), None))
    for made in (nodes, list(about.roots())):
        node = {"@context": CONTEXT.definition(), "@graph": made}
        assert by_oxigraph(compact(node).encode(), "jsonld") == graph
        assert by_pyld(node) == graph
        assert json.loads(pretty(node)) == json.loads(compact(node))


def test_what_stands_in_itself_or_in_a_ring_is_told_once() -> None:
    a, b = f"{PROJECT_BASE}/id/panel/a", f"{PROJECT_BASE}/id/panel/b"
    ring = {a: [Fact(str(DKG.panelOf), b, True)], b: [Fact(str(DKG.panelOf), a, True)], "urn:c": []}
    assert [node["id"] for node in Framing(ring, CONTEXT).roots()] == ["urn:c", "thing:panel/a"]


# --- again ----------------------------------------------------------------------------------------


def contents(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.relative_to(site).parts[0] in {"data", "doc"} and path.suffix != ".html"
    }


def test_a_site_that_was_changed_is_as_one_that_is_new(built_copy: Project, site_copy: Path, tmp_path: Path) -> None:
    project, site = built_copy, site_copy
    before = contents(site)
    changed = project.recaps / "garden-day.txt"
    changed.write_text(f"{changed.read_text('utf-8')}\nTova Ekmark said that rain is enough.\n", "utf-8")
    project.build()
    after = contents(published(project, site))
    assert after == contents(published(project, tmp_path / "new"))
    other = [path for path in before if path.startswith("doc/mention/") and b"Estland" in before[path]]
    assert other
    assert all(after[path] == before[path] for path in other)
    assert after["data/statements.csv"].count(b"rain is enough") == 1


@pytest.mark.measure("every process", sample=1)
@pytest.mark.integration
@pytest.mark.parametrize("world", [{"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Tokyo"}, {"PYTHONHASHSEED": "8"}])
def test_the_files_are_the_same_in_every_world(
    built: Project, site: Path, tmp_path: Path, world: dict[str, str]
) -> None:
    ended = run("publish", tmp_path / "site", cwd=built.folder, environment=world)
    assert ended.returncode == 0, ended.stderr.decode()
    assert contents(tmp_path / "site") == contents(site)
    assert (site / HASH).read_text("ascii").strip() in ended.stderr.decode()
