"""The option that lets a model propose statements, and the reader behind it."""

from __future__ import annotations

import os
from typing import Final

import click

from discourse_kg.bounded_reading import BoundedReading
from discourse_kg.cli.options import current_settings
from discourse_kg.cli.output import note
from discourse_kg.proposing.opening import open_proposer
from discourse_kg.proposing.reader import ProposingReader

propose_option: Final = click.option(
    "--propose-with",
    metavar="NAME",
    help="Let the model of [proposers.NAME] in discourse-kg.toml propose what the rules leave open.",
)


def reader_of(propose_with: str | None, reading: BoundedReading) -> ProposingReader | None:
    """The reader that lets a model propose, None when none is asked for; what has no place in a source is noted.

    `reading` is how the rules read.

    Raises:
        SettingsError: there is no such model here.
    """
    if propose_with is None:
        return None
    return ProposingReader(open_proposer(propose_with, current_settings().proposers, os.environ), note, reading.extract)
