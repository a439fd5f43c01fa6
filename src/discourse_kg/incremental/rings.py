"""How often is looked for rings of dead objects, while a site is made."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: New objects after which is looked for rings of them; as the interpreter begins, it is 700.
_SELDOM: Final = 100_000


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look seldom for rings of dead objects: what is made leaves few, and what is remembered is looked at each time."""
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
