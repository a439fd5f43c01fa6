"""One small invented recap, as the text wing would read it, and the graph that it becomes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from discourse_kg.agent_kinds import AgentKind
from discourse_kg.graph.discourse import to_graph
from discourse_kg.graph.identifiers import Identifiers
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.model import (
    BlockKind,
    CountryForm,
    Discourse,
    Event,
    Mention,
    MentionKind,
    Panel,
    Participation,
    ParticipationRole,
    Person,
    PrintedRole,
    Recap,
    Span,
    Statement,
    StatementKind,
    TextBlock,
    Tier,
    Unresolved,
)
from discourse_kg.notations import AttributionRule, Resolution, UnresolvedReason
from support.graphs import union

if TYPE_CHECKING:
    from pyoxigraph import Quad
    from rdflib import Graph


IDENTIFIERS = Identifiers(PROJECT_BASE)
LABELS = {
    "EST": {"sv": "Estland", "en": "Estonia"},
    "DNK": {"sv": "Danmark", "en": "Denmark"},
    "SWE": {"sv": "Sverige", "en": "Sweden"},
}

BODY = "Will Estonia lead? Invented Speaker says\nthat it will. Speaker adds nothing. The audience laughs."
TEXT = f"Invented recap\n\n{BODY}"
QUESTION = "Will Estonia lead?"
ANSWER = "Invented Speaker says\nthat it will."


def span(words: str, inside: str = TEXT) -> Span:
    start = TEXT.index(inside) + inside.index(words)
    return Span(start, start + len(words))


def invented() -> Discourse:
    recap = Recap(
        path="data/recaps/invented.txt",
        identifier="invented.txt",
        sha256="0" * 64,
        language="en",
        text=TEXT,
        blocks=(TextBlock(BlockKind.HEADING, span("Invented recap")), TextBlock(BlockKind.PARAGRAPH, span(BODY))),
        title="Invented recap",
        published=date(2017, 10, 12),
        source="https://example.org/recap",
        licence="https://creativecommons.org/licenses/by/4.0/",
    )
    estonia = Mention(span("Estonia"), span(QUESTION), MentionKind.COUNTRY, country="EST", by=CountryForm.NAME)
    named = Mention(span("Invented Speaker"), span(ANSWER), MentionKind.PERSON, person="Invented Speaker")
    question = Statement(
        span(QUESTION),
        StatementKind.QUESTION,
        Tier.EXPLICIT,
        AttributionRule.SUBJECT_VERB,
        group="the audience",
        agent=AgentKind.GROUP,
        mentions=(estonia,),
    )
    answer = Statement(
        span(ANSWER),
        StatementKind.ANSWER,
        Tier.INHERITED,
        AttributionRule.SUBJECT_VERB,
        ("Invented Speaker",),
        speaker_mention=span("Invented Speaker"),
        resolution=Resolution.FULL_NAME,
        answers=span(QUESTION),
        panel=0,
        mentions=(named,),
    )
    speaker = Person("Invented Speaker", PrintedRole("Minister of Inventions", "minister"), "Invented Office")
    parts = (
        Participation("Invented Speaker", ParticipationRole.PANELLIST),
        Participation("Invented Host", ParticipationRole.MODERATOR),
    )
    return Discourse(
        recap,
        Event("Invented Days", date(2017, 10, 11), "Invented Town"),
        (Panel("Invented panel", parts),),
        (speaker, Person("Invented Host")),
        (answer, question),
        (
            Unresolved(
                span("Speaker", "Speaker adds"), UnresolvedReason.AMBIGUOUS_NAME, ("Invented Speaker", "Other Speaker")
            ),
        ),
        author="Invented Author",
    )


def quads_of(discourse: Discourse, identifiers: Identifiers = IDENTIFIERS) -> frozenset[Quad]:
    return to_graph(discourse, identifiers, "0123", "0.1.0", LABELS)


def graph(discourse: Discourse, identifiers: Identifiers = IDENTIFIERS) -> Graph:
    return union(quads_of(discourse, identifiers))
