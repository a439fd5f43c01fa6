"""Layouts of speech: names above and below quoted words, quotations alone, questions and answers. All are invented."""

from __future__ import annotations

import pytest

from discourse_kg.extraction.pipeline import extract
from discourse_kg.model import StatementKind
from support.texts import read, recap_from_bytes, said


def told(text: str, language: str = "sv") -> list[tuple[str, str]]:
    """The speaker and the first word with letters of every statement."""
    return [
        (who, next(word for word in words.split() if word[-1].isalpha()))
        for who, _, words in said(read(text, language))
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # Behind a dash, in the block of the words, or alone in the next.
        ("sv", "”Kanalen skäms över sina slussar.” – Moa Sandqvist", [("Moa Sandqvist", "”Kanalen")]),
        (
            "en",
            "“The coast is red.” ― Maja Lindqvist\n\n“I doubt that.”\n\n— Oskar Brandvold, editor of Quay Times",
            [("Maja Lindqvist", "“The"), ("Oskar Brandvold", "“I")],
        ),
        # In capitals, and behind a time.
        (
            "sv",
            "MOA SANDQVIST (C): Vi bygger.\n\nERIK HOLMLUND (L): Det är dyrt.",
            [("Moa Sandqvist", "MOA"), ("Erik Holmlund", "ERIK")],
        ),
        ("sv", "14:05 Moa Sandqvist: Kajen måste lagas.", [("Moa Sandqvist", "Moa")]),
        # Before whoever says it.
        ("sv", "– Nu räcker det.\n\nMoa Sandqvist från Hamnförbundet inledde mötet.", [("Moa Sandqvist", "Nu")]),
        ("sv", "– Nu räcker det.\n\nPubliken applåderade. Moa Sandqvist från Hamnförbundet inledde mötet.", []),
        # Alone in its sentence, beside the only one who can have said it.
        (
            "en",
            "Maja Lindqvist, a pilot, works on lists. Each differs. “We want one list, and want it right.” It rained.",
            [("Maja Lindqvist", "“We")],
        ),
        (
            "en",
            "Maja Lindqvist, a pilot, met Astrid Holm, a clerk. “We want one list, and want it right.” It rained.",
            [],
        ),
        # Never closed: the paragraph closes it, or the next one that opens.
        (
            "sv",
            "”Jag lär mig, sa Moa Sandqvist.\n\n”Inte jag”, sa Erik Holmlund.",
            [("Moa Sandqvist", "”Jag"), ("Erik Holmlund", "”Inte")],
        ),
        (
            "sv",
            "”Vi väntar, sa Moa Sandqvist, rektor. ”Vi vill hjälpa till”, förklarade hon.",
            [("Moa Sandqvist", "”Vi")],
        ),
        # After a dash, who stands in the speaker's own words is not the speaker.
        (
            "sv",
            "Moa Sandqvist, rektor.\n\n– Många sa till mig: gör inte det. Enligt Erik Holmlund går det, säger hon.",
            [("Moa Sandqvist", "Många")],
        ),
    ],
)
def test_whose_quoted_words_are(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "answers"),
    [
        ("sv", "Hej Moa Sandqvist, rektor! Hur var det?\n\n– Bättre än väntat.\n\nOch nu?\n\n– Vi fortsätter.", 2),
        ("sv", "Hur var det, Moa Sandqvist?\n\n– Bättre än väntat.\n\nOch nu?\n\n– Vi fortsätter.", 2),
        ("sv", "Hallå där, Moa Sandqvist! Vad gör en slussvakt?\n\n– Vaktar slussen, säger hon.", 1),
        ("en", "Hello Maja Lindqvist! How was it?\n\n“Better than expected.”\n\nWhat now?\n\n“We go on.”", 2),
        # A second paragraph goes on with an answer.
        (
            "sv",
            "Moa Sandqvist, rektor.\n\nVad gör du?\n\nJag leder. Det är kul.\n\nIsen är tunn.\n\nOch nu?\n\nVi bygger.",
            2,
        ),
        # Of two who are named above, a later question calls one by name; the author tells what has no dash.
        (
            "sv",
            "Moa Sandqvist, rektor, och Erik Holmlund, lärare.\n\nHur?\n\n– Bra.\n\nMoa, och nu?\n\n– Ja.\n\nSlut.",
            2,
        ),
        # Two could answer.
        (
            "sv",
            "Moa Sandqvist, rektor, mötte Erik Holmlund.\n\nHur var det?\n\n– Bra.\n\nOch nu?\n\n– Vi fortsätter.",
            0,
        ),
    ],
)
def test_answers_of_an_interview(language: str, text: str, answers: int) -> None:
    found = [statement for statement in read(text, language).statements if statement.kind.value == "answer"]
    assert len(found) == answers
    assert {statement.speakers for statement in found} <= {("Moa Sandqvist",), ("Maja Lindqvist",)}


def test_each_heading_that_names_somebody_says_who_answers_below() -> None:
    text = (
        "## Maja Lindqvist, pilot\n\n**What did you do before?**\n\nI sailed.\n\n"
        "## Oskar Brandvold, editor\n\n**What did you do before?**\n\nI wrote.\n"
    )
    discourse = extract(recap_from_bytes(text.encode(), "invented.md", language="en"))
    assert [one.speakers for one in discourse.statements] == [("Maja Lindqvist",), ("Oskar Brandvold",)]


def test_a_heading_that_names_somebody_says_whose_notes_are_below() -> None:
    text = (
        "## Moa Sandqvist (C)\n\n* Hamnen behöver byggas ut redan nästa år.\n* Isen smälter allt tidigare på året.\n\n"
        "## Erik Holmlund (L)\n\n* Det är för dyrt att bygga ut hamnen.\n"
    )
    discourse = extract(recap_from_bytes(text.encode(), "invented.md", language="sv"))
    assert {one.speakers for one in discourse.statements} == {("Moa Sandqvist",), ("Erik Holmlund",)}


@pytest.mark.parametrize("heading", ["## ", ""])
def test_a_list_below_a_name_is_wholly_what_that_person_said(heading: str) -> None:
    """Also what a pronoun or an organization does in it, but not what the list gives to somebody else."""
    text = (
        f"{heading}Moa Sandqvist (Isverket)\n\n"
        "* Moa visade en bild av isen. Hon arbetar med mätningar. Isverket hoppas på fler. Är det nog?\n"
        "* Det behövs mer. Erik Holmlund invände att det är dyrt. Det tar tid.\n"
        "* Fråga: Hur ofta mäts isen?\n\n"
        f"{heading}Erik Holmlund (Hamnverket)\n\n"
        "* Kajen bär inte isen längre.\n"
    )
    discourse = extract(recap_from_bytes(text.encode(), "invented.md", language="sv"))
    assert [(one.speakers[0], one.kind.value) for one in discourse.statements] == [
        ("Moa Sandqvist", "indirect"),
        ("Erik Holmlund", "indirect"),
        ("Erik Holmlund", "indirect"),
    ]
    assert discourse.statements[0].span.of(discourse.recap.text).endswith("Det behövs mer.")
    assert discourse.statements[1].span.of(discourse.recap.text).endswith("Det tar tid.")


def test_one_heading_alone_is_above_notes_that_begin_with_the_person() -> None:
    heading = "Sammanfattning 6/10 | Moa Sandqvist (Isverket) | Presentation\n\n"
    notes = "* Moa Sandqvist gav oss en överblick över isen.\n* Isen är kall och behöver mätas.\n"
    curriculum = "* Har arbetat i många år med is och hamnar.\n* Isen är kall och behöver mätas.\n"
    ((speaker, kind, _),) = said(read(heading + notes))
    assert (speaker, kind) == ("Moa Sandqvist", "indirect")
    assert not read(heading + curriculum).statements


def test_what_a_picture_shows_cuts_no_words_from_their_speaker() -> None:
    text = (
        "Moa Sandqvist, vd, och Erik Holmlund, rektor, möttes.\n\nMoa Sandqvist replikerade:\n\nArtikelbild\n\n"
        "Ida Rosell och Tove Brandin går i årskurs tre. De tyckte att debatten var bra.\n\n"
        "– Och vem betalar för slussen?\n"
    )
    assert {speaker for speaker, _, _ in said(read(text))} == {"Moa Sandqvist"}


def test_whoever_was_elected_answers_the_questions_below() -> None:
    text = (
        "På årsmötet valdes Moa Sandqvist till ny ordförande. Vi ställde två frågor till henne.\n\n"
        "Vilken förening tillhör du?\n– Jag är med i Hamnföreningen.\n\n"
        "Hur blev du aktiv?\n– Jag såg en båt. En dam undrade om jag kunde hjälpa till.\n"
    )
    assert [(speaker, kind) for speaker, kind, _ in said(read(text))] == [("Moa Sandqvist", "answer")] * 2


def test_a_link_above_an_interview_asks_nobody() -> None:
    text = (
        "Starta din prenumeration\n\nIsarbete\n\nMoa Sandqvist är vd för Isbolaget.\n\n"
        "Vilka blir frågorna nästa år?\n\n– Allt som har med isen att göra.\n\n"
        "Vad tror du om isen?\n\n– Den smälter.\n"
    )
    assert [(speaker, kind) for speaker, kind, _ in said(read(text))] == [("Moa Sandqvist", "answer")] * 2


def test_given_names_again_and_again_are_labels() -> None:
    text = "Anna: Hur var det?\n\nErik: Det var bra.\n\nAnna: Och nu?\n\nErik: Vi fortsätter."
    assert [one.rule.value for one in read(text).statements] == ["turn-label"] * 4


def test_whoever_speaks_in_the_first_person_is_no_agent() -> None:
    text = "“We open the lists in spring,” said Maja Lindqvist. I thought that lists leak."
    assert all(one.agent is None for one in read(text, "en").statements)


def test_what_a_page_asks_and_answers_itself_is_no_interview() -> None:
    text = (
        "Moa Sandqvist, director of the Harbour Registry, was there.\n\n"
        "## Where can I find the film?\n\nThe film is on the page of the registry.\n\n"
        "## Where can I find the slides?\n\nThe slides are below the film.\n\n"
        "## What is next?\n\nThe next film comes in May, and we will be talking about lists.\n"
    )
    assert not [one for one in read(text, "en").statements if one.kind is StatementKind.ANSWER]


def test_one_person_above_questions_answers_what_is_said_below_them() -> None:
    text = (
        "I asked Moa Sandqvist, director of the Harbour Registry, about the lists.\n\n"
        "## 1. What comes first?\n\n“The ships come first.”\n\n"
        "## 2. Who reads the lists?\n\nWe have many readers, and I know most of them.\n"
    )
    answers = [one for one in read(text, "en").statements if one.kind is StatementKind.ANSWER]
    assert [one.speakers for one in answers] == [("Moa Sandqvist",)] * 2
