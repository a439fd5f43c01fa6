"""How queries are run and answers printed, for stored queries and for one's own."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from discourse_kg.cli.output import note, terminal_width, write
from discourse_kg.querying.answers import ROW_FORMS, TRIPLE_FORMS, render
from discourse_kg.querying.tables import DEFAULT_WIDTH
from discourse_kg.rdf.serialization import prefixes
from discourse_kg.storage.interface import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.storage.interface import Result

#: The forms of an answer: of rows, and of triples.
FORMS: Final = (*ROW_FORMS, *TRIPLE_FORMS)

#: A column of a table is to have so many characters; where it cannot, rows are shown one by one.
_NARROWEST: Final = 12


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C end the program at once, because the engine does not check for it while it runs a query.

    Only for reading: nothing is cleaned up.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def show(result: Result, form: str | None, base: str) -> None:
    """Write an answer to standard output, in a form that fits when none is asked for."""
    width = terminal_width()
    columns = len(result.columns) if isinstance(result, Answer) and result.rows else 0
    if form is None and columns * _NARROWEST > (width or DEFAULT_WIDTH):
        form = "records"
    write(render(result, form, prefixes=prefixes(base), width=width))
    if isinstance(result, Answer) and not result.rows:
        note("no rows")
