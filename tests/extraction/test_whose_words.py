"""Whose words a sentence, a list or a quotation renders, where its marks and its place tell."""

import pytest

from support.texts import read

HEAD = "Maja Lindqvist, director of the Harbour Registry, spoke with Oskar Brandvold, editor of the Quay Times.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A hyphen opens an item in English, whatever ends it.
        ("Lindqvist said lists leak.\n\n- Make a “fit for all” list.\n- Share it.\n", ["Lindqvist said lists leak."]),
        # A list behind a colon is the speaker's; what stands below its heading is not.
        (
            "Lindqvist said that:\n\n* Lists leak.\n\n## Next\n\nTwo harbours tried lists in May.\n",
            ["Lindqvist said that:", "* Lists leak."],
        ),
        ("Lindqvist said that:\n\n* Lists leak.\n\nTwo harbours tried.\n", ["Lindqvist said that:", "* Lists leak."]),
        # Who only presents something says what stands behind the colon.
        (
            "Lindqvist gave a picture of what “more” means:\n\nA list could be a map.\n",
            ["Lindqvist gave a picture of what “more” means:", "A list could be a map."],
        ),
        # What a body thinks may be part of what a person says.
        (
            "Lindqvist said that lists leak but the council felt that it could not wait.\n",
            ["Lindqvist said that lists leak but the council felt that it could not wait."],
        ),
        # Words that somebody signs are followed by another's.
        (
            "“Lists are promises of spring.” – Maja Lindqvist\n\n“Maps are promises of autumn.”\n",
            ["“Lists are promises of spring.” – Maja Lindqvist"],
        ),
        # What somebody is called in to do is nothing that they did.
        ("We called in Oskar Brandvold and Maja Lindqvist, to answer a few questions about lists.\n", []),
        # Few quoted words before a byline.
        ("“Lists are promises.” – Maja Lindqvist\n", ["“Lists are promises.” – Maja Lindqvist"]),
        ("“Lists are promises.” -- Maja Lindqvist, pilot\n", ["“Lists are promises.” -- Maja Lindqvist, pilot"]),
        # Only somebody, or a thing, is the object: a deed.
        ("Lindqvist then called Brandvold.\n", []),
        ("Lindqvist added a list to the page.\n", []),
        ("Lindqvist added that lists leak.\n", ["Lindqvist added that lists leak."]),
        # Quoted words within quoted words.
        (
            "“The line is gone. No more “black lists” or “grey lists.” Only text,” says Maja Lindqvist.\n",
            ["“The line is gone. No more “black lists” or “grey lists.” Only text,” says Maja Lindqvist."],
        ),
        # A quotation that goes on in the next paragraph closes there.
        (
            '"It is strong here," Lindqvist said. "They think that lists are maps.\n\n"And they like it," she said.\n',
            [
                '"It is strong here," Lindqvist said. "They think that lists are maps.',
                '"And they like it," she said.',
            ],
        ),
        # Behind a question, who is said to ask somebody asked it.
        (
            "Lists are many. “How did we get here?” Lindqvist, director and moderator, asked the panel.\n",
            ["“How did we get here?” Lindqvist, director and moderator, asked the panel."],
        ),
    ],
)
def test_what_the_director_says(text: str, expected: list[str]) -> None:
    discourse = read(HEAD + text, "en")
    words = [part for one in discourse.statements for part in one.span.of(discourse.recap.text).split("\n\n")]
    assert words == expected
    assert {one.speakers for one in discourse.statements} <= {("Maja Lindqvist",)}


def test_a_surname_that_is_a_form_of_a_verb_speaks_behind_its_words() -> None:
    text = "Mollie Bates, director, spoke.\n\n“It did not happen overnight,” Bates said of the growth.\n"
    assert [one.speakers for one in read(text, "en").statements] == [("Mollie Bates",)]


def test_a_paragraph_below_a_caption_of_its_own_is_none() -> None:
    text = "*Image: Mollie Bates speaks at the quay*\n\nLists are tough, a thing that Mollie Bates said first.\n"
    assert [one.speakers for one in read(text, "en").statements] == [("Mollie Bates",)]
