"""Sites that are made with trouble, by other processes, which import them from here."""

from __future__ import annotations

import os
import sys
import time
from multiprocessing import parent_process
from typing import TYPE_CHECKING, TypeAlias

from discourse_kg.atomic_files import WritingError
from discourse_kg.incremental.document import Document
from discourse_kg.incremental.render_plan import DocumentSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from discourse_kg.export.site_paths import Site
    from discourse_kg.incremental.snapshot import Snapshot
    from discourse_kg.incremental.state import SiteState

#: All documents about a thing.
OfThing: TypeAlias = "Callable[[str], Iterator[Document]]"


def out_of_order(_state: SiteState) -> OfThing:
    """A fault that nobody thought of."""
    raise NotADirectoryError("out of order")


def full(_state: SiteState) -> OfThing:
    """A fault that the user is told about."""
    raise WritingError("the disk is full")


def killed(_state: SiteState) -> OfThing:
    """An end without a word; of another process, and of no test."""
    if parent_process():
        os._exit(9)
    raise AssertionError("this is no other process")


def never_done(_snapshot: Snapshot, _site: Site) -> DocumentSet:
    """A site of one file about a thing, which tells the process that makes it, and then is never made."""
    return DocumentSet([Document("made.txt", lambda _: b"", resource="one")], _waiting, [])


def _waiting(_state: SiteState) -> OfThing:
    def make(_: Snapshot) -> bytes:
        sys.stdout.write(f"{os.getpid()}\n")
        sys.stdout.flush()
        time.sleep(3600)
        return b""

    return lambda thing: iter([Document("made.txt", make, resource=thing)])
