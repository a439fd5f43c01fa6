"""Check a graph against the shapes."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pyshacl
from oxrdflib import OxigraphStore
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse
from rdflib import BNode, Dataset, Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import RDF, RDFS, SH, SKOS
from rdflib.term import URIRef

from discourse_kg.validation.report import ValidationReport, Violation
from discourse_kg.validation.shapes import catalogue_shapes, engine_shapes, load_shapes, messages
from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node

#: What is to be known of a concept of the ontology that a graph refers to.
_OF_CONCEPTS: Final = (RDF.type, RDFS.label, SKOS.prefLabel, SKOS.inScheme, SKOS.broader)


def validate(data: Graph, ontology: Graph | None = None) -> ValidationReport:
    """Check `data` against the shapes; of a dataset, the union of its graphs is checked.

    `data` is not changed. `ontology` gives the class hierarchy and the concepts that `data` refers
    to; None is for data that have them within.
    """
    return _report(_together(data, ontology), engine_shapes(), load_shapes())


def validate_catalogue(data: Graph) -> ValidationReport:
    """Check a catalogue against DCAT-AP-SE and against what the Swedish data portal asks for.

    `data` is in memory and not over Oxigraph, which knows one kind of whole number. It is not changed.
    """
    return _report(data, catalogue_shapes(), catalogue_shapes())


def _report(data: Graph, checked: Graph, written: Graph) -> ValidationReport:
    """What the engine finds by the shapes that are checked; the messages are in those that are written."""
    with _ill_typed_values_told_once():
        _, results, _ = pyshacl.validate(data, shacl_graph=checked, inference="none", do_owl_imports=False)
        found = [_violation(results, node, written) for node in results.objects(None, SH.result)]
    return ValidationReport(tuple(sorted(found, key=lambda violation: violation.place)))


@contextmanager
def _ill_typed_values_told_once() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each date that is none: it is a violation, and told as one."""
    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


class _Unchanging(Graph):
    """A graph that is counted once. The engine asks how long it is for each violation, and Oxigraph counts anew."""

    _length: int | None = None

    def __len__(self) -> int:
        if self._length is None:
            self._length = super().__len__()
        return self._length


def _together(data: Graph, ontology: Graph | None) -> Graph:
    """The data, and of the ontology what they refer to, in one graph over Oxigraph: queries in it are fast."""
    lines = data.serialize(format="ox-nquads" if isinstance(data, Dataset) else "ox-nt", encoding="utf-8")
    triples = [Quad(quad.subject, quad.predicate, quad.object) for quad in parse(lines, RdfFormat.N_QUADS)]
    store = Store()
    store.extend(triples)
    graph = _Unchanging(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)
    if ontology is not None:
        referred = {quad.object.value for quad in triples if isinstance(quad.object, NamedNode)}
        for triple in _context(ontology, (iri for iri in referred if iri.startswith(NAMESPACE))):
            graph.add(triple)
    return graph


def _context(ontology: Graph, referred: Iterable[str]) -> Iterator[tuple[Node, Node, Node]]:
    """The class hierarchy, and the concepts referred to with all above them."""
    yield from (
        triple for triple in ontology.triples((None, RDFS.subClassOf, None)) if not isinstance(triple[2], BNode)
    )
    pending: list[Node] = [URIRef(iri) for iri in referred]
    seen: set[Node] = set()
    while pending:
        concept = pending.pop()
        if concept in seen:
            continue
        seen.add(concept)
        for predicate in _OF_CONCEPTS:
            for value in ontology.objects(concept, predicate):
                yield concept, predicate, value
                if predicate == SKOS.broader:
                    pending.append(value)


def _violation(results: Graph, node: Node, shapes: Graph) -> Violation:
    """Read one result; a constraint's own name says more than that of the shape that has it."""
    said = {predicate: value for predicate, value in results.predicate_objects(node) if predicate != SH.resultMessage}
    shape = said.get(SH.sourceConstraint) or said[SH.sourceShape]
    return Violation(
        focus=said[SH.focusNode],
        path=said.get(SH.resultPath),
        value=said.get(SH.value),
        messages=messages(shape, shapes),
        severity=said[SH.resultSeverity],
        component=said[SH.sourceConstraintComponent],
        shape=shape,
    )
