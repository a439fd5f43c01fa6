"""From a recap to its discourse: the text wing's one entry point, and the only place that knows its order."""

from __future__ import annotations

from dataclasses import replace

from discourse_kg.confidence import LEAST
from discourse_kg.extraction.cast import read_cast
from discourse_kg.extraction.confidence import with_confidence
from discourse_kg.extraction.conversation import Conversation
from discourse_kg.extraction.coverage import with_coverage
from discourse_kg.extraction.events import headline, read_event
from discourse_kg.extraction.impossible_labels import without_impossible
from discourse_kg.extraction.interview import find_interview, with_questions
from discourse_kg.extraction.introduced_people import CastHints, Introduction
from discourse_kg.extraction.least_confidence import without_unsure
from discourse_kg.extraction.mentions import Known, MentionFinder
from discourse_kg.extraction.named_lines import find_named_lines, introduced_by, speakers_of, titled
from discourse_kg.extraction.page_model import read_page
from discourse_kg.extraction.panel_titles import panel_title
from discourse_kg.extraction.panels import Reading, Seated, read_panels, tells_of_panel
from discourse_kg.extraction.resolution import Resolver
from discourse_kg.extraction.roster_blocks import read_rosters
from discourse_kg.extraction.segmentation import Block, cut, segment
from discourse_kg.extraction.speaker_layout import Layout
from discourse_kg.extraction.speeches import with_speech, without_venues
from discourse_kg.extraction.statements import join_statements
from discourse_kg.extraction.task_lists import without_tasks
from discourse_kg.extraction.told_lists import with_told_lists
from discourse_kg.extraction.transcripts import with_turns
from discourse_kg.extraction.turn_statements import given_panel, introductions, read_given, unlabelled
from discourse_kg.languages.packs import LanguagePack
from discourse_kg.languages.supported import load_language
from discourse_kg.model import (
    BlockKind,
    Discourse,
    Recap,
    Span,
    Statement,
)
from discourse_kg.spans import printed


def extract(found: Recap | Discourse, least: float = LEAST) -> Discourse:
    """Read what a recap tells: event, panel, people, statements, and what could not be decided.

    Facts of a confidence below the `least` are among the latter. Where a source says itself who speaks, its reader made
    a discourse, of which only confidence and coverage are measured.
    """
    discourse = with_confidence(found if isinstance(found, Discourse) else _extract(found))
    return with_coverage(without_unsure(discourse, least))


def _extract(recap: Recap) -> Discourse:
    pack = load_language(recap.language)
    recap = _with_turns(_paged(with_told_lists(without_tasks(recap, pack), pack), pack), pack)
    text = recap.text
    blocks = segment(recap, pack)
    told = _told(recap, blocks)
    named = () if recap.turns else find_named_lines(recap, pack)
    cast = read_cast(text, blocks, pack, _cast_hints(recap, blocks, pack, introduced_by(named, recap, pack)))
    cast = without_venues(cast.with_persons((*unlabelled(recap, pack), *titled(recap, pack))), recap, pack)
    cast, impossible = without_impossible(cast, text, pack)
    resolver = Resolver(cast.persons, pack, tuple(one.name for one in cast.moderators), cast.offices())
    given = read_given(recap, blocks, cast, resolver, pack)
    interview = None if recap.turns else find_interview(recap, blocks, resolver, cast.author, pack)
    layout = Layout(interview, given.statements, speakers_of(named, cast))
    conversation = Conversation(text, resolver, pack, layout)
    conversation.read(blocks)
    # A list of people is nothing that a group says (*Panel: A, B*), nor anybody (*C welcomed the panel: A, B*).
    rosters = [one for one in cast.introductions if one.part is not None]
    listed = {one.sentence for one in rosters}
    behind_colons = {one.sentence for one in rosters if _is_behind_colon(text, one.span)}
    said = [
        one
        for one in conversation.attributed
        if one.span not in behind_colons and (one.speakers or not _opens_with(one.span, listed))
    ]
    attributed = _in_order((*join_statements(said, text), *given.statements))
    event, published = read_event(recap, told, pack)
    title = recap.title or printed(headline(text, told, pack), text)
    reading = Reading(recap, told)
    if not recap.turns:
        panels = read_panels(reading, cast, resolver, attributed, pack)
    elif panel := given_panel(given.statements, cast, printed(panel_title(text, told, pack), text)):
        panels = (Seated(panel),)
    else:
        panels = read_panels(reading, cast, resolver, (), pack) if tells_of_panel(reading, pack) else ()
    sentences = tuple(sentence for block in blocks for sentence in block.sentences)
    finder = MentionFinder(text, Known(cast.persons, recap.topics, event.place), resolver, pack)
    statements = tuple(
        replace(statement, panel=_on_panel(statement, panels), mentions=finder.find(statement, sentences))
        for statement in attributed
    )
    return Discourse(
        recap=replace(recap, published=published, title=title),
        event=event,
        panels=tuple(one.panel for one in panels),
        persons=cast.persons,
        statements=statements,
        unresolved=(*conversation.unresolved, *given.unresolved, *impossible),
        author=cast.author,
    )


def _opens_with(span: Span, rosters: set[Span]) -> bool:
    """Whether a list of people begins a stretch, be it all of it or one of its lines."""
    return any(one.start == span.start and span.covers(one) for one in rosters)


def _is_behind_colon(text: str, span: Span) -> bool:
    return text[max(span.start - len(": "), 0) : span.start].rstrip().endswith(":")


def _with_turns(recap: Recap, pack: LanguagePack) -> Recap:
    """The recap with its turns, where its reader gave none, or only their times, and its text says who speaks."""
    given = any(turn.speaker or turn.heard is None for turn in recap.turns)
    if given:
        return recap
    transcribed = with_turns(recap, pack)
    if transcribed.turns:
        return transcribed
    return with_speech(with_questions(transcribed, pack), pack)


def _told(recap: Recap, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """What tells of the event: all blocks, or those before the first turn where the source gives turns."""
    if not recap.turns:
        return blocks
    return tuple(block for block in blocks if block.span.start < recap.turns[0].span.start)


def _in_order(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=lambda statement: statement.span))


def _paged(recap: Recap, pack: LanguagePack) -> Recap:
    """The recap with the kinds of its blocks, and with the days that its bylines tell."""
    page = read_page(recap, pack)
    published, changed = recap.published or page.published, recap.changed or page.changed
    return replace(recap, blocks=page.blocks, published=published, changed=changed)


def _cast_hints(
    recap: Recap, blocks: tuple[Block, ...], pack: LanguagePack, named: tuple[Introduction, ...]
) -> CastHints:
    """What tells of the people besides the text that is read."""
    bylines = tuple(block.span for block in recap.blocks if block.kind is BlockKind.BYLINE)
    captions = (block for block in recap.blocks if block.kind is BlockKind.CAPTION)
    cut_captions = tuple(cut(recap.text, block, pack) for block in captions)
    lists, captioned = read_rosters(recap.text, blocks), read_rosters(recap.text, cut_captions)
    return CastHints(recap.author, (*introductions(recap, pack), *named), bylines, cut_captions, lists, captioned)


def _on_panel(statement: Statement, panels: tuple[Seated, ...]) -> int | None:
    """A statement was made on the panel when all its speakers sat there; so was a group's.

    Of several panels it is the one whose stretch holds the statement, or else the only one where they sat.
    """
    there = [
        number
        for number, one in enumerate(panels)
        if {part.person for part in one.panel.participations}.issuperset(statement.speakers)
    ]
    within = [number for number in there if (span := panels[number].span) is None or span.covers(statement.span)]
    if within:
        return within[0]
    return there[0] if len(there) == 1 and statement.speakers else None
