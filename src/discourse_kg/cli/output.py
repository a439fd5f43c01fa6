"""Data to standard output, messages and progress to standard error."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

import click

from discourse_kg.atomic_files import WritingError
from discourse_kg.cli.program import drop_output
from discourse_kg.terminal import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO


def write(data: str | bytes) -> None:
    """Write data, text as UTF-8 whatever the locale, and flush it.

    Raises:
        WritingError: standard output cannot be written.
    """
    content = data.encode("utf-8", "backslashreplace") if isinstance(data, str) else data
    if sys.stdout is None:
        raise WritingError("standard output: is closed")
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        raise WritingError(f"standard output: cannot be written: {error.strerror}") from error


def note(message: str, *, indent: int = 0) -> None:
    """Print a message that is not data, on one line."""
    click.echo(" " * indent + shown(message), err=True)


def standard_input() -> BinaryIO:
    """The bytes of standard input."""
    return sys.stdin.buffer if sys.stdin else BytesIO()


def terminal_width() -> int | None:
    """How many characters a line of the terminal has; None when nobody looks on."""
    return shutil.get_terminal_size().columns if sys.stdout and sys.stdout.isatty() else None


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how far the work is; give what is to be called with how much is done of how much."""
    if not (sys.stderr and sys.stderr.isatty()):
        yield lambda _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 (slow to load, and needed where somebody looks on)
    from rich.progress import Progress  # noqa: PLC0415 (likewise)

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
