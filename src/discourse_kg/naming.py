"""What the names mean that people ask by: countries by the CLDR, all else by what the store calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse_kg.countries import country_code, country_names
from discourse_kg.graph.identifiers import Identifiers
from discourse_kg.languages.supported import known_languages, load_language
from discourse_kg.querying.header import Scheme
from discourse_kg.querying.values import CountryResolver, Resolvers, StoreResolver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discourse_kg.querying.values import Resolver
    from discourse_kg.storage.interface import GraphStore


def resolver_of(store: GraphStore, base: str) -> Resolver:
    """The resolver of names for a store; countries go by their names in every language there is a pack for."""
    countries = CountryResolver(known_languages(), _code, country_names, Identifiers(base).country)
    return Resolvers({Scheme.COUNTRY: countries}, StoreResolver(store, base))


def _code(text: str, languages: Sequence[str]) -> str | None:
    return country_code(text, map(load_language, languages))
