"""What a source tells of itself in a table, by whatever keys its maker uses: in front matter, or in a list of sources.

Which keys tell what is in `fact_keys.toml`. What nobody knows is named in a note, and so is a value that cannot be
read; the source is read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

from discourse_kg.errors import key_path, shown
from discourse_kg.reader_notes import Note, NoteKind
from discourse_kg.readers.fact_values import UnreadValueError, address_of, day_of, name_of, topics_of, words_of
from discourse_kg.readers.reader_tables import reader_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_Value = TypeVar("_Value")

#: The most tags of a page that are taken for topics.
MOST_TAGS: Final = 10
#: Our own keys whose values count for whoever publishes: one that cannot be read is an error and no note.
_ADDRESSES: Final = frozenset({"source", "licence"})
_STRICT: Final = frozenset({"event_date", *_ADDRESSES})
#: How alike a key must be to one of ours to have been meant for it.
_MISSPELT: Final = 0.75


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What a source, or a list that it stands in, tells of the source; see `Recap` for what each means."""

    id: str | None = None
    title: str | None = None
    language: str | None = None
    source: str | None = None
    author: str | None = None
    licence: str | None = None
    published: date | None = None
    event: str | None = None
    event_date: date | None = None
    place: str | None = None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """The facts of a table, notes on what was not read of it, and the faults of keys that nobody but us uses."""

    facts: SourceFacts
    notes: tuple[Note, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()


def fact_names() -> tuple[str, ...]:
    """Our own keys for facts.

    >>> "event_date" in fact_names()
    True
    """
    return tuple(fact for fact in _keys() if fact != "tags")


def known_key(key: str) -> str | None:
    """The fact that a key tells; None if it tells none.

    >>> known_key("PubDate"), known_key("weight")
    ('date', None)
    """
    return _facts().get(_folded(key))


def read_facts(table: Mapping[str, object]) -> Told:
    """Read what a table tells.

    >>> read_facts({"Title": "Snow", "Datum": "2017-10-12", "date": "in the autumn"}).notes
    (Note(kind=<NoteKind.UNKNOWN_KEYS: 'unknown-keys'>, about='Datum'), \
Note(kind=<NoteKind.UNREAD_VALUE: 'unread-value'>, about='date: "in the autumn"'))
    """
    return _Table(table).read()


@cache
def _keys() -> Mapping[str, tuple[str, ...]]:
    return reader_table("fact_keys.toml", dict[str, tuple[str, ...]])


@cache
def _facts() -> Mapping[str, str]:
    """The fact that each known key tells."""
    return {_folded(key): fact for fact, keys in _keys().items() for key in keys}


class _Table:
    """A table, its keys as they are compared, and what was found out about it."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self._written: Final[dict[str, str]] = {}
        self._values: Final[dict[str, object]] = {}
        for key, value in _flat(table):
            if (folded := _folded(key)) not in self._values:
                self._values[folded], self._written[folded] = value, key
        self._unread: list[Note] = []
        self._faults: list[tuple[str, str]] = []

    def read(self) -> Told:
        """Read all facts, and note what is left."""
        told: dict[str, object] = {
            "id": self._first("id", words_of),
            "title": self._first("title", words_of),
            "language": self._first("language", words_of),
            "source": self._source(),
            "author": self._author(),
            "licence": self._first("licence", lambda value: address_of(value, words=True)),
            "published": self._first("date", day_of),
            "event": self._first("event", words_of),
            "event_date": self._first("event_date", day_of),
            "place": self._first("place", words_of),
            "topics": self._topics(),
        }
        facts = SourceFacts(**{field.name: told[field.name] for field in fields(SourceFacts)})  # type: ignore[arg-type]
        return Told(facts, (*self._unknown(), *self._unread), tuple(self._faults))

    def _first(self, fact: str, read: Callable[[object], _Value | None]) -> _Value | None:
        """The first value of a fact that can be read; where none can, the first that cannot is noted."""
        found, unread = self._search(_keys()[fact], read)
        if found is None and unread:
            self._refuse(fact, *unread[0])
        return found

    def _source(self) -> str | None:
        """A web address, by whichever key; else the words that our own key describes the source by."""
        address, no_addresses = self._search(_keys()["source"], address_of)
        if address is not None:
            return address
        words, no_words = self._search(("source",), lambda value: address_of(value, words=True))
        for key, problem in () if words else no_words or no_addresses[:1]:
            self._refuse("source", key, problem)
        return words

    def _search(
        self, keys: Iterable[str], read: Callable[[object], _Value | None]
    ) -> tuple[_Value | None, list[tuple[str, str]]]:
        """The first value under some keys that can be read; the keys of those before it that cannot, and why."""
        unread: list[tuple[str, str]] = []
        for key in map(_folded, keys):
            if key in self._values:
                try:
                    found = read(self._values[key])
                except UnreadValueError as error:
                    unread.append((key, error.problem))
                else:
                    if found is not None:
                        return found, unread
        return None, unread

    def _refuse(self, fact: str, key: str, problem: str) -> None:
        """Tell of a value that cannot be read: as a fault where it counts, else as a note."""
        written, value = self._written[key], self._values[key]
        if _counts(fact, written, value):
            self._faults.append((written, f"{problem}, not {shown(value)}"))
        else:
            self._note(written, value)

    def _author(self) -> str | None:
        names = self._first("author", name_of) or ()
        for further in names[1:]:
            self._note("author", further)
        return names[0] if names else None

    def _topics(self) -> tuple[str, ...]:
        topics = self._first("topics", topics_of)
        if topics is not None:
            return topics
        tags = self._first("tags", topics_of) or ()
        if len(tags) > MOST_TAGS:
            self._unread.append(Note(NoteKind.UNREAD_VALUE, f"tags: {len(tags)}"))
            return ()
        return tags

    def _note(self, key: str, value: object) -> None:
        plain = isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)
        told = ", ".join(value) if isinstance(value, list | tuple) and plain else value
        self._unread.append(Note(NoteKind.UNREAD_VALUE, f"{key}: {shown(told)}"))

    def _unknown(self) -> Iterator[Note]:
        unknown = [written for folded, written in self._written.items() if folded not in _facts()]
        if unknown:
            yield Note(NoteKind.UNKNOWN_KEYS, ", ".join(map(_with_suggestion, dict.fromkeys(unknown))))


def _counts(fact: str, written: str, value: object) -> bool:
    """Whether a value that cannot be read is an error: it is under our own key, and no mere words for a source."""
    return written == fact in _STRICT and (fact not in _ADDRESSES or "://" in str(value))


def _flat(table: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The keys of a table, and of tables in it, with a full stop between."""
    for key, value in table.items():
        inner = f"{_folded(str(key))}."
        if isinstance(value, Mapping) and any(name.startswith(inner) for name in _facts()):
            yield from ((key_path(str(key), str(name)), each) for name, each in value.items())
        else:
            yield str(key), value


def _with_suggestion(key: str) -> str:
    near = get_close_matches(_folded(key), fact_names(), n=1, cutoff=_MISSPELT)
    return f"{key} (did you mean {near[0]}?)" if near else key


def _folded(key: str) -> str:
    return re.sub(r"[_\s]+", "-", key.strip().casefold())
