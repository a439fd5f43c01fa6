"""Take a snapshot of a store, and tell what changed in it since the last time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, Quad, RdfFormat, Store, parse
from rdflib.namespace import DCTERMS

from discourse_kg.dumping import graph_names
from discourse_kg.errors import RecapError
from discourse_kg.publication.snapshot import Snapshot, graph_digest, iri_of, keys_of, text_key
from discourse_kg.publication.state import compressed, uncompressed
from discourse_kg.recap import read_recap
from discourse_kg.sources import find_sources
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from discourse_kg.publication.history import History
    from discourse_kg.publication.state import State
    from discourse_kg.storage.interface import GraphStore

#: Quads that the engine takes at once: each time costs it files of their own.
_BATCH: Final = 100_000
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Taken:
    """A snapshot, and under which keys a document may have read something that is otherwise now."""

    snapshot: Snapshot
    changed: frozenset[str]


def take(store: GraphStore, base: str, sources: Iterable[str], place: Path, kept: tuple[State, History]) -> Taken:
    """Copy the graphs of a store into an engine at `place`, and compare them with those that were kept.

    `sources` are where the texts of the recaps are, as far as they are at hand.

    Raises:
        StoreError: the store cannot be read.
        EndpointError: the endpoint cannot be read.
    """
    state, history = kept
    engine = Store(str(place))
    before, changed = state.graphs(), set[str]()
    first = not before
    recaps, digests = dict[str, str](), dict[str, str]()
    pending: list[Quad] = []
    newest = ""
    for name in map(str, graph_names(store, base)):
        quads = list(store.quads(name))
        pending += quads
        if len(pending) >= _BATCH:
            engine.bulk_extend(pending)
            pending = []
        recaps |= {value: iri for iri, value in _values(quads, str(DKG.sha256))}
        newest = max(newest, *(day for _, day in _values(quads, str(DCTERMS.issued)) if _DAY.fullmatch(day)), "")
        lines = sorted(f"{quad} .\n".encode() for quad in quads)
        whole = b"".join(lines)
        digests[name], now, then = graph_digest(whole), compressed(whole), before.pop(name, None)
        if then != now:
            # At first there is no document yet that could have read anything.
            changed |= set() if first else keys_of(_difference(then, now))
            state.replace_graph(name, now)
        if then != now or history.begins:
            history.take(name, lines)
    engine.bulk_extend(pending)
    for name, then in before.items():
        changed |= keys_of(_difference(then, None))
        state.replace_graph(name, None)
        history.take(name, [])
    texts = _texts(sources, recaps)
    of_texts = {source: sha256(text.encode()).hexdigest() for source, text in texts.items()}
    changed |= set(map(text_key, state.replace_texts(of_texts)))
    changed |= history.close(newest)
    return Taken(Snapshot(engine, base, texts, digests), frozenset(changed))


def _values(quads: list[Quad], predicate: str) -> Iterator[tuple[str, str]]:
    """What has a text as a value of a property, and the text."""
    for quad in quads:
        if quad.predicate.value == predicate and isinstance(quad.object, Literal):
            yield iri_of(quad.subject), quad.object.value


def _difference(one: bytes | None, other: bytes | None) -> Iterator[Quad]:
    """The quads that only one of two kept graphs has."""
    lines, others = (set(uncompressed(kept).splitlines(keepends=True)) if kept else set() for kept in (one, other))
    return parse(b"".join(lines ^ others), RdfFormat.N_QUADS)


def _texts(sources: Iterable[str], recaps: dict[str, str]) -> dict[str, str]:
    """The texts of sources, by the source's IRI, where the file is at hand and holds what was read.

    `recaps` are the IRIs by the digest of the file.
    """
    found: dict[str, str] = {}
    for path in find_sources(sources):
        try:
            recap = read_recap(path) if isinstance(path, str) else None
        except RecapError:
            continue
        if recap is not None and recap.sha256 in recaps:
            found[recaps[recap.sha256]] = recap.text
    return found
