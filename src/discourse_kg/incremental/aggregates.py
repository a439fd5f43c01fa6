"""Values that are computed from the whole graph, once for all files that show them.

An aggregate has partitions, each under a key: a file that shows one partition depends on that partition alone, and is
rendered again only when its digest changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar, cast

from discourse_kg.incremental.dependencies import partition_key, split_partition_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.incremental.dependencies import DependencyTracker

_Value = TypeVar("_Value")


class Aggregate(NamedTuple, Generic[_Value]):
    """How an aggregate is computed from a snapshot: its partitions by key. The name tells it from all others.

    Partitions are made of texts, numbers and tuples, so that equal partitions have equal digests.
    """

    name: str
    compute: Callable[..., Mapping[str, _Value]]


class AggregateCache:
    """The aggregates of one snapshot, each computed when it is first asked for."""

    def __init__(self, snapshot: object, dependencies: DependencyTracker) -> None:
        self._snapshot, self._dependencies = snapshot, dependencies
        self._computed: dict[str, object] = {}

    def whole(self, name: str, compute: Callable[[], _Value]) -> _Value:
        """A value computed from the whole graph and kept under a name. Whoever reads it depends on everything."""
        with self._dependencies.on_everything():
            if name not in self._computed:
                self._computed[name] = compute()
        return cast("_Value", self._computed[name])

    def partitions(self, aggregate: Aggregate[_Value]) -> Mapping[str, _Value]:
        """All partitions of an aggregate, by key. Whoever reads them depends on everything."""
        return self.whole(aggregate.name, lambda: aggregate.compute(self._snapshot))

    def partition(self, aggregate: Aggregate[_Value], key: str) -> _Value | None:
        """The partition of an aggregate under a key, None when there is none. Whoever reads it depends on it alone."""
        self._dependencies.record(partition_key(aggregate.name, key))
        with self._dependencies.untracked():
            return self.partitions(aggregate).get(key)

    def export(self, aggregates: Iterable[Aggregate[object]]) -> dict[str, object]:
        """Computed aggregates by name, for a snapshot of the same graphs in another process to `preload`."""
        return {aggregate.name: self.partitions(aggregate) for aggregate in aggregates}

    def preload(self, computed: Mapping[str, object]) -> None:
        """Take over aggregates that another process exported."""
        self._computed |= computed

    def changed(self, aggregates: Iterable[Aggregate[object]], digests: Mapping[str, bytes]) -> set[str]:
        """The keys of partitions whose digest is not the one given for them."""
        return {key for key, digest in self.digests(aggregates, digests).items() if digest != digests[key]}

    def digests(self, aggregates: Iterable[Aggregate[object]], keys: Iterable[str]) -> dict[str, bytes]:
        """The digests of partitions, by `partition_key`; a partition that is gone has the digest of nothing."""
        known = {aggregate.name: aggregate for aggregate in aggregates}
        return {key: self._digest(known, key) for key in keys}

    def _digest(self, known: Mapping[str, Aggregate[object]], key: str) -> bytes:
        name, partition = split_partition_key(key)
        found = self.partitions(known[name]).get(partition) if name in known else None
        return sha256(repr(found).encode()).digest()
