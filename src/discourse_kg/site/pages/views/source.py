"""A source's page: the recap as read, with every statement in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from discourse_kg.records.sources import Passage, SourceRecord
from discourse_kg.records.statements import StatementRecord, UnresolvedRecord
from discourse_kg.site.pages.annotated_text import AnnotatedText, Covered, ShownBlock
from discourse_kg.site.pages.context import Link, PageContext, web_address
from discourse_kg.site.pages.licences import may_show
from discourse_kg.site.pages.views.statement import (
    Found,
    MentionView,
    SourceOf,
    found,
    heading_starts,
    mentions,
    shown_text,
    source_of,
)
from discourse_kg.site.pages.views.statements import StatementLine, line

#: The number of colours for speakers in style.css.
COLOURS: Final = 12


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement in the text, with its speaker and colour; no colour where the speaker is unknown."""

    number: int
    colour: int | None
    name: str
    line: StatementLine
    found: Found
    passage: Passage


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A speaker's colour, and the number of their statements in the source."""

    speaker: Link
    colour: int | None
    count: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """What was met in the text and not decided, and between whom."""

    surface: str
    reason: str
    candidates: tuple[Link, ...]
    passage: Passage | None
    path: str | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source's page.

    `whole` says that the text is shown; else `quotations` are, because the text is not `allowed` to be shown, or
    is not kept with the store.
    """

    label: str
    language: str | None
    about: SourceOf
    event: Link | None
    licence: str | None
    licence_address: str | None
    allowed: bool
    whole: bool
    blocks: tuple[ShownBlock[Voice, MentionView], ...]
    quotations: tuple[tuple[ShownBlock[Voice, MentionView], ...], ...]
    legend: tuple[LegendEntry, ...]
    doubts: tuple[Doubt, ...]
    voices: tuple[Voice, ...]


def source_view(context: PageContext, source: str) -> SourceView:
    """What the page of a source shows."""
    record = context.records.read(SourceRecord, source)
    statements = context.records.records_referring(StatementRecord, "source", source)
    voices, legend = _voices(context, statements)
    names = [Covered(each.start, each.end, each) for each in _names(context, statements)]
    shown = shown_text(context, source)
    covered = [Covered(voice.passage.start, voice.passage.end, voice) for voice in voices]
    blocks: tuple[ShownBlock[Voice, MentionView], ...] = ()
    if shown is not None:
        blocks = tuple(AnnotatedText(shown.text, covered, names, heading_starts(shown)).blocks(0, len(shown.text)))
    return SourceView(
        label=context.label(source),
        language=record.language,
        about=source_of(context, record),
        event=context.maybe(record.event),
        licence=record.licence,
        licence_address=web_address(record.licence),
        allowed=may_show(record.licence),
        whole=shown is not None,
        blocks=blocks,
        quotations=() if blocks else tuple(_quotation(voice, names) for voice in voices),
        legend=legend,
        doubts=_doubts(context, source),
        voices=voices,
    )


def _voices(
    context: PageContext, statements: list[StatementRecord]
) -> tuple[tuple[Voice, ...], tuple[LegendEntry, ...]]:
    """Statements in the order of the text; speakers get colours in the order in which they first speak."""
    placed = [(where, each) for each in statements if (where := context.records.passage(each.passage))]
    colours: dict[Link, int] = {}
    counts: dict[Link, int] = {}
    voices = []
    for passage, statement in sorted(placed, key=lambda each: (each[0].start, each[0].end, each[1].iri)):
        said = line(context, statement.iri)
        speaker = said.speakers[0].person if said.speakers else Link(said.group or "")
        if said.speakers:
            colours.setdefault(speaker, len(colours) % COLOURS)
        counts[speaker] = counts.get(speaker, 0) + 1
        name = ", ".join(each.person.label for each in said.speakers) or said.group or ""
        how = found(context, statement)
        voices.append(Voice(statement.number or 0, colours.get(speaker), name, said, how, passage))
    legend = (LegendEntry(speaker, colours.get(speaker), count) for speaker, count in counts.items())
    return tuple(voices), tuple(sorted(legend, key=lambda entry: entry.colour is None))


def _names(context: PageContext, statements: list[StatementRecord]) -> list[MentionView]:
    return [each for statement in statements for each in mentions(context, statement) if each.start < each.end]


def _quotation(voice: Voice, names: list[Covered[MentionView]]) -> tuple[ShownBlock[Voice, MentionView], ...]:
    passage = voice.passage
    text = AnnotatedText(passage.exact, [Covered(passage.start, passage.end, voice)], names, offset=passage.start)
    return tuple(text.blocks(passage.start, passage.end))


def _doubts(context: PageContext, source: str) -> tuple[Doubt, ...]:
    found = context.records.records_referring(UnresolvedRecord, "source", source)
    doubts = [_doubt(context, each) for each in found]
    return tuple(sorted(doubts, key=lambda each: (each.passage.start if each.passage else 0, each.surface)))


def _doubt(context: PageContext, record: UnresolvedRecord) -> Doubt:
    return Doubt(
        surface=record.surface or "",
        reason=context.label(record.reason),
        candidates=context.links(record.candidates),
        passage=context.records.passage(record.passage),
        path=context.site.document(record.iri),
    )
