"""Publish a store as a static site: make what changed since the last time, and put it in place at once."""

from __future__ import annotations

import re
import shutil
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, Quad, RdfFormat, Store, parse
from rdflib.namespace import DCTERMS

from discourse_kg.dumping import graph_names
from discourse_kg.errors import RecapError, SettingsError
from discourse_kg.publication.catalogue import missing_settings
from discourse_kg.publication.folder import STATE, SiteFolder, opened_site
from discourse_kg.publication.history import History
from discourse_kg.publication.parts import documents
from discourse_kg.publication.site import Site
from discourse_kg.publication.snapshot import Snapshot, iri_of, keys_of, text_key
from discourse_kg.publication.state import State, compressed, digest, opened_state, uncompressed
from discourse_kg.recap import read_recap
from discourse_kg.sources import find_sources
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from importlib.resources.abc import Traversable

    from discourse_kg.publication.document import Content, Document
    from discourse_kg.settings import Settings
    from discourse_kg.storage.interface import GraphStore

_NO_DIGEST: Final = b""
#: Quads that the engine takes at once: each time costs it files of their own.
_BATCH: Final = 100_000
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Published:
    """What a publishing did: how many files it wrote, how many were right already, how many it removed."""

    written: int
    unchanged: int
    removed: int


def publish(  # noqa: PLR0913 (what a publishing has at hand)
    store: GraphStore,
    base: str,
    settings: Settings,
    folder: Path,
    tell: Callable[[int, int], None] | None = None,
    *,
    moment: str | None = None,
    forget: bool = False,
) -> Published:
    """Write the graph of a store as a site into a folder; the folder is as before, or all new.

    `moment` is when it is, an xsd:dateTime in UTC, for those who follow the changes; without it, the time
    of the changes is the day of the newest source. With `forget`, the earlier versions are no longer published.

    Raises:
        SettingsError: the settings do not say who publishes what, under which licence.
        WritingError: the folder cannot be written, or holds something else.
        StoreError: the store cannot be read.
        EndpointError: the endpoint cannot be read.
    """
    if missing := missing_settings(settings):
        raise SettingsError(f"discourse-kg.toml does not say {', '.join(missing)}: a published dataset needs it")
    with opened_site(folder) as place, _copied_state(place) as state:
        state.log.drop_written()
        history = History(state.log, base, moment, forget=forget)
        snapshot, changed = _read(store, base, settings, place.staging / "graph", state, history)
        with closing(snapshot):
            site = Site(base, settings, state)
            anew = _is_other_program(base, settings, state)
            changes = _make(documents(snapshot, site), snapshot, changed, anew, place, state, tell)
        state.keep()
        state.close()
        number = place.stage([(place.staging / "state.sqlite").read_bytes()])
        new = [*changes.new.items(), (STATE, number)]
        place.replace(new, changes.gone, {*changes.known, STATE})
    return Published(len(changes.new), changes.unchanged, len(changes.gone))


@contextmanager
def _copied_state(place: SiteFolder) -> Iterator[State]:
    """Work on a copy: the state is replaced with the files, or not at all."""
    copy = place.staging / "state.sqlite"
    if place.state.is_file():
        shutil.copyfile(place.state, copy)
    with opened_state(copy) as state:
        yield state


def _read(  # noqa: PLR0913, PLR0917 (what a publishing has at hand)
    store: GraphStore, base: str, settings: Settings, place: Path, state: State, history: History
) -> tuple[Snapshot, set[str]]:
    """Copy the graphs of a store, and tell what changed since the last time, as documents note what they read."""
    engine = Store(str(place))
    before, changed = state.graphs(), set[str]()
    sources: dict[str, str] = {}
    pending: list[Quad] = []
    newest = ""
    for name in map(str, graph_names(store, base)):
        quads = list(store.quads(name))
        pending += quads
        if len(pending) >= _BATCH:
            engine.bulk_extend(pending)
            pending = []
        sources |= {value: iri for iri, value in _values(quads, str(DKG.sha256))}
        newest = max(newest, *(day for _, day in _values(quads, str(DCTERMS.issued)) if _DAY.fullmatch(day)), "")
        lines = sorted(f"{quad} .\n".encode() for quad in quads)
        kept, now = before.pop(name, None), compressed(b"".join(lines))
        if kept != now:
            changed |= keys_of(_difference(kept, now))
            state.replace_graph(name, now)
        if kept != now or history.begins:
            history.take(name, lines)
    engine.bulk_extend(pending)
    for name, kept in before.items():
        changed |= keys_of(_difference(kept, None))
        state.replace_graph(name, None)
        history.take(name, [])
    texts = _texts(settings, sources)
    digests = {source: sha256(text.encode()).hexdigest() for source, text in texts.items()}
    changed |= set(map(text_key, state.replace_texts(digests)))
    changed |= history.close(newest)
    return Snapshot(engine, base, texts), changed


def _values(quads: list[Quad], predicate: str) -> Iterator[tuple[str, str]]:
    """What has a text as a value of a property, and the text."""
    for quad in quads:
        if quad.predicate.value == predicate and isinstance(quad.object, Literal):
            yield iri_of(quad.subject), quad.object.value


def _is_other_program(base: str, settings: Settings, state: State) -> bool:
    """Whether the files were made by another program, or with other settings."""
    fingerprint = _fingerprint(base, settings)
    anew = state.fingerprint != fingerprint
    state.fingerprint = fingerprint
    return anew


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
    """What all files depend on: the program that publishes, its assets, and the settings."""
    told = sha256(f"{base}\n{settings!r}\n".encode())
    for content in _contents(files("discourse_kg.publication")):
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
    changed: set[str],
    anew: bool,
    place: SiteFolder,
    state: State,
    tell: Callable[[int, int], None] | None,
) -> _Changes:
    """Make every file that read something that changed, or all, and stage those whose content is another."""
    before, stale = state.files(), state.readers(changed)
    changes = _Changes({}, [], set(before), 0)
    met: set[str] = set()
    todo = list(wanted)
    for done, document in enumerate(todo, start=1):
        met.add(document.path)
        number, old = before.get(document.path, (0, _NO_DIGEST))
        if number and number not in stale and (document.kept or not anew):
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
