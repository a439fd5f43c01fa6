"""Replacing what one source says, in one request: a reader sees all of the old or all of the new.

What a source alone says stands in its graph and that graph's companion. What persons, organizations
or countries are is shared: it goes when the last source that uses it goes, and what a source says of
it anew stands in for what was said before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode
from rdflib.namespace import PROV

from discourse_kg.errors import EndpointError
from discourse_kg.rdf.sparql_text import iri_text, triple_text
from discourse_kg.rdf.terms import from_engine
from discourse_kg.storage.contents import Contents, contents, insertion
from discourse_kg.storage.interface import ask, select
from discourse_kg.storage.layout import Layout

if TYPE_CHECKING:
    from pyoxigraph import Triple
    from rdflib import Dataset

    from discourse_kg.storage.interface import GraphStore

#: The class of the run that made a source's graph. It is PROV's: a store knows no terms of the ontology.
_RUN = NamedNode(PROV.Activity)
#: Shared things may be described by other shared things, so many steps from a source at the most.
_LONGEST_CHAIN = 8


def replace_source(store: GraphStore, source_graph: str, *datasets: Dataset) -> None:
    """Let what a source says be what the datasets say, asserted and inferred, shared facts included.

    Args:
        store: Where.
        source_graph: The IRI of the source's graph, `{base}/graph/source/{key}`.
        datasets: Quads in that graph, in the shared graphs, and in the companions of these.

    Raises:
        ValueError: a quad that stands elsewhere.
        StoreError: the store on disk failed; it is as it was.
        EndpointError: the endpoint failed, or took the request and holds something else.
    """
    layout, stock = Layout.of(source_graph), contents(datasets)
    if strangers := stock.keys() - {*layout.own, *layout.shared}:
        raise ValueError(f"{min(strangers)} is no graph of {source_graph}")
    stated = sorted({_name(triple) for graph in layout.described for triple in stock.get(graph, ())})
    operations = [f"DROP SILENT GRAPH {iri_text(graph)}" for graph in layout.own]
    operations += _deletions(store, layout, stated)
    operations += [insertion(stock)] if stock else []
    store.update(" ;\n".join(operations), (*layout.own, *layout.shared))
    _confirm(store, source_graph, stock)


def remove_source(store: GraphStore, source_graph: str) -> None:
    """Forget what a source says, and the shared facts that no other source uses.

    Raises:
        StoreError: the store on disk failed; it is as it was.
        EndpointError: the endpoint failed, or took the request and holds something else.
    """
    replace_source(store, source_graph)


def built_runs(store: GraphStore) -> dict[str, str]:
    """Tell which sources are built: the IRI of each source's graph, and of the run that made it.

    Raises:
        StoreError: the store on disk failed.
        EndpointError: the endpoint failed.
    """
    answer = select(
        store,
        f"SELECT ?graph ?run WHERE {{ GRAPH ?graph {{ ?run a {iri_text(PROV.Activity)} }} "
        f'FILTER(CONTAINS(STR(?graph), "{Layout.SOURCES}")) }} ORDER BY ?graph ?run',
    )
    return {str(graph): str(run) for graph, run in answer.rows}


def put_graphs(store: GraphStore, *datasets: Dataset) -> tuple[str, ...]:
    """Let graphs be what the datasets say, and give the IRIs of those that were not: ontologies, not sources.

    Raises:
        ValueError: a triple outside every named graph.
        StoreError: the store on disk failed; it is as it was.
        EndpointError: the endpoint failed.
    """
    stock = contents(datasets)
    changed = {graph: triples for graph, triples in stock.items() if not _holds(store, graph, stock)}
    if changed:
        drops = [f"DROP SILENT GRAPH {iri_text(graph)}" for graph in changed]
        store.update(" ;\n".join([*drops, insertion(changed)]), changed.keys())
    return tuple(changed)


def _holds(store: GraphStore, graph: str, stock: Contents) -> bool:
    answer = select(store, f"SELECT ?s ?p ?o WHERE {{ GRAPH {iri_text(graph)} {{ ?s ?p ?o }} }}")
    held = {triple_text(*(term for term in row if term is not None)) for row in answer.rows}
    return held == {triple_text(*triple) for triple in stock[graph]}


def _deletions(store: GraphStore, layout: Layout, stated: list[str]) -> list[str]:
    """Delete shared facts: those of things stated anew, and those of things that nobody uses any more."""
    used = _used(store, layout)
    orphans = sorted({thing for step in used for thing in step}.difference(stated))
    operations = [layout.deletion_of_facts(stated)] if stated else []
    return operations + ([layout.deletion_of_orphans(orphans)] * len(used) if orphans else [])


def _name(triple: Triple) -> str:
    """The IRI of what a triple describes."""
    return str(from_engine(triple.subject))


def _used(store: GraphStore, layout: Layout) -> list[set[str]]:
    """Find the shared things that the source uses now: itself, through these, and so on."""
    steps = [_things(store, layout.query_of_used())]
    while steps[-1] and len(steps) <= _LONGEST_CHAIN:
        steps.append(_things(store, layout.query_of_described_by(sorted(steps[-1]))))
    return [step for step in steps if step]


def _things(store: GraphStore, text: str) -> set[str]:
    return {str(thing) for (thing,) in select(store, text).rows}


def _confirm(store: GraphStore, source_graph: str, stock: Contents) -> None:
    """Read back that the source is there: an endpoint's page of success may come from a page of login."""
    triples = stock.get(source_graph, frozenset())
    runs = " ".join(sorted(triple_text(*triple) for triple in triples if triple.object == _RUN))
    graph = f"GRAPH {iri_text(source_graph)}"
    conditions = (
        f"{{ SELECT (COUNT(*) AS ?count) WHERE {{ {graph} {{ ?s ?p ?o }} }} }}",
        f"FILTER(?count = {len(triples)})",
        f"{graph} {{ {runs} }}" if runs else "",
    )
    if not ask(store, f"ASK {{ {' '.join(conditions)} }}"):
        raise EndpointError(f"{store.location}: took the update and does not hold it; is it a SPARQL endpoint?")
