"""What recaps say, as one graph in one format, before anything is checked or stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import RdfFormat

from discourse_kg.graph.identifiers import Identifiers
from discourse_kg.publication.serialization import serialized
from discourse_kg.reading import read_quads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.model import Recap
    from discourse_kg.proposing.reader import ProposingReader

_FORMATS: Final = {"nquads": RdfFormat.N_QUADS, "turtle": RdfFormat.TURTLE}


def readings(recaps: Iterable[Recap], form: str, base: str, reader: ProposingReader | None = None) -> bytes:
    """Write all that the recaps say: `form` is `turtle` or, with the graphs' names, `nquads`.

    Raises:
        ProposerError: see `read_graph`.
        SettingsError: likewise.
    """
    identifiers = Identifiers(base)
    quads = (quad for recap in recaps for quad in read_quads(recap, identifiers, reader))
    return serialized(quads, _FORMATS[form], base)
