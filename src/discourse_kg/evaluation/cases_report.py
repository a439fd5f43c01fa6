"""How many of the cases of a file are wholly right, by cause, for people and for programs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discourse_kg.evaluation.cases import Checked


def cases_text(checked: Sequence[Checked], *, mistakes: bool) -> str:
    """A line for each cause and one for all; with `mistakes`, a line for each thing that is wrong."""
    whole, right = _counts(checked)
    width = max(map(len, [*whole, "all"]), default=3)
    lines = [f"{cause:{width}}  {right[cause]:4} of {number:4}" for cause, number in sorted(whole.items())]
    lines.append(f"{'all':{width}}  {right.total():4} of {whole.total():4}")
    if mistakes:
        lines += ["", *(f"{one.case.name}: {fault}" for one in checked for fault in one.faults)]
    return "".join(f"{line}\n" for line in lines)


def cases_json(checked: Sequence[Checked]) -> dict[str, Any]:
    """The same as a JSON value, always with what is wrong."""
    whole, right = _counts(checked)
    return {
        "right": right.total(),
        "of": whole.total(),
        "cases": [{"name": one.case.name, "cause": one.case.cause, "faults": list(one.faults)} for one in checked],
    }


def _counts(checked: Sequence[Checked]) -> tuple[Counter[str], Counter[str]]:
    """How many cases each cause has, and how many of them are right."""
    whole = Counter(one.case.cause for one in checked)
    right = Counter(one.case.cause for one in checked if not one.faults)
    return whole, right
