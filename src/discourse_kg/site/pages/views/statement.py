"""A statement's page: its words in their place, who says them, and how that was found out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib.namespace import DCTERMS, PROV

from discourse_kg.recap import body_of
from discourse_kg.site.pages.licences import may_show
from discourse_kg.site.pages.painting import Block, Covered, Text
from discourse_kg.site.pages.reading import Link, Passage, web_address
from discourse_kg.site.pages.views.statements import Line, Speaker, line, speakers
from discourse_kg.vocabulary import DKG

if TYPE_CHECKING:
    from discourse_kg.site.pages.reading import Reader

#: How many characters before and after a statement are enough to read it by.
_AROUND: Final = 320


@dataclass(frozen=True, slots=True)
class MentionView:
    """A name in a statement: its characters, its kind, what it refers to, and its own page."""

    surface: str
    kind: str
    thing: Link | None
    path: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """How a statement got its speaker."""

    tier: str
    rule: str | None
    resolution: str | None
    named: str | None
    antecedent: Passage | None
    candidates: tuple[Link, ...]
    proposed: tuple[Link, ...]
    model: Link | None


@dataclass(frozen=True, slots=True)
class SourceOf:
    """The source of a statement: its page, its file, where it was published, by whom, on which day."""

    link: Link
    file: str | None
    address: str | None
    author: Link | None
    date: str | None


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement's page.

    `context` is the text around it where that may be shown; `cut` tells whether more stands before, and after.
    """

    iri: str
    line: Line
    quote: str
    number: int
    speakers: tuple[Speaker, ...]
    passage: Passage | None
    context: tuple[Block[bool, MentionView], ...]
    cut: tuple[bool, bool]
    found: Found
    mentions: tuple[MentionView, ...]
    answers: Line | None
    answered_by: tuple[Line, ...]
    source: SourceOf
    run: Link | None


def statement_view(reader: Reader, statement: str) -> StatementView:
    """What is known of a statement."""
    snapshot = reader.snapshot
    source = reader.text(statement, PROV.wasQuotedFrom) or ""
    passage, named = reader.passage(reader.text(statement, DKG.passage)), mentions(reader, statement)
    question = reader.text(statement, DKG.answers)
    context = _context(reader, source, passage, named) if passage else _Context()
    return StatementView(
        iri=statement,
        line=line(reader, statement),
        quote=reader.quote(statement),
        number=reader.number(statement, DKG.number),
        speakers=speakers(reader, statement),
        passage=passage,
        context=context.blocks,
        cut=context.cut,
        found=found(reader, statement),
        mentions=named,
        answers=line(reader, question) if question else None,
        answered_by=tuple(line(reader, each) for each in snapshot.pointing_at(statement, DKG.answers)),
        source=source_of(reader, source),
        run=reader.maybe(reader.text(statement, PROV.wasGeneratedBy)),
    )


def found(reader: Reader, statement: str) -> Found:
    """How a statement got its speaker."""
    snapshot = reader.snapshot
    return Found(
        tier=reader.label(reader.text(statement, DKG.attributionTier)),
        rule=reader.text(statement, DKG.rule),
        resolution=reader.text(statement, DKG.resolution),
        named=reader.text(statement, DKG.speakerAsInSource),
        antecedent=reader.passage(reader.text(statement, DKG.antecedent)),
        candidates=reader.links(snapshot.values(statement, DKG.consideredInResolution)),
        proposed=reader.links(snapshot.values(statement, DKG.proposedSpeaker)),
        model=reader.maybe(reader.text(statement, DKG.proposedBy)),
    )


def mentions(reader: Reader, statement: str) -> tuple[MentionView, ...]:
    """What a statement names, in the order of the text."""
    named = []
    for mention in reader.snapshot.values(statement, DKG.hasMention):
        passage = reader.passage(reader.text(mention, DKG.passage))
        named.append(
            MentionView(
                surface=reader.text(mention, DKG.surface) or reader.label(mention),
                kind=reader.label(reader.text(mention, DKG.mentionKind)),
                thing=reader.maybe(reader.text(mention, DKG.refersTo)),
                path=reader.site.document(mention),
                start=passage.start if passage else 0,
                end=passage.end if passage else 0,
            )
        )
    return tuple(sorted(named, key=lambda each: (each.start, each.end, each.surface)))


def source_of(reader: Reader, source: str) -> SourceOf:
    """What a statement's page says of its source."""
    return SourceOf(
        link=reader.link(source),
        file=reader.text(source, DKG.fileName),
        address=web_address(reader.text(source, DCTERMS.source)),
        author=reader.maybe(reader.text(source, DKG.author)),
        date=reader.text(source, DCTERMS.issued),
    )


def shown_text(reader: Reader, source: str) -> str | None:
    """The text of a source, where it is at hand and its licence allows to show it."""
    return reader.snapshot.text(source) if may_show(reader.text(source, DCTERMS.license)) else None


@dataclass(frozen=True, slots=True)
class _Context:
    blocks: tuple[Block[bool, MentionView], ...] = ()
    cut: tuple[bool, bool] = (False, False)


def _context(reader: Reader, source: str, passage: Passage, named: tuple[MentionView, ...]) -> _Context:
    """A passage with the words around it, cut between words; nothing when they may not be shown."""
    words = shown_text(reader, source)
    if words is None or words[passage.start : passage.end] != passage.exact:
        return _Context()
    body = body_of(words)
    start, end = max(passage.start - _AROUND, body.start), min(passage.end + _AROUND, len(words))
    cut = start > body.start, end < len(words)
    if cut[0]:
        start = min(_after_space(words, start, passage.start), passage.start)
    if cut[1]:
        end = max(words.rfind(" ", passage.end, end), passage.end)
    voices = [Covered(passage.start, passage.end, True)]
    names = [Covered(each.start, each.end, each) for each in named if each.start < each.end]
    return _Context(tuple(Text(words, voices, names).blocks(start, end)), cut)


def _after_space(words: str, start: int, end: int) -> int:
    space = words.find(" ", start, end)
    return start if space < 0 else space + 1
