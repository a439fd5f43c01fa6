"""One more invented recap, as the text wing would read it, with what few recaps have.

Somebody denies something; a pronoun could have meant two people; one person has a party, another an office
that is over; sentences tell who was on the panel; and a place and a topic are mentioned.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from discourse_kg.model import (
    CountryForm,
    Discourse,
    Event,
    FormerRole,
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
)
from discourse_kg.notations import AttributionRule, Resolution

ROSTER = "On the panel sat Moa Grankvist (MP) and Olof Tallberg, former Minister of Snow at the Weather Office."
MODERATED = "Per Asplund moderated."
DENIAL = "Grankvist denied that the registers of Umeby leak."
PRONOUN = "She said that open weather data helps everybody."
THANKS = "Tallberg thanked Estonia."
TEXT = f"{ROSTER} {MODERATED} {DENIAL} {PRONOUN} {THANKS}"


def span(words: str, inside: str = TEXT) -> Span:
    start = TEXT.index(inside) + inside.index(words)
    return Span(start, start + len(words))


def statement(words: str, speaker: str, named: str, resolution: Resolution, mention: Mention) -> Statement:
    return Statement(
        span(words),
        StatementKind.INDIRECT,
        Tier.EXPLICIT,
        AttributionRule.SUBJECT_VERB,
        (speaker,),
        speaker_mention=span(named, words),
        resolution=resolution,
        panel=0,
        mentions=(mention,),
        candidates=(speaker,),
    )


def with_denial() -> Discourse:
    denial = statement(
        DENIAL,
        "Moa Grankvist",
        "Grankvist",
        Resolution.SURNAME,
        Mention(span("Umeby"), span(DENIAL), MentionKind.PLACE, place="Umeby"),
    )
    pronoun = statement(
        PRONOUN,
        "Moa Grankvist",
        "She",
        Resolution.PRONOUN,
        Mention(span("open weather data"), span(PRONOUN), MentionKind.TOPIC, topic="open data"),
    )
    thanks = statement(
        THANKS,
        "Olof Tallberg",
        "Tallberg",
        Resolution.SURNAME,
        Mention(span("Estonia"), span(THANKS), MentionKind.COUNTRY, country="EST", by=CountryForm.NAME),
    )
    office = FormerRole(PrintedRole("Minister of Snow", "minister"), "Weather Office")
    return Discourse(
        Recap("snow.txt", "snow.txt", "1" * 64, "en", TEXT, topics=("open data",)),
        Event("Invented Snow Days", date(2031, 2, 3), "Umeby"),
        (
            Panel(
                "Invented talk about snow",
                (
                    Participation("Moa Grankvist", ParticipationRole.PANELLIST, span(ROSTER)),
                    Participation("Olof Tallberg", ParticipationRole.PANELLIST, span(ROSTER)),
                    Participation("Per Asplund", ParticipationRole.MODERATOR, span(MODERATED)),
                ),
            ),
        ),
        (
            Person("Moa Grankvist", party="MP", introduced=span(ROSTER)),
            Person("Olof Tallberg", former=(office,), introduced=span(ROSTER)),
            Person("Per Asplund"),
        ),
        (
            replace(denial, polarity=Polarity.DENIED),
            replace(pronoun, antecedent=span("Grankvist", DENIAL), candidates=("Moa Grankvist", "Olof Tallberg")),
            thanks,
        ),
    )
