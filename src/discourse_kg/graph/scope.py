"""What all parts of one source's graph share: the recap, its key, and where quads are collected."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from discourse_kg.identifiers import source_key

if TYPE_CHECKING:
    from discourse_kg.graph.facts import Facts, ResourceWriter
    from discourse_kg.graph.identifiers import Identifiers
    from discourse_kg.model import Recap


class Scope:
    """One source, the IRIs that it mints and the facts that it gives.

    `key` is the source's key, `source` its IRI, `file_name` what its file is called wherever its folder lies.
    """

    def __init__(self, recap: Recap, identifiers: Identifiers, facts: Facts) -> None:
        self.recap: Final = recap
        self.identifiers: Final = identifiers
        self.facts: Final = facts
        self.key: Final = source_key(recap.identifier)
        self.source: Final = identifiers.source(self.key)
        self.file_name: Final = file_name(recap)
        self._graph: Final = identifiers.source_graph(self.key)

    def own(self, subject: str, *classes: str) -> ResourceWriter:
        """Describe a resource in the graph of what this source alone says."""
        return self.facts.describe(self._graph, subject, *classes)

    def shared(self, graph: str, subject: str, *classes: str) -> ResourceWriter:
        """Describe a resource that other sources may share; its key must decide all that is said."""
        return self.facts.describe(self.identifiers.graph(graph), subject, *classes)


def file_name(recap: Recap) -> str:
    """What the file of a recap is called wherever its folder lies; its identifier where the recap was in no file."""
    return recap.name or PurePath(recap.path).name or recap.identifier
