"""Interviews in the layouts that people write them in: who is asked, what asks, and where an answer ends."""

import pytest

from discourse_kg.extraction.pipeline import extract
from discourse_kg.model import Discourse
from support.texts import recap_from_bytes


def read_markdown(text: str, language: str = "en") -> Discourse:
    return extract(recap_from_bytes(text.encode(), "invented.md", language=language))


def opened(discourse: Discourse) -> list[tuple[str, str]]:
    """Who speaks, and the first word, of every statement."""
    text = discourse.recap.text
    return [("".join(one.speakers) or "?", one.span.of(text).split()[0]) for one in discourse.statements]


def test_a_line_in_the_form_of_the_questions_asks_without_a_question_mark() -> None:
    text = (
        "Maja Lindqvist, pilot, keeps the lists.\n\n## What do you do?\n\nI keep lists.\n\n"
        "## Tell us about a list that you are proud of\n\nOurs of cranes.\n\n## What is next?\n\nI rest.\n"
    )
    assert opened(read_markdown(text)) == [("Maja Lindqvist", "I"), ("Maja Lindqvist", "Ours"), ("Maja Lindqvist", "I")]


def test_who_is_said_to_be_interviewed_answers_whatever_stands_below_a_question() -> None:
    text = (
        "We interviewed Maja Lindqvist, author of *Lists*. Oskar Brandvold took the photos.\n\n"
        "**What is a list?**\n\nMost lists are long.\n\n**Who needs one?**\n\nEvery harbour needs one.\n"
    )
    assert opened(read_markdown(text)) == [("Maja Lindqvist", "Most"), ("Maja Lindqvist", "Every")]


@pytest.mark.parametrize(
    "behind",
    ["_This post is part of our month of lists, and we like it._", "Thanks to Maja Lindqvist. We liked the talk."],
    ids=["set apart", "tells of the one who answers"],
)
def test_the_author_takes_over_below_the_last_answer(behind: str) -> None:
    text = (
        "We sat down with Maja Lindqvist, director.\n\n**What do you do?**\n\nI keep lists.\n\n"
        f"**What is next?**\n\nI rest.\n\nWe all do.\n\n{behind}\n"
    )
    answers = [one.span.of(text) for one in read_markdown(text).statements]
    assert len(answers) == 2
    last = read_markdown(text).statements[-1]
    assert last.span.of(read_markdown(text).recap.text).endswith("We all do.")


def test_initials_are_whose_full_name_has_them() -> None:
    text = (
        "Maja Lindqvist is a pilot. She met us at the quay.\n\n"
        "**Oskar Brandvold: How did you come here?**\n\n**Maja Lindqvist:** By boat.\n\n"
        "**OB: Tell me about the boat.**\n\n**ML:** It leaks.\n\n"
        "I row it home.\n\n**OB: And then?**\n\n**ML:** I sleep.\n\n_Oskar Brandvold met her in May._\n"
    )
    assert opened(read_markdown(text)) == [
        ("Oskar Brandvold", "How"),
        ("Maja Lindqvist", "By"),
        ("Oskar Brandvold", "Tell"),
        ("Maja Lindqvist", "It"),
        ("Oskar Brandvold", "And"),
        ("Maja Lindqvist", "I"),
    ]


def test_initials_of_nobody_who_is_named_are_nobody() -> None:
    text = (
        "Maja Lindqvist keeps the lists.\n\nKO: How is it?\n\nML: Cold.\n\nKO: Will it last?\n\nML: Till May.\n\n"
        "KO: And then?\n\nML: Then it thaws.\n"
    )
    discourse = read_markdown(text)
    assert [one for one in opened(discourse) if one[0] != "?"] == [
        ("Maja Lindqvist", "Cold."),
        ("Maja Lindqvist", "Till"),
        ("Maja Lindqvist", "Then"),
    ]
    assert [one.name for one in discourse.persons] == ["Maja Lindqvist"]


def test_a_given_name_of_somebody_named_in_full_is_a_label() -> None:
    text = (
        "Arpeth Brandvold, editor, talked with Maja Lindqvist, pilot, and Quirin Dahl, captain.\n\n"
        "**Arpeth:** Who sails?\n\n**Quirin:** We do.\n\n**Maja:** All of us.\n\n**Arpeth:** When?\n\n"
        "**Quirin:** At dawn.\n\n**Maja:** At noon.\n"
    )
    speakers = [name for name, _ in opened(read_markdown(text))]
    assert speakers == ["Arpeth Brandvold", "Quirin Dahl", "Maja Lindqvist"] * 2


def test_bodies_that_speak_in_turn_are_the_speakers() -> None:
    text = (
        "Maja Lindqvist wrote this down.\n\n**Lists team:** Why lists?\n\n**HRO harbour team:** We like them.\n\n"
        "**Lists team:** And now?\n\n**HRO harbour team:** We go on.\n"
    )
    assert [one.group for one in read_markdown(text).statements] == ["Lists team", "HRO harbour team"] * 2


def test_an_interviewer_without_a_name_takes_turns() -> None:
    text = (
        "### Interviewer:\nWho are you?\n\n### Maja Lindqvist:\nA pilot.\n\n"
        "### Interviewer:\nWhy?\n\n### Maja Lindqvist:\nI like boats.\n"
    )
    assert [name for name, _ in opened(read_markdown(text))] == ["?", "Maja Lindqvist"] * 2
