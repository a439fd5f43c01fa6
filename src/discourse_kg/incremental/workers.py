"""Make the documents about things: all here, or where there are many, in several processes at once.

Another process reads the graph by itself, and is given some things at a time with the graphs that tell of them. Which
one does what is chance; the files are the same.
"""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from signal import SIG_IGN, SIGINT, signal
from threading import Thread
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import Store

from discourse_kg.errors import DiscourseKGError
from discourse_kg.incremental.folder_swap import Staging
from discourse_kg.incremental.rendered_file import filed
from discourse_kg.incremental.resource_cache import Homes
from discourse_kg.incremental.rings import seldom_collected
from discourse_kg.incremental.snapshot import AtHand, Snapshot
from discourse_kg.incremental.state import State, uncompressed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from discourse_kg.incremental.document import Document
    from discourse_kg.incremental.rendered_file import Filed, Wish

#: How many processes there are, unless somebody wants another number: each takes memory of its own.
_USUAL: Final = 2
#: How much is given out that nobody has begun: the process that gives it out is busy for some seconds at a time.
_AHEAD: Final = 200
#: The content of each chunk is numbered from a beginning of its own.
_APART: Final = 1_000_000


class Task(NamedTuple):
    """A thing, and the files about it that are to be made."""

    thing: str
    wishes: tuple[Wish, ...]


class Chunk(NamedTuple):
    """Tasks that one process takes at once, numbered from 1; the graphs that alone tell of their things, compressed."""

    number: int
    tasks: tuple[Task, ...]
    graphs: Mapping[str, bytes]


class Outcome(NamedTuple):
    """The files that were made, and the parts of other files that were made beside."""

    files: list[Filed]
    parts: list[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Workshop:
    """What another process needs to make documents.

    The folder of the engine, the base, what was read elsewhere, what surveys found, the things of which several graphs
    tell, where content waits. `documents` gives, for a state, what gives all documents about a thing; it is pickled.
    """

    engine: Path
    base: str
    texts: Mapping[str, str]
    found: Mapping[str, object]
    several: frozenset[str]
    staging: Path
    documents: Callable[[State], Callable[[str], Iterator[Document]]]


class ProcessEndedError(DiscourseKGError):
    """A process that ended before its work was done: it was killed, or there was no memory for it."""

    exit_code = 70


def usual_processes() -> int:
    """How many processes make a large site where nobody says it: two, if there are as many processors for us."""
    for_us = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(_USUAL, for_us)


class Maker:
    """Makes documents about things from a snapshot; `documents` gives all about one."""

    def __init__(self, documents: Callable[[str], Iterator[Document]], snapshot: Snapshot, staging: Path) -> None:
        self._documents, self._snapshot, self._staging = documents, snapshot, staging

    def make(self, chunk: Chunk) -> Iterator[Filed]:
        """Make the files of some tasks.

        Raises:
            WritingError: something cannot be written.
        """
        staging = Staging(self._staging, chunk.number * _APART)
        for thing, wishes in chunk.tasks:
            wanted = {wish.path: wish for wish in wishes}
            for document in self._documents(thing):
                if document.path in wanted:
                    yield filed(document, wanted[document.path], self._snapshot, staging)


class Others:
    """Other processes that make chunks, as long as there are any that nobody has begun."""

    def __init__(self, pool: ProcessPoolExecutor, chunks: Iterator[Chunk]) -> None:
        self._pool, self._chunks = pool, chunks
        self._given: dict[Future[Outcome], Chunk] = {}
        self._give()

    def made(self) -> Iterator[Outcome]:
        """What was made meanwhile; gives out more."""
        while self._given and (first := next(iter(self._given))).done():
            yield self._outcome(first)
        self._give()

    def left(self) -> Chunk | None:
        """A chunk that nobody has begun, for who has time; None when there is none."""
        chunk = next(self._chunks, None)
        if chunk is None:
            given = next((future for future in reversed(self._given) if future.cancel()), None)
            chunk = self._given.pop(given) if given else None
        return chunk

    def rest(self) -> Iterator[Outcome]:
        """What is still to be made."""
        while self._given:
            yield self._outcome(next(iter(self._given)))
            self._give()

    def _outcome(self, future: Future[Outcome]) -> Outcome:
        del self._given[future]
        return future.result()

    def _give(self) -> None:
        for chunk in islice(self._chunks, _AHEAD - len(self._given)):
            self._given[self._pool.submit(_make, chunk)] = chunk


@contextmanager
def others(shop: Workshop, count: int, chunks: Iterable[Chunk]) -> Iterator[Others]:
    """Let other processes begin with chunks; none of them goes on when the block ends.

    Raises:
        ProcessEndedError: one of them ended too early, which is noticed inside the block.
    """
    begin = multiprocessing.get_context("spawn")  # an engine does not survive a fork
    pool = ProcessPoolExecutor(count, begin, _begin, (shop,))
    try:
        yield Others(pool, iter(chunks))
    except BrokenProcessPool:
        raise ProcessEndedError(
            "a process that made files was killed, or found no memory; publish again, or with --processes 1"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


class _Worker:
    """What another process has: a snapshot of its own."""

    def __init__(self, shop: Workshop) -> None:
        self._graphs: Mapping[str, bytes] = {}
        self._homes, self._state = Homes(shop.several), State(Path(":memory:"))
        at_hand = AtHand(shop.texts, {}, self._lines, self._homes)
        snapshot = Snapshot(Store.read_only(str(shop.engine)), shop.base, at_hand)
        snapshot.have(shop.found)
        documents = shop.documents(self._state)
        self._maker = Maker(documents, snapshot, shop.staging)

    def make(self, chunk: Chunk) -> Outcome:
        """Make a chunk."""
        self._graphs = {name: uncompressed(lines) for name, lines in chunk.graphs.items()}
        for name, lines in self._graphs.items():
            self._homes.take(name, lines.splitlines())
        return Outcome(list(self._maker.make(chunk)), self._state.take_parts())

    def _lines(self, graph: str) -> bytes | None:
        return self._graphs.get(graph)


#: What this process was told when it began, and what it then works with: in a process that others began, one of each.
_SHOPS: Final[list[Workshop]] = []
_WORKERS: Final[list[_Worker]] = []


def _begin(shop: Workshop) -> None:
    """Begin as another process: who began it ends it, and it does not outlive that one."""
    signal(SIGINT, SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _SHOPS.append(shop)


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _make(chunk: Chunk) -> Outcome:
    """Make a chunk in another process."""
    with seldom_collected():
        if not _WORKERS:  # not when it begins: what goes wrong then is told to nobody
            _WORKERS.append(_Worker(_SHOPS[0]))
        return _WORKERS[0].make(chunk)
