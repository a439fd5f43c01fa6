"""Pages as files: the bytes as received, and a file beside them that says how they were fetched."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

import msgspec

from discourse_kg.atomic_files import write_files
from discourse_kg.errors import RecapError
from discourse_kg.readers.intake import MAX_BYTES
from discourse_kg.readers.registry import registry
from discourse_kg.readers.retrieval import SUFFIX, Retrieval, read_retrieval

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discourse_kg.fetching.client import FetchedPage

_PLAIN: Final = "text/plain"
#: The media types that servers give to formats they do not know; the suffix of the address may say more.
_UNKNOWN: Final = frozenset({"", _PLAIN, "application/octet-stream", "binary/octet-stream", "text/x-markdown"})
#: The suffix of a file whose reader goes by media type alone.
_UNSUFFIXED: Final = ".source"
_LONGEST_PART: Final = 60
_DIGITS: Final = 12
_HEADER: Final = re.compile(r"[!-~]([ -~]{0,510}[!-~])?")
_CHARSET: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,39}")


class Keeper:
    """A folder of fetched pages: one file for each address, and one beside it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, address: str) -> tuple[Path, Retrieval] | None:
        """The file that is kept for an address, if nothing has changed in it since."""
        for beside in self._besides(address):
            path = beside.with_name(beside.name.removesuffix(SUFFIX))
            try:
                retrieval = read_retrieval(str(beside))
                whole = retrieval and path.is_file() and sha256(path.read_bytes()).hexdigest() == retrieval.sha256
            except (RecapError, OSError):
                continue
            if retrieval and whole and retrieval.requested == address:
                return path, retrieval
        return None

    def keep(self, address: str, page: FetchedPage) -> tuple[Path, bool]:
        """Keep the page that was requested at an address; return its file, and whether anything is new.

        Raises:
            RecapError: no reader can read it.
            WritingError: it cannot be written.
        """
        content, media_type = page.reply.body, page.reply.media_type
        name = f"{_stem(address)}{_suffix(page)}"
        retrieval = Retrieval(
            requested=address,
            address=page.address,
            sha256=sha256(content).hexdigest(),
            media_type=media_type or None,
            charset=_matching(_CHARSET, page.reply.headers.get_content_charset()),
            etag=_matching(_HEADER, page.reply.headers.get("ETag")),
            last_modified=_matching(_HEADER, page.reply.headers.get("Last-Modified")),
            date=_moment(page.reply.headers.get("Date", "")),
        )
        path, before = self._folder / name, self.find(address)
        if before and before[0] == path and _same(before[1], retrieval):
            return path, False
        write_files(self._folder, {name: content, name + SUFFIX: retrieval.to_json()})
        self._remove_others(address, name)
        return path, True

    def _besides(self, address: str) -> list[Path]:
        """The retrieval files of an address, in whatever format its page was kept."""
        suffixes = (*registry().suffixes, _UNSUFFIXED)
        found = (self._folder / f"{_stem(address)}{suffix}{SUFFIX}" for suffix in suffixes)
        return [beside for beside in found if beside.is_file()]

    def _remove_others(self, address: str, name: str) -> None:
        """Remove older files of a page whose format has changed."""
        for beside in self._besides(address):
            if beside.name != name + SUFFIX:
                beside.with_name(beside.name.removesuffix(SUFFIX)).unlink(missing_ok=True)
                beside.unlink(missing_ok=True)


def conditions(retrieval: Retrieval) -> Mapping[str, Mapping[str, str]]:
    """The headers that ask for a page only if it differs from what is kept, by the address that answered."""
    told = {"If-None-Match": retrieval.etag, "If-Modified-Since": retrieval.last_modified}
    return {retrieval.address: {name: value for name, value in told.items() if value}}


def _same(before: Retrieval, now: Retrieval) -> bool:
    """Whether two retrievals agree in everything but their date."""
    return msgspec.structs.replace(before, date=None) == msgspec.structs.replace(now, date=None)


def _stem(address: str) -> str:
    """The name of a page's file, without its suffix: letters, digits and hyphens, and a digest that tells pages apart.

    >>> _stem("https://www.example.org/nyheter/Sm%C3%B6r/%2e%2e/talk.html")
    'www-example-org-talk-5873c4bba0e4'
    """
    parts = urlsplit(address)
    last = PurePosixPath(unquote(parts.path)).stem
    digest = sha256(address.encode()).hexdigest()[:_DIGITS]
    return "-".join(filter(None, (_plain(parts.hostname or ""), _plain(last), digest)))


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", letters)[:_LONGEST_PART].strip("-")


def _suffix(page: FetchedPage) -> str:
    """The end of a page's file name, by which its reader knows it.

    Raises:
        RecapError: no reader can read the page.
    """
    if not page.reply.body.strip():
        raise RecapError(page.address, "is empty; there is nothing to keep")
    if len(page.reply.body) > MAX_BYTES:
        raise RecapError(page.address, f"is larger than {MAX_BYTES // 1024 // 1024} MB, which is no recap")
    media_type, readers = page.reply.media_type, registry()
    by_address = PurePosixPath(unquote(urlsplit(page.address).path)).suffix.lower()
    of_address = readers.reader_of(by_address) if by_address else None
    if media_type in _UNKNOWN and of_address:
        return by_address
    if media_type == _PLAIN:
        return ".txt"
    if reader := readers.reader_of(media_type):
        return by_address if reader is of_address else (*reader.suffixes, _UNSUFFIXED)[0]
    told = f"{media_type}, and there is no reader for that" if media_type else "of a format that its site does not name"
    raise RecapError(
        page.address, f"is {told}; a package can bring one (docs/decisions/0022-readers-and-kept-texts.md)"
    )


def _matching(pattern: re.Pattern[str], header: str | None) -> str | None:
    """The value of a header, if it is fit to be kept and sent back."""
    return header if header and pattern.fullmatch(header) else None


def _moment(date: str) -> str | None:
    """The server's date as ISO 8601 in UTC; None if it has none that can be read."""
    try:
        return parsedate_to_datetime(date).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, TypeError, OverflowError):
        return None
