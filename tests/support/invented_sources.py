"""Sources that tests make up, laid out as the graph of a discourse is, and what a store holds of them."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import PROV, RDF, RDFS, Literal, URIRef

from discourse_kg.graph.identifiers import Identifiers
from discourse_kg.rdf.terms import Term, from_engine
from discourse_kg.storage.interface import select
from discourse_kg.storage.replacement import replace_source
from discourse_kg.vocabulary import DKG
from support.graphs import graph_name, quad

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad

    from discourse_kg.storage.interface import GraphStore

IRIS = Identifiers()
Rows = set[tuple[Term | None, ...]]


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

    def quads(self) -> frozenset[Quad]:
        """The source's quads, arranged as those of a discourse are."""
        found = [
            quad(self.graph, (self.run, RDF.type, DKG.ExtractionRun)),
            quad(self.graph, (self.run, RDF.type, PROV.Activity)),
            *self._numbered(),
            *self._persons(),
            *(self._place(self.place) if self.place else ()),
        ]
        return frozenset(found)

    def _numbered(self) -> Iterator[Quad]:
        for number in range(self.version):
            statement = IRIS.thing("statement", f"{self.key}-{number}")
            yield quad(self.graph, (statement, RDFS.label, Literal(f"number {number}")))

    def _persons(self) -> Iterator[Quad]:
        for name in self.persons:
            person, part = IRIS.person(self.key, name), IRIS.thing("participation", f"{self.key}-{len(name)}")
            yield quad(self.graph, (part, DKG.participant, person))
            yield quad(f"{self.graph}/inferred", (person, DKG.takesPart, part))
            yield quad(IRIS.graph("persons"), (person, RDFS.label, Literal(name)))
            yield quad(f"{IRIS.graph('persons')}/inferred", (person, RDF.type, RDFS.Resource))

    def _place(self, name: str) -> Iterator[Quad]:
        """A place, which is shared, is described by its country, which is shared too."""
        place, country = IRIS.thing("place", name), IRIS.country(name[:3])
        yield quad(self.graph, (IRIS.thing("mention", self.key), DKG.refersTo, place))
        yield quad(IRIS.graph("places"), (place, RDFS.seeAlso, country))
        yield quad(IRIS.graph("countries"), (country, RDFS.label, Literal("a country", lang="en")))
        yield quad(f"{IRIS.graph('countries')}/inferred", (DKG.Country, RDFS.member, country))


def quads(store: GraphStore) -> Rows:
    return set(select(store, "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }").rows)


def quads_of(*sources: Invented) -> Rows:
    return {(URIRef(graph_name(each)), *map(from_engine, each.triple)) for source in sources for each in source.quads()}


def put(store: GraphStore, *sources: Invented) -> None:
    for source in sources:
        replace_source(store, source.graph, source.quads())


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
