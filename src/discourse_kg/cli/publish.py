"""`discourse-kg publish`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from discourse_kg.cli.help import examples
from discourse_kg.cli.options import base_of, current_settings, store_option
from discourse_kg.cli.output import note, progress
from discourse_kg.publication.publish import publish as publish_site
from discourse_kg.storage import open_store

if TYPE_CHECKING:
    from datetime import datetime

_TIMES: Final = ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ")


@click.command(epilog=examples("publish site", "publish site --store http://localhost:7878/query"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@store_option
@click.option("--at", type=click.DateTime(_TIMES), metavar="TIME", help="When it is, in UTC, for the change feed.")
@click.option("--forget", is_flag=True, help="Begin the change feed anew, without what was published before.")
def publish(folder: Path, store: str | None, at: datetime | None, forget: bool) -> None:
    """Write the graph as a static site into the folder DIR, which any web server can serve.

    It holds the data in every format, a catalogue for data portals, pages in Swedish and English, and the
    stored queries. Published again, only what changed is made anew. The site changes all at once: when
    something goes wrong, it is as it was.

    The change feed keeps every version of what was published; --forget removes them, as when something
    must no longer be read. Its times are those of --at, else the day of the newest source, so that the same
    recaps make the same site on every machine.

    Who publishes the data, and under which licence, stands in discourse-kg.toml, under [publisher] and
    [catalogue].
    """
    settings = current_settings(store=store)
    with open_store(settings.store, read_only=True) as opened, progress("publishing") as advance:
        moment = f"{at.isoformat(timespec='seconds')}Z" if at else None
        done = publish_site(opened, base_of(opened, settings), settings, folder, advance, moment=moment, forget=forget)
    note(f"{folder}: {done.written} written, {done.unchanged} unchanged, {done.removed} removed")
    note(f"RDFC-1.0 hash of the dataset: {done.hash}")
