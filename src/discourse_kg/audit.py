"""Checks a whole store, each source with the shared facts that it refers to, at a cost linear in the store."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from discourse_kg.closure import closed_ontology
from discourse_kg.graph.identifiers import Identifiers
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX
from discourse_kg.storage.interface import graph_names, graph_quads
from discourse_kg.validation import ValidationReport, read_triples, validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pyoxigraph import Quad

    from discourse_kg.storage.interface import GraphStore


@dataclass(frozen=True, slots=True)
class _Graphs:
    """The graphs of a store by kind: those of sources, and those that sources share."""

    sources: tuple[str, ...]
    shared: tuple[str, ...]


def audit(store: GraphStore, base: str, on_progress: Callable[[int, int], None] | None = None) -> ValidationReport:
    """Check everything in a store under a base IRI.

    `on_progress` is called after each source, with the number of sources checked and the number of all.
    """
    graphs = _graphs(store, Identifiers(base))
    facts: defaultdict[object, list[Quad]] = defaultdict(list)
    for name in graphs.shared:
        for quad in graph_quads(store, name):
            facts[quad.subject].append(quad)
    violations = {violation.sort_key: violation for violation in _check(chain.from_iterable(facts.values())).violations}
    for number, name in enumerate(graphs.sources, start=1):
        own = [*graph_quads(store, name), *graph_quads(store, name + INFERRED_SUFFIX)]
        violations |= {violation.sort_key: violation for violation in _check(_with_shared(own, facts)).violations}
        if on_progress is not None:
            on_progress(number, len(graphs.sources))
    return ValidationReport(tuple(violations[key] for key in sorted(violations)))


def check_files(paths: Iterable[str]) -> ValidationReport:
    """Check the triples of several files as one graph.

    Raises:
        GraphFileError: a file cannot be read.
    """
    return _check(chain.from_iterable(map(read_triples, paths)))


def _graphs(store: GraphStore, identifiers: Identifiers) -> _Graphs:
    ontology, source = str(identifiers.graph("ontology")), str(identifiers.source_graph(""))
    names = [name for name in graph_names(store, identifiers.base) if name.removesuffix(INFERRED_SUFFIX) != ontology]
    of_sources = {name.removesuffix(INFERRED_SUFFIX) for name in names if name.startswith(source)}
    return _Graphs(tuple(sorted(of_sources)), tuple(name for name in names if not name.startswith(source)))


def _with_shared(own: list[Quad], facts: Mapping[object, list[Quad]]) -> list[Quad]:
    """The quads of a source with the shared facts about all that they refer to, directly or through such facts."""
    found, pending, seen = list(own), {quad.object for quad in own}, set[object]()
    while pending:
        seen |= pending
        new = [quad for resource in pending for quad in facts.get(resource, ())]
        found += new
        pending = {quad.object for quad in new} - seen
    return found


def _check(quads: Iterable[Quad]) -> ValidationReport:
    return validate(quads, closed_ontology().asserted)
