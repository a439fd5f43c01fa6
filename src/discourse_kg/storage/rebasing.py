"""Moves a store in a folder to another base: all of it, or nothing if anything fails.

The graphs are written anew into a second folder of the engine's, and the manifest, which names both the base and
the engine's folder, is replaced in one step. Texts stay where they are: they are named by keys, and no key depends
on the base.
"""

from __future__ import annotations

import shutil
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import NamedNode, Quad, Store

from discourse_kg.errors import StoreError
from discourse_kg.identifiers import key, rebased
from discourse_kg.storage.changes import ChangeLog
from discourse_kg.storage.embedded import open_embedded
from discourse_kg.storage.manifest import ENGINE, flush_folder, read_manifest, write_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from discourse_kg.storage.embedded import EmbeddedStore

_Term = TypeVar("_Term")

#: How many IRIs are remembered: most IRIs of a quad were in a quad shortly before it.
_REMEMBERED = 100_000


def rebase(directory: Path, base: str) -> str:
    """Move the store in a folder to a base, and return the base it had.

    Raises:
        StoreError: there is no store, it is in use, or it cannot be written; it is as it was.
    """
    manifest = read_manifest(directory)
    if manifest is None:
        raise StoreError(f"no store at {directory}; run discourse-kg build")
    with open_embedded(directory, read_only=False) as store:
        if store.base == base:
            return base
        engine = f"{ENGINE}-{key('base', base)}"
        try:
            _write(directory / engine, _moved(store, base))
            # Whoever has read the store before must read all of it again, whichever base it ends up with.
            ChangeLog(directory).record(())
        except (OSError, RuntimeError) as fault:
            shutil.rmtree(directory / engine, ignore_errors=True)
            raise StoreError(f"{directory}: cannot be moved: {fault}; it is as it was") from fault
        write_manifest(directory, base, engine)
    shutil.rmtree(directory / manifest.engine, ignore_errors=True)
    return manifest.base


def _write(folder: Path, quads: Iterator[Quad]) -> None:
    """Fill an engine's folder; it is on disk when this returns."""
    shutil.rmtree(folder, ignore_errors=True)
    engine = Store(folder)
    engine.bulk_extend(quads)
    engine.flush()
    del engine
    flush_folder(folder)
    flush_folder(folder.parent)


def _moved(store: EmbeddedStore, base: str) -> Iterator[Quad]:
    @lru_cache(_REMEMBERED)
    def moved(iri: str) -> NamedNode:
        return NamedNode(rebased(iri, store.base, base))

    def term(value: _Term) -> _Term | NamedNode:
        return moved(value.value) if isinstance(value, NamedNode) else value

    for graph in store.graphs(""):
        for quad in store.quads(graph):
            yield Quad(term(quad.subject), term(quad.predicate), term(quad.object), term(quad.graph_name))
