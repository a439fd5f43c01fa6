"""`discourse-kg export`."""

from __future__ import annotations

from pathlib import Path

import click

from discourse_kg.cli.bases import base_to_publish
from discourse_kg.cli.help import examples
from discourse_kg.cli.options import current_settings, store_option
from discourse_kg.cli.output import note
from discourse_kg.export.catalogue import missing_settings
from discourse_kg.export.dataset_files import export as export_graph
from discourse_kg.storage import open_store


@click.command(epilog=examples("export published", "export published --store http://localhost:7878/query"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@store_option
def export(folder: Path, store: str | None) -> None:
    """Write the graph into the folder DIR as Turtle, TriG, N-Quads, JSON-LD and RDF/XML, with a catalogue.

    The same store gives the same bytes. Either all files are replaced or none. The catalogue is described in discourse-
    kg.toml, under [publisher] and [catalogue].
    """
    settings = current_settings(store=store)
    with open_store(settings.store, read_only=True) as opened:
        names = export_graph(opened, base_to_publish(opened, settings), settings, folder)
    if missing := missing_settings(settings):
        note(f"no catalogue was written; set in discourse-kg.toml: {', '.join(missing)}")
    note(f"{folder}: {', '.join(names)}")
