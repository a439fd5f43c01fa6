"""Take a snapshot of a store, and find what changed since the last one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Self

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse
from rdflib.namespace import DCTERMS, PROV

from discourse_kg.incremental.dependencies import keys_of_quads, text_key
from discourse_kg.incremental.descriptions import GraphIndex
from discourse_kg.incremental.named_graphs import graph_digest
from discourse_kg.incremental.snapshot import Snapshot, SnapshotCache
from discourse_kg.incremental.source_texts import check_texts
from discourse_kg.incremental.state import compressed, uncompressed
from discourse_kg.rdf.fact import iri_of
from discourse_kg.storage.interface import Engine, graph_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from discourse_kg.incremental.history import History
    from discourse_kg.incremental.state import SiteState
    from discourse_kg.storage.interface import GraphStore

#: Quads that are written to the engine at once: each write costs it files of their own.
_BATCH: Final = 100_000
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class SnapshotDiff:
    """A snapshot, and the dependency keys whose values changed since the last publish.

    `cache` is what the snapshot knows without asking its engine, `folder` where other processes may read that engine.
    `unkept` are the sources whose texts are not kept as they were read, with what is wrong.
    """

    snapshot: Snapshot
    changed: frozenset[str]
    cache: SnapshotCache
    folder: Path
    unkept: Mapping[str, str]


def take_snapshot(store: GraphStore, base: str, folder: Path, kept: tuple[SiteState, History]) -> SnapshotDiff:
    """Compare the graphs of a store with those of the last publish, and give a snapshot of them all.

    `folder` is where a store that may change meanwhile is copied to.

    Raises:
        StoreError: the store cannot be read.
        EndpointError: the endpoint cannot be read.
    """
    state, history = kept
    names = graph_names(store, base)
    with _Engine(_own_engine(store, names), folder) as engine:
        compared = _compare(store, names, engine, kept)
    checked = check_texts(store.texts.folder, _runs(engine.store))
    changed = compared.keys | set(map(text_key, state.replace_texts(checked.digests)))
    issued = (day for _, day in _values(engine.store, DCTERMS.issued) if _DAY.fullmatch(day))
    changed |= history.close(max(issued, default=""))
    cache = SnapshotCache(checked.texts, compared.digests, partial(_lines, state), compared.index)
    snapshot = Snapshot(engine.store, base, cache)
    return SnapshotDiff(snapshot, frozenset(changed), cache, engine.folder, checked.problems)


def _lines(state: SiteState, graph: str) -> bytes | None:
    """The N-Quads of a graph, as they were just kept."""
    kept = state.graph(graph)
    return uncompressed(kept) if kept else None


@dataclass(frozen=True, slots=True)
class _Compared:
    """The digests of all graphs, and the dependency keys of the quads that changed, if there was a snapshot before.

    `index` is filled when all graphs were read.
    """

    digests: dict[str, str]
    index: GraphIndex
    keys: set[str]


def _compare(store: GraphStore, names: list[str], engine: _Engine, kept: tuple[SiteState, History]) -> _Compared:
    """Compare graphs with those that were kept, and keep those that changed.

    Graphs that the store knows to be unchanged are not read.
    """
    state, history = kept
    before, digests, keys, index = state.graphs(), dict[str, str](), set[str](), GraphIndex()
    first, changes, read = not before, store.changes(state.position), 0
    for name in names:
        then = before.pop(name, None)
        if then and not (engine.is_copy or history.begins or changes.graphs is None or name in changes.graphs):
            digests[name] = then
            continue
        held = list(store.quads(name))
        read += 1
        engine.add(held)
        lines = sorted(f"{quad} .\n".encode() for quad in held)
        whole = b"".join(lines)
        index.add(name, lines)
        digests[name] = graph_digest(whole)
        if then != digests[name]:
            now = compressed(whole)
            if not first:  # else no document yet depends on anything
                keys |= _changed_keys(state.graph(name), now)
            state.replace_graph(name, digests[name], now)
        if then != digests[name] or history.begins:
            history.add(name, lines)
    for name in before:
        keys |= _changed_keys(state.graph(name), None)
        state.replace_graph(name, "", None)
        history.add(name, [])
    state.position = changes.position
    return _Compared(digests, index if read == len(names) else GraphIndex(), keys)


def _own_engine(store: GraphStore, names: list[str]) -> Engine | None:
    """The store's own engine, if it is available and holds these graphs and no other."""
    engine = store.engine()
    return engine if engine is not None and len(names) == sum(1 for _ in store.graphs("")) else None


def _runs(engine: Store) -> dict[str, str]:
    """The run that read each source, both by their IRIs."""
    found = engine.quads_for_pattern(None, NamedNode(str(PROV.used)), None)
    return dict(sorted((iri_of(quad.object), iri_of(quad.subject)) for quad in found))


def _values(engine: Store, predicate: str) -> Iterator[tuple[str, str]]:
    """The resources that have a text as a value of a property, each with the text."""
    for quad in engine.quads_for_pattern(None, NamedNode(str(predicate)), None):
        if isinstance(quad.object, Literal):
            yield iri_of(quad.subject), quad.object.value


class _Engine:
    """The engine of the snapshot: the store's own where it is available, else a copy of all that the store holds."""

    def __init__(self, own: Engine | None, folder: Path) -> None:
        self.is_copy = own is None
        self.store, self.folder = own or Engine(Store(str(folder)), folder)
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


def _changed_keys(before: bytes | None, now: bytes | None) -> set[str]:
    """The dependency keys of the quads that only one of two states of a graph has; None where there is no graph."""
    then, after = (set(uncompressed(kept).splitlines(keepends=True)) if kept else set() for kept in (before, now))
    return keys_of_quads(parse(b"".join(then ^ after), RdfFormat.N_QUADS))
