"""The base IRI of a store, and whether the store may be published under the base in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse_kg.cli.options import tell_local
from discourse_kg.errors import StoreError, shown
from discourse_kg.identifiers import DEFAULT_BASE
from discourse_kg.storage.replacement import bases_elsewhere

if TYPE_CHECKING:
    from discourse_kg.settings import Settings
    from discourse_kg.storage.interface import GraphStore


def base_of(store: GraphStore, settings: Settings) -> str:
    """The base IRI of a store: a folder knows its own, for an endpoint it is that of the settings."""
    return str(getattr(store, "base", settings.base))


def base_to_publish(store: GraphStore, settings: Settings) -> str:
    """The base IRI of a store that is about to be published: the one in the settings, if they have one.

    Raises:
        StoreError: the store is under another base.
        EndpointError: the endpoint failed.
    """
    base = base_of(store, settings)
    if settings.base not in {base, DEFAULT_BASE}:
        remedy = f"run discourse-kg rebase {settings.base}, or set base = {shown(base)} in discourse-kg.toml"
        raise StoreError(f"{store.location}: the store is under {base}, and the settings say {settings.base}; {remedy}")
    if others := bases_elsewhere(store, base):
        remedy = f"set base = {shown(others[0])}, or build the sources under {base}"
        raise StoreError(f"{store.location}: holds nothing under {base}, but under {', '.join(others)}; {remedy}")
    tell_local(base)
    return base
