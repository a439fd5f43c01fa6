"""`discourse-kg sparql`."""

from __future__ import annotations

from pathlib import Path

import click

from discourse_kg.cli.answering import GUARD, AnswerForm, form_options, interruptible, show
from discourse_kg.cli.bases import base_of
from discourse_kg.cli.help import examples
from discourse_kg.cli.options import current_settings, store_option
from discourse_kg.cli.output import standard_input
from discourse_kg.errors import QueryError
from discourse_kg.querying.asking import answer_text
from discourse_kg.storage import open_store


@click.command(
    epilog=examples(
        "sparql 'SELECT ?class (COUNT(*) AS ?count) WHERE { ?thing a ?class } GROUP BY ?class'",
        "sparql @question.rq --format csv",
        "sparql @question.rq --spreadsheet > answer.csv",
        "sparql - < question.rq",
    ),
    params=form_options(),
    help="Run a SPARQL query of your own (SELECT, ASK, CONSTRUCT or DESCRIBE) over the union of all graphs.\n\n"
    f"The query can change nothing and reach no other endpoint.\n\n{GUARD}",
)
@click.argument("query", metavar="QUERY|@FILE|-")
@store_option
def sparql(query: str, store: str | None, form: str | None, separator: str | None, *, spreadsheet: bool) -> None:
    """Run a query of the user's own."""
    settings = current_settings(store=store)
    asked, text = AnswerForm(form, spreadsheet, separator, settings.language).checked(), _text(query)
    with open_store(settings.store, read_only=True) as opened, interruptible():
        result = answer_text(opened, text)
    show(result, asked, base_of(opened, settings))


def _text(query: str) -> str:
    if query != "-" and not query.startswith("@"):
        return query
    where = "standard input" if query == "-" else query[1:]
    try:
        return (standard_input().read() if query == "-" else Path(where).read_bytes()).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{where}: is not UTF-8; save it as UTF-8") from error
    except (OSError, ValueError) as error:
        raise QueryError(f"{where}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
