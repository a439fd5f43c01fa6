"""`discourse-kg init`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from discourse_kg.cli.help import examples
from discourse_kg.cli.languages import Language
from discourse_kg.cli.options import tell_local
from discourse_kg.cli.output import note
from discourse_kg.decoding import decode
from discourse_kg.errors import SettingsError
from discourse_kg.export.catalogue import licence_fault
from discourse_kg.identifiers import DEFAULT_BASE, checked_base, normalise_name
from discourse_kg.languages.supported import known_languages
from discourse_kg.scaffolding import new_project
from discourse_kg.settings import FILE_NAME, Catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

#: Who publishes where nobody was named.
_NOBODY: Final = "Unnamed publisher"
_LICENCE: Final = "http://creativecommons.org/licenses/by/4.0/"


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


def _licence(value: str) -> str:
    """The IRI of a licence that was given: one that `publish` takes, or empty where none is chosen yet."""
    if not (iri := value.strip()):
        return ""
    decode(
        {"licence": iri}, Catalogue, lambda _, problem: click.BadParameter(f"a licence {problem}, such as {_LICENCE}")
    )
    if fault := licence_fault(iri):
        raise click.BadParameter(fault)
    return iri


@click.command(
    epilog=examples(
        "init",
        "init panels --base https://example.org/kg --publisher 'Example Museum'",
        "init panels --licence http://creativecommons.org/licenses/by/4.0/",
        "init --language sv-SE --yes",
    )
)
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path, file_okay=False))
@click.option("--base", metavar="IRI", help="What every IRI of the project begins with; by default a local address.")
@click.option("--publisher", metavar="NAME", help="Who publishes the graph.")
@click.option(
    "--licence", metavar="IRI", help="Under which licence others may use the graph; by default none is chosen."
)
@click.option(
    "--language", type=Language(known_languages()), default="en", help="Language of the sample and the README."
)
@click.option("--yes", is_flag=True, help="Ask nothing: take the defaults for what is not given.")
def init(  # noqa: PLR0913, PLR0917 (the options)
    folder: Path, base: str | None, publisher: str | None, licence: str | None, language: str, yes: bool
) -> None:
    """Write a project to begin with into DIR: settings with comments, an invented sample, a README with first commands.

    On a terminal, the base, the publisher and the licence are asked for. Nothing is overwritten: a file that is there
    already is kept, and a folder that has a discourse-kg.toml is refused.

    The base should be a web address that you have the right to and will keep. Who has none yet takes the default, which
    is this machine alone, and moves the project later with discourse-kg rebase.

    There is no default licence: only the publisher can choose one. Without one the line for it in discourse-kg.toml is
    commented out, and publish refuses.
    """
    asks = not yes and bool(sys.stdin and sys.stdin.isatty())
    if not (asks or yes or (base and publisher)):
        raise click.UsageError("there is no terminal to ask on: give --base and --publisher, or --yes for the defaults")
    base = _given_or_asked(base, _base, "Base IRI, what every IRI begins with", DEFAULT_BASE, asks=asks)
    publisher = _given_or_asked(publisher, _publisher, "Publisher's name", _NOBODY, asks=asks)
    licence = _given_or_asked(licence, _licence, f"Licence, such as {_LICENCE} (empty: choose later)", "", asks=asks)
    written, kept = new_project(folder, base=base, publisher=publisher, licence=licence, language=language)
    for path in kept:
        note(f"{path}: not written, since something is there already")
    note(f"written: {', '.join(map(str, written))}")
    tell_local(base)
    if not licence:
        note(f"no licence is chosen yet: set licence in {folder / FILE_NAME} before discourse-kg publish")
    note(f"next: {'' if folder == Path() else f'cd {folder} && '}discourse-kg build; more is in README.md")


def _given_or_asked(given: str | None, check: Callable[[str], str], question: str, default: str, *, asks: bool) -> str:
    """A value as it was given, else the answer to a question, else the default where nobody is asked."""
    if given is None and asks:
        answer = click.prompt(question, default=default, show_default=bool(default), value_proc=check, err=True)
        return str(answer)
    return check(default if given is None else given)
