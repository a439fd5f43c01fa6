"""Collects the quads of a catalogue. Resources that a profile wants described are described where they are used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import DCTERMS, FOAF, RDF, SKOS, XSD

from discourse_kg.export.catalogue.files import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

#: The namespace of the EU's authority tables.
AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"

_MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"
_COMMONS = re.compile(
    r"http://creativecommons\.org/(?:licenses/(?P<terms>[a-z-]+)|publicdomain/zero)/(?P<version>[\d.]+)/"
)


class CatalogueQuads:
    """Quads of the default graph; a value of None adds nothing."""

    def __init__(self) -> None:
        self.quads: list[Quad] = []

    def link(self, subject: str | None, predicate: str, thing: str | None) -> CatalogueQuads:
        """Relate two resources."""
        if subject and thing:
            self.quads.append(Quad(NamedNode(subject), NamedNode(predicate), NamedNode(thing)))
        return self

    def value(self, subject: str | None, predicate: str, value: str | date | None, datatype: str = XSD.string) -> None:
        """Add a value."""
        if subject and value:
            literal = Literal(str(value), datatype=NamedNode(datatype))
            self.quads.append(Quad(NamedNode(subject), NamedNode(predicate), literal))

    def texts(self, subject: str | None, predicate: str, texts: Mapping[str, str]) -> None:
        """Add a text in each of several languages."""
        for language, text in texts.items():
            if subject and text:
                self.quads.append(Quad(NamedNode(subject), NamedNode(predicate), Literal(text, language=language)))

    def languages(self, thing: str, tags: Iterable[str]) -> None:
        """State the languages of a resource, as far as the EU's table has them."""
        for code in sorted({words()["languages"][tag] for tag in tags if tag in words()["languages"]}):
            self.coded(thing, DCTERMS.language, "language", code, DCTERMS.LinguisticSystem)

    def coded(self, thing: str, predicate: str, table: str, code: str, its_class: str) -> None:
        """Relate a resource to a code of one of the EU's tables."""
        iri = f"{AUTHORITY}{table}/{code}"
        self.link(thing, predicate, iri).link(iri, RDF.type, its_class).link(iri, SKOS.inScheme, f"{AUTHORITY}{table}")

    def concept(self, concept: str | None, scheme: str, labels: Mapping[str, str]) -> None:
        """Describe a concept of a scheme, with its labels by language."""
        self.link(concept, RDF.type, SKOS.Concept).link(concept, SKOS.inScheme, scheme)
        self.texts(concept, SKOS.prefLabel, labels)

    def scheme(self, scheme: str, name: str) -> None:
        """Describe a concept scheme; `name` is the key of its title."""
        self.link(scheme, RDF.type, SKOS.ConceptScheme)
        self.texts(scheme, DCTERMS.title, words()["texts"][name]["title"])

    def area(self, thing: str, area: str) -> None:
        """Relate a resource to an area, possibly one of the EU's tables."""
        self.link(thing, DCTERMS.spatial, area).link(area, RDF.type, DCTERMS.Location)
        if area.startswith(AUTHORITY):
            self.link(area, SKOS.inScheme, area.rpartition("/")[0])

    def media(self, thing: str, predicate: str, media: str) -> None:
        """Relate a resource to a media type."""
        iri = _MEDIA_TYPES + media
        self.link(thing, predicate, iri).link(iri, RDF.type, DCTERMS.MediaType)

    def page(self, thing: str | None, predicate: str, page: str, name: str) -> None:
        """Relate a resource to a page; `name` is the key of its title and description."""
        self.link(thing, predicate, page)
        self._described(page, FOAF.Document, name)

    def standard(self, thing: str, standard: str, name: str) -> None:
        """State that a resource conforms to a standard; `name` is the key of its title and description."""
        self.link(thing, DCTERMS.conformsTo, standard)
        self._described(standard, DCTERMS.Standard, name)

    def licence(self, licence: str | None) -> None:
        """Describe a licence; those of Creative Commons get their usual names."""
        if not licence:
            return
        texts = words()["texts"]["licence"]
        found = _COMMONS.fullmatch(licence)
        named = found and " ".join(["CC", (found["terms"] or "").upper() or "0", found["version"]]).replace(
            "CC 0", "CC0"
        )
        self.link(licence, RDF.type, DCTERMS.LicenseDocument)
        self.texts(licence, DCTERMS.title, {tag: named or text for tag, text in texts["title"].items()})
        self.texts(licence, DCTERMS.description, texts["description"])

    def _described(self, thing: str, its_class: str, name: str) -> None:
        texts = words()["texts"][name]
        self.link(thing, RDF.type, its_class)
        self.texts(thing, DCTERMS.title, texts["title"])
        self.texts(thing, DCTERMS.description, texts["description"])
