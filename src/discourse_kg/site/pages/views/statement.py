"""A statement's page: its words in context, its speaker, and how the speaker was identified."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from discourse_kg.model import BlockKind, StatementKind
from discourse_kg.records.concepts import notation
from discourse_kg.records.sources import SourceRecord
from discourse_kg.records.statements import MentionRecord, StatementRecord
from discourse_kg.site.pages.annotated_text import AnnotatedText, Covered, ShownBlock
from discourse_kg.site.pages.context import Link, web_address
from discourse_kg.site.pages.licences import may_show
from discourse_kg.site.pages.views.statements import SpeakerView, StatementLine, line, quote, speakers

if TYPE_CHECKING:
    from discourse_kg.records.record import Detail
    from discourse_kg.records.sources import Passage
    from discourse_kg.site.pages.context import PageContext
    from discourse_kg.storage.kept_texts import KeptText

#: Characters of context shown before and after a statement.
_AROUND: Final = 320


@dataclass(frozen=True, slots=True)
class MentionView:
    """A name in a statement: its characters, its kind, what it refers to, and its own page.

    `form` is the form in which it names a country, and `country` that country where it refers to another thing.
    """

    surface: str
    kind: str
    refers_to: Link | None
    path: str | None
    start: int
    end: int
    form: str | None = None
    country: Link | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """How a statement got its speaker."""

    tier: str
    rule: str
    resolution: str
    named: str | None
    antecedent: Passage | None
    candidates: tuple[Link, ...]
    proposed: tuple[Link, ...]
    model: Link | None


@dataclass(frozen=True, slots=True)
class SourceOf:
    """The source of a statement: page, file, address, author and day of publication."""

    link: Link
    file: str | None
    address: str | None
    author: Link | None
    date: str | None


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement's page.

    `context` is the text around it where that is kept and the licence allows (`allowed`) to show it; `cut` tells
    whether more stands before, and after.
    """

    iri: str
    line: StatementLine
    is_direct: bool
    quote: str
    number: int
    speakers: tuple[SpeakerView, ...]
    passage: Passage | None
    context: tuple[ShownBlock[bool, MentionView], ...]
    cut: tuple[bool, bool]
    allowed: bool
    found: Found
    mentions: tuple[MentionView, ...]
    answers: StatementLine | None
    answered_by: tuple[StatementLine, ...]
    source: SourceOf
    run: Link | None
    details: tuple[Detail, ...]


def statement_view(context: PageContext, statement: str) -> StatementView:
    """What the page of a statement shows."""
    records = context.records
    record = records.read(StatementRecord, statement)
    passage, named = records.passage(record.passage), mentions(context, record)
    around = _context(context, record.source, passage, named) if passage else _Context()
    answered_by = records.referring(StatementRecord, "answers", statement)
    source = records.read(SourceRecord, record.source or "")
    return StatementView(
        iri=statement,
        line=line(context, statement),
        is_direct=notation(record.kind) == StatementKind.DIRECT,
        quote=quote(record),
        number=record.number or 0,
        speakers=speakers(context, record),
        passage=passage,
        context=around.blocks,
        cut=around.cut,
        allowed=may_show(source.licence),
        found=found(context, record),
        mentions=named,
        answers=line(context, record.answers) if record.answers else None,
        answered_by=tuple(line(context, each) for each in answered_by),
        source=source_of(context, source),
        run=context.maybe(record.run),
        details=records.details(record, context.language),
    )


def found(context: PageContext, record: StatementRecord) -> Found:
    """How a statement got its speaker."""
    return Found(
        tier=context.label(record.tier),
        rule=context.label(record.rule),
        resolution=context.label(record.resolution),
        named=record.speaker_as_in_source,
        antecedent=context.records.passage(record.antecedent),
        candidates=context.links(record.candidates),
        proposed=context.links(record.proposed_speakers),
        model=context.maybe(record.proposed_by),
    )


def mentions(context: PageContext, record: StatementRecord) -> tuple[MentionView, ...]:
    """The mentions in a statement, in the order of the text."""
    named = (_mention(context, context.records.read(MentionRecord, mention)) for mention in record.mentions)
    return tuple(sorted(named, key=lambda each: (each.start, each.end, each.surface)))


def _mention(context: PageContext, record: MentionRecord) -> MentionView:
    passage = context.records.passage(record.passage)
    return MentionView(
        surface=record.surface or context.label(record.iri),
        kind=context.label(record.kind),
        refers_to=context.maybe(record.refers_to),
        path=context.site.document(record.iri),
        start=passage.start if passage else 0,
        end=passage.end if passage else 0,
        form=context.label(record.form) if record.form else None,
        country=context.maybe(record.country) if record.country != record.refers_to else None,
    )


def source_of(context: PageContext, record: SourceRecord) -> SourceOf:
    """What a statement's page shows of its source."""
    return SourceOf(
        link=context.link(record.iri),
        file=record.file_name,
        address=web_address(record.address),
        author=context.maybe(record.author),
        date=record.issued,
    )


def shown_text(context: PageContext, source: str) -> KeptText | None:
    """The text of a source, where it is kept with the store and its licence allows to show it."""
    licence = context.records.read(SourceRecord, source).licence
    return context.snapshot.text(source) if may_show(licence) else None


def heading_starts(shown: KeptText) -> frozenset[int]:
    """Where in a text its headings begin."""
    return frozenset(block.span.start for block in shown.blocks if block.kind is BlockKind.HEADING)


@dataclass(frozen=True, slots=True)
class _Context:
    blocks: tuple[ShownBlock[bool, MentionView], ...] = ()
    cut: tuple[bool, bool] = (False, False)


def _context(context: PageContext, source: str | None, passage: Passage, named: tuple[MentionView, ...]) -> _Context:
    """A passage with the words around it, cut between words; empty when they may not be shown."""
    shown = shown_text(context, source) if source else None
    words = shown.text if shown else ""
    if shown is None or words[passage.start : passage.end] != passage.exact:
        return _Context()
    start, end = max(passage.start - _AROUND, 0), min(passage.end + _AROUND, len(words))
    cut = start > 0, end < len(words)
    if cut[0]:
        start = min(_after_space(words, start, passage.start), passage.start)
    if cut[1]:
        end = max(words.rfind(" ", passage.end, end), passage.end)
    voices = [Covered(passage.start, passage.end, True)]
    names = [Covered(each.start, each.end, each) for each in named if each.start < each.end]
    return _Context(tuple(AnnotatedText(words, voices, names, heading_starts(shown)).blocks(start, end)), cut)


def _after_space(words: str, start: int, end: int) -> int:
    space = words.find(" ", start, end)
    return start if space < 0 else space + 1
