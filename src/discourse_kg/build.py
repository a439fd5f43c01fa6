"""Builds the graphs of sources into a store: the only module that knows the order of the work.

Each source is read, extracted, turned into quads, closed, checked and stored by itself, and replaces what
the store held of it in one step. A source that fails leaves the store as it was. All are read before the
first is built, since two with one identifier would replace each other; meanwhile their texts are on disk.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from discourse_kg.bounded_reading import BoundedReading
from discourse_kg.closure import closed_ontology, infer
from discourse_kg.errors import RecapError
from discourse_kg.graph.identifiers import Identifiers
from discourse_kg.graph.scope import file_name
from discourse_kg.identifiers import source_key
from discourse_kg.model import Discourse, Recap
from discourse_kg.rdf.sparql_text import iri_text
from discourse_kg.readers.port import recap_of, with_recap
from discourse_kg.readers.sources import STANDARD_INPUT, SourceFile
from discourse_kg.reading import graph_of, software_version, tables_hash
from discourse_kg.records.record import predicate_of
from discourse_kg.records.sources import SourceRecord
from discourse_kg.source_boundary import source_boundary
from discourse_kg.storage.interface import select
from discourse_kg.storage.kept_texts import KeptText, KeptTexts
from discourse_kg.storage.replacement import built_runs, put_graphs, remove_source, replace_source
from discourse_kg.validation import validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from discourse_kg.errors import DiscourseKGError
    from discourse_kg.model import Coverage
    from discourse_kg.proposing.reader import ProposingReader
    from discourse_kg.reader_notes import Note
    from discourse_kg.storage.interface import GraphStore
    from discourse_kg.validation import Violation


_Subject = TypeVar("_Subject")
_Step = TypeVar("_Step")


class State(StrEnum):
    """What became of a source. `GONE` is in the store and no longer among the sources; `REMOVED` was, until now."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    UNREADABLE = "unreadable"
    GONE = "gone"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a source, and why: the violations it was refused for, or the error that made it unreadable.

    `name` is what the graph calls the file. Of a source that was built, `notes` are those of its reader, and `coverage`
    is how much of it was read.
    """

    path: str
    state: State
    violations: tuple[Violation, ...] = ()
    error: DiscourseKGError | None = None
    name: str = ""
    notes: tuple[Note, ...] = ()
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """How to build.

    `complete` declares that the sources are all there are, so that any others in the store are gone;
    `prune` removes these. `force` builds unchanged sources as well; `dry_run` leaves the store unchanged.
    `reading` is how the rules read; where it has no limits, nothing ends a source that takes forever. `reader` lets a
    model propose statements beside them.
    """

    base: str
    reading: BoundedReading
    complete: bool = False
    prune: bool = False
    force: bool = False
    dry_run: bool = False
    reader: ProposingReader | None = None


#: What can be built: a file or its path, what was read already, or the error of what could not be.
Buildable: TypeAlias = str | SourceFile | Recap | Discourse | RecapError


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A source that could be read: its path for messages, its name, its identifier, its graph, and the run to come.

    `found` is what its reader gave, without the text, which is kept elsewhere; None when the store holds it already.
    """

    found: Recap | Discourse | None
    path: str
    name: str
    identifier: str
    graph: str
    run: str


def build(
    sources: Iterable[Buildable],
    store: GraphStore | None,
    plan: Plan,
    on_outcome: Callable[[Outcome], None] | None = None,
) -> tuple[Outcome, ...]:
    """Build the sources, given by path or as recaps.

    Args:
        sources: What to build; an error stands for a source that could not be read.
        store: The store to build into; None where there is none yet, for a dry run.
        plan: How to build.
        on_outcome: Called with the outcome of each source as soon as it is known.

    Raises:
        StoreError: the store failed. The outcomes that were reported stand.
        EndpointError: likewise.
        ProposerError: a model failed, likewise; the sources that remain are asked about the next time.
        SettingsError: the base cannot be used, or the model is not there.
    """
    outcomes = []
    with _texts_to_build_from(store, plan) as texts:
        if store:
            store.discard_if_empty()
        for outcome in _Builder(store, texts, plan).build(sources):
            outcomes.append(outcome)
            if on_outcome is not None:
                on_outcome(outcome)
        if store and not plan.dry_run:
            texts.sweep(built_runs(store).values())
    return tuple(outcomes)


@contextmanager
def _texts_to_build_from(store: GraphStore | None, plan: Plan) -> Iterator[KeptTexts]:
    """Where texts are kept once they are read: with the store, or in a temporary folder if nothing is written."""
    if store and not plan.dry_run:
        yield store.texts
    else:
        with TemporaryDirectory(prefix="discourse-kg-") as folder:
            yield KeptTexts(Path(folder))


class _Builder:
    """One build: what the store held at its start, and what becomes of each source."""

    def __init__(self, store: GraphStore | None, texts: KeptTexts, plan: Plan) -> None:
        self._store, self._texts, self._plan, self._identifiers = store, texts, plan, Identifiers(plan.base)
        self._has_ontology, self._reading = False, plan.reading
        ours = str(self._identifiers.source_graph(""))
        runs = built_runs(store) if store else {}
        self._runs: Final = {graph: run for graph, run in runs.items() if graph.startswith(ours)}

    def build(self, sources: Iterable[Buildable]) -> Iterator[Outcome]:
        """Build the sources, and yield each outcome as soon as it is known."""
        surveyed = _with_distinct_identifiers([_outcome(*_called(source), self._survey, source) for source in sources])
        for one in surveyed:
            yield one if isinstance(one, Outcome) else _outcome(one.path, one.name, self._conclude, one)
        if self._plan.complete:
            yield from self._gone(surveyed)

    def _survey(self, source: Buildable) -> _Candidate:
        """Read a source once. Its text goes to disk at once, so that memory holds one text at a time."""
        found = source if isinstance(source, Recap | Discourse) else self._reading.read(source)
        recap = recap_of(found)
        if recap.identifier == STANDARD_INPUT:
            raise RecapError(STANDARD_INPUT, "has no name to be built under; give it an `id` in its front matter")
        key = source_key(recap.identifier)
        asked = self._plan.reader.asked if self._plan.reader and isinstance(found, Recap) else ""
        graph = str(self._identifiers.source_graph(key))
        run = str(self._identifiers.run(key, recap, software_version(), tables_hash(self._reading.least), asked))
        unchanged = self._runs.get(graph) == run and not self._plan.force
        if not (unchanged and self._plan.dry_run):
            self._texts.keep(run, KeptText(recap.text, recap.blocks, recap.text_map))
        found = with_recap(found, replace(recap_of(found), text="", blocks=(), text_map=None))
        return _Candidate(None if unchanged else found, recap.path, _called(found)[1], recap.identifier, graph, run)

    def _conclude(self, candidate: _Candidate) -> Outcome:
        if candidate.found is None:
            return Outcome(candidate.path, State.UNCHANGED)
        kept = self._texts.read(candidate.run)
        recap = recap_of(candidate.found)
        recap = replace(recap, text=kept.text, blocks=kept.blocks, text_map=kept.text_map)
        found = with_recap(candidate.found, recap)
        discourse = self._plan.reader.read(found) if self._plan.reader else self._reading.extract(found)
        asserted = graph_of(discourse, self._identifiers, self._reading.least)
        quads = asserted | infer(asserted, closed_ontology())
        report = validate(quads, closed_ontology().asserted)
        if not report.conforms:
            return Outcome(candidate.path, State.REFUSED, violations=report.violations)
        if self._store and not self._plan.dry_run:
            self._put_ontology(self._store)
            replace_source(self._store, candidate.graph, quads)
        notes = recap_of(found).notes
        return Outcome(candidate.path, State.BUILT, notes=notes, coverage=discourse.coverage)

    def _put_ontology(self, store: GraphStore) -> None:
        """Store the ontology before the first source; unchanged sources were built with the same ontology."""
        if not self._has_ontology:
            put_graphs(store, closed_ontology().in_graph(str(self._identifiers.graph("ontology"))))
            self._has_ontology = True

    def _gone(self, surveyed: Sequence[_Candidate | Outcome]) -> Iterator[Outcome]:
        """Find what is in the store and not among the sources; remove it if every source could be read."""
        present = {candidate.graph for candidate in surveyed if isinstance(candidate, _Candidate)}
        failed = [one for one in surveyed if isinstance(one, Outcome)]
        broken = {outcome.name for outcome in failed}
        for graph in sorted(self._runs.keys() - present):
            name = self._file_name(graph)
            if name in broken:
                continue
            if self._store and self._plan.prune and not (failed or self._plan.dry_run):
                remove_source(self._store, graph)
                yield Outcome(name, State.REMOVED)
            else:
                yield Outcome(name, State.GONE)

    def _file_name(self, graph: str) -> str:
        named = iri_text(predicate_of(SourceRecord, "file_name"))
        query = f"SELECT ?name WHERE {{ GRAPH {iri_text(graph)} {{ ?source {named} ?name }} }}"
        rows = select(self._store, query).rows if self._store else ()
        return str(rows[0][0]) if rows else graph


def _outcome(path: str, name: str, step: Callable[[_Subject], _Step], subject: _Subject) -> _Step | Outcome:
    """Take a step with a source; an exception on the way becomes the outcome of this source alone."""
    try:
        with source_boundary(path):
            return step(subject)
    except RecapError as error:
        return Outcome(error.path, State.UNREADABLE, error=error, name=name)


def _called(source: Buildable) -> tuple[str, str]:
    """The path of a source, and what the graph calls its file."""
    if isinstance(source, Recap | Discourse):
        recap = recap_of(source)
        return recap.path, file_name(recap)
    path = source if isinstance(source, str) else source.path
    return path, source.name if isinstance(source, SourceFile) else PurePath(path).name


def _with_distinct_identifiers(surveyed: Sequence[_Candidate | Outcome]) -> list[_Candidate | Outcome]:
    """Refuse sources that share an identifier: one would replace the other in the store."""
    paths: dict[str, list[str]] = {}
    for one in surveyed:
        if isinstance(one, _Candidate):
            paths.setdefault(one.graph, []).append(one.path)
    return [
        _same_identifier(one, paths[one.graph]) if isinstance(one, _Candidate) and len(paths[one.graph]) > 1 else one
        for one in surveyed
    ]


def _same_identifier(candidate: _Candidate, paths: list[str]) -> Outcome:
    others = ", ".join(path for path in paths if path != candidate.path) or candidate.path
    problem = f"is called {candidate.identifier!r}, as {others} is; give each an `id` of its own in its front matter"
    error = RecapError(candidate.path, problem)
    return Outcome(candidate.path, State.UNREADABLE, error=error, name=candidate.name)
