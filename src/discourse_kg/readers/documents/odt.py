"""ODT, the documents of LibreOffice and others: headings, paragraphs, lists, tables, notes, text as changed.

Deleted text, comments, running heads and tables of contents are left out and listed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from discourse_kg.model import BlockKind
from discourse_kg.readers.documents.metadata import believed_author, believed_title
from discourse_kg.readers.documents.package import Package, all_text, text_of_child
from discourse_kg.readers.documents.parsing import ParsedBlock, ParsedDocument, UnreadableDocumentError
from discourse_kg.readers.documents.word_blocks import (
    Gathered,
    Paragraph,
    is_all_headings,
    paragraph_blocks,
    row_blocks,
    with_plain_headings,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_NAMESPACE: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TEXT, _TABLE = _NAMESPACE % "office", _NAMESPACE % "text", _NAMESPACE % "table"
_DRAW, _STYLE, _META = _NAMESPACE % "drawing", _NAMESPACE % "style", _NAMESPACE % "meta"
_FO: Final = _NAMESPACE % "xsl-fo-compatible"
_MANIFEST: Final = _NAMESPACE % "manifest"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"

#: Kinds by the names of styles that every program has, spaces written as _20_.
_STYLES: Final = (
    (re.compile(r"(?:Heading|Title|Subtitle)(?:_20_\d+)?"), BlockKind.HEADING),
    (re.compile(r"Author"), BlockKind.BYLINE),
    (re.compile(r"Caption|Illustration|Table|Figure"), BlockKind.CAPTION),
)
_INDEXES: Final = frozenset(
    {
        f"{_TEXT}alphabetical-index",
        f"{_TEXT}bibliography",
        f"{_TEXT}illustration-index",
        f"{_TEXT}object-index",
        f"{_TEXT}table-index",
        f"{_TEXT}table-of-content",
        f"{_TEXT}user-index",
    }
)
_CHARACTERS: Final = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n", f"{_TEXT}s": " "}
_SKIPPED: Final = frozenset(
    {
        f"{_TEXT}sequence-decls",
        f"{_TEXT}variable-decls",
        f"{_TEXT}user-field-decls",
        f"{_TEXT}ruby-text",
        f"{_OFFICE}forms",
        f"{_OFFICE}scripts",
        f"{_DRAW}image",
        f"{_DRAW}object",
    }
)
_BOLD: Final = frozenset({"bold", "600", "700", "800", "900"})


def parse(content: bytes) -> ParsedDocument:
    """Take a text document of ODF apart.

    Raises:
        UnreadableDocumentError: it is broken, encrypted, or no such document.
    """
    package = Package(content)
    _refuse_encrypted(package)
    root = package.xml("content.xml")
    text = None if root is None else root.find(f"{_OFFICE}body/{_OFFICE}text")
    if root is None or text is None:
        raise UnreadableDocumentError("holds no text document; save it as ODT (ODF Text Document)")
    return _parsed(package, root, text)


def _refuse_encrypted(package: Package) -> None:
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iterdescendants(f"{_MANIFEST}encryption-data"), None) is not None:
        raise UnreadableDocumentError("is encrypted; save it without a password")


def _parsed(package: Package, root: Element, text: Element) -> ParsedDocument:
    styles = package.xml("styles.xml")
    body = _Body([element for element in (root, styles) if element is not None])
    blocks = with_plain_headings(list(body.blocks(text)))
    if styles is not None:
        for words in dict.fromkeys(map(_words, styles.iterdescendants(f"{_STYLE}header", f"{_STYLE}footer"))):
            body.gathered.leave_out(BlockKind.NAVIGATION, words)
    meta = package.xml("meta.xml")
    facts = None if meta is None else meta.find(f"{_OFFICE}meta")
    names = (text_of_child(facts, f"{_META}initial-creator"), text_of_child(facts, f"{_DC}creator"))
    return ParsedDocument(
        (*blocks, *body.gathered.notes),
        tuple(body.gathered.left_out),
        title=believed_title(text_of_child(facts, f"{_DC}title"), (block.text for block in blocks)),
        author=next(filter(None, map(believed_author, names)), None),
        language=text_of_child(facts, f"{_DC}language") or _language(styles),
    )


def _language(styles: Element | None) -> str | None:
    for style in () if styles is None else styles.iterdescendants(f"{_STYLE}default-style"):
        properties = style.find(f"{_STYLE}text-properties")
        if properties is not None and (tag := properties.get(f"{_FO}language")):
            return str(tag)
    return None


class _Body:
    """The blocks of a document's text."""

    def __init__(self, roots: list[Element]) -> None:
        self.gathered: Final = Gathered()
        self._styles: Final = {
            style.get(f"{_STYLE}name", ""): style for root in roots for style in root.iterdescendants(f"{_STYLE}style")
        }

    def blocks(self, parent: Element, *, in_list: bool = False) -> Iterator[ParsedBlock]:
        """The blocks of an element."""
        for element in parent:
            if element.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
                yield from paragraph_blocks(self._paragraph(element, in_list=in_list))
            elif element.tag == f"{_TABLE}table":
                yield from row_blocks(self._rows(element))
            elif element.tag in _INDEXES:
                self.gathered.leave_out(BlockKind.NAVIGATION, all_text(element))
            elif element.tag == f"{_TEXT}tracked-changes":
                self._leave_out_deleted(element)
            elif element.tag == f"{_OFFICE}annotation":
                self.gathered.leave_out(BlockKind.COMMENT, _words(element))
            elif element.tag not in _SKIPPED:
                yield from self.blocks(element, in_list=in_list or element.tag == f"{_TEXT}list")

    def _leave_out_deleted(self, changes: Element) -> None:
        for deleted in changes.iterdescendants(f"{_TEXT}deletion"):
            self.gathered.leave_out(BlockKind.PARAGRAPH, _words(deleted))

    def _paragraph(self, element: Element, *, in_list: bool) -> Paragraph:
        stated = element.get(f"{_TEXT}style-name", "")
        names = list(self._chain(stated)) or [stated]
        paragraph = Paragraph(kind=BlockKind.HEADING if element.tag == f"{_TEXT}h" else self._kind(names))
        if paragraph.kind is None and in_list:
            paragraph.kind = BlockKind.ITEM
        paragraph.text = "".join(self._text(element, paragraph))
        paragraph.is_bold = any(map(self._is_bold, names)) or self._has_bold_words_only(element)
        return paragraph

    def _text(self, parent: Element, paragraph: Paragraph) -> Iterator[str]:
        yield _spaced(parent.text)
        for element in parent:
            if element.tag in _CHARACTERS:
                yield _CHARACTERS[element.tag]
            elif element.tag == f"{_TEXT}note":
                body = element.find(f"{_TEXT}note-body")
                words = " ".join(block.text for block in self.blocks(body)) if body is not None else ""
                self.gathered.notes.append(ParsedBlock(BlockKind.NOTE, words))
            elif element.tag == f"{_OFFICE}annotation":
                self.gathered.leave_out(BlockKind.COMMENT, _words(element))
            elif element.tag == f"{_DRAW}text-box":
                paragraph.inside += self.blocks(element)
            elif element.tag not in _SKIPPED:
                yield from self._text(element, paragraph)
            yield _spaced(element.tail)

    def _rows(self, table: Element, *, is_head: bool = False) -> Iterator[tuple[list[list[ParsedBlock]], bool]]:
        """The rows of a table. A row or a cell that is repeated is read once."""
        first = True
        for element in table:
            if element.tag == f"{_TABLE}table-row":
                cells = [list(self.blocks(cell)) for cell in element if cell.tag == f"{_TABLE}table-cell"]
                yield cells, is_head or (first and is_all_headings(cells))
                first = False
            elif element.tag in {f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group"}:
                yield from self._rows(element, is_head=is_head or element.tag == f"{_TABLE}table-header-rows")

    def _kind(self, names: list[str]) -> BlockKind | None:
        for name in names:
            if kind := next((kind for pattern, kind in _STYLES if pattern.fullmatch(name)), None):
                return kind
            style = self._styles.get(name)
            if style is not None and (style.get(f"{_STYLE}default-outline-level") or "0") != "0":
                return BlockKind.HEADING
        return None

    def _chain(self, name: str | None) -> Iterator[str]:
        seen: set[str] = set()
        while name and name not in seen and name in self._styles:
            seen.add(name)
            yield name
            name = self._styles[name].get(f"{_STYLE}parent-style-name")

    def _is_bold(self, name: str | None) -> bool:
        style = self._styles.get(name or "")
        properties = None if style is None else style.find(f"{_STYLE}text-properties")
        return properties is not None and properties.get(f"{_FO}font-weight") in _BOLD

    def _has_bold_words_only(self, element: Element) -> bool:
        spans = [span for span in element if all_text(span)]
        bare = (element.text or "") + "".join(span.tail or "" for span in element)
        return bool(spans) and not bare.strip() and all(self._is_bold(span.get(f"{_TEXT}style-name")) for span in spans)


def _spaced(text: str | None) -> str:
    """Text as ODF means it: line ends and tabs in it are spaces."""
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def _words(element: Element) -> str:
    """The words of the paragraphs in an element, without who wrote it, and when."""
    for tab in element.iterdescendants(f"{_TEXT}tab"):
        tab.text = " "
    return " ".join(map(all_text, element.iterdescendants(f"{_TEXT}p", f"{_TEXT}h")))
