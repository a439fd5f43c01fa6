"""Replaces what one source says, in one request: a reader sees all of the old or all of the new.

What a source alone says is in its graph and that graph's companion. What persons, organizations or
countries are is shared: it is removed with the last source that uses it, and what a source says about
it replaces what was said before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode
from rdflib.namespace import PROV

from discourse_kg.errors import EndpointError
from discourse_kg.rdf.sparql_text import iri_text, triple_text
from discourse_kg.rdf.terms import from_engine
from discourse_kg.storage.graph_scheme import GraphScheme
from discourse_kg.storage.interface import ask, select
from discourse_kg.storage.quads import insert_data, quads_by_graph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad, Triple

    from discourse_kg.storage.interface import GraphStore

#: The class of the run that made a source's graph. It is PROV's: a store knows no terms of the ontology.
_RUN = NamedNode(PROV.Activity)
#: How many steps a chain of shared resources that describe one another may lead away from a source.
_LONGEST_CHAIN = 8


def replace_source(store: GraphStore, source_graph: str, quads: Iterable[Quad]) -> None:
    """Replace everything that a source says, the shared facts that it states included.

    Args:
        store: The store to change.
        source_graph: The IRI of the source's graph, `{base}/graph/source/{key}`.
        quads: What the source says now, asserted and inferred: quads of that graph, of the shared
            graphs, and of the companions of both.

    Raises:
        ValueError: a quad belongs to another graph, or to none.
        StoreError: the store on disk failed; it is as it was.
        EndpointError: the endpoint failed, or took the request and holds something else.
    """
    scheme, new = GraphScheme.of(source_graph), quads_by_graph(quads)
    if unexpected_graphs := new.keys() - {*scheme.own, *scheme.shared}:
        raise ValueError(f"{min(unexpected_graphs)} is no graph of {source_graph}")
    stated = sorted({_subject(triple) for graph in scheme.described for triple in new.get(graph, ())})
    operations = [f"DROP SILENT GRAPH {iri_text(graph)}" for graph in scheme.own]
    operations += _deletions(store, scheme, stated)
    operations += [insert_data(new)] if new else []
    store.update(" ;\n".join(operations), (*scheme.own, *scheme.shared))
    _confirm(store, source_graph, new.get(source_graph, frozenset()))


def remove_source(store: GraphStore, source_graph: str) -> None:
    """Remove everything that a source says, and the shared facts that no other source uses.

    Raises:
        StoreError: the store on disk failed; it is as it was.
        EndpointError: the endpoint failed, or took the request and holds something else.
    """
    replace_source(store, source_graph, ())


def built_runs(store: GraphStore) -> dict[str, str]:
    """Find the sources that are built: the IRI of each source's graph, with that of the run that made it.

    Raises:
        StoreError: the store on disk failed.
        EndpointError: the endpoint failed.
    """
    answer = select(
        store,
        f"SELECT ?graph ?run WHERE {{ GRAPH ?graph {{ ?run a {iri_text(PROV.Activity)} }} "
        f'FILTER(CONTAINS(STR(?graph), "{GraphScheme.SOURCES}")) }} ORDER BY ?graph ?run',
    )
    return {str(graph): str(run) for graph, run in answer.rows}


def bases_elsewhere(store: GraphStore, base: str) -> tuple[str, ...]:
    """The bases that a store's sources are built under, sorted, when none of them is built under this one.

    Raises:
        StoreError: the store on disk failed.
        EndpointError: the endpoint failed.
    """
    bases = {graph.partition(GraphScheme.SOURCES)[0] for graph in built_runs(store)}
    return () if base in bases else tuple(sorted(bases))


def put_graphs(store: GraphStore, quads: Iterable[Quad]) -> tuple[str, ...]:
    """Replace whole graphs, such as the ontology's; return the IRIs of those that held something else.

    Raises:
        ValueError: a quad belongs to no named graph.
        StoreError: the store on disk failed; it is as it was.
        EndpointError: the endpoint failed.
    """
    changed = {graph: triples for graph, triples in quads_by_graph(quads).items() if _held(store, graph) != triples}
    if changed:
        drops = [f"DROP SILENT GRAPH {iri_text(graph)}" for graph in changed]
        store.update(" ;\n".join([*drops, insert_data(changed)]), changed.keys())
    return tuple(changed)


def _held(store: GraphStore, graph: str) -> set[Triple]:
    return {quad.triple for quad in store.quads(graph)}


def _deletions(store: GraphStore, scheme: GraphScheme, stated: list[str]) -> list[str]:
    """Delete shared facts: about the resources stated anew, and about those that nothing uses any more."""
    used = _used(store, scheme)
    orphans = sorted({resource for step in used for resource in step}.difference(stated))
    operations = [scheme.deletion_of_facts(stated)] if stated else []
    return operations + ([scheme.deletion_of_orphans(orphans)] * len(used) if orphans else [])


def _subject(triple: Triple) -> str:
    """The IRI of the resource that a triple describes."""
    return str(from_engine(triple.subject))


def _used(store: GraphStore, scheme: GraphScheme) -> list[set[str]]:
    """Find the shared resources that the source uses now: directly, through these, and so on."""
    steps = [_resources(store, scheme.query_of_used())]
    while steps[-1] and len(steps) <= _LONGEST_CHAIN:
        steps.append(_resources(store, scheme.query_of_described_by(sorted(steps[-1]))))
    return [step for step in steps if step]


def _resources(store: GraphStore, text: str) -> set[str]:
    return {str(resource) for (resource,) in select(store, text).rows}


def _confirm(store: GraphStore, source_graph: str, triples: frozenset[Triple]) -> None:
    """Read back that the source is there: a login page, too, has the status of success."""
    runs = " ".join(sorted(triple_text(*triple) for triple in triples if triple.object == _RUN))
    graph = f"GRAPH {iri_text(source_graph)}"
    conditions = (
        f"{{ SELECT (COUNT(*) AS ?count) WHERE {{ {graph} {{ ?s ?p ?o }} }} }}",
        f"FILTER(?count = {len(triples)})",
        f"{graph} {{ {runs} }}" if runs else "",
    )
    if not ask(store, f"ASK {{ {' '.join(conditions)} }}"):
        raise EndpointError(f"{store.location}: took the update and does not hold it; is it a SPARQL endpoint?")
