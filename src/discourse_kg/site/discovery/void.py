"""What the graph is made of, as VoID: classes, properties, counts, and where to get it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import DCTERMS, FOAF, VOID

from discourse_kg.export.dataset_files import DUMPS
from discourse_kg.incremental.dependencies import EVERYTHING
from discourse_kg.incremental.document import Document
from discourse_kg.rdf.serialization import prefixes
from discourse_kg.rdf.sparql_text import string_text
from discourse_kg.records.occasions import EventRecord, PanelRecord
from discourse_kg.records.people import PersonRecord
from discourse_kg.records.statements import StatementRecord
from discourse_kg.site.discovery.describing import DatasetQuads
from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.snapshot import Snapshot

_FORMATS: Final = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES: Final = {"jsonld": "JSON-LD", "nq": "N-Quads", "rdf": "RDF_XML", "trig": "TriG", "ttl": "Turtle"}
_DATATYPES: Final = "http://ldf.fi/void-ext#"
_COUNTRIES: Final = "http://publications.europa.eu/resource/authority/country"

#: The classes of the example resources.
_EXAMPLES: Final = (EventRecord, PanelRecord, PersonRecord, StatementRecord)

_ALL: Final = "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?m) (COUNT(DISTINCT ?o) AS ?k) WHERE { ?s ?p ?o }"
_CLASSES: Final = "SELECT ?class (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?class } GROUP BY ?class"
_PROPERTIES: Final = (
    "SELECT ?p (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?m) (COUNT(DISTINCT ?o) AS ?k) WHERE { ?s ?p ?o } GROUP BY ?p"
)
#: How many triples each class has by property; and each class of ours by the class or the datatype of the value.
_CLASS_PROPERTIES: Final = "SELECT ?class ?p (COUNT(*) AS ?n) WHERE { ?s a ?class ; ?p ?o } GROUP BY ?class ?p"
_OWN: Final = f"STRSTARTS(STR(?class), {string_text(NAMESPACE)})"
_CLASS_VALUES: Final = (
    "SELECT ?class ?p ?kind (COUNT(*) AS ?n) WHERE { ?s a ?class ; ?p ?o . ?o a ?kind "
    f"FILTER({_OWN} && STRSTARTS(STR(?kind), {string_text(NAMESPACE)})) }} GROUP BY ?class ?p ?kind"
)
_CLASS_DATATYPES: Final = (
    f"SELECT ?class ?p ?kind (COUNT(*) AS ?n) WHERE {{ ?s a ?class ; ?p ?o FILTER(isLITERAL(?o) && {_OWN}) "
    "BIND(DATATYPE(?o) AS ?kind) } GROUP BY ?class ?p ?kind"
)
_LINKS: Final = (
    "SELECT ?p (COUNT(*) AS ?n) WHERE {{ ?s ?p ?o "
    "FILTER(isIRI(?o) && STRSTARTS(STR(?o), {there}) && STRSTARTS(STR(?s), {here})) }} GROUP BY ?p"
)

#: Namespaces that others describe, by a name of ours: prefix of their IRIs, and their dataset.
_ELSEWHERE: Final = {
    "countries": (f"{_COUNTRIES}/", _COUNTRIES),
    "roles": (f"{NAMESPACE}role/", NAMESPACE.rstrip("/")),
}


def void_documents(site: Site) -> Iterator[Document]:
    """The description, at its own address and at the well-known one: computed once, written twice."""
    counted = cache(lambda snapshot: void_description(snapshot, site))

    def make(snapshot: Snapshot) -> bytes:
        snapshot.dependencies.record(EVERYTHING)
        return counted(snapshot)

    for path in ("void.ttl", ".well-known/void"):
        yield Document(path, make)


def void_description(snapshot: Snapshot, site: Site) -> bytes:
    """Describe the graph: its statistics, its files, its links to resources that others describe."""
    void = _Void(snapshot, site)
    void.dataset()
    void.partitions()
    void.class_values()
    void.linksets()
    return void.said.turtle()


class _Void:
    def __init__(self, snapshot: Snapshot, site: Site) -> None:
        self.said = DatasetQuads(site.base)
        self._snapshot, self._site, self._dataset = snapshot, site, site.dataset
        self._document = f"{site.base}/void"
        self._classes = self._rows(_CLASSES, "class", "n")
        self._properties = self._rows(_PROPERTIES, "p", "n", "m", "k")

    def dataset(self) -> None:
        """The dataset as a whole."""
        said, dataset, site, settings = self.said, self._dataset, self._site, self._site.settings
        said.typed(self._document, str(VOID.DatasetDescription))
        said.link(self._document, FOAF.primaryTopic, dataset)
        said.typed(dataset, str(VOID.Dataset))
        said.texts(dataset, DCTERMS.title, settings.catalogue.title)
        said.texts(dataset, DCTERMS.description, settings.catalogue.description)
        said.link(dataset, DCTERMS.license, settings.catalogue.licence)
        said.link(dataset, DCTERMS.publisher, settings.publisher.uri)
        said.link(dataset, FOAF.homepage, f"{site.base}/")
        said.link(dataset, VOID.sparqlEndpoint, settings.catalogue.endpoint)
        said.value(dataset, VOID.uriSpace, f"{site.base}/id/")
        for name in DUMPS:
            said.link(dataset, VOID.feature, _FORMATS + _FORMAT_NAMES[name.rpartition(".")[2]])
            said.link(dataset, VOID.dataDump, f"{site.base}/data/{name}", f"{site.base}/data/{name}.gz")
        said.link(dataset, DCTERMS.hasPart, site.state.log.stream)
        for record in _EXAMPLES:
            said.link(dataset, VOID.exampleResource, *self._snapshot.instances(record.class_)[:1])
        said.link(dataset, VOID.vocabulary, *self._vocabularies())

    def partitions(self) -> None:
        """The counts of each class and property, in the whole and in each class."""
        said, dataset = self.said, self._dataset
        [(triples, subjects, objects)] = self._rows(_ALL, "n", "m", "k")
        for count, number in (
            (VOID.triples, triples),
            (VOID.distinctSubjects, subjects),
            (VOID.distinctObjects, objects),
            (VOID.classes, len(self._classes)),
            (VOID.properties, len(self._properties)),
            (VOID.entities, len(self._snapshot.resources())),
        ):
            said.value(dataset, count, int(number))
        for name, number in self._classes:
            said.value(self._class(dataset, name), VOID.entities, int(number))
        for name, number, subjects, objects in self._properties:
            partition = self._property(dataset, name)
            said.value(partition, VOID.triples, int(number))
            said.value(partition, VOID.distinctSubjects, int(subjects))
            said.value(partition, VOID.distinctObjects, int(objects))
        for name, predicate, number in self._rows(_CLASS_PROPERTIES, "class", "p", "n"):
            partition = self._property(self._class(dataset, name), predicate)
            said.value(partition, VOID.triples, int(number))

    def class_values(self) -> None:
        """The values of each property of each class: by class of the resource, or by datatype."""
        for name, predicate, kind, number in self._rows(_CLASS_VALUES, "class", "p", "kind", "n"):
            inner = self._class(self._property(self._class(self._dataset, name), predicate), kind)
            self.said.value(inner, VOID.triples, int(number))
        for name, predicate, kind, number in self._rows(_CLASS_DATATYPES, "class", "p", "kind", "n"):
            partition = self._property(self._class(self._dataset, name), predicate)
            inner = f"{partition}.{self.said.short(kind)}"
            self.said.link(partition, f"{_DATATYPES}datatypePartition", inner)
            self.said.link(inner, f"{_DATATYPES}datatype", kind)
            self.said.value(inner, VOID.triples, int(number))

    def linksets(self) -> None:
        """Links to resources that others describe: the EU's table of countries, the roles of the ontology."""
        for name, (begin, target) in _ELSEWHERE.items():
            self._links(name, begin, target)

    def _links(self, name: str, begin: str, target: str) -> None:
        asked = _LINKS.format(there=string_text(begin), here=string_text(f"{self._site.base}/id/"))
        for predicate, number in self._rows(asked, "p", "n"):
            linkset = f"{self._document}#links-{name}-{self.said.short(predicate)}"
            self.said.link(self._dataset, VOID.subset, linkset)
            self.said.typed(linkset, str(VOID.Linkset))
            self.said.link(linkset, VOID.linkPredicate, predicate)
            self.said.link(linkset, VOID.subjectsTarget, self._dataset)
            self.said.link(linkset, VOID.objectsTarget, target)
            self.said.value(linkset, VOID.triples, int(number))
            self.said.typed(target, str(VOID.Dataset))

    def _class(self, owner: str, name: str) -> str:
        return self._partition(owner, name, VOID.classPartition, VOID["class"])

    def _property(self, owner: str, name: str) -> str:
        return self._partition(owner, name, VOID.propertyPartition, VOID.property)

    def _partition(self, owner: str, name: str, relation: str, naming: str) -> str:
        above = f"{self._document}#" if owner == self._dataset else f"{owner}."
        partition = f"{above}{self.said.short(name)}"
        self.said.link(owner, relation, partition)
        self.said.link(partition, naming, name)
        return partition

    def _vocabularies(self) -> Iterator[str]:
        known = dict.fromkeys(prefixes(self._site.base).values())
        names = [name for name, *_ in (*self._properties, *self._classes)]
        used = {name[: max(name.rfind("/"), name.rfind("#")) + 1] for name in names}
        yield from (namespace for namespace in known if namespace in used)

    def _rows(self, query: str, *names: str) -> list[tuple[str, ...]]:
        """The rows of a query in which all of these variables are bound, sorted."""
        rows = (tuple(row[name] for name in names) for row in self._snapshot.select(query))
        return sorted(
            tuple(term.value for term in row)
            for row in rows
            if all(isinstance(term, Literal | NamedNode) for term in row)
        )
