"""DOCX, the documents of Word: paragraphs by their styles, lists, tables, notes, and text as it stands after changes.

Inserted text is read. Deleted and hidden text, comments, running heads and tables of contents are left out and listed.
"""

from __future__ import annotations

import posixpath
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
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
#: Kinds by the names of Word's own styles, which are English in every Word.
_STYLES: Final = (
    (re.compile(r"(?:heading|rubrik|overskrift) ?\d|title|subtitle|toc heading", re.IGNORECASE), BlockKind.HEADING),
    (re.compile(r"author", re.IGNORECASE), BlockKind.BYLINE),
    (re.compile(r"caption", re.IGNORECASE), BlockKind.CAPTION),
    (re.compile(r"toc ?\d|table of figures|index ?\d", re.IGNORECASE), BlockKind.NAVIGATION),
)
#: What is written as an element of its own.
_CHARACTERS: Final = {f"{_W}tab": "\t", f"{_W}cr": "\n", f"{_W}br": "\n", f"{_W}noBreakHyphen": "-"}
#: What holds no text of the paragraph.
_SKIPPED: Final = frozenset({f"{_W}pPr", f"{_W}instrText", f"{_W}rt", f"{_W}sdtPr", f"{_W}delInstrText", _FALLBACK})
_DELETED: Final = frozenset({f"{_W}del", f"{_W}moveFrom"})
_OFF: Final = frozenset({"0", "false", "off", "none"})


def parse(content: bytes) -> ParsedDocument:
    """Take a document of Word apart.

    Raises:
        UnreadableDocumentError: it is broken, encrypted, or no such document.
    """
    return _Document(Package(content)).parsed()


class _Document:
    def __init__(self, package: Package) -> None:
        self._package: Final = package
        self._gathered: Final = Gathered()
        of_package = _targets(package, "")
        main = of_package.get("officeDocument", ["word/document.xml"])[0]
        root = package.xml(main)
        body = None if root is None else root.find(f"{_W}body")
        if body is None:
            raise UnreadableDocumentError("holds no document of Word; save it as DOCX (Word Document, *.docx)")
        self._body: Final = body
        self._parts: Final = _targets(package, main)
        self._styles: Final = _Styles(self._part("styles"))
        self._facts: Final = package.xml(of_package.get("core-properties", ["docProps/core.xml"])[0])

    def parsed(self) -> ParsedDocument:
        """All of it."""
        blocks = with_plain_headings(list(self._blocks(self._body)))
        for name in ("footnote", "endnote"):
            blocks += self._notes(name)
        for name in ("header", "footer"):
            for text in dict.fromkeys(self._words(self._package.xml(part)) for part in self._parts.get(name, ())):
                self._gathered.leave_out(BlockKind.NAVIGATION, text)
        for comment in self._entries("comment"):
            self._gathered.leave_out(BlockKind.COMMENT, self._words(comment))
        return ParsedDocument(
            tuple(blocks),
            tuple(self._gathered.left_out),
            title=believed_title(text_of_child(self._facts, f"{_DC}title"), (block.text for block in blocks)),
            author=believed_author(text_of_child(self._facts, f"{_DC}creator")),
            language=self._styles.language,
        )

    def _part(self, name: str) -> Element | None:
        parts = self._parts.get(name)
        return self._package.xml(parts[0]) if parts else None

    def _entries(self, name: str) -> Iterator[Element]:
        """The notes or comments, which stand in a part that is named after them."""
        return _children(self._part(f"{name}s"), name)

    def _notes(self, name: str) -> Iterator[ParsedBlock]:
        for note in self._entries(name):
            if note.get(f"{_W}type") in {None, "normal"}:
                yield ParsedBlock(BlockKind.NOTE, self._words(note))

    def _words(self, element: Element | None) -> str:
        return "" if element is None else " ".join(block.text for block in self._blocks(element))

    def _blocks(self, parent: Element) -> Iterator[ParsedBlock]:
        """The blocks of a body, a cell, a note, a text box."""
        for element in parent:
            if element.tag == f"{_W}p":
                yield from self._paragraph_blocks(element)
            elif element.tag == f"{_W}tbl":
                yield from row_blocks(self._rows(element))
            elif element.tag in _DELETED:
                self._gathered.leave_out(BlockKind.PARAGRAPH, all_text(element))
            elif element.tag not in _SKIPPED:
                yield from self._blocks(element)

    def _paragraph_blocks(self, element: Element) -> Iterator[ParsedBlock]:
        properties = element.find(f"{_W}pPr")
        paragraph = Paragraph(kind=self._styles.kind(properties))
        paragraph.text = "".join(self._text(element, paragraph))
        runs = [run for run in element.iterdescendants(f"{_W}r") if all_text(run)]
        paragraph.is_bold = bool(runs) and all(_is_on(run.find(f"{_W}rPr/{_W}b")) for run in runs)
        if paragraph.kind is BlockKind.NAVIGATION:
            self._gathered.leave_out(BlockKind.NAVIGATION, paragraph.text)
        else:
            yield from paragraph_blocks(paragraph)

    def _text(self, parent: Element, paragraph: Paragraph) -> Iterator[str]:
        for element in parent:
            if element.tag == f"{_W}t":
                yield element.text or ""
            elif element.tag in _CHARACTERS:
                yield "" if element.get(f"{_W}type") in {"page", "column"} else _CHARACTERS[element.tag]
            elif element.tag in _DELETED:
                self._gathered.leave_out(BlockKind.PARAGRAPH, all_text(element))
            elif element.tag == f"{_W}r" and _is_on(element.find(f"{_W}rPr/{_W}vanish")):
                self._gathered.leave_out(BlockKind.NOTICE, all_text(element))
            elif element.tag == f"{_W}txbxContent":
                paragraph.inside += self._blocks(element)
            elif element.tag not in _SKIPPED:
                yield from self._text(element, paragraph)

    def _rows(self, table: Element) -> Iterator[tuple[list[list[ParsedBlock]], bool]]:
        for row in _children(table, "tr"):
            properties = row.find(f"{_W}trPr")
            if properties is not None and properties.find(f"{_W}del") is not None:
                self._gathered.leave_out(BlockKind.ROW, all_text(row))
                continue
            cells = [list(self._blocks(cell)) for cell in _children(row, "tc")]
            is_head = row.getprevious() is None or row.getprevious().tag != row.tag
            yield cells, is_head and (is_all_headings(cells) or _is_head(properties))


class _Styles:
    """The styles of a document: what kind of block each makes, through those that it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: Final = {style.get(f"{_W}styleId", ""): style for style in _children(root, "style")}
        stated = None if root is None else root.find(f"{_W}docDefaults//{_W}lang")
        self.language: Final = None if stated is None else stated.get(f"{_W}val")

    def kind(self, properties: Element | None) -> BlockKind | None:
        """The kind of a paragraph; None where neither it nor its style tells."""
        if properties is None:
            return None
        style = properties.find(f"{_W}pStyle")
        chain = [properties, *self._chain(None if style is None else style.get(f"{_W}val"))]
        for each in chain:
            name = each.find(f"{_W}name")
            named = "" if name is None else name.get(f"{_W}val", "")
            if kind := next((kind for pattern, kind in _STYLES if pattern.fullmatch(named)), None):
                return kind
            if (level := each.find(f".//{_W}outlineLvl")) is not None and level.get(f"{_W}val", "9") < "9":
                return BlockKind.HEADING
            if (number := each.find(f".//{_W}numPr/{_W}numId")) is not None:
                return None if number.get(f"{_W}val") == "0" else BlockKind.ITEM
        return None

    def _chain(self, style_id: str | None) -> Iterator[Element]:
        seen: set[str] = set()
        while style_id and style_id not in seen and (style := self._by_id.get(style_id)) is not None:
            seen.add(style_id)
            yield style
            base = style.find(f"{_W}basedOn")
            style_id = None if base is None else base.get(f"{_W}val")


def _targets(package: Package, part: str) -> Mapping[str, list[str]]:
    """The files that a part of the package names as its relations, by the last word of their type."""
    folder, name = posixpath.split(part)
    found: dict[str, list[str]] = {}
    root = package.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    for relation in () if root is None else root:
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External" and target:
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.setdefault(relation.get("Type", "").rsplit("/", 1)[-1], []).append(path)
    return found


def _children(parent: Element | None, name: str) -> Iterator[Element]:
    """The children of that name, those in content controls and changes included."""
    if parent is not None:
        for child in parent:
            if child.tag == f"{_W}{name}":
                yield child
            elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"}:
                yield from _children(child, name)


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get(f"{_W}val", "1") not in _OFF


def _is_head(properties: Element | None) -> bool:
    if properties is None:
        return False
    formatted = properties.find(f"{_W}cnfStyle")
    first = formatted is not None and (
        formatted.get(f"{_W}firstRow") == "1" or formatted.get(f"{_W}val", "")[:1] == "1"
    )
    return first or _is_on(properties.find(f"{_W}tblHeader"))
