"""Whether an ontology can be found, cited and reused: the tests of FOOPS! that need only the files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import urlsplit

from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, VANN
from rdflib.term import Literal, URIRef

from discourse_kg.reviewing.ontology import BELOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

    from discourse_kg.reviewing.ontology import Ontology

Found: TypeAlias = "tuple[Node, str]"

#: Hosts of persistent addresses, which outlive the servers they redirect to.
_PERSISTENT: Final = ("w3id.org", "purl.org", "purl.net", "doi.org", "www.w3.org")
_OPEN_LICENCES: Final = (
    "//creativecommons.org/licenses/by/",
    "//creativecommons.org/licenses/by-sa/",
    "//creativecommons.org/publicdomain/zero/",
    "//opensource.org/licenses/",
    "//www.apache.org/licenses/",
    "//opendatacommons.org/licenses/",
)
_LEAST: Final = (DCTERMS.title, DCTERMS.creator, DCTERMS.license, OWL.versionInfo)


def without_metadata(ontology: Ontology) -> Iterator[Found]:
    """OM1: ontologies, alignments among them, that lack title, creator, licence or version, or a title's language."""
    for subject in _ontologies(ontology):
        for predicate in _LEAST:
            if (subject, predicate, None) not in ontology.graph:
                yield subject, predicate.fragment or str(predicate)
        yield from _missing_languages(ontology, subject, DCTERMS.title)


def without_open_licence(ontology: Ontology) -> Iterator[Found]:
    """OM4, P41: ontologies whose licence is not the address of an open licence."""
    for subject in _ontologies(ontology):
        licences = [str(licence) for licence in ontology.graph.objects(subject, DCTERMS.license)]
        if not licences or not all(any(known in licence for known in _OPEN_LICENCES) for licence in licences):
            yield subject, ", ".join(licences)


def without_persistent_address(ontology: Ontology) -> Iterator[Found]:
    """PURL1: ontologies whose IRI does not belong to a service of persistent addresses."""
    for subject in _ontologies(ontology):
        parts = urlsplit(str(subject))
        if parts.scheme not in {"http", "https"} or parts.hostname not in _PERSISTENT:
            yield subject, ""


def with_wrong_version(ontology: Ontology) -> Iterator[Found]:
    """VER1, VER2: version IRIs that are missing, equal the ontology's IRI, or do not end in the version."""
    for subject in _described(ontology):
        version = str(ontology.graph.value(subject, OWL.versionInfo))
        iris = [str(iri) for iri in ontology.graph.objects(subject, OWL.versionIRI)]
        if not iris or any(iri == str(subject) or not iri.endswith(f"/{version}") for iri in iris):
            yield subject, ", ".join(iris)


def with_wrong_namespace(ontology: Ontology) -> Iterator[Found]:
    """OM2: a namespace that does not match the ontology's IRI, and terms outside the namespace."""
    for subject in _described(ontology):
        namespace = str(ontology.graph.value(subject, VANN.preferredNamespaceUri))
        if namespace not in {f"{subject}/", f"{subject}#"}:
            yield subject, namespace
        for term in set(ontology.graph.subjects(RDFS.isDefinedBy, subject)):
            if not str(term).startswith(namespace):
                yield term, namespace


def without_words(ontology: Ontology) -> Iterator[Found]:
    """VOC3, VOC4, P08: terms that lack a label or a definition in one of the languages; agents need only a label."""
    defined = set(ontology.graph.subjects(RDFS.isDefinedBy))
    agents = {agent for name in (DCTERMS.creator, DCTERMS.publisher) for agent in ontology.graph.objects(None, name)}
    for term in defined | agents:
        yield from _missing_languages(ontology, term, RDFS.label)
    for term in defined:
        yield from _missing_languages(ontology, term, SKOS.definition)


def without_reuse(ontology: Ontology) -> Iterator[Found]:
    """VOC1, VOC2: an ontology none of whose terms is below a term of another."""
    for subject in _described(ontology):
        related = (pair for relation in BELOW for pair in ontology.graph.subject_objects(relation))
        if not any(
            str(below).startswith(ontology.namespace) and not str(above).startswith(ontology.namespace)
            for below, above in related
        ):
            yield subject, ""


def _ontologies(ontology: Ontology) -> list[Node]:
    return list(set(ontology.graph.subjects(RDF.type, OWL.Ontology)))


def _described(ontology: Ontology) -> list[Node]:
    """The ontology that defines the terms, without its alignments."""
    own = (URIRef(ontology.namespace.rstrip("/#")), URIRef(ontology.namespace))
    return [subject for subject in _ontologies(ontology) if subject in own]


def _missing_languages(ontology: Ontology, term: Node, predicate: URIRef) -> Iterator[Found]:
    present = {text.language for text in ontology.graph.objects(term, predicate) if isinstance(text, Literal)}
    name = predicate.rpartition("/")[2].rpartition("#")[2]
    yield from ((term, f"{name}@{language}") for language in ontology.languages if language not in present)
