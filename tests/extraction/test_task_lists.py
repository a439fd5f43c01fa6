"""To-do lists, bullets and labels: what is no speech, and whose words the rest are. Everybody is invented."""

from __future__ import annotations

import pytest

from support.texts import read, said

CALL = "# Call\n\nMaja Lindqvist, maintainer, and Carl Dahl, designer, joined.\n\n"
MEETING = "# Möte\n\nI panelen satt Moa Sandqvist, rektor, och Erik Holmlund, lärare.\n\n"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", CALL + "- [ ] Maja: test the migration\n- [x] Carl: write the charter\n"),
        ("en", CALL + "## Action items\n\n- Maja: test the migration\n- Carl: write the charter\n"),
        ("sv", MEETING + "## Att göra\n\n- Moa: skriv brevet\n- Erik: köp kaffe\n"),
        ("sv", MEETING + "- [ ] Moa: skriv brevet\n"),
    ],
)
def test_what_is_to_be_done_is_nothing_that_is_said(language: str, text: str) -> None:
    assert said(read(text, language)) == []


def test_a_hyphen_opens_an_item_in_english_and_dialogue_in_swedish() -> None:
    english = CALL + "- Maja Lindqvist reported that the ice is thin.\n- Decision: the boat leaves in May.\n"
    assert said(read(english, "en")) == [
        ("Maja Lindqvist", "indirect", "- Maja Lindqvist reported that the ice is thin.")
    ]
    swedish = MEETING + "- Isen är tunn, säger Moa Sandqvist.\n"
    assert said(read(swedish)) == [("Moa Sandqvist", "direct", "- Isen är tunn, säger Moa Sandqvist.")]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", CALL + "Question from Maja: how does the ice melt? It melts in May.", "question"),
        ("en", CALL + "An answer from Maja Lindqvist: in May.", "answer"),
        ("sv", MEETING + "Svar från Moa Sandqvist: i maj.", "answer"),
    ],
)
def test_a_label_says_of_what_kind_its_words_are(language: str, text: str, kind: str) -> None:
    [(speaker, found, _), *_] = said(read(text, language))
    assert (speaker.split()[0], found) in {("Maja", kind), ("Moa", kind)}


def test_a_label_that_cannot_be_read_ends_the_turn_before_it() -> None:
    text = (
        "Who keeps the list?\n\n"
        "Maja Lindqvist, harbour master, Port of Ekvik: I keep it.\n\n"
        "Carl Mac an tSaoir, spokesperson, Ferry Board: We keep another.\n\n"
        "Ada Uchendu-Clarke, clerk, Ekvik Council: I lost mine.\n\n"
        "Lindqvist: I told you so.\n\n"
        "Uchendu-Clarke: I found it again.\n"
    )
    assert [(who, words) for who, _, words in said(read(text, "en")) if who] == [
        ("Maja Lindqvist", "I keep it."),
        ("Ada Uchendu-Clarke", "I lost mine."),
        ("Maja Lindqvist", "I told you so."),
        ("Ada Uchendu-Clarke", "I found it again."),
    ]


def test_the_beginning_of_a_name_is_no_further_person() -> None:
    text = CALL + "Ana Sofía del Río, engineer at Ekvik Harbour, came late.\n\nAna Sofía said that the ice is thin."
    found = read(text, "en")
    assert [person.name for person in found.persons] == ["Maja Lindqvist", "Carl Dahl", "Ana Sofía del Río"]
    assert said(found)[-1][0] == "Ana Sofía del Río"


def test_a_list_behind_hyphens_tells_what_people_said() -> None:
    """One line that names somebody with a verb of saying tells so of all of them; speech behind a dash is no list."""
    text = (
        MEETING + "- Moa Sandqvist frågade hur isen mäts. Erik svarade att ingen mäter den.\n"
        "- Kajen är hel, enligt Erik Holmlund.\n\n"
        "- Isen visar att vi måste mäta den.\n"
    )
    assert said(read(text)) == [
        ("Moa Sandqvist", "question", "Moa Sandqvist frågade hur isen mäts."),
        ("Erik Holmlund", "answer", "Erik svarade att ingen mäter den."),
        ("Erik Holmlund", "indirect", "Kajen är hel, enligt Erik Holmlund."),
    ]
