"""What the graph says of single things, read from the engine; what stands in one graph is read at once where it can be.

The engine takes several times as long for a quad as a parser. So whoever goes through all things of a graph says so,
and what is said of those of which no other graph tells comes from the lines of that graph.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, RdfFormat, Store, parse

from discourse_kg.rdf.description import Description, description_of
from discourse_kg.rdf.fact import fact_of, iri_of
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

#: What is read again and again while pages are made: labels, kinds, the people of a panel.
_REMEMBERED: Final = 8_000
#: Of a thing that several graphs tell of.
_NO_HOME: Final = ""


class Homes:
    """Of each thing the one graph that tells of it, what was inferred of it included.

    `several` are things that are known to have none, because several graphs tell of them.
    """

    def __init__(self, several: Iterable[str] = ()) -> None:
        self._graphs = dict.fromkeys(several, _NO_HOME)

    def take(self, graph: str, lines: Iterable[bytes]) -> None:
        """Take in a graph, from its N-Quads."""
        home = graph.removesuffix(INFERRED_SUFFIX)
        for subject in {line.partition(b" ")[0] for line in lines}:
            thing = subject[1:-1].decode()
            if self._graphs.setdefault(thing, home) != home:
                self._graphs[thing] = _NO_HOME

    def of(self, thing: str) -> str:
        """The graph; empty when there are several, or none is known."""
        return self._graphs.get(thing, _NO_HOME)

    def several(self) -> frozenset[str]:
        """The things of which several graphs tell."""
        return frozenset(thing for thing, graph in self._graphs.items() if graph == _NO_HOME)


class Facts:
    """Reads what is said of things. `lines` gives the N-Quads of a graph, if they are at hand."""

    def __init__(self, engine: Store, lines: Callable[[str], bytes | None], homes: Homes) -> None:
        self._engine, self._lines, self._homes = engine, lines, homes
        self._home = _NO_HOME
        self._near: dict[str, list[Quad]] = {}
        self.about = lru_cache(_REMEMBERED)(self._read_about)
        self.pointing_at = lru_cache(_REMEMBERED)(self._read_pointing)

    def close(self) -> None:
        """Let go of the engine, which would else live as long as what was remembered: until rings are looked for."""
        del self._engine, self.about, self.pointing_at

    def near(self, thing: str) -> None:
        """Read all that stands in the graph of a thing: much of it is going to be asked for."""
        home = self._homes.of(thing)
        if home in {self._home, _NO_HOME}:
            return
        self._home, self._near = home, {}
        for graph in (home, home + INFERRED_SUFFIX):
            for quad in parse(self._lines(graph) or b"", RdfFormat.N_QUADS):
                self._near.setdefault(iri_of(quad.subject), []).append(quad)

    def _read_about(self, thing: str) -> Description:
        near = self._homes.of(thing) == self._home != _NO_HOME
        found = self._near.get(thing, ()) if near else self._engine.quads_for_pattern(NamedNode(thing), None, None)
        return description_of(map(fact_of, found))

    def _read_pointing(self, thing: str, predicate: str) -> tuple[str, ...]:
        found = self._engine.quads_for_pattern(None, NamedNode(predicate), NamedNode(thing))
        return tuple(sorted({quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)}))
