"""The texts that sources were read as, kept beside a store: offsets in the graph count in them.

A text is a file named after the SHA-256 of its UTF-8: `texts/ab/abcdef…`. Beside the texts, a file for each
run (`runs/12/1234….json`) says which text the run read, its blocks, and the map that leads from it to the file.
Both are written to disk before the graph that names the run, and removed after it: even if a process is killed,
every run in the store has its text.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from discourse_kg.errors import StoreError
from discourse_kg.model import BlockKind, Span, TextBlock
from discourse_kg.spans import as_numbers, from_numbers
from discourse_kg.storage.manifest import flush_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from discourse_kg.spans import TextMap

_TEXTS: Final = "texts"
_RUNS: Final = "runs"
#: The folders of texts and of records in the folder of a store.
FOLDERS: Final = (_TEXTS, _RUNS)
_RECORD: Final = ".json"
#: The end of a run's IRI, which names a file: anything else cannot.
_KEY: Final = re.compile(r"[0-9a-f]{16}")
_NOT_KEPT: Final = "the text is not kept here"
_DAMAGED: Final = "the record of the text is damaged"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


class TextNotKeptError(StoreError):
    """The text that a run read is not kept, or no longer as it was; `problem` says which."""

    def __init__(self, place: str, problem: str) -> None:
        self.place, self.problem = place, problem
        super().__init__(f"{place}: {problem}; run discourse-kg build with the source at hand")


@dataclass(frozen=True, slots=True)
class KeptText:
    """A reading text with its blocks, and the map that leads back to the file (None where that is the text itself)."""

    text: str
    blocks: tuple[TextBlock, ...] = ()
    text_map: TextMap | None = None

    def digest(self) -> str:
        """A hash of all of it."""
        return sha256(_encoded(self, self.text)).hexdigest()


class KeptTexts:
    """The texts in a folder. One process writes them, as it does the store; any number may read."""

    def __init__(self, folder: Path) -> None:
        self.folder: Final = folder

    def keep(self, run: str, kept: KeptText) -> None:
        """Keep what a run reads, given by its IRI; the disk has it when this returns.

        Raises:
            StoreError: it cannot be written.
            ValueError: no run of this program has such an IRI.
        """
        record = self._record(run)
        if record is None:
            raise ValueError(f"{run} is no run's IRI")
        content = kept.text.encode()
        digest = sha256(content).hexdigest()
        with self._faults():
            _write(self._text(digest), content)
            _write(record, _encoded(kept, digest))

    def read(self, run: str) -> KeptText:
        """The text that a run read, checked against its digest.

        Raises:
            TextNotKeptError: it is not kept, or damaged.
        """
        if (record := self._record(run)) is None:
            raise TextNotKeptError(str(self.folder), _NOT_KEPT)
        try:
            digest, kept = _recorded(record)
            content = self._text(digest).read_bytes()
        except FileNotFoundError:
            raise TextNotKeptError(str(self.folder), _NOT_KEPT) from None
        except OSError as fault:
            raise TextNotKeptError(str(self.folder), f"the text cannot be read: {fault.strerror}") from fault
        except (ValueError, TypeError, KeyError, RecursionError) as fault:
            raise TextNotKeptError(str(record), _DAMAGED) from fault
        if sha256(content).hexdigest() != digest:
            raise TextNotKeptError(str(self._text(digest)), "the text is damaged: it is not what was read")
        text = content.decode()
        if kept.blocks and kept.blocks[-1].span.end > len(text):
            raise TextNotKeptError(str(record), _DAMAGED)
        return replace(kept, text=text)

    def sweep(self, runs: Iterable[str]) -> None:
        """Remove what belongs to none of these runs, given by their IRIs, and what a killed process left unfinished.

        Raises:
            StoreError: something cannot be removed.
        """
        records = {record for run in runs if (record := self._record(run)) is not None}
        texts = {self._text(digest) for record in records if (digest := _digest_in(record)) is not None}
        with self._faults():
            for kind, needed in ((_RUNS, records), (_TEXTS, texts)):
                for path in (self.folder / kind).glob("??/*"):
                    if path not in needed:
                        path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the folder."""

    def _record(self, run: str) -> Path | None:
        key = run.rpartition("/")[2]
        return self.folder / _RUNS / key[:2] / f"{key}{_RECORD}" if _KEY.fullmatch(key) else None

    def _text(self, digest: str) -> Path:
        return self.folder / _TEXTS / digest[:2] / digest

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            place = fault.filename or self.folder
            raise StoreError(f"{place}: cannot be written: {fault.strerror}; free space, or allow writing") from fault


class SharedTexts(KeptTexts):
    """The texts in a folder that several processes may write at once: those beside an endpoint.

    All share a lock as long as they may need a text; a sweep needs it alone, and is skipped otherwise.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._handle: int | None = None
        with suppress(OSError):  # a folder that cannot be read is reported when a text is read
            self._hold()

    def keep(self, run: str, kept: KeptText) -> None:
        """See `KeptTexts.keep`."""
        if self._handle is None:
            with self._faults():
                _make(self.folder)
                self._hold()
        super().keep(run, kept)

    def sweep(self, runs: Iterable[str]) -> None:
        """See `KeptTexts.sweep`; does nothing while another process may need a text."""
        if self._handle is None:
            return
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            super().sweep(runs)
        except BlockingIOError:
            pass
        finally:
            fcntl.flock(self._handle, fcntl.LOCK_SH)

    def close(self) -> None:
        """See `KeptTexts.close`."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _hold(self) -> None:
        self._handle = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        fcntl.flock(self._handle, fcntl.LOCK_SH)


def _encoded(kept: KeptText, digest: str) -> bytes:
    """Everything that is kept, with the digest in place of the text."""
    blocks = [[block.kind.value, block.span.start, block.span.end, block.language, block.page] for block in kept.blocks]
    numbers = as_numbers(kept.text_map) if kept.text_map else None
    return json.dumps({"text": digest, "blocks": blocks, "map": numbers}, separators=(",", ":")).encode()


def _recorded(record: Path) -> tuple[str, KeptText]:
    """The digest of a run's text, and what is kept of it beside the text."""
    found = json.loads(record.read_bytes())
    digest, numbers = found["text"], found["map"]
    if not _DIGEST.fullmatch(digest):
        raise ValueError(f"{record}: no digest")
    blocks = tuple(
        TextBlock(BlockKind(kind), Span(start, end), language, page)
        for kind, start, end, language, page in found["blocks"]
    )
    return digest, KeptText("", blocks, None if numbers is None else from_numbers(numbers))


def _digest_in(record: Path) -> str | None:
    try:
        return _recorded(record)[0]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _write(path: Path, content: bytes) -> None:
    """Write a file in one step, unless it exists with this content; it is on disk when this returns."""
    if path.is_file() and path.read_bytes() == content:
        return
    _make(path.parent)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    flush_folder(path.parent)


def _make(folder: Path) -> None:
    """Make a folder and those above it; they are on disk when this returns."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(exist_ok=True)
        flush_folder(folder.parent)
