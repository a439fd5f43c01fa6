"""Markdown, as it stands: the marks are characters of the text, and extraction sees through them."""

from __future__ import annotations

from typing import Final

from discourse_kg.readers.port import FormatReader
from discourse_kg.readers.recap import read_recap

READER: Final = FormatReader("Markdown", read_recap, suffixes=(".md",), media_types=("text/markdown",))
