"""The way in: which commands there are. Each is loaded when it is called, and loads what it needs."""

from __future__ import annotations

from typing import Final

import click

from discourse_kg.cli.help import examples
from discourse_kg.cli.program import Program

#: Every command, the module of its name, and what it does.
COMMANDS: Final = {
    "extract": "Show what recaps say, and write nothing.",
    "build": "Build the graph of the recaps into a store.",
    "validate": "Check a store or files against the shapes.",
    "query": "List the stored queries, or ask one.",
    "sparql": "Ask a query of your own.",
    "explain": "Show where a statement stands, and how it got its speaker.",
    "export": "Write the graph as files in five formats, with a catalogue.",
    "publish": "Write the graph as a static site: data, catalogue, pages, queries.",
    "evaluate": "Measure how well annotated recaps are read.",
    "completion": "Print what makes a shell complete commands and options.",
}

_EXIT_CODES: Final = """\b
Exit codes:
  0    done
  1    a check found something: violations, a measure below its floor
  2    wrong usage: an unknown option, name or value, a query that is not readable
  3    unreadable input, or a place that cannot be written
  4    a remote endpoint failed
  70   a defect of the program; DISCOURSE_KG_TRACEBACK=1 shows where
  130  interrupted
"""


@click.group(
    cls=Program,
    commands_by_name=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=f"{examples('extract data/recaps/*.md --format text', 'build', 'query')}\n\n{_EXIT_CODES}",
)
@click.version_option(package_name="discourse-kg", prog_name="discourse-kg", message="%(prog)s %(version)s")
def discourse_kg() -> None:
    """Read written recaps of events; build, check, ask and publish the graph of who said what.

    Settings stand in discourse-kg.toml, in this folder or one above. A variable DISCOURSE_KG_BASE,
    _STORE, _SOURCES or _LANGUAGE goes before the file, an option before both. Data goes to standard
    output, messages to standard error, and - is standard input or output.
    """


def main() -> None:
    """Run the command line."""
    discourse_kg(prog_name="discourse-kg")
