"""Options that several commands share, and the settings they override."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import click

from discourse_kg.cli.languages import Language
from discourse_kg.cli.output import note
from discourse_kg.identifiers import DEFAULT_BASE
from discourse_kg.languages.naming import language_tag
from discourse_kg.settings import LANGUAGES, Settings, load_settings

store_option: Final = click.option(
    "--store", metavar="DIR|URL", help="The store: a folder, or the address of a SPARQL endpoint."
)
base_option: Final = click.option("--base", metavar="IRI", help="The base IRI of everything that is minted.")
language_option: Final = click.option(
    "--lang", "language", type=Language(LANGUAGES), help="Language of titles, labels and messages."
)
#: The same, where `--language` is that of the sources.
reader_language_option: Final = click.option(
    "--lang", "reader_language", type=Language(LANGUAGES), help="Language of labels in text output."
)


def current_settings(*, base: str | None = None, store: str | None = None, language: str | None = None) -> Settings:
    """The settings in force, with the values of options in place of theirs.

    Raises:
        SettingsError: they cannot be used.
    """
    return load_settings(Path.cwd(), os.environ, language_tag).with_options(base=base, store=store, language=language)


def tell_local(base: str) -> None:
    """Say so where IRIs are written that mean something on this machine alone."""
    if base == DEFAULT_BASE:
        note(f"IRIs begin with {base}, which is this machine alone; set base in discourse-kg.toml to share them")
