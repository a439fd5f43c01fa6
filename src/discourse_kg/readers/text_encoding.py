"""From the bytes of a text file to characters: its encoding found out, and repaired where it was mistaken before."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any, Final

from charset_normalizer import from_bytes
from ftfy.badness import is_bad

from discourse_kg.errors import RecapError
from discourse_kg.reader_notes import Note, NoteKind
from discourse_kg.resources import toml_table

if TYPE_CHECKING:
    from discourse_kg.readers.mapped_text import MappedText

#: The longer marks first: that of UTF-32 begins as that of UTF-16 does.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOTHING: Final = "\ufeff \t\r\n"
_BEGINNING: Final = 1024
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
#: Letters of UTF-8 that were taken for Windows-1252: runs without ASCII.
_MISTAKEN: Final = re.compile(r"[\u00c2-\u00f4][^\x00-\x7f]{1,400}")


def decoded(content: bytes, path: str) -> tuple[str, tuple[Note, ...]]:
    """The characters of a text file, and notes on how they were found out. A byte order mark stays a character.

    Raises:
        RecapError: the file is empty, or no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _in(content, encoding, path)
    if unmarked := _unmarked_utf_16(content):
        return _in(content, unmarked, path)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _in(content, _guessed(content, path, error.start), path)
    if not text.strip(_NOTHING):
        raise RecapError(path, "is empty; remove the file, or put the text into it")
    if "\0" in text[:_BEGINNING]:
        raise _binary(path, content.index(b"\0"))
    return text, _control_characters(text)


def repaired(text: MappedText) -> tuple[MappedText, tuple[Note, ...]]:
    """The text with letters as they were before some program took UTF-8 for Windows-1252, and a note of that.

    Nothing is repaired where the text as a whole does not look mistaken.
    """
    if not is_bad(text.text):
        return text, ()
    mended = text.sub(_MISTAKEN, _mended)
    if mended is text:
        return text, ()
    # The second byte of an `à` is a no-break space, which some program may have made a plain one.
    return mended.sub(r"\u00c3 ", f"{chr(0xE0)} "), (Note(NoteKind.REPAIRED, "UTF-8"),)


def _mended(found: re.Match[str]) -> str:
    mistaken = found.group()
    try:
        return mistaken.encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return mistaken


def _in(content: bytes, encoding: str, path: str) -> tuple[str, tuple[Note, ...]]:
    codec = codecs.lookup(encoding)
    try:
        # Python leaves out the mark of UTF-16; as for UTF-8, it stays a character of the file.
        marked = codec.name in {"utf-16", "utf-32"}
        text = ("\ufeff" if marked else "") + content.decode(encoding)
    except UnicodeDecodeError as error:
        problem = (
            f"is not {codec.name}, as its first bytes say: {error.reason} at offset {error.start}; save it as UTF-8"
        )
        raise RecapError(path, problem) from error
    return text, (Note(NoteKind.ENCODING, codec.name), *_control_characters(text))


def _unmarked_utf_16(content: bytes) -> str | None:
    """UTF-16 without a mark has a zero in every second place of a text in Latin letters, and only there."""
    beginning = content[:_BEGINNING]
    for encoding, zeros, letters in (
        ("utf-16-le", beginning[1::2], beginning[::2]),
        ("utf-16-be", beginning[::2], beginning[1::2]),
    ):
        if zeros and zeros.count(0) > len(zeros) * _table()["least_share"] and 0 not in letters:
            return encoding
    return None


def _guessed(content: bytes, path: str, first: int) -> str:
    if b"\0" in content[:_BEGINNING]:
        raise _binary(path, content.index(b"\0"))
    older: list[str] = _table()["older"]
    shares = {encoding: _share_of_common(content, encoding) for encoding in older}
    likeliest = max(older, key=lambda encoding: shares[encoding])
    if shares[likeliest] >= _table()["least_share"]:
        return likeliest
    best = from_bytes(content).best()
    if best is None:
        line = content[:first].count(b"\n") + 1
        problem = f"is in no known encoding: byte 0x{content[first]:02x} at offset {first}; save it as UTF-8"
        raise RecapError(path, problem, line)
    return best.encoding


def _share_of_common(content: bytes, encoding: str) -> float:
    try:
        beyond = [character for character in content.decode(encoding) if character > "\x7f"]
    except UnicodeDecodeError:
        return 0.0
    return sum(character in _table()["common"] for character in beyond) / len(beyond) if beyond else 0.0


def _binary(path: str, offset: int) -> RecapError:
    return RecapError(path, f"is no text: byte 0x00 at offset {offset}; name a file of text", line=1)


def _control_characters(text: str) -> tuple[Note, ...]:
    number = len(_CONTROL.findall(text))
    return (Note(NoteKind.CONTROL_CHARACTERS, str(number)),) if number else ()


def _table() -> dict[str, Any]:
    return toml_table("readers/encodings.toml")
