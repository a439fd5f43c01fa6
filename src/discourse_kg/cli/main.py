"""The entry point: the commands there are. Each is imported when it is called, with what it needs."""

from __future__ import annotations

from typing import Final

import click

from discourse_kg.cli.help import examples
from discourse_kg.cli.program import Program

#: Every command, the module of its name, and what it does.
COMMANDS: Final = {
    "init": "Write a project to begin with.",
    "extract": "Show what would be read from recaps; write nothing.",
    "fetch": "Fetch pages from the web, and keep them for build.",
    "build": "Build the graph of recaps and store it.",
    "validate": "Validate a store or files against the shapes.",
    "query": "List the stored queries, or run one.",
    "sparql": "Run a SPARQL query of your own.",
    "explain": "Show a statement in context, and how it got its speaker.",
    "export": "Write the graph as files in five formats, with a catalogue.",
    "publish": "Write the graph as a static site: data, catalogue, pages, queries.",
    "rebase": "Move a store to another base IRI.",
    "evaluate": "Measure how well recaps are read, against annotated ones.",
    "completion": "Print a shell completion script.",
}

_EXIT_CODES: Final = """\b
Exit codes:
  0    done
  1    a check failed: violations of shapes, a measure below its floor
  2    usage error: an unknown option, name or value, or a query with a syntax error
  3    input that cannot be read, or output that cannot be written
  4    a remote endpoint, or a web site, failed
  70   a bug in the program; DISCOURSE_KG_TRACEBACK=1 shows the traceback
  130  interrupted
"""


@click.group(
    cls=Program,
    commands_by_name=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=f"{examples('init', 'extract data/recaps/*.md --format text', 'build', 'query')}\n\n{_EXIT_CODES}",
)
@click.version_option(package_name="discourse-kg", prog_name="discourse-kg", message="%(prog)s %(version)s")
def discourse_kg() -> None:
    """Read written recaps of events; build, validate, query and publish the graph of who said what.

    Settings are read from discourse-kg.toml in this folder or one above it. Environment variables
    (DISCOURSE_KG_BASE, _STORE, _TEXTS, _SOURCES, _LANGUAGE) override the file, options override both.
    Data goes to standard output, messages to standard error; - stands for standard input or output.
    """


def main() -> None:
    """Run the command line."""
    discourse_kg(prog_name="discourse-kg")
