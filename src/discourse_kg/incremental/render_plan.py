"""Render the documents of a site whose dependencies changed, and stage those whose content did."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from discourse_kg.incremental.rendered_file import NEW_FILE, FileRequest, render_file
from discourse_kg.incremental.workers import Batch, BatchRenderer, Task, WorkerContext, worker_pool
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from discourse_kg.incremental.aggregates import Aggregate
    from discourse_kg.incremental.descriptions import GraphIndex
    from discourse_kg.incremental.document import Document
    from discourse_kg.incremental.folder_swap import SiteFolder
    from discourse_kg.incremental.rendered_file import RenderedFile
    from discourse_kg.incremental.snapshot_diff import SnapshotDiff
    from discourse_kg.incremental.state import SiteState
    from discourse_kg.incremental.workers import BatchResult

#: Files about resources from which on worker processes pay off.
_WORTH_WORKERS: Final = 4000
#: The most resources in a batch.
_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """All documents of a site, in the order in which they are rendered.

    `about` gives, for a state, the function that gives all documents about a resource: documents about resources
    follow each other in `documents`, and only with those may workers begin early. `aggregates` are all those of which
    documents read partitions.
    """

    documents: Iterable[Document]
    about: Callable[[SiteState], Callable[[str], Iterator[Document]]]
    aggregates: Sequence[Aggregate[Any]]


@dataclass(slots=True)
class StagedChanges:
    """What is to change in the site's folder: numbers of staged content by path, and the paths of files to remove.

    `known` are the paths of the files that the site has already.
    """

    known: frozenset[str]
    staged: dict[str, int] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0


def render_changed(  # noqa: PLR0913 (what a publishing has at hand)
    site: DocumentSet,
    diff: SnapshotDiff,
    folder: SiteFolder,
    state: SiteState,
    on_progress: Callable[[int, int], None],
    *,
    everything: bool,
    processes: int,
) -> StagedChanges:
    """Render every file whose dependencies changed; with `everything`, all files but permanent ones.

    Raises:
        WritingError: something cannot be written.
        WorkerEndedError: a worker process ended too early.
    """
    if not diff.changed and not everything:
        known = frozenset(state.files())
        return StagedChanges(known, unchanged=len(known))
    plan = _plan(site, diff, state, everything=everything)
    changes = StagedChanges(plan.known, removed=plan.removed, unchanged=plan.unchanged)
    partitions, total = set[str](), plan.total()
    with closing(_Renderer(site, diff, folder, state, processes).render(plan)) as files:
        for done, file in enumerate(files, start=1):
            state.record_file(file.request.path, file.request.number, file.digest, file.size, file.dependencies)
            partitions |= file.partitions
            if file.staged is None:
                changes.unchanged += 1
            else:
                changes.staged[file.request.path] = file.staged
            on_progress(done, total)
    state.forget_files(changes.removed)
    state.replace_partitions(diff.snapshot.aggregates.digests(site.aggregates, partitions))
    return changes


@dataclass(slots=True)
class RenderPlan:
    """What is to be rendered: documents before those about resources, tasks about resources, documents after them.

    `about_resources` is the number of files of the tasks, `known` the paths of the files that the site has, `removed`
    those of files that it shall have no longer.
    """

    known: frozenset[str]
    before: list[tuple[Document, FileRequest]] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    about_resources: int = 0
    after: list[tuple[Document, FileRequest]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0

    def total(self) -> int:
        """How many files are to be rendered."""
        return len(self.before) + self.about_resources + len(self.after)


def _plan(site: DocumentSet, diff: SnapshotDiff, state: SiteState, *, everything: bool) -> RenderPlan:
    """Find the documents whose dependencies changed. Those about resources are not kept in memory."""
    files = state.files()
    changed = diff.changed | diff.snapshot.aggregates.changed(site.aggregates, state.partitions())
    outdated = state.files_depending_on(changed)
    plan, met, resources = RenderPlan(frozenset(files)), set[str](), dict[str, list[FileRequest]]()
    for document in site.documents:
        if document.path in met:
            raise ValueError(f"two documents have the path {document.path}")
        met.add(document.path)
        request = FileRequest(document.path, *files.get(document.path, NEW_FILE))
        if request.number and request.number not in outdated and (document.permanent or not everything):
            plan.unchanged += 1
        elif document.resource is not None:
            resources.setdefault(document.resource, []).append(request)
            plan.about_resources += 1
        else:
            (plan.after if resources else plan.before).append((document, request))
    plan.tasks = [Task(resource, tuple(requests)) for resource, requests in resources.items()]
    plan.removed = sorted(plan.known - met)
    return plan


class _Renderer:
    """Renders the files of a plan in this process and, where many are about resources, in workers."""

    def __init__(
        self, site: DocumentSet, diff: SnapshotDiff, folder: SiteFolder, state: SiteState, processes: int
    ) -> None:
        self._site, self._diff, self._folder, self._state = site, diff, folder, state
        self._processes = processes

    def render(self, plan: RenderPlan) -> Generator[RenderedFile, None, None]:
        """Render all files.

        Raises:
            WritingError: something cannot be written.
            WorkerEndedError: a worker process ended too early.
        """
        if self._processes > 1 and plan.about_resources >= _WORTH_WORKERS:
            yield from self._with_workers(plan)
        else:
            yield from self._here(plan.before)
            renderer = self._batch_renderer()
            for number, (tasks, _) in enumerate(_batches(plan.tasks, self._diff.cache.graph_index), start=1):
                yield from renderer.render(Batch(number, tasks, {}))
        yield from self._here(plan.after)

    def _with_workers(self, plan: RenderPlan) -> Iterator[RenderedFile]:
        """Render what is about resources, and what is before it, together with workers."""
        renderer = self._batch_renderer()
        with worker_pool(self._context(), self._processes - 1, self._batches(plan.tasks)) as pool:
            for file in self._here(plan.before):
                yield file
                yield from self._files(pool.completed())
            while (batch := pool.steal()) is not None:
                yield from renderer.render(batch)
                yield from self._files(pool.completed())
            yield from self._files(pool.remaining())

    def _here(self, documents: Iterable[tuple[Document, FileRequest]]) -> Iterator[RenderedFile]:
        for document, request in documents:
            yield render_file(document, request, self._diff.snapshot, self._folder.area)

    def _batch_renderer(self) -> BatchRenderer:
        return BatchRenderer(self._site.about(self._state), self._diff.snapshot, self._folder.staging)

    def _files(self, results: Iterable[BatchResult]) -> Iterator[RenderedFile]:
        """The files of workers; the fragments that they made on the way are kept."""
        for result in results:
            for key, content in result.fragments:
                self._state.keep_fragment(key, content)
            yield from result.files

    def _batches(self, tasks: Iterable[Task]) -> Iterator[Batch]:
        for number, (some, graph) in enumerate(_batches(tasks, self._diff.cache.graph_index), start=1):
            lines = {name: self._state.graph(name) for name in (graph, graph + INFERRED_SUFFIX) if graph}
            yield Batch(number, some, {name: kept for name, kept in lines.items() if kept is not None})

    def _context(self) -> WorkerContext:
        snapshot, cache = self._diff.snapshot, self._diff.cache
        return WorkerContext(
            engine=self._diff.folder,
            base=snapshot.base,
            texts=cache.texts,
            computed=snapshot.aggregates.export(self._site.aggregates),
            several=cache.graph_index.in_several_graphs(),
            staging=self._folder.staging,
            documents=self._site.about,
        )


def _batches(tasks: Iterable[Task], index: GraphIndex) -> Iterator[tuple[tuple[Task, ...], str]]:
    """Cut tasks into batches, each with the one graph that describes its resources; empty for none."""
    some, graph = list[Task](), ""
    for task in tasks:
        own = index.graph_of(task.resource)
        if len(some) >= _BATCH or (own and graph and own != graph):
            yield tuple(some), graph
            some, graph = [], ""
        some.append(task)
        graph = own or graph
    if some:
        yield tuple(some), graph
