"""Make the documents about things: all here, or where there are many, in several processes at once.

Each process reads the graph by itself and has a few things at a time to do. Which one does what is chance; the
files are the same.
"""

from __future__ import annotations

import multiprocessing
import signal
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import Store

from discourse_kg.errors import DiscourseKGError
from discourse_kg.publication.filing import filed
from discourse_kg.publication.folder import Staging
from discourse_kg.publication.site import Site
from discourse_kg.publication.snapshot import Snapshot
from discourse_kg.publication.state import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from multiprocessing import Queue

    from discourse_kg.publication.document import Document
    from discourse_kg.publication.filing import Filed, Wish
    from discourse_kg.settings import Settings

#: Fewer files than these are made before another process has begun.
_ENOUGH: Final = 4000
#: Things that a process takes at once.
_AT_ONCE: Final = 50
#: Each process numbers what it stages from a beginning of its own.
_APART: Final = 1_000_000_000
#: Seconds after which it is looked whether a silent process is still there.
_PATIENCE: Final = 1.0


class Task(NamedTuple):
    """A thing, and the files about it that are to be made."""

    thing: str
    wishes: tuple[Wish, ...]


@dataclass(frozen=True, slots=True)
class Workshop:
    """What a process needs: the folder of the engine, what was read elsewhere, the settings, where content waits.

    `documents` gives, for a site, what gives all documents about a thing; `found` is what surveys found.
    """

    engine: Path
    base: str
    texts: Mapping[str, str]
    found: Mapping[str, object]
    settings: Settings
    documents: Callable[[Site], Callable[[str], Iterator[Document]]]
    staging: Path


class ProcessEndedError(DiscourseKGError):
    """A process that ended before its work was done: it was killed, or there was no memory for it."""

    exit_code = 70


class Makers:
    """Make the files about things with this process and, where there are many, with others.

    `documents` gives all documents about a thing; `workshop` tells what another process needs.
    """

    def __init__(
        self,
        documents: Callable[[str], Iterator[Document]],
        snapshot: Snapshot,
        staging: Staging,
        workshop: Callable[[], Workshop],
        processes: int,
    ) -> None:
        self._own = _Maker(documents, snapshot, staging)
        self._workshop, self._processes = workshop, processes

    def make(self, tasks: Sequence[Task], here: Iterator[Filed]) -> Iterator[Filed]:
        """What is made `here`, and all files that tasks want; other processes begin with these at once.

        Raises:
            WritingError: something cannot be written.
            ProcessEndedError: a process ended too early.
        """
        chunks = [tasks[at : at + _AT_ONCE] for at in range(0, len(tasks), _AT_ONCE)]
        if self._processes > 1 and sum(len(task.wishes) for task in tasks) >= _ENOUGH:
            with _others(self._workshop(), min(self._processes, len(chunks)) - 1, chunks) as others:
                yield from here
                yield from others.all(self._own, len(chunks))
        else:
            yield from here
            for chunk in chunks:
                yield from self._own.make(chunk)


class _Maker:
    """Makes documents about things with a snapshot of its own."""

    def __init__(self, documents: Callable[[str], Iterator[Document]], snapshot: Snapshot, staging: Staging) -> None:
        self._documents, self._snapshot, self._staging = documents, snapshot, staging

    def make(self, chunk: Sequence[Task]) -> Iterator[Filed]:
        """Make the files of some tasks."""
        for thing, wishes in chunk:
            wanted = {wish.path: wish for wish in wishes}
            for document in self._documents(thing):
                if document.path in wanted:
                    yield filed(document, wanted[document.path], self._snapshot, self._staging)


class _Others:
    """Processes that take chunks from a queue, and put what they made into another."""

    def __init__(self, shop: Workshop, count: int, chunks: Sequence[Sequence[Task]]) -> None:
        start = multiprocessing.get_context("spawn")  # an engine does not survive a fork
        self._tasks: Queue[Sequence[Task] | None] = start.Queue()
        self._results: Queue[list[Filed] | Exception] = start.Queue()
        for chunk in (*chunks, *[None] * count):
            self._tasks.put(chunk)
        self._processes = [
            start.Process(target=_work, args=(shop, number, self._tasks, self._results), daemon=True)
            for number in range(1, count + 1)
        ]
        for process in self._processes:
            process.start()

    def all(self, own: _Maker, chunks: int) -> Iterator[Filed]:
        """What all make, this process as well, until every chunk is made."""
        left = True
        while chunks:
            chunk = self._chunk() if left else None
            left = chunk is not None
            yield from own.make(chunk) if chunk is not None else self._result()
            chunks -= 1

    def _chunk(self) -> Sequence[Task] | None:
        """Something to do; None when there is nothing left, which the others must be told as well."""
        try:
            chunk = self._tasks.get(timeout=_PATIENCE)
        except Empty:
            return None
        if chunk is None:
            self._tasks.put(None)
        return chunk

    def _result(self) -> list[Filed]:
        while True:
            try:
                result = self._results.get(timeout=_PATIENCE)
            except Empty:
                if any(process.exitcode for process in self._processes):
                    raise ProcessEndedError("a process that made files ended too early; publish again") from None
                continue
            if isinstance(result, Exception):
                raise result
            return result

    def end(self) -> None:
        """Let no process go on."""
        for process in self._processes:
            process.terminate()
            process.join()


@contextmanager
def _others(shop: Workshop, count: int, chunks: Sequence[Sequence[Task]]) -> Iterator[_Others]:
    others = _Others(shop, count, chunks)
    try:
        yield others
    finally:
        others.end()


def _work(
    shop: Workshop,
    number: int,
    tasks: Queue[Sequence[Task] | None],
    results: Queue[list[Filed] | Exception],
) -> None:
    """Make chunks until there is none left; what goes wrong is told as a result."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is interrupted ends the others
    try:
        snapshot = Snapshot(Store.read_only(str(shop.engine)), shop.base, shop.texts)
        snapshot.have(shop.found)
        with closing(snapshot), State(Path(":memory:")) as state:
            site = Site(shop.base, shop.settings, state)
            maker = _Maker(shop.documents(site), snapshot, Staging(shop.staging, number * _APART))
            while (chunk := tasks.get()) is not None:
                results.put(list(maker.make(chunk)))
    except Exception as fault:  # noqa: BLE001 (it is raised where it is read)
        results.put(fault if isinstance(fault, DiscourseKGError) else RuntimeError(f"{type(fault).__name__}: {fault}"))
