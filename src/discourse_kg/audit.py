"""The check of a whole store: each source with the shared facts it touches, so that the cost grows as the store."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oxrdflib import OxigraphStore
from pyoxigraph import Quad, Store
from rdflib import Dataset, Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from discourse_kg.closure import closed_ontology
from discourse_kg.dumping import graph_names, graph_quads
from discourse_kg.graph.identifiers import Identifiers
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX
from discourse_kg.validation import ValidationReport, read_graph_file, validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from discourse_kg.storage.interface import GraphStore


@dataclass(frozen=True, slots=True)
class _Graphs:
    """The graphs of a store by what they are: those of sources, and those of what sources share."""

    sources: tuple[URIRef, ...]
    shared: tuple[URIRef, ...]


def audit(store: GraphStore, base: str, tell: Callable[[int, int], None] | None = None) -> ValidationReport:
    """Check everything in a store under a base IRI.

    `tell` is called with how many parts are checked and how many there are, after each.
    """
    graphs = _graphs(store, Identifiers(base))
    facts: defaultdict[object, list[Quad]] = defaultdict(list)
    for name in graphs.shared:
        for quad in graph_quads(store, name):
            facts[quad.subject].append(quad)
    violations = {violation.place: violation for violation in _check(_all(facts)).violations}
    for number, name in enumerate(graphs.sources, start=1):
        own = [*graph_quads(store, name), *graph_quads(store, URIRef(name + INFERRED_SUFFIX))]
        violations |= {violation.place: violation for violation in _check(_with_shared(own, facts)).violations}
        if tell is not None:
            tell(number, len(graphs.sources))
    return ValidationReport(tuple(violations[place] for place in sorted(violations)))


def check_files(paths: Iterable[str]) -> ValidationReport:
    """Check the graph that files make together.

    Raises:
        GraphFileError: one cannot be read.
    """
    together = Graph(store=OxigraphStore(store=Store()), identifier=DATASET_DEFAULT_GRAPH_ID)
    for path in paths:
        together += read_graph_file(path)
    return validate(together, closed_ontology().asserted)


def _graphs(store: GraphStore, identifiers: Identifiers) -> _Graphs:
    ontology, source = str(identifiers.graph("ontology")), str(identifiers.source_graph(""))
    names = [name for name in graph_names(store, identifiers.base) if name.removesuffix(INFERRED_SUFFIX) != ontology]
    of_sources = {URIRef(name.removesuffix(INFERRED_SUFFIX)) for name in names if name.startswith(source)}
    return _Graphs(tuple(sorted(of_sources)), tuple(name for name in names if not name.startswith(source)))


def _all(facts: Mapping[object, list[Quad]]) -> list[Quad]:
    return [quad for quads in facts.values() for quad in quads]


def _with_shared(own: list[Quad], facts: Mapping[object, list[Quad]]) -> list[Quad]:
    """The quads of a source, and the facts about what they refer to, and about what these refer to, and so on."""
    found, pending, seen = list(own), {quad.object for quad in own}, set[object]()
    while pending:
        seen |= pending
        news = [quad for thing in pending for quad in facts.get(thing, ())]
        found += news
        pending = {quad.object for quad in news} - seen
    return found


def _check(quads: Iterable[Quad]) -> ValidationReport:
    store = Store()
    store.extend(quads)
    return validate(Dataset(store=OxigraphStore(store=store), default_union=True), closed_ontology().asserted)
