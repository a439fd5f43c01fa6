"""Find entries that would mislead a reviewer of a language pack: duplicated, out of order, or misplaced ones.

A TOML parser keeps neither lines nor comments, so these rules read a pack's text, line by line:

- A list has one entry per line. Only the forms of a verb share a line, which is the verb's.
- Entries are sorted by the code points of their case-folded letters. A line with only a comment begins a new group,
  which is sorted by itself; a comment after an entry gives the reason for that entry.
- No list or table has an entry twice, whatever its capitals.
- A verb's forms are listed under its base form. Each word of the base form has its counterpart in the form, in the same
  order and with the same beginning: all letters but the last two, and at least the first three. A form without these
  counterparts is marked as irregular:

      mumble = ["mumbled", "mumbles"]
      mutter = ["muttered", "mutters"]
      say = { regular = ["say", "saying", "says"], irregular = ["said"] }

- A form is listed under one verb of one kind, since a form found in a text has one meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final, NamedTuple

#: The prefix of the tables of verbs.
_VERBS: Final = "cues."
_IRREGULAR: Final = "irregular"

#: The last letters of a word in which a form may differ from its base form, and the first in which it may not.
_ENDING: Final = 2
_BEGINNING: Final = 3

# Examples come last, and are no entries.
_EXAMPLES: Final = "[["
_PART: Final = re.compile(r"""\#.* | (?P<key>"[^"]*"|[\w-]+)\s*= | "(?P<word>(?:[^"\\]|\\.)*)" """, re.VERBOSE)


class Entry(NamedTuple):
    """A word in a list, or a key of a table, with its line (from 1).

    `place` is the list or table, in TOML's notation for keys. Entries of one place and group are sorted together. If
    the entry is a form of a verb, `verb` is its base form, and `irregular` is whether it is marked as irregular.

    A named tuple, since a pack has two thousand entries, and detecting a text's language loads all packs.
    """

    word: str
    line: int
    place: str
    group: int
    verb: str = ""
    irregular: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in a line of a pack, with its remedy; `place` is the list or table."""

    line: int
    place: str
    problem: str


def entries_of(text: str) -> Iterator[Entry]:
    r"""Every entry of a pack's lists and tables, in order.

    >>> for entry in entries_of('[cues.say]\nmutter = ["mutters"]'):
    ...     print(entry.line, entry.place, entry.word)
    2 cues.say mutter
    2 cues.say.mutter mutters
    """
    section = place = verb = ""
    group = 0
    irregular = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(_EXAMPLES):
            return
        if line.startswith("["):
            section = line[1:].partition("]")[0]
        elif line.lstrip().startswith("#"):
            group += 1
        for part in _PART.finditer(line):
            key, word = part.groups()
            if word is not None:
                yield Entry(word, number, place, group, verb=verb, irregular=irregular)
            elif key and part.start():
                irregular = key == _IRREGULAR
            elif key:
                bare, irregular = key.strip('"'), False
                place = f"{section}.{key}" if section else key
                verb = bare if section.startswith(_VERBS) else ""
                # Only a table inside a section is sorted: the keys of a section are in the program's order.
                yield Entry(bare, number, section, group if "." in section else number)


def repeated(entries: Iterable[Entry]) -> Iterator[Fault]:
    """Find entries that their list or table already has."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        earlier = first.setdefault((entry.place, entry.word.casefold()), entry)
        if earlier is not entry:
            problem = f'"{entry.word}" is already in line {earlier.line}; keep one entry, with the content of both'
            yield Fault(entry.line, entry.place, problem)


def misplaced(entries: Sequence[Entry]) -> Iterator[Fault]:
    """Find entries that share a line, are out of order, or are listed under the wrong verb."""
    forms = [entry for entry in entries if entry.verb]
    return chain(_crowded(entries), _unsorted(entries), _foreign(forms), _ambiguous(forms))


def _crowded(entries: Sequence[Entry]) -> Iterator[Fault]:
    for earlier, entry in pairwise(entries):
        if earlier.line == entry.line and earlier.place == entry.place and not entry.verb:
            yield Fault(entry.line, entry.place, f'"{entry.word}" must be on a line of its own')


def _unsorted(entries: Sequence[Entry]) -> Iterator[Fault]:
    last: dict[tuple[str, int, bool], Entry] = {}
    for entry in entries:
        among = (entry.place, entry.group, entry.irregular)
        earlier = last.get(among, entry)
        if earlier.word.casefold() > entry.word.casefold():
            problem = f'"{entry.word}" is out of order: move it before "{earlier.word}"'
            yield Fault(entry.line, entry.place, problem)
        last[among] = entry


def _foreign(forms: Sequence[Entry]) -> Iterator[Fault]:
    """Forms that begin differently from their verb but are not marked as irregular, and the other way round."""
    for form in forms:
        regular = _is_regular(form.word.casefold(), form.verb.casefold())
        if regular and form.irregular:
            remedy = "move it to the regular forms"
            yield Fault(form.line, form.place, f'"{form.word}" begins like "{form.verb}": {remedy}')
        elif not regular and not form.irregular:
            remedy = "put it under its own base form, or among the irregular forms if this is its own"
            yield Fault(form.line, form.place, f'"{form.word}" does not begin like "{form.verb}": {remedy}')


def _is_regular(form: str, verb: str) -> bool:
    """Whether each word of the base form has its counterpart in the form."""
    words = iter(form.split())
    return all(any(_begins_as(word, base) for word in words) for base in verb.split())


def _begins_as(word: str, base: str) -> bool:
    return word.startswith(base[: max(len(base) - _ENDING, _BEGINNING)])


def _ambiguous(forms: Sequence[Entry]) -> Iterator[Fault]:
    """Forms that are listed under several verbs, or under one verb of several kinds."""
    first: dict[str, Entry] = {}
    for form in forms:
        earlier = first.setdefault(form.word.casefold(), form)
        if earlier is not form:
            problem = f'"{form.word}" is also in line {earlier.line} under [{earlier.place}]; keep it in one place'
            yield Fault(form.line, form.place, problem)
