"""What the ontology says of its terms, as values that a page can be written from, in a fixed order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from rdflib import Graph
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, Namespace
from rdflib.term import Literal, URIRef

from discourse_kg.resources import texts
from discourse_kg.vocabulary import NAMESPACE, ONTOLOGY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rdflib.term import Node

_STATUS: Final = URIRef("http://www.w3.org/2003/06/sw-vocab-status/ns#term_status")
_BIBO: Final = Namespace("http://purl.org/ontology/bibo/")
#: How an alignment relates a term of ours to one of others.
_RELATIONS: Final = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf)


class TermKind(StrEnum):
    """What a term is; the values name the sections of the page and their texts."""

    CLASS = "class"
    OBJECT = "object-property"
    DATATYPE = "datatype-property"


_KINDS: Final = {
    TermKind.CLASS: OWL.Class,
    TermKind.OBJECT: OWL.ObjectProperty,
    TermKind.DATATYPE: OWL.DatatypeProperty,
}


@dataclass(frozen=True, slots=True)
class Alignment:
    """That a term relates to one of another vocabulary, and the alignment that says so, by its title."""

    relation: URIRef
    target: URIRef
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OntologyTerm:
    """A class or property. Texts are by language, `name` is the IRI without the namespace.

    `chain` are the properties of which a shortcut is made, in turn; `inverses` are declared on either side.
    """

    iri: URIRef
    name: str
    kind: TermKind
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    scope_notes: Mapping[str, str]
    examples: tuple[str, ...]
    status: str
    parents: tuple[URIRef, ...]
    children: tuple[URIRef, ...]
    domains: tuple[URIRef, ...]
    ranges: tuple[URIRef, ...]
    inverses: tuple[URIRef, ...]
    derived: bool
    chain: tuple[URIRef, ...]
    disjoint: tuple[URIRef, ...]
    alignments: tuple[Alignment, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a scheme with those below it; `alternatives` are further labels by language."""

    iri: URIRef
    name: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    alternatives: Mapping[str, tuple[str, ...]]
    classes: tuple[URIRef, ...]
    narrower: tuple[Concept, ...]

    def all(self) -> Iterator[Concept]:
        """The concept and all below it."""
        yield self
        for concept in self.narrower:
            yield from concept.all()


@dataclass(frozen=True, slots=True)
class ConceptSchemeView:
    """A concept scheme: its concepts that have none above them."""

    iri: URIRef
    name: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    concepts: tuple[Concept, ...]

    @property
    def classes(self) -> tuple[URIRef, ...]:
        """The classes that its concepts are of."""
        return sorted_iris({cls for concept in self.all() for cls in concept.classes})

    def all(self) -> Iterator[Concept]:
        """Every concept of the scheme, each before those below it."""
        for concept in self.concepts:
            yield from concept.all()


@dataclass(frozen=True, slots=True)
class Agent:
    """Who made or publishes the ontology."""

    iri: URIRef
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class About:
    """What the ontology says of itself; days are ISO 8601."""

    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    creators: tuple[Agent, ...]
    publishers: tuple[Agent, ...]
    licence: str
    created: str
    modified: str
    version: str
    version_iri: str
    status: str
    prefix: str
    namespace: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The whole: what it says of itself, its terms by IRI, and its schemes."""

    about: About
    terms: Mapping[URIRef, OntologyTerm]
    schemes: tuple[ConceptSchemeView, ...]

    def of_kind(self, kind: TermKind) -> tuple[OntologyTerm, ...]:
        """The terms of a kind, by name."""
        return tuple(term for term in self.terms.values() if term.kind is kind)

    def schemes_of(self, cls: URIRef) -> tuple[URIRef, ...]:
        """The schemes that have concepts of a class."""
        return tuple(scheme.iri for scheme in self.schemes if cls in scheme.classes)

    def labels(self, iri: URIRef) -> Mapping[str, str] | None:
        """The labels of a term or scheme by language; None for what is neither."""
        schemes = {scheme.iri: scheme for scheme in self.schemes}
        found = self.terms.get(iri) or schemes.get(iri)
        return found.labels if found else None


@cache
def load_vocabulary() -> Vocabulary:
    """Read the ontology of the program with its roles and alignments."""
    core, alignments = Graph(), []
    for name, turtle in texts("ontology", ".ttl").items():
        graph = core if "/" not in name else Graph()
        graph.parse(data=turtle, format="ox-turtle")
        if graph is not core:
            alignments.append(graph)
    return vocabulary_of(core, alignments)


def vocabulary_of(core: Graph, alignments: Iterable[Graph] = ()) -> Vocabulary:
    """Read an ontology in our namespace, and what relates it to others."""
    related = sorted(alignments, key=lambda graph: str(graph.value(None, RDF.type, OWL.Ontology)))
    reader = _Reader(core, related)
    return Vocabulary(reader.about(), reader.terms(), reader.schemes())


class _Reader:
    """Takes what is said of a term out of a graph."""

    def __init__(self, core: Graph, alignments: Iterable[Graph]) -> None:
        self._core = core
        self._alignments = tuple(alignments)

    def about(self) -> About:
        core = self._core
        return About(
            self._texts(ONTOLOGY, DCTERMS.title),
            self._texts(ONTOLOGY, DCTERMS.description),
            self._agents(DCTERMS.creator),
            self._agents(DCTERMS.publisher),
            str(core.value(ONTOLOGY, DCTERMS.license)),
            str(core.value(ONTOLOGY, DCTERMS.created)),
            str(core.value(ONTOLOGY, DCTERMS.modified)),
            str(core.value(ONTOLOGY, OWL.versionInfo)),
            str(core.value(ONTOLOGY, OWL.versionIRI)),
            str(core.value(ONTOLOGY, _BIBO.status)).rpartition("/")[2],
            str(core.value(ONTOLOGY, VANN.preferredNamespacePrefix)),
            str(core.value(ONTOLOGY, VANN.preferredNamespaceUri)),
        )

    def terms(self) -> dict[URIRef, OntologyTerm]:
        return {
            term: self._term(term, kind)
            for kind, owl_class in _KINDS.items()
            for term in sorted_iris(self._core.subjects(RDF.type, owl_class))
        }

    def schemes(self) -> tuple[ConceptSchemeView, ...]:
        return tuple(
            ConceptSchemeView(
                scheme,
                local_name(scheme),
                self._texts(scheme, RDFS.label),
                self._texts(scheme, SKOS.definition),
                tuple(
                    self._concept(concept)
                    for concept in sorted_iris(self._core.subjects(SKOS.inScheme, scheme))
                    if not self._iris(concept, SKOS.broader)
                ),
            )
            for scheme in sorted_iris(self._core.subjects(RDF.type, SKOS.ConceptScheme))
        )

    def _agents(self, predicate: URIRef) -> tuple[Agent, ...]:
        return tuple(Agent(iri, self._texts(iri, RDFS.label)) for iri in self._iris(ONTOLOGY, predicate))

    def _term(self, term: URIRef, kind: TermKind) -> OntologyTerm:
        above = RDFS.subClassOf if kind is TermKind.CLASS else RDFS.subPropertyOf
        inverse_of, chain = self._iris(term, OWL.inverseOf), self._core.value(term, OWL.propertyChainAxiom)
        return OntologyTerm(
            term,
            local_name(term),
            kind,
            self._texts(term, RDFS.label),
            self._texts(term, SKOS.definition),
            self._texts(term, SKOS.scopeNote),
            tuple(sorted(str(example) for example in self._core.objects(term, SKOS.example))),
            str(self._core.value(term, _STATUS)),
            self._iris(term, above),
            sorted_iris(self._core.subjects(above, term)),
            self._iris(term, RDFS.domain),
            self._iris(term, RDFS.range),
            sorted_iris({*inverse_of, *self._core.subjects(OWL.inverseOf, term)}),
            bool(inverse_of or chain),
            tuple(cast("URIRef", step) for step in self._core.items(chain)) if chain else (),
            sorted_iris({*self._iris(term, OWL.disjointWith), *self._core.subjects(OWL.disjointWith, term)}),
            tuple(self._aligned(term)),
        )

    def _aligned(self, term: URIRef) -> Iterator[Alignment]:
        for graph in self._alignments:
            titles = texts_of(graph, graph.value(None, RDF.type, OWL.Ontology), DCTERMS.title)
            for relation in _RELATIONS:
                for target in sorted_iris(graph.objects(term, relation)):
                    yield Alignment(relation, target, titles)

    def _concept(self, concept: URIRef) -> Concept:
        alternatives: dict[str, tuple[str, ...]] = {}
        for label in sorted(self._core.objects(concept, SKOS.altLabel), key=str):
            if isinstance(label, Literal) and label.language:
                alternatives[label.language] = (*alternatives.get(label.language, ()), str(label))
        return Concept(
            concept,
            local_name(concept),
            self._texts(concept, RDFS.label),
            self._texts(concept, SKOS.definition),
            alternatives,
            self._iris(concept, RDF.type),
            tuple(self._concept(below) for below in sorted_iris(self._core.subjects(SKOS.broader, concept))),
        )

    def _texts(self, subject: Node, predicate: URIRef) -> dict[str, str]:
        return texts_of(self._core, subject, predicate)

    def _iris(self, subject: Node, predicate: URIRef) -> tuple[URIRef, ...]:
        return sorted_iris(self._core.objects(subject, predicate))


def local_name(iri: str) -> str:
    """The name of one of our terms: also the anchor under which the page tells of it.

    >>> local_name("https://w3id.org/discourse-kg/ontology/role/minister")
    'role/minister'
    """
    return str(iri).removeprefix(NAMESPACE)


def sorted_iris(nodes: Iterable[Node]) -> tuple[URIRef, ...]:
    """The IRIs among some nodes, each once."""
    return tuple(sorted({node for node in nodes if isinstance(node, URIRef)}))


def texts_of(graph: Graph, subject: Node | None, predicate: URIRef) -> dict[str, str]:
    """The texts of a property by language."""
    literals = graph.objects(subject, predicate)
    return {node.language: str(node) for node in literals if isinstance(node, Literal) and node.language}
