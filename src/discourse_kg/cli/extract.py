"""`discourse-kg extract`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from discourse_kg.cli.formats import SourceCommand
from discourse_kg.cli.help import examples
from discourse_kg.cli.languages import Language
from discourse_kg.cli.options import base_option, current_settings, reader_language_option, tell_local
from discourse_kg.cli.output import note, standard_input, write
from discourse_kg.cli.proposers import propose_option, reader_of
from discourse_kg.discourse_json import to_json
from discourse_kg.discourse_text import to_text
from discourse_kg.errors import DiscourseKGError, RecapError
from discourse_kg.extraction.pipeline import extract as extract_discourse
from discourse_kg.languages.supported import known_languages
from discourse_kg.readers.intake import read
from discourse_kg.readers.sources import find_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from discourse_kg.model import Discourse, Recap
    from discourse_kg.proposing.reader import ProposingReader


@click.command(
    cls=SourceCommand,
    epilog=examples(
        "extract data/recaps/eforvaltningsdagarna-2017-digital-transformation.md --format text",
        "extract data/recaps --format text --lang sv | less",
        "extract data/recaps --format jsonl > discourses.jsonl",
        "extract - --language sv --format turtle < recap.md",
    ),
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl", "text", "turtle", "nquads"]),
    default="json",
    show_default=True,
    help="json: one object, or one per line for several sources. jsonl: always one per line, for programs.",
)
@click.option(
    "--language",
    type=Language(known_languages()),
    help="Language of sources that do not state theirs; detected by default. (--lang is that of the output.)",
)
@reader_language_option
@base_option
@propose_option
def extract(  # noqa: PLR0913, PLR0917 (an argument for each option)
    sources: tuple[str, ...],
    form: str,
    language: str | None,
    reader_language: str | None,
    base: str | None,
    propose_with: str | None,
) -> int:
    """Show what would be read from recaps: event, panels, people, statements and their places. Writes nothing.

    A SOURCE is a file, a folder of recaps (FORMATS), a glob pattern, or - for standard input. A source that cannot be
    read is reported; the others are shown all the same. A model that fails ends the command.
    """
    found = find_sources(sources)
    reader = reader_of(propose_with)
    if form in {"turtle", "nquads"}:
        minted_under = current_settings(base=base).base
        tell_local(minted_under)
        return _show_graph(found, language, form, minted_under, reader)
    several = len(found) > 1
    on_one_line = several or form == "jsonl"
    written = _as_text(reader_language, several=several) if form == "text" else _as_json(on_one_line=on_one_line)

    def show(read_source: Recap | Discourse) -> None:
        write(written(reader.read(read_source) if reader else extract_discourse(read_source)))

    return _each(found, language, show)


def _as_text(language: str | None, *, several: bool) -> Callable[[Discourse], str]:
    """How a discourse is written for people: with labels in a language, else in that of the settings."""
    labels = current_settings(language=language).language
    return lambda discourse: to_text(discourse, labels) + "\n" * several


def _as_json(*, on_one_line: bool) -> Callable[[Discourse], str]:
    """How a discourse is written for programs."""
    indent = None if on_one_line else 1
    return lambda discourse: json.dumps(to_json(discourse), ensure_ascii=False, indent=indent) + "\n"


def _show_graph(
    found: Sequence[str | RecapError], language: str | None, form: str, base: str, reader: ProposingReader | None
) -> int:
    """Show what all sources say as one graph."""
    from discourse_kg.reading import serialized_recaps  # noqa: PLC0415 (RDF is loaded where it is asked for)

    recaps: list[Recap | Discourse] = []
    code = _each(found, language, recaps.append)
    if recaps:
        write(serialized_recaps(recaps, form, base, reader))
    return code


def _each(found: Sequence[str | RecapError], language: str | None, show: Callable[[Recap | Discourse], None]) -> int:
    """Show each source that can be read, and name the others; give the exit code."""
    code = 0
    for source in found:
        try:
            recap = read(source, language=language, standard_input=standard_input())
        except DiscourseKGError as error:
            note(f"discourse-kg: {error}")
            code = max(code, error.exit_code)
        else:
            show(recap)
    return code
