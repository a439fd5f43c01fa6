"""What stands at the edges of printed pages and is no part of the text: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from discourse_kg.model import BlockKind, LeftOut
from discourse_kg.readers.documents.pdf_lines import cells_of, rows, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discourse_kg.readers.documents.pdf_words import PdfPage, Word

#: So many rows at the top and the bottom of a page may repeat on others, no further up or down than this, in points.
_ROWS: Final = 4
_DRIFT: Final = 6.0
_DIGITS: Final = re.compile(r"\d+")
_ROMAN: Final = re.compile(r"[ivxlc]+", re.IGNORECASE)
#: *7*, *– 7 –*, *Sida 7*, *7 (12)*, *Page 7 of 12*: a page's number with at most a word before each number.
_PAGE_NUMBER: Final = re.compile(r"\W*(?:[^\W\d_]+\.? )?\W*(\d+)\W*(?:(?:[^\W\d_]+ )?\W*\d+\W*)?")
#: A number at an edge is the page's own only in this part of it.
_EDGE: Final = 0.12
#: A head is so many sizes away from the text.
_APART: Final = 1.6
_NUMBERED: Final = re.compile(r"^\d+\b|\b\d+$")


def without_edges(pages: Sequence[PdfPage]) -> tuple[list[PdfPage], list[LeftOut]]:
    """The pages without what repeats at their edges, and what that is."""
    by_page = [rows(page.words) for page in pages]
    seen = Counter(
        key for page_rows in by_page for key in {_key(row) for row in (*page_rows[:_ROWS], *page_rows[-_ROWS:])}
    )
    kept: list[PdfPage] = []
    left_out: list[LeftOut] = []
    for page, page_rows in zip(pages, by_page, strict=True):
        repeated = [*_edge(page_rows, page, seen), *_edge(page_rows[::-1], page, seen)]
        known = {id(word) for row in repeated for word in row}
        left_out += (LeftOut(BlockKind.NAVIGATION, text_of(row)) for row in repeated)
        kept.append(replace(page, words=tuple(word for word in page.words if id(word) not in known)))
    return kept, left_out


def _edge(
    page_rows: Sequence[tuple[Word, ...]], page: PdfPage, seen: Counter[tuple[str, int]]
) -> list[tuple[Word, ...]]:
    """The rows that repeat, from the outside in, up to the last one that stands apart from what is inside of it."""
    end = 0
    for number, row in enumerate(page_rows[:_ROWS]):
        inner = page_rows[number + 1] if number + 1 < len(page_rows) else None
        is_number = _is_page_number(row, page)
        if not (is_number or _repeats(row, seen) or _is_head(row, inner, page)):
            break
        if is_number or inner is None or _stands_apart(row, inner):
            end = number + 1
    return list(page_rows[:end])


def _key(row: Sequence[Word]) -> tuple[str, int]:
    """What a row has in common with the same one on another page: its words without numbers, and its place."""
    text = _DIGITS.sub("0", text_of(row))
    return "0" if _ROMAN.fullmatch(text) else text, round(row[0].base / _DRIFT)


def _repeats(row: Sequence[Word], seen: Counter[tuple[str, int]]) -> bool:
    text, place = _key(row)
    return sum(seen[text, near] for near in (place - 1, place, place + 1)) > 1


def _is_head(row: Sequence[Word], inner: Sequence[Word] | None, page: PdfPage) -> bool:
    """Whether a row that stands apart at the edge of a later page is a head of two parts, or has a number."""
    if page.number == 1 or inner is None or not _is_at_edge(row, page):
        return False
    apart = _stands_apart(row, inner) and row[0].size <= inner[0].size
    text = text_of(row)
    ended = text.endswith((".", "!", "?"))
    return apart and not ended and (len(cells_of(row)) > 1 or _NUMBERED.search(text) is not None)


def _stands_apart(row: Sequence[Word], inner: Sequence[Word]) -> bool:
    return abs(inner[0].base - row[0].base) > _APART * row[0].size


def _is_at_edge(row: Sequence[Word], page: PdfPage) -> bool:
    return not page.height * _EDGE < row[0].base < page.height * (1 - _EDGE)


def _is_page_number(row: Sequence[Word], page: PdfPage) -> bool:
    found = _PAGE_NUMBER.fullmatch(text_of(row)) if _is_at_edge(row, page) else None
    return found is not None and int(found.group(1)[:6]) == page.number
