"""The pages about terms and shapes, made from templates: HTML that is complete without a style and without a script."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from rdflib.namespace import SH

from discourse_kg.identifiers import DEFAULT_BASE
from discourse_kg.publication.reference.drawing import neighbours, overview, table_of
from discourse_kg.publication.reference.quality import accepted, results
from discourse_kg.publication.reference.relations import main_classes, relations
from discourse_kg.publication.reference.shapes import load_families, rules_about, shapes_about
from discourse_kg.publication.reference.terms import Kind, load_vocabulary, local_name
from discourse_kg.publication.reference.uses import classes_with, ends_of, properties_of, questions_of
from discourse_kg.publication.reference.wording import LANGUAGES, wording
from discourse_kg.publication.serialization import prefixes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.term import URIRef

#: Short names of vocabularies that only alignments and shapes speak of, beside those of the exported files.
_FURTHER_PREFIXES: Final = {
    "m8g": "http://data.europa.eu/m8g/",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "sh": str(SH),
}


@dataclass(frozen=True, slots=True)
class Link:
    """Where a term is told of, and by what name; `code` when that is a short name and no label."""

    href: str
    text: str
    code: bool


class Pages:
    """The pages of one language, in a site whose files of the default language have no language in their names."""

    def __init__(self, language: str, default_language: str) -> None:
        self._language = language
        self._default = default_language

    def ontology(self) -> bytes:
        """The page about classes, properties and concepts."""
        vocabulary = load_vocabulary()
        return self._rendered(
            "ontology",
            about=vocabulary.about,
            vocabulary=vocabulary,
            kinds=list(Kind),
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

    def shapes(self) -> bytes:
        """The page about what a graph must be like."""
        return self._rendered("shapes", about=shapes_about(), families=load_families())

    def link(self, iri: URIRef) -> Link:
        """Where the pages, or the vocabularies of others, tell of a term."""
        labels = load_vocabulary().labels(iri)
        if labels:
            return Link(f"{self.address('ontology')}#{local_name(iri)}", labels[self._language], code=False)
        return Link(iri, short_name(iri), code=True)

    def address(self, name: str, language: str | None = None) -> str:
        """The file of a page in a language, in that of these pages when none is given."""
        return address(name, language or self._language, self._default)

    def _rendered(self, name: str, **values: object) -> bytes:
        template = _environment().get_template(f"{name}.html.j2")
        others = [(language, self.address(name, language)) for language in LANGUAGES if language != self._language]
        text = template.render(
            **values,
            page=name,
            lang=self._language,
            say=wording(self._language),
            others=others,
            names_of_languages={language: wording(language)["page"]["language"] for language in LANGUAGES},
            link=self.link,
            address=self.address,
        )
        return text.encode()


def address(name: str, language: str, default_language: str) -> str:
    """The file of a page in a language.

    >>> address("ontology", "en", "en"), address("ontology", "sv", "en")
    ('ontology.html', 'ontology.sv.html')
    """
    return f"{name}.html" if language == default_language else f"{name}.{language}.html"


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
    return {**prefixes(DEFAULT_BASE), **_FURTHER_PREFIXES}


@cache
def _rules_by_term() -> Mapping[URIRef, Any]:
    return rules_about(load_families())


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("discourse_kg.publication.reference"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["table_of"] = table_of
    environment.filters["short"] = short_name
    return environment
