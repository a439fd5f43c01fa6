"""Decides what a web address is, by the engine's own parser: it refuses every other IRI."""

from __future__ import annotations

import re
from typing import Final

from pyoxigraph import NamedNode

_BEGINNING: Final = re.compile("https?://[^/?#]")


def is_web_address(text: str) -> bool:
    """Whether a text is an address of http or https that can be an IRI in the graph.

    >>> is_web_address("https://example.org/å?page=1"), is_web_address("https://example.org/100%")
    (True, False)
    """
    if not _BEGINNING.match(text):
        return False
    try:
        NamedNode(text)
    except ValueError:  # half a surrogate pair gives one too
        return False
    return True
