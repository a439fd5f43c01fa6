"""A folder of gold: texts, each with its annotation beside it.

`ID.gold.json` belongs to the text `ID`, whose suffix is that of a format (`ID.txt`). It is an object with
`event` {`name`, `date`, `place`}, `persons` [{`name`, `role`, `organization`}], `statements` [{`speakers`, `kind`,
`start`, `end`, `countries`}], and optionally `panels` [{`title`, `moderator`, `participants`}] and `collective`
[{`start`, `end`}]. These widen what is right: of a person `also_role` and `also_organization`, of an event `also_name`;
`also_moderator` and `also_participants`; `aliases` {another name: the person's}, `persons_in_markup_only`,
`unattributed` [{`start`, `end`}], and `speakers` of an entry of `collective`, which then is a statement that nobody has
to find. Other keys are comments for people.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from discourse_kg.countries import alpha3_codes
from discourse_kg.decoding import FieldError
from discourse_kg.errors import GoldError, key_path, shown
from discourse_kg.evaluation.annotation import Annotation, Attribution, Occasion
from discourse_kg.evaluation.json_files import EventEntry, JsonFile, Label, Names, PersonEntry, Stretch, read_json
from discourse_kg.model import StatementKind
from discourse_kg.readers.intake import counted_text, read
from discourse_kg.readers.registry import registry
from discourse_kg.readers.sources import patterns

if TYPE_CHECKING:
    from discourse_kg.model import Discourse, Recap

SUFFIX: Final = ".gold.json"


class _Statement(Stretch, frozen=True, kw_only=True):
    speakers: Names
    kind: StatementKind
    countries: Names | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.speakers:
            raise FieldError("speakers", "must name a speaker; put the words of a group under collective")
        for at, code in enumerate(self.countries or ()):
            if code not in alpha3_codes().values():
                raise FieldError(key_path("countries", at), f"must be a code like EST, not {shown(code)}")


class _Panel(Struct, frozen=True):
    title: Label | None = None
    moderator: Label | None = None
    participants: Names | None = None


class _Optional(Stretch, frozen=True, kw_only=True):
    speakers: Names = ()


class _Named(Struct, frozen=True):
    name: Label


class _Gold(Struct, frozen=True):
    event: EventEntry
    persons: tuple[PersonEntry, ...]
    statements: tuple[_Statement, ...]
    panels: tuple[_Panel, ...] | None = None
    collective: tuple[_Optional, ...] | None = None
    unattributed: tuple[Stretch, ...] | None = None
    aliases: dict[str, str] | None = None
    persons_in_markup_only: tuple[str | _Named, ...] | None = None
    also_moderator: Names = ()
    also_participants: Names = ()


@dataclass(frozen=True, slots=True)
class GoldText:
    """An annotated text: its name in the folder (`ID`), its path, the text that offsets refer to, and its annotation.

    `found` is what the text's reader found; None if the text is not extracted.
    """

    name: str
    path: str
    text: str
    annotation: Annotation
    found: Recap | Discourse | None = None


def find_gold(folder: str) -> tuple[Path, ...]:
    """Find the annotations in a folder, by name, but neither hidden ones nor those in subfolders.

    Raises:
        GoldError: the folder has none, or cannot be read.
    """
    entries = list_folder(folder)
    found = tuple(entry for entry in entries if _is_gold(entry))
    if not found:
        below = ", ".join(entry.name for entry in entries if _holds_gold(entry))
        more = f"; name one of its subfolders with gold: {below}" if below else ""
        raise GoldError(folder, f"has no gold (ID{SUFFIX} beside its text, {patterns()}){more}")
    return found


def list_folder(folder: str) -> list[Path]:
    """List the entries of a folder, by name.

    Raises:
        GoldError: the folder does not exist, or cannot be read.
    """
    try:
        return sorted(Path(folder).iterdir())
    except FileNotFoundError as error:
        raise GoldError(folder, "no such folder") from error
    except NotADirectoryError as error:
        raise GoldError(folder, "is not a folder") from error
    except (OSError, ValueError) as error:
        raise GoldError(folder, f"cannot be read: {getattr(error, 'strerror', None) or error}") from error


def read_gold(path: Path, *, language: str | None = None, extracting: bool = True) -> GoldText:
    """Read an annotation and its text; see `discourse_kg.readers.intake.read` for `language`.

    Without `extracting`, the text is only needed to interpret the offsets of others' outputs, and `found` is None.

    Raises:
        GoldError: the annotation has no text or several, cannot be read, or does not fit the text.
        RecapError: the text cannot be read.
    """
    name = path.name.removesuffix(SUFFIX)
    names = [f"{name}{suffix}" for suffix in registry().suffixes]
    found = [str(file) for file in map(path.with_name, names) if os.path.isfile(file)]  # noqa: PTH113 (never raises)
    if not found:
        raise GoldError(str(path), f"has no text beside it; add {name} in one of the formats {patterns()}")
    if len(found) > 1:
        several = " and ".join(Path(file).name for file in found)
        raise GoldError(str(path), f"has several texts beside it, {several}; keep the one that was annotated")
    source = read(found[0], language=language) if extracting else None
    text = counted_text(found[0], source)
    return GoldText(name, found[0], text, to_annotation(read_json(path), JsonFile(str(path), len(text))), source)


def to_annotation(value: object, file: JsonFile) -> Annotation:
    """Convert the value of a gold file into an annotation.

    Raises:
        GoldError: a key is missing, or its value has the wrong type or is outside the text.
    """
    gold = file.decode(value, _Gold)
    panels = gold.panels or ()
    return Annotation(
        statements=tuple(
            Attribution(
                file.span(entry, f"statements[{at}]"),
                entry.speakers,
                entry.kind.value,
                countries=entry.countries or (),
            )
            for at, entry in enumerate(gold.statements)
        ),
        persons=tuple(person.described() for person in gold.persons),
        moderators=tuple(panel.moderator for panel in panels if panel.moderator),
        participants=tuple(name for panel in panels for name in panel.participants or ()),
        date=gold.event.date.isoformat() if gold.event.date else None,
        event=Occasion(
            gold.event.name or None,
            gold.event.place or None,
            tuple(panel.title for panel in panels if panel.title),
            gold.event.also_name,
            gold.also_moderator,
            gold.also_participants,
        ),
        collective=(
            *(file.span(entry, f"collective[{at}]") for at, entry in enumerate(gold.collective or ())),
            *(file.span(entry, f"unattributed[{at}]") for at, entry in enumerate(gold.unattributed or ())),
        ),
        optional=tuple(
            Attribution(file.span(entry, f"collective[{at}]"), entry.speakers)
            for at, entry in enumerate(gold.collective or ())
            if entry.speakers
        ),
        aliases=tuple(sorted((gold.aliases or {}).items())),
        unasked=tuple(one if isinstance(one, str) else one.name for one in gold.persons_in_markup_only or ()),
    )


def _is_gold(entry: Path) -> bool:
    return entry.name.endswith(SUFFIX) and not entry.name.startswith(".")


def _holds_gold(folder: Path) -> bool:
    """Whether a folder visibly has gold. This is for a hint, so an unreadable folder counts as having none."""
    try:
        return any(map(_is_gold, folder.iterdir()))
    except OSError:
        return False
