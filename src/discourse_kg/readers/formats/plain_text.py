"""Plain text, with front matter where it begins with some; also what is read when nothing tells a format."""

from __future__ import annotations

from typing import Final

from discourse_kg.readers.port import FormatReader
from discourse_kg.readers.recap import read_recap

READER: Final = FormatReader("plain text", read_recap, suffixes=(".txt",))
