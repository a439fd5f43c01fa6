"""The order in which the facts about a resource are shown: that of order.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from rdflib.namespace import RDF

from discourse_kg.rdf.serialization import expanded
from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.rdf.fact import Fact

TYPE: Final = str(RDF.type)


@cache
def first_properties() -> tuple[str, ...]:
    """The short names of the properties whose values come first, in order."""
    return tuple(tomllib.loads(files(__package__).joinpath("order.toml").read_text("utf-8"))["first"])


class _Ranks(dict[str, str]):
    """The sort keys of properties: the listed ones, then the ontology's, then all others by IRI."""

    def __missing__(self, predicate: str) -> str:
        self[predicate] = f"{1 if predicate.startswith(NAMESPACE) else 2}{predicate}"
        return self[predicate]


@cache
def _ranks() -> _Ranks:
    return _Ranks((expanded(name), f"0{rank:03}") for rank, name in enumerate(first_properties()))


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Facts about one resource in reading order; facts of one property keep their order."""
    ranks = _ranks()
    return sorted(facts, key=lambda fact: ranks[fact.predicate])
