"""A group of commands that are imported when they are called; its errors become messages and exit codes."""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import click
from click.shell_completion import CompletionItem

from discourse_kg.errors import DiscourseKGError, suggestion
from discourse_kg.terminal import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Any value shows the traceback of a fault.
TRACEBACK: Final = "DISCOURSE_KG_TRACEBACK"

_DEFECT: Final = 70
_INTERRUPTED: Final = 130


class Program(click.Group):
    """A group of commands, given by name and summary; the command NAME is in the module `discourse_kg.cli.NAME`."""

    def __init__(self, *args: Any, commands_by_name: Mapping[str, str], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self._summaries = commands_by_name

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the work."""
        del ctx
        return list(self._summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        del ctx
        if cmd_name not in self._summaries:
            return None
        command: click.Command = getattr(import_module(f"discourse_kg.cli.{cmd_name}"), cmd_name)
        _raise_interruptions()
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; when there is none, suggest one."""
        if args and args[0] not in self._summaries and not args[0].startswith("-"):
            ctx.fail(f"No such command {args[0]!r}{suggestion(args[0], self.list_commands(ctx))}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(self._summaries.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the name of a command without importing any."""
        names = [
            CompletionItem(name, help=summary)
            for name, summary in self._summaries.items()
            if name.startswith(incomplete)
        ]
        return names + click.Command.shell_complete(self, ctx, incomplete)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (click's own signature)
        """Run a command and exit with its code; turn exceptions into a message and an exit code."""
        try:
            code = super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except BrokenPipeError:
            drop_output()
            code = 0
        except (KeyboardInterrupt, click.Abort):
            code = _INTERRUPTED
        except Exception as error:  # noqa: BLE001 (nobody is shown a traceback who did not ask for it)
            code = _told(error)
        ctx.exit(code or 0)


def _told(error: Exception) -> int:
    """Print an error on one line; give the exit code."""
    show_traceback(error)
    if isinstance(error, DiscourseKGError):
        line, code = str(error), error.exit_code
    else:
        told = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        line, code = f"a bug in the program, please report it: {told}; {TRACEBACK}=1 shows the traceback", _DEFECT
    click.echo(f"discourse-kg: {shown(line)}", err=True)
    return code


def _raise_interruptions() -> None:
    """Make an exception of Ctrl-C, which ends the process without a word while the program is loaded."""
    in_main = threading.current_thread() is threading.main_thread()
    if in_main and signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def show_traceback(error: Exception) -> None:
    """Print the traceback of an error where somebody asked for it."""
    if os.environ.get(TRACEBACK):
        traceback.print_exception(error)


def drop_output() -> None:
    """Discard output that is still to be written, so that closing a broken pipe raises nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
