"""The one way by which sources come in: `read` gives what a source says, whatever its format."""

from __future__ import annotations

import os
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from discourse_kg.errors import DiscourseKGError, RecapError
from discourse_kg.model import Discourse, Recap
from discourse_kg.readers.formats.markdown import READER as MARKDOWN
from discourse_kg.readers.formats.plain_text import READER as PLAIN_TEXT
from discourse_kg.readers.given import Given, completed
from discourse_kg.readers.port import RawSource, recap_of, with_recap
from discourse_kg.readers.registry import failure, registry
from discourse_kg.readers.retrieval import Retrieval, retrieval_of
from discourse_kg.readers.source_lists import list_kind
from discourse_kg.readers.sources import STANDARD_INPUT, SourceFile, refusal
from discourse_kg.readers.text_encoding import decoded

if TYPE_CHECKING:
    from typing import BinaryIO

    from discourse_kg.readers.registry import Registered

#: A source larger than this is refused: a recap is some kilobytes, and 16 MB of one is a mistake.
MAX_BYTES: Final = 16 * 1024 * 1024
_TEXT_SUFFIXES: Final = tuple(suffix for reader in (PLAIN_TEXT, MARKDOWN) for suffix in reader.suffixes)
_TOO_LARGE: Final = f"is larger than {MAX_BYTES // 1024 // 1024} MB; split it, or name the part that is a recap"


def read(
    source: str | SourceFile | RecapError,
    *,
    language: str | None = None,
    standard_input: BinaryIO | None = None,
) -> Recap | Discourse:
    """Read a source that `find_sources` found: a `Recap`, or a `Discourse` where the source says who speaks.

    Args:
        source: A file or its path, or `-` for `standard_input`; an error in its place is raised.
        language: The language pack's tag for a source that does not state its language; without it, the
            words tell.
        standard_input: What `-` stands for.

    Raises:
        RecapError: the source is missing, empty or too large, is a list of sources or not what was fetched, or its
            reader cannot read it.
        UnknownLanguageError: there is no language pack for its language.
    """
    if isinstance(source, RecapError):
        raise source
    file = source if isinstance(source, SourceFile) else SourceFile(source, "")
    stream = standard_input if file.path == STANDARD_INPUT else None
    content = _of_file(file.path) if stream is None else read_stream(stream)
    given = file.given or Given()
    raw = RawSource(
        content, file.path, language or given.facts.language, name=file.name, likely_language=given.language
    )
    found = _retrieved(raw) if stream is None else _read(raw)
    return completed(found, given) if file.given else found


def _retrieved(raw: RawSource) -> Recap | Discourse:
    """Read a file, of which a file beside it may tell how it was fetched."""
    retrieval = retrieval_of(raw.path, raw.content)
    if retrieval is None:
        return _read(raw)
    raw = replace(raw, media_type=retrieval.telling_media_type, address=retrieval.address, charset=retrieval.charset)
    return _with_address(_read(raw), retrieval)


def counted_text(path: str, found: Recap | Discourse | None) -> str:
    """The text that offsets in printed JSON count in: the file's own for text and Markdown, else the reading text.

    `found` is what `read` gave for the file. Where it is None the file is read, unless its name says that it is text:
    a text is decoded in whatever language it is.

    Raises:
        RecapError: the file cannot be read.
        UnknownLanguageError: likewise.
    """
    if found is None and not path.casefold().endswith(_TEXT_SUFFIXES):
        found = read(path)
    if found is None or recap_of(found).counts_in_file:
        return decoded(_of_file(path), path)[0]
    return recap_of(found).text


def read_bytes(
    content: bytes, path: str, *, language: str | None = None, media_type: str | None = None
) -> Recap | Discourse:
    """Read the bytes of a source that is called `path`; see `read`, and `RawSource` for what is known of them.

    >>> read_bytes(b"Rowan Invented said that it is the end of the day.", "day.txt").language
    'en'
    """
    return _read(RawSource(content, path, language, media_type))


def _with_address(found: Recap | Discourse, retrieval: Retrieval) -> Recap | Discourse:
    """What a reader gave, with the address that it was fetched from where it states none itself."""
    recap = recap_of(found)
    recap = replace(recap, source=recap.source or retrieval.address, beside=retrieval.digest)
    return with_recap(found, recap)


def _read(raw: RawSource) -> Recap | Discourse:
    if kind := list_kind(raw.content):
        remedy = "give its address to discourse-kg fetch, which keeps the pages that it names"
        raise RecapError(raw.path, f"is {kind}, a list of sources and no recap; {remedy}")
    registered = registry().choose(raw)
    try:
        found = registered.reader.read(raw)
        if registered.provider:
            found = _signed(found, raw, registered)
    except (DiscourseKGError, MemoryError):
        raise
    except Exception as error:
        if registered.provider:
            raise failure(registered, raw, error) from error
        raise
    return found


def _signed(found: Recap | Discourse, raw: RawSource, registered: Registered) -> Recap | Discourse:
    """What a reader of another package gave, held to what every reader promises, with the reader's name in it."""
    if not isinstance(found, Recap | Discourse):
        raise TypeError(f"it gave a {type(found).__name__}, not a Recap or a Discourse")
    recap = recap_of(found)
    recap.text.encode()
    if recap.blocks and recap.blocks[-1].span.end > len(recap.text):
        raise ValueError(f"a block ends at {recap.blocks[-1].span.end}, and the text has {len(recap.text)} characters")
    digest = sha256(raw.content).hexdigest()
    recap = replace(recap, path=raw.path, sha256=digest, read_by=registered.title)
    return with_recap(found, recap)


def read_stream(stream: BinaryIO) -> bytes:
    """Read what `-` stands for.

    Raises:
        RecapError: it is too large.
    """
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise RecapError(STANDARD_INPUT, _TOO_LARGE)
    return content


def _of_file(path: str) -> bytes:
    try:
        # Without waiting: a named pipe may have taken the place of a file since somebody looked.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            before = os.fstat(handle)
            if problem := refusal(before.st_mode):
                raise RecapError(path, problem)
            with open(handle, "rb", closefd=False) as file:
                content = file.read(MAX_BYTES + 1)
            after = os.fstat(handle)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise RecapError(path, _reason(path, error)) from error
    if len(content) > MAX_BYTES:
        raise RecapError(path, _TOO_LARGE)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise RecapError(path, "changed while it was read; try again when it is written")
    return content


def _reason(path: str, error: OSError | ValueError) -> str:
    if isinstance(error, RecapError):
        return error.problem
    if isinstance(error, FileNotFoundError):
        return "is a link to what is not there" if Path(path).is_symlink() else "no such file"
    return (getattr(error, "strerror", None) or str(error)).lower()
