"""A store as a view for records: every resource is fetched once, several of them with one query where announced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import Literal
from rdflib.namespace import RDF, XSD

from discourse_kg.rdf.description import Description, description_of
from discourse_kg.rdf.fact import LABELS, Fact
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX
from discourse_kg.rdf.sparql_text import iri_text, string_text, values_text
from discourse_kg.storage.interface import select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from discourse_kg.rdf.terms import Term
    from discourse_kg.storage.interface import GraphStore, Row

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
        self._graphs: dict[str, frozenset[str]] = {}
        self._pointing: dict[tuple[str, str], tuple[str, ...]] = {}

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
        if (resource, predicate) not in self._pointing:
            found = self._column(f"?found {iri_text(predicate)} {iri_text(resource)}")
            self._pointing[resource, predicate] = found
        return self._pointing[resource, predicate]

    def instances(self, class_: str, *, inferred: bool = False) -> tuple[str, ...]:
        """See `GraphView.instances`."""
        asserted = "" if inferred else f"FILTER(!STRENDS(STR(?graph), {string_text(INFERRED_SUFFIX)}))"
        return self._column(f"GRAPH ?graph {{ ?found a {iri_text(class_)} }} {asserted}")

    def pairs(self, predicate: str) -> set[tuple[str, str]]:
        """See `GraphView.pairs`."""
        rows = select(self._store, f"SELECT DISTINCT ?s ?o WHERE {{ ?s {iri_text(predicate)} ?o }}").rows
        return {(str(subject), str(value)) for subject, value in rows}

    def stated_in(self, resource: str) -> frozenset[str]:
        """See `GraphView.stated_in`."""
        self.prefetch([resource])
        return self._graphs[resource]

    def texts(self, predicate: str) -> set[tuple[str, str, str | None]]:
        """See `GraphView.texts`."""
        rows = select(self._store, f"SELECT DISTINCT ?s ?o WHERE {{ ?s {iri_text(predicate)} ?o }}").rows
        return {(str(subject), str(value), value.language) for subject, value in rows if isinstance(value, Literal)}

    def prefetch(self, resources: Iterable[str], *, labels_only: bool = False) -> None:
        """See `GraphView.prefetch`."""
        known = self._described.keys() | (self._named.keys() if labels_only else frozenset())
        for batch in _batches(sorted(set(resources) - known)):
            facts = (
                f"{values_text('s', batch)} {values_text('p', LABELS) if labels_only else ''} GRAPH ?g {{ ?s ?p ?o }}"
            )
            rows = select(self._store, f"SELECT ?s ?p ?o ?g WHERE {{ {facts} }}").rows
            if labels_only:
                self._named |= {resource: _description(found) for resource, found in _by_subject(batch, rows).items()}
            else:
                self._take(batch, rows)

    def prefetch_pointing_at(self, resources: Iterable[str], predicate: str) -> None:
        """See `GraphView.prefetch_pointing_at`."""
        asked = sorted({each for each in resources if (each, predicate) not in self._pointing})
        for batch in _batches(asked):
            facts = f"{values_text('to', batch)} ?s {iri_text(predicate)} ?to . GRAPH ?g {{ ?s ?p ?o }}"
            rows = select(self._store, f"SELECT ?to ?s ?p ?o ?g WHERE {{ {facts} }}").rows
            found = {(str(to), str(subject)) for to, subject, *_ in rows}
            for resource in batch:
                pointing = tuple(sorted(subject for to, subject in found if to == resource))
                self._pointing[resource, predicate] = pointing
            described = {tuple(fact) for _, *fact in rows}
            self._take(sorted({subject for _, subject in found}), described)

    def _take(self, resources: Iterable[str], rows: Iterable[Row]) -> None:
        """Keep all that is said of resources: rows of subject, property, value and graph."""
        for resource, found in _by_subject(resources, rows).items():
            self._described[resource] = _description(found)
            graphs = frozenset(str(graph) for *_, graph in found)
            self._graphs[resource] = frozenset(graph for graph in graphs if not graph.endswith(INFERRED_SUFFIX))

    def _column(self, pattern: str) -> tuple[str, ...]:
        rows = select(self._store, f"SELECT DISTINCT ?found WHERE {{ {pattern} }}").rows
        return tuple(sorted(str(found) for (found,) in rows))


def _batches(resources: list[str]) -> Iterator[list[str]]:
    return (resources[first : first + _BATCH] for first in range(0, len(resources), _BATCH))


def _by_subject(resources: Iterable[str], rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows without their subjects, by subject; those too of which nothing is said."""
    found: dict[str, list[Row]] = {resource: [] for resource in resources}
    for subject, *rest in rows:
        found[str(subject)].append(tuple(rest))
    return found


def _description(rows: Iterable[Row]) -> Description:
    return description_of(
        _fact(str(predicate), value, str(graph)) for predicate, value, graph in rows if value is not None
    )


def _fact(predicate: str, value: Term, graph: str) -> Fact:
    inferred = graph.endswith(INFERRED_SUFFIX)
    if not isinstance(value, Literal):
        return Fact(predicate, str(value), is_iri=True, inferred=inferred)
    datatype = RDF.langString if value.language else value.datatype or XSD.string
    return Fact(predicate, str(value), False, value.language, str(datatype), inferred)
