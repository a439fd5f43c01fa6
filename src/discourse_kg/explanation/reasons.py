"""An explanation as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, Quad, RdfFormat

from discourse_kg.explanation.finding import StatementNotFoundError, find_statement
from discourse_kg.rdf.fact import engine_value
from discourse_kg.rdf.serialization import serialized
from discourse_kg.records.concepts import is_denied, notation
from discourse_kg.records.people import FormerHoldingRecord
from discourse_kg.records.reader import RecordReader
from discourse_kg.records.sources import SourceRecord
from discourse_kg.records.statements import MentionRecord, StatementRecord
from discourse_kg.records.store_view import StoreView
from discourse_kg.spans import Span
from discourse_kg.storage.kept_texts import TextNotKeptError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.rdf.fact import Fact
    from discourse_kg.storage.interface import GraphStore
    from discourse_kg.storage.kept_texts import KeptText, KeptTexts

#: The form in which most countries are named, which goes without saying.
_BY_NAME: Final = "name"


@dataclass(frozen=True, slots=True)
class ExplainedSpeaker:
    """Who spoke: name, and role, organization and party at the event, as the source prints them.

    `former` lists the offices that the source calls former, each with its organization.
    """

    name: str
    role: str | None
    organization: str | None
    party: str | None = None
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A mention in a statement: its characters, its kind, and the label of what it refers to, if decided.

    `country` is the label of the country that it names, if it refers to another thing; `form` that of the form in which
    it names a country, if that is not the name.
    """

    surface: str
    kind: str
    referent: str | None
    country: str | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words are: source, code points in its reading text, and the words around them.

    `original` is where they are in the decoded file, and `page` on which page of a printed document they begin; None
    where the text is not kept with the store, or the format has no such places. `heard` is when they are said in a
    recording, as a media fragment.
    """

    file: str
    start: int
    end: int
    original: Span | None
    page: int | None
    prefix: str
    quote: str
    suffix: str
    heard: str | None = None


@dataclass(frozen=True, slots=True)
class ExplainedAttribution:
    """How the words got their speaker.

    `tier`, `rule` and `resolution` are labels: how firmly the source ties the words to the speaker, what shows who
    speaks, and how that became a person. `named` is what the source calls the speaker. If that is no name, `antecedent`
    holds the earlier words that name the person, and their offset in code points. `candidates` are all whom the words
    could mean, the speaker first. `proposed` is the person whom a model proposes and the model's name, if rules found
    no speaker.
    """

    tier: str
    rule: str
    named: str | None
    resolution: str | None
    antecedent: tuple[str, int] | None
    candidates: tuple[str, ...] = ()
    proposed: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything the store knows about how a statement came to be in it.

    `kind`, `made_in` (the panel or event) and `run` (the run that made the statement) are labels. `denied` is the label
    of the polarity if the speaker denies the words, else None. `group` is the group that spoke, if no person did.
    `answers` is the key and the words of the question. `details` pairs the labels of further properties with their
    values. `asserted` and `inferred` are Turtle.
    """

    iri: str
    place: Place
    kind: str
    denied: str | None
    made_in: str
    speakers: tuple[ExplainedSpeaker, ...]
    group: str | None
    attribution: ExplainedAttribution
    mentions: tuple[Named, ...]
    answers: tuple[str, str] | None
    details: tuple[tuple[str, tuple[str, ...]], ...]
    run: str
    asserted: str
    inferred: str

    @property
    def key(self) -> str:
        """The last part of the IRI."""
        return _key(self.iri)


def explain(store: GraphStore, wanted: str, language: str) -> Explanation:
    """Explain a statement, given as `find_statement` takes it, with labels in a language where they exist.

    Raises:
        StatementNotFoundError: see `find_statement`; or the store does not say where in its source the statement is.
    """
    return _Explainer(StoreView(store), store.texts, language).explain(find_statement(store, wanted))


class _Explainer:
    """Reads what an explanation shows, fetching together whatever can be."""

    def __init__(self, view: StoreView, texts: KeptTexts, language: str) -> None:
        self._reader, self._texts, self._language = RecordReader(view), texts, language

    def explain(self, iri: str) -> Explanation:
        statement = self._reader.read(StatementRecord, iri)
        mentions = self._fetch(statement)
        question = self._reader.read(StatementRecord, statement.answers) if statement.answers else None
        asserted, inferred = _turtle(iri, self._reader.view.describe(iri).facts)
        return Explanation(
            iri=iri,
            place=self._place(statement),
            kind=self._label(statement.kind),
            denied=self._label(statement.polarity) if is_denied(statement.polarity) else None,
            made_in=self._label(statement.occasion),
            speakers=self._speakers(statement),
            group=statement.group,
            attribution=self._attribution(statement),
            mentions=self._mentions(mentions),
            answers=(_key(question.iri), question.quote.value if question.quote else "") if question else None,
            details=self._details(statement),
            run=self._label(statement.run),
            asserted=asserted,
            inferred=inferred,
        )

    def _fetch(self, statement: StatementRecord) -> list[MentionRecord]:
        """Fetch what surrounds a statement, hop by hop, and return its mentions."""
        reader = self._reader
        if statement.speakers:
            reader.prefetch_referring(FormerHoldingRecord, "holder", statement.speakers)
        reader.prefetch([statement.source, statement.answers, *statement.spoken_as, *statement.mentions])
        mentions = [reader.read(MentionRecord, each) for each in statement.mentions]
        reader.prefetch_passages([statement.passage, statement.antecedent, *(each.passage for each in mentions)])
        how = statement.tier, statement.rule, statement.resolution
        concepts = (
            statement.kind,
            statement.polarity,
            *how,
            *(iri for each in mentions for iri in (each.kind, each.form)),
        )
        people = *statement.speakers, *statement.candidates, *statement.proposed_speakers
        others = (
            statement.occasion,
            statement.run,
            statement.proposed_by,
            *(iri for each in mentions for iri in (each.refers_to, each.country)),
        )
        reader.prefetch([*concepts, *people, *others], labels_only=True)
        return mentions

    def _label(self, iri: str | None) -> str:
        return self._reader.view.label(iri, self._language) if iri else ""

    def _place(self, statement: StatementRecord) -> Place:
        passage = self._reader.passage(statement.passage)
        if passage is None:
            problem = "the store does not say where in its source it is; run discourse-kg validate, and build again"
            raise StatementNotFoundError(f"{statement.iri}: {problem}")
        source = self._reader.read(SourceRecord, statement.source) if statement.source else None
        kept, span = self._kept(statement), Span(passage.start, passage.end)
        return Place(
            file=(source.file_name if source else None) or "",
            start=passage.start,
            end=passage.end,
            original=kept.text_map.original(span) if kept and kept.text_map else None,
            page=_page(kept, span),
            prefix=passage.prefix,
            quote=statement.quote.value if statement.quote else "",
            suffix=passage.suffix,
            heard=passage.fragment,
        )

    def _kept(self, statement: StatementRecord) -> KeptText | None:
        """The text that the statement counts in; None where it is not kept, or is another one."""
        try:
            kept = self._texts.read(statement.run or "")
        except TextNotKeptError:
            return None
        passage = self._reader.passage(statement.passage)
        return kept if passage and kept.text[passage.start : passage.end] == passage.exact else None

    def _speakers(self, statement: StatementRecord) -> tuple[ExplainedSpeaker, ...]:
        found = (
            ExplainedSpeaker(
                self._label(speaker.person),
                holding.role_as_in_source if (holding := speaker.holding) else None,
                holding.organization_as_in_source if holding else None,
                holding.party_as_in_source if holding else None,
                tuple(map(_printed, self._reader.former_offices(statement, speaker.person))),
            )
            for speaker in self._reader.speakers(statement)
        )
        return tuple(sorted(found, key=lambda speaker: speaker.name))

    def _attribution(self, statement: StatementRecord) -> ExplainedAttribution:
        antecedent = self._reader.passage(statement.antecedent)
        candidates = sorted((each not in statement.speakers, self._label(each)) for each in statement.candidates)
        proposed = self._label(next(iter(statement.proposed_speakers), None)), self._label(statement.proposed_by)
        return ExplainedAttribution(
            tier=self._label(statement.tier),
            rule=self._label(statement.rule),
            named=statement.speaker_as_in_source,
            resolution=self._label(statement.resolution) or None,
            antecedent=(antecedent.exact, antecedent.start) if antecedent else None,
            candidates=tuple(name for _, name in candidates),
            proposed=proposed if statement.proposed_by else None,
        )

    def _mentions(self, mentions: Iterable[MentionRecord]) -> tuple[Named, ...]:
        """In the order of the source."""
        passages = [(self._reader.passage(each.passage), each) for each in mentions]
        placed = sorted((passage.start if passage else 0, each.iri, each) for passage, each in passages)
        return tuple(
            Named(
                each.surface or "",
                self._label(each.kind),
                self._label(each.refers_to) or None,
                country=(self._label(each.country) if each.country != each.refers_to else "") or None,
                form=(self._label(each.form) if notation(each.form) != _BY_NAME else "") or None,
            )
            for _, _, each in placed
        )

    def _details(self, statement: StatementRecord) -> tuple[tuple[str, tuple[str, ...]], ...]:
        found = self._reader.details(statement, self._language)
        return tuple((detail.label, tuple(value.text for value in detail.values)) for detail in found)


def _key(iri: str) -> str:
    return iri.rpartition("/")[2]


def _page(kept: KeptText | None, span: Span) -> int | None:
    blocks = kept.blocks if kept else ()
    return next((block.page for block in blocks if block.span.overlaps(span)), None)


def _printed(office: FormerHoldingRecord) -> str:
    return ", ".join(filter(None, (office.role_as_in_source, office.organization_as_in_source)))


def _turtle(statement: str, facts: Iterable[Fact]) -> tuple[str, str]:
    """All triples about a statement: asserted, and inferred."""
    quads: tuple[list[Quad], list[Quad]] = ([], [])
    for fact in facts:
        quads[fact.inferred].append(Quad(NamedNode(statement), NamedNode(fact.predicate), engine_value(fact)))
    base = statement.partition("/id/")[0]
    asserted, inferred = (serialized(each, RdfFormat.TURTLE, base).decode() for each in quads)
    return asserted, inferred
