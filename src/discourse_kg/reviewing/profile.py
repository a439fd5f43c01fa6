"""Whether an ontology stays within OWL 2 RL: class expressions by their position, axioms, datatypes, properties.

The rules are those of section 4 of the OWL 2 Profiles (W3C, 2012), and those restrictions of OWL 2 DL that an ontology
of named terms can break. The form that the mapping from RDF requires is not checked: that terms of other vocabularies
are declared, and that the cells of lists are blank nodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from rdflib.namespace import OWL, RDF, RDFS, XSD
from rdflib.term import URIRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

    from discourse_kg.reviewing.ontology import Ontology

Found: TypeAlias = "tuple[Node, str]"

_EXPRESSIONS: Final = (
    OWL.intersectionOf,
    OWL.unionOf,
    OWL.oneOf,
    OWL.complementOf,
    OWL.someValuesFrom,
    OWL.allValuesFrom,
    OWL.hasValue,
    OWL.maxCardinality,
    OWL.maxQualifiedCardinality,
)
#: Not allowed anywhere in the profile.
_OUTSIDE: Final = (
    OWL.disjointUnionOf,
    OWL.hasSelf,
    OWL.minCardinality,
    OWL.cardinality,
    OWL.minQualifiedCardinality,
    OWL.qualifiedCardinality,
    OWL.onDatatype,
    OWL.withRestrictions,
    OWL.datatypeComplementOf,
    OWL.onProperties,
)
_OUTSIDE_TYPES: Final = (OWL.ReflexiveProperty, OWL.DataRange)
_NOT_BELOW: Final = (OWL.complementOf, OWL.allValuesFrom, OWL.maxCardinality, OWL.maxQualifiedCardinality)
_NOT_ABOVE: Final = (OWL.unionOf, OWL.oneOf, OWL.someValuesFrom)
_EQUIVALENT: Final = (OWL.intersectionOf, OWL.hasValue)
_XSD_TYPES: Final = """
    decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger long int short byte
    unsignedLong unsignedInt unsignedShort unsignedByte float double string normalizedString token language Name
    NCName NMTOKEN boolean hexBinary base64Binary anyURI dateTime dateTimeStamp
"""
_DATATYPES: Final = frozenset(
    {RDF.PlainLiteral, RDF.XMLLiteral, RDFS.Literal, *(XSD[name] for name in _XSD_TYPES.split())}
)
_RESERVED: Final = tuple(str(space) for space in (OWL, RDF, RDFS, XSD))
#: Types that only simple properties may have.
_FOR_SIMPLE: Final = (
    OWL.FunctionalProperty,
    OWL.InverseFunctionalProperty,
    OWL.AsymmetricProperty,
    OWL.IrreflexiveProperty,
)
_CHAIN_LENGTH: Final = 2


def unknown_terms(ontology: Ontology) -> Iterator[Found]:
    """Names in OWL's namespace that OWL 2 does not define."""
    known = set(map(str, dir(OWL)))
    for term in {term for triple in ontology.graph for term in triple if isinstance(term, URIRef)}:
        if term.startswith(str(OWL)) and term != URIRef(str(OWL)) and str(term) not in known:
            yield term, ""


def outside(ontology: Ontology) -> Iterator[Found]:
    """Axioms and expressions that the profile does not allow anywhere, maximum cardinalities above 1 included."""
    graph = ontology.graph
    for predicate in _OUTSIDE:
        yield from ((subject, predicate.fragment) for subject in graph.subjects(predicate))
    for kind in _OUTSIDE_TYPES:
        yield from ((subject, kind.fragment) for subject in graph.subjects(RDF.type, kind))
    for predicate in (OWL.maxCardinality, OWL.maxQualifiedCardinality):
        for subject, number in graph.subject_objects(predicate):
            if str(number) not in {"0", "1"}:
                yield subject, f"{predicate.fragment} {number}"


def wrong_subclasses(ontology: Ontology) -> Iterator[Found]:
    """Class expressions that may not be subclasses, nor disjoint with a class."""
    graph = ontology.graph
    below = set(graph.subjects(RDFS.subClassOf)) | set(graph.subjects(OWL.hasKey))
    for one, other in graph.subject_objects(OWL.disjointWith):
        below |= {one, other}
    for everything in graph.subjects(RDF.type, OWL.AllDisjointClasses):
        below |= {cls for members in graph.objects(everything, OWL.members) for cls in ontology.members(members) or ()}
    for cls in below:
        yield from _misplaced(ontology, cls, _NOT_BELOW)


def wrong_superclasses(ontology: Ontology) -> Iterator[Found]:
    """Class expressions that may not be superclasses, domains, ranges or types."""
    graph = ontology.graph
    above = {cls for relation in (RDFS.subClassOf, RDFS.domain, RDFS.range) for cls in graph.objects(None, relation)}
    above |= {cls for cls in graph.objects(None, RDF.type) if _expressions(ontology, cls)}
    for cls in above:
        yield from _misplaced(ontology, cls, _NOT_ABOVE)


def wrong_equivalents(ontology: Ontology) -> Iterator[Found]:
    """Equivalent classes other than names, their intersections, and restrictions to a value."""
    sides = {side for pair in ontology.graph.subject_objects(OWL.equivalentClass) for side in pair}
    for side in sides:
        yield from _misplaced(ontology, side, tuple(each for each in _EXPRESSIONS if each not in _EQUIVALENT))


def wrong_datatypes(ontology: Ontology) -> Iterator[Found]:
    """Ranges of properties that are no datatypes of OWL 2 RL."""
    for term in ontology.own(OWL.DatatypeProperty):
        for datatype in ontology.graph.objects(term, RDFS.range):
            if datatype not in _DATATYPES:
                yield term, str(datatype)


def redefined(ontology: Ontology) -> Iterator[Found]:
    """Names of RDF, RDFS, XSD or OWL that the ontology redefines."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual, RDFS.Datatype)
    for subject in {subject for kind in kinds for subject in ontology.graph.subjects(RDF.type, kind)}:
        if str(subject).startswith(_RESERVED):
            yield subject, ""


def two_kinds(ontology: Ontology) -> Iterator[Found]:
    """Terms that are two kinds of property, or both a class and a datatype."""
    exclusive = ((OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty), (OWL.Class, RDFS.Datatype))
    for kinds in exclusive:
        for subject in set(ontology.graph.subjects(RDF.type)):
            of = [kind.fragment for kind in kinds if (subject, RDF.type, kind) in ontology.graph]
            if len(of) > 1:
                yield subject, ", ".join(of)


def broken_lists(ontology: Ontology) -> Iterator[Found]:
    """Lists with a cycle, or with a cell that does not have exactly one first and one rest."""
    for predicate in (OWL.propertyChainAxiom, OWL.intersectionOf, OWL.unionOf, OWL.oneOf, OWL.members, OWL.hasKey):
        for subject, head in ontology.graph.subject_objects(predicate):
            if ontology.members(head) is None:
                yield subject, predicate.fragment


def irregular_chains(ontology: Ontology) -> Iterator[Found]:
    """Chains of fewer than two object properties, and chains that contain the property itself where they may not."""
    objects = set(ontology.graph.subjects(RDF.type, OWL.ObjectProperty))
    for term, head in ontology.graph.subject_objects(OWL.propertyChainAxiom):
        steps = ontology.members(head) or []
        if len(steps) < _CHAIN_LENGTH or not set(steps) <= objects or not _may_repeat(term, steps):
            yield term, ", ".join(map(str, steps))
        yield from ((term, str(step)) for step in steps if step != term and term in _steps_below(ontology, step))


def _may_repeat(term: Node, steps: list[Node]) -> bool:
    """Whether a chain may contain its property so: not at all, twice and alone, or once at either end."""
    return term not in steps or steps == [term, term] or (steps.count(term) == 1 and term in {steps[0], steps[-1]})


def complex_properties(ontology: Ontology) -> Iterator[Found]:
    """Transitive properties, chains, and properties above them, where only a simple property is allowed."""
    graph = ontology.graph
    complex_ = set(graph.subjects(RDF.type, OWL.TransitiveProperty)) | set(graph.subjects(OWL.propertyChainAxiom))
    complex_ |= {above for term in complex_ for above in ontology.above(term, RDFS.subPropertyOf)}
    complex_ |= {inverse for term in complex_ for inverse in graph.objects(term, OWL.inverseOf)}
    for term in complex_:
        counted = any(
            (restriction, number, None) in graph
            for restriction in graph.subjects(OWL.onProperty, term)
            for number in (OWL.maxCardinality, OWL.maxQualifiedCardinality)
        )
        if (
            counted
            or any((term, RDF.type, kind) in graph for kind in _FOR_SIMPLE)
            or (term, OWL.propertyDisjointWith, None) in graph
            or (None, OWL.propertyDisjointWith, term) in graph
        ):
            yield term, ""


def _expressions(ontology: Ontology, cls: Node) -> list[URIRef]:
    return [predicate for predicate in _EXPRESSIONS if (cls, predicate, None) in ontology.graph]


def _misplaced(ontology: Ontology, cls: Node, forbidden: tuple[URIRef, ...]) -> Iterator[Found]:
    """Forbidden expressions in a class or its parts; a part in an inverted position obeys the other side's rules."""
    if cls == OWL.Thing:
        yield cls, ""
    inverse = _NOT_BELOW if forbidden is _NOT_ABOVE else forbidden
    for predicate in _expressions(ontology, cls):
        if predicate in forbidden:
            yield cls, predicate.fragment
        for part, inverted in _parts(ontology, cls, predicate):
            yield from _misplaced(ontology, part, inverse if inverted else forbidden)


def _parts(ontology: Ontology, cls: Node, predicate: URIRef) -> Iterator[tuple[Node, bool]]:
    """The classes that an expression is made of, and whether each is in an inverted position."""
    for value in ontology.graph.objects(cls, predicate):
        if predicate in {OWL.intersectionOf, OWL.unionOf}:
            yield from ((part, False) for part in ontology.members(value) or ())
        elif predicate == OWL.complementOf:
            yield value, True
        elif predicate == OWL.maxQualifiedCardinality:
            yield from ((counted, True) for counted in ontology.graph.objects(cls, OWL.onClass) if counted != OWL.Thing)
        elif predicate in {OWL.someValuesFrom, OWL.allValuesFrom} and value != OWL.Thing:
            yield value, False


def _steps_below(ontology: Ontology, term: Node) -> set[Node]:
    """The properties in the chains of a property, in the chains of these, and so on."""
    found: set[Node] = set()
    pending = [term]
    while pending:
        for head in ontology.graph.objects(pending.pop(), OWL.propertyChainAxiom):
            news = {*(ontology.members(head) or ())} - found
            found |= news
            pending += news
    return found
