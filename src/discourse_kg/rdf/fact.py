"""A quad seen from its subject: property, value, and whether it was inferred."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import RDFS, SKOS

from discourse_kg.rdf.graph_names import INFERRED_SUFFIX

if TYPE_CHECKING:
    from pyoxigraph import Quad

#: The properties that label a resource.
LABELS: Final = (str(RDFS.label), str(SKOS.prefLabel))


class Fact(NamedTuple):
    """What is said of a thing: a property's IRI and a value, and whether a rule inferred it.

    `value` is an IRI when `is_iri`, else text with its `language` or the IRI of its `datatype`.
    """

    predicate: str
    value: str
    is_iri: bool
    language: str | None = None
    datatype: str | None = None
    inferred: bool = False


def fact_of(quad: Quad) -> Fact:
    """A quad as a fact about its subject."""
    value, inferred = quad.object, is_inferred(quad)
    if isinstance(value, Literal):
        return Fact(quad.predicate.value, value.value, False, value.language, value.datatype.value, inferred)
    return Fact(quad.predicate.value, iri_of(value), True, inferred=inferred)


def engine_value(fact: Fact) -> NamedNode | Literal:
    """The value of a fact as the engine's term.

    Raises:
        ValueError: an IRI or a language tag that is none.
    """
    if fact.is_iri:
        return NamedNode(fact.value)
    if fact.language is not None:
        return Literal(fact.value, language=fact.language)
    return Literal(fact.value, datatype=NamedNode(fact.datatype) if fact.datatype else None)


def is_inferred(quad: Quad) -> bool:
    """Whether a quad is in a graph of inferred facts."""
    return iri_of(quad.graph_name).endswith(INFERRED_SUFFIX)


def iri_of(term: object) -> str:
    """The IRI of a term; empty for a literal or a blank node."""
    return term.value if isinstance(term, NamedNode) else ""
