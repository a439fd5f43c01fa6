"""All that a graph says about one resource, by property, in an order in which no two facts are equal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from discourse_kg.rdf.fact import LABELS, Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Description(NamedTuple):
    """The facts about a resource, its values by property, its labels, and the first label in each language.

    A value that is both asserted and inferred is one value and two facts.
    """

    facts: tuple[Fact, ...]
    values: Mapping[str, tuple[str, ...]]
    labels: tuple[Fact, ...]
    names: Mapping[str | None, str]

    def name(self, language: str) -> str | None:
        """The label in a language, else in none, else in English, else in any; None when there is no label."""
        for wanted in (language, None, "en"):
            if wanted in self.names:
                return self.names[wanted]
        return next(iter(self.names.values()), None)


def description_of(facts: Iterable[Fact]) -> Description:
    """Describe a resource by the facts about it, given in any order."""
    ordered = tuple(sorted(facts, key=_order))
    values: dict[str, dict[str, None]] = {}
    for fact in ordered:
        values.setdefault(fact.predicate, {})[fact.value] = None
    labels = tuple(fact for fact in ordered if fact.predicate in LABELS)
    names = {fact.language: fact.value for fact in reversed(labels)}
    return Description(ordered, {predicate: tuple(found) for predicate, found in values.items()}, labels, names)


def _order(fact: Fact) -> tuple[str, str, str, str, bool, bool]:
    return fact.predicate, fact.value, fact.language or "", fact.datatype or "", fact.is_iri, fact.inferred
