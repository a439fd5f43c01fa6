"""Blocks of HTML: what a browser would show as paragraphs, headings, items and rows, each character with its place."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from discourse_kg.model import BlockKind
from discourse_kg.readers.drafts import Draft
from discourse_kg.readers.html_tree import HEADINGS, Block, Element, Page, is_note, read_page, text_of, with_all_inside
from discourse_kg.readers.lines import blocks_of_lines, opened_blocks
from discourse_kg.readers.mapped_text import MappedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_KINDS: Final = {
    **dict.fromkeys(HEADINGS, BlockKind.HEADING),
    "li": BlockKind.ITEM,
    "dt": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "pre": BlockKind.CODE,
}
#: Elements whose text nobody reads where HTML is part of another format.
_UNREAD: Final = frozenset(
    ["noscript", "template", "svg", "iframe", "object", "select", "textarea", "noembed", "noframes", "script", "style"]
)
#: A cell of a table with data is no longer than this; in a longer one is text that a table only places on the page.
_LONGEST_CELL: Final = 250
_NEVER_IN_DATA: Final = frozenset({"table", "article", "form", "nav", *HEADINGS})
#: Preformatted text that is more than this share of a page is what the page is about.
_MOST: Final = 0.5
_CELLS: Final = frozenset({"td", "th"})


def html_blocks(source: MappedText) -> Iterator[Draft]:
    """Cut a part of a text that is HTML into blocks."""
    page = read_page(source)
    unread = with_all_inside(page, lambda element: element.tag in _UNREAD)
    kept = [
        (block, None) for block in page.blocks if block.element not in unread and block.runs[0].element not in unread
    ]
    yield from drafts_of(page, kept)


def drafts_of(page: Page, blocks: Iterable[tuple[Block, BlockKind | None]]) -> Iterator[Draft]:
    """The drafts of some blocks of a page; a row of a table with data is one, of its cells.

    The kind of a block is the one given, if any, else what its tags say.
    """
    context = _Context(page)
    for row, group in groupby(blocks, key=lambda pair: context.data_row(pair[0])):
        if row is None:
            for block, kind in group:
                yield from context.drafts(block) if kind is None else [Draft(kind, text_of(block))]
        else:
            yield context.row(row, [block for block, _ in group])


class _Context:
    """What is around blocks: the nearest element that gives a kind, and the row of a table with data."""

    def __init__(self, page: Page) -> None:
        self._nearest: Final[dict[Element, Element]] = {}
        self._cells: Final[dict[Element, Element]] = {}
        self._used: Final[set[Element]] = set()
        for element in page.elements:
            self._inherit(element)
        self._whole: Final = page.elements[0]
        self._layout: Final = _layout_tables(page, self._cells)

    def _inherit(self, element: Element) -> None:
        parent = element.parent
        if element.tag in _KINDS:
            self._nearest[element] = element
        elif parent is not None and parent in self._nearest and element.tag != "table":
            self._nearest[element] = self._nearest[parent]
        if element.tag in _CELLS:
            self._cells[element] = element
        elif parent is not None and parent in self._cells:
            self._cells[element] = self._cells[parent]

    def data_row(self, block: Block) -> Element | None:
        """The row that the block is a cell of, or part of one."""
        cell = self._cells.get(block.element)
        row = cell.parent if cell else None
        if row is None or row.tag != "tr" or _table(row) in self._layout:
            return None
        return row

    def row(self, row: Element, blocks: Sequence[Block]) -> Draft:
        """A row: its cells with commas between them."""
        cells = [
            MappedText.joined([text_of(block).sub(r"\s+", " ").stripped() for block in group], " ")
            for _, group in groupby(blocks, key=lambda block: self._cells[block.element])
        ]
        is_head = (row.parent is not None and row.parent.tag == "thead") or all(
            self._cells[block.element].tag == "th" for block in blocks
        )
        return Draft(BlockKind.TABLE_HEAD if is_head else BlockKind.ROW, MappedText.joined(cells, ", "))

    def drafts(self, block: Block) -> Iterator[Draft]:
        """A block as one draft, or as more where it has lines that are blocks of their own."""
        giving = self._nearest.get(block.element)
        kind = None if giving is None else _KINDS[giving.tag]
        text = text_of(block)
        if giving is not None and giving.tag == "pre" and self._is_plain_text(giving, block):
            yield from blocks_of_lines(text)
        elif is_note(block):
            yield Draft(BlockKind.NOTE, text)
        elif kind is None or (kind is BlockKind.ITEM and giving in self._used):
            yield from _lines(text)
        else:
            if giving is not None:
                self._used.add(giving)
            yield Draft(kind, text)

    def _is_plain_text(self, element: Element, block: Block) -> bool:
        """Whether preformatted text is most of the page, and not called code: then the page is a text in a frame."""
        is_code = any(run.element.tag == "code" for run in block.runs)
        return not is_code and element.characters > _MOST * self._whole.characters


def _layout_tables(page: Page, cells: dict[Element, Element]) -> set[Element]:
    """Tables that only place things on the page: they hold others, long cells or no more than one column."""
    layout: set[Element] = set()
    columns: dict[Element, int] = {}
    rows: dict[Element, int] = {}
    for element in page.elements:
        row = element.parent
        if element.tag in _NEVER_IN_DATA and row is not None and row in cells:
            _mark(cells[row], layout)
        if element.tag in _CELLS and row is not None and (table := _table(row)) is not None:
            rows[row] = rows.get(row, 0) + (element.characters > 0)
            columns[table] = max(columns.get(table, 0), rows[row])
            if element.characters > _LONGEST_CELL or table.attributes.get("role") in {"presentation", "none"}:
                layout.add(table)
    return layout | {table for table, number in columns.items() if number <= 1}


def _mark(cell: Element, layout: set[Element]) -> None:
    if cell.parent is not None and (table := _table(cell.parent)) is not None:
        layout.add(table)


def _table(row: Element) -> Element | None:
    """The table of a row: a row stands in it, or in one of its parts."""
    around = row.parent
    if around is not None and around.tag in {"tbody", "thead", "tfoot"}:
        around = around.parent
    return around if around is not None and around.tag == "table" else None


def _lines(text: MappedText) -> Iterator[Draft]:
    """The blocks of a paragraph, whose lines end where the page breaks them."""
    lines = (line for line in text.split("\n") if line.text.strip())
    for begun, (kind, block) in enumerate(opened_blocks(lines)):
        yield Draft(kind, MappedText.joined(block, "\n"), follows=begun > 0)
