"""`discourse-kg explain`."""

from __future__ import annotations

import click

from discourse_kg.cli.help import examples
from discourse_kg.cli.options import current_settings, language_option, store_option
from discourse_kg.cli.output import write
from discourse_kg.explanation import explain as explain_statement
from discourse_kg.explanation import explanation_text
from discourse_kg.storage import open_store


@click.command(epilog=examples("explain f93fd2f3783cee57", "explain f93fd2 --lang sv"))
@click.argument("statement", metavar="STATEMENT")
@store_option
@language_option
def explain(statement: str, store: str | None, language: str | None) -> None:
    """Show a statement in context, who said it, how that was found, and its triples.

    STATEMENT is its IRI, its key (the last part of the IRI, which extract shows as id), or the first six or more digits
    of its key.
    """
    settings = current_settings(store=store, language=language)
    with open_store(settings.store, read_only=True) as opened:
        explanation = explain_statement(opened, statement, settings.language)
    write(explanation_text(explanation, settings.language))
