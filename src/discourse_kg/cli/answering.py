"""How queries are run and answers printed, for stored queries and for one's own."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click
from babel import UnknownLocaleError, default_locale
from babel.numbers import get_decimal_symbol

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

_SEPARATORS: Final = {"comma": ",", "semicolon": ";", "tab": "\t"}

#: What Babel makes of the locales C and POSIX, which belong to no country.
_NO_LOCALE: Final = "en_US_POSIX"

#: The fewest characters for a column of a table; with less room, rows are shown one by one.
_NARROWEST: Final = 12

#: What the guard of CSV does, for the help of commands that write some.
GUARD: Final = (
    "In CSV, a text that begins with =, +, -, @, a tab or an apostrophe has an apostrophe put in front, so that no "
    "spreadsheet runs it as a formula: take one away to have the value. Numbers stay as they are. Formats json and tsv "
    "have every value to the letter."
)


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """How an answer is to be written; `name` is None if no format was asked for.

    `spreadsheet` is whether CSV is for a spreadsheet; `language` is that of labels, used if no locale is set.
    """

    name: str | None = None
    spreadsheet: bool = False
    separator: str | None = None
    language: str = "en"

    def checked(self) -> AnswerForm:
        """This form, CSV where the options are those of CSV.

        Raises:
            click.UsageError: the options are of CSV, and another format is asked for.
        """
        asked = "--spreadsheet" if self.spreadsheet else "--separator" if self.separator else None
        if asked and self.name not in {None, "csv"}:
            raise click.UsageError(f"{asked} is for --format csv, not for {self.name}")
        return AnswerForm("csv", self.spreadsheet, self.separator, self.language) if asked else self

    @property
    def mark(self) -> str:
        """What CSV begins with: a byte order mark, without which a spreadsheet takes UTF-8 for something else."""
        return "\ufeff" if self.spreadsheet else ""

    @property
    def between(self) -> str:
        """The separator of cells."""
        if self.separator:
            return _SEPARATORS[self.separator]
        return _of_locale(self.language) if self.spreadsheet else ","


def form_options() -> list[click.Option]:
    """The options that say how an answer is written."""
    return [
        click.Option(
            ["--format", "form"],
            type=click.Choice(FORMS),
            help="Output format; by default a table, or records if a table is too wide.",
        ),
        click.Option(
            ["--spreadsheet"],
            is_flag=True,
            help="CSV that spreadsheets open: a byte order mark, and the separator of the locale.",
        ),
        click.Option(
            ["--separator"],
            type=click.Choice(list(_SEPARATORS)),
            help="Separator of CSV; comma by default, with --spreadsheet that of the locale.",
        ),
    ]


def _of_locale(language: str) -> str:
    """The separator of the locale: a semicolon where the decimal sign is a comma."""
    locale = default_locale("LC_NUMERIC") or _NO_LOCALE
    try:
        symbol = get_decimal_symbol(language if locale == _NO_LOCALE else locale)
    except (ValueError, UnknownLocaleError):  # an unknown locale
        symbol = get_decimal_symbol(language)
    return ";" if symbol == "," else ","


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


def show(result: Result, form: AnswerForm, base: str) -> None:
    """Write an answer to standard output, in a form that fits when none is asked for."""
    width, name = terminal_width(), form.name
    columns = len(result.columns) if isinstance(result, Answer) and result.rows else 0
    if name is None and columns * _NARROWEST > (width or DEFAULT_WIDTH):
        name = "records"
    text = render(result, name, prefixes=prefixes(base), width=width, separator=form.between)
    write(form.mark + text)
    if isinstance(result, Answer) and not result.rows:
        note("no rows")
