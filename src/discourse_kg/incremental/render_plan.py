"""Make the documents of a site that are to be made, and stage those whose content is another."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from discourse_kg.incremental.rendered_file import NO_FILE, Wish, filed
from discourse_kg.incremental.snapshot import changed_pieces, piece_digests
from discourse_kg.incremental.workers import Chunk, Maker, Task, Workshop, others
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from discourse_kg.incremental.document import Document
    from discourse_kg.incremental.folder_swap import SiteFolder
    from discourse_kg.incremental.rendered_file import Filed
    from discourse_kg.incremental.resource_cache import Homes
    from discourse_kg.incremental.snapshot import Survey
    from discourse_kg.incremental.snapshot_diff import Taken
    from discourse_kg.incremental.state import State
    from discourse_kg.incremental.workers import Outcome

#: Fewer files about things than these are made before another process has begun.
_ENOUGH: Final = 4000
#: The things that a process takes at once, if not one graph ends before.
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """All documents of a site; what gives, for a state, those of a thing; all surveys of which they read pieces.

    Documents are made in their order; only with those about things, which follow each other, may other processes begin
    before.
    """

    documents: Iterable[Document]
    of_things: Callable[[State], Callable[[str], Iterator[Document]]]
    surveys: Sequence[Survey[Any]]


@dataclass(slots=True)
class Changes:
    """What is to happen: staged content by path, the paths of what is gone, those that there were."""

    known: frozenset[str]
    new: dict[str, int] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    unchanged: int = 0


def make(  # noqa: PLR0913 (what a publishing has at hand)
    wanted: Wanted,
    taken: Taken,
    place: SiteFolder,
    state: State,
    tell: Callable[[int, int], None],
    *,
    anew: bool,
    processes: int,
) -> Changes:
    """Make every file that read something that changed, or with `anew` all but those that are kept.

    Raises:
        WritingError: something cannot be written.
        ProcessEndedError: one of several processes ended too early.
    """
    if not taken.changed and not anew:
        known = frozenset(state.files())
        return Changes(known, unchanged=len(known))
    todo = _todo(wanted, taken, state, anew=anew)
    changes, pieces, total = Changes(todo.known, gone=todo.gone, unchanged=todo.unchanged), set[str](), todo.files()
    with closing(_Making(wanted, taken, place, state, processes).all(todo)) as made_files:
        for done, made in enumerate(made_files, start=1):
            state.record(made.wish.path, made.wish.number, made.digest, made.size, made.read)
            pieces |= made.pieces
            if made.staged is None:
                changes.unchanged += 1
            else:
                changes.new[made.wish.path] = made.staged
            tell(done, total)
    state.forget(changes.gone)
    state.replace_pieces(piece_digests(taken.snapshot, wanted.surveys, pieces))
    return changes


@dataclass(slots=True)
class _Todo:
    """What is to be made: documents before those about things, tasks for `about_things` files, documents behind.

    `known` are the paths of the files that there were, `gone` of those that shall not be, and `unchanged` files are as
    they were.
    """

    known: frozenset[str]
    before: list[tuple[Document, Wish]] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    about_things: int = 0
    behind: list[tuple[Document, Wish]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    unchanged: int = 0

    def files(self) -> int:
        """How many files are to be made."""
        return len(self.before) + self.about_things + len(self.behind)


def _todo(wanted: Wanted, taken: Taken, state: State, *, anew: bool) -> _Todo:
    """Find the documents that read something that changed. Those about things are not kept in memory."""
    before = state.files()
    stale = state.readers(taken.changed | changed_pieces(taken.snapshot, wanted.surveys, state.pieces()))
    todo, met, things = _Todo(frozenset(before)), set[str](), dict[str, list[Wish]]()
    for document in wanted.documents:
        if document.path in met:
            raise ValueError(f"two documents want to be {document.path}")
        met.add(document.path)
        wish = Wish(document.path, *before.get(document.path, NO_FILE))
        if wish.number and wish.number not in stale and (document.kept or not anew):
            todo.unchanged += 1
        elif document.thing is not None:
            things.setdefault(document.thing, []).append(wish)
            todo.about_things += 1
        else:
            (todo.behind if things else todo.before).append((document, wish))
    todo.tasks = [Task(thing, tuple(wishes)) for thing, wishes in things.items()]
    todo.gone = sorted(todo.known - met)
    return todo


class _Making:
    """Makes files with this process and, where many are about things, with others."""

    def __init__(self, wanted: Wanted, taken: Taken, place: SiteFolder, state: State, processes: int) -> None:
        self._wanted, self._taken, self._place, self._state = wanted, taken, place, state
        self._processes = processes

    def all(self, todo: _Todo) -> Generator[Filed, None, None]:
        """Make all files.

        Raises:
            WritingError: something cannot be written.
            ProcessEndedError: another process ended too early.
        """
        if self._processes > 1 and todo.about_things >= _ENOUGH:
            yield from self._with_others(todo)
        else:
            yield from self._here(todo.before)
            maker = self._maker()
            for number, (tasks, _) in enumerate(_cut(todo.tasks, self._taken.at_hand.homes), start=1):
                yield from maker.make(Chunk(number, tasks, {}))
        yield from self._here(todo.behind)

    def _with_others(self, todo: _Todo) -> Iterator[Filed]:
        """Make what is about things, and what is before it, together with others."""
        maker = self._maker()
        with others(self._workshop(), self._processes - 1, self._chunks(todo.tasks)) as helping:
            for file in self._here(todo.before):
                yield file
                yield from self._kept(helping.made())
            while (chunk := helping.left()) is not None:
                yield from maker.make(chunk)
                yield from self._kept(helping.made())
            yield from self._kept(helping.rest())

    def _here(self, documents: Iterable[tuple[Document, Wish]]) -> Iterator[Filed]:
        for document, wish in documents:
            yield filed(document, wish, self._taken.snapshot, self._place.area)

    def _maker(self) -> Maker:
        return Maker(self._wanted.of_things(self._state), self._taken.snapshot, self._place.staging)

    def _kept(self, outcomes: Iterable[Outcome]) -> Iterator[Filed]:
        """What others made; the parts that they made beside are kept."""
        for outcome in outcomes:
            for key, content in outcome.parts:
                self._state.keep_part(key, content)
            yield from outcome.files

    def _chunks(self, tasks: Iterable[Task]) -> Iterator[Chunk]:
        for number, (some, graph) in enumerate(_cut(tasks, self._taken.at_hand.homes), start=1):
            lines = {name: self._state.graph(name) for name in (graph, graph + INFERRED_SUFFIX) if graph}
            yield Chunk(number, some, {name: kept for name, kept in lines.items() if kept is not None})

    def _workshop(self) -> Workshop:
        snapshot, at_hand = self._taken.snapshot, self._taken.at_hand
        return Workshop(
            engine=self._taken.folder,
            base=snapshot.base,
            texts=at_hand.texts,
            found=snapshot.found(self._wanted.surveys),
            several=at_hand.homes.several(),
            staging=self._place.staging,
            documents=self._wanted.of_things,
        )


def _cut(tasks: Iterable[Task], homes: Homes) -> Iterator[tuple[tuple[Task, ...], str]]:
    """Cut tasks into pieces for one process each, with the graph that alone tells of its things; empty for none."""
    some, graph = list[Task](), ""
    for task in tasks:
        home = homes.of(task.thing)
        if len(some) >= _AT_ONCE or (home and graph and home != graph):
            yield tuple(some), graph
            some, graph = [], ""
        some.append(task)
        graph = home or graph
    if some:
        yield tuple(some), graph
