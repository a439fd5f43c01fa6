"""Make the documents of a site that are to be made, and stage those whose content is another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from discourse_kg.publication.filing import NO_DIGEST, Wish, filed
from discourse_kg.publication.processes import Makers, Task, Workshop
from discourse_kg.publication.snapshot import changed_pieces, piece_digests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from discourse_kg.publication.document import Document
    from discourse_kg.publication.folder import SiteFolder
    from discourse_kg.publication.site import Site
    from discourse_kg.publication.snapshot import Survey
    from discourse_kg.publication.state import State
    from discourse_kg.publication.taking import Taken


@dataclass(frozen=True, slots=True)
class Wanted:
    """All documents of a site; what gives, for a site, those of a thing; all surveys of which they read pieces."""

    documents: Iterable[Document]
    of_things: Callable[[Site], Callable[[str], Iterator[Document]]]
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
    site: Site,
    tell: Callable[[int, int], None],
    *,
    anew: bool,
    processes: int = 1,
) -> Changes:
    """Make every file that read something that changed, or with `anew` all but those that are kept.

    Raises:
        WritingError: something cannot be written.
        ProcessEndedError: one of several processes ended too early.
    """
    snapshot, state = taken.snapshot, site.state
    if not taken.changed and not anew:
        known = frozenset(state.files())
        return Changes(known, unchanged=len(known))
    todo = _todo(wanted, taken, site.state, anew=anew)
    changes, pieces = Changes(todo.known, gone=todo.gone, unchanged=todo.unchanged), set[str]()
    here = (filed(document, wish, snapshot, place.area) for document, wish in todo.here)

    def workshop() -> Workshop:
        found = snapshot.found(wanted.surveys)
        return Workshop(
            taken.folder, snapshot.base, snapshot.texts, found, site.settings, wanted.of_things, place.staging
        )

    makers = Makers(wanted.of_things(site), snapshot, place.area, workshop, processes)
    for done, made in enumerate(makers.make(todo.tasks, here), start=1):
        state.record(made.wish.path, made.wish.number, made.digest, made.size, made.read)
        pieces |= made.pieces
        if made.staged is None:
            changes.unchanged += 1
        else:
            changes.new[made.wish.path] = made.staged
        tell(done, todo.files)
    state.forget(changes.gone)
    state.replace_pieces(piece_digests(snapshot, wanted.surveys, pieces))
    return changes


@dataclass(slots=True)
class _Todo:
    """What is to be made: documents that this process makes, tasks for any; and what is as it was, or gone."""

    known: frozenset[str]
    gone: list[str] = field(default_factory=list)
    unchanged: int = 0
    here: list[tuple[Document, Wish]] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)

    @property
    def files(self) -> int:
        """How many files are to be made."""
        return len(self.here) + sum(len(task.wishes) for task in self.tasks)


def _todo(wanted: Wanted, taken: Taken, state: State, *, anew: bool) -> _Todo:
    """Find the documents that read something that changed; what is only wanted is not kept in memory."""
    before = state.files()
    stale = state.readers(taken.changed | changed_pieces(taken.snapshot, wanted.surveys, state.pieces()))
    todo, met = _Todo(frozenset(before)), set[str]()
    of_things: dict[str, list[Wish]] = {}
    for document in wanted.documents:
        if document.path in met:
            raise ValueError(f"two documents want to be {document.path}")
        met.add(document.path)
        number, old = before.get(document.path, (0, NO_DIGEST))
        if number and number not in stale and (document.kept or not anew):
            todo.unchanged += 1
        elif document.thing is None:
            todo.here.append((document, Wish(document.path, number, old)))
        else:
            of_things.setdefault(document.thing, []).append(Wish(document.path, number, old))
    todo.gone = sorted(todo.known - met)
    todo.tasks = [Task(thing, tuple(wishes)) for thing, wishes in of_things.items()]
    return todo
