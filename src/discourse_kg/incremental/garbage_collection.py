"""Collect reference cycles less often while a site is built."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: New objects between two collections; the interpreter begins with 700.
_THRESHOLD: Final = 100_000


@contextmanager
def collected_less_often() -> Iterator[None]:
    """Raise the threshold: rendering leaves few cycles, and each collection walks through all that is cached."""
    before = gc.get_threshold()
    gc.set_threshold(_THRESHOLD, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
