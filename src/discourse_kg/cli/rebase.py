"""`discourse-kg rebase`."""

from __future__ import annotations

from pathlib import Path

import click

from discourse_kg.cli.help import examples
from discourse_kg.cli.options import current_settings, store_option
from discourse_kg.cli.output import note
from discourse_kg.errors import shown
from discourse_kg.identifiers import checked_base
from discourse_kg.storage.addresses import is_endpoint
from discourse_kg.storage.rebasing import rebase as rebase_store


@click.command(epilog=examples("rebase https://example.org/kg", "rebase https://example.org/kg --store graph"))
@click.argument("base", metavar="NEW_BASE")
@store_option
def rebase(base: str, store: str | None) -> None:
    """Move a store to another base IRI: afterwards it is what a build under NEW_BASE would have made.

    Every IRI under the old base is rewritten, the names of graphs too; terms of the ontology and addresses of sources
    are not. The store is moved as a whole: a move that is interrupted leaves it as it was. It needs room for a second
    copy of the graphs meanwhile.

    The graphs behind an endpoint cannot be moved: no request of SPARQL replaces all of them at once. Build the sources
    under NEW_BASE into an endpoint that is empty.
    """
    checked = checked_base(base, "NEW_BASE")
    settings = current_settings(store=store)
    if is_endpoint(settings.store):
        raise click.UsageError(
            f"{settings.store} is an endpoint, and only a store in a folder can be moved; "
            f"build the sources into an empty one, with --base {checked}"
        )
    old = rebase_store(Path(settings.store), checked)
    note(f"{settings.store}: is under {checked} already" if old == checked else f"{settings.store}: {old} -> {checked}")
    if settings.base != checked:
        note(f"set base = {shown(checked)} in discourse-kg.toml, before you build or publish")
