"""`discourse-kg publish`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from discourse_kg.cli.bases import base_to_publish
from discourse_kg.cli.help import examples
from discourse_kg.cli.options import current_settings, store_option
from discourse_kg.cli.output import note, progress, write
from discourse_kg.incremental.workers import default_workers
from discourse_kg.site.publish import publish as publish_site
from discourse_kg.storage import open_store
from discourse_kg.validation import read_triples, validate_catalogue
from discourse_kg.validation.rendering import report_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from discourse_kg.settings import Settings

#: So many sources are named of those whose texts are not kept; the others are counted.
_MOST_SOURCES: Final = 20
_TIMES: Final = ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ")


@click.command(
    epilog=examples("publish site", "publish site --check", "publish site --store http://localhost:7878/query")
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@store_option
@click.option(
    "--at", type=click.DateTime(_TIMES), metavar="TIME", help="The time of changes in the change feed, in UTC."
)
@click.option("--forget", is_flag=True, help="Start the change feed over, without earlier versions.")
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=default_workers,
    show_default="2 on two or more processors",
    metavar="N",
    help="Processes that render a large site; each uses its own memory.",
)
@click.option("--check", is_flag=True, help="Validate the catalogue of the site in DIR; write nothing.")
def publish(  # noqa: PLR0913, PLR0917 (the options)
    folder: Path, store: str | None, at: datetime | None, forget: bool, processes: int, check: bool
) -> int:
    """Write the graph as a static site into the folder DIR, for any web server to serve.

    The site holds the data in every format, a catalogue for data portals, pages in Swedish and English, and the stored
    queries. Publishing again rebuilds only what changed. The site is replaced as a whole: when something goes wrong, it
    stays as it was.

    The change feed keeps every version that was ever published; --forget removes earlier ones, for when something must
    no longer be read. Its times are those of --at, else the day of the newest source, so that the same recaps give the
    same site on every machine.

    Publisher and licence are set in discourse-kg.toml, under [publisher] and [catalogue]. --check validates the
    catalogue of a published site against DCAT-AP-SE and the rules of the Swedish data portal; exit code 1 if it
    violates any.
    """
    settings = current_settings(store=store)
    if check:
        return _check(folder, settings)
    with (
        open_store(settings.store, read_only=True, texts=Path(settings.texts)) as opened,
        progress("publishing") as advance,
    ):
        moment = f"{at.isoformat(timespec='seconds')}Z" if at else None
        done = publish_site(
            opened,
            base_to_publish(opened, settings),
            settings,
            folder,
            advance,
            moment=moment,
            forget=forget,
            processes=processes,
        )
    _tell_unkept(done.unkept)
    note(f"{folder}: {done.written} written, {done.unchanged} unchanged, {done.removed} removed")
    note(f"RDFC-1.0 hash of the dataset: {done.hash}")
    return 0


def _tell_unkept(unkept: Sequence[tuple[str, str]]) -> None:
    """Name the sources whose texts are not kept, and what to do about it."""
    for name, problem in unkept[:_MOST_SOURCES]:
        note(f"{name}: {problem}; its pages show quotations alone")
    if len(unkept) > _MOST_SOURCES:
        note(f"and {len(unkept) - _MOST_SOURCES} more")
    if unkept:
        note("run discourse-kg build where the sources are, and publish again")


def _check(folder: Path, settings: Settings) -> int:
    """Validate the catalogue of a published site and report."""
    report = validate_catalogue(read_triples(str(folder / "catalogue.rdf")))
    write(report_text(report, settings.language))
    return 0 if report.conforms else 1
