"""`discourse-kg build`."""

from __future__ import annotations

from collections import Counter
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from discourse_kg.bounded_reading import BoundedReading
from discourse_kg.build import Buildable, Outcome, Plan, State
from discourse_kg.build import build as build_graph
from discourse_kg.cli.formats import SourceCommand
from discourse_kg.cli.help import examples
from discourse_kg.cli.notes import tell_notes
from discourse_kg.cli.options import base_option, current_settings, language_option, store_option, tell_local
from discourse_kg.cli.output import note, progress, standard_input
from discourse_kg.cli.proposers import propose_option, reader_of
from discourse_kg.cli.source_arguments import passed_over_option, sources_of, tell
from discourse_kg.coverage_text import coverage_line
from discourse_kg.errors import RecapError
from discourse_kg.extraction.pipeline import extract
from discourse_kg.readers.sources import STANDARD_INPUT, SourceFile
from discourse_kg.storage import open_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from discourse_kg.settings import Settings

#: The most violations that are printed for a refused source.
_MOST_VIOLATIONS: Final = 3
_FAILURES: Final = {State.UNREADABLE: 3, State.REFUSED: 1}


@click.command(
    cls=SourceCommand,
    epilog=examples("build", "build data/recaps/*.md --store graph", "build --dry-run", "build --prune --lang sv"),
)
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@store_option
@base_option
@click.option("--dry-run", is_flag=True, help="Show what would be built; leave the store unchanged.")
@click.option("--force", is_flag=True, help="Build unchanged sources as well.")
@click.option("--prune", is_flag=True, help="Remove sources from the store that no longer exist.")
@passed_over_option
@propose_option
@language_option
def build(  # noqa: PLR0913, PLR0917 (an argument for each option)
    sources: tuple[str, ...],
    store: str | None,
    base: str | None,
    dry_run: bool,
    force: bool,
    prune: bool,
    name_all: bool,
    propose_with: str | None,
    language: str | None,
) -> int:
    """Read recaps, build their graph, validate it, and store it.

    A SOURCE is a file, a folder of recaps (FORMATS), a glob pattern, or - for standard input. Without SOURCE, the
    sources in the settings are built. Unchanged sources are skipped. A source that cannot be read (exit code 3) or
    violates the shapes (1) is reported, and the store keeps what it had of it; the others are built all the same. So is
    one that takes more time or memory than [limits] in the settings allow. Files of a folder that are passed over are
    named.

    When a model fails (4), the build ends; sources built before that are kept and not sent to the model again.
    """
    if sources and prune:
        raise click.UsageError("--prune compares with the sources in the settings; do not name any SOURCE")
    settings = current_settings(base=base, store=store, language=language)
    reading = BoundedReading(extract, settings.limits, settings.least_confidence)
    plan = Plan(
        settings.base,
        reading,
        complete=not sources,
        prune=prune,
        force=force,
        dry_run=dry_run,
        reader=reader_of(propose_with, reading),
    )
    tell_local(settings.base)
    found, passed_over = sources_of(sources or settings.sources, settings, name_all=name_all)
    outcomes = _build([_read(source, reading) for source in found], settings, plan)
    tell_notes([(outcome.path, outcome.notes) for outcome in outcomes])
    note(_summary(outcomes, passed_over, plan))
    return max((_FAILURES.get(outcome.state, 0) for outcome in outcomes), default=0)


def _build(found: Sequence[Buildable], settings: Settings, plan: Plan) -> tuple[Outcome, ...]:
    if plan.dry_run and not ("://" in settings.store or Path(settings.store).exists()):
        return build_graph(found, None, plan, lambda outcome: _report(outcome, settings))
    opened = open_store(settings.store, read_only=plan.dry_run, base=settings.base, texts=Path(settings.texts))
    with opened, progress("building") as advance:
        done = count(1)

        def on_outcome(outcome: Outcome) -> None:
            advance(next(done), len(found))
            _report(outcome, settings)

        return build_graph(found, opened, plan, on_outcome)


def _read(source: SourceFile | RecapError, reading: BoundedReading) -> Buildable:
    """Read standard input, which can be read once; files are read when they are built."""
    if isinstance(source, RecapError) or source.path != STANDARD_INPUT:
        return source
    try:
        return reading.read(source, stream=standard_input())
    except RecapError as error:
        return error


def _report(outcome: Outcome, settings: Settings) -> None:
    """Report what went wrong with a source, and why; of one that was built, how much of it was read."""
    if outcome.state is State.REFUSED:
        note(f"{outcome.path}: refused; violations of the shapes: {len(outcome.violations)}")
        for violation in outcome.violations[:_MOST_VIOLATIONS]:
            message = violation.messages.get(settings.language) or next(iter(violation.messages.values()), "")
            note(f"{message} {violation.focus}", indent=2)
    elif outcome.error is not None:
        tell(outcome.error)
    elif outcome.coverage is not None:
        note(f"{outcome.path}: {coverage_line(outcome.coverage, settings.language)}")
    elif outcome.state is State.GONE:
        note(f"{outcome.path}: is in the store but no longer among the sources; --prune removes it")
    elif outcome.state is State.REMOVED:
        note(f"{outcome.path}: removed")


def _summary(outcomes: Iterable[Outcome], passed_over: int, plan: Plan) -> str:
    counts = Counter(outcome.state for outcome in outcomes)
    told = [state for state in State if counts[state] or state in {State.BUILT, State.UNCHANGED}]
    line = ", ".join(f"{counts[state]} {state}" for state in told)
    line += f", {passed_over} passed over" if passed_over else ""
    return f"{line}; nothing was written" if plan.dry_run else line
