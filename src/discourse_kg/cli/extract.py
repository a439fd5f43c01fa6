"""`discourse-kg extract`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

import click

from discourse_kg.bounded_reading import BoundedReading
from discourse_kg.cli.formats import SourceCommand
from discourse_kg.cli.help import examples
from discourse_kg.cli.languages import Language
from discourse_kg.cli.notes import tell_notes
from discourse_kg.cli.options import base_option, current_settings, reader_language_option, tell_local
from discourse_kg.cli.output import standard_input, write
from discourse_kg.cli.proposers import propose_option, reader_of
from discourse_kg.cli.source_arguments import passed_over_option, sources_of, tell
from discourse_kg.discourse_json import to_json
from discourse_kg.discourse_text import to_text
from discourse_kg.errors import RecapError
from discourse_kg.extraction import pipeline
from discourse_kg.languages.supported import known_languages
from discourse_kg.readers.port import recap_of
from discourse_kg.source_boundary import source_boundary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pyoxigraph import Quad

    from discourse_kg.model import Discourse
    from discourse_kg.readers.sources import SourceFile

_Made = TypeVar("_Made")


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
@passed_over_option
@propose_option
def extract(  # noqa: PLR0913, PLR0917 (an argument for each option)
    sources: tuple[str, ...],
    form: str,
    language: str | None,
    reader_language: str | None,
    base: str | None,
    name_all: bool,
    propose_with: str | None,
) -> int:
    """Show what would be read from recaps: event, panels, people, statements and their places. Writes nothing.

    A SOURCE is a file, a folder of recaps (FORMATS), a glob pattern, or - for standard input. A source that cannot be
    read is reported; the others are shown all the same. A model that fails ends the command.
    """
    settings = current_settings(base=base)
    reading = BoundedReading(pipeline.extract, settings.limits, settings.least_confidence)
    reader = reader_of(propose_with, reading)
    found, _ = sources_of(sources, settings, name_all=name_all)

    def discourse_of(source: SourceFile | RecapError) -> Discourse:
        recap = reading.read(source, language=language, stream=standard_input())
        tell_notes([(source.path, recap_of(recap).notes)])
        return reader.read(recap) if reader else reading.extract(recap)

    if form in {"turtle", "nquads"}:
        tell_local(settings.base)
        return _show_graph(found, discourse_of, form, settings.base)
    several = len(found) > 1
    on_one_line = several or form == "jsonl"
    written = _as_text(reader_language, several=several) if form == "text" else _as_json(on_one_line=on_one_line)
    return _each(found, lambda source: written(discourse_of(source)), write)


def _as_text(language: str | None, *, several: bool) -> Callable[[Discourse], str]:
    """How a discourse is written for people: with labels in a language, else in that of the settings."""
    labels = current_settings(language=language).language
    return lambda discourse: to_text(discourse, labels) + "\n" * several


def _as_json(*, on_one_line: bool) -> Callable[[Discourse], str]:
    """How a discourse is written for programs."""
    indent = None if on_one_line else 1
    return lambda discourse: json.dumps(to_json(discourse), ensure_ascii=False, indent=indent) + "\n"


def _show_graph(
    found: Sequence[SourceFile | RecapError],
    discourse_of: Callable[[SourceFile | RecapError], Discourse],
    form: str,
    base: str,
) -> int:
    """Show what all sources say as one graph."""
    from discourse_kg.graph.identifiers import Identifiers  # noqa: PLC0415 (RDF is loaded where it is asked for)
    from discourse_kg.reading import graph_of, written  # noqa: PLC0415 (likewise)

    identifiers = Identifiers(base)
    graphs: list[frozenset[Quad]] = []
    code = _each(found, lambda source: graph_of(discourse_of(source), identifiers), graphs.append)
    if graphs:
        write(written(frozenset().union(*graphs), form, base))
    return code


def _each(
    found: Sequence[SourceFile | RecapError],
    make: Callable[[SourceFile | RecapError], _Made],
    show: Callable[[_Made], None],
) -> int:
    """Show what is made of each source that can be read, and name the others; return the exit code."""
    code = 0
    for source in found:
        try:
            with source_boundary(source.path):
                made = make(source)
        except RecapError as error:
            tell(error, program=True)
            code = max(code, error.exit_code)
        else:
            show(made)
    return code
