"""A folder of gold: texts, and beside each what people annotated in it.

`ID.gold.json` belongs to the text `ID`, whose suffix is that of a format (`ID.txt`). It is an object with
`event` {`date`}, `persons` [{`name`, `role`, `organization`}], `statements` [{`speakers`, `kind`, `start`,
`end`, `countries`}], and perhaps `panels` [{`moderator`, `participants`}] and `collective` [{`start`,
`end`}]. Other keys are for readers.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from discourse_kg.countries import alpha3_codes
from discourse_kg.errors import GoldError
from discourse_kg.evaluation.annotation import Annotation, Attribution, Described
from discourse_kg.evaluation.entries import read_json
from discourse_kg.model import StatementKind
from discourse_kg.readers.intake import read
from discourse_kg.readers.port import recap_of
from discourse_kg.readers.registry import registry

if TYPE_CHECKING:
    from discourse_kg.evaluation.entries import Entry
    from discourse_kg.model import Discourse, Recap

SUFFIX: Final = ".gold.json"


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text that was annotated: its name in the folder (`ID`), its path, what its reader found, and what it tells."""

    name: str
    path: str
    found: Recap | Discourse
    annotation: Annotation

    @property
    def text(self) -> str:
        """The text that offsets count in."""
        return recap_of(self.found).text


def find_gold(folder: str) -> tuple[Path, ...]:
    """Give the annotations in a folder, by name; those in folders below it, and hidden ones, are not looked at.

    Raises:
        GoldError: there are none, or the folder cannot be read.
    """
    entries = list_folder(folder)
    found = tuple(entry for entry in entries if _is_gold(entry))
    if not found:
        below = ", ".join(entry.name for entry in entries if _holds_gold(entry))
        more = f"; name one of the folders in it that have some: {below}" if below else ""
        raise GoldError(folder, f"there is no gold (ID{SUFFIX} beside ID{' or ID'.join(registry().suffixes)}){more}")
    return found


def list_folder(folder: str) -> list[Path]:
    """Give what is in a folder, by name.

    Raises:
        GoldError: there is no such folder, or it cannot be read.
    """
    try:
        return sorted(Path(folder).iterdir())
    except FileNotFoundError as error:
        raise GoldError(folder, "no such folder") from error
    except NotADirectoryError as error:
        raise GoldError(folder, "is no folder") from error
    except (OSError, ValueError) as error:
        raise GoldError(folder, f"cannot be read: {getattr(error, 'strerror', None) or error}") from error


def read_gold(path: Path, *, language: str | None = None, text_only: bool = False) -> GoldText:
    """Read an annotation and its text; see `discourse_kg.readers.intake.read` for `language` and `text_only`.

    Raises:
        GoldError: the annotation has no text or two, cannot be read, or does not fit the text.
        RecapError: the text cannot be read.
    """
    name = path.name.removesuffix(SUFFIX)
    names = [f"{name}{suffix}" for suffix in registry().suffixes]
    found = [str(file) for file in map(path.with_name, names) if os.path.isfile(file)]  # noqa: PTH113 (never raises)
    if not found:
        raise GoldError(str(path), f"has no text beside it: neither {' nor '.join(names)} is there")
    if len(found) > 1:
        several = " and ".join(Path(file).name for file in found)
        raise GoldError(str(path), f"has several texts beside it, {several}; keep the one it is about")
    source = read(found[0], language=language, text_only=text_only)
    return GoldText(name, found[0], source, to_annotation(read_json(path), len(recap_of(source).text)))


def to_annotation(gold: Entry, length: int) -> Annotation:
    """Make the annotation of a gold file's object, for a text of so many code points.

    Raises:
        GoldError: a key is missing, or its value is of a wrong type or outside the text.
    """
    panels = gold.each_at("panels")
    return Annotation(
        statements=tuple(_statement(entry, length) for entry in gold.at("statements").each()),
        persons=tuple(to_person(entry) for entry in gold.at("persons").each()),
        moderators=tuple(name for panel in panels if (name := panel.text_at("moderator"))),
        participants=tuple(name.text() for panel in panels for name in panel.each_at("participants")),
        date=gold.at("event").date_at("date"),
        collective=tuple(entry.span(length) for entry in gold.each_at("collective")),
    )


def to_person(entry: Entry) -> Described:
    """Make a person of an object with `name`, and perhaps `role` and `organization`."""
    return Described(entry.at("name").text(), entry.text_at("role"), entry.text_at("organization"))


def _statement(entry: Entry, length: int) -> Attribution:
    speakers = tuple(name.text() for name in entry.at("speakers").each())
    if not speakers:
        entry.at("speakers").refuse("must name somebody; what a group says belongs under collective")
    kind = entry.at("kind")
    if kind.text() not in set(StatementKind):
        kind.refuse(f"must be one of {', '.join(StatementKind)}, not {kind.value!r}")
    return Attribution(
        entry.span(length),
        speakers,
        kind.text(),
        countries=tuple(_country(country) for country in entry.each_at("countries")),
    )


def _country(entry: Entry) -> str:
    code = entry.text()
    return code if code in alpha3_codes().values() else entry.refuse(f"must be a code like EST, not {code!r}")


def _is_gold(entry: Path) -> bool:
    return entry.name.endswith(SUFFIX) and not entry.name.startswith(".")


def _holds_gold(folder: Path) -> bool:
    """Whether gold is seen in a folder; this is for a hint, so what cannot be looked into holds none."""
    try:
        return any(map(_is_gold, folder.iterdir()))
    except OSError:
        return False
