"""What a rendered file was made from, as dependency keys: whoever reads something of a graph records its key.

The first letter of a key says what was read: `s` the facts about a resource, `l` its labels, `o` what points at it, `t`
the instances of a class, `x` the text of a source, `p` a partition of an aggregate. `EVERYTHING` is the whole graph.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar, cast

from pyoxigraph import NamedNode
from rdflib.namespace import RDF

from discourse_kg.rdf.fact import LABELS, iri_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyoxigraph import Quad

_Value = TypeVar("_Value")

#: The key of whatever reads the whole graph: it changes with every change.
EVERYTHING: Final = "*"

#: Memoized values that are kept, each with its dependencies.
_MEMOIZED: Final = 2_000
_TYPE: Final = NamedNode(str(RDF.type))
_PARTITION, _SEPARATOR = "p ", "\n"


def facts_key(resource: str) -> str:
    """The key of the facts about a resource."""
    return f"s {resource}"


def labels_key(resource: str) -> str:
    """The key of the labels of a resource."""
    return f"l {resource}"


def described_by_key(key: str) -> str | None:
    """The resource of a `facts_key` or `labels_key`; None for every other key."""
    kind, _, resource = key.partition(" ")
    return resource if kind in {"s", "l"} else None


def pointing_key(resource: str) -> str:
    """The key of the facts that have a resource as their value."""
    return f"o {resource}"


def class_key(class_: str) -> str:
    """The key of the instances of a class."""
    return f"t {class_}"


def text_key(source: str) -> str:
    """The key of the text of a source."""
    return f"x {source}"


def partition_key(aggregate: str, key: str) -> str:
    """The key of a partition of an aggregate."""
    return f"{_PARTITION}{aggregate}{_SEPARATOR}{key}"


def is_partition_key(key: str) -> bool:
    """Whether a key is that of a partition of an aggregate."""
    return key.startswith(_PARTITION)


def split_partition_key(key: str) -> tuple[str, str]:
    """The name of the aggregate and the key of its partition, from a `partition_key`."""
    aggregate, _, partition = key.removeprefix(_PARTITION).partition(_SEPARATOR)
    return aggregate, partition


def keys_of_quads(quads: Iterable[Quad]) -> set[str]:
    """The keys of everything that depends on these quads."""
    keys = {EVERYTHING}
    for quad in quads:
        subject = iri_of(quad.subject)
        keys.add(facts_key(subject))
        if quad.predicate.value in LABELS:
            keys.add(labels_key(subject))
        if isinstance(quad.object, NamedNode):
            keys.add(pointing_key(quad.object.value))
            if quad.predicate == _TYPE:
                keys.add(class_key(quad.object.value))
    return keys


class DependencyTracker:
    """Records the keys of what is read, for whoever tracks them; outside `tracked`, nothing is recorded."""

    def __init__(self) -> None:
        self._recorded: set[str] | None = None
        self._memoized: dict[tuple[str, ...], tuple[object, tuple[str, ...]]] = {}

    def record(self, *keys: str) -> None:
        """Record dependencies."""
        if self._recorded is not None:
            self._recorded.update(keys)

    @contextmanager
    def tracked(self) -> Iterator[set[str]]:
        """Record what is read inside the block, for the block and for every tracked block around it."""
        recorded: set[str] = set()
        outer, self._recorded = self._recorded, recorded
        try:
            yield recorded
        finally:
            self._recorded = outer
            if outer is not None:
                outer |= recorded

    @contextmanager
    def untracked(self) -> Iterator[None]:
        """Record nothing of what is read inside the block."""
        outer, self._recorded = self._recorded, None
        try:
            yield
        finally:
            self._recorded = outer

    @contextmanager
    def on_everything(self) -> Iterator[None]:
        """Record for the block one dependency on the whole graph, instead of each thing that it reads."""
        self.record(EVERYTHING)
        with self.untracked():
            yield

    def memoize(self, key: tuple[str, ...], compute: Callable[[], _Value]) -> _Value:
        """A value that several files show: computed once, and its dependencies recorded for each of them."""
        known = self._memoized.get(key)
        if known is not None:
            self.record(*known[1])
            return cast("_Value", known[0])
        if len(self._memoized) > _MEMOIZED:
            self._memoized.clear()
        with self.tracked() as recorded:
            value = compute()
        self._memoized[key] = (value, tuple(recorded))
        return value
