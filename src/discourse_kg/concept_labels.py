"""What people read for a rule, a resolution or a reason: its label in their language."""

from __future__ import annotations

from functools import cache
from typing import Final

from discourse_kg.notations import AttributionRule, Resolution, UnresolvedReason
from discourse_kg.resources import toml_table

#: The tables of ontology/attribution.toml.
_SCHEMES: Final = {
    AttributionRule: "attribution-rule",
    Resolution: "resolution",
    UnresolvedReason: "unresolved-reason",
}


def label(concept: AttributionRule | Resolution | UnresolvedReason, language: str) -> str:
    """The label of a concept in a language; where it has none, its first.

    >>> label(AttributionRule.SUBJECT_VERB, "en")
    'speaker followed by a verb of saying'
    """
    labels = _labels()[_SCHEMES[type(concept)]][concept]
    return labels.get(language) or next(iter(labels.values()))


@cache
def _labels() -> dict[str, dict[str, dict[str, str]]]:
    """The labels by language, of each notation in each scheme."""
    schemes = toml_table("ontology/attribution.toml")
    return {
        scheme: {notation: entry["label"] for notation, entry in entries.items()} for scheme, entries in schemes.items()
    }
