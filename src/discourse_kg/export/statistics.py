"""How many triples lead from which classes to what: counted once, and afterwards only what changed is counted again.

A triple counts for each class of its subject: by its property, and by the classes of its object or the datatype
of its text. So the counts change by what triples come and go, and by those whose subject or object has other
classes than before.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import RDF

from discourse_kg.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyoxigraph import Quad

    from discourse_kg.incremental.snapshot import QuadDiff, Snapshot
    from discourse_kg.incremental.state import SiteState

#: Kinds of counts: by class and property; by class, property and the class or datatype of the object; by property
#: and the namespace of objects described elsewhere. The first part of a key says which.
Counts: TypeAlias = "Counter[tuple[str, ...]]"
PROPERTY, THING, TEXT, LINK = "property", "thing", "text", "link"

_TYPE: Final = NamedNode(str(RDF.type))
_KEPT: Final = "statistics"


def statistics(snapshot: Snapshot, state: SiteState, elsewhere: tuple[str, ...]) -> Counts:
    """Count the triples of a snapshot; `elsewhere` are namespaces of resources that others describe."""
    kept, counting = state.value(_KEPT), _Counting(snapshot, elsewhere)
    if kept is None or snapshot.diff is None:
        counts = counting.whole()
    else:
        counts = Counter({tuple(key): count for key, count in json.loads(kept)})
        counting.adjust(counts, snapshot.diff)
    state.store_value(_KEPT, json.dumps(sorted(counts.items())))
    return counts


class _Counting:
    def __init__(self, snapshot: Snapshot, elsewhere: tuple[str, ...]) -> None:
        self._snapshot, self._elsewhere, self._begin = snapshot, elsewhere, f"{snapshot.base}/id/"

    def whole(self) -> Counts:
        """Count everything."""
        classes: dict[str, list[str]] = {}
        for quad in self._snapshot.matching(predicate=_TYPE):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                classes.setdefault(quad.subject.value, []).append(quad.object.value)
        known = {thing: tuple(its) for thing, its in classes.items()}
        graphs = self._snapshot.graphs
        quads = (quad for name in graphs.names() for quad in graphs.quads(name))
        found = Counter(self._kind(quad, lambda thing: known.get(thing, ())) for quad in quads)
        counts: Counts = Counter()
        for kind, count in found.items():
            for key in kind.counted():
                counts[key] += count
        return counts

    def adjust(self, counts: Counts, difference: QuadDiff) -> None:
        """Turn the counts of the last snapshot into those of this one."""
        now = cache(lambda thing: tuple(_classes(self._types(thing))))

        @cache
        def before(thing: str) -> tuple[str, ...]:
            return tuple(_classes((self._types(thing) - difference.added) | removed_types.get(thing, set())))

        removed_types: dict[str, set[Quad]] = {}
        for quad in difference.removed:
            if quad.predicate == _TYPE and isinstance(quad.subject, NamedNode):
                removed_types.setdefault(quad.subject.value, set()).add(quad)
        for quad in difference.added:
            counts.update(self._kind(quad, now).counted())
        for quad in difference.removed:
            counts.subtract(self._kind(quad, before).counted())
        for quad in self._of_other_classes(difference) - difference.added:
            counts.subtract(self._kind(quad, before).counted())
            counts.update(self._kind(quad, now).counted())
        for key in [key for key, count in counts.items() if not count]:
            del counts[key]

    def _of_other_classes(self, difference: QuadDiff) -> set[Quad]:
        """The quads about resources whose classes changed, and those that point at them."""
        things = {quad.subject for quads in difference for quad in quads if quad.predicate == _TYPE}
        return {
            quad
            for thing in things
            if isinstance(thing, NamedNode)
            for found in (self._snapshot.matching(subject=thing), self._snapshot.matching(value=thing))
            for quad in found
        }

    def _types(self, thing: str) -> set[Quad]:
        return set(self._snapshot.matching(subject=NamedNode(thing), predicate=_TYPE))

    def _kind(self, quad: Quad, classes: Callable[[str], tuple[str, ...]]) -> _Kind:
        subject, predicate, value = getattr(quad.subject, "value", ""), quad.predicate.value, quad.object
        its = classes(subject)
        if isinstance(value, Literal):
            return _Kind(its, predicate, value.datatype.value)
        iri = value.value if isinstance(value, NamedNode) else ""
        elsewhere = iri.startswith(self._elsewhere) and subject.startswith(self._begin)
        link = next(each for each in self._elsewhere if iri.startswith(each)) if elsewhere else None
        return _Kind(its, predicate, None, classes(iri), link)


class _Kind(NamedTuple):
    """What triples that are counted together have in common."""

    classes: tuple[str, ...]
    predicate: str
    datatype: str | None
    of_object: tuple[str, ...] = ()
    link: str | None = None

    def counted(self) -> Iterator[tuple[str, ...]]:
        """The keys under which such a triple is counted."""
        yield from ((PROPERTY, each, self.predicate) for each in self.classes)
        own = [each for each in self.classes if each.startswith(NAMESPACE)]
        if self.datatype is not None:
            yield from ((TEXT, each, self.predicate, self.datatype) for each in own)
        kinds = [each for each in self.of_object if each.startswith(NAMESPACE)]
        yield from ((THING, each, self.predicate, kind) for each in own for kind in kinds)
        if self.link is not None:
            yield (LINK, self.predicate, self.link)


def _classes(quads: Iterable[Quad]) -> Iterator[str]:
    return (quad.object.value for quad in quads if isinstance(quad.object, NamedNode))
