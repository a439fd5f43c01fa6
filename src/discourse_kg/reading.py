"""A discourse becomes its graph, and by which tables that was done."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from pyoxigraph import RdfFormat

from discourse_kg.confidence import LEAST
from discourse_kg.countries import country_names
from discourse_kg.graph.discourse import to_graph
from discourse_kg.graph.identifiers import Identifiers
from discourse_kg.languages.supported import known_languages, packs_hash
from discourse_kg.rdf.serialization import serialized
from discourse_kg.resources import texts, toml_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Quad

    from discourse_kg.model import Discourse

_FORMATS: Final = {"nquads": RdfFormat.N_QUADS, "turtle": RdfFormat.TURTLE}


def graph_of(discourse: Discourse, identifiers: Identifiers, least: float = LEAST) -> frozenset[Quad]:
    """Say in quads what a source tells, shared facts included; nothing is inferred or checked yet.

    `least` is the confidence that facts needed to be kept.
    """
    return to_graph(discourse, identifiers, tables_hash(least), software_version(), country_labels())


def written(quads: Iterable[Quad], form: str, base: str) -> bytes:
    """Write quads as one graph: `form` is `turtle` or, with the graphs' names, `nquads`."""
    return serialized(quads, _FORMATS[form], base)


@cache
def software_version() -> str:
    """The version of the program that is installed."""
    return version("discourse-kg")


@cache
def tables_hash(least: float = LEAST) -> str:
    """The hash of all that a source's graph depends on, beside the source and the program's version.

    These are the language packs, the names of countries, the weights of evidence, the `least` confidence, the ontology,
    the rules and the shapes: when one of them changes, what was built before is built again.
    """
    weights = json.dumps(toml_table("confidence.toml"), sort_keys=True)
    tables = [packs_hash(), json.dumps(country_labels(), sort_keys=True), weights, str(float(least))]
    for folder, suffix in (("ontology", ".ttl"), ("closure/rules", ".rq"), ("shapes", ".ttl")):
        tables += (f"{name}\0{text}" for name, text in texts(folder, suffix).items())
    return sha256("\0".join(tables).encode()).hexdigest()


@cache
def country_labels() -> Mapping[str, Mapping[str, str]]:
    """The names of all countries in the languages that there are packs for: alpha-3 code, then language.

    >>> country_labels()["EST"]["sv"]
    'Estland'
    """
    names = {language: country_names(language) for language in known_languages()}
    codes = sorted({code for by_code in names.values() for code in by_code})
    return {code: {language: by_code[code] for language, by_code in names.items() if code in by_code} for code in codes}
