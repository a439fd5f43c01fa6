"""From a recap to its discourse: the text wing's one entry point, and the only place that knows its order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from discourse_kg.extraction.cast import read_cast
from discourse_kg.extraction.conversation import Conversation
from discourse_kg.extraction.dates import event_date
from discourse_kg.extraction.events import event_name, event_place, headline
from discourse_kg.extraction.interview import find_interview
from discourse_kg.extraction.mentions import Known, MentionFinder
from discourse_kg.extraction.panels import Reading, read_panel
from discourse_kg.extraction.resolution import Resolver
from discourse_kg.extraction.segmentation import Block, segment
from discourse_kg.extraction.statements import join_statements
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.languages.supported import load_language
from discourse_kg.model import (
    Discourse,
    Event,
    Recap,
    Span,
    Statement,
)


def extract(found: Recap | Discourse) -> Discourse:
    """Read what a recap tells: event, panel, people, statements, and what could not be decided.

    Where a source says itself who speaks, its reader made a discourse, which stays as it is.
    """
    return found if isinstance(found, Discourse) else _extract(found)


def _extract(recap: Recap) -> Discourse:
    pack = load_language(recap.language)
    text = recap.text
    blocks = segment(recap, pack)
    cast = read_cast(text, blocks, pack, recap.author)
    resolver = Resolver(cast.persons, pack, tuple(one.name for one in cast.moderators))
    interview = find_interview(text, blocks, resolver, cast.author, pack)
    conversation = Conversation(text, resolver, pack, interview)
    conversation.read(blocks)
    attributed = tuple(join_statements(conversation.attributed, text))
    event, published = _event(recap, blocks, pack)
    panel = read_panel(Reading(recap, blocks), cast, resolver, attributed, pack)
    seated = frozenset(part.person for part in panel.participations) if panel else None
    sentences = tuple(sentence for block in blocks for sentence in block.sentences)
    finder = MentionFinder(text, Known(cast.persons, recap.topics, event.place), resolver, pack)
    statements = tuple(
        replace(statement, panel=_on_panel(statement, seated), mentions=finder.find(statement, sentences))
        for statement in attributed
    )
    return Discourse(
        recap=replace(recap, published=published, title=recap.title or _of(headline(text, blocks, pack), text)),
        event=event,
        panels=(panel,) if panel else (),
        persons=cast.persons,
        statements=statements,
        unresolved=tuple(conversation.unresolved),
        author=cast.author,
    )


def _of(span: Span | None, text: str) -> str | None:
    return " ".join(span.of(text).split()) if span else None


def _event(recap: Recap, blocks: tuple[Block, ...], pack: LanguagePack) -> tuple[Event, date | None]:
    """The front matter takes precedence over what the text says about the event."""
    day, published = event_date(recap.text, blocks, pack, recap.published)
    name = event_name(recap.text, blocks, pack)
    place = event_place(recap.text, blocks, name, pack)
    event = Event(
        name=recap.event or _of(name, recap.text),
        date=recap.event_date or day,
        place=recap.place or _of(place, recap.text),
    )
    return event, published


def _on_panel(statement: Statement, seated: frozenset[str] | None) -> int | None:
    """A statement was made on the panel when all its speakers sat there; so was a group's."""
    return 0 if seated is not None and seated.issuperset(statement.speakers) else None
