"""Data as scripts: a page opened as a file may load a script, but must not fetch."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from discourse_kg.incremental.dependencies import EVERYTHING
from discourse_kg.incremental.document import Document

if TYPE_CHECKING:
    from discourse_kg.incremental.snapshot import Snapshot


def data_script(name: str, value: object) -> bytes:
    r"""Write a value as a script that hands it over under a name, as `web/src/scripts.js` expects it.

    >>> data_script("about", {"quads": 1})
    b'discourseData("about",{"quads":1});\n'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"discourseData({json.dumps(name)},{text});\n".encode()


def made_of_everything(path: str, content: bytes) -> Document:
    """A document made from the whole graph, which depends on everything."""

    def make(snapshot: Snapshot) -> bytes:
        snapshot.dependencies.record(EVERYTHING)
        return content

    return Document(path, make)
