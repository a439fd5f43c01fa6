"""Publish a store as a static site: make what changed since the last time, and put it in place at once."""

from __future__ import annotations

import shutil
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, Quad, RdfFormat, Store, parse

from discourse_kg.dumping import graph_names
from discourse_kg.errors import RecapError, SettingsError
from discourse_kg.publication.catalogue import missing_settings
from discourse_kg.publication.data.documents import HASH
from discourse_kg.publication.folder import STATE, SiteFolder, opened_site
from discourse_kg.publication.parts import documents
from discourse_kg.publication.site import Site
from discourse_kg.publication.snapshot import Snapshot, graph_digest, iri_of, keys_of, text_key
from discourse_kg.publication.state import State, compressed, digest, opened_state, uncompressed
from discourse_kg.recap import read_recap
from discourse_kg.resources import resource
from discourse_kg.sources import find_sources
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from importlib.resources.abc import Traversable

    from discourse_kg.publication.document import Content, Document
    from discourse_kg.settings import Settings
    from discourse_kg.storage.interface import GraphStore

_NO_DIGEST: Final = b""
#: Quads that the engine writes into one file: few, large files are quick to write and to read.
_LOADED_AT_ONCE: Final = 200_000


@dataclass(frozen=True, slots=True)
class Published:
    """What a publishing did: how many files it wrote, how many were right already, how many it removed.

    `hash` is the RDFC-1.0 hash of the dataset.
    """

    written: int
    unchanged: int
    removed: int
    hash: str


def publish(
    store: GraphStore, base: str, settings: Settings, folder: Path, tell: Callable[[int, int], None] | None = None
) -> Published:
    """Write the graph of a store as a site into a folder; the folder is as before, or all new.

    Raises:
        SettingsError: the settings do not say who publishes what, under which licence.
        WritingError: the folder cannot be written, or holds something else.
        StoreError: the store cannot be read.
        EndpointError: the endpoint cannot be read.
    """
    if missing := missing_settings(settings):
        raise SettingsError(f"discourse-kg.toml does not say {', '.join(missing)}: a published dataset needs it")
    with opened_site(folder) as place, _copied_state(place) as state:
        snapshot, changed = _read(store, base, settings, place.staging / "graph", state)
        site = Site(base, settings, state)
        with closing(snapshot):
            changes = _make(documents(snapshot, site), snapshot, changed, place, state, tell)
        state.keep()
        state.close()
        number = place.stage([(place.staging / "state.sqlite").read_bytes()])
        new = [*changes.new.items(), (STATE, number)]
        place.replace(new, changes.gone, {*changes.known, STATE})
    return Published(len(changes.new), changes.unchanged, len(changes.gone), (folder / HASH).read_text("ascii").strip())


@contextmanager
def _copied_state(place: SiteFolder) -> Iterator[State]:
    """Work on a copy: the state is replaced with the files, or not at all."""
    copy = place.staging / "state.sqlite"
    if place.state.is_file():
        shutil.copyfile(place.state, copy)
    with opened_state(copy) as state:
        yield state


def _read(
    store: GraphStore, base: str, settings: Settings, place: Path, state: State
) -> tuple[Snapshot, set[str] | None]:
    """Copy the graphs of a store, and tell what changed in them since the last time; None for all of it."""
    engine = Store(str(place))
    before, changed = state.graphs(), set[str]()
    sources: dict[str, str] = {}
    graph_digests: dict[str, str] = {}
    waiting: list[Quad] = []
    for name in map(str, graph_names(store, base)):
        quads = list(store.quads(name))
        waiting += quads
        if len(waiting) > _LOADED_AT_ONCE:
            engine.bulk_extend(waiting)
            waiting.clear()
        text = "".join(sorted(f"{quad} .\n" for quad in quads))
        graph_digests[name], lines = graph_digest(text), compressed(text.encode())
        sources |= {
            quad.object.value: iri_of(quad.subject)
            for quad in quads
            if quad.predicate.value == str(DKG.sha256) and isinstance(quad.object, Literal)
        }
        kept = before.pop(name, None)
        if kept != lines:
            changed |= keys_of(_difference(kept, lines))
            state.replace_graph(name, lines)
    engine.bulk_extend(waiting)
    for name, kept in before.items():
        changed |= keys_of(_difference(kept, None))
        state.replace_graph(name, None)
    texts = _texts(settings, sources)
    digests = {source: sha256(text.encode()).hexdigest() for source, text in texts.items()}
    changed |= set(map(text_key, state.replace_texts(digests)))
    fingerprint = _fingerprint(base, settings)
    anew = state.fingerprint != fingerprint
    state.fingerprint = fingerprint
    if anew:
        state.forget_parts()
    return Snapshot(engine, base, texts, graph_digests), None if anew else changed


def _difference(one: bytes | None, other: bytes | None) -> Iterator[Quad]:
    """The quads that only one of two kept graphs has."""
    lines, others = (set(uncompressed(kept).splitlines(keepends=True)) if kept else set() for kept in (one, other))
    return parse(b"".join(lines ^ others), RdfFormat.N_QUADS)


def _texts(settings: Settings, sources: dict[str, str]) -> dict[str, str]:
    """The texts of sources, by the source's IRI, where the file is at hand and holds what was read.

    `sources` are the IRIs by the digest of the file.
    """
    found: dict[str, str] = {}
    for path in find_sources(settings.sources):
        try:
            recap = read_recap(path) if isinstance(path, str) else None
        except RecapError:
            continue
        if recap is not None and recap.sha256 in sources:
            found[sources[recap.sha256]] = recap.text
    return found


def _fingerprint(base: str, settings: Settings) -> str:
    """What all files depend on: the program that publishes, its assets, what it tells of itself, and the settings."""
    told = sha256(f"{base}\n{settings!r}\n".encode())
    told_of = (files("discourse_kg.publication"), *map(resource, ("ontology", "queries", "shapes")))
    for content in chain.from_iterable(map(_contents, told_of)):
        told.update(content)
    return told.hexdigest()


def _contents(folder: Traversable) -> Iterator[bytes]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and not entry.name.startswith("__"):
            yield from _contents(entry)
        elif entry.is_file():
            yield entry.name.encode() + b"\n" + entry.read_bytes()


@dataclass(slots=True)
class _Changes:
    """What is to happen: content by path, the paths of what is gone, those that there were."""

    new: dict[str, int]
    gone: list[str]
    known: set[str]
    unchanged: int


def _make(  # noqa: PLR0913, PLR0917 (what a publishing has at hand)
    wanted: Iterable[Document],
    snapshot: Snapshot,
    changed: set[str] | None,
    place: SiteFolder,
    state: State,
    tell: Callable[[int, int], None] | None,
) -> _Changes:
    """Make every file that read something that changed, and stage those whose content is another."""
    before = state.files()
    stale = None if changed is None else state.readers(changed)
    changes = _Changes({}, [], set(before), 0)
    met: set[str] = set()
    todo = list(wanted)
    for done, document in enumerate(todo, start=1):
        met.add(document.path)
        number, old = before.get(document.path, (0, _NO_DIGEST))
        if number and stale is not None and number not in stale:
            changes.unchanged += 1
            continue
        with snapshot.noting() as notes:
            content = _pieces(document.make(snapshot))
            new = _digest_and_stage(content, old, place)
        state.record(document.path, new.digest, notes)
        if new.number is None:
            changes.unchanged += 1
        else:
            changes.new[document.path] = new.number
        if tell is not None:
            tell(done, len(todo))
    changes.gone = sorted(changes.known - met)
    state.forget(changes.gone)
    return changes


@dataclass(frozen=True, slots=True)
class _Made:
    digest: bytes
    number: int | None


def _digest_and_stage(content: Iterable[bytes], old: bytes, place: SiteFolder) -> _Made:
    """Stage content, unless it is short and what the file already holds."""
    pieces = iter(content)
    first = next(pieces, b"")
    second = next(pieces, None)
    if second is None:
        new = digest(first)
        return _Made(new, None if new == old else place.stage([first]))
    told = sha256()

    def passing() -> Iterator[bytes]:
        for piece in chain((first, second), pieces):
            told.update(piece)
            yield piece

    number = place.stage(passing())
    return _Made(told.digest(), None if told.digest() == old else number)


def _pieces(content: Content) -> Iterable[bytes]:
    return [content] if isinstance(content, bytes) else content
