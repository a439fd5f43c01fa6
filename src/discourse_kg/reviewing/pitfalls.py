"""Pitfalls of OOPS! (Poveda-Villalón et al.) that the files of an ontology show, with their numbers in OOPS!."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

from rdflib.namespace import OWL, RDFS, SKOS

from discourse_kg.reviewing.ontology import BELOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

    from discourse_kg.reviewing.ontology import Ontology

Found: TypeAlias = "tuple[Node, str]"

_CLASS_NAME: Final = re.compile(r"[A-Z][A-Za-z0-9]*")
_PROPERTY_NAME: Final = re.compile(r"[a-z][A-Za-z0-9]*")


def unconnected(ontology: Ontology) -> Iterator[Found]:
    """P04: classes that are no property's domain or range, and have neither subclasses nor superclasses."""
    graph = ontology.graph
    for term in ontology.classes():
        used = any((None, relation, term) in graph for relation in (RDFS.domain, RDFS.range, RDFS.subClassOf))
        if not used and (term, RDFS.subClassOf, None) not in graph:
            yield term, ""


def wrong_inverses(ontology: Ontology) -> Iterator[Found]:
    """P05: inverse properties where the stated domain of one is not the stated range of the other."""
    graph = ontology.graph
    for one, other in graph.subject_objects(OWL.inverseOf):
        for first, second in ((one, other), (other, one)):
            starts, ends = set(graph.objects(first, RDFS.domain)), set(graph.objects(second, RDFS.range))
            if starts and ends and starts != ends:
                yield first, str(second)


def circles(ontology: Ontology) -> Iterator[Found]:
    """P06: classes and properties above themselves."""
    for term in (*ontology.classes(), *ontology.properties()):
        if any(term in ontology.above(term, relation) for relation in BELOW):
            yield term, ""


def without_disjointness(ontology: Ontology) -> Iterator[Found]:
    """P10: classes that are disjoint with no class, neither directly nor through a superclass."""
    graph = ontology.graph
    for term in ontology.classes():
        selves = {term, *ontology.above(term, RDFS.subClassOf)}
        if not any((cls, OWL.disjointWith, None) in graph or (None, OWL.disjointWith, cls) in graph for cls in selves):
            yield term, ""


def open_ends(ontology: Ontology) -> Iterator[Found]:
    """P11: properties without a domain or without a range."""
    for term in ontology.properties():
        for relation in (RDFS.domain, RDFS.range):
            if (term, relation, None) not in ontology.graph:
                yield term, relation.fragment


def undeclared_inverses(ontology: Ontology) -> Iterator[Found]:
    """P13: two properties between the same two classes in opposite directions, neither with an inverse."""
    graph = ontology.graph
    between: defaultdict[tuple[Node, Node], list[Node]] = defaultdict(list)
    for term in ontology.own(OWL.ObjectProperty):
        domain, range_ = graph.value(term, RDFS.domain), graph.value(term, RDFS.range)
        inverse = (term, OWL.inverseOf, None) in graph or (None, OWL.inverseOf, term) in graph
        if domain is not None and range_ is not None and not inverse:
            between[domain, range_].append(term)
    for (domain, range_), there in between.items():
        for back in between.get((range_, domain), ()):
            yield from ((term, str(back)) for term in there if str(term) < str(back))


def several(ontology: Ontology) -> Iterator[Found]:
    """P19: properties with two domains or two ranges, which mean *and* where the author meant *or*."""
    for term in ontology.properties():
        for relation in (RDFS.domain, RDFS.range):
            if len(set(ontology.graph.objects(term, relation))) > 1:
                yield term, relation.fragment


def oddly_named(ontology: Ontology) -> Iterator[Found]:
    """P22: classes that are not named LikeThis, properties that are not named likeThis."""
    for terms, pattern in ((ontology.classes(), _CLASS_NAME), (ontology.properties(), _PROPERTY_NAME)):
        for term in terms:
            if not pattern.fullmatch(term.removeprefix(ontology.namespace)):
                yield term, ""


def circular(ontology: Ontology) -> Iterator[Found]:
    """P24: classes whose definition uses the label that it defines."""
    for term in ontology.classes():
        labels = {(label.language, str(label).casefold()) for label in ontology.words(term, RDFS.label)}
        for definition in ontology.words(term, SKOS.definition):
            words = " ".join(re.findall(r"\w+", str(definition).casefold()))
            for language, label in labels:
                if language == definition.language and f" {label} " in f" {words} ":
                    yield term, f"{label}@{language}"
