"""The graph at one moment, read thing by thing; what a document has read is noted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar, cast

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store, parse
from rdflib.namespace import RDF

from discourse_kg.incremental.resource_cache import Facts, Homes
from discourse_kg.rdf.fact import LABELS, Fact, iri_of, is_inferred
from discourse_kg.rdf.graph_names import INFERRED_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad, QuerySolution

    from discourse_kg.rdf.description import Description

_Value = TypeVar("_Value")

#: Values with what was read for them.
_KEPT: Final = 2_000

_TYPE: Final = NamedNode(str(RDF.type))

#: What a document depends on that reads all of the graph.
EVERYTHING: Final = "*"
#: How the keys of pieces begin, and what stands in them between the survey and the key of the piece.
_PIECE, _BETWEEN = "p ", "\n"


class Difference(NamedTuple):
    """What a store holds and did not hold before, and what it held and does not."""

    added: frozenset[Quad]
    removed: frozenset[Quad]


class Survey(NamedTuple, Generic[_Value]):
    """What is found in all of the graph, piece by piece, each under a key: who reads a piece depends on that alone.

    The name tells it from all other surveys. A piece is made of texts, numbers and tuples, so that it can be told
    whether it is as it was.
    """

    name: str
    make: Callable[[Snapshot], Mapping[str, _Value]]


class AtHand(NamedTuple):
    """What is known without asking the engine, as far as it is.

    `texts` are those of sources, by the source's IRI, `digests` those of graphs, by the graph's; `lines` gives the
    N-Quads of a graph, sorted; `homes` are the graphs that alone tell of a thing.
    """

    texts: Mapping[str, str]
    digests: Mapping[str, str]
    lines: Callable[[str], bytes | None]
    homes: Homes


NOTHING_AT_HAND: Final = AtHand({}, {}, lambda _graph: None, Homes())


class Snapshot:
    """All graphs of a store under one base, as they were when they were read.

    `difference` is that to the last snapshot, if there was one.
    """

    def __init__(
        self, engine: Store, base: str, at_hand: AtHand = NOTHING_AT_HAND, difference: Difference | None = None
    ) -> None:
        self._engine, self._texts, self._lines = engine, at_hand.texts, at_hand.lines
        self._digests = dict(at_hand.digests)
        self._notes: set[str] | None = None
        self._facts = Facts(engine, at_hand.lines, at_hand.homes)
        self._surveys: dict[str, object] = {}
        self._made: dict[tuple[str, ...], tuple[object, tuple[str, ...]]] = {}
        self.base, self.difference = base, difference

    def close(self) -> None:
        """Let go of the engine, whose files no other can open before."""
        del self._engine
        self._facts.close()

    def near(self, thing: str) -> None:
        """Tell that what stands in one graph with a thing is going to be read."""
        self._facts.near(thing)

    def describe(self, resource: str) -> Description:
        """All facts about a resource; an empty description when the graph does not have it."""
        self._note(f"s {resource}")
        return self._facts.about(resource)

    def values(self, thing: str, predicate: str) -> tuple[str, ...]:
        """The values of a property that are stated or inferred, IRIs and texts alike, each once."""
        self._note(f"s {thing}")
        return self._facts.about(thing).values.get(str(predicate), ())  # an rdflib term equals no text

    def value(self, thing: str, predicate: str) -> str | None:
        """The first value of a property; None when there is none."""
        found = self.values(thing, predicate)
        return found[0] if found else None

    def pointing_at(self, thing: str, predicate: str) -> tuple[str, ...]:
        """The IRIs of what has the thing as a value of the property, sorted."""
        self._note(f"o {thing}")
        return self._facts.pointing_at(thing, str(predicate))

    def links(self, thing: str, other: str) -> tuple[Fact, ...]:
        """The facts that lead from a thing to another."""
        self._note(f"o {other}")
        return tuple(fact for fact in self._facts.about(thing).facts if fact.is_iri and fact.value == other)

    def instances(self, class_: str, *, inferred: bool = False) -> tuple[str, ...]:
        """The resources that are asserted to be of a class, or inferred as well; sorted."""
        self._note(f"t {class_}")
        found = self._engine.quads_for_pattern(None, _TYPE, NamedNode(class_))
        subjects = (quad.subject for quad in found if inferred or not is_inferred(quad))
        return tuple(sorted({each.value for each in subjects if isinstance(each, NamedNode)}))

    def labels(self, thing: str) -> tuple[Fact, ...]:
        """What a thing is called, in all languages. Who reads no more of it does not depend on the rest."""
        self._note(f"l {thing}")
        return self._facts.about(thing).labels

    def things_in(self, graph: str) -> dict[str, tuple[str, ...]]:
        """The IRIs of what a named graph tells of, sorted, by class."""
        self._note(EVERYTHING)
        found: dict[str, set[str]] = {}
        for quad in self._engine.quads_for_pattern(None, _TYPE, None, NamedNode(graph)):
            found.setdefault(iri_of(quad.object), set()).add(iri_of(quad.subject))
        return {kind: tuple(sorted(things)) for kind, things in found.items()}

    def label(self, thing: str, language: str) -> str:
        """What a thing is called in a language: else in none, else in English, else in any; at last its IRI."""
        self._note(f"l {thing}")
        return self._facts.about(thing).name(language) or thing

    def text(self, source: str) -> str | None:
        """The text of a source; None when it is not at hand."""
        self._note(text_key(source))
        return self._texts.get(source)

    def select(self, query: str) -> Iterator[QuerySolution]:
        """Answer a SPARQL query over the union of all graphs. Who asks so is made anew at every change."""
        self._note(EVERYTHING)
        found = self._engine.query(query, use_default_graph_as_union=True)
        if not isinstance(found, QuerySolutions):
            raise TypeError("only SELECT queries have rows")
        yield from found

    def graphs(self) -> tuple[str, ...]:
        """The IRIs of all named graphs, sorted."""
        self._note(EVERYTHING)
        return tuple(sorted(graph.value for graph in self._engine.named_graphs() if isinstance(graph, NamedNode)))

    def things(self) -> tuple[str, ...]:
        """The IRIs under the base that anything with a class has, those together that one graph tells of."""
        return self.survey("things", self._read_things)

    def _read_things(self) -> tuple[str, ...]:
        begin = f"{self.base}/id/"
        graphs: dict[str, str] = {}
        for quad in self._engine.quads_for_pattern(None, _TYPE, None):
            thing, graph = iri_of(quad.subject), iri_of(quad.graph_name).removesuffix(INFERRED_SUFFIX)
            if thing.startswith(begin):
                graphs[thing] = min(graph, graphs.get(thing, graph))
        return tuple(sorted(graphs, key=lambda thing: (graphs[thing], thing)))

    def digest(self, graph: str) -> str:
        """Tells a named graph from any other that it was or will be."""
        self._note(EVERYTHING)
        if graph not in self._digests:
            self._digests[graph] = graph_digest(self.lines(graph))
        return self._digests[graph]

    def lines(self, graph: str) -> bytes:
        """The N-Quads of a named graph, sorted."""
        self._note(EVERYTHING)
        lines = self._lines(graph)
        if lines is not None:  # several times as quick as asking the engine
            return lines
        found = self._engine.quads_for_pattern(None, None, None, NamedNode(graph))
        return "".join(sorted(f"{quad} .\n" for quad in found)).encode()

    def quads(self, graph: str) -> list[Quad]:
        """What stands in a named graph, in the order of its N-Quads."""
        return list(parse(self.lines(graph), RdfFormat.N_QUADS))

    def note_everything(self) -> None:
        """Note that all of the graph was read: for content that was made of it before."""
        self._note(EVERYTHING)

    def matching(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, value: NamedNode | None = None
    ) -> Iterator[Quad]:
        """The quads of these terms, in no order; where none is given, any may stand."""
        self._note(EVERYTHING)
        yield from self._engine.quads_for_pattern(subject, predicate, value)

    def pairs(self, predicate: str) -> set[tuple[str, str]]:
        """All resources that have a property, each with its values, IRIs and texts alike."""
        return {
            (iri_of(quad.subject), quad.object.value if isinstance(quad.object, Literal) else iri_of(quad.object))
            for quad in self.matching(predicate=NamedNode(predicate))
        }

    def stated_in(self, resource: str) -> frozenset[str]:
        """The IRIs of the named graphs that state something about a resource; what is inferred is left out."""
        self._note(f"s {resource}")
        found = self._engine.quads_for_pattern(NamedNode(resource), None, None)
        return frozenset(iri_of(quad.graph_name) for quad in found if not is_inferred(quad))

    def texts(self, predicate: str) -> set[tuple[str, str, str | None]]:
        """All resources that have texts as values of a property, each with a text and its language."""
        return {
            (iri_of(quad.subject), quad.object.value, quad.object.language)
            for quad in self.matching(predicate=NamedNode(predicate))
            if isinstance(quad.object, Literal)
        }

    def prefetch(self, resources: Iterable[str], *, labels_only: bool = False) -> None:
        """Nothing: the engine is at hand. See `GraphView.prefetch`."""

    def prefetch_pointing_at(self, resources: Iterable[str], predicate: str) -> None:
        """Nothing: the engine is at hand. See `GraphView.prefetch_pointing_at`."""

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Note for what is read inside the block that it depends on all of the graph, and nothing more."""
        self._note(EVERYTHING)
        with self.unnoted():
            yield

    @contextmanager
    def unnoted(self) -> Iterator[None]:
        """Note nothing of what is read inside the block."""
        notes, self._notes = self._notes, None
        try:
            yield
        finally:
            self._notes = notes

    def survey(self, name: str, make: Callable[[], _Value]) -> _Value:
        """A value that is made from all of the graph, once for all documents that ask for it by its name."""
        with self.whole():
            if name not in self._surveys:
                self._surveys[name] = make()
        return cast("_Value", self._surveys[name])

    def piece(self, survey: Survey[_Value], key: str) -> _Value | None:
        """What a survey found under a key; None when that is nothing."""
        self._note(piece_key(survey.name, key))
        with self.unnoted():
            return self.pieces(survey).get(key)

    def found(self, surveys: Iterable[Survey[object]]) -> dict[str, object]:
        """What surveys found, by their names: for a snapshot of the same graphs in another process."""
        return {survey.name: self.pieces(survey) for survey in surveys}

    def have(self, found: Mapping[str, object]) -> None:
        """Take over what surveys found."""
        self._surveys |= found

    def pieces(self, survey: Survey[_Value]) -> Mapping[str, _Value]:
        """All that a survey found, by key. Who reads it so is made anew at every change."""
        return self.survey(survey.name, lambda: survey.make(self))

    def once(self, key: tuple[str, ...], make: Callable[[], _Value]) -> _Value:
        """A value that many documents show: made once for those that follow each other, and noted for each."""
        known = self._made.get(key)
        if known is None:
            if len(self._made) > _KEPT:
                self._made.clear()
            with self.noting() as notes:
                made = make()
            self._made[key] = (made, tuple(notes))
            return made
        self.note(known[1])
        return cast("_Value", known[0])

    def depend_on(self, key: str) -> None:
        """Note something beside the graph that a document is made from."""
        self._note(key)

    def note(self, keys: Iterable[str]) -> None:
        """Note again what was noted when something was made that is shown once more."""
        if self._notes is not None:
            self._notes.update(keys)

    @contextmanager
    def noting(self) -> Iterator[set[str]]:
        """Note what is read inside the block: keys as `keys_of` makes them. A block around it notes it too."""
        notes: set[str] = set()
        around, self._notes = self._notes, notes
        try:
            yield notes
        finally:
            self._notes = around
            if around is not None:
                around |= notes

    def _note(self, key: str) -> None:
        if self._notes is not None:
            self._notes.add(key)


def graph_digest(lines: bytes) -> str:
    """The digest of a graph, from its N-Quads lines in their order."""
    return sha256(lines).hexdigest()


def keys_of(quads: Iterable[Quad]) -> set[str]:
    """What may have been read of the graph that depends on these quads."""
    keys = {EVERYTHING}
    for quad in quads:
        keys.add(f"s {iri_of(quad.subject)}")
        if quad.predicate.value in LABELS:
            keys.add(f"l {iri_of(quad.subject)}")
        if isinstance(quad.object, NamedNode):
            keys.add(f"o {quad.object.value}")
            if quad.predicate == _TYPE:
                keys.add(f"t {quad.object.value}")
    return keys


def piece_key(survey: str, key: str) -> str:
    """What a document depends on that shows a piece of a survey."""
    return f"{_PIECE}{survey}{_BETWEEN}{key}"


def changed_pieces(snapshot: Snapshot, surveys: Iterable[Survey[object]], before: Mapping[str, bytes]) -> set[str]:
    """The keys of those pieces that are not what they were before, by their digests."""
    known = {survey.name: survey for survey in surveys}
    return {key for key, digest in before.items() if _piece_digest(snapshot, known, key) != digest}


def is_piece(key: str) -> bool:
    """Whether a key is that of a piece of a survey."""
    return key.startswith(_PIECE)


def piece_digests(snapshot: Snapshot, surveys: Iterable[Survey[object]], keys: Iterable[str]) -> dict[str, bytes]:
    """What tells each piece from what it was or will be, by its key."""
    known = {survey.name: survey for survey in surveys}
    return {key: _piece_digest(snapshot, known, key) for key in keys}


def _piece_digest(snapshot: Snapshot, known: Mapping[str, Survey[object]], key: str) -> bytes:
    name, _, rest = key.removeprefix(_PIECE).partition(_BETWEEN)
    found = snapshot.pieces(known[name]).get(rest) if name in known else None
    return sha256(repr(found).encode()).digest()


def text_key(source: str) -> str:
    """What a document depends on that shows the text of a source."""
    return f"x {source}"
