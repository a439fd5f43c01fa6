"""Which reader reads which source: the program's own readers, and those of other packages.

A media type goes before a suffix and a suffix before a signature, but that of plain text or Markdown, which any file
may have; of two suffixes, the longer one counts.
The program's own readers go before others. What nothing tells is plain text, unless it is known as something else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pkgutil import iter_modules
from typing import Final

from discourse_kg.errors import RecapError
from discourse_kg.readers import formats
from discourse_kg.readers.formats.plain_text import READER as PLAIN_TEXT
from discourse_kg.readers.port import FormatReader, RawSource
from discourse_kg.readers.unread_formats import unread_format

#: Under which group packages declare readers as entry points.
GROUP: Final = "discourse_kg.readers"


@dataclass(frozen=True, slots=True)
class Registered:
    """A reader, and the distribution that provides it, with its version; empty for the program's own."""

    reader: FormatReader
    provider: str = ""

    @property
    def title(self) -> str:
        """What messages call the reader."""
        return f"{self.reader.name} of {self.provider}" if self.provider else self.reader.name


class Registry:
    """Readers by what they claim; `faults` says, a line each, what is wrong with readers of other packages."""

    def __init__(
        self, own: Iterable[FormatReader], others: Iterable[Registered] = (), faults: Iterable[str] = ()
    ) -> None:
        self._claims: defaultdict[str, list[Registered]] = defaultdict(list)
        self._readers: Final = [*map(Registered, own), *others]
        conflicts = [conflict for registered in self._readers for conflict in self._register(registered)]
        self.faults: Final = (*faults, *conflicts)
        #: The ends of names that formats which are read share with others, sorted.
        self.shared_suffixes: Final = tuple(
            sorted({suffix for each in self._readers for suffix in each.reader.shared_suffixes})
        )
        #: The ends of the names of files that some reader reads, sorted.
        self.suffixes: Final = tuple(sorted(claim for claim in self._claims if claim.startswith(".")))

    def _register(self, registered: Registered) -> Iterator[str]:
        for claim in (*registered.reader.suffixes, *registered.reader.media_types):
            first = next(iter(self._claims[claim]), None)
            if first and not first.provider:
                yield f"{claim} is read by the program's own {first.title} reader, and not by {registered.title}"
            else:
                self._claims[claim].append(registered)

    def choose(self, raw: RawSource) -> Registered:
        """Find the reader of a source.

        Raises:
            RecapError: two readers claim it, one that is asked whether it knows the source fails, or it is of a
                format that none reads.
        """
        named = self._named(raw)
        if named and not named.reader.is_text:
            return named
        # Anything may be saved under the name of a text, so what the bytes tell our own readers goes before it.
        asked = (each for each in self._readers if not (named and each.provider))
        recognizing = (registered for registered in asked if _recognizes(registered, raw))
        if (found := next(recognizing, None)) is not None:
            return found
        if unread := unread_format(raw.content, "" if named else raw.path):
            raise RecapError(raw.path, unread.problem)
        return named or Registered(PLAIN_TEXT)

    def _named(self, raw: RawSource) -> Registered | None:
        """The reader of the media type, else of the suffix."""
        for claim in (raw.media_type, self._suffix(raw.path)):
            if claimants := self._claims.get(claim or ""):
                return _only(claimants, claim or "", raw)
        return None

    def recognizes_content(self, path: str, content: bytes) -> bool:
        """Whether the bytes tell that a file is of a format that is read, of those that share its name with others."""
        name = path.casefold()
        fitting = (each for each in self._readers if name.endswith(each.reader.shared_suffixes or ("\0",)))
        return any(_recognizes(each, RawSource(content, path)) for each in fitting)

    def reader_of(self, claim: str) -> FormatReader | None:
        """The first reader that reads a media type, or files of a suffix; None if none does."""
        return next((registered.reader for registered in self._claims.get(claim, ())), None)

    def _suffix(self, path: str) -> str | None:
        fitting = (suffix for suffix in self.suffixes if path.casefold().endswith(suffix))
        return max(fitting, key=len, default=None)


def _only(claimants: list[Registered], claim: str, raw: RawSource) -> Registered:
    if len(claimants) > 1:
        titles = " and ".join(registered.title for registered in claimants)
        raise RecapError(raw.path, f"{titles} both read {claim}; uninstall one of them")
    return claimants[0]


def _recognizes(registered: Registered, raw: RawSource) -> bool:
    recognize = registered.reader.signature
    try:
        return recognize is not None and recognize(raw.content)
    except MemoryError:
        raise
    except Exception as error:
        if registered.provider:
            raise failure(registered, raw, error) from error
        raise


def failure(registered: Registered, raw: RawSource, error: Exception) -> RecapError:
    """The error to raise when a reader of another package fails as none should."""
    problem = f"the reader {registered.title} failed: {type(error).__name__}: {error}"
    return RecapError(raw.path, f"{problem}; report it to its makers, or uninstall it")


@cache
def registry() -> Registry:
    """All readers that are installed. A reader that cannot be loaded is a fault, and hinders no other."""
    others, faults = list[Registered](), list[str]()
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        try:
            others.append(Registered(_loaded(entry), _provider(entry)))
        except (Exception, SystemExit) as error:  # noqa: BLE001 (whatever another package raises)
            reason = f"{type(error).__name__}: {error}"
            faults.append(
                f"the reader {entry.name} of {_provider(entry)} cannot be used ({reason}); update or uninstall it"
            )
    return Registry(_own(), others, faults)


def _own() -> Iterator[FormatReader]:
    for module in sorted(iter_modules(formats.__path__), key=lambda module: module.name):
        yield import_module(f"{formats.__name__}.{module.name}").READER


def _loaded(entry: EntryPoint) -> FormatReader:
    reader = entry.load()
    if not isinstance(reader, FormatReader):
        raise TypeError(f"{entry.value} is of the type {type(reader).__name__}, and must be a FormatReader")
    return reader


def _provider(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value
