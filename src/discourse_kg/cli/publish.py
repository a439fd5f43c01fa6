"""`discourse-kg publish`."""

from __future__ import annotations

from pathlib import Path

import click

from discourse_kg.cli.help import examples
from discourse_kg.cli.options import base_of, current_settings, store_option
from discourse_kg.cli.output import note, progress
from discourse_kg.publication.publish import publish as publish_site
from discourse_kg.storage import open_store


@click.command(epilog=examples("publish site", "publish site --store http://localhost:7878/query"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@store_option
def publish(folder: Path, store: str | None) -> None:
    """Write the graph as a static site into the folder DIR, which any web server can serve.

    It holds the data in every format, a catalogue for data portals, pages in Swedish and English, and the
    stored queries. Published again, only what changed is made anew. The site changes all at once: when
    something goes wrong, it is as it was.

    Who publishes the data, and under which licence, stands in discourse-kg.toml, under [publisher] and
    [catalogue].
    """
    settings = current_settings(store=store)
    with open_store(settings.store, read_only=True) as opened, progress("publishing") as advance:
        done = publish_site(opened, base_of(opened, settings), settings, folder, advance)
    note(f"{folder}: {done.written} written, {done.unchanged} unchanged, {done.removed} removed")
    note(f"RDFC-1.0 hash of the dataset: {done.hash}")
