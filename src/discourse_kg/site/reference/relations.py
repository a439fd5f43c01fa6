"""Which properties lead from which class to which: by the ontology, by the shapes, else by definitions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from rdflib.term import URIRef

from discourse_kg.resources import toml_table
from discourse_kg.site.reference.shapes import load_families
from discourse_kg.site.reference.terms import TermKind, load_vocabulary
from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """That a property leads from things of one class to things of another; `derived` is what the closure adds."""

    subject: URIRef
    predicate: URIRef
    object: URIRef
    derived: bool


def diagram_facts() -> dict[str, Any]:
    """Facts about the drawings that no ontology holds: names of terms without the namespace, numbers in pixels."""
    return toml_table("site/reference/diagrams.toml")


def main_classes() -> tuple[URIRef, ...]:
    """The classes that the overview shows, in the order in which they are told."""
    return tuple(URIRef(NAMESPACE + name) for name in diagram_facts()["main"])


@cache
def relations() -> tuple[Relation, ...]:
    """Every relation between two classes of the ontology, in a fixed order."""
    terms = load_vocabulary().terms
    derived = {iri for iri, term in terms.items() if term.derived}
    found = {*_by_ontology(), *_by_shapes(), *_by_definition()}
    return tuple(
        sorted(
            Relation(subject, predicate, thing, predicate in derived)
            for subject, predicate, thing in found
            if all(end in terms and terms[end].kind is TermKind.CLASS for end in (subject, thing))
        )
    )


def _by_ontology() -> Iterator[tuple[URIRef, URIRef, URIRef]]:
    for term in load_vocabulary().of_kind(TermKind.OBJECT):
        yield from ((domain, term.iri, range_) for domain in term.domains for range_ in term.ranges)


def _by_shapes() -> Iterator[tuple[URIRef, URIRef, URIRef]]:
    for family in load_families():
        for shape, rule in family.rules:
            thing = rule.limit("class")
            if rule.path is not None and isinstance(thing, URIRef):
                yield from ((target, rule.path, thing) for target in shape.targets)


def _by_definition() -> Iterator[tuple[URIRef, URIRef, URIRef]]:
    """The ends that are open on purpose, and that the definitions name."""
    terms = load_vocabulary().terms
    for name, ends in diagram_facts()["open"].items():
        term = terms[URIRef(NAMESPACE + name)]
        yield from ((domain, term.iri, URIRef(NAMESPACE + end)) for domain in term.domains for end in ends)
