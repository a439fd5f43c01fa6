"""A catalogue of one dataset, by DCAT-AP: what the graph is, who publishes it, in which files it comes.

Every node has an IRI, and nothing depends on the clock: the dataset changed when its newest source did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discourse_kg.settings import Settings

_VCARD: Final = "http://www.w3.org/2006/vcard/ns#"
_FILE_TYPES: Final = "http://publications.europa.eu/resource/authority/file-type/"
_MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"

#: The formats by the ends of files' names: the EU's file type, and the media type.
_FORMATS: Final = {
    "jsonld": ("JSON_LD", "application/ld+json"),
    "nq": ("RDF_N_QUADS", "application/n-quads"),
    "rdf": ("RDF_XML", "application/rdf+xml"),
    "trig": ("RDF_TRIG", "application/trig"),
    "ttl": ("RDF_TURTLE", "text/turtle"),
}


def missing_settings(settings: Settings) -> tuple[str, ...]:
    """The settings that a catalogue cannot do without, and that are not there."""
    publisher, catalogue = settings.publisher, settings.catalogue
    needed = {
        "publisher.name": publisher.name,
        "publisher.uri": publisher.uri,
        "catalogue.title": catalogue.title,
        "catalogue.description": catalogue.description,
        "catalogue.licence": catalogue.licence,
    }
    return tuple(name for name, value in needed.items() if not value)


def catalogue(settings: Settings, base: str, files: Mapping[str, int], changed: str | None) -> list[Quad]:
    """Describe the exported files (name → size in bytes) as a dataset in a catalogue.

    `changed` is the day on which the newest source was published, ISO 8601. No needed setting may
    be missing.
    """
    described = _Description()
    catalog, dataset = f"{base}/doc/catalogue", f"{base}/doc/dataset"
    distributions = {name: f"{dataset}/{name.rpartition('.')[2]}" for name in files}
    described.link(catalog, RDF.type, DCAT.Catalog).link(catalog, DCAT.dataset, dataset)
    described.link(catalog, DCTERMS.license, settings.catalogue.licence)
    described.link(dataset, RDF.type, DCAT.Dataset).link(dataset, DCTERMS.conformsTo, NAMESPACE.rstrip("/"))
    described.link(NAMESPACE.rstrip("/"), RDF.type, DCTERMS.Standard)
    described.link(settings.catalogue.licence, RDF.type, DCTERMS.LicenseDocument)
    for thing in (catalog, dataset):
        described.texts(thing, DCTERMS.title, settings.catalogue.title)
        described.texts(thing, DCTERMS.description, settings.catalogue.description)
        described.link(thing, DCTERMS.publisher, settings.publisher.uri)
        described.value(thing, DCTERMS.modified, changed, XSD.date)
    for name, size in files.items():
        described.link(dataset, DCAT.distribution, distributions[name])
        _describe_file(described, distributions[name], f"{settings.catalogue.address or dataset}/{name}", size)
        described.link(distributions[name], DCTERMS.license, settings.catalogue.licence)
    _describe_publisher(described, settings, dataset, f"{base}/doc/contact")
    return described.quads


class _Description:
    """Quads as they are collected; what is None is not said."""

    def __init__(self) -> None:
        self.quads: list[Quad] = []

    def link(self, subject: str | None, predicate: str, thing: str | None) -> _Description:
        """Relate two things."""
        if subject and thing:
            self.quads.append(Quad(NamedNode(subject), NamedNode(predicate), NamedNode(thing)))
        return self

    def value(self, subject: str | None, predicate: str, value: str | None, datatype: str = XSD.string) -> None:
        """Add a value."""
        if subject and value:
            literal = Literal(value, datatype=NamedNode(datatype))
            self.quads.append(Quad(NamedNode(subject), NamedNode(predicate), literal))

    def texts(self, subject: str, predicate: str, texts: Mapping[str, str]) -> None:
        """Add a text in each language."""
        for language, text in texts.items():
            self.quads.append(Quad(NamedNode(subject), NamedNode(predicate), Literal(text, language=language)))


def _describe_file(described: _Description, distribution: str, address: str, size: int) -> None:
    file_type, media_type = _FORMATS[address.rpartition(".")[2]]
    described.link(distribution, RDF.type, DCAT.Distribution)
    described.link(distribution, DCAT.accessURL, address).link(distribution, DCAT.downloadURL, address)
    described.link(distribution, DCTERMS.format, _FILE_TYPES + file_type)
    described.link(distribution, DCAT.mediaType, _MEDIA_TYPES + media_type)
    described.value(distribution, DCAT.byteSize, str(size), XSD.nonNegativeInteger)
    described.link(_FILE_TYPES + file_type, RDF.type, DCTERMS.MediaTypeOrExtent)
    described.link(_MEDIA_TYPES + media_type, RDF.type, DCTERMS.MediaType)


def _describe_publisher(described: _Description, settings: Settings, dataset: str, contact: str) -> None:
    publisher = settings.publisher
    described.link(publisher.uri, RDF.type, FOAF.Agent).value(publisher.uri, FOAF.name, publisher.name)
    described.link(publisher.uri, DCTERMS.type, publisher.kind)
    if publisher.email:
        described.link(dataset, DCAT.contactPoint, contact).link(contact, RDF.type, f"{_VCARD}Organization")
        described.link(contact, f"{_VCARD}hasEmail", f"mailto:{publisher.email}")
        described.value(contact, f"{_VCARD}fn", publisher.name)
