"""Plain text, with front matter where it begins with some; also what is read when nothing tells a format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discourse_kg.readers.lines import blocks_of_lines
from discourse_kg.readers.markdown_marks import without_marks
from discourse_kg.readers.port import FormatReader
from discourse_kg.readers.recap import read_recap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.model import Recap
    from discourse_kg.readers.drafts import Draft
    from discourse_kg.readers.mapped_text import MappedText
    from discourse_kg.readers.port import RawSource

MEDIA_TYPE: Final = "text/plain"


def _read(raw: RawSource) -> Recap:
    return read_recap(raw, _blocks, MEDIA_TYPE)


def _blocks(text: MappedText) -> Iterator[Draft]:
    """People write marks of Markdown into plain text, too."""
    return blocks_of_lines(without_marks(text))


READER: Final = FormatReader("plain text", _read, suffixes=(".txt",), media_types=(MEDIA_TYPE,), is_text=True)
