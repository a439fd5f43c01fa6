"""Quads by graph, and as the text of a SPARQL Update request."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import NamedNode

from discourse_kg.rdf.sparql_text import iri_text, triple_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Quad, Triple

#: The triples of each named graph, by the graph's IRI.
QuadsByGraph: TypeAlias = "Mapping[str, frozenset[Triple]]"


def quads_by_graph(quads: Iterable[Quad]) -> QuadsByGraph:
    """Group quads by the graph they belong to, in the order of the graphs' IRIs.

    Raises:
        ValueError: a quad belongs to no named graph.
    """
    triples: defaultdict[str, set[Triple]] = defaultdict(set)
    for quad in quads:
        if not isinstance(quad.graph_name, NamedNode):
            raise ValueError(f"a triple outside every named graph: {quad.triple}")  # noqa: TRY004 (the caller gave a wrong value)
        triples[quad.graph_name.value].add(quad.triple)
    return {graph: frozenset(triples[graph]) for graph in sorted(triples)}


def insert_data(quads: QuadsByGraph) -> str:
    """Write the operation that adds the quads."""
    blocks = (f"GRAPH {iri_text(graph)} {{\n{_lines(triples)}\n}}" for graph, triples in quads.items())
    return "\n".join(("INSERT DATA {", *blocks, "}"))


def _lines(triples: Iterable[Triple]) -> str:
    return "\n".join(sorted(triple_text(*triple) for triple in triples))
