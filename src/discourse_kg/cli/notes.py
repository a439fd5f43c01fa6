"""Prints what readers noted about sources: what they repaired, and what they could not read."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from discourse_kg.cli.output import note
from discourse_kg.reader_notes import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Up to this many sources have a line each; more have a line for each kind of note.
_MOST: Final = 20
#: The most things that are named in the notes of one kind.
_NAMED: Final = 12
_TOLD: Final = {
    NoteKind.ENCODING: "was read as {}",
    NoteKind.REPAIRED: "had garbled letters, which were repaired ({})",
    NoteKind.CONTROL_CHARACTERS: "has control characters, which were left out: {}",
    NoteKind.UNKNOWN_KEYS: "no use is made of the keys {}",
    NoteKind.UNREAD_VALUE: "not understood, and left out: {}",
    NoteKind.ATTACHMENT: "has attachments, which are not read: {}",
    NoteKind.NOT_LISTED: "has no record in {}",
}


def tell_notes(noted: Sequence[tuple[str, Sequence[Note]]]) -> None:
    """Print the notes on sources, which are given by their paths."""
    noted = [(path, notes) for path, notes in noted if notes]
    if len(noted) <= _MOST:
        for path, notes in noted:
            note(f"{path}: {_line(notes)}")
        return
    by_kind: defaultdict[NoteKind, dict[str, Counter[str]]] = defaultdict(dict)
    for path, notes in noted:
        for each in notes:
            by_kind[each.kind].setdefault(path, Counter()).update(_things(each))
    for kind, by_path in by_kind.items():
        things: Counter[str] = sum(by_path.values(), Counter())
        note(f"{next(iter(by_path))} and {len(by_path) - 1} more: {_TOLD[kind].format(_frequent(things))}")


def _line(notes: Iterable[Note]) -> str:
    """The notes on one source, on one line."""
    by_kind: defaultdict[NoteKind, list[str]] = defaultdict(list)
    for each in notes:
        by_kind[each.kind].append(each.about)
    return "; ".join(_TOLD[kind].format(", ".join(abouts)) for kind, abouts in by_kind.items())


def _things(each: Note) -> list[str]:
    """What a note is about: keys one by one, and of values that were not read, whose they are."""
    if each.kind is NoteKind.UNREAD_VALUE:
        return [each.about.partition(",")[0].partition(":")[0]]
    return each.about.split(", ") if each.kind is NoteKind.UNKNOWN_KEYS else [each.about]


def _frequent(things: Counter[str]) -> str:
    named = [thing for thing, _ in sorted(things.items(), key=lambda item: (-item[1], item[0]))[:_NAMED]]
    more = f" and {len(things) - len(named)} more" if len(things) > len(named) else ""
    return ", ".join(named) + more
