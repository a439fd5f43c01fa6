"""What follows from one source: what the rules say over its graphs and the closed ontology.

A rule is a file in `rules/`, a SPARQL query that constructs what follows in one step. The rules run in
memory, over one source at a time, until they say nothing new: the cost follows the change, not the store.
"""

from __future__ import annotations

from collections import ChainMap, defaultdict
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final, cast

from oxrdflib import OxigraphStore
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse
from rdflib import Dataset

from discourse_kg.rdf.graph_names import INFERRED_SUFFIX
from discourse_kg.resources import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pyoxigraph import QueryTriples

    from discourse_kg.closure.ontology import ClosedOntology

_SOURCE: Final = "/graph/source/"


def infer(dataset: Dataset, ontology: ClosedOntology) -> Dataset:
    """Give what follows from the graphs of one source, each triple in the companion of the graph it follows from.

    What follows from shared facts alone goes to the companion of the shared graph that describes what it
    is about, and so is the same whichever source is read; all else goes to the companion of the source's
    graph. Nothing is given that the dataset or the ontology has already.

    Raises:
        ValueError: the dataset has graphs of several sources.
    """
    shared = _facts(dataset)
    own = {name: shared.pop(name) for name in tuple(shared) if _SOURCE in name}
    if len(own) > 1:
        raise ValueError(f"one source at a time, not {', '.join(sorted(own))}")
    reasoner, home = _Reasoner(ontology), _home(shared)
    conclusions = [_placed(triple, home(triple)) for triple in reasoner.learn(chain(*shared.values()))]
    for source, facts in own.items():
        conclusions += (_placed(triple, source) for triple in reasoner.learn(facts))
    known = {*chain(*shared.values(), *own.values())}
    store = Store()
    store.extend(quad for quad in conclusions if quad.triple not in known)
    return Dataset(store=OxigraphStore(store=store), default_union=True)


class _Reasoner:
    """Knows an ontology, and concludes from what it learns all that the rules let it."""

    def __init__(self, ontology: ClosedOntology) -> None:
        self._known: set[Triple] = set()
        self._store = Store()
        self._remember(_axioms(ontology))

    def learn(self, facts: Iterable[Triple]) -> list[Triple]:
        """Remember the facts and give what follows now and did not before."""
        self._remember(facts)
        learnt: list[Triple] = []
        while news := [triple for rule in _rules() for triple in self._follow(rule)]:
            learnt += news
        return learnt

    def _follow(self, rule: str) -> list[Triple]:
        conclusions = cast("QueryTriples", self._store.query(rule))
        news = [triple for triple in conclusions if triple not in self._known]
        self._remember(news)
        return news

    def _remember(self, triples: Iterable[Triple]) -> None:
        triples = tuple(triples)
        self._known.update(triples)
        self._store.extend(Quad(*triple) for triple in triples)


@cache
def _rules() -> tuple[str, ...]:
    """The rules, each a query that constructs what follows at once."""
    return tuple(texts("closure/rules", ".rq").values())


@cache
def _axioms(ontology: ClosedOntology) -> tuple[Triple, ...]:
    """The ontology, asserted and inferred, without its literals."""
    turtle = (graph.serialize(format="ox-nt", encoding="utf-8") for graph in (ontology.asserted, ontology.inferred))
    quads = chain.from_iterable(parse(text, RdfFormat.N_TRIPLES) for text in turtle)
    return tuple(quad.triple for quad in quads if isinstance(quad.object, NamedNode))


def _facts(dataset: Dataset) -> dict[str, list[Triple]]:
    """The triples of each named graph and of its companion together, by the name of the graph."""
    facts: defaultdict[str, list[Triple]] = defaultdict(list)
    for quad in parse(dataset.serialize(format="ox-nq", encoding="utf-8"), RdfFormat.N_QUADS):
        if isinstance(quad.graph_name, NamedNode):
            facts[quad.graph_name.value.removesuffix(INFERRED_SUFFIX)].append(quad.triple)
    return facts


def _home(shared: Mapping[str, Iterable[Triple]]) -> Callable[[Triple], str]:
    """Find the shared graph that a conclusion belongs to: where its subject is described, or else named."""
    named: dict[object, str] = {}
    described: dict[object, str] = {}
    for graph in sorted(shared, reverse=True):
        named.update((triple.object, graph) for triple in shared[graph])
        described.update((triple.subject, graph) for triple in shared[graph])
    homes = ChainMap(described, named)
    return lambda triple: homes.get(triple.subject) or homes.get(triple.object) or min(shared)


def _placed(triple: Triple, graph: str) -> Quad:
    """The triple in the companion of a graph."""
    return Quad(triple.subject, triple.predicate, triple.object, NamedNode(graph + INFERRED_SUFFIX))
