"""Graphs as tests look at them: a store or quads as one rdflib graph, and as lines."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, cast

from oxrdflib import OxigraphStore
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse
from rdflib import Graph, Literal
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import RDF, XSD

from discourse_kg.rdf.terms import engine_triple
from discourse_kg.resources import texts
from discourse_kg.vocabulary import DKG, OA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib.term import Node, URIRef

    from discourse_kg.rdf.terms import Triple


def graph_of(store: Store) -> Graph:
    """The default graph of a store."""
    return Graph(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)


def union(*quads: Iterable[Quad]) -> Graph:
    """All graphs of the quads as one."""
    store = Store()
    store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in chain(*quads))
    return graph_of(store)


def quad(graph: str | None, triple: tuple[Node, Node, Node]) -> Quad:
    """A triple of rdflib as a quad of that graph; None is the default graph."""
    engine = engine_triple(cast("Triple", triple))
    name = NamedNode(graph) if graph else DefaultGraph()
    return Quad(engine.subject, engine.predicate, engine.object, name)


def as_quads(triples: Iterable[tuple[Node, Node, Node]], graph: str | None = None) -> frozenset[Quad]:
    """Triples of rdflib as quads of that graph, or of the default graph."""
    return frozenset(quad(graph, triple) for triple in triples)


def graph_name(of: Quad) -> str:
    """The IRI of the graph of a quad."""
    assert isinstance(of.graph_name, NamedNode)
    return of.graph_name.value


def ontology_quads() -> frozenset[Quad]:
    """The ontology, its role scheme and its alignments."""
    return frozenset(chain.from_iterable(parse(text, RdfFormat.TURTLE) for text in texts("ontology", ".ttl").values()))


def n_quads(quads: Iterable[Quad]) -> list[str]:
    """The quads in N-Quads, sorted."""
    return sorted(f"{quad} ." for quad in quads)


def quads(*of: Iterable[Quad]) -> set[tuple[str, str, str, str]]:
    """Quads as subject, predicate, object and graph, each as N-Quads writes it."""
    return {(str(quad.subject), str(quad.predicate), str(quad.object), str(quad.graph_name)) for quad in chain(*of)}


def only(data: Graph, subject: Node, predicate: URIRef) -> Node:
    """The one value of a property."""
    (value,) = data.objects(subject, predicate)
    return value


def said(data: Graph, predicate: URIRef, words: str) -> Node:
    """The one thing that has these words."""
    (subject,) = {subject for subject, value in data.subject_objects(predicate) if str(value) == words}
    return subject


def instances(data: Graph, its_class: URIRef) -> set[Node]:
    """All things of a class."""
    return set(data.subjects(RDF.type, its_class))


def text(words: str) -> Literal:
    """A text in no language, as Oxigraph gives it back."""
    return Literal(words, datatype=XSD.string)


def selectors(data: Graph, thing: Node) -> tuple[int, int, str, str, str]:
    """Where a thing stands: start, end, its exact words, and the text before and after."""
    passage = only(data, thing, DKG.passage)
    position, quotation = sorted(data.objects(passage, OA.hasSelector), key=str)[:2]
    start, end = (int(str(only(data, position, predicate))) for predicate in (OA.start, OA.end))
    exact, prefix, suffix = (str(only(data, quotation, predicate)) for predicate in (OA.exact, OA.prefix, OA.suffix))
    return start, end, exact, prefix, suffix
