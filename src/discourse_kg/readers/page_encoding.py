"""The characters of a web page: as its bytes show, as it declares, or as texts are usually encoded."""

from __future__ import annotations

import codecs
import re
from typing import Final

from discourse_kg.reader_notes import Note, NoteKind
from discourse_kg.readers.text_encoding import decoded

_DECLARED: Final = re.compile(
    rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})"
    rb"|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
#: The declaration stands at the beginning of a page.
_BEGINNING: Final = 4096
#: Encodings of one byte a character, by the names that Python gives them.
_OF_BYTES: Final = re.compile(r"cp(?:125\d|437|850|865)|iso8859-\d+|mac-roman|koi8-[ru]")
#: What browsers take for the encoding that pages call by these names.
_MEANT: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"}
#: A page of which so few characters beyond ASCII are broken is UTF-8 all the same.
_BROKEN_SHARE: Final = 0.2


def decoded_page(content: bytes, path: str, charset: str | None = None) -> tuple[str, tuple[Note, ...]]:
    """The characters of a page, and notes on how they were found out.

    `charset` is what a web server called the encoding.

    Raises:
        RecapError: the page is empty, or no text.
    """
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        if not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b"\0" not in content[:1024]:
            for declared in filter(None, (charset, _declared(content))):
                if (found := _as_declared(content, declared)) is not None:
                    return found
    return decoded(content, path)


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:_BEGINNING])
    return (found[1] or found[2]).decode("ascii") if found else None


def _as_declared(content: bytes, declared: str) -> tuple[str, tuple[Note, ...]] | None:
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    name = _MEANT.get(name, name)
    if name in {"utf-8", "utf-8-sig"}:
        text = content.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        beyond = sum(character > "\x7f" for character in text)
        note = Note(NoteKind.ENCODING, f"utf-8, {broken} broken")
        return (text, (note,)) if broken <= _BROKEN_SHARE * beyond else None
    if not _OF_BYTES.fullmatch(name):
        return None
    codec = "sloppy-windows-1252" if name == "cp1252" else name
    return content.decode(codec, "replace"), (Note(NoteKind.ENCODING, name),)
