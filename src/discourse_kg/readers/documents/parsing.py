"""What a parser of documents gives, and how it is called: in another process, with so much time and memory.

That process alone imports the parser, and with it the libraries that it needs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from discourse_kg.bounded_work import LimitError, run_bounded
from discourse_kg.errors import RecapError
from discourse_kg.languages.naming import language_tag
from discourse_kg.languages.supported import detect_language
from discourse_kg.model import BlockKind, LeftOut
from discourse_kg.reader_notes import Note
from discourse_kg.readers.drafts import Draft
from discourse_kg.readers.mapped_text import MappedText

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from discourse_kg.model import Recap
    from discourse_kg.readers.port import RawSource

#: What one document may take; a PDF of 16 MB that is all text needs less.
SECONDS: Final = 120.0
MEGABYTES: Final = 1536


class UnreadableDocumentError(ValueError):
    """A document that its parser refuses; the message begins with a verb and says what to do."""


@dataclass(frozen=True, slots=True)
class ParsedBlock:
    """A block of a document: what it is, its words, and the page it begins on."""

    kind: BlockKind
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document as its parser gives it; `language` is what the document says of itself, a tag such as `sv-SE`."""

    blocks: tuple[ParsedBlock, ...]
    left_out: tuple[LeftOut, ...] = ()
    title: str | None = None
    author: str | None = None
    published: date | None = None
    language: str | None = None
    notes: tuple[Note, ...] = ()


def document_reader(module: str, media_type: str) -> Callable[[RawSource], Recap]:
    """The reader of a format whose documents the `parse` of a module beside this one takes apart.

    The bounded process alone imports the module. The reader raises a `RecapError` for a document that is broken, holds
    no text, or takes more time or memory than it may.
    """
    return partial(_read, partial(parsed_by, module), media_type)


def parsed_by(module: str, content: bytes) -> ParsedDocument:
    """Take a document apart, by the `parse` of a module beside this one.

    Raises:
        UnreadableDocumentError: the parser refuses it.
    """
    parse: Callable[[bytes], ParsedDocument] = import_module(f"{__package__}.{module}").parse
    return parse(content)


def _read(parse: Callable[[bytes], ParsedDocument], media_type: str, raw: RawSource) -> Recap:
    try:
        parsed = run_bounded(parse, raw.content, seconds=SECONDS, megabytes=MEGABYTES)
    except (UnreadableDocumentError, LimitError) as error:
        raise RecapError(raw.path, str(error)) from error
    drafts = [_draft(block, parsed) for block in parsed.blocks]
    recap = raw.recap(drafts, media_type, language=_unless_told(parsed))
    return replace(
        recap,
        text_map=None,
        title=parsed.title,
        author=parsed.author,
        published=parsed.published,
        notes=(*recap.notes, *parsed.notes),
        left_out=(*recap.left_out, *parsed.left_out),
    )


def _draft(block: ParsedBlock, parsed: ParsedDocument) -> Draft:
    is_byline = block.kind.is_read and block.text.strip() == parsed.author
    return Draft(BlockKind.BYLINE if is_byline else block.kind, MappedText.of(block.text), page=block.page)


def _unless_told(parsed: ParsedDocument) -> str | None:
    """The language that the document states, where its words do not tell: programs state their user's own."""
    words = "\n".join(block.text for block in parsed.blocks if block.kind.is_read)
    return None if detect_language(words) else language_tag(parsed.language or "")
