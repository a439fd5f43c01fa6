"""A catalogue of one dataset: the graph, its publisher, its files and its endpoint.

Every node has an IRI, and nothing depends on the clock: the dataset changed when its newest source was published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

from discourse_kg.export.catalogue.collecting import AUTHORITY, CatalogueQuads
from discourse_kg.export.catalogue.files import DataFile, Profile, words
from discourse_kg.validation.shapes import SHAPES
from discourse_kg.vocabulary import ONTOLOGY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

    from discourse_kg.export.catalogue.summary import Summary
    from discourse_kg.settings import Settings

_VCARD: Final = "http://www.w3.org/2006/vcard/ns#"
_AVAILABILITY: Final = "http://data.europa.eu/r5r/availability"
_PUBLISHERS: Final = "http://purl.org/adms/publishertype/"
_THEMES: Final = f"{AUTHORITY}data-theme"
_PROTOCOL: Final = "https://www.w3.org/TR/sparql11-protocol/"
_GZIP: Final = "application/gzip"

#: The licence that Sweden requires of every catalogue, whatever the licence of the data.
_OF_METADATA: Final = "http://creativecommons.org/publicdomain/zero/1.0/"


def catalogue(
    settings: Settings, base: str, files: Iterable[DataFile], graph: Summary, profile: Profile = Profile.SE
) -> list[Quad]:
    """Describe the published files as one dataset of a catalogue, by a profile of DCAT.

    `base` is the base IRI of the graph. All required settings must be there (see `missing_settings`), and none may be
    refused (see `refusals`).
    """
    return _Catalogue(settings, base, graph, profile).describe(files)


class _Catalogue:
    """A catalogue while it is written; the IRIs of its resources derive from the base."""

    def __init__(self, settings: Settings, base: str, graph: Summary, profile: Profile) -> None:
        self.settings, self.graph, self.profile = settings, graph, profile
        self.publisher, self.told = settings.publisher, settings.catalogue
        self.catalog, self.dataset = f"{base}/doc/catalogue", f"{base}/doc/dataset"
        self.contact, self.service = f"{base}/doc/contact", f"{base}/doc/service"
        self.period = f"{base}/doc/period"
        self.address = (self.told.address or base).rstrip("/")
        self.said = CatalogueQuads()

    def describe(self, files: Iterable[DataFile]) -> list[Quad]:
        self._both()
        self._catalog()
        self._dataset()
        for file in files:
            self._file(file)
        if self.told.endpoint:
            self._service(self.told.endpoint)
        self._agent()
        self.said.licence(_OF_METADATA)
        self.said.licence(self.told.licence)
        return self.said.quads

    def _both(self) -> None:
        """What is stated about the catalogue and the dataset alike."""
        for thing in (self.catalog, self.dataset):
            self.said.texts(thing, DCTERMS.title, self.told.title)
            self.said.texts(thing, DCTERMS.description, self.told.description)
            self.said.link(thing, DCTERMS.publisher, self.publisher.uri)
            self.said.value(thing, DCTERMS.modified, self.graph.changed, XSD.date)
            self.said.value(thing, DCTERMS.issued, self.told.issued, XSD.date)
            for area in self.told.spatial:
                self.said.area(thing, area)

    def _catalog(self) -> None:
        self.said.link(self.catalog, RDF.type, DCAT.Catalog).link(self.catalog, DCAT.dataset, self.dataset)
        self.said.link(self.catalog, DCTERMS.license, _OF_METADATA)
        self.said.link(self.catalog, DCAT.themeTaxonomy, _THEMES)
        self.said.scheme(_THEMES, "themes")
        self.said.page(self.catalog, FOAF.homepage, f"{self.address}/", "homepage")
        self.said.languages(self.catalog, self.told.title)

    def _dataset(self) -> None:
        said, dataset = self.said, self.dataset
        said.link(dataset, RDF.type, DCAT.Dataset)
        said.standard(dataset, ONTOLOGY, "ontology")
        said.standard(dataset, SHAPES, "shapes")
        said.languages(dataset, self.graph.languages)
        said.page(dataset, DCAT.landingPage, self.told.landing_page or f"{self.address}/", "homepage")
        for page in self.told.documentation:
            said.page(dataset, FOAF.page, page, "documentation")
        if self.told.frequency:
            said.coded(dataset, DCTERMS.accrualPeriodicity, "frequency", self.told.frequency, DCTERMS.Frequency)
        self._subject(dataset)
        first, last = (self.told.start, self.told.end) if self.told.start else (self.graph.first, self.graph.last)
        if first:
            said.link(dataset, DCTERMS.temporal, self.period).link(self.period, RDF.type, DCTERMS.PeriodOfTime)
            said.value(self.period, DCAT.startDate, first, XSD.date)
            said.value(self.period, DCAT.endDate, last, XSD.date)

    def _subject(self, thing: str) -> None:
        """What is stated about the dataset and the service alike."""
        for theme in self.told.themes:
            self.said.link(thing, DCAT.theme, f"{_THEMES}/{theme}")
            self.said.concept(f"{_THEMES}/{theme}", _THEMES, words()["theme-names"].get(theme, {}))
        for language, keywords in self.told.keywords.items():
            for keyword in keywords:
                self.said.texts(thing, DCAT.keyword, {language: keyword})
        rights = self.told.access_rights
        self.said.coded(thing, DCTERMS.accessRights, "access-right", rights, DCTERMS.RightsStatement)
        if self.publisher.email:
            self.said.link(thing, DCAT.contactPoint, self.contact)

    def _file(self, file: DataFile) -> None:
        distribution, address = f"{self.dataset}/{file.key}", f"{self.address}/{file.path}"
        self._distribution(distribution, address)
        self.said.texts(distribution, DCTERMS.title, file.titles())
        self.said.texts(distribution, DCTERMS.description, file.descriptions())
        self.said.link(distribution, DCAT.downloadURL, address)
        self._format(distribution, file.format["type"], file.format["media"])
        self.said.media(distribution, DCAT.mediaType, file.format["media"])
        if file.zipped:
            self.said.media(distribution, DCAT.compressFormat, _GZIP)
        self.said.value(distribution, DCAT.byteSize, str(file.size), XSD.nonNegativeInteger)
        self.said.value(distribution, DCTERMS.modified, self.graph.changed, XSD.date)

    def _distribution(self, distribution: str, address: str) -> None:
        """What is stated about every distribution of the data."""
        self.said.link(self.dataset, DCAT.distribution, distribution).link(distribution, RDF.type, DCAT.Distribution)
        self.said.link(distribution, DCAT.accessURL, address)
        self.said.link(distribution, DCTERMS.license, self.told.licence)
        if self.told.availability:
            availability, scheme = self.told.availability, f"{AUTHORITY}planned-availability"
            self.said.link(distribution, _AVAILABILITY, f"{scheme}/{availability}")
            self.said.concept(f"{scheme}/{availability}", scheme, words()["availabilities"].get(availability, {}))

    def _format(self, thing: str, file_type: str, media: str) -> None:
        if self.profile is Profile.SE:
            self.said.value(thing, DCTERMS.format, media)
        else:
            self.said.coded(thing, DCTERMS.format, "file-type", file_type, DCTERMS.MediaTypeOrExtent)

    def _service(self, endpoint: str) -> None:
        """The endpoint, and the distribution that it serves."""
        said, texts, answers = self.said, words()["texts"]["service"], words()["answers"]
        distribution = f"{self.dataset}/endpoint"
        self._distribution(distribution, endpoint)
        said.link(distribution, DCAT.accessService, self.service)
        for thing in (self.service, distribution):
            said.texts(thing, DCTERMS.title, texts["title"])
            said.texts(thing, DCTERMS.description, texts["description"])
            self._format(thing, answers["type"], answers["media"])
        said.link(self.service, RDF.type, DCAT.DataService).link(self.catalog, DCAT.service, self.service)
        said.link(self.service, DCAT.endpointURL, endpoint).link(self.service, DCAT.servesDataset, self.dataset)
        said.link(self.service, DCAT.endpointDescription, self.told.endpoint_description or endpoint)
        said.link(self.service, DCTERMS.publisher, self.publisher.uri)
        said.link(self.service, DCTERMS.license, self.told.licence)
        said.standard(self.service, _PROTOCOL, "protocol")
        self._subject(self.service)

    def _agent(self) -> None:
        said, publisher = self.said, self.publisher
        kind = (publisher.kind or "").removeprefix(_PUBLISHERS)
        said.link(publisher.uri, RDF.type, FOAF.Agent)
        said.link(publisher.uri, DCTERMS.type, publisher.kind)
        said.concept(publisher.kind, f"{_PUBLISHERS}1.0", words()["publishers"].get(kind, {}))
        said.scheme(f"{_PUBLISHERS}1.0", "publisher-types")
        said.value(publisher.uri, DCTERMS.identifier, publisher.number)
        if publisher.homepage:
            said.page(publisher.uri, FOAF.homepage, publisher.homepage, "publisher")
        for language in self.told.title:
            said.texts(publisher.uri, FOAF.name, {language: publisher.name or ""})
        said.texts(publisher.uri, DCTERMS.description, publisher.description)
        if publisher.email:
            said.link(self.contact, RDF.type, f"{_VCARD}Organization")
            if self.profile is Profile.EU:
                said.link(self.contact, RDF.type, f"{_VCARD}Kind")
            said.link(self.contact, f"{_VCARD}hasEmail", f"mailto:{publisher.email}")
            said.value(self.contact, f"{_VCARD}fn", publisher.name)
