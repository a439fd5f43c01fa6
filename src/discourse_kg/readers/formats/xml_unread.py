"""XML that no reader reads: refused by its name, before it is taken for prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from discourse_kg.errors import RecapError
from discourse_kg.readers.port import FormatReader
from discourse_kg.readers.source_lists import ListKind

if TYPE_CHECKING:
    from discourse_kg.model import Recap
    from discourse_kg.readers.port import RawSource

_PROLOG: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[\s?]")
_ROOT: Final = re.compile(rb"<(?:[\w.-]{1,60}:)?([A-Za-z][\w.-]{0,60})[\s/>]")
#: The name of the root element may stand behind comments and declarations, but not far.
_BEGINNING: Final = 8_000
#: Lists of sources that are broken where they begin, or lack their namespace; whole ones are told before.
_LISTS: Final = {
    b"rss": ListKind.RSS,
    b"feed": ListKind.ATOM,
    b"urlset": ListKind.SITEMAP,
    b"sitemapindex": ListKind.SITEMAP_INDEX,
}
_KNOWN: Final = {
    b"rdf": "is RDF; give what it was made from",
    b"document": "is a part of a word processor's file; give the file itself, or its text",
    b"svg": "is a drawing; give its text",
    **{root: kind.problem for root, kind in _LISTS.items()},
}


def _read(raw: RawSource) -> Recap:
    root = _root(raw.content) or b"?"
    general = f"is XML that no reader reads (its root element is {root.decode('ascii')}); give its text"
    raise RecapError(raw.path, _KNOWN.get(root.lower(), general))


def _root(content: bytes) -> bytes | None:
    found = _ROOT.search(content[:_BEGINNING])
    return found[1] if found else None


def _is_xml(content: bytes) -> bool:
    if _PROLOG.match(content):
        return True
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and (_root(content) or b"").lower() in _LISTS


READER: Final = FormatReader("other XML", _read, signature=_is_xml)
