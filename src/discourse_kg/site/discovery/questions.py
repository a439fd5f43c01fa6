"""The stored queries as SHACL: examples for SPARQL editors, with their parameters."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from rdflib.namespace import DCTERMS, RDFS, SH, XSD

from discourse_kg.incremental.document import independent
from discourse_kg.querying.header import ParameterType, Scheme
from discourse_kg.querying.stored import load_queries
from discourse_kg.querying.values import CLASSES
from discourse_kg.rdf.serialization import prefixes
from discourse_kg.records.concepts import CountryRecord
from discourse_kg.site.discovery.describing import SCHEMA, DatasetQuads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.document import Document
    from discourse_kg.querying.header import Parameter
    from discourse_kg.querying.stored import StoredQuery

_PREFIX: Final = re.compile(r"^PREFIX ([A-Za-z-]+): <([^<>]+)>", re.MULTILINE)
_DATATYPES: Final = {
    ParameterType.STRING: str(XSD.string),
    ParameterType.LANG_STRING: "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    ParameterType.DATE: str(XSD.date),
    ParameterType.INTEGER: str(XSD.integer),
}
_CLASSES: Final = {**CLASSES, Scheme.COUNTRY: CountryRecord.class_}


def query_documents(site: Site) -> Iterator[Document]:
    """Each query as its own file, and all of them as RDF."""
    for name, query in load_queries().items():
        yield independent(f"query/{name}.rq", query.text.encode)
    yield independent("queries.ttl", partial(described_queries, site))


def described_queries(site: Site) -> bytes:
    """Describe all stored queries, and the prefixes that they use."""
    said = DatasetQuads(site.base)
    declared = f"{site.base}/queries#prefixes"
    names: dict[str, str] = {}
    for query in load_queries().values():
        _describe(said, site, query, declared)
        names |= dict(_PREFIX.findall(query.text))
    said.declare(declared, sorted((names | prefixes(site.base)).items()))
    return said.turtle()


def _describe(said: DatasetQuads, site: Site, query: StoredQuery, declared: str) -> None:
    iri = f"{site.base}/query/{query.name}"
    said.typed(iri, str(SH.SPARQLExecutable), str(SH.SPARQLSelectExecutable))
    said.texts(iri, RDFS.label, query.title)
    said.texts(iri, RDFS.comment, query.description)
    said.value(iri, DCTERMS.identifier, query.name)
    said.value(iri, SH.select, query.text)
    said.link(iri, SH.prefixes, declared)
    said.value(iri, f"{SCHEMA}keywords", *query.tags)
    said.link(iri, f"{SCHEMA}target", site.settings.catalogue.endpoint)
    for order, parameter in enumerate(query.parameters.values()):
        said.link(iri, SH.parameter, f"{iri}#{parameter.name}")
        _describe_parameter(said, f"{iri}#{parameter.name}", parameter)
        said.value(f"{iri}#{parameter.name}", SH.order, order)


def _describe_parameter(said: DatasetQuads, iri: str, parameter: Parameter) -> None:
    """SHACL takes the name of a parameter from the end of its path."""
    said.typed(iri, str(SH.Parameter))
    said.link(iri, SH.path, iri)
    said.texts(iri, SH.name, parameter.label)
    said.value(iri, SH.optional, not parameter.required)
    if not parameter.multiple:
        said.value(iri, SH.maxCount, 1)
    said.link(iri, SH.datatype, _DATATYPES.get(parameter.type))
    if parameter.type is ParameterType.IRI:
        said.link(iri, SH.nodeKind, str(SH.IRI))
    if parameter.scheme in _CLASSES:
        said.link(iri, SH["class"], _CLASSES[parameter.scheme])
