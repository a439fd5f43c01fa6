"""A store as a view for records: every resource is fetched once, several of them with one query where announced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import Literal
from rdflib.namespace import RDF, XSD

from discourse_kg.rdf.description import Description, description_of
from discourse_kg.rdf.fact import LABELS, Fact
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX
from discourse_kg.rdf.sparql_text import iri_text, string_text
from discourse_kg.storage.interface import select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.rdf.terms import Term
    from discourse_kg.storage.interface import GraphStore

#: So many resources are asked for with one query.
_BATCH: Final = 200


class StoreView:
    """Reads a store that does not change meanwhile.

    Raises, from every method:
        StoreError: the store on disk failed.
        EndpointError: the endpoint failed.
    """

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._described: dict[str, Description] = {}
        self._named: dict[str, Description] = {}

    def describe(self, resource: str) -> Description:
        """See `GraphView.describe`."""
        self.prefetch([resource])
        return self._described[resource]

    def label(self, resource: str, language: str) -> str:
        """See `GraphView.label`."""
        self.prefetch([resource], labels_only=True)
        known = self._described.get(resource) or self._named[resource]
        return known.name(language) or resource

    def pointing_at(self, resource: str, predicate: str) -> tuple[str, ...]:
        """See `GraphView.pointing_at`."""
        return self._column(f"?found {iri_text(predicate)} {iri_text(resource)}")

    def instances(self, class_: str) -> tuple[str, ...]:
        """See `GraphView.instances`."""
        asserted = f"FILTER(!STRENDS(STR(?graph), {string_text(INFERRED_SUFFIX)}))"
        return self._column(f"GRAPH ?graph {{ ?found a {iri_text(class_)} }} {asserted}")

    def pairs(self, predicate: str) -> set[tuple[str, str]]:
        """See `GraphView.pairs`."""
        rows = select(self._store, f"SELECT DISTINCT ?s ?o WHERE {{ ?s {iri_text(predicate)} ?o }}").rows
        return {(str(subject), str(value)) for subject, value in rows}

    def prefetch(self, resources: Iterable[str], *, labels_only: bool = False) -> None:
        """See `GraphView.prefetch`."""
        known = self._described.keys() | (self._named.keys() if labels_only else frozenset())
        wanted = sorted(set(resources) - known)
        for first in range(0, len(wanted), _BATCH):
            batch = wanted[first : first + _BATCH]
            fetched = self._fetch(batch, LABELS if labels_only else ())
            (self._named if labels_only else self._described).update(fetched)

    def _fetch(self, resources: list[str], predicates: Iterable[str]) -> dict[str, Description]:
        only = " ".join(map(iri_text, predicates))
        rows = select(
            self._store,
            f"SELECT ?s ?p ?o ?g WHERE {{ VALUES ?s {{ {' '.join(map(iri_text, resources))} }} "
            f"{f'VALUES ?p {{ {only} }} ' if only else ''}GRAPH ?g {{ ?s ?p ?o }} }}",
        ).rows
        facts: dict[str, list[Fact]] = {resource: [] for resource in resources}
        for subject, predicate, value, graph in rows:
            if value is not None:
                facts[str(subject)].append(_fact(str(predicate), value, str(graph)))
        return {resource: description_of(found) for resource, found in facts.items()}

    def _column(self, pattern: str) -> tuple[str, ...]:
        rows = select(self._store, f"SELECT DISTINCT ?found WHERE {{ {pattern} }}").rows
        return tuple(sorted(str(found) for (found,) in rows))


def _fact(predicate: str, value: Term, graph: str) -> Fact:
    inferred = graph.endswith(INFERRED_SUFFIX)
    if not isinstance(value, Literal):
        return Fact(predicate, str(value), is_iri=True, inferred=inferred)
    datatype = RDF.langString if value.language else value.datatype or XSD.string
    return Fact(predicate, str(value), False, value.language, str(datatype), inferred)
