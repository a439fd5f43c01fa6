"""Sources that tests make up, laid out as the graph of a discourse is, and what a store holds of them."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import PROV, RDF, RDFS, Dataset, Literal, URIRef

from discourse_kg.graph.identifiers import Identifiers
from discourse_kg.rdf.terms import Term
from discourse_kg.storage.interface import select
from discourse_kg.storage.replacement import replace_source
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.storage.interface import GraphStore

IRIS = Identifiers()
Quads = set[tuple[Term | None, ...]]


@dataclass(frozen=True)
class Invented:
    """What an invented source says in one of its versions: who takes part, and in which place."""

    key: str
    version: int = 1
    persons: tuple[str, ...] = ()
    place: str | None = None

    @property
    def graph(self) -> str:
        return str(IRIS.source_graph(self.key))

    @property
    def run(self) -> URIRef:
        return IRIS.thing("run", f"{self.key}-{self.version}")

    def dataset(self) -> Dataset:
        """The source's quads, laid out as a graph of a discourse is."""
        dataset = Dataset()
        own, inferred = dataset.graph(URIRef(self.graph)), dataset.graph(URIRef(f"{self.graph}/inferred"))
        own.add((self.run, RDF.type, DKG.ExtractionRun))
        own.add((self.run, RDF.type, PROV.Activity))
        for number in range(self.version):
            own.add((IRIS.thing("statement", f"{self.key}-{number}"), RDFS.label, Literal(f"number {number}")))
        for person in self.persons:
            shared, part = IRIS.person(self.key, person), IRIS.thing("participation", f"{self.key}-{len(person)}")
            own.add((part, DKG.participant, shared))
            inferred.add((shared, DKG.takesPart, part))
            dataset.graph(IRIS.graph("persons")).add((shared, RDFS.label, Literal(person)))
            dataset.graph(URIRef(f"{IRIS.graph('persons')}/inferred")).add((shared, RDF.type, RDFS.Resource))
        if self.place:
            self._describe_place(dataset)
        return dataset

    def _describe_place(self, dataset: Dataset) -> None:
        """A place, which is shared, is described by its country, which is shared too."""
        place, country = IRIS.thing("place", str(self.place)), IRIS.country(str(self.place)[:3])
        dataset.graph(URIRef(self.graph)).add((IRIS.thing("mention", self.key), DKG.refersTo, place))
        dataset.graph(IRIS.graph("places")).add((place, RDFS.seeAlso, country))
        dataset.graph(IRIS.graph("countries")).add((country, RDFS.label, Literal("a country", lang="en")))
        dataset.graph(URIRef(f"{IRIS.graph('countries')}/inferred")).add((DKG.Country, RDFS.member, country))


def quads(store: GraphStore) -> Quads:
    return set(select(store, "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }").rows)


def quads_of(*sources: Invented) -> Quads:
    return {(URIRef(str(g)), s, p, o) for source in sources for s, p, o, g in source.dataset().quads()}  # type: ignore[misc]


def put(store: GraphStore, *sources: Invented) -> None:
    for source in sources:
        replace_source(store, source.graph, source.dataset())


@contextmanager
def child(code: str) -> Iterator[subprocess.Popen[str]]:
    """Another process, which has said something when this one goes on."""
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        assert process.stdout.readline()
        yield process
        assert process.poll() is None, "it ended before it was killed"
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
