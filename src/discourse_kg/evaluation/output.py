"""What a program found in a text, from its output: the JSON that `discourse-kg extract` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discourse_kg.discourse_json import to_json
from discourse_kg.evaluation.annotation import Annotation, Attribution
from discourse_kg.evaluation.entries import Entry, read_json
from discourse_kg.evaluation.gold import list_folder, to_person
from discourse_kg.extraction.pipeline import extract

if TYPE_CHECKING:
    from pathlib import Path

    from discourse_kg.evaluation.gold import GoldText

SUFFIX: Final = ".json"


def extracted(gold: GoldText) -> Annotation:
    """Extract an annotated text, by way of the printed form: this program is measured as any other would be."""
    return to_annotation(Entry(gold.path, "", to_json(extract(gold.found))), len(gold.text))


def find_outputs(folder: str) -> dict[str, Path]:
    """Find the outputs in a folder: `ID.json` by ID.

    Raises:
        GoldError: there is no such folder, or it cannot be read.
    """
    return {path.name.removesuffix(SUFFIX): path for path in list_folder(folder) if path.name.endswith(SUFFIX)}


def read_output(path: Path, gold: GoldText) -> Annotation:
    """Read the output for an annotated text.

    Raises:
        GoldError: it cannot be read, or does not fit the text.
    """
    return to_annotation(read_json(path), len(gold.text))


def to_annotation(output: Entry, length: int) -> Annotation:
    """Make the annotation that an output amounts to, for a text of so many code points.

    Raises:
        GoldError: a key is missing, or its value is of a wrong type or outside the text.
    """
    panels = output.each_at("panels")
    return Annotation(
        statements=tuple(_statement(entry, length) for entry in output.at("statements").each()),
        persons=tuple(to_person(entry) for entry in output.at("persons").each()),
        moderators=tuple(name.text() for panel in panels for name in panel.each_at("moderators")),
        participants=tuple(name.text() for panel in panels for name in panel.each_at("participants")),
        date=output.at("event").date_at("date") if output.has("event") else None,
    )


def _statement(entry: Entry, length: int) -> Attribution:
    mentions = entry.each_at("mentions")
    return Attribution(
        entry.span(length),
        tuple(name.text() for name in entry.at("speakers").each()),
        entry.text_at("kind"),
        entry.text_at("rule"),
        tuple(country for mention in mentions if (country := mention.text_at("country"))),
    )
