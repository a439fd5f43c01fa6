"""Statements in lists: the words, the speakers, the occasion and the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from discourse_kg.records.concepts import is_denied
from discourse_kg.records.people import HoldingRecord
from discourse_kg.records.sources import SourceRecord
from discourse_kg.records.statements import MentionRecord, StatementRecord
from discourse_kg.site.pages.aggregates import NOTHING
from discourse_kg.site.pages.context import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.incremental.aggregates import Aggregate
    from discourse_kg.site.pages.aggregates import Cut
    from discourse_kg.site.pages.context import PageContext

#: Longer quotations are shortened in lists; their own page has them whole.
LONGEST: Final = 320

_ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """A speaker, with role and organization as printed."""

    person: Link
    role: Link | None = None
    organization: Link | None = None


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement in a list.

    `group` speaks when no person does, `proposed` is whom a model proposes. `occasion` is the panel or the
    event, `event` the event when `occasion` is a panel, `date` ISO 8601.
    """

    path: str
    quote: str
    language: str | None
    kind: str
    denied: str | None
    speakers: tuple[SpeakerView, ...]
    group: str | None
    proposed: tuple[Link, ...]
    occasion: Link | None
    event: Link | None
    date: str | None


def line(context: PageContext, statement: str, about: str | None = None) -> StatementLine:
    """A statement for a list; a long one is shortened around its mention of the resource `about`."""
    record = context.records.read(StatementRecord, statement)
    cut_for = about if about and len(quote(record)) > LONGEST else None
    key = ("line", context.language, statement, cut_for or "")
    return context.snapshot.dependencies.memoize(key, lambda: _line(context, record, cut_for))


def _line(context: PageContext, record: StatementRecord, about: str | None) -> StatementLine:
    occasion = context.records.occasion(record.occasion) if record.occasion else None
    return StatementLine(
        path=context.site.document(record.iri) or "",
        quote=shortened(quote(record), _offset(context, record, about) if about else 0),
        language=record.quote.language if record.quote else None,
        kind=context.label(record.kind),
        denied=context.label(record.polarity) if is_denied(record.polarity) else None,
        speakers=speakers(context, record),
        group=record.group,
        proposed=context.links(record.proposed_speakers),
        occasion=context.maybe(record.occasion),
        event=context.maybe(occasion.event) if occasion and occasion.panel else None,
        date=_date(context, record, occasion.event if occasion else None),
    )


def quote(record: StatementRecord) -> str:
    """The words of a statement."""
    return record.quote.value if record.quote else ""


@dataclass(frozen=True, slots=True)
class StatementListing:
    """One page of a list of statements, of `total` in all or in its year; 0 where the page does not know."""

    lines: tuple[StatementLine, ...]
    total: int


def listing(context: PageContext, belonging: Aggregate[Cut], key: str, about: str | None = None) -> StatementListing:
    """A page of a list of statements from a partition; `about` is a resource that they mention."""
    found = context.snapshot.aggregates.partition(belonging, key) or NOTHING
    return StatementListing(lines(context, found.shown, about), found.total)


def lines(context: PageContext, statements: Iterable[str], about: str | None = None) -> tuple[StatementLine, ...]:
    """Statements for a list, in the order given."""
    return tuple(line(context, statement, about) for statement in statements)


def in_order(context: PageContext, statements: Iterable[str]) -> list[str]:
    """Statements in the order of their sources."""
    records = [context.records.read(StatementRecord, statement) for statement in statements]
    return [each.iri for each in sorted(records, key=lambda each: (each.source or "", each.number or 0))]


def _date(context: PageContext, record: StatementRecord, event: str | None) -> str | None:
    """The day of the event; else the day on which the source was published."""
    return context.records.date_of(event) or (
        context.records.read(SourceRecord, record.source).issued if record.source else None
    )


def speakers(context: PageContext, record: StatementRecord) -> tuple[SpeakerView, ...]:
    """Who makes a statement, sorted by name."""
    found = (speaker(context, each.person, each.holding) for each in context.records.speakers(record))
    return tuple(sorted(found, key=lambda each: each.person.label))


def speaker(context: PageContext, person: str, holding: HoldingRecord | None) -> SpeakerView:
    """A person with what a holding says of role and organization."""
    if holding is None:
        return SpeakerView(context.link(person))
    return SpeakerView(
        context.link(person),
        printed(context, holding.role, holding.role_as_in_source),
        printed(context, holding.organization, holding.organization_as_in_source),
    )


def printed(context: PageContext, resource: str | None, words: str | None) -> Link | None:
    """A link to a role or an organization, labelled as the source prints it."""
    if resource is None:
        return None if words is None else Link(words)
    return Link(words or context.label(resource), context.site.document(resource))


def shortened(quote: str, offset: int = 0) -> str:
    """A quotation of at most `LONGEST` characters that includes an offset, cut between words where possible.

    >>> shortened("a " * 200 + "Estonia", 400)[-9:]
    'a Estonia'
    """
    if len(quote) <= LONGEST:
        return quote
    start = 0 if offset < LONGEST * 3 // 4 else min(offset - LONGEST // 2, len(quote) - LONGEST)
    cut = quote[start : start + LONGEST]
    if start:
        cut = f"{_ELLIPSIS} {cut.partition(' ')[2] or cut}"
    return cut if start + LONGEST >= len(quote) else f"{cut.rpartition(' ')[0] or cut} {_ELLIPSIS}"


def _offset(context: PageContext, record: StatementRecord, resource: str) -> int:
    """The offset in a statement at which a resource is first mentioned; 0 when that is not known."""
    whole = context.records.passage(record.passage)
    mentions = (context.records.read(MentionRecord, mention) for mention in record.mentions)
    found = [
        passage.start
        for mention in mentions
        if resource in {mention.refers_to, mention.country} and (passage := context.records.passage(mention.passage))
    ]
    return max(0, min(found) - whole.start) if found and whole else 0
