"""Opens the store that a name refers to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from discourse_kg.storage.addresses import is_endpoint
from discourse_kg.storage.embedded import open_embedded
from discourse_kg.storage.remote import TEXTS, open_remote

if TYPE_CHECKING:
    from discourse_kg.storage.interface import GraphStore


def open_store(spec: str, *, read_only: bool, base: str | None = None, texts: Path = TEXTS) -> GraphStore:
    """Open the store that `spec` names: the address of an endpoint, else a folder.

    `base` is the base IRI of the store's content: a folder remembers it, and refuses another. `texts` is the
    folder for the texts of an endpoint's sources; a store in a folder keeps them in that folder.

    Raises:
        StoreError: the folder cannot be opened, is in use, has another version, or is no store.
        EndpointError: the address cannot be used. Nothing is sent before the first call.
    """
    if is_endpoint(spec):
        return open_remote(spec, read_only=read_only, texts=texts)
    return open_embedded(Path(spec), read_only=read_only, base=base)
