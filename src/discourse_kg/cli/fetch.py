"""`discourse-kg fetch`."""

from __future__ import annotations

from collections import Counter
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from discourse_kg.cli.help import examples
from discourse_kg.cli.options import current_settings
from discourse_kg.cli.output import note, standard_input, write
from discourse_kg.fetching.client import Client
from discourse_kg.fetching.fetcher import Fetcher, FetchState
from discourse_kg.readers.sources import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.fetching.fetcher import FetchOutcome

#: The most pages of a list by default; a pause of a second between them makes that some minutes.
_USUAL_LIMIT: Final = 100


@click.command(
    epilog=examples(
        "fetch https://www.example.org/what-the-panel-said",
        "fetch https://www.example.org/feed.xml --list",
        "fetch https://www.example.org/sitemap.xml --limit 20 --into data/recaps",
        "fetch - < addresses.txt",
    )
)
@click.argument("addresses", nargs=-1, required=True, metavar="URL...")
@click.option(
    "--into",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder to keep pages in; by default the first of the sources in the settings.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, 50_000),
    default=_USUAL_LIMIT,
    show_default=True,
    metavar="N",
    help="Pages to take of each feed or sitemap, the newest first.",
)
@click.option("--list", "only_list", is_flag=True, help="Print the addresses in feeds and sitemaps; fetch no page.")
def fetch(addresses: tuple[str, ...], into: Path | None, limit: int, only_list: bool) -> int:
    """Fetch pages from the web, and keep each as it came, for build to read.

    A URL is the address of a page, or of a feed (RSS, Atom) or a sitemap, which stand for the pages that they name; -
    reads addresses from standard input, one a line. Beside each page, a file ending in .retrieval.json tells where it
    came from. A page that is there already is fetched again only if it changed. The names of the files are printed.

    robots.txt is obeyed, there is a pause between two requests to one host, and nothing is fetched from private
    addresses. Proxies are not used. A page that cannot be fetched (exit code 4), or that nothing can read (3), is
    reported, and the others are fetched all the same.
    """
    folder = None if only_list else into or _first_source()
    counts = Counter[FetchState]()
    code = 0
    for outcome in Fetcher(Client(), folder, limit).fetch(_written(addresses)):
        _report(outcome)
        counts[outcome.state] += 1
        code = max(code, outcome.code)
    if not only_list:
        shown = (FetchState.KEPT, FetchState.UNCHANGED, FetchState.FAILED)
        note(", ".join(f"{counts[state]} {state}" for state in shown))
    return code


def _first_source() -> Path:
    """The folder that build reads first."""
    source = current_settings().sources[0]
    if source == STANDARD_INPUT or has_magic(source) or Path(source).is_file():
        raise click.UsageError(f"the first of the sources in the settings, {source}, is no folder; name one by --into")
    return Path(source)


def _written(addresses: tuple[str, ...]) -> Iterator[str]:
    for address in addresses:
        if address == STANDARD_INPUT:
            lines = standard_input().read().decode("utf-8-sig", "replace").splitlines()
            yield from (line for line in lines if line.strip())
        else:
            yield address


def _report(outcome: FetchOutcome) -> None:
    if outcome.error is not None:
        note(f"discourse-kg: {outcome.error}")
    elif outcome.path is not None:
        note(f"{outcome.address}: {outcome.state}")
        write(f"{outcome.path}\n")
    elif outcome.note:
        note(f"{outcome.address}: {outcome.note}")
    else:
        write(f"{outcome.address}\n")
