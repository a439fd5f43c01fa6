"""`discourse-kg completion`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import get_completion_class

from discourse_kg.cli.help import examples
from discourse_kg.cli.output import write

if TYPE_CHECKING:
    from click.shell_completion import ShellComplete


@click.command(
    epilog=examples(
        "completion bash > ~/.local/share/bash-completion/completions/discourse-kg",
        "completion fish > ~/.config/fish/completions/discourse-kg.fish",
    )
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that makes a shell complete commands, options, and the names of stored queries."""
    kind: type[ShellComplete] | None = get_completion_class(shell)
    if kind is not None:
        write(kind(context.find_root().command, {}, "discourse-kg", "_DISCOURSE_KG_COMPLETE").source() + "\n")
