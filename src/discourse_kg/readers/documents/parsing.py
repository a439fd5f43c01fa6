"""What a parser of documents gives, and how it is called: in another process, with so much time and memory.

The libraries that parse documents are imported by that process alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from discourse_kg.bounded_work import LimitError, run_bounded
from discourse_kg.errors import RecapError
from discourse_kg.languages.supported import detect_language
from discourse_kg.model import BlockKind, LeftOut, Note
from discourse_kg.readers.documents.metadata import language_tag
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


def read_document(raw: RawSource, parse: Callable[[bytes], ParsedDocument], media_type: str) -> Recap:
    """Read a document whose bytes `parse` takes apart; `parse` is a function of a module.

    Raises:
        RecapError: the document is broken, holds no text, or takes more time or memory than it may.
        UnknownLanguageError: there is no language pack for its language.
    """
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
    return None if detect_language(words) else language_tag(parsed.language)
