"""Statements as lists show them: the words, who said them, where and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib.namespace import DCTERMS, PROV

from discourse_kg.site.pages.lists import NOTHING
from discourse_kg.site.pages.reading import Link
from discourse_kg.vocabulary import DKG, NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discourse_kg.incremental.snapshot import Survey
    from discourse_kg.site.pages.lists import Cut
    from discourse_kg.site.pages.reading import Reader

#: A longer quotation is cut in lists: its own page has it whole.
LONGEST: Final = 320

_ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"

_DENIED: Final = f"{NAMESPACE}polarity/denied"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, and as what: the role and the organization as printed, each with its page."""

    person: Link
    role: Link | None = None
    organization: Link | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A statement in a list.

    `group` speaks when no person does, `proposed` is whom a model proposes. `place` is the panel or the
    event, `event` the event when `place` is a panel, `date` ISO 8601.
    """

    path: str
    quote: str
    language: str | None
    kind: str
    denied: str | None
    speakers: tuple[Speaker, ...]
    group: str | None
    proposed: tuple[Link, ...]
    place: Link | None
    event: Link | None
    date: str | None


def line(reader: Reader, statement: str, about: str | None = None) -> Line:
    """A statement for a list; a long one is cut so that what it says of the thing `about` is there."""
    cut_for = about if about and len(reader.quote(statement)) > LONGEST else None
    key = ("line", reader.language, statement, cut_for or "")
    return reader.snapshot.once(key, lambda: _line(reader, statement, cut_for))


def _line(reader: Reader, statement: str, about: str | None) -> Line:
    place = reader.text(statement, DKG.madeIn)
    event = reader.event_of(place)
    return Line(
        path=reader.site.document(statement) or "",
        quote=shortened(reader.quote(statement), _offset(reader, statement, about) if about else 0),
        language=reader.language_of(statement, DKG.quote),
        kind=reader.label(reader.text(statement, DKG.kind)),
        denied=denied(reader, statement),
        speakers=speakers(reader, statement),
        group=reader.text(statement, DKG.speakerGroup),
        proposed=reader.links(reader.snapshot.values(statement, DKG.proposedSpeaker)),
        place=reader.maybe(place),
        event=None if event is None or event == place else reader.link(event),
        date=date(reader, statement),
    )


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list of statements, of `total` in all or in its year; 0 where the page does not tell."""

    lines: tuple[Line, ...]
    total: int


def listing(reader: Reader, belonging: Survey[Cut], key: str, about: str | None = None) -> Listing:
    """A page of a list of statements by the key of its survey; `about` is a thing that they mention."""
    found = reader.snapshot.piece(belonging, key) or NOTHING
    return Listing(lines(reader, found.shown, about), found.total)


def lines(reader: Reader, statements: Iterable[str], about: str | None = None) -> tuple[Line, ...]:
    """Statements for a list, in the order given."""
    return tuple(line(reader, statement, about) for statement in statements)


def in_order(reader: Reader, statements: Iterable[str]) -> list[str]:
    """Statements in the order of their sources."""
    return sorted(statements, key=lambda each: (_source(reader, each), reader.number(each, DKG.number)))


def date(reader: Reader, statement: str) -> str | None:
    """The day of the event; else the day on which the source was published."""
    event = reader.event_of(reader.text(statement, DKG.madeIn))
    day = reader.text(event, DKG.date) if event else None
    return day or reader.text(_source(reader, statement), DCTERMS.issued)


def denied(reader: Reader, statement: str) -> str | None:
    """What it is called that the speaker denies what the words say; None when the speaker does not."""
    return reader.label(_DENIED) if reader.text(statement, DKG.polarity) == _DENIED else None


def speakers(reader: Reader, statement: str) -> tuple[Speaker, ...]:
    """Who makes a statement, sorted by name."""
    snapshot = reader.snapshot
    holdings = {reader.text(each, DKG.holder): each for each in snapshot.values(statement, DKG.spokenAs)}
    found = [speaker(reader, person, holdings.get(person)) for person in snapshot.values(statement, DKG.speaker)]
    return tuple(sorted(found, key=lambda each: each.person.label))


def speaker(reader: Reader, person: str, holding: str | None) -> Speaker:
    """A person with what a holding says of role and organization."""
    if holding is None:
        return Speaker(reader.link(person))
    return Speaker(
        reader.link(person),
        printed(reader, holding, DKG.role, DKG.roleAsInSource),
        printed(reader, holding, DKG.organization, DKG.organizationAsInSource),
    )


def printed(reader: Reader, holding: str, predicate: str, as_printed: str) -> Link | None:
    """A link to what a property leads to, called as the source prints it."""
    thing, words = reader.text(holding, predicate), reader.text(holding, as_printed)
    if thing is None:
        return None if words is None else Link(words)
    return Link(words or reader.label(thing), reader.site.document(thing))


def shortened(quote: str, offset: int = 0) -> str:
    """A quotation of at most `LONGEST` characters that has what is at an offset, cut between words where it can be.

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


def _offset(reader: Reader, statement: str, thing: str) -> int:
    """Where in the words of a statement a thing is first mentioned; 0 when that is not known."""
    whole = reader.passage(reader.text(statement, DKG.passage))
    found = [
        passage.start
        for mention in reader.snapshot.values(statement, DKG.hasMention)
        if thing in reader.snapshot.values(mention, DKG.refersTo)
        and (passage := reader.passage(reader.text(mention, DKG.passage)))
    ]
    return max(0, min(found) - whole.start) if found and whole else 0


def _source(reader: Reader, statement: str) -> str:
    return reader.text(statement, PROV.wasQuotedFrom) or ""
