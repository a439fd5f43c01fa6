"""Where a term is used: the properties of a class, what leads to it, and the questions that ask about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib.term import URIRef

from discourse_kg.site.reference.questions import questions_about
from discourse_kg.site.reference.relations import relations
from discourse_kg.site.reference.shapes import load_families
from discourse_kg.site.reference.terms import TermKind, load_vocabulary

if TYPE_CHECKING:
    from discourse_kg.querying.stored import StoredQuery
    from discourse_kg.site.reference.shapes import Rule
    from discourse_kg.site.reference.terms import OntologyTerm


@dataclass(frozen=True, slots=True)
class Use:
    """A property as things of a class have it.

    `values` are classes or datatypes. `rule` says how often it may stand; None where no shape counts.
    """

    predicate: URIRef
    values: tuple[URIRef, ...]
    rule: Rule | None
    derived: bool


def properties_of(cls: URIRef) -> tuple[Use, ...]:
    """What things of a class have: by the domains of the ontology and by the shapes, what is derived last."""
    terms = load_vocabulary().terms
    rules = {
        rule.path: rule
        for family in load_families()
        for shape, rule in family.rules
        if cls in shape.targets and rule.path is not None
    }
    named = {term.iri for term in terms.values() if cls in term.domains}
    uses = [
        Use(
            predicate,
            _values(cls, predicate, rules.get(predicate)),
            rules.get(predicate),
            predicate in terms and terms[predicate].derived,
        )
        for predicate in named | rules.keys()
    ]
    return tuple(sorted(uses, key=lambda use: (use.derived, use.predicate not in terms, use.predicate)))


def classes_with(term: OntologyTerm) -> tuple[URIRef, ...]:
    """The classes whose things have a property: its domains, and what shapes look for it at."""
    targets = {
        target
        for family in load_families()
        for shape, rule in family.rules
        if rule.path == term.iri
        for target in shape.targets
    }
    return tuple(sorted({*term.domains, *targets}))


def ends_of(term: OntologyTerm) -> tuple[URIRef, ...]:
    """The classes that a property leads to where the ontology states no range: as its definition says."""
    return tuple(sorted({each.object for each in relations() if each.predicate == term.iri}))


def questions_of(term: OntologyTerm) -> tuple[StoredQuery, ...]:
    """The stored questions that use a term; of a class, also those that use a property of its domain."""
    spoken = [term.iri]
    if term.kind is TermKind.CLASS:
        spoken += [each.iri for each in load_vocabulary().terms.values() if term.iri in each.domains]
    found = {question.name: question for iri in spoken for question in questions_about().get(iri, ())}
    return tuple(found[name] for name in sorted(found))


def _values(cls: URIRef, predicate: URIRef, rule: Rule | None) -> tuple[URIRef, ...]:
    """What a property's values are: as the ontology says, or the shape, or the definition."""
    terms = load_vocabulary().terms
    if predicate in terms and terms[predicate].ranges:
        return terms[predicate].ranges
    told = [rule.limit(name) for name in ("class", "datatype")] if rule else []
    ends = [each.object for each in relations() if each.subject == cls and each.predicate == predicate]
    return tuple(sorted({*ends, *(value for value in told if isinstance(value, URIRef))}))
