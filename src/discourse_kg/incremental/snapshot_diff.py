"""Take a snapshot of a store, and tell what changed in it since the last time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Self

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse
from rdflib.namespace import DCTERMS

from discourse_kg.dumping import graph_names
from discourse_kg.errors import RecapError
from discourse_kg.incremental.resource_cache import Homes
from discourse_kg.incremental.snapshot import AtHand, Difference, Snapshot, graph_digest, keys_of, text_key
from discourse_kg.incremental.state import compressed, uncompressed
from discourse_kg.rdf.fact import iri_of
from discourse_kg.readers.intake import read
from discourse_kg.readers.port import recap_of
from discourse_kg.readers.sources import find_sources
from discourse_kg.storage.interface import Engine
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from discourse_kg.incremental.history import History
    from discourse_kg.incremental.state import State
    from discourse_kg.storage.interface import GraphStore

#: Quads that the engine takes at once: each time costs it files of their own.
_BATCH: Final = 100_000
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Taken:
    """A snapshot, and under which keys a document may have read something that is otherwise now.

    `at_hand` is what the snapshot knows without asking its engine, and `folder` where other processes may read that.
    """

    snapshot: Snapshot
    changed: frozenset[str]
    at_hand: AtHand
    folder: Path


def take(store: GraphStore, base: str, sources: Iterable[str], place: Path, kept: tuple[State, History]) -> Taken:
    """Compare the graphs of a store with those that were kept, and give a snapshot of them all.

    `place` is where a copy is made of a store that may change meanwhile; `sources` are where the texts of the recaps
    are, as far as they are at hand.

    Raises:
        StoreError: the store cannot be read.
        EndpointError: the endpoint cannot be read.
    """
    state, history = kept
    names = list(map(str, graph_names(store, base)))
    with _Engine(_own_engine(store, names), place) as engine:
        found = _compare(store, names, engine, kept)
    texts = _texts(sources, {value: iri for iri, value in _values(engine.store, DKG.sha256)})
    of_texts = {source: sha256(text.encode()).hexdigest() for source, text in texts.items()}
    changed = found.keys | set(map(text_key, state.replace_texts(of_texts)))
    issued = (day for _, day in _values(engine.store, DCTERMS.issued) if _DAY.fullmatch(day))
    changed |= history.close(max(issued, default=""))
    at_hand = AtHand(texts, found.digests, partial(_lines, state), found.homes)
    return Taken(Snapshot(engine.store, base, at_hand, found.difference), frozenset(changed), at_hand, engine.folder)


def _lines(state: State, graph: str) -> bytes | None:
    """The N-Quads of a graph, as they were just kept."""
    kept = state.graph(graph)
    return uncompressed(kept) if kept else None


@dataclass(frozen=True, slots=True)
class _Compared:
    """The digests of all graphs; what is otherwise than at the last time, if there was one, and under which keys.

    `homes` are known when all graphs were read.
    """

    digests: dict[str, str]
    homes: Homes
    difference: Difference | None
    keys: set[str]


def _compare(store: GraphStore, names: list[str], engine: _Engine, kept: tuple[State, History]) -> _Compared:
    """Compare graphs with those that were kept, and keep those that are others.

    Those that the store knows to be as they were are not read.
    """
    state, history = kept
    before, digests, differences, homes = state.graphs(), dict[str, str](), _Differences(), Homes()
    first, changes, read = not before, store.changes(state.position), 0
    for name in names:
        then = before.pop(name, None)
        if then and not (engine.is_copy or history.begins or changes.graphs is None or name in changes.graphs):
            digests[name] = then
            continue
        quads = list(store.quads(name))
        read += 1
        engine.add(quads)
        lines = sorted(f"{quad} .\n".encode() for quad in quads)
        whole = b"".join(lines)
        homes.take(name, lines)
        digests[name] = graph_digest(whole)
        if then != digests[name]:
            now = compressed(whole)
            if not first:
                differences.find(state.graph(name), now)
            state.replace_graph(name, digests[name], now)
        if then != digests[name] or history.begins:
            history.take(name, lines)
    for name in before:
        differences.find(state.graph(name), None)
        state.replace_graph(name, "", None)
        history.take(name, [])
    state.position = changes.position
    difference = differences.all()
    # At first there is no document yet that could have read anything.
    keys = keys_of(difference.added | difference.removed) if differences.any else set[str]()
    known = homes if read == len(names) else Homes()
    return _Compared(digests, known, None if first else difference, keys)


def _own_engine(store: GraphStore, names: list[str]) -> Engine | None:
    """The store's own engine, if it can be had and holds these graphs and no other."""
    engine = store.engine()
    return engine if engine is not None and len(names) == sum(1 for _ in store.graphs("")) else None


def _values(engine: Store, predicate: str) -> Iterator[tuple[str, str]]:
    """What has a text as a value of a property, and the text."""
    for quad in engine.quads_for_pattern(None, NamedNode(str(predicate)), None):
        if isinstance(quad.object, Literal):
            yield iri_of(quad.subject), quad.object.value


class _Engine:
    """The engine of the snapshot: the store's own where it can be had, else a copy of all that the store holds."""

    def __init__(self, own: Engine | None, place: Path) -> None:
        self.is_copy = own is None
        self.store, self.folder = own or Engine(Store(str(place)), place)
        self._pending: list[Quad] = []

    def add(self, quads: list[Quad]) -> None:
        """Copy quads, if this is a copy."""
        if self.is_copy:
            self._pending += quads
            if len(self._pending) >= _BATCH:
                self._write()

    def _write(self) -> None:
        self.store.bulk_extend(self._pending)
        self._pending = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        if self.is_copy:
            self._write()
            self.store.flush()


class _Differences:
    """The quads that only one of two kept graphs has, of several such pairs."""

    def __init__(self) -> None:
        self._added: set[Quad] = set()
        self._removed: set[Quad] = set()
        self.any = False

    def find(self, before: bytes | None, now: bytes | None) -> None:
        """Compare two kept graphs; None is one that there is not."""
        self.any = True
        then, after = (set(uncompressed(kept).splitlines(keepends=True)) if kept else set() for kept in (before, now))
        self._added.update(parse(b"".join(after - then), RdfFormat.N_QUADS))
        self._removed.update(parse(b"".join(then - after), RdfFormat.N_QUADS))

    def all(self) -> Difference:
        """What was found."""
        return Difference(frozenset(self._added), frozenset(self._removed))


def _texts(sources: Iterable[str], recaps: dict[str, str]) -> dict[str, str]:
    """The texts of sources, by the source's IRI, where the file is at hand and holds what was read.

    `recaps` are the IRIs by the digest of the file.
    """
    found: dict[str, str] = {}
    for path in find_sources(sources):
        try:
            recap = recap_of(read(path)) if isinstance(path, str) else None
        except RecapError:
            continue
        if recap is not None and recap.sha256 in recaps:
            found[recaps[recap.sha256]] = recap.text
    return found
