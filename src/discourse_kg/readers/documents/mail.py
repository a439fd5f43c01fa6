"""Mail, one message a file: its text, what it replies to as that, and the names of what is attached to it."""

from __future__ import annotations

import re
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import groupby
from typing import TYPE_CHECKING, Final

from discourse_kg.model import BlockKind
from discourse_kg.reader_notes import Note, NoteKind
from discourse_kg.readers.documents.mail_parts import parts_of, without_reply_marks
from discourse_kg.readers.documents.parsing import ParsedBlock, ParsedDocument, UnreadableDocumentError
from discourse_kg.readers.html_blocks import html_blocks
from discourse_kg.readers.lines import blocks_of_lines
from discourse_kg.readers.mapped_text import MappedText
from discourse_kg.readers.text_encoding import decoded, repaired

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from email.message import Message

_HEADER: Final = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):[ \t]", re.MULTILINE)
#: Headers that only a message has; other texts that begin with lines of labels may have some of those it begins with.
_TELLING: Final = frozenset(b"received return-path message-id mime-version delivered-to dkim-signature".split())
_FIRST: Final = _TELLING | {b"date", b"from", b"subject", b"to"}
_BEGINNING: Final = 4096
#: What mail programs put around what is replied to in HTML.
_CITED: Final = re.compile(
    r"<(blockquote|div)\b[^>]{0,500}?(?:type=[\"']?cite|(?:class|id)=[\"']?[^\"'>]{0,100}"
    r"(?:gmail_quote|gmail_attr|yahoo_quoted|protonmail_quote|moz-cite-prefix|divRplyFwdMsg|appendonsend))[^>]{0,500}>",
    re.IGNORECASE,
)
_TAGS: Final = re.compile(r"<(/?)(blockquote|div)\b[^>]{0,2000}>?", re.IGNORECASE)
#: A part of plain text that is shorter than this, beside that of HTML, says that the program cannot show HTML.
_PLACEHOLDER: Final = 0.1
_FAULTS: Final = (ValueError, IndexError, LookupError, TypeError, AttributeError)


def is_mail(content: bytes) -> bool:
    """Whether bytes begin as a message does: with headers, one of which no other text has."""
    head = re.split(rb"\r?\n\r?\n", content[:_BEGINNING], maxsplit=1)[0]
    names = [name.lower() for name in _HEADER.findall(head)]
    first = _HEADER.match(head)
    begins = first is not None and first.group(1).lower() in _FIRST
    return begins and b"from" in names and not _TELLING.isdisjoint(names)


def parse(content: bytes) -> ParsedDocument:
    """Take a message apart.

    Raises:
        UnreadableDocumentError: it has no text, or is nested deeper than any message.
    """
    try:
        message = message_from_bytes(content, policy=policy.default)
        if not isinstance(message, EmailMessage):
            raise UnreadableDocumentError("is no message; save it as .eml")
        return _parsed(message)
    except RecursionError as error:
        raise UnreadableDocumentError("has parts nested too deep; save its text instead") from error


def _parsed(message: EmailMessage) -> ParsedDocument:
    notes = tuple(Note(NoteKind.ATTACHMENT, name) for name in _attachments(message))
    lines = list(_lines(message))
    parts = parts_of([line for line, _ in lines])
    blocks = tuple(_blocks(lines, parts.kinds))
    if not blocks:
        attached = f", only attachments ({', '.join(note.about for note in notes)}); name one of them" if notes else ""
        raise UnreadableDocumentError(f"holds no text{attached or '; remove the file'}")
    return ParsedDocument(
        blocks,
        title=without_reply_marks(_header(message, "subject")) or None,
        author=None if parts.is_passed_on else _sender(message),
        published=None if parts.is_passed_on else _date(message),
        language=_header(message, "content-language") or None,
        notes=notes,
    )


def _blocks(lines: list[tuple[str, BlockKind | None]], kinds: tuple[BlockKind | None, ...]) -> Iterator[ParsedBlock]:
    """The blocks of lines of one kind after the other; lines of HTML have their own."""
    told = [(line, kind, known) for (line, known), kind in zip(lines, kinds, strict=True)]
    for (kind, known), group in groupby(told, key=lambda line: line[1:]):
        texts = [line for line, _, _ in group]
        if kind is None and known is not None:
            yield from (ParsedBlock(known, text) for text in texts if text.strip())
            continue
        text, _ = repaired(MappedText.of("\n".join(texts)))
        yield from (ParsedBlock(kind or draft.kind, draft.text.text) for draft in blocks_of_lines(text))


def _lines(message: EmailMessage) -> Iterator[tuple[str, BlockKind | None]]:
    """The lines of the text, and for those of HTML what they are there."""
    plain, html = _body(message, "plain"), _body(message, "html")
    written = _decoded(plain) if plain is not None else ""
    shown = _decoded(html) if html is not None else ""
    blocks = list(_html_lines(shown)) if shown and len(written.strip()) < _PLACEHOLDER * len(shown) else []
    if sum(len(line) for line, _ in blocks) * _PLACEHOLDER > len(written.strip()):
        yield from blocks
    elif plain is not None:
        flowed = _header_parameter(plain, "format").casefold() == "flowed"
        text = _unfolded(written, drops_space=_header_parameter(plain, "delsp") == "yes") if flowed else written
        yield from ((line, None) for line in text.splitlines())


def _body(message: EmailMessage, kind: str) -> Message | None:
    with suppress(*_FAULTS):
        return message.get_body((kind,))
    return None


def _decoded(part: Message) -> str:
    with suppress(*_FAULTS):
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content.strip():
            return ""
        with suppress(LookupError, UnicodeError):
            return content.decode(part.get_content_charset() or "utf-8")
        return decoded(content, "the message")[0]
    return ""


def _html_lines(shown: str) -> Iterator[tuple[str, BlockKind | None]]:
    """The lines of HTML; those of what is replied to are marked as in plain text."""
    for part, is_cited in _cited(shown):
        for block in html_blocks(MappedText.of(part)):
            lines = block.text.text.splitlines()
            yield from ((f"> {line}", None) if is_cited else (line, block.kind) for line in lines if line.strip())
            yield "> " if is_cited else "", None


def _cited(shown: str) -> Iterator[tuple[str, bool]]:
    """The parts of HTML outside and inside of what is replied to."""
    at = 0
    while found := _CITED.search(shown, at):
        yield shown[at : found.start()], False
        depth, end = 0, len(shown)
        for tag in _TAGS.finditer(shown, found.start()):
            if tag.group(2).casefold() == found.group(1).casefold():
                depth += -1 if tag.group(1) else 1
                if not depth:
                    end = tag.end()
                    break
        yield shown[found.start() : end], True
        at = end
    yield shown[at:], False


def _unfolded(text: str, *, drops_space: bool) -> str:
    """Text whose lines end in a space where they go on in the next one (RFC 3676)."""
    kept: list[str] = []
    for line in text.splitlines():
        goes_on = kept and kept[-1].endswith(" ") and kept[-1] != "-- " and line.strip() and line[:1] != ">"
        if goes_on and kept[-1][:1] != ">":
            kept[-1] = (kept[-1][:-1] if drops_space else kept[-1]) + line.removeprefix(" ")
        else:
            kept.append(line)
    return "\n".join(kept)


def _attachments(message: EmailMessage) -> Iterator[str]:
    """The names of what is attached; a message of one part may be nothing but an attachment."""
    with suppress(*_FAULTS):
        for part in [message] if message.is_attachment() else message.iter_attachments():
            name = part.get_filename() or part.get_content_type()
            yield " ".join(str(name).split())[:200]


def _header(message: Message, name: str) -> str:
    with suppress(*_FAULTS):
        return " ".join(str(message[name] or "").split())
    return ""


def _header_parameter(part: Message, name: str) -> str:
    with suppress(*_FAULTS):
        return str(part.get_param(name) or "")
    return ""


def _sender(message: EmailMessage) -> str | None:
    with suppress(*_FAULTS):
        address = message["from"].addresses[0]
        surname, comma, given = str(address.display_name).partition(", ")
        return (f"{given} {surname}" if comma else surname).strip() or str(address.addr_spec) or None
    return None


def _date(message: EmailMessage) -> date | None:
    with suppress(*_FAULTS):
        return message["date"].datetime.date()  # type: ignore[no-any-return]  # of the default policy
    return None
