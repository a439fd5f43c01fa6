"""Lists beside a folder that tell of each file in it: JSON, JSON Lines or CSV, a record for each source.

A record belongs to the file whose path ends as the record's key does, whatever the endings of their names:
`/news/2024/snow/` is the key of `…/news/2024/snow.md`. The path below the folder, or the key, must be there as a whole.
"""

from __future__ import annotations

import csv
import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from io import StringIO
from pathlib import Path, PurePath
from typing import Any, Final
from urllib.parse import unquote, urljoin, urlsplit

import msgspec

from discourse_kg.errors import RecapError, SettingsError, key_path, suggestion
from discourse_kg.languages.naming import language_tag
from discourse_kg.languages.supported import known_languages
from discourse_kg.reader_notes import Note, NoteKind
from discourse_kg.readers.given import Given
from discourse_kg.readers.source_facts import SourceFacts, known_key, read_facts
from discourse_kg.readers.text_encoding import decoded

#: The largest list that is read, in bytes.
_LARGEST: Final = 256 * 1024 * 1024
#: What a file is called that stands for its folder.
_INDEXES: Final = frozenset({"index", "_index"})
_SEPARATORS: Final = ",;\t|"


@dataclass(frozen=True)
class Folder:
    """What the settings say of a folder.

    `language` is the language of texts whose words do not tell theirs, by its tag or its name. `list` is the path of a
    list of the folder's sources; `records` is where in its JSON the list is, with full stops between keys. `key` is the
    field that tells whose record it is, `map` leads from each fact to the field that tells it. `names` leads from facts
    to JSON files that tell what the codes in the list stand for, and addresses in it count from `address`.
    """

    path: str
    language: str | None = None
    list: str | None = None
    records: str | None = None
    key: str | None = None
    map: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    address: str | None = None

    @cached_property
    def place(self) -> str:
        """Where it is, with a slash at its end."""
        return os.path.join(os.path.realpath(self.path), "")  # noqa: PTH118 (a Path has no slash at its end)


class Folders:
    """The folders of the settings; their lists are read when the first of their files is asked for.

    Raises:
        SettingsError: there is no language pack for the language of a folder.
    """

    def __init__(self, folders: Iterable[Folder] = ()) -> None:
        self._folders: Final = sorted(map(_with_tag, folders), key=lambda folder: len(folder.place), reverse=True)
        self._lists: Final[dict[str, _List]] = {}

    def given(self, path: str) -> Given | None:
        """What is known of a file; None where it is in none of the folders. The innermost folder counts.

        Raises:
            SettingsError: the list cannot be read.
        """
        file = os.path.realpath(path)
        folder = next((folder for folder in self._folders if file.startswith(folder.place)), None)
        if folder is None:
            return None
        if not folder.list:
            return Given(language=folder.language)
        if folder.place not in self._lists:
            self._lists[folder.place] = _List(folder)
        return self._lists[folder.place].given(file)


def _with_tag(folder: Folder) -> Folder:
    tag = language_tag(folder.language) if folder.language else None
    if folder.language and tag is None:
        problem = f"no language pack for {folder.language!r}; there are {', '.join(known_languages())}"
        raise SettingsError(f"folders: {folder.path}: language: {problem}")
    return replace(folder, language=tag)


class _List:
    """The records of a list, by what their keys end in."""

    def __init__(self, folder: Folder) -> None:
        self._folder: Final = folder
        for fact in (*folder.map, *folder.names):
            if known_key(fact) is None:
                raise SettingsError(f"folders: {key_path('map', fact)}: unknown fact{suggestion(fact, _facts())}")
        self._names: Final = {fact: _table(path) for fact, path in folder.names.items()}
        self._by_end: Final[defaultdict[str, list[tuple[tuple[str, ...], Mapping[str, object]]]]] = defaultdict(list)
        for record in _records(folder):
            if steps := _steps(_at(record, folder.key or "")):
                told = {fact: value for fact, key in folder.map.items() if (value := _at(record, key)) is not None}
                for end in dict.fromkeys((steps[-1], PurePath(steps[-1]).stem)):
                    self._by_end[end].append(((*steps[:-1], end), told))

    def given(self, file: str) -> Given:
        """What the list tells of a file, given by its whole path."""
        record = self._record(file)
        if record is None:
            return Given(language=self._folder.language, notes=(Note(NoteKind.NOT_LISTED, self._folder.list or ""),))
        told = read_facts({fact: self._named(fact, value) for fact, value in record.items()})
        notes = (*told.notes, *(Note(NoteKind.UNREAD_VALUE, f"{key}: {problem}") for key, problem in told.faults))
        return Given(told.facts, told.facts.language or self._folder.language, notes)

    def _record(self, file: str) -> Mapping[str, object] | None:
        whole = _of_file(file)
        below = len(_of_file(file.removeprefix(self._folder.place)))
        candidates = [
            (shared, told)
            for end in dict.fromkeys((whole[-1], PurePath(file).name))
            for steps, told in self._by_end.get(_normal(end), ())
            if (shared := _shared((*whole[:-1], _normal(end)), steps)) >= min(len(steps), below)
        ]
        return max(candidates, key=lambda candidate: candidate[0])[1] if candidates else None

    def _named(self, fact: str, value: object) -> object:
        """A value with names for its codes, and whole addresses."""
        if names := self._names.get(fact):
            several = value if isinstance(value, list) else [value]
            return [name for code in several if (name := names.get(str(code))) is not None]
        if known_key(fact) == "source" and self._folder.address and isinstance(value, str):
            return urljoin(self._folder.address, value)
        return value


def _facts() -> tuple[str, ...]:
    return tuple(SourceFacts.__dataclass_fields__)


def _records(folder: Folder) -> Iterator[Mapping[str, object]]:
    path = folder.list or ""
    content = _content(path)
    suffix = PurePath(path).suffix.casefold()
    if suffix in {".csv", ".tsv"}:
        found: object = list(_rows(content, path))
    elif suffix in {".jsonl", ".ndjson"}:
        found = [_json(line, f"{path}:{number}") for number, line in enumerate(content.splitlines(), 1) if line.strip()]
    else:
        found = _at(_json(content, path), folder.records or "")
    if not isinstance(found, list):
        raise SettingsError(f"{path}: there is no list in it; say with `records` where it is")
    yield from (record for record in found if isinstance(record, Mapping))


def _rows(content: bytes, path: str) -> Iterator[dict[str, object]]:
    try:
        text = decoded(content, path)[0].removeprefix("\ufeff")
    except RecapError as error:
        raise SettingsError(str(error)) from error
    first = text.partition("\n")[0]
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=first.count))
    yield from ({key: value for key, value in row.items() if key and value} for row in reader)


def _table(path: str) -> Mapping[str, object]:
    table = _json(_content(path), path)
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: must be a JSON object that gives a name for each code")
    return table


def _content(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from error
    if len(content) > _LARGEST:
        raise SettingsError(f"{path}: is larger than {_LARGEST // 1024 // 1024} MB")
    return content


def _json(content: bytes, path: str) -> Any:  # noqa: ANN401 (whatever is in the file)
    try:
        return msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: is not JSON: {error}") from error


def _at(value: object, key: str) -> object:
    """The value at the end of a way of keys with full stops between; None where there is none."""
    if not key:
        return value
    if isinstance(value, Mapping) and key in value:
        return value[key]
    first, _, rest = key.partition(".")
    inner = value.get(first) if isinstance(value, Mapping) else None
    return _at(inner, rest) if rest and inner is not None else None


def _steps(key: object) -> tuple[str, ...]:
    """The steps of a path or of an address, without what stands for the folder that it is in."""
    if not isinstance(key, str | int):
        return ()
    path = urlsplit(str(key)).path if "://" in str(key) else str(key).partition("?")[0].partition("#")[0]
    steps = [_normal(step) for step in unquote(path).replace("\\", "/").split("/") if step not in {"", "."}]
    if len(steps) > 1 and PurePath(steps[-1]).stem in _INDEXES:
        steps.pop()
    return tuple(steps)


def _of_file(path: str) -> tuple[str, ...]:
    """The steps of a file's path; the last one without its ending."""
    *folders, name = [_normal(step) for step in Path(path).parts]
    stem = PurePath(name).stem
    return tuple(folders) if stem in _INDEXES and folders else (*folders, stem)


def _shared(path: tuple[str, ...], key: tuple[str, ...]) -> int:
    """How many steps at their ends are the same."""
    count = 0
    while count < min(len(path), len(key)) and path[-1 - count] == key[-1 - count]:
        count += 1
    return count


def _normal(step: str) -> str:
    return unicodedata.normalize("NFC", step)
