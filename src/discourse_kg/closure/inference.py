"""What follows from one source, by rules over its graphs and the closed ontology.

A rule is a file in `rules/`: a SPARQL query that constructs what follows in one step. The rules run in
memory, over one source at a time, until they conclude nothing new: the cost follows the change, not the store.
"""

from __future__ import annotations

from collections import ChainMap, defaultdict
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import NamedNode, Quad, Store, Triple

from discourse_kg.rdf.graph_names import INFERRED_SUFFIX
from discourse_kg.resources import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pyoxigraph import QueryTriples

    from discourse_kg.closure.ontology import ClosedOntology

_SOURCE: Final = "/graph/source/"


def infer(quads: Iterable[Quad], ontology: ClosedOntology) -> frozenset[Quad]:
    """Conclude what follows from the graphs of one source, each triple in the companion of the graph it follows from.

    What follows from shared facts alone goes to the companion of the shared graph that describes its
    subject, and so is the same whichever source is read; all else goes to the companion of the source's
    graph. What the quads or the ontology state already is left out.

    Raises:
        ValueError: the quads belong to the graphs of several sources.
    """
    shared = _triples_by_graph(quads)
    own = {name: shared.pop(name) for name in tuple(shared) if _SOURCE in name}
    if len(own) > 1:
        raise ValueError(f"one source at a time, not {', '.join(sorted(own))}")
    reasoner, home = _Reasoner(ontology), _home(shared)
    conclusions = [_placed(triple, home(triple)) for triple in reasoner.learn(chain(*shared.values()))]
    for source, facts in own.items():
        conclusions += (_placed(triple, source) for triple in reasoner.learn(facts))
    known = {*chain(*shared.values(), *own.values())}
    return frozenset(quad for quad in conclusions if quad.triple not in known)


class _Reasoner:
    """Knows an ontology, and concludes from what it learns everything that the rules allow."""

    def __init__(self, ontology: ClosedOntology) -> None:
        self._known: set[Triple] = set()
        self._store = Store()
        self._remember(_axioms(ontology))

    def learn(self, facts: Iterable[Triple]) -> list[Triple]:
        """Remember the facts and return what follows now and did not before."""
        self._remember(facts)
        learnt: list[Triple] = []
        while new := [triple for rule in _rules() for triple in self._apply(rule)]:
            learnt += new
        return learnt

    def _apply(self, rule: str) -> list[Triple]:
        conclusions = cast("QueryTriples", self._store.query(rule))
        new = [triple for triple in conclusions if triple not in self._known]
        self._remember(new)
        return new

    def _remember(self, triples: Iterable[Triple]) -> None:
        triples = tuple(triples)
        self._known.update(triples)
        self._store.extend(Quad(*triple) for triple in triples)


@cache
def _rules() -> tuple[str, ...]:
    """The rules, each a CONSTRUCT query for what follows in one step."""
    return tuple(texts("closure/rules", ".rq").values())


@cache
def _axioms(ontology: ClosedOntology) -> tuple[Triple, ...]:
    """The ontology, asserted and inferred, without its literals."""
    quads = chain(ontology.asserted, ontology.inferred)
    return tuple(quad.triple for quad in quads if isinstance(quad.object, NamedNode))


def _triples_by_graph(quads: Iterable[Quad]) -> dict[str, list[Triple]]:
    """The triples of each named graph together with those of its companion."""
    triples: defaultdict[str, list[Triple]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode):
            triples[quad.graph_name.value.removesuffix(INFERRED_SUFFIX)].append(quad.triple)
    return triples


def _home(shared: Mapping[str, Iterable[Triple]]) -> Callable[[Triple], str]:
    """Choose the shared graph that a conclusion belongs to: where its subject is described, or else named."""
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
