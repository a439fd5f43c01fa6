"""`discourse-kg publish`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from discourse_kg.cli.help import examples
from discourse_kg.cli.options import base_of, current_settings, store_option
from discourse_kg.cli.output import note, progress, write
from discourse_kg.export.catalogue import check_catalogue_file
from discourse_kg.incremental.workers import default_workers
from discourse_kg.site.publish import publish as publish_site
from discourse_kg.storage import open_store
from discourse_kg.validation.rendering import report_text

if TYPE_CHECKING:
    from datetime import datetime

    from discourse_kg.settings import Settings

_TIMES: Final = ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ")


@click.command(
    epilog=examples("publish site", "publish site --check", "publish site --store http://localhost:7878/query")
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@store_option
@click.option("--at", type=click.DateTime(_TIMES), metavar="TIME", help="When it is, in UTC, for the change feed.")
@click.option("--forget", is_flag=True, help="Begin the change feed anew, without what was published before.")
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=default_workers,
    show_default="2, if there are two processors",
    metavar="N",
    help="How many processes make a large site; each takes memory of its own.",
)
@click.option("--check", is_flag=True, help="Check the catalogue of the site in DIR, and write nothing.")
def publish(  # noqa: PLR0913, PLR0917 (the options)
    folder: Path, store: str | None, at: datetime | None, forget: bool, processes: int, check: bool
) -> int:
    """Write the graph as a static site into the folder DIR, which any web server can serve.

    It holds the data in every format, a catalogue for data portals, pages in Swedish and English, and the
    stored queries. Published again, only what changed is made anew. The site changes all at once: when
    something goes wrong, it is as it was.

    The change feed keeps every version of what was published; --forget removes them, as when something
    must no longer be read. Its times are those of --at, else the day of the newest source, so that the same
    recaps make the same site on every machine.

    Who publishes the data, and under which licence, stands in discourse-kg.toml, under [publisher] and
    [catalogue]. --check holds the catalogue of a published site against DCAT-AP-SE and against what the
    Swedish data portal asks for: exit code 1 when something is violated.
    """
    settings = current_settings(store=store)
    if check:
        return _check(folder, settings)
    with open_store(settings.store, read_only=True) as opened, progress("publishing") as advance:
        moment = f"{at.isoformat(timespec='seconds')}Z" if at else None
        done = publish_site(
            opened,
            base_of(opened, settings),
            settings,
            folder,
            advance,
            moment=moment,
            forget=forget,
            processes=processes,
        )
    note(f"{folder}: {done.written} written, {done.unchanged} unchanged, {done.removed} removed")
    note(f"RDFC-1.0 hash of the dataset: {done.hash}")
    return 0


def _check(folder: Path, settings: Settings) -> int:
    """Report what speaks against the catalogue of a published site."""
    report = check_catalogue_file(str(folder / "catalogue.rdf"))
    write(report_text(report, settings.language))
    return 0 if report.conforms else 1
