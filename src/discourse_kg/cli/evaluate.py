"""`discourse-kg evaluate`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from discourse_kg.cli.formats import SourceCommand
from discourse_kg.cli.help import examples
from discourse_kg.cli.languages import Language
from discourse_kg.cli.options import current_settings, reader_language_option
from discourse_kg.cli.output import note, progress, write
from discourse_kg.evaluation.cases import SUFFIX as CASES
from discourse_kg.evaluation.cases import check, read_cases
from discourse_kg.evaluation.cases_report import cases_json, cases_text
from discourse_kg.evaluation.evaluating import evaluate as evaluate_gold
from discourse_kg.evaluation.floors import below, hold, read_floors
from discourse_kg.evaluation.gold import find_gold
from discourse_kg.evaluation.output import find_outputs
from discourse_kg.evaluation.report import report_json, report_text
from discourse_kg.extraction.pipeline import extract
from discourse_kg.languages.supported import known_languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from discourse_kg.evaluation.evaluating import Evaluation
    from discourse_kg.evaluation.floors import Floor


@click.command(
    cls=SourceCommand,
    epilog=examples(
        "evaluate gold/sv",
        "evaluate gold/sv --errors | less",
        "evaluate gold/sv --floors gold/floors.toml",
        "evaluate cases/sv.toml --errors",
        "evaluate gold/en --system found --format json > figures.json",
    ),
)
@click.argument("gold", metavar="GOLD_DIR")
@click.option("--errors", is_flag=True, help="List every mistake with its place; json always does.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option(
    "--system",
    metavar="DIR",
    help="Score the files ID.json in this folder, as printed by extract, instead of reading the texts.",
)
@click.option(
    "--floors",
    metavar="FILE",
    help="TOML file with the lowest allowed F1 (or recall) of measures, in a table named like the folder.",
)
@click.option(
    "--language",
    type=Language(known_languages()),
    help="Language of texts that do not state theirs; detected by default. (--lang is that of the output.)",
)
@reader_language_option
def evaluate(  # noqa: PLR0913, PLR0917 (an argument for each option)
    gold: str,
    errors: bool,
    form: str,
    system: str | None,
    floors: str | None,
    language: str | None,
    reader_language: str | None,
) -> int:
    """Measure how well recaps are read, against annotated ones.

    GOLD_DIR contains texts (FORMATS), each with a file ID.gold.json, where ID is the text's name without its suffix:
    who says what, from which character to which. The report shows the measures, what became of each kind of statement,
    and what each rule did. Exit code 1 when a measure is below its floor; 3 when a file cannot be read, and then
    nothing is measured. Instead of a folder, it may be a TOML file of cases, short texts each with what must be read in
    it: then the report counts those that are wholly right.
    """
    if gold.endswith(CASES):
        checked = check(read_cases(gold), extract)
        write(cases_text(checked, mistakes=errors) if form == "table" else _json(cases_json(checked)))
        return 0
    written = _as_table(reader_language, errors=errors) if form == "table" else _as_json
    paths = find_gold(gold)
    least = read_floors(floors, gold) if floors else {}
    outputs = find_outputs(system) if system else None
    with progress("evaluating") as advance:
        evaluation = evaluate_gold(paths, extract, language=language, outputs=outputs, on_progress=advance)
    for fault in evaluation.faults:
        note(f"discourse-kg: {fault}")
    if evaluation.faults:
        return max(fault.exit_code for fault in evaluation.faults)
    for one in evaluation.texts:
        if not one.given:
            note(f"{one.gold.name}: is not in {system}, and counts as a text in which nothing was found")
    held = hold(least, evaluation.measures)
    write(written(evaluation, held))
    return _tell(below(held))


def _as_table(language: str | None, *, errors: bool) -> Callable[[Evaluation, Iterable[Floor]], str]:
    """How an evaluation is written for people: with labels in a language, else in that of the settings."""
    labels = current_settings(language=language).language
    return lambda evaluation, _: report_text(evaluation, labels, mistakes=errors)


def _as_json(evaluation: Evaluation, held: Iterable[Floor]) -> str:
    """How an evaluation is written for programs."""
    return _json(report_json(evaluation, held))


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _tell(fallen: Iterable[Floor]) -> int:
    """Name the measures that fell below their floors; give the exit code."""
    code = 0
    for floor in fallen:
        note(f"{floor.measure}: {floor.measured} is below its floor {floor.least}")
        code = 1
    return code
