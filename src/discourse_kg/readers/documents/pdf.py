"""PDF: PDFium finds the characters, and their places on the page tell what they are."""

from __future__ import annotations

from typing import Final

from discourse_kg.readers.documents.metadata import believed_author, believed_title
from discourse_kg.readers.documents.parsing import ParsedDocument, UnreadableDocumentError
from discourse_kg.readers.documents.pdf_blocks import blocks_of_pages
from discourse_kg.readers.documents.pdf_edges import without_edges
from discourse_kg.readers.documents.pdf_lines import lines_of
from discourse_kg.readers.documents.pdf_words import read_pages

#: A page of a scan has less text than this, in characters on the average.
_FEWEST: Final = 3


def parse(content: bytes) -> ParsedDocument:
    """Take a PDF apart.

    Raises:
        UnreadableDocumentError: it is encrypted, broken, or has pictures of pages only.
    """
    found = read_pages(content)
    if sum(len(word.text) for page in found.pages for word in page.words) < _FEWEST * max(1, len(found.pages)):
        raise UnreadableDocumentError("has no text, only pictures of it; run OCR over it, and save the result as PDF")
    pages, left_out = without_edges(found.pages)
    blocks = blocks_of_pages([line for page in pages for line in lines_of(page.words, page.number)])
    return ParsedDocument(
        tuple(blocks),
        tuple(left_out),
        title=believed_title(found.facts.get("Title"), (block.text for block in blocks)),
        author=believed_author(found.facts.get("Author")),
        language=found.language,
    )
