"""The words of a PDF, each with its place on the page, from PDFium's characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import byref, c_double, c_int, c_ushort, create_string_buffer
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import Any, Final, NamedTuple

import pypdfium2
from pypdfium2 import raw

from discourse_kg.readers.documents.hyphens import PDFIUM_HYPHEN
from discourse_kg.readers.documents.parsing import UnreadableDocumentError

#: What PDFium gives for a bullet of a symbol font.
_BULLETS: Final = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0a8\uf076", "•")
#: A word is a footnote's mark where it is smaller than the text so much, and stands above its line so much.
_MARK_SIZE, _MARK_RISE = 0.85, 0.15
_MARK: Final = re.compile(r"[\d*†‡§]{1,3}")
#: Characters further apart than this, in sizes, are of two words; a word space is wider.
_APART: Final = 0.2
_BOLD: Final = re.compile("bold|black|heavy|semib|demi", re.IGNORECASE)
_ENCRYPTED: Final = frozenset({raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY})
#: The name of a font or of a language has no more bytes than this.
_LONGEST_NAME: Final = 128
_BOLD_WEIGHT: Final = 700
#: A page may have so many characters, and a document so many pages.
_MOST_CHARACTERS, _MOST_PAGES = 200_000, 5_000


@dataclass(slots=True)
class Word:
    """A word on a page, in points from the left and the top; `base` is its line, `is_mark` a raised footnote mark."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool = False
    is_mark: bool = False


@dataclass(frozen=True, slots=True)
class PdfPage:
    """The words of a page, in the order of the file."""

    number: int
    height: float
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class PdfPages:
    """The pages of a document, and what it says of itself."""

    pages: tuple[PdfPage, ...]
    facts: dict[str, str]
    language: str | None = None


def read_pages(content: bytes) -> PdfPages:
    """Read the words of all pages.

    Raises:
        UnreadableDocumentError: the file is encrypted, broken, or too long.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocumentError(_refusal(content)) from error
    if len(document) > _MOST_PAGES:
        raise UnreadableDocumentError(f"has more than {_MOST_PAGES} pages; split it")
    pages = tuple(_page(document, number) for number in range(len(document)))
    return PdfPages(pages, document.get_metadata_dict(skip_empty=True), _language(document))


def _refusal(content: bytes) -> str:
    """Why a file cannot be opened. Where it has no pages, PDFium's last error is that of a file before it."""
    document = raw.FPDF_LoadMemDocument64(content, len(content), None)
    if document:
        raw.FPDF_CloseDocument(document)
    elif raw.FPDF_GetLastError() in _ENCRYPTED:
        return "is encrypted; save it without a password"
    return "is a broken PDF; open it in a PDF viewer and print it to a new PDF, or name its original"


def _language(document: Any) -> str | None:  # noqa: ANN401 (the library is untyped)
    size = raw.FPDFCatalog_GetLanguage(document, None, 0)
    if not 0 < size <= _LONGEST_NAME:
        return None
    buffer = (c_ushort * size)()
    raw.FPDFCatalog_GetLanguage(document, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").strip("\0") or None


def _page(document: Any, index: int) -> PdfPage:  # noqa: ANN401
    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return PdfPage(index + 1, 0, ())
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    if raw.FPDFText_CountChars(text) > _MOST_CHARACTERS:
        raise UnreadableDocumentError(f"has more than {_MOST_CHARACTERS} characters on page {index + 1}; split it")
    words = [word for word in _words(text, left, top) if -1 <= word.left <= width and -1 <= word.base <= height]
    _find_marks(words)
    text.close()
    page.close()
    return PdfPage(index + 1, height, tuple(words))


def _find_marks(words: list[Word]) -> None:
    """Put footnote marks, behind a word or before a note, into the lines of the words beside them."""
    for before, word in pairwise(words):
        touches = abs(word.left - before.right) < before.size / 2
        if touches and (word.is_mark or _is_raised(word, before)):
            word.is_mark, word.base = True, before.base
        elif not before.is_mark and _is_raised(before, word):
            before.is_mark, before.base = True, word.base


def _is_raised(mark: Word, word: Word) -> bool:
    smaller = mark.size < _MARK_SIZE * word.size and 0 < word.base - mark.base < word.size
    return smaller and _MARK.fullmatch(mark.text) is not None


class _Character(NamedTuple):
    text: str
    left: float
    right: float
    base: float
    size: float
    number: int
    is_raised: bool


def _words(text: Any, left: float, top: float) -> Iterator[Word]:  # noqa: ANN401
    """The words of a page. A raised mark behind a word is a word of its own."""
    pending: list[_Character] = []
    for character in _characters(text, left, top):
        if pending and (character.text.isspace() or not _follows(pending[-1], character)):
            yield _word(text, pending)
            pending = []
        if not character.text.isspace():
            pending.append(character)
    if pending:
        yield _word(text, pending)


def _follows(before: _Character, after: _Character) -> bool:
    size = max(before.size, after.size)
    raised = min(before.size, after.size) < _MARK_SIZE * size and abs(before.base - after.base) > _MARK_RISE * size
    apart = after.left - before.right
    return (
        not raised
        and before.is_raised == after.is_raised
        and -size < apart < _APART * size
        and abs(before.base - after.base) < size / 2
    )


def _characters(text: Any, left: float, top: float) -> Iterator[_Character]:  # noqa: ANN401
    box, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), c_double(), c_double()
    for number in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, number)
        written = " " if code in {0, 9, 10, 13, 0xA0} else _BULLETS.get(chr(code), chr(code))
        raw.FPDFText_GetLooseCharBox(text, number, byref(box))
        raw.FPDFText_GetCharOrigin(text, number, byref(x), byref(y))
        raw.FPDFText_GetMatrix(text, number, byref(matrix))
        size = raw.FPDFText_GetFontSize(text, number) * hypot(matrix.c, matrix.d)
        raised = written.isdigit() and _bottom(text, number) - y.value > _MARK_RISE * size
        yield _Character(written, box.left - left, box.right - left, top - y.value, size, number, raised)


def _bottom(text: Any, number: int) -> float:  # noqa: ANN401
    """Where the ink of a character ends; fonts have raised digits that are as large as others otherwise."""
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    raw.FPDFText_GetCharBox(text, number, byref(left), byref(right), byref(bottom), byref(top))
    return bottom.value


def _word(text: Any, characters: list[_Character]) -> Word:  # noqa: ANN401
    first, last = characters[0], characters[-1]
    written = "".join(character.text for character in characters)
    return Word(
        written[:-1].replace(PDFIUM_HYPHEN, "-") + written[-1],
        first.left,
        max(first.right, last.right),
        first.base,
        first.size,
        _is_bold(text, first.number),
        all(character.is_raised for character in characters),
    )


def _is_bold(text: Any, number: int) -> bool:  # noqa: ANN401
    name, flags = create_string_buffer(_LONGEST_NAME), c_int()
    if raw.FPDFText_GetFontInfo(text, number, name, _LONGEST_NAME, byref(flags)) > 1:
        return _BOLD.search(name.value.decode("utf-8", "replace")) is not None
    return bool(raw.FPDFText_GetFontWeight(text, number) >= _BOLD_WEIGHT)
