"""The pages about terms and shapes, made from templates: HTML that is complete without a style and without a script."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from rdflib.namespace import SH

from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.rdf.serialization import prefixes
from discourse_kg.resources import toml_table
from discourse_kg.site.pages.rendering import relative_to, render
from discourse_kg.site.reference.drawing import neighbours, overview, table_of
from discourse_kg.site.reference.quality import accepted, results
from discourse_kg.site.reference.relations import main_classes, relations
from discourse_kg.site.reference.shapes import load_families, rules_about, shapes_about
from discourse_kg.site.reference.terms import TermKind, load_vocabulary, local_name
from discourse_kg.site.reference.uses import classes_with, ends_of, properties_of, questions_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.term import URIRef

    from discourse_kg.export.site_paths import Site

#: Short names of vocabularies that only alignments and shapes speak of, beside those of the exported files.
_FURTHER_PREFIXES: Final = {
    "m8g": "http://data.europa.eu/m8g/",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "sh": str(SH),
}


@dataclass(frozen=True, slots=True)
class TermLink:
    """Where a term is told of, and by what name; `code` when that is a short name and no label."""

    href: str
    text: str
    code: bool


def ontology_page(site: Site, language: str) -> bytes:
    """The page about classes, properties and concepts."""
    vocabulary = load_vocabulary()
    return _rendered(
        site,
        language,
        "ontology",
        about=vocabulary.about,
        vocabulary=vocabulary,
        kinds=list(TermKind),
        overview=overview(),
        main=main_classes(),
        neighbours=neighbours,
        properties_of=properties_of,
        classes_with=classes_with,
        ends_of=ends_of,
        relations=relations(),
        questions_of=questions_of,
        results=results(),
        accepted=accepted(),
        rules_about=_rules_by_term(),
    )


def uses_page(site: Site, language: str) -> bytes:
    """The page about where terms are used: too long a list to stand in their entries."""
    vocabulary, rules = load_vocabulary(), _rules_by_term()
    uses = {
        kind: [
            (term, rules.get(term.iri, ()), questions_of(term))
            for term in vocabulary.of_kind(kind)
            if term.iri in rules or questions_of(term)
        ]
        for kind in TermKind
    }
    return _rendered(site, language, "uses", about=vocabulary.about, uses=uses)


def shapes_page(site: Site, language: str) -> bytes:
    """The page about what a graph must be like."""
    return _rendered(site, language, "shapes", about=shapes_about(), families=load_families())


def reference_texts(language: str) -> dict[str, Any]:
    """The texts of these pages in a language: no page has words of its own."""
    return toml_table(f"site/reference/texts/{language}.toml")


def _rendered(site: Site, language: str, name: str, **values: object) -> bytes:
    """A page in the frame of the site: beside what that gives, `texts` are those of these pages.

    `told` says where an IRI is told of, as a `TermLink`.
    """
    here, there = site.page(name, language), site.page("ontology", language)
    ontology = "" if here == there else relative_to(here)(there)
    own = {"texts": reference_texts(language), "told": partial(_told, language, ontology), "table_of": table_of}
    return render(site, f"reference/{name}.html", name, language, **own, **values)


def _told(language: str, ontology: str, iri: URIRef) -> TermLink:
    """Where the page of the ontology, or the vocabulary of others, tells of a term."""
    labels = load_vocabulary().labels(iri)
    if labels:
        return TermLink(f"{ontology}#{local_name(iri)}", labels[language], code=False)
    return TermLink(iri, short_name(iri), code=True)


def short_name(iri: str) -> str:
    """An IRI by the prefix of its namespace, or whole where there is none.

    >>> short_name("http://www.w3.org/ns/prov#used")
    'prov:used'
    """
    found = [(space, prefix) for prefix, space in _prefixes().items() if iri.startswith(space) and iri != space]
    if not found:
        return iri
    space, prefix = max(found)
    return f"{prefix}:{iri.removeprefix(space)}"


@cache
def _prefixes() -> Mapping[str, str]:
    return {**prefixes(PROJECT_BASE), **_FURTHER_PREFIXES}


@cache
def _rules_by_term() -> Mapping[URIRef, Any]:
    return rules_about(load_families())
