"""Markdown: its marks say what a block is, and are no part of what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discourse_kg.readers.markdown_blocks import blocks_of_markdown
from discourse_kg.readers.port import FormatReader
from discourse_kg.readers.recap import read_recap

if TYPE_CHECKING:
    from discourse_kg.model import Recap
    from discourse_kg.readers.port import RawSource

MEDIA_TYPE: Final = "text/markdown"


def _read(raw: RawSource) -> Recap:
    return read_recap(raw, blocks_of_markdown, MEDIA_TYPE)


READER: Final = FormatReader("Markdown", _read, suffixes=(".md", ".markdown"), media_types=(MEDIA_TYPE,), is_text=True)
