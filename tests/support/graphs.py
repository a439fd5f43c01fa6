"""Graphs as tests look at them: a store or a dataset as one rdflib graph, and as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oxrdflib import OxigraphStore
from pyoxigraph import Quad, RdfFormat, Store, parse
from rdflib import Graph, Literal
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import RDF, XSD

from discourse_kg.vocabulary import DKG, OA

if TYPE_CHECKING:
    from rdflib import Dataset
    from rdflib.term import Node, URIRef


def graph_of(store: Store) -> Graph:
    """The default graph of a store."""
    return Graph(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)


def union(dataset: Dataset) -> Graph:
    """All graphs of a dataset as one. (rdflib's own access to a dataset's union warns of itself.)"""
    store = Store()
    lines = dataset.serialize(format="ox-nquads", encoding="utf-8")
    store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in parse(lines, RdfFormat.N_QUADS))
    return graph_of(store)


def n_quads(dataset: Dataset) -> list[str]:
    """The dataset in N-Quads, sorted."""
    return sorted(dataset.serialize(format="ox-nquads", encoding="utf-8").decode().splitlines())


def quads(*datasets: Dataset) -> set[tuple[str, str, str, str]]:
    """The quads of datasets together: subject, predicate, object and graph as N-Quads writes them."""
    store = Store()
    for dataset in datasets:
        store.load(dataset.serialize(format="ox-nquads", encoding="utf-8"), format=RdfFormat.N_QUADS)
    return {(str(quad.subject), str(quad.predicate), str(quad.object), str(quad.graph_name)) for quad in store}


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
    position, quotation = sorted(data.objects(passage, OA.hasSelector), key=str)
    start, end = (int(str(only(data, position, predicate))) for predicate in (OA.start, OA.end))
    exact, prefix, suffix = (str(only(data, quotation, predicate)) for predicate in (OA.exact, OA.prefix, OA.suffix))
    return start, end, exact, prefix, suffix
