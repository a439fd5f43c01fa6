"""Commands that read sources: their help names the formats, and readers that cannot be used are named."""

from __future__ import annotations

from typing import Any

import click

from discourse_kg.cli.output import note
from discourse_kg.readers.registry import registry
from discourse_kg.readers.sources import patterns


class SourceCommand(click.Command):
    """A command that reads sources. Where its help says FORMATS, the names of files that are read are shown."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help."""
        written = self.help
        self.help = (written or "").replace("FORMATS", patterns())
        super().format_help_text(ctx, formatter)
        self.help = written

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (click's own signature)
        """Name the readers of other packages that cannot be used, and run the command without them."""
        for fault in registry().faults:
            note(f"discourse-kg: {fault}")
        return super().invoke(ctx)
