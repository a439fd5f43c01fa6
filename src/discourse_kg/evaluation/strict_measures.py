"""The measures of labels that must equal the gold's: a part of a role, of a name or of a title is another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse_kg.evaluation.annotation import Annotation, fold
from discourse_kg.evaluation.measures import Counts, counted
from discourse_kg.evaluation.strict_labels import same_event, same_organization, same_place, same_role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from discourse_kg.evaluation.annotation import Described


def strict_measures(gold: Annotation, found: Annotation) -> dict[str, Counts]:
    """The rows of one text, in the order of reports."""
    event, told = gold.event, found.event
    return {
        "person+role-strict": _of_strict(gold.persons, found.persons, "role", same_role),
        "person+organization-strict": _of_strict(gold.persons, found.persons, "organization", same_organization),
        "event-name": _of_one(event.names, told.name, same_event),
        "event-place": _of_one((event.place,) if event.place else (), told.place, same_place),
        "panel-title": _of_titles(event.titles, told.titles),
    }


def strict_measure_names() -> tuple[str, ...]:
    """The names of the rows, in their order."""
    return tuple(strict_measures(Annotation(), Annotation()))


def _of_strict(
    gold: Iterable[Described], found: Iterable[Described], key: str, same: Callable[[str, str], bool]
) -> Counts:
    """Labels that equal the gold's; one that the gold also accepts, of a person without one, counts neither way."""
    own = {fold(one.name): getattr(one, key) for one in gold if getattr(one, key)}
    also = {fold(one.name): getattr(one, f"also_{key}s") for one in gold}
    given = {fold(one.name): getattr(one, key) for one in found if getattr(one, key)}
    given = {
        name: label
        for name, label in given.items()
        if name in own or not any(same(other, label) for other in also.get(name, ()))
    }
    right = sum(
        name in own and any(same(other, label) for other in (own[name], *also[name])) for name, label in given.items()
    )
    return counted(right, len(own), len(given))


def _of_one(wanted: Sequence[str], found: str | None, same: Callable[[str, str], bool]) -> Counts:
    """One thing that the gold may name in several ways."""
    right = found is not None and any(same(one, found) for one in wanted)
    return counted(int(right), int(bool(wanted)), int(found is not None))


def _of_titles(gold: Sequence[str], found: Sequence[str]) -> Counts:
    right = sum(any(same_organization(one, title) for title in found) for one in gold)
    false = sum(not any(same_organization(one, title) for one in gold) for title in found)
    return Counts(right, false, len(gold) - right)
