"""Check quads against the shapes, with pySHACL."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pyoxigraph
import pyshacl
from pyoxigraph import BlankNode, NamedNode, Quad, Store
from pyshacl.graph_abstraction import OxigraphDataGraph
from rdflib import Graph
from rdflib.namespace import RDF, RDFS, SH, SKOS

from discourse_kg.rdf.terms import from_engine
from discourse_kg.validation.report import ValidationReport, Violation
from discourse_kg.validation.shapes import catalogue_shapes, engine_shapes, load_shapes, messages
from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node

_SUBCLASS: Final = NamedNode(RDFS.subClassOf)
_BROADER: Final = NamedNode(SKOS.broader)
#: What the shapes ask of a concept of the ontology that a graph refers to.
_OF_CONCEPTS: Final = frozenset(map(NamedNode, (RDF.type, RDFS.label, SKOS.prefLabel, SKOS.inScheme, SKOS.broader)))


def validate(quads: Iterable[Quad], ontology: frozenset[Quad] = frozenset()) -> ValidationReport:
    """Check quads against the shapes, all graphs together.

    `ontology` supplies the class hierarchy and the concepts that the quads refer to; leave it out for
    quads that contain them.
    """
    return _report(_data_graph(quads, ontology), engine_shapes(), load_shapes())


def validate_catalogue(quads: Iterable[Quad]) -> ValidationReport:
    """Check a catalogue against DCAT-AP-SE and the requirements of the Swedish data portal.

    The catalogue is checked in rdflib's memory: an Oxigraph store would turn xsd:nonNegativeInteger
    into xsd:integer, and DCAT-AP-SE asks for the former.
    """
    data = Graph()
    for quad in quads:
        data.add((from_engine(quad.subject), from_engine(quad.predicate), from_engine(quad.object)))
    return _report(data, catalogue_shapes(), catalogue_shapes())


def _report(data: Graph, checked: Graph, written: Graph) -> ValidationReport:
    """What pySHACL finds with the `checked` shapes; the messages come from the `written` ones."""
    with _silent_about_ill_typed_values():
        _, results, _ = pyshacl.validate(data, shacl_graph=checked, inference="none", do_owl_imports=False)
        found = [_violation(results, node, written) for node in results.objects(None, SH.result)]
    return ValidationReport(tuple(sorted(found, key=lambda violation: violation.sort_key)))


@contextmanager
def _silent_about_ill_typed_values() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each ill-typed literal: the report lists it as a violation."""
    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


class _DataGraph(OxigraphDataGraph):  # type: ignore[misc]  # pySHACL is not followed by the type checker
    """A store as pySHACL reads it, counted once: pySHACL asks for the length with every violation."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._length = len(store)

    def __len__(self) -> int:
        return self._length


def _data_graph(quads: Iterable[Quad], ontology: frozenset[Quad]) -> _DataGraph:
    """The triples of the quads, with the part of the ontology that they refer to."""
    triples = [Quad(quad.subject, quad.predicate, quad.object) for quad in quads]
    referred = {quad.object for quad in triples if isinstance(quad.object, NamedNode)}
    store = Store()
    store.extend(triples)
    store.extend(_context(ontology, {iri for iri in referred if iri.value.startswith(NAMESPACE)}))
    return _DataGraph(store)


@lru_cache(maxsize=1)
def _indexed(ontology: frozenset[Quad]) -> pyoxigraph.Dataset:
    """The ontology by subject and by predicate. Not to be changed."""
    return pyoxigraph.Dataset(ontology)


def _context(ontology: frozenset[Quad], referred: Iterable[NamedNode]) -> Iterator[Quad]:
    """The class hierarchy, and the concepts referred to with their ancestors."""
    index = _indexed(ontology)
    yield from (quad for quad in index.quads_for_predicate(_SUBCLASS) if not isinstance(quad.object, BlankNode))
    pending, seen = list(referred), set[NamedNode]()
    while pending:
        concept = pending.pop()
        if concept in seen:
            continue
        seen.add(concept)
        for quad in index.quads_for_subject(concept):
            if quad.predicate in _OF_CONCEPTS:
                yield quad
            if quad.predicate == _BROADER and isinstance(quad.object, NamedNode):
                pending.append(quad.object)


def _violation(results: Graph, node: Node, shapes: Graph) -> Violation:
    """Read one result; a constraint's own IRI says more than that of the shape that has it."""
    result = {predicate: value for predicate, value in results.predicate_objects(node) if predicate != SH.resultMessage}
    shape = result.get(SH.sourceConstraint) or result[SH.sourceShape]
    return Violation(
        focus=result[SH.focusNode],
        path=result.get(SH.resultPath),
        value=result.get(SH.value),
        messages=messages(shape, shapes),
        severity=result[SH.resultSeverity],
        component=result[SH.sourceConstraintComponent],
        shape=shape,
    )
