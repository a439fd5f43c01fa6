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


@pytest.mark.parametrize(
    "text",
    [
        # A line below each question names whoever answers it.
        (
            "We asked two people about lists.\n\n### What is a list?\n\n**Maja Lindqvist, pilot**\n\nA map.\n\n"
            "**Oskar Brandvold, editor**\n\nI like lists.\n\n### And now?\n\n**Maja Lindqvist**\n\nA map again.\n\n"
            "**Oskar Brandvold**\n\nI rest. It ends.\n"
        ),
        # A heading with a word of interviewing names who answers below it.
        (
            "### Q & A with Maja Lindqvist, pilot\n\n**What is a list?**\n\n“A map.”\n\n"
            "### Q & A with Oskar Brandvold, editor\n\n**What is a list?**\n\n“I like it.”\n\n"
            "### Q & A with Maja Lindqvist, pilot\n\n**And now?**\n\n“A map.”\n\n"
            "### Q & A with Oskar Brandvold, editor\n\n**And now?**\n\n“I rest.”\n"
        ),
    ],
    ids=["below questions", "above them"],
)
def test_lines_that_name_somebody_say_who_answers(text: str) -> None:
    found = read_markdown(text).statements
    assert [one.speakers for one in found] == [("Maja Lindqvist",), ("Oskar Brandvold",)] * 2
    assert {one.kind.value for one in found} == {"answer"}


def test_a_question_in_bold_may_open_the_paragraph_of_its_answer() -> None:
    text = (
        "We spoke with Maja Lindqvist, pilot.\n\n**What is a list?** Lists are long.\n\n"
        "1. **Who needs one?** Every harbour does.\n\n   Most do.\n\n2. **What is _next_?**\n   Nothing at all.\n"
    )
    found = read_markdown(text)
    answers = [one.span.of(found.recap.text) for one in found.statements]
    assert answers == ["Lists are long.", "Every harbour does.\n\nMost do.", "Nothing at all."]


def test_letters_before_full_stops_are_labels_too() -> None:
    text = "Maja Lindqvist, pilot, answered questions.\n\nQ. What is it?\n\nA. A map.\n\nQ. And now?\n\nA. Nothing.\n"
    assert opened(read_markdown(text)) == [("Maja Lindqvist", "A.")] * 2


def test_labels_that_name_nobody_make_no_transcript() -> None:
    text = (
        "## Maja Lindqvist, pilot\n\nLearned in 2022: Lists leak.\n\nLooking forward to in 2023: Maps.\n\n"
        "## Oskar Brandvold, editor\n\nLearned in 2022: Maps leak.\n\nLooking forward to in 2023: Lists.\n"
    )
    assert not [one for one in read_markdown(text).statements if one.group]


@pytest.mark.parametrize(
    "text",
    [
        (
            "We asked people: What is your wish for lists?\n\n**Maja Lindqvist, Harbour Registry**\n\n"
            "I wish that they were shorter.\n\n**Oskar Brandvold, Quay Times**\n\nMore lists should be open.\n"
        ),
        (
            "## What is your wish for lists?\n\n### Maja Lindqvist\n\nI wish that they were shorter.\n\n"
            "### Oskar Brandvold\n\nMore lists should be open.\n"
        ),
        (
            "We asked people: What is your wish for lists?\n\n- **Maja Lindqvist, Harbour Registry:** I wish for two.\n"
            "- **Oskar Brandvold, Quay Times:** More lists should be open.\n- **Maja Lindqvist:** I wish for less.\n"
        ),
    ],
    ids=["names in bold", "names as headings", "labels of items"],
)
def test_several_people_answer_one_question_in_turn(text: str) -> None:
    found = [name for name, _ in opened(read_markdown(text))]
    assert found[:2] == ["Maja Lindqvist", "Oskar Brandvold"]


def test_names_above_what_is_told_of_people_answer_nothing() -> None:
    text = (
        "What is a list?\n\n**Maja Lindqvist, pilot**\n\nMaja Lindqvist is a pilot at the registry.\n\n"
        "**Oskar Brandvold, editor**\n\nOskar Brandvold is an editor at the quay.\n"
    )
    assert not read_markdown(text).statements


def test_the_title_may_name_who_is_interviewed() -> None:
    asked = "**What do you do?**\n\nI keep lists.\n\n**And now?**\n\nI rest.\n"
    text = f'---\ntitle: "Maja Lindqvist: keeper of lists"\n---\n\n{asked}'
    found = read_markdown(text).statements
    assert [one.speakers for one in found] == [("Maja Lindqvist",)] * 2


def test_of_several_people_above_the_one_who_is_said_to_answer_is_asked() -> None:
    text = (
        "Oskar Brandvold, editor, likes lists. Maja Lindqvist, pilot, recently answered a few questions.\n\n"
        "**What is a list?**\n\nI keep lists.\n\n**And now?**\n\nI rest.\n"
    )
    assert [name for name, _ in opened(read_markdown(text))][-2:] == ["Maja Lindqvist"] * 2


def test_words_before_a_given_name_are_no_part_of_it() -> None:
    text = (
        "Maja Lindqvist, pilot, met Oskar Brandvold, editor. As Maja says, it helps.\n\n"
        "**Oskar:** Who sails?\n\n**Maja:** We do.\n\n**Oskar:** When?\n\n**Maja:** At noon.\n"
    )
    discourse = read_markdown(text)
    assert [one.name for one in discourse.persons] == ["Maja Lindqvist", "Oskar Brandvold"]


def test_what_the_author_asks_in_headings_and_answers_as_we_is_no_interview() -> None:
    text = (
        "Maja Lindqvist, pilot, is one of us. Lindqvist sails.\n\n## Why are lists open?\n\nWe like it so.\n\n"
        "## What comes next?\n\nWe open the maps, and our readers like it.\n"
    )
    assert not read_markdown(text).statements


def test_whoever_only_replies_to_the_author_is_not_interviewed() -> None:
    text = (
        "I sent my list to Maja Lindqvist, pilot. Lindqvist replied with her own.\n\n"
        "1. What did we learn?\n2. What went wrong?\n\nI did it again, and we voted.\n"
    )
    assert not [one for one in read_markdown(text).statements if one.rule.value == "interview-answer"]
