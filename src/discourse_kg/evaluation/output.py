"""What a program found in a text, from its output in the JSON form of `discourse-kg extract`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from discourse_kg.discourse_json import to_json
from discourse_kg.evaluation.annotation import Annotation, Attribution, Described, Occasion
from discourse_kg.evaluation.gold import list_folder
from discourse_kg.evaluation.json_files import (
    EventEntry,
    JsonFile,
    Label,
    Names,
    PersonEntry,
    Share,
    Stretch,
    read_json,
)
from discourse_kg.model import CountryForm, Discourse, Recap

if TYPE_CHECKING:
    from pathlib import Path

    from discourse_kg.evaluation.gold import GoldText

SUFFIX: Final = ".json"
#: What makes a discourse of a text that was read.
Extract: TypeAlias = Callable[[Recap | Discourse], Discourse]


class _Mention(Struct, frozen=True):
    """A mention; annotations list the countries that are named by a noun, as an output does that gives no form."""

    country: Label | None = None
    by: Label | None = None

    @property
    def named(self) -> Label | None:
        return self.country if self.by in {None, CountryForm.NAME} else None


class _Statement(Stretch, frozen=True, kw_only=True):
    speakers: Names
    kind: Label | None = None
    rule: Label | None = None
    mentions: tuple[_Mention, ...] | None = None
    confidence: Share | None = None


class _Person(PersonEntry, frozen=True, kw_only=True):
    confidence: Share | None = None
    role_confidence: Share | None = None
    organization_confidence: Share | None = None

    def described(self) -> Described:
        sure = self.confidence, self.role_confidence, self.organization_confidence
        return replace(super().described(), confidence=sure)


class _Panel(Struct, frozen=True):
    title: Label | None = None
    moderators: Names | None = None
    participants: Names | None = None


class _Output(Struct, frozen=True):
    persons: tuple[_Person, ...]
    statements: tuple[_Statement, ...]
    panels: tuple[_Panel, ...] | None = None
    event: EventEntry | None = None


def extracted(gold: GoldText, extract: Extract) -> Annotation:
    """Extract an annotated text through its printed form, so that this program is measured like any other."""
    if gold.found is None:
        raise ValueError(f"{gold.path} was not read to be extracted")
    return to_annotation(to_json(extract(gold.found)), JsonFile(gold.path, len(gold.text)))


def find_outputs(folder: str) -> dict[str, Path]:
    """Find the outputs in a folder: `ID.json` by ID.

    Raises:
        GoldError: the folder does not exist, or cannot be read.
    """
    return {path.name.removesuffix(SUFFIX): path for path in list_folder(folder) if path.name.endswith(SUFFIX)}


def read_output(path: Path, gold: GoldText) -> Annotation:
    """Read the output for an annotated text.

    Raises:
        GoldError: the output cannot be read, or does not fit the text.
    """
    return to_annotation(read_json(path), JsonFile(str(path), len(gold.text)))


def to_annotation(value: object, file: JsonFile) -> Annotation:
    """Convert the value of an output into an annotation.

    Raises:
        GoldError: a key is missing, or its value has the wrong type or is outside the text.
    """
    output = file.decode(value, _Output)
    panels = output.panels or ()
    return Annotation(
        statements=tuple(
            Attribution(
                file.span(entry, f"statements[{at}]"),
                entry.speakers,
                entry.kind or None,
                entry.rule or None,
                tuple(mention.named for mention in entry.mentions or () if mention.named),
                confidence=entry.confidence,
            )
            for at, entry in enumerate(output.statements)
        ),
        persons=tuple(person.described() for person in output.persons),
        moderators=tuple(name for panel in panels for name in panel.moderators or ()),
        participants=tuple(name for panel in panels for name in panel.participants or ()),
        date=output.event.date.isoformat() if output.event and output.event.date else None,
        event=Occasion(
            (output.event.name or None) if output.event else None,
            (output.event.place or None) if output.event else None,
            tuple(panel.title for panel in panels if panel.title),
        ),
    )
