"""What the readers of plain text and Markdown share: the text as it stands, its encoding made sure of, front matter.

Nothing of the text is changed: offsets count code points of what the file decodes to. What cannot be
read whole is refused with the file and the line; nothing is guessed and nothing is dropped.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from dataclasses import replace

from discourse_kg.errors import RecapError
from discourse_kg.model import Recap
from discourse_kg.readers.front_matter import read_front_matter
from discourse_kg.readers.port import RawSource

#: A line longer than this is refused: nobody writes a paragraph of a million characters.
MAX_LINE = 1_000_000

_BOMS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def read_recap(raw: RawSource) -> Recap:
    """Read a source that is text: its front matter tells about it, and the rest is the body.

    Raises:
        RecapError: the source is empty, binary or not UTF-8, or its front matter is broken.
        UnknownLanguageError: there is no language pack for its language.
    """
    text = _decode(raw.content, raw.path)
    if raw.text_only:
        return raw.recap(text)
    front, body = read_front_matter(text, raw.path)
    return replace(
        raw.recap(text, body, identifier=front.id, language=front.language and front.language.casefold()),
        title=front.title,
        published=front.date,
        source=front.source,
        author=front.author,
        licence=front.licence,
        event=front.event,
        event_date=front.event_date,
        place=front.place,
        topics=front.topics,
    )


def _decode(raw: bytes, path: str) -> str:
    for bom, name in _BOMS:
        if raw.startswith(bom):
            raise RecapError(path, f"is {name}; save it as UTF-8", line=1)
    if not raw.removeprefix(BOM_UTF8).strip():
        raise RecapError(path, "is empty")
    try:
        # The byte order mark is kept as a character, so that offsets are those of the decoded file.
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        kind = "binary" if b"\0" in raw[:1024] else "not UTF-8 (Latin-1, perhaps); save it as UTF-8"
        raise RecapError(path, f"is {kind}: byte 0x{raw[error.start]:02x} at offset {error.start}", line) from error
    if found := _CONTROL.search(text):
        line = text[: found.start()].count("\n") + 1
        raise RecapError(path, f"holds the control character U+{ord(found.group()):04X}, so it is no plain text", line)
    for number, line_text in enumerate(text.split("\n"), 1):
        if len(line_text) > MAX_LINE:
            raise RecapError(path, f"has a line of {len(line_text)} characters, which is no recap's paragraph", number)
    return text
