"""`discourse-kg init`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from discourse_kg.cli.help import examples
from discourse_kg.cli.languages import Language
from discourse_kg.cli.options import tell_local
from discourse_kg.cli.output import note
from discourse_kg.errors import SettingsError
from discourse_kg.identifiers import DEFAULT_BASE, checked_base, normalise_name
from discourse_kg.languages.supported import known_languages
from discourse_kg.scaffolding import new_project

#: Who publishes where nobody was named.
_NOBODY: Final = "Unnamed publisher"


def _base(value: str) -> str:
    """A base IRI that was given: checked, without a slash at its end."""
    try:
        return checked_base(value.strip().rstrip("/"), "base")
    except SettingsError as error:
        raise click.BadParameter(str(error)) from error


def _publisher(value: str) -> str:
    """A publisher's name that was given."""
    name = normalise_name(value)
    if not name or not name.isprintable():
        raise click.BadParameter("a publisher has a name, without control characters")
    return name


@click.command(
    epilog=examples(
        "init",
        "init panels --base https://example.org/kg --publisher 'Example Museum'",
        "init --language sv-SE --yes",
    )
)
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path, file_okay=False))
@click.option("--base", metavar="IRI", help="What every IRI of the project begins with; by default a local address.")
@click.option("--publisher", metavar="NAME", help="Who publishes the graph.")
@click.option(
    "--language", type=Language(known_languages()), default="en", help="Language of the sample and the README."
)
@click.option("--yes", is_flag=True, help="Ask nothing: take the defaults for what is not given.")
def init(folder: Path, base: str | None, publisher: str | None, language: str, yes: bool) -> None:
    """Write a project to begin with into DIR: settings with comments, an invented sample, a README with first commands.

    On a terminal, the base and the publisher are asked for. Nothing is overwritten: a file that is there already is
    kept, and a folder that has a discourse-kg.toml is refused.

    The base should be a web address that you have the right to and will keep. Who has none yet takes the default, which
    is this machine alone, and moves the project later with discourse-kg rebase.
    """
    asks = not yes and bool(sys.stdin and sys.stdin.isatty())
    if not (asks or yes or (base and publisher)):
        raise click.UsageError("nobody is there to be asked: give --base and --publisher, or --yes for the defaults")
    if base is None:
        base = _asked("Base IRI, what every IRI begins with", DEFAULT_BASE, asks=asks)
    if publisher is None:
        publisher = _asked("Publisher's name", _NOBODY, asks=asks)
    written, kept = new_project(folder, base=_base(base), publisher=_publisher(publisher), language=language)
    for path in kept:
        note(f"{path}: not written, since something is there already")
    note(f"written: {', '.join(map(str, written))}")
    tell_local(base)
    note(f"next: {'' if folder == Path() else f'cd {folder} && '}discourse-kg build; more is in README.md")


def _asked(question: str, default: str, *, asks: bool) -> str:
    """The answer to a question, or the default where nobody is asked."""
    check = _base if default == DEFAULT_BASE else _publisher
    return str(click.prompt(question, default=default, value_proc=check, err=True)) if asks else default
