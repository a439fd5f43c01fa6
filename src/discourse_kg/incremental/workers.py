"""Render documents about resources, in this process or in several at once.

A worker reads the graph by itself and is given batches of tasks, with the graphs that describe their resources. Which
worker renders what is chance; the files are the same.
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
from discourse_kg.incremental.descriptions import GraphIndex
from discourse_kg.incremental.folder_swap import Staging
from discourse_kg.incremental.garbage_collection import collected_less_often
from discourse_kg.incremental.rendered_file import render_file
from discourse_kg.incremental.snapshot import Snapshot, SnapshotCache
from discourse_kg.incremental.state import SiteState, uncompressed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from discourse_kg.incremental.document import Document
    from discourse_kg.incremental.rendered_file import FileRequest, RenderedFile
    from discourse_kg.incremental.source_texts import SourceTexts

#: Default number of worker processes; each has its own memory.
_DEFAULT: Final = 2
#: Batches that are queued ahead: the process that queues them is busy rendering for seconds at a time.
_QUEUED: Final = 200
#: Gap between the file numbers of two batches, so that workers never collide.
_NUMBERS_PER_BATCH: Final = 1_000_000


class Task(NamedTuple):
    """A resource, and the files about it that are to be rendered."""

    resource: str
    requests: tuple[FileRequest, ...]


class Batch(NamedTuple):
    """Tasks that one worker takes at once, numbered from 1, and the compressed graphs that describe their resources."""

    number: int
    tasks: tuple[Task, ...]
    graphs: Mapping[str, bytes]


class BatchResult(NamedTuple):
    """The files that were rendered, and the fragments of other files that were made on the way."""

    files: list[RenderedFile]
    fragments: list[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class WorkerContext:
    """What a worker needs to render documents; it is pickled.

    `engine` is the folder of the engine, `staging` that of staged content. `computed` are the aggregates that were
    exported, `several` the resources that several graphs describe. `documents` gives, for a state, the function that
    gives all documents about a resource.
    """

    engine: Path
    base: str
    texts: SourceTexts
    computed: Mapping[str, object]
    several: frozenset[str]
    staging: Path
    documents: Callable[[SiteState], Callable[[str], Iterator[Document]]]


class WorkerEndedError(DiscourseKGError):
    """A worker that ended before its work was done: it was killed, or ran out of memory."""

    exit_code = 70


def default_workers() -> int:
    """How many processes render a large site by default: two, where this process may use two processors."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(_DEFAULT, available)


class BatchRenderer:
    """Renders documents about resources from a snapshot; `documents` gives all about one."""

    def __init__(self, documents: Callable[[str], Iterator[Document]], snapshot: Snapshot, staging: Path) -> None:
        self._documents, self._snapshot, self._staging = documents, snapshot, staging

    def render(self, batch: Batch) -> Iterator[RenderedFile]:
        """Render the files of a batch.

        Raises:
            WritingError: something cannot be written.
        """
        staging = Staging(self._staging, batch.number * _NUMBERS_PER_BATCH)
        for resource, requests in batch.tasks:
            wanted = {request.path: request for request in requests}
            for document in self._documents(resource):
                if document.path in wanted:
                    yield render_file(document, wanted[document.path], self._snapshot, staging)


class WorkerPool:
    """Worker processes, and the batches that they have begun or have queued."""

    def __init__(self, executor: ProcessPoolExecutor, batches: Iterator[Batch]) -> None:
        self._executor, self._batches = executor, batches
        self._queued: dict[Future[BatchResult], Batch] = {}
        self._queue()

    def completed(self) -> Iterator[BatchResult]:
        """The results that are there, in order; queues more batches."""
        while self._queued and (first := next(iter(self._queued))).done():
            yield self._result(first)
        self._queue()

    def steal(self) -> Batch | None:
        """A batch that no worker has begun, for the calling process to render; None when there is none."""
        batch = next(self._batches, None)
        if batch is None:
            cancelled = next((future for future in reversed(self._queued) if future.cancel()), None)
            batch = self._queued.pop(cancelled) if cancelled else None
        return batch

    def remaining(self) -> Iterator[BatchResult]:
        """Wait for all results that are still to come."""
        while self._queued:
            yield self._result(next(iter(self._queued)))
            self._queue()

    def _result(self, future: Future[BatchResult]) -> BatchResult:
        del self._queued[future]
        return future.result()

    def _queue(self) -> None:
        for batch in islice(self._batches, _QUEUED - len(self._queued)):
            self._queued[self._executor.submit(_render, batch)] = batch


@contextmanager
def worker_pool(context: WorkerContext, workers: int, batches: Iterable[Batch]) -> Iterator[WorkerPool]:
    """Let workers begin with batches; none of them goes on when the block ends.

    Raises:
        WorkerEndedError: one of them ended too early, which is noticed inside the block.
    """
    spawn = multiprocessing.get_context("spawn")  # an engine does not survive a fork
    executor = ProcessPoolExecutor(workers, spawn, _start, (context,))
    try:
        yield WorkerPool(executor, iter(batches))
    except BrokenProcessPool:
        raise WorkerEndedError(
            "a worker process was killed or ran out of memory; publish again, or with --processes 1"
        ) from None
    finally:
        executor.shutdown(cancel_futures=True)


class _Worker:
    """What a worker process has: a snapshot of its own, and a state in memory for fragments."""

    def __init__(self, context: WorkerContext) -> None:
        self._graphs: Mapping[str, bytes] = {}
        self._index, self._state = GraphIndex(context.several), SiteState(Path(":memory:"))
        cache = SnapshotCache(context.texts, {}, self._lines, self._index)
        snapshot = Snapshot(Store.read_only(str(context.engine)), context.base, cache)
        snapshot.aggregates.preload(context.computed)
        self._renderer = BatchRenderer(context.documents(self._state), snapshot, context.staging)

    def render(self, batch: Batch) -> BatchResult:
        self._graphs = {name: uncompressed(lines) for name, lines in batch.graphs.items()}
        for name, lines in self._graphs.items():
            self._index.add(name, lines.splitlines())
        return BatchResult(list(self._renderer.render(batch)), self._state.take_fragments())

    def _lines(self, graph: str) -> bytes | None:
        return self._graphs.get(graph)


#: In a worker process: the context that it was started with, and the worker, one of each.
_CONTEXT: Final[list[WorkerContext]] = []
_WORKER: Final[list[_Worker]] = []


def _start(context: WorkerContext) -> None:
    """Start a worker process: the process that started it ends it, and it does not outlive that one."""
    signal(SIGINT, SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _CONTEXT.append(context)


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _render(batch: Batch) -> BatchResult:
    """Render a batch in a worker process."""
    with collected_less_often():
        if not _WORKER:  # not in `_start`, whose exceptions are lost
            _WORKER.append(_Worker(_CONTEXT[0]))
        return _WORKER[0].render(batch)
