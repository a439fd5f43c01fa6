"""The article of a page, told from all that is around it and between its paragraphs, by how the page is built.

What is not the article is not lost: each part that is taken away has its kind and its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from discourse_kg.model import BlockKind
from discourse_kg.readers.html_tree import (
    HEADINGS,
    PROSE,
    Block,
    Element,
    Page,
    Run,
    headlines,
    is_note,
    text_of,
    unlinked,
    with_all_inside,
)
from discourse_kg.readers.mapped_text import MappedText
from discourse_kg.readers.page_zones import Zones, subtree, zones_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Parts that belong to an article, although nobody says anything in them.
_OF_THE_ARTICLE: Final = frozenset({BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.NOTE})
#: Parts that are taken out of the middle of a paragraph.
_INSIDE_PARAGRAPHS: Final = frozenset(
    {BlockKind.NAVIGATION, BlockKind.NOTE, BlockKind.TEASER, BlockKind.COMMENT, BlockKind.NOTICE}
)
#: A block of which so much is links leads elsewhere, unless it is long.
_LINKED: Final = 0.6
_LONGEST_LINKED: Final = 200
_FEWEST_LINKS: Final = 2
_SUBHEADINGS: Final = HEADINGS - {"h1"}
#: A heading longer than this says something by itself.
_LONGEST_LABEL: Final = 30
_NEVER_TEASERS: Final = frozenset({"h1", "td", "th"})
#: A line with a date and at most this many other characters is a byline.
_BESIDE_DATE: Final = 60
_SENTENCE_END: Final = re.compile(r"[.!?…:][\"”“»’')\]]*$")
_NAME: Final = re.compile(r"[^\W\d_]+(?:[ .-]+[^\W\d_]+){1,4}(?:,.*)?", re.DOTALL)
_NOTE_MARK: Final = re.compile(r"[\[(]?(?:\w{1,3}|[*†‡^↑↩]{1,3}\ufe0e?)[\])]?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class Article:
    """What a page consists of: the blocks of its article, and the rest.

    A block has a kind where something else than its tag tells it; `left` are the words that were taken away, in the
    order of the page, with what they are.
    """

    blocks: list[tuple[Block, BlockKind | None]] = field(default_factory=list)
    left: list[tuple[BlockKind, MappedText]] = field(default_factory=list)


def article_of(page: Page, titles: Iterable[str] = ()) -> Article:
    """Find the article of a page; a heading outside of it that is one of `titles` belongs to it."""
    return _Finder(page, frozenset(map(_folded, titles))).find()


def left_words(left: Iterable[tuple[BlockKind, MappedText]]) -> Iterator[tuple[BlockKind, MappedText]]:
    """What was taken away, trimmed; what is only space is not listed."""
    for kind, text in left:
        if words := text.sub(r"\s+", " ").stripped():
            yield kind, words


class _Finder:
    """Goes through the blocks of a page once, in their order."""

    def __init__(self, page: Page, titles: frozenset[str]) -> None:
        self._page: Final = page
        self._titles: Final = titles
        self._zones: Final[Zones] = zones_of(page)
        self._headlines: Final = frozenset(headlines(page))
        self._article: Final = Article()
        self._in_main: Final = subtree(page, self._zones.main)
        self._in_root: Final = subtree(page, self._zones.root)
        self._menus: Final = set() if self._in_main or self._in_root else with_all_inside(page, _has_only_links)
        #: Whether the article has begun, or a headline; whether the article has ended.
        self._begun = self._headed = self._ended = False

    def find(self) -> Article:
        """Sort the blocks."""
        sorted_blocks: list[tuple[Block, BlockKind | None]] = []
        for block in self._page.blocks:
            inside = block.element in self._in_root
            self._ended = self._begun and not inside
            self._begun = self._begun or inside
            self._headed = self._headed or block.element.tag == "h1"
            sorted_blocks.append((block, self._kind(block)))
        for block, kind in _without_bare_headings(sorted_blocks):
            if kind is None or (kind in _OF_THE_ARTICLE and self._belongs(block)):
                self._keep(block, kind)
            else:
                self._article.left.append((kind, text_of(block)))
        return self._article

    def _kind(self, block: Block) -> BlockKind | None:
        """What a block is, if it is no text of the article."""
        text = text_of(block).text
        apart = self._zone(block) or self._outside(block)
        if apart is not None:
            is_title = block.element.tag == "h1" and _folded(text) in self._titles
            return None if is_title else apart
        if is_note(block):
            return BlockKind.NOTE
        if _leads_elsewhere(block, text):
            return BlockKind.TEASER
        return BlockKind.BYLINE if _is_dated_line(block, text) else None

    def _zone(self, block: Block) -> BlockKind | None:
        """What the block is a part of; also where an element inside it has all its words."""
        zone = self._zones.kinds[block.element]
        if zone is None:
            inner = {self._zones.kinds[run.element] for run in block.runs if run.text.text.strip()}
            zone = inner.pop() if len(inner) == 1 else None
        return zone

    def _outside(self, block: Block) -> BlockKind | None:
        """What the block is, if it is not where the article is."""
        if block.element in self._menus:
            return BlockKind.NAVIGATION
        if self._in_main and block.element not in self._in_main:
            return BlockKind.NAVIGATION
        if self._in_root and block.element not in self._in_root and not self._is_beside(block):
            return BlockKind.TEASER if unlinked(block) >= PROSE else BlockKind.NAVIGATION
        return None

    def _is_beside(self, block: Block) -> bool:
        """Whether a block outside the article's element is of the article: its headline, and what is below that."""
        if block.element in self._zones.other_articles:
            return False
        prose_of_main = bool(self._in_main) and unlinked(block) >= PROSE
        return prose_of_main or (self._headed and not self._ended)

    def _belongs(self, block: Block) -> bool:
        scope = self._in_main or self._in_root
        return not scope or block.element in scope

    def _keep(self, block: Block, kind: BlockKind | None) -> None:
        """Keep a block, without what stands in the middle of it and is not of the article."""
        kept = []
        for run in block.runs:
            inner = None if kind or block.element.tag == "h1" else _inner_kind(run, self._zones.kinds[run.element])
            if inner in _INSIDE_PARAGRAPHS and inner is not None:
                self._article.left.append((inner, run.text))
            else:
                kept.append(run)
        if any(run.text.text.strip() for run in kept):
            kind = kind or (BlockKind.HEADING if block.element in self._headlines else None)
            self._article.blocks.append((Block(block.element, tuple(kept)), kind))


def _without_bare_headings(blocks: list[tuple[Block, BlockKind | None]]) -> list[tuple[Block, BlockKind | None]]:
    """The blocks and what they are; a heading of which all is taken away that stands below it goes with that."""
    result: list[tuple[Block, BlockKind | None]] = []
    below: BlockKind | None = None
    has_text = False
    for block, kind in reversed(blocks):
        is_heading = kind is None and block.element.tag in _SUBHEADINGS
        is_bare = is_heading and below is not None and not has_text
        result.append((block, below if is_bare and len(text_of(block)) <= _LONGEST_LABEL else kind))
        if is_heading:
            below, has_text = None, False
        elif kind is None:
            has_text = True
        elif kind not in _OF_THE_ARTICLE:
            below = kind
    return result[::-1]


def _has_only_links(element: Element) -> bool:
    """Whether an element holds nothing but links: on a page without an article, it is a menu."""
    return (
        element.is_block
        and element.links >= _FEWEST_LINKS
        and not element.prose
        and element.linked >= _LINKED * element.characters
    )


def _inner_kind(run: Run, zone: BlockKind | None) -> BlockKind | None:
    """What a stretch in the middle of a paragraph is: the mark of a note is no part of the sentence."""
    if zone is None and run.in_link and _NOTE_MARK.fullmatch(run.text.text.strip()):
        link = next((one for one in islice(run.element.ancestors(), 3) if one.tag == "a"), None)
        if link is not None and link.attributes.get("href", "").startswith("#"):
            return BlockKind.NOTE
    return zone


def _leads_elsewhere(block: Block, text: str) -> bool:
    """Whether a block is a link to something else, or the heading of one; a person's linked name is none."""
    if block.element.tag in _SUBHEADINGS:
        return any(around.tag == "a" for around in islice(block.element.ancestors(), 1, 4))
    if block.element.tag in _NEVER_TEASERS or len(text) > _LONGEST_LINKED:
        return False
    linked = "".join(run.text.text for run in block.runs if run.in_link)
    share = sum(map(len, linked.split())) / max(sum(map(len, text.split())), 1)
    return share >= _LINKED and not _is_name(linked.strip())


def _is_name(words: str) -> bool:
    name = words.partition(",")[0]
    return _NAME.fullmatch(words) is not None and all(word[0].isupper() for word in re.findall(r"\w+", name))


def _is_dated_line(block: Block, text: str) -> bool:
    """Whether a line gives a date and little else, as a byline does."""
    dated = [run for run in block.runs if run.element.tag == "time" and _has_year(run)]
    others = len(text.strip()) - sum(len(run.text.text) for run in dated)
    return bool(dated) and others <= _BESIDE_DATE and not _SENTENCE_END.search(text.strip())


def _has_year(run: Run) -> bool:
    return any(_YEAR.search(words) for words in (run.element.attributes.get("datetime", ""), run.text.text))


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()
