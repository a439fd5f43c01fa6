"""A discourse, read back from the graph of its source."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from discourse_kg.agent_kinds import AgentKind
from discourse_kg.graph.facts import one_line
from discourse_kg.model import (
    BlockKind,
    Consultation,
    CountryForm,
    Coverage,
    Discourse,
    Event,
    FormerRole,
    Heard,
    Mention,
    MentionKind,
    Panel,
    Participation,
    ParticipationRole,
    Person,
    Polarity,
    PrintedRole,
    Recap,
    Span,
    Statement,
    StatementKind,
    Tier,
    Unresolved,
)
from discourse_kg.notations import AttributionRule, Resolution, UnresolvedReason
from discourse_kg.person_confidence import PersonConfidence
from discourse_kg.reader_notes import Note, NoteKind
from discourse_kg.records.concepts import CountryRecord, PlaceRecord, RoleRecord, TopicRecord, notation
from discourse_kg.records.occasions import EventRecord, PanelRecord
from discourse_kg.records.people import (
    FormerHoldingRecord,
    HoldingRecord,
    OrganizationRecord,
    ParticipationRecord,
    PersonRecord,
)
from discourse_kg.records.sources import RunRecord, SourceRecord
from discourse_kg.records.statements import MentionRecord, StatementRecord, UnresolvedRecord
from support.canonical_discourses import first_place, joined, ordered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.records.reader import RecordReader
    from discourse_kg.records.record import Record

#: The fields of a mention that name what it refers to, by what that is.
_REFERENTS: Final[dict[str, type[Record]]] = {
    "country": CountryRecord,
    "person": PersonRecord,
    "organization": OrganizationRecord,
    "place": PlaceRecord,
    "topic": TopicRecord,
}


_NOISE: Final = {
    BlockKind.CAPTION: "captions",
    BlockKind.NOTE: "notes",
    BlockKind.CODE: "code",
    BlockKind.BYLINE: "bylines",
    BlockKind.TEASER: "teasers",
    BlockKind.NAVIGATION: "navigation",
    BlockKind.COMMENT: "comments",
    BlockKind.NOTICE: "notices",
}
_QUOTED: Final = {UnresolvedReason.QUOTATION_WITHOUT_SPEAKER, UnresolvedReason.QUOTATION_NOT_READ}
_NOT_UNDERSTOOD: Final = {UnresolvedReason.DIALOGUE_WITHOUT_SPEAKER, UnresolvedReason.UNKNOWN_LANGUAGE}


def _note(written: str) -> Note:
    kind, _, about = written.partition(": ")
    return Note(NoteKind(kind), about)


def read_discourse(reader: RecordReader, source: str, text: str) -> Discourse:
    """The discourse of a source: what `canonical_discourses.canonical` says that the graph keeps.

    Args:
        reader: Reads the graph, in which other sources may be told of as well.
        source: The IRI of the source.
        text: The text of the source, which no graph keeps whole.

    Raises:
        ValueError: the graph does not say of the source what every source's graph says.
    """
    return ordered(_SourceReader(reader, source, text).discourse())


class _SourceReader:
    def __init__(self, reader: RecordReader, source: str, text: str) -> None:
        self._reader, self._iri, self._text = reader, source, text
        self._source = reader.read(SourceRecord, source)

    def discourse(self) -> Discourse:
        panels = self._own(PanelRecord, "event")
        statements = [self._reader.read(StatementRecord, iri) for iri in self._of_source(StatementRecord)]
        doubts = [self._reader.read(UnresolvedRecord, iri) for iri in self._of_source(UnresolvedRecord)]
        read_panels, said = tuple(map(self._panel, panels)), tuple(self._statement(each, panels) for each in statements)
        return Discourse(
            recap=self._recap(),
            event=self._event(),
            panels=read_panels,
            persons=self._persons(read_panels, said),
            statements=said,
            unresolved=tuple(map(self._unresolved, doubts)),
            author=self._name(self._source.author),
            consulted=self._consulted(),
            coverage=self._coverage([notation(each.reason) for each in doubts]),
        )

    def _coverage(self, reasons: list[str | None]) -> Coverage | None:
        source = self._source
        if source.characters_in_statements is None:
            return None
        noise = {kind: getattr(source, f"characters_in_{name}") for kind, name in _NOISE.items()}
        return Coverage(
            length=source.length or 0,
            statements=source.characters_in_statements,
            headings=source.characters_in_headings or 0,
            narration=source.characters_in_narration or 0,
            noise=tuple((kind, noise[kind]) for kind in BlockKind if noise.get(kind)),
            left_out=source.characters_left_out or 0,
            quotations=sum(reason in _QUOTED for reason in reasons),
            not_understood=sum(reason in _NOT_UNDERSTOOD for reason in reasons),
        )

    def _of_source(self, record: type[Record]) -> tuple[str, ...]:
        self._reader.prefetch_referring(record, "source", [self._iri])
        return self._reader.referring(record, "source", self._iri)

    def _own(self, record: type[Record], field: str) -> list[str]:
        """What refers to the event as this source tells it; other sources may report on the same event."""
        if self._source.event is None:
            return []
        self._reader.prefetch_referring(record, field, [self._source.event])
        found = self._reader.referring(record, field, self._source.event)
        return [iri for iri in found if self._reader.stated_together(iri, self._iri)]

    def _name(self, iri: str | None) -> str | None:
        return self._reader.view.label(iri, self._source.language or "") if iri else None

    def _names(self, iris: Iterable[str]) -> tuple[str, ...]:
        iris = tuple(iris)
        self._reader.prefetch(iris, labels_only=True)
        return tuple(name for iri in iris if (name := self._name(iri)) is not None)

    def _title(self, iri: str) -> str | None:
        """The label in the language of the source: a label in none is made up where the source gives no title."""
        labels = self._reader.view.describe(iri).labels
        return next((label.value for label in labels if label.language), None)

    def _place(self, passage: str | None) -> Span | None:
        found = self._reader.passage(passage)
        return Span(found.start, found.end) if found else None

    def _heard(self, passage: str | None) -> Heard | None:
        found = self._reader.passage(passage)
        if found is None or found.fragment is None:
            return None
        begins, ends = (round(float(part) * 1000) for part in found.fragment.removeprefix("t=").split(","))
        return Heard(begins, ends)

    def _span(self, passage: str | None) -> Span:
        found = self._place(passage)
        if found is None:
            raise ValueError(f"{self._iri}: a statement or a mention has no passage")
        return found

    def _recap(self) -> Recap:
        source = self._source
        return Recap(
            path=source.file_name or "",
            name=source.file_name or "",
            identifier=self._iri.rpartition("/")[2],
            sha256=source.sha256 or "",
            language=source.language or "",
            text=self._text,
            title=self._title(self._iri),
            published=_day(source.issued),
            changed=_day(source.modified),
            source=source.address,
            licence=source.licence,
            notes=tuple(map(_note, source.reading_notes)),
        )

    def _event(self) -> Event:
        if (iri := self._source.event) is None:
            return Event()
        record, name = self._reader.read(EventRecord, iri), self._name(iri)
        is_unnamed = self._reader.stated_together(iri, self._iri) and name == one_line(self._source.file_name or "")
        return Event(None if is_unnamed else name, _day(record.date), record.place_name)

    def _panel(self, iri: str) -> Panel:
        parts = self._reader.referring(ParticipationRecord, "occasion", iri)
        return Panel(self._title(iri), tuple(map(self._participation, parts)))

    def _participation(self, iri: str) -> Participation:
        part = self._reader.read(ParticipationRecord, iri)
        role = ParticipationRole(notation(part.role) or "")
        return Participation(self._name(part.person) or "", role, self._place(part.passage))

    def _persons(self, panels: Iterable[Panel], statements: Iterable[Statement]) -> tuple[Person, ...]:
        offices = [self._office(self._reader.read(HoldingRecord, iri)) for iri in self._own(HoldingRecord, "event")]
        former = [self._former(iri) for iri in self._own(FormerHoldingRecord, "event")]
        parts = {part.person for panel in panels for part in panel.participations}
        speakers = {name for each in statements for name in (*each.speakers, *each.candidates)}
        return joined(offices, former, sorted(parts | speakers))

    def _office(self, holding: HoldingRecord) -> Person:
        return Person(
            name=self._name(holding.holder) or "",
            role=self._role(holding),
            organization=holding.organization_as_in_source,
            introduced=self._place(holding.passage),
            party=holding.party_as_in_source,
            confidence=PersonConfidence(float(holding.confidence)) if holding.confidence else None,
        )

    def _former(self, iri: str) -> tuple[str, FormerRole, Span | None]:
        held = self._reader.read(FormerHoldingRecord, iri)
        role = self._role(held) or PrintedRole("")
        return (
            self._name(held.holder) or "",
            FormerRole(role, held.organization_as_in_source),
            self._place(held.passage),
        )

    def _role(self, held: HoldingRecord | FormerHoldingRecord) -> PrintedRole | None:
        if held.role is None or held.role_as_in_source is None:
            return None
        role = self._reader.read(RoleRecord, held.role)
        known = [role, *(self._reader.read(RoleRecord, each) for each in role.broader)]
        return PrintedRole(held.role_as_in_source, next((each.notation for each in known if each.notation), None))

    def _statement(self, record: StatementRecord, panels: list[str]) -> Statement:
        self._reader.prefetch(record.mentions)
        mentions = [self._reader.read(MentionRecord, each) for each in record.mentions]
        self._reader.prefetch_passages([record.passage, record.antecedent, *(each.passage for each in mentions)])
        span, named = self._span(record.passage), record.speaker_as_in_source
        question = self._reader.read(StatementRecord, record.answers) if record.answers else None
        return Statement(
            span=span,
            kind=StatementKind(notation(record.kind) or ""),
            tier=Tier(notation(record.tier) or ""),
            rule=AttributionRule(notation(record.rule) or ""),
            speakers=self._names(record.speakers or record.proposed_speakers),
            group=record.group,
            agent=AgentKind(notation(record.agent) or "") if record.agent else None,
            speaker_mention=first_place(named, span, self._text) if named is not None else None,
            resolution=Resolution(notation(record.resolution) or "") if record.resolution else None,
            antecedent=self._place(record.antecedent),
            answers=self._place(question.passage) if question else None,
            panel=panels.index(record.occasion) if record.occasion in panels else None,
            mentions=tuple(map(self._mention, mentions)),
            polarity=Polarity(notation(record.polarity) or Polarity.AFFIRMED),
            candidates=self._names(record.candidates),
            proposed_by=self._name(record.proposed_by),
            heard=self._heard(record.passage),
            confidence=float(record.confidence) if record.confidence else None,
        )

    def _mention(self, record: MentionRecord) -> Mention:
        passage, referent = self._reader.passage(record.passage), record.refers_to
        span = self._span(record.passage)
        around = (len(passage.prefix), len(passage.suffix)) if passage else (0, 0)
        return Mention(
            span=span,
            sentence=Span(span.start - around[0], span.end + around[1]),
            kind=MentionKind(notation(record.kind) or ""),
            country=self._reader.read(CountryRecord, record.country).code if record.country else None,
            by=CountryForm(notation(record.form) or "") if record.form else None,
            **self._referent(referent) if referent and referent != record.country else {},
        )

    def _referent(self, iri: str) -> dict[str, Any]:
        return {next(name for name, record in _REFERENTS.items() if self._reader.is_a(iri, record)): self._name(iri)}

    def _unresolved(self, record: UnresolvedRecord) -> Unresolved:
        reason, candidates = UnresolvedReason(notation(record.reason) or ""), sorted(self._names(record.candidates))
        return Unresolved(self._span(record.passage), reason, tuple(candidates))

    def _consulted(self) -> Consultation | None:
        runs = (self._reader.read(RunRecord, iri) for iri in self._of_source(RunRecord))
        asked = next((run for run in runs if run.model), None)
        return Consultation(self._name(asked.model) or "", "", asked.answer_hash) if asked else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
