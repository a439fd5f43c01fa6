"""The documentation of terms and shapes: complete, the same every time, and in order as HTML."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import SH

from discourse_kg.closure import closed_ontology
from discourse_kg.export.site_paths import Site
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.querying.stored import load_queries
from discourse_kg.resources import resource, texts
from discourse_kg.reviewing import CHECKS
from discourse_kg.site.reference.pages import reference_texts, short_name
from discourse_kg.site.reference.quality import accepted, findings, results
from discourse_kg.site.reference.shapes import LIMITING, load_families, rules_about
from discourse_kg.site.reference.terms import TermKind, load_vocabulary
from discourse_kg.site.reference.uses import properties_of, questions_of
from discourse_kg.validation.shapes import OF_CATALOGUES, load_shapes
from discourse_kg.vocabulary import DKG, ONTOLOGY
from support.graphs import union
from support.html_reading import elements_of
from support.reference_site import reference_files

if TYPE_CHECKING:
    from discourse_kg.site.reference.terms import Concept, ConceptSchemeView, OntologyTerm
    from support.html_reading import Element

PACKAGE = files("discourse_kg.site.reference")
STYLE = "assets/reference.css"
PAGES = ("ontology.html", "ontology.sv.html", "shapes.html", "shapes.sv.html", "uses.html", "uses.sv.html")
MACHINE = {"ontology.ttl": RdfFormat.TURTLE, "ontology.jsonld": RdfFormat.JSON_LD, "ontology.rdf": RdfFormat.RDF_XML}


@cache
def written() -> dict[str, bytes]:
    return reference_files()


@cache
def elements(page: str) -> list[Element]:
    return elements_of(written()[page])


@cache
def anchors(page: str) -> dict[str, Element]:
    return {element.attributes["id"]: element for element in elements(page) if "id" in element.attributes}


def language_of(page: str) -> str:
    return "sv" if ".sv." in page else "en"


# --- the files -------------------------------------------------------------------------------------


@pytest.mark.slow
def test_pages_of_the_default_language_have_no_language_in_their_names() -> None:
    assert set(written()) == {*PAGES, *MACHINE, "shapes.ttl", STYLE}
    swedish = reference_files("sv")
    assert set(swedish) == {
        "ontology.html",
        "ontology.en.html",
        "shapes.html",
        "shapes.en.html",
        "uses.html",
        "uses.en.html",
        *MACHINE,
        "shapes.ttl",
        STYLE,
    }
    assert b'<html lang="sv">' in swedish["ontology.html"]
    assert b'href="ontology.en.html"' in swedish["ontology.html"]


@pytest.mark.integration
def test_the_bytes_are_the_same_in_every_process() -> None:
    code = (
        "from hashlib import sha256; from support.reference_site import reference_files\n"
        "for name, content in reference_files().items(): print(name, sha256(content).hexdigest())"
    )
    expected = "".join(f"{name} {sha256(content).hexdigest()}\n" for name, content in written().items())
    for seed in ("1", "2"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": "Asia/Tokyo",
            "LC_ALL": "C",
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, env=environment)
        assert told.stdout == expected


@pytest.mark.parametrize("name", MACHINE)
def test_each_format_holds_the_ontology_with_roles_and_alignments(name: str) -> None:
    source = {quad.triple for text in texts("ontology", ".ttl").values() for quad in parse(text, RdfFormat.TURTLE)}
    assert {quad.triple for quad in parse(written()[name], MACHINE[name])} == source


def test_the_shapes_are_those_of_graphs() -> None:
    of_graphs = [text for name, text in texts("shapes", ".ttl").items() if name not in {"terms.ttl", *OF_CATALOGUES}]
    source = {quad.triple for text in of_graphs for quad in parse(text, RdfFormat.TURTLE)}
    assert {quad.triple for quad in parse(written()["shapes.ttl"], RdfFormat.TURTLE)} == source


# --- texts -----------------------------------------------------------------------------------------


def keys(table: dict[str, Any], inside: str = "") -> set[str]:
    found = set[str]()
    for key, value in table.items():
        found |= keys(value, f"{inside}{key}.") if isinstance(value, dict) else {inside + key}
    return found


@pytest.mark.parametrize("language", Site.LANGUAGES)
def test_every_language_has_the_same_texts(language: str) -> None:
    assert keys(reference_texts(language)) == keys(reference_texts("en"))
    assert not [key for key in keys(reference_texts(language)) if key.rpartition(".")[2] in dir(dict)]


def test_no_text_is_idle() -> None:
    templates = "".join(each.read_text("utf-8") for each in PACKAGE.joinpath("templates").iterdir())
    used = {name.removesuffix(".items") for name in re.findall(r"texts\.([a-z_]+(?:\.[a-z_]+)*)", templates)}
    tables = {name for name in used if re.search(rf"texts\.{re.escape(name)}(\[|\.items)", templates)}
    idle = {
        key
        for key in keys(reference_texts("en"))
        if key not in used and not any(key.startswith(f"{name}.") for name in tables)
    }
    assert idle == set()


def test_checks_reasons_and_kinds_have_their_texts() -> None:
    texts_of = reference_texts("en")
    assert set(texts_of["review"]["finds"]) == {check.name for check in CHECKS}
    assert set(texts_of["review"]["reasons"]) == {each.reason for each in accepted()}
    assert set(texts_of["kinds"]) == set(TermKind)
    assert set(texts_of["limits"]) == {str(limit).removeprefix(str(SH)) for limit in LIMITING}


def test_the_changelog_is_that_of_the_ontology() -> None:
    log = texts("ontology", "README.md")["README.md"].partition("## Changelog")[2]
    told = re.findall(r"^### (\S+) \(([\d-]+)\)\n\n(.*?)(?=\n\n|\Z)", log, re.MULTILINE | re.DOTALL)
    assert {version: " ".join(text.split()) for version, _, text in told} == {
        version: text.strip() for version, text in reference_texts("en")["changelog"].items()
    }
    assert told[-1][0] == load_vocabulary().about.version
    assert told[-1][1] == load_vocabulary().about.modified


# --- the review ------------------------------------------------------------------------------------


def test_our_ontology_has_the_findings_that_are_accepted_and_no_others() -> None:
    meant = {(each.check, str(term)) for each in accepted() for term in each.terms}
    assert {(finding.check, finding.term) for finding in findings()} == meant
    assert not [result.check.name for result in results() if result.others]


def test_every_finding_is_counted_once() -> None:
    assert sum(result.accepted for result in results()) == len(findings())


# --- what is told ----------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["ontology.html", "ontology.sv.html"])
def test_every_term_concept_and_scheme_has_an_entry_under_its_name(page: str) -> None:
    language, vocabulary = language_of(page), load_vocabulary()
    entries: list[OntologyTerm | ConceptSchemeView | Concept] = [*vocabulary.terms.values(), *vocabulary.schemes]
    entries += [concept for scheme in vocabulary.schemes for concept in scheme.all()]
    ontology = union(closed_ontology().asserted)
    assert {entry.iri for entry in entries} == {*ontology.subjects(None, ONTOLOGY)} - {ONTOLOGY}
    for entry in entries:
        told = anchors(page)[entry.name].text
        assert entry.labels[language] in told
        assert entry.definitions[language] in told


@pytest.mark.parametrize("page", ["ontology.html", "ontology.sv.html"])
def test_an_entry_tells_all_that_the_ontology_says_of_a_term(page: str) -> None:
    language = language_of(page)
    for term in load_vocabulary().terms.values():
        entry = anchors(page)[term.name]
        told = {element.attributes["href"] for element in entry.inside if element.tag == "a"}
        related = {
            *term.parents,
            *term.children,
            *term.domains,
            *term.ranges,
            *term.inverses,
            *term.chain,
            *term.disjoint,
        }
        for iri in {*related, *(alignment.target for alignment in term.alignments)}:
            name = str(iri).removeprefix(load_vocabulary().about.namespace)
            assert {str(iri), f"#{name}"} & told, (term.name, iri)
        for text in (str(term.iri), *term.examples, term.scope_notes.get(language, "")):
            assert text in entry.text


def linked(page: str, anchor: str) -> set[str]:
    """Where the links of an entry lead."""
    return {element.attributes["href"] for element in anchors(page)[anchor].inside if element.tag == "a"}


@pytest.mark.parametrize("language", Site.LANGUAGES)
def test_an_entry_leads_to_the_rules_and_questions_that_use_its_term(language: str) -> None:
    ending = ".html" if language == "en" else f".{language}.html"
    rules = rules_about(load_families())
    for term in load_vocabulary().terms.values():
        used = {f"shapes{ending}#{rule.name}" for rule in rules.get(term.iri, ())}
        used |= {f"query/{question.name}{ending}" for question in questions_of(term)}
        leads = f"uses{ending}#{term.name}" in linked(f"ontology{ending}", term.name)
        assert leads == bool(used)
        if used:
            assert linked(f"uses{ending}", term.name) == {f"ontology{ending}#{term.name}", *used}


def test_a_question_uses_the_terms_that_it_names() -> None:
    assert "query/answers-to-questions.html" in linked("uses.html", "answers")
    for term in load_vocabulary().terms.values():
        for question in questions_of(term) if term.kind is not TermKind.CLASS else ():
            assert re.search(rf"\bdkg:{re.escape(term.name)}\b", question.text)


def test_every_term_that_a_stored_question_names_leads_to_it() -> None:
    terms = load_vocabulary().terms.values()
    for name, question in load_queries().items():
        body = re.sub(r"^#.*$|\"[^\"]*\"", "", question.text, flags=re.MULTILINE)
        for term in terms:
            if re.search(rf"dkg:{re.escape(term.name)}(?![\w\-])", body):
                assert name in {each.name for each in questions_of(term)}, (name, term.name)


def test_properties_of_a_class_come_from_the_ontology_and_from_the_shapes() -> None:
    found = {short_name(use.predicate): use for use in properties_of(DKG.Passage)}
    assert set(found) == {"rdfs:label", "oa:hasSource", "oa:hasSelector"}
    assert found["oa:hasSource"].values == (DKG.Source,)
    rule = found["oa:hasSelector"].rule
    assert rule is not None
    assert (rule.least, rule.most) == (2, 3)
    assert {use.predicate for use in properties_of(DKG.Statement) if use.derived} == {
        DKG.answeredBy,
        DKG.mentions,
        DKG.spokenFor,
        DKG.spokenInRole,
    }


@pytest.mark.parametrize("page", ["shapes.html", "shapes.sv.html"])
def test_every_rule_of_the_shapes_is_told_under_its_name(page: str) -> None:
    rules = [rule for family in load_families() for _, rule in family.rules]
    shapes = load_shapes()
    assert {rule.iri for rule in rules} == {*shapes.subjects(SH.message)}
    for rule in rules:
        told = anchors(page)[rule.name].text
        assert rule.messages[language_of(page)] in told
        assert rule.query in told


#: How a shape is described or reached: nothing that limits a value.
DESCRIBING = (
    "declare description maxCount message minCount name namespace path prefix prefixes property select sparql "
    "targetClass targetObjectsOf"
)


def test_no_parameter_of_the_shapes_is_left_untold() -> None:
    used = {predicate for predicate in load_shapes().predicates() if str(predicate).startswith(str(SH))}
    assert used <= {SH[name] for name in DESCRIBING.split()} | set(LIMITING)
    assert set(LIMITING) <= used


# --- HTML ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_its_language_and_leads_to_the_others(page: str) -> None:
    [html] = [element for element in elements(page) if element.tag == "html"]
    assert html.attributes["lang"] == language_of(page)
    other = page.replace(".sv.", ".") if ".sv." in page else page.replace(".html", ".sv.html")
    alternates = {
        element.attributes["hreflang"]: element.attributes["href"]
        for element in elements(page)
        if element.tag == "link" and "hreflang" in element.attributes
    }
    assert alternates == {language_of(name): f"{PROJECT_BASE}/{name}" for name in (page, other)}
    [link] = [element for element in elements(page) if element.tag == "a" and "hreflang" in element.attributes]
    assert link.attributes["href"] == other


@pytest.mark.parametrize("page", PAGES)
def test_headings_are_in_order_and_there_is_one_of_the_first_level(page: str) -> None:
    main = [element for element in elements(page) if element.tag == "main"]
    levels = [int(each.tag[1]) for each in main[0].inside if re.fullmatch(r"h\d", each.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(following <= level + 1 for level, following in pairwise(levels))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_needs_no_script_and_no_style_of_its_own(page: str) -> None:
    for element in elements(page):
        assert element.tag not in {"script", "style"}
        assert not [name for name in element.attributes if name == "style" or name.startswith("on")]
    loaded = {element.attributes["href"] for element in elements(page) if element.attributes.get("rel") == "stylesheet"}
    assert loaded == {"assets/style.css", STYLE}
    assert not [element for element in elements(page) if "src" in element.attributes]


@pytest.mark.parametrize("page", PAGES)
def test_no_anchor_stands_twice_and_every_reference_leads_somewhere(page: str) -> None:
    names = [element.attributes["id"] for element in elements(page) if "id" in element.attributes]
    assert len(names) == len(set(names))
    for element in elements(page):
        for attribute in ("aria-labelledby", "aria-describedby"):
            assert set(element.attributes.get(attribute, "").split()) <= set(names)
        for marker in ("marker-end", "marker-start"):
            assert element.attributes.get(marker, "url(#)")[5:-1] in {*names, ""}


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_page_or_an_anchor_that_is_there(page: str) -> None:
    endings = {"": ".html", "sv": ".sv.html"}
    elsewhere = {f"query/{name}{ending}" for name in load_queries() for ending in endings.values()}
    [main] = [element for element in elements(page) if element.tag == "main"]
    for element in main.inside:
        if element.tag != "a" or re.match(r"https?://", element.attributes["href"]):
            continue
        file, _, anchor = element.attributes["href"].partition("#")
        assert not file or file in written() or file in elsewhere, element.attributes["href"]
        if anchor:
            assert anchor in anchors(file or page), element.attributes["href"]


@pytest.mark.parametrize("page", PAGES)
def test_every_table_has_a_caption_and_cells_that_head_its_rows_and_columns(page: str) -> None:
    tables = [element for element in elements(page) if element.tag == "table"]
    assert tables
    for table in tables:
        assert next(element.text for element in table.inside if element.tag == "caption").strip()
        heads = [element.attributes.get("scope") for element in table.inside if element.tag == "th"]
        assert "col" in heads
        assert {"row", "rowgroup"} & set(heads)
        assert None not in heads


def test_what_means_something_in_html_is_text() -> None:
    raw = written()["shapes.html"].decode()
    assert "&lt;https://w3id.org/discourse-kg/ontology/statement-kind/question&gt;" in raw
    assert "?start &lt; ?from || ?end &gt; ?to" in raw


# --- style -----------------------------------------------------------------------------------------


def test_the_style_has_no_colours_of_its_own() -> None:
    style = re.sub(r"/\*.*?\*/", "", written()[STYLE].decode(), flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)\(|^ *--", style, re.IGNORECASE | re.MULTILINE)
    of_the_site = resource("site/pages/assets/style.css").read_text("utf-8")
    assert set(re.findall(r"var\((--[a-z]+)\)", style)) <= set(re.findall(r"(--[a-z]+):", of_the_site))


def test_the_style_is_of_classes_that_pages_have() -> None:
    style = written()[STYLE].decode()
    styled = set(re.findall(r"\.([a-z][a-z-]*)(?=[^{};]*\{)", re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)))
    given = {name for page in PAGES for each in elements(page) for name in each.attributes.get("class", "").split()}
    assert styled <= given
