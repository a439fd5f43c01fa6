"""`discourse-kg validate`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
from pyoxigraph import RdfFormat

from discourse_kg.audit import audit, check_files
from discourse_kg.cli.bases import base_of
from discourse_kg.cli.help import examples
from discourse_kg.cli.options import current_settings, language_option, store_option
from discourse_kg.cli.output import progress, write
from discourse_kg.rdf.serialization import serialized_graph
from discourse_kg.storage import open_store
from discourse_kg.validation.rendering import report_json, report_text

if TYPE_CHECKING:
    from discourse_kg.settings import Settings
    from discourse_kg.validation import ValidationReport


@click.command(epilog=examples("validate", "validate graph.ttl shared.ttl --format json", "validate --lang sv"))
@click.argument("files", nargs=-1, metavar="[FILE...]")
@store_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "turtle", "nt"]),
    default="text",
    show_default=True,
    help="Format of the report.",
)
@language_option
def validate(files: tuple[str, ...], store: str | None, form: str, language: str | None) -> int:
    """Validate files or a store against the shapes and report violations; exit code 1 if there are any.

    Several FILEs (.ttl, .nq, .trig, .nt, .rdf, .jsonld) are validated together as one graph. Without FILE, the store is
    validated, source by source.
    """
    if files and store:
        raise click.UsageError("give either files or --store, not both")
    settings = current_settings(store=store, language=language)
    report = check_files(files) if files else _audit(settings)
    write(_rendered(report, form, settings))
    return 0 if report.conforms else 1


def _audit(settings: Settings) -> ValidationReport:
    with open_store(settings.store, read_only=True) as opened, progress("validating") as advance:
        return audit(opened, base_of(opened, settings), advance)


def _rendered(report: ValidationReport, form: str, settings: Settings) -> str | bytes:
    match form:
        case "json":
            return json.dumps(report_json(report), ensure_ascii=False, indent=1) + "\n"
        case "turtle":
            return serialized_graph(report.graph, RdfFormat.TURTLE, settings.base)
        case "nt":
            return serialized_graph(report.graph, RdfFormat.N_TRIPLES, settings.base)
    return report_text(report, settings.language)
