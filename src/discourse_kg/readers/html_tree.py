"""A page as its elements and the blocks of text between them, each character with its place in the source."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from discourse_kg.readers.html_tokens import PROGRAMS, REFERENCE, EndTag, StartTag, Text, resolved, tokens
from discourse_kg.readers.mapped_text import MappedText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Elements that begin and end a block of text.
BLOCKS: Final = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "html",
        "iframe",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "noembed",
        "noframes",
        "noscript",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "template",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
        "audio",
        "object",
        "button",
        "svg",
    }
)
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
HEADINGS: Final = frozenset(f"h{level}" for level in range(1, 7))
#: Elements that a start tag ends although they have no end tag, and those beyond which it ends none.
_LIST_BOUNDS: Final = ("ul", "ol", "menu", "dir", "dl", "table", "td", "th")
_TABLE_BOUNDS: Final = ("table",)
_IMPLIED_ENDS: Final = {
    "li": (("li",), _LIST_BOUNDS),
    "dt": (("dt", "dd"), _LIST_BOUNDS),
    "dd": (("dt", "dd"), _LIST_BOUNDS),
    "td": (("td", "th", "caption"), _TABLE_BOUNDS),
    "th": (("td", "th", "caption"), _TABLE_BOUNDS),
    "tr": (("tr", "caption"), _TABLE_BOUNDS),
    **dict.fromkeys(("tbody", "thead", "tfoot"), (("tbody", "thead", "tfoot", "tr", "caption"), _TABLE_BOUNDS)),
    "option": (("option",), ("select",)),
    "a": (("a",), ("td", "th", "table")),
}
#: What the end tag of another element does not reach beyond.
_BOUNDS: Final = ("td", "th", "caption", "table", "template", "button", "object")
_END_BOUNDS: Final[dict[str, tuple[str, ...]]] = {
    **{tag: tuple(bound for bound in _BOUNDS if bound != tag) for tag in _BOUNDS},
    **dict.fromkeys(("td", "th", "tr", "tbody", "thead", "tfoot", "caption"), _TABLE_BOUNDS),
    "table": ("template",),
}
#: Elements that may stand inside a paragraph: they do not end it.
_IN_PARAGRAPH: Final = frozenset(
    {"button", "iframe", "noscript", "object", "select", "svg", "template", "textarea", "video", "audio"}
)
_JSON_LD: Final = "application/ld+json"
#: A block with so many characters outside its links is prose.
PROSE: Final = 50
#: A link back to the place that a note is to, as programs write it.
_BACKLINK: Final = re.compile(r"#[\w.-]{0,40}(?:ref|anc)[\w:.-]{0,40}", re.IGNORECASE)
_SPACES: Final = re.compile(r"\s+")


@dataclass(slots=True, eq=False)
class Element:
    """An element: its tag, its attributes, what it is in, and how much text is in it.

    `characters` counts those that are no spaces, `linked` those of them in links; `links` counts links that have text,
    `prose` the unlinked characters of long blocks, and `headlines` the headings of the first level.
    """

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: Element | None = None
    characters: int = 0
    linked: int = 0
    links: int = 0
    prose: int = 0
    headlines: int = 0

    @property
    def is_block(self) -> bool:
        """Whether it begins and ends a block of text."""
        return self.tag in BLOCKS

    def ancestors(self) -> Iterator[Element]:
        """The element, and those around it, the innermost first."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


@dataclass(frozen=True, slots=True)
class Run:
    """Text, and the innermost element it is in; `in_link` tells whether it is part of a link."""

    text: MappedText
    element: Element
    in_link: bool


@dataclass(frozen=True, slots=True)
class Block:
    """Text between the borders of blocks: its runs, and the innermost element that is a block around it."""

    element: Element
    runs: tuple[Run, ...]


@dataclass(slots=True)
class Page:
    """A page: its elements in the order in which they begin, its blocks, and its title as it stands in its head.

    `records` are the texts of its scripts that are no programs but JSON-LD.
    """

    elements: list[Element]
    blocks: list[Block]
    title: str | None = None
    records: list[str] = field(default_factory=list)


def read_page(source: MappedText) -> Page:
    """Read a page, or a part of one."""
    builder = _Builder(source)
    for token in tokens(source.text):
        builder.take(token)
    builder.end_block()
    _count(builder.page)
    return builder.page


def headlines(page: Page) -> list[Element]:
    """The elements that can hold the headline: those of the first level; where there are none, what is called title."""
    first = [element for element in page.elements if element.tag == "h1"]
    return first or [
        element
        for element in page.elements
        if element.tag == "p" and "title" in element.attributes.get("class", "").lower().split()
    ]


def text_of(block: Block) -> MappedText:
    """The text of a block."""
    return MappedText.joined(run.text for run in block.runs)


def is_note(block: Block) -> bool:
    """Whether a block begins with a link back to the place that it is a note to."""
    first = next(run for run in block.runs if run.text.text.strip())
    element = first.element
    for around in (element, element.parent):
        if around is not None and around.tag == "a":
            return _BACKLINK.fullmatch(around.attributes.get("href", "")) is not None
    return False


def unlinked(block: Block) -> int:
    """How many characters of a block are in no link; spaces do not count."""
    return sum(map(_characters, (run for run in block.runs if not run.in_link)))


def with_all_inside(page: Page, is_chosen: Callable[[Element], bool]) -> set[Element]:
    """The elements that are chosen, and all that are in them."""
    found: set[Element] = set()
    for element in page.elements:
        if element.parent in found or is_chosen(element):
            found.add(element)
    return found


def _characters(run: Run) -> int:
    return len(run.text.text) - run.text.text.count(" ")


def _count(page: Page) -> None:
    """Count the text of each element; elements come after those they are in."""
    for block in page.blocks:
        for run in block.runs:
            run.element.characters += _characters(run)
            run.element.linked += _characters(run) if run.in_link else 0
        if (characters := unlinked(block)) >= PROSE:
            block.element.prose += characters
    for element in reversed(page.elements):
        element.links += element.tag == "a" and element.linked > 0
        element.headlines += element.tag == "h1"
        if (parent := element.parent) is not None:
            parent.characters += element.characters
            parent.linked += element.linked
            parent.links += element.links
            parent.prose += element.prose
            parent.headlines += element.headlines


class _Builder:
    """Gathers elements and blocks, token by token."""

    def __init__(self, source: MappedText) -> None:
        self._source: Final = source
        root = Element("")
        self.page: Final = Page([root], [])
        self._open: Final = [root]
        #: For each tag, where in `_open` elements of it are.
        self._places: Final[defaultdict[str, list[int]]] = defaultdict(list)
        self._open_blocks: Final = [0]
        self._links: Final[list[int]] = []
        self._runs: list[Run] = []
        self._broken = False
        self._is_record = False

    def take(self, token: StartTag | EndTag | Text) -> None:
        """Take the next token of the page."""
        if isinstance(token, StartTag):
            self._start(token)
        elif isinstance(token, EndTag):
            self._end(token)
        elif token.raw is None:
            self._text(self._source[token.start : token.end])
        else:
            self._raw(token)

    def end_block(self) -> None:
        """Put what was gathered into a block of its own."""
        runs, self._runs, self._broken = self._runs, [], False
        if any(run.text.text.strip() for run in runs):
            self.page.blocks.append(Block(self._open[self._open_blocks[-1]], tuple(runs)))

    def _start(self, tag: StartTag) -> None:
        name = tag.name
        if name == "br":
            self._break(tag)
            return
        if name in {"title", "html", "body"} | PROGRAMS:
            self._outermost(tag)
            return
        if name in BLOCKS or name == "hr":
            self.end_block()
            if name not in _IN_PARAGRAPH:
                self._close(self._last(("p",), _BOUNDS))
        if name in HEADINGS and self._open[-1].tag in HEADINGS:
            self._close(len(self._open) - 1)
        if name in _IMPLIED_ENDS:
            self._close(self._first_beyond(*_IMPLIED_ENDS[name]))
        element = Element(name, tag.attributes, self._open[-1])
        self.page.elements.append(element)
        if name not in _VOID:
            self._push(element)
        if name == "q":
            self._inserted("\N{LEFT DOUBLE QUOTATION MARK}", tag)

    def _outermost(self, tag: StartTag) -> None:
        """`html` and `body` are noted and hold nothing: whatever ends them, text goes on."""
        element = Element(tag.name, tag.attributes, self._open[0])
        if tag.name not in PROGRAMS:
            self.page.elements.append(element)
        self._is_record = _JSON_LD in tag.attributes.get("type", "").lower()

    def _end(self, tag: EndTag) -> None:
        name = tag.name
        if name == "br":
            self._break(tag)
            return
        if name in {"html", "body"}:
            return
        if name in BLOCKS:
            self.end_block()
            at = self._last((name,), _END_BOUNDS.get(name, _BOUNDS))
        else:
            if name == "q" and self._places["q"]:
                self._inserted("\N{RIGHT DOUBLE QUOTATION MARK}", tag)
            at = self._places[name][-1] if self._places[name] else 0
            at = at if at > self._open_blocks[-1] else 0
        self._close(at)

    def _push(self, element: Element) -> None:
        self._places[element.tag].append(len(self._open))
        if element.is_block:
            self._open_blocks.append(len(self._open))
        if element.tag == "a" and "href" in element.attributes:
            self._links.append(len(self._open))
        self._open.append(element)

    def _close(self, at: int) -> None:
        """Close the element at a place in `_open`, and all in it; none for 0."""
        while at and len(self._open) > at:
            self._places[self._open.pop().tag].pop()
        while self._open_blocks[-1] >= len(self._open):
            self._open_blocks.pop()
        while self._links and self._links[-1] >= len(self._open):
            self._links.pop()

    def _last(self, tags: tuple[str, ...], bounds: tuple[str, ...]) -> int:
        """Where the innermost open element of those tags is in `_open`; 0 if one of `bounds` is open inside of it."""
        at = max((self._places[tag][-1] for tag in tags if self._places[tag]), default=0)
        bound = max((self._places[tag][-1] for tag in bounds if self._places[tag]), default=0)
        return at if at > bound else 0

    def _first_beyond(self, tags: tuple[str, ...], bounds: tuple[str, ...]) -> int:
        """Where the innermost of the elements that a start tag ends is in `_open`; those are no bounds themselves."""
        return self._last(tags, tuple(bound for bound in bounds if bound not in tags))

    def _text(self, written: MappedText) -> None:
        preformatted = bool(self._places["pre"])
        text = written if preformatted else written.sub(_SPACES, " ")
        self._add(text.sub(REFERENCE, lambda found: resolved(found.group())))

    def _raw(self, token: Text) -> None:
        text = self._source[token.start : token.end]
        if token.raw == "title":
            if self.page.title is None and not self._places["svg"]:
                self.page.title = resolved(text.text)
        elif token.raw == "script" and self._is_record:
            self.page.records.append(text.text)
        elif token.raw not in PROGRAMS or token.end == len(self._source):
            self._add(text.sub(_SPACES, " "), Element(token.raw or "", parent=self._open[-1]))
            self.end_block()

    def _add(self, text: MappedText, element: Element | None = None) -> None:
        if not text:
            return
        if text.text.strip():
            self._broken = False
        if element is not None:
            self.page.elements.append(element)
        self._runs.append(Run(text, element or self._open[-1], bool(self._links)))

    def _break(self, tag: StartTag | EndTag) -> None:
        """A line break; two with nothing between them end a paragraph."""
        if self._broken:
            self.end_block()
        else:
            self._inserted("\n", tag)
            self._broken = True

    def _inserted(self, text: str, tag: StartTag | EndTag) -> None:
        self._add(MappedText.made(text, *self._source[tag.start : tag.end].original))
