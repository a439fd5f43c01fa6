"""How likely it is that a fact is true, estimated from named evidence.

A piece of evidence is something about the fact that a person can check: the rule that gave a statement its speaker,
whether a role ends in a known word. `confidence.toml` says how much each weighs, in log-odds; the weights are fitted to
annotated texts by `tools/confidence.py`. A confidence is between 0 and 1, and of many facts with a confidence of 0.9
about nine in ten should be true.
"""

from __future__ import annotations

import math
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from discourse_kg.resources import toml_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: A fact of which less is sure is left out, unless the settings say otherwise.
LEAST: Final = 0.5

#: No fact that was read is certain, and none that is kept is impossible.
_LIMITS: Final = (0.01, 0.99)


class FactKind(StrEnum):
    """What a confidence is about: who made a statement, that somebody is a person, or what they are and where."""

    STATEMENT = "statement"
    PERSON = "person"
    ROLE = "role"
    ORGANIZATION = "organization"


def estimated(kind: FactKind, evidence: Iterable[str]) -> float:
    """The confidence in a fact, with two decimals. Evidence that has no weight changes nothing.

    >>> estimated(FactKind.STATEMENT, ()) == estimated(FactKind.STATEMENT, ("no such evidence",))
    True
    """
    weights = _weights()[kind]
    odds = weights["base"] + sum(weights.get(one, 0.0) for one in evidence)
    low, high = _LIMITS
    return round(min(high, max(low, 1 / (1 + math.exp(-odds)))), 2)


@cache
def _weights() -> Mapping[FactKind, Mapping[str, float]]:
    table: dict[str, Any] = toml_table("confidence.toml")
    return {kind: table[kind] for kind in FactKind}
