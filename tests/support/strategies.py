"""Hypothesis strategies: whole discourses, with names as hostile as a source may print them.

Everything made here is invented. What is made is what the text wing promises (`model.py`): spans lie in
the text, mentions in their sentence and statement, speakers among the persons; and nothing beyond that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from hypothesis import assume
from hypothesis import strategies as st

from discourse_kg.agent_kinds import AgentKind
from discourse_kg.extraction.coverage import with_coverage
from discourse_kg.identifiers import normalise_name, source_key
from discourse_kg.model import (
    BlockKind,
    Consultation,
    CountryForm,
    Discourse,
    Event,
    FormerRole,
    GivenSpeaker,
    Heard,
    LeftOut,
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
    TextBlock,
    Tier,
    Turn,
    Unresolved,
)
from discourse_kg.notations import AttributionRule, Resolution, UnresolvedReason
from discourse_kg.person_confidence import PersonConfidence
from discourse_kg.reader_notes import Note, NoteKind
from discourse_kg.spans import Segment, TextMap

if TYPE_CHECKING:
    from collections.abc import Sequence

HOSTILE = (
    "<script>alert(1)</script>",
    'Invented "Quote" O\'Name',
    "Braces {?s ?p ?o} \\ . }",
    "Line\nbreak Name\u2028End",
    "\u202eemaN detrevnI",
    "Zero\u200bWidth\ufeff Name",
    "Cafe\u0301 Na\u0308me",
    "名前 👩‍👩‍👧 नाम",
    "<http://example.org/> ^^ @sv",
    "%zz #? /../ \u00ad-",
)

#: What a source may hold: no surrogate, and of the control characters those that end lines and columns.
CHARACTERS = st.characters(
    exclude_categories=("Cs", "Cc"), include_characters="\t\n\r", exclude_characters="\ufffe\uffff"
)

MODEL = "invented-model \N{EN DASH} <1>"

names = st.sampled_from(HOSTILE) | st.text(CHARACTERS, min_size=1, max_size=20).filter(normalise_name)
shares = st.integers(0, 100).map(lambda hundredths: hundredths / 100)
codes = st.sampled_from(["EST", "DNK", "SWE"])
days = st.dates(date(1990, 1, 1), date(2040, 1, 1))
roles = st.builds(
    PrintedRole,
    names | st.sampled_from(["Civilminister", "PRIME MINISTER"]),
    st.sampled_from([None, "minister", "head-of-government", "government-role"]),
)
events = st.builds(Event, st.none() | names, st.none() | days, st.none() | names)


@dataclass(frozen=True)
class Layout:
    """A text, and where its sentences are; what is said, sentence by sentence, and what of it is asked."""

    text: str
    sentences: tuple[Span, ...]
    spoken: tuple[tuple[Span, ...], ...]
    questions: tuple[Span, ...]


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    text, sentences = draw(st.sampled_from(["", "Invented\n\n"])), list[Span]()
    for words in draw(st.lists(names, min_size=1, max_size=6)):
        sentences.append(Span(len(text), len(text) + len(words)))
        text += words + draw(st.sampled_from([" ", "\n\n", "\r\n"]))
    spoken: list[tuple[Span, ...]] = []
    for sentence in sentences:
        match draw(st.sampled_from(("silent", "begins", "goes on"))):
            case "begins":
                spoken.append((sentence,))
            case "goes on" if spoken:
                spoken.append((*spoken.pop(), sentence))
    questions = tuple(whole(each) for each in spoken if draw(st.booleans()))
    return Layout(text, tuple(sentences), tuple(spoken), questions)


def whole(sentences: Sequence[Span]) -> Span:
    """The span of a statement, from its sentences."""
    return sentences[0].through(sentences[-1])


@st.composite
def spans_in(draw: st.DrawFn, whole: Span, text: str) -> Span:
    """A span that something is seen in."""
    start = draw(st.integers(whole.start, whole.end - 1))
    span = Span(start, draw(st.integers(start + 1, whole.end)))
    return span if normalise_name(span.of(text)) else whole


@st.composite
def mentions(draw: st.DrawFn, sentences: Sequence[Span], text: str) -> Mention:
    sentence = draw(st.sampled_from(sentences))
    span, kind = draw(spans_in(sentence, text)), draw(st.sampled_from(MentionKind))
    country, by = None, None
    if kind in {MentionKind.COUNTRY, MentionKind.PLACE} and (country := draw(st.none() | codes)):
        by = CountryForm.CAPITAL if kind is MentionKind.PLACE else draw(st.sampled_from(CountryForm))
    return Mention(
        span,
        sentence,
        kind,
        country=country,
        person=draw(st.none() | names) if kind is MentionKind.PERSON else None,
        organization=draw(st.none() | names) if kind is MentionKind.ORGANIZATION else None,
        place=draw(st.none() | names) if kind is MentionKind.PLACE else None,
        topic=draw(st.none() | names) if kind is MentionKind.TOPIC else None,
        by=by,
    )


@st.composite
def statements(
    draw: st.DrawFn, layout: Layout, persons: Sequence[str], panels: int, sentences: Sequence[Span]
) -> Statement:
    questions, span = layout.questions, whole(sentences)
    speakers = draw(st.lists(st.sampled_from(persons), unique=True, max_size=3)) if persons else []
    kinds = (
        st.just(StatementKind.ANSWER) | st.sampled_from(StatementKind) if questions else st.sampled_from(StatementKind)
    )
    kind = StatementKind.QUESTION if span in questions else draw(kinds)
    tier = draw(st.sampled_from(Tier if speakers else (Tier.EXPLICIT, Tier.INHERITED)))
    proposed_by = MODEL if tier is Tier.PROPOSED else None
    group = None if speakers else draw(st.none() | names)
    return Statement(
        span,
        kind,
        tier,
        draw(st.sampled_from(AttributionRule)),
        tuple(speakers[:1] if proposed_by else speakers),
        group=group,
        speaker_mention=draw(st.none() | spans_in(span, layout.text)),
        resolution=draw(st.none() | st.sampled_from(Resolution)),
        antecedent=draw(st.none() | spans_in(draw(st.sampled_from(layout.sentences)), layout.text)),
        answers=draw(st.sampled_from(questions)) if questions and kind is StatementKind.ANSWER else None,
        panel=draw(st.none() | st.integers(0, panels - 1)) if panels else None,
        mentions=tuple(
            draw(st.lists(mentions(sentences, layout.text), max_size=3, unique_by=lambda mention: mention.span))
        ),
        polarity=draw(st.sampled_from(Polarity)),
        candidates=draw(st.lists(st.sampled_from(persons), unique=True).map(tuple)) if speakers else (),
        proposed_by=proposed_by,
        heard=draw(st.none() | st.builds(Heard, st.integers(0, 9_999), st.integers(10_000, 99_999_999))),
        confidence=draw(st.none() | shares),
        agent=draw(st.sampled_from(AgentKind)) if group else None,
    )


def turns(layout: Layout) -> st.SearchStrategy[Turn]:
    """What a reader says of who speaks; the graph keeps what became of it."""
    identifiers = st.none() | st.just("http://www.wikidata.org/entity/Q0")
    speakers = st.builds(GivenSpeaker, names, st.none() | names, st.none() | names, st.none() | names, identifiers)
    return st.builds(
        Turn,
        st.sampled_from(layout.sentences),
        st.none() | speakers,
        st.sampled_from(AttributionRule),
        st.none() | st.sampled_from(layout.sentences),
        st.none() | st.just(Heard(1_500, 2_000)),
    )


@st.composite
def recaps(draw: st.DrawFn, layout: Layout) -> Recap:
    licence = st.sampled_from(["https://creativecommons.org/licenses/by/4.0/", "javascript:alert(1)", "invented"])
    blocks = [
        draw(
            st.builds(
                TextBlock,
                st.sampled_from(BlockKind),
                st.just(span),
                st.sampled_from([None, "nb"]),
                st.sampled_from([None, 2]),
            )
        )
        for span in layout.sentences
    ]
    notes = st.builds(Note, st.sampled_from(NoteKind), st.sampled_from(["windows-1252", "invented: key"]))
    left_out = st.builds(LeftOut, st.sampled_from(BlockKind), names, st.none() | st.just(Span(0, 1)))
    return Recap(
        path=draw(st.sampled_from(["recap.txt", "data/recaps/2017/Återblick.md", "-"])),
        identifier=draw(names),
        sha256=sha256(layout.text.encode()).hexdigest(),
        language=draw(st.sampled_from(["sv", "en"])),
        text=layout.text,
        blocks=tuple(blocks),
        text_map=draw(st.none() | st.just(TextMap([Segment(0, len(layout.text), 3, len(layout.text) + 3)]))),
        notes=draw(st.lists(notes, max_size=2).map(tuple)),
        left_out=draw(st.lists(left_out, max_size=2).map(tuple)),
        turns=draw(st.lists(turns(layout), max_size=1).map(tuple)),
        title=draw(st.none() | names),
        published=draw(st.none() | days),
        changed=draw(st.none() | days),
        source=draw(st.none() | st.sampled_from(["https://example.org/a?b=c#d", "an invented paper"])),
        author=draw(st.none() | names),
        licence=draw(st.none() | licence),
        event=draw(st.none() | names),
        event_date=draw(st.none() | days),
        place=draw(st.none() | names),
        topics=draw(st.lists(names, max_size=2, unique_by=normalise_name).map(tuple)),
        read_by=draw(st.sampled_from([None, "invented-reader 1.0"])),
        beside=draw(st.sampled_from(["", "0" * 64])),
    )


def people(layout: Layout) -> st.SearchStrategy[Person]:
    return st.builds(Person, names) | st.builds(
        Person,
        names,
        st.none() | roles,
        st.none() | names,
        st.lists(names, max_size=2).map(tuple),
        introduced=st.none() | st.sampled_from(layout.sentences),
        former=st.lists(st.builds(FormerRole, roles, st.none() | names), max_size=2).map(tuple),
        party=st.none() | names,
        of=st.none() | names,
        confidence=st.none() | st.builds(PersonConfidence, shares, st.none() | shares, st.none() | shares),
    )


@st.composite
def discourses(draw: st.DrawFn) -> Discourse:
    """A discourse as the text wing promises it."""
    layout = draw(layouts())
    persons = draw(st.lists(people(layout), max_size=4, unique_by=lambda who: who.name))
    named = [person.name for person in persons]
    parts = st.builds(
        Participation,
        st.sampled_from(named or ["Invented Guest"]),
        st.sampled_from(ParticipationRole),
        st.none() | st.sampled_from(layout.sentences),
    )
    panels = draw(
        st.lists(st.builds(Panel, st.none() | names, st.lists(parts, max_size=3).map(tuple)), max_size=3).map(tuple)
    )
    doubts = st.builds(
        Unresolved,
        st.sampled_from(layout.sentences),
        st.sampled_from(UnresolvedReason),
        st.lists(names, max_size=2).map(tuple),
    )
    said = tuple(draw(statements(layout, named, len(panels), sentences)) for sentences in layout.spoken)
    asked = any(one.proposed_by for one in said) or draw(st.booleans())
    told = Discourse(
        draw(recaps(layout)),
        draw(events),
        panels,
        tuple(persons),
        said,
        tuple(draw(st.lists(doubts, max_size=2, unique_by=lambda doubt: (doubt.span, doubt.reason)))),
        author=draw(st.none() | names),
        consulted=Consultation(MODEL, "0" * 64, draw(st.sampled_from([None, "a" * 64]))) if asked else None,
    )
    return with_coverage(told) if draw(st.booleans()) else told


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Discourse, Discourse]:
    """Discourses of two sources, which may report on the same event, and one of which may be titled as it is."""
    one, other = draw(discourses()), draw(discourses())
    assume(source_key(one.recap.identifier) != source_key(other.recap.identifier))
    if draw(st.booleans()):
        other = replace(other, event=one.event)
    if draw(st.booleans()):
        one = replace(one, recap=replace(one.recap, title=one.event.name))
    return one, other
