"""Lists of sources: feeds (RSS, Atom) and sitemaps. They name pages, and are no recap themselves.

They come from strangers: nothing outside of them is read, no entity is expanded, and how much and how deep is bounded.
What is not well formed is refused with its line, because a list that is mended may name another page, or end early.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final
from urllib.parse import urljoin
from xml.parsers import expat

from discourse_kg.errors import RecapError

#: As many entries as the sitemap protocol allows in one file.
MAX_ENTRIES: Final = 50_000

_DEEPEST: Final = 64
_LONGEST_TEXT: Final = 8192
_BEGINNING: Final = 1 << 16
_CHUNK: Final = 1 << 16
_ATOM: Final = "http://www.w3.org/2005/Atom"
_RSS_1: Final = "http://purl.org/rss/1.0/"
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns# RDF"
_BASE: Final = "http://www.w3.org/XML/1998/namespace base"


class ListKind(StrEnum):
    """What kind of list it is, as messages call it."""

    RSS = "an RSS feed"
    ATOM = "an Atom feed"
    SITEMAP = "a sitemap"
    SITEMAP_INDEX = "an index of sitemaps"

    @property
    def problem(self) -> str:
        """What is told of a list where a recap is wanted."""
        remedy = "give its address to discourse-kg fetch, which keeps the pages that it names"
        return f"is {self}, a list of sources and no recap; {remedy}"


#: The element that is an entry in each kind of list, and the elements in it that are read.
_ENTRIES: Final = {
    ListKind.RSS: "item",
    ListKind.ATOM: "entry",
    ListKind.SITEMAP: "url",
    ListKind.SITEMAP_INDEX: "sitemap",
}
_FIELDS: Final = frozenset({"link", "loc", "guid", "lastmod"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A page, or of an index a sitemap: its address as it is written, and when it changed, as it is written."""

    address: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class SourceList:
    """What a list names, in its own order; `cut` says that it names more than is read."""

    kind: ListKind
    entries: tuple[Entry, ...]
    cut: bool = False


class _EndError(Exception):
    """Enough was read."""


def list_kind(content: bytes) -> ListKind | None:
    """Tell by the beginning of a file whether it is a list of sources, and which; None for all else.

    >>> list_kind(b"<rss version='2.0'><channel/></rss>")
    <ListKind.RSS: 'an RSS feed'>
    """
    beginning = _from_markup(content[:_BEGINNING])
    if not beginning:
        return None
    found: list[ListKind | None] = []
    namespaces: set[str] = set()

    def on_start(name: str, _: dict[str, str]) -> None:
        found.append(_kind_of(name, namespaces))
        raise _EndError

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartNamespaceDeclHandler = lambda _, namespace: namespaces.add(namespace)
    parser.StartElementHandler = on_start
    with suppress(expat.ExpatError, _EndError, ValueError, LookupError):
        parser.Parse(beginning, False)
    return found[0] if found else None


def _from_markup(content: bytes) -> bytes:
    """The content from its first mark on; nothing when it begins with anything else."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content
    content = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    return content if content.startswith(b"<") else b""


def _kind_of(root: str, namespaces: set[str]) -> ListKind | None:
    namespace, _, name = root.rpartition(" ")
    if root == "rss" or (root == _RDF and _RSS_1 in namespaces):
        return ListKind.RSS
    if name == "feed" and namespace == _ATOM:
        return ListKind.ATOM
    return {"urlset": ListKind.SITEMAP, "sitemapindex": ListKind.SITEMAP_INDEX}.get(name)


def read_list(content: bytes, path: str, address: str) -> SourceList:
    """Read a list of sources.

    Args:
        content: What `list_kind` knows.
        path: What the list is called in messages.
        address: What relative addresses in it begin from.

    Raises:
        RecapError: it is no list, is not well formed, is nested without measure, or declares entities.
    """
    kind = list_kind(content)
    if kind is None:
        raise RecapError(path, "is no list of sources: neither RSS, Atom nor a sitemap")
    reading = _Reading(kind, path, address)
    content = _from_markup(content)
    try:
        for start in range(0, len(content), _CHUNK):
            reading.parser.Parse(content[start : start + _CHUNK], False)
        reading.parser.Parse(b"", True)
    except _EndError:
        return SourceList(kind, tuple(reading.entries), cut=True)
    except RecapError:
        raise
    except (expat.ExpatError, ValueError, LookupError) as error:
        problem = f"is {kind} that is not well formed: {error}; give the addresses of the pages themselves"
        raise RecapError(path, problem, reading.parser.CurrentLineNumber) from error
    return SourceList(kind, tuple(reading.entries))


class _Reading:
    """One list being read: where the parser is, and which entries it has met."""

    def __init__(self, kind: ListKind, path: str, address: str) -> None:
        self.entries: list[Entry] = []
        self._kind, self._path = kind, path
        self._bases = [(0, address)]
        self._depth = 0
        self._entry: Entry | None = None
        self._inside = 0
        self._text: str | None = None
        self._identifier = ""
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.UseForeignDTD(True)  # so that entities of HTML, which feeds use undeclared, are passed over
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler, parser.EndElementHandler = self._on_start, self._on_end
        parser.CharacterDataHandler = self._on_text
        parser.EntityDeclHandler = self._on_entity

    def _on_entity(self, *_: object) -> None:
        raise self._refusal("declares entities, as no feed needs to")

    def _refusal(self, problem: str) -> RecapError:
        return RecapError(self._path, f"{problem}; it is not read", self.parser.CurrentLineNumber)

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._refusal(f"nests elements more than {_DEEPEST} deep")
        if _BASE in attributes:
            self._bases.append((self._depth, self._absolute(attributes[_BASE])))
        local = name.rpartition(" ")[2]
        if self._entry is None:
            if local == _ENTRIES[self._kind]:
                self._entry, self._inside, self._identifier = Entry(""), self._depth, ""
        elif self._depth == self._inside + 1 and local in _FIELDS:
            self._text = None if attributes.get("isPermaLink") == "false" else ""
            if self._kind is ListKind.ATOM and local == "link" and not self._entry.address:
                self._take_link(attributes)

    def _take_link(self, attributes: dict[str, str]) -> None:
        if attributes.get("rel", "alternate") == "alternate" and self._entry and attributes.get("href"):
            self._entry = replace(self._entry, address=self._absolute(attributes["href"]))

    def _absolute(self, address: str) -> str:
        try:
            return urljoin(self._bases[-1][1], address.strip())
        except ValueError:
            return address

    def _on_text(self, text: str) -> None:
        if self._text is not None:
            self._text += text[: _LONGEST_TEXT - len(self._text)]

    def _on_end(self, name: str) -> None:
        if self._entry and self._depth == self._inside + 1 and self._text is not None:
            self._take(self._entry, name.rpartition(" ")[2], self._text.strip())
            self._text = None
        elif self._entry and self._depth == self._inside:
            self._finish(self._entry)
        if self._bases[-1][0] == self._depth:
            self._bases.pop()
        self._depth -= 1

    def _take(self, entry: Entry, field: str, text: str) -> None:
        if field == "lastmod":
            self._entry = replace(entry, changed=text)
        elif field == "guid":
            self._identifier = text if "://" in text else ""
        elif text and not entry.address and self._kind is not ListKind.ATOM:
            self._entry = replace(entry, address=self._absolute(text))

    def _finish(self, entry: Entry) -> None:
        self._entry = None
        if len(self.entries) == MAX_ENTRIES:
            raise _EndError
        self.entries.append(replace(entry, address=entry.address or self._identifier))
