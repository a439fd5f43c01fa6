"""Make the documents of a site that are to be made, and stage those whose content is another."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from discourse_kg.publication.snapshot import changed_pieces, is_piece, piece_digests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from discourse_kg.publication.document import Content, Document
    from discourse_kg.publication.folder import SiteFolder
    from discourse_kg.publication.snapshot import Survey
    from discourse_kg.publication.state import State
    from discourse_kg.publication.taking import Taken

#: The number and digest of a file that there was not before.
_NO_FILE: Final = (0, b"")


@dataclass(frozen=True, slots=True)
class Wanted:
    """All documents of a site, and all surveys of which they read pieces."""

    documents: Iterable[Document]
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
) -> Changes:
    """Make every file that read something that changed, or with `anew` all but those that are kept.

    Raises:
        WritingError: something cannot be written.
    """
    before = state.files()
    changes = Changes(frozenset(before))
    if not taken.changed and not anew:
        changes.unchanged = len(before)
        return changes
    snapshot, pieces = taken.snapshot, set[str]()
    stale = state.readers(taken.changed | changed_pieces(snapshot, wanted.surveys, state.pieces()))
    todo = _to_make(wanted, changes, {path for path, (number, _) in before.items() if number not in stale}, anew=anew)
    for done, document in enumerate(todo, start=1):
        number, old = before.get(document.path, _NO_FILE)
        with snapshot.noting() as notes:
            made = _stage(_pieces(document.make(snapshot)), old, place)
        state.record(document.path, number, made.digest, made.size, notes)
        pieces.update(filter(is_piece, notes))
        if made.number is None:
            changes.unchanged += 1
        else:
            changes.new[document.path] = made.number
        tell(done, len(todo))
    state.forget(changes.gone)
    state.replace_pieces(piece_digests(snapshot, wanted.surveys, pieces))
    return changes


def _to_make(wanted: Wanted, changes: Changes, fresh: set[str], *, anew: bool) -> list[Document]:
    """The documents that are to be made: those that are not `fresh`. Notes the others, and what is gone."""
    met, todo = set[str](), []
    for document in wanted.documents:
        if document.path in met:
            raise ValueError(f"two documents want to be {document.path}")
        met.add(document.path)
        if document.path in fresh and (document.kept or not anew):
            changes.unchanged += 1
        else:
            todo.append(document)
    changes.gone = sorted(changes.known - met)
    return todo


@dataclass(frozen=True, slots=True)
class _Made:
    """What a file holds now, told by its digest; its bytes; where it waits, if it held anything else before."""

    digest: bytes
    size: int
    number: int | None


def _stage(content: Iterable[bytes], old: bytes, place: SiteFolder) -> _Made:
    """Stage content, unless it comes in one piece and is what the file already holds."""
    pieces = iter(content)
    first = next(pieces, b"")
    second = next(pieces, None)
    if second is None:
        new = sha256(first).digest()
        return _Made(new, len(first), None if new == old else place.stage([first]))
    told, size = sha256(), 0

    def passing() -> Iterator[bytes]:
        nonlocal size
        for piece in chain((first, second), pieces):
            told.update(piece)
            size += len(piece)
            yield piece

    number = place.stage(passing())
    return _Made(told.digest(), size, None if told.digest() == old else number)


def _pieces(content: Content) -> Iterable[bytes]:
    return [content] if isinstance(content, bytes) else content
