"""What datasets hold, as text for a SPARQL Update request."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat

from discourse_kg.rdf.sparql_text import iri_text, triple_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Triple
    from rdflib import Dataset

#: The triples of each named graph, by the graph's IRI.
Contents: TypeAlias = "Mapping[str, frozenset[Triple]]"


def contents(datasets: Iterable[Dataset]) -> Contents:
    """Read what stands in the named graphs of all the datasets together.

    Raises:
        ValueError: a triple stands outside every named graph.
    """
    found: defaultdict[str, set[Triple]] = defaultdict(set)
    for dataset in datasets:
        for quad in pyoxigraph.parse(dataset.serialize(format="ox-nq", encoding="utf-8"), RdfFormat.N_QUADS):
            if not isinstance(quad.graph_name, NamedNode):
                raise ValueError(f"a triple outside every named graph: {quad.triple}")  # noqa: TRY004 (the caller gave a wrong value)
            found[quad.graph_name.value].add(quad.triple)
    return {graph: frozenset(triples) for graph, triples in sorted(found.items())}


def insertion(stock: Contents) -> str:
    """Write the operation that adds all this."""
    blocks = (f"GRAPH {iri_text(graph)} {{\n{_lines(triples)}\n}}" for graph, triples in sorted(stock.items()))
    return "\n".join(("INSERT DATA {", *blocks, "}"))


def _lines(triples: Iterable[Triple]) -> str:
    return "\n".join(sorted(triple_text(*triple) for triple in triples))
