"""Floors: the least value of each measure of a folder of gold, from a TOML file.

A floor is a number from 0 to 1 under the name of a measure, as in `"statement+speaker@0.3" = 0.9`: the least F1, or the
least recall in a row of recall. Floors outside all tables hold for every folder. Floors in a table named after a folder
hold for that folder, and override the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from discourse_kg.decoding import decode, parse_toml
from discourse_kg.errors import FloorsError, key_path, located, suggestion
from discourse_kg.evaluation.measures import RECALL, measure_names
from discourse_kg.evaluation.strict_measures import strict_measure_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from discourse_kg.evaluation.measures import Counts

_Share = Annotated[float, Meta(ge=0, le=1, description="a number from 0 to 1")]


@dataclass(frozen=True, slots=True)
class Floor:
    """The least value of a measure, and the measured value, rounded as reports print it."""

    measure: str
    least: float
    measured: float

    @property
    def held(self) -> bool:
        """Whether the measure, as printed, reaches its floor."""
        return self.measured >= self.least


def read_floors(file: str, folder: str) -> dict[str, float]:
    """Read the floors that hold for a folder of gold: measure → least value.

    Raises:
        FloorsError: the file cannot be read, has no floors for the folder, or has an invalid floor.
    """
    table = parse_toml(_content(file), lambda key, problem: FloorsError(located(file, key, problem)))
    name = Path(folder).resolve().name
    tables = {key: value for key, value in table.items() if isinstance(value, dict)}
    floors = _floors({key: value for key, value in table.items() if key not in tables}, file, "")
    for key, value in tables.items():
        read = _floors(value, file, key_path("", key))
        floors |= read if key == name else {}
    if not floors:
        known = f"; it has tables for {', '.join(tables)}" if tables else ""
        raise FloorsError(f"{file}: has no floors for the folder {name}; add a table [{name}]{known}")
    return floors


def hold(floors: Mapping[str, float], measures: Mapping[str, Counts]) -> tuple[Floor, ...]:
    """Compare measures with floors, in the order of the measures."""
    return tuple(
        Floor(name, floors[name], round(counts.recall if name.startswith(RECALL) else counts.f1, 3))
        for name, counts in measures.items()
        if name in floors
    )


def below(floors: Iterable[Floor]) -> tuple[Floor, ...]:
    """The floors that a measure fell below."""
    return tuple(floor for floor in floors if not floor.held)


def _content(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except (OSError, ValueError) as error:
        raise FloorsError(f"{file}: cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _floors(table: Mapping[str, object], file: str, key: str) -> dict[str, float]:
    def refuse(inner: str, problem: str) -> FloorsError:
        return FloorsError(located(file, ".".join(filter(None, (key, inner))), problem))

    known = (*measure_names(), *strict_measure_names())
    for name in table:
        if name not in known:
            raise refuse(key_path("", name), f"is not a measure{suggestion(name, known)}")
    return decode(table, dict[str, _Share], refuse)
