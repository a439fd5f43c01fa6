"""Tags and text of HTML, in time that grows with the length of the page, however broken or hostile it is.

What a browser shows is never lost: what is opened and never closed (a comment, a tag, a title) does not swallow
the text behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME: Final = re.compile(r"[a-zA-Z][^\s/>]*+")
#: A quoted value ends where its quotation mark is followed by what can follow a value; otherwise a mark is missing
#: somewhere, and the value ends as one without marks does.
_ATTRIBUTE: Final = re.compile(
    r"[\s/]*+([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"(?=[\s/>]|[\w:-]{1,40}=|\Z)"
    r"|'([^']*+)'(?=[\s/>]|[\w:-]{1,40}=|\Z)|([^\s>]++)))?"
)
_TAG_END: Final = re.compile(r"[\s/]*+>")
#: Elements whose content is no markup, up to their own end tag.
_RAW: Final = {
    tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE)
    for tag in ("script", "style", "title", "textarea", "iframe", "noembed", "noframes")
}
#: Those that hold a program or a style: where one never ends, nothing behind it was meant to be read.
PROGRAMS: Final = frozenset({"script", "style"})
#: A reference to a character; longer numbers and names are none.
REFERENCE: Final = re.compile(r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_UNENDED: Final = "a tag that never ends"


@dataclass(frozen=True, slots=True)
class StartTag:
    """A start tag: its name and attributes in lower case, values with their references resolved."""

    name: str
    start: int
    end: int
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EndTag:
    """An end tag."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text, as written; of a program, a style or a title where `raw` names such an element."""

    start: int
    end: int
    raw: str | None = None


def resolved(written: str) -> str:
    r"""What a piece of text or an attribute stands for, once its references are resolved.

    >>> resolved("V&auml;sterviks&nbsp;kommun &#xD800;")
    'Västerviks\xa0kommun \ufffd'
    """
    return REFERENCE.sub(lambda found: unescape(found.group()), written)


class _Scanner:
    """One pass over the page; what was once looked for in vain is not looked for again."""

    def __init__(self, page: str) -> None:
        self._page: Final = page
        self.missing: Final[set[str]] = set()

    def find(self, wanted: str, start: int) -> int:
        """Where `wanted` stands next, or -1."""
        if wanted in self.missing:
            return -1
        found = self._page.find(wanted, start)
        if found < 0:
            self.missing.add(wanted)
        return found


def tokens(page: str) -> Iterator[StartTag | EndTag | Text]:
    """Cut a page into tags and text, in its order; comments, declarations and instructions are left out."""
    scanner = _Scanner(page)
    at = begun = 0
    while (mark := scanner.find("<", at)) >= 0:
        end, token = _markup(page, mark, scanner)
        if end is None:
            at = mark + 1
            continue
        if mark > begun:
            yield Text(begun, mark)
        if token is not None:
            yield token
        at = begun = end
        if isinstance(token, StartTag) and token.name in _RAW:
            at = begun = _raw_end(page, token, scanner)
            if begun > token.end:
                yield Text(token.end, begun, raw=token.name)
    if begun < len(page):
        yield Text(begun, len(page))


def _markup(page: str, mark: int, scanner: _Scanner) -> tuple[int | None, StartTag | EndTag | None]:
    """Where the markup that begins here ends, and the tag that it is; no end where it is text."""
    following = page[mark + 1 : mark + 2]
    if following.isascii() and following.isalpha():
        return _start_tag(page, mark, scanner)
    if following == "/":
        return _end_tag(page, mark, scanner)
    if following == "!":
        return _declaration(page, mark, scanner), None
    if following == "?":
        return _behind(scanner.find(">", mark), 1), None
    return None, None


def _start_tag(page: str, mark: int, scanner: _Scanner) -> tuple[int | None, StartTag | None]:
    if _UNENDED in scanner.missing or scanner.find(">", mark) < 0:
        return None, None
    name = _NAME.match(page, mark + 1)
    at = name.end() if name else mark + 1
    attributes: dict[str, str] = {}
    while (ending := _TAG_END.match(page, at)) is None:
        found = _ATTRIBUTE.match(page, at)
        if found is None:
            scanner.missing.add(_UNENDED)
            return None, None
        value = next((part for part in found.groups()[1:] if part is not None), "")
        attributes.setdefault(found[1].lower(), resolved(value))
        at = found.end()
    return ending.end(), StartTag(page[mark + 1 : name.end() if name else at].lower(), mark, ending.end(), attributes)


def _end_tag(page: str, mark: int, scanner: _Scanner) -> tuple[int | None, EndTag | None]:
    end = _behind(scanner.find(">", mark), 1)
    name = _NAME.match(page, mark + 2)
    if end is None or name is None:
        return end, None
    return end, EndTag(name.group().lower(), mark, end)


def _declaration(page: str, mark: int, scanner: _Scanner) -> int | None:
    """The end of a comment or a declaration; what stands in a CDATA section is text."""
    if page.startswith("<![CDATA[", mark):
        return mark + len("<![CDATA[")
    if page.startswith("<!--", mark):
        if page.startswith(("<!-->", "<!--->"), mark):
            return page.index(">", mark) + 1
        if (end := _behind(scanner.find("-->", mark + 4), 3)) is not None:
            return end
    return _behind(scanner.find(">", mark), 1)


def _behind(found: int, length: int) -> int | None:
    return found + length if found >= 0 else None


def _raw_end(page: str, tag: StartTag, scanner: _Scanner) -> int:
    """Where the content of an element without markup ends; where it never does, only a program has content."""
    key = f"</{tag.name}"
    found = None if key in scanner.missing else _RAW[tag.name].search(page, tag.end)
    if found is not None:
        return found.start()
    scanner.missing.add(key)
    return len(page) if tag.name in PROGRAMS else tag.end
