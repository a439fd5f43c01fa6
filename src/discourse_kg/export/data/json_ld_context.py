"""The JSON-LD context: short names for the terms of the ontology and for IRIs under a base."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from rdflib.namespace import OWL, RDF, RDFS, XSD

from discourse_kg.closure.ontology import ONTOLOGY_FILES
from discourse_kg.export.data.relations import REVERSED
from discourse_kg.rdf.serialization import expanded, prefixes
from discourse_kg.resources import resource, toml_table
from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How the context marks a property whose values are texts with languages: they are keyed by language,
#: so that a reader can ask for one.
_VALUES: Final = {"iri": "@id", "text": None, "texts by language": "@language"}
_IN_LANGUAGES: Final = _VALUES["texts by language"]


class Term(NamedTuple):
    """The short name of a property and the type of its values: "@id", "@language", a datatype, or None for texts."""

    name: str
    values: str | None


class Context:
    """Short names under a base IRI, and what they stand for."""

    def __init__(self, base: str) -> None:
        self.address: Final = f"{base}/data/context.jsonld"
        foreign = foreign_terms()
        self.terms: Final = {expanded(name): Term(_local(name), _values(kind)) for name, kind in foreign.properties}
        self.classes: Final = {expanded(name): _local(name) for name in foreign.classes}
        for name, values in _own_terms():
            if values is None:
                self.classes[NAMESPACE + name] = name
            else:
                self.terms[NAMESPACE + name] = Term(name, None if values == str(XSD.string) else values)
        self._prefixes: Final = _prefixes(base)
        self._by_length: Final = sorted(self._prefixes.items(), key=lambda item: -len(item[1]))
        self._known: dict[str, str] = {}

    def definition(self) -> dict[str, object]:
        """The context as JSON-LD."""
        terms: dict[str, object] = {"@version": 1.1, "id": "@id", "type": "@type"}
        terms |= self._prefixes
        named: dict[str, object] = {name: self.short(iri) for iri, name in self.classes.items()}
        named |= {term.name: self._defined(iri, term) for iri, term in self.terms.items()}
        named |= {name: {"@reverse": self.short(iri), "@type": "@id"} for iri, name in REVERSED.items()}
        return terms | dict(sorted(named.items()))

    def property(self, iri: str) -> str:
        """The name of a property: its term, else its prefixed IRI."""
        term = self.terms.get(iri)
        return term.name if term else self.short(iri)

    def short(self, iri: str) -> str:
        """An IRI with its prefix; in full when there is no prefix for it.

        Raises:
            ValueError: it has no prefix, and begins as if it had one.
        """
        if iri not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known[iri] = self._shorten(iri)
        return self._known[iri]

    def _shorten(self, iri: str) -> str:
        for prefix, namespace in self._by_length:
            local = iri[len(namespace) :]
            if iri.startswith(namespace) and local and not local.startswith("//"):
                return f"{prefix}:{local}"
        scheme, _, rest = iri.partition(":")
        if scheme in self._prefixes and not rest.startswith("//"):
            raise ValueError(f"{iri} cannot be told from a short name with the prefix {scheme}")
        return iri

    def _defined(self, iri: str, term: Term) -> object:
        name = self.short(iri)
        if term.values is None:
            return {"@id": name}
        if term.values == _IN_LANGUAGES:
            return {"@id": name, "@container": "@language"}
        return {"@id": name, "@type": "@id" if term.values == "@id" else self.short(term.values)}


_REMEMBERED: Final = 10_000


class ForeignTerms(NamedTuple):
    """Terms of other vocabularies by their short names, the properties with what their values are."""

    classes: tuple[str, ...]
    properties: tuple[tuple[str, str], ...]


@cache
def foreign_terms() -> ForeignTerms:
    """The terms of other vocabularies that the graph and its documents use, from foreign_terms.toml."""
    found = toml_table("export/data/foreign_terms.toml")
    return ForeignTerms(tuple(found["classes"]), tuple(found["properties"].items()))


def _values(kind: str) -> str | None:
    return _VALUES[kind] if kind in _VALUES else expanded(kind)


def _local(name: str) -> str:
    """The name of a term in its vocabulary."""
    return name.rpartition(":")[2]


def _prefixes(base: str) -> dict[str, str]:
    """Prefixes of vocabularies and of resources; `role` is a property, so its concepts are under `dkg`."""
    things = {"thing": f"{base}/id/", "graph": f"{base}/graph/", "doc": f"{base}/doc/"}
    known = prefixes(base)
    vocabularies = {name: iri for name, iri in known.items() if not iri.startswith((base, NAMESPACE))}
    return dict(sorted({**vocabularies, "dkg": NAMESPACE, **things}.items()))


@cache
def _own_terms() -> tuple[tuple[str, str | None], ...]:
    """The names of the ontology's classes (with None) and properties (with what their values are), by name."""
    return tuple(sorted(_read_terms(), key=lambda term: term[0]))


def _read_terms() -> Iterator[tuple[str, str | None]]:
    ontology = {
        (quad.subject.value, quad.predicate.value): quad.object.value
        for quad in parse(resource(ONTOLOGY_FILES[0]).read_bytes(), RdfFormat.TURTLE)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal)
        if quad.predicate.value in {str(RDF.type), str(RDFS.range)}
    }
    for (iri, predicate), kind in ontology.items():
        name = iri.removeprefix(NAMESPACE)
        if predicate != str(RDF.type) or name == iri:
            continue
        if kind == str(OWL.Class):
            yield name, None
        elif kind == str(OWL.ObjectProperty):
            yield name, "@id"
        elif kind == str(OWL.DatatypeProperty):
            yield name, ontology.get((iri, str(RDFS.range)), _IN_LANGUAGES)
