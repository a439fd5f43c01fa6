"""What a graph must offer for records to be read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from discourse_kg.rdf.description import Description


class GraphView(Protocol):
    """A graph, read resource by resource: a store (`StoreView`), or the snapshot that a site is built from.

    Resources, classes and predicates are IRIs. Everything is the union of all named graphs, inferred facts included.
    """

    def describe(self, resource: str) -> Description:
        """All facts about a resource; an empty description when the graph does not have it."""

    def label(self, resource: str, language: str) -> str:
        """The label in a language, as `Description.name` chooses it; the IRI when there is none."""

    def pointing_at(self, resource: str, predicate: str) -> tuple[str, ...]:
        """The resources that have this one as a value of the property, sorted."""

    def instances(self, class_: str, *, inferred: bool = False) -> tuple[str, ...]:
        """The resources that are asserted to be of a class, or inferred as well; sorted."""

    def pairs(self, predicate: str) -> Collection[tuple[str, str]]:
        """All resources that have a property, each with its values, IRIs and texts alike; in no order."""

    def stated_in(self, resource: str) -> frozenset[str]:
        """The IRIs of the named graphs that state something about a resource; what is inferred is left out.

        What a source alone says of a resource is in that source's graph, what sources share in a graph of its own.
        """

    def texts(self, predicate: str) -> Iterable[tuple[str, str, str | None]]:
        """All resources that have texts as values of a property, each with a text and its language; in no order."""

    def prefetch(self, resources: Iterable[str], *, labels_only: bool = False) -> None:
        """Announce resources that are about to be described, or only named, so that they are fetched together."""

    def prefetch_pointing_at(self, resources: Iterable[str], predicate: str) -> None:
        """Announce that `pointing_at` is about to be asked for these, and what it finds described."""
