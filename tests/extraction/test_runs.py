"""How far a speaker's words reach: what goes on with them, and what the author tells. Everybody is invented."""

from __future__ import annotations

import pytest

from support.texts import read, said


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "Maja Lindqvist, director, warned against selling the maps.", "Scholars will cite whatever is easy."),
        ("en", "Maja Lindqvist, director, said they sent lists.", "Some of them had asked for the same list twice."),
        ("en", "Maja Lindqvist, director, said roads are slow.", "The Netherlands had drawn the line at ten years."),
        (
            "en",
            "Drivers are kind, Maja Lindqvist explained.",
            "They wait for one who's always late and it calls it noise.",
        ),
        ("sv", "Moa Sandqvist, rektor, sa att listorna är fem.", "Några hade frågat efter samma lista två gånger."),
    ],
)
def test_what_a_speaker_tells_of_others_goes_on(language: str, first: str, second: str) -> None:
    ((_, _, words),) = said(read(f"{first} {second}", language))
    assert words == f"{first} {second}"


def test_what_the_author_tells_ends_the_words() -> None:
    text = "Maja Lindqvist, director, said that roads are slow. I'd never thought of it like that."
    ((_, _, words),) = said(read(text, "en"))
    assert words == "Maja Lindqvist, director, said that roads are slow."


@pytest.mark.parametrize(
    "text",
    [
        "Först ut var Moa Sandqvist, kanslichef på Hamnverket, som sa att kajen ska lagas.",
        "Vi hörde Moa Sandqvist, kanslichef på Hamnverket, som sa att kajen ska lagas.",
    ],
)
def test_a_relative_clause_is_about_the_name_whose_office_is_set_off(text: str) -> None:
    ((speaker, _, _),) = said(read(text))
    assert speaker == "Moa Sandqvist"


@pytest.mark.parametrize(
    ("sentence", "statements"),
    [
        ("Maja Lindqvist, director, shared how the lists have grown.", 1),
        ("Maja Lindqvist, director, shared the lists they’ve made and lessons learned.", 0),
    ],
)
def test_a_noun_with_a_relative_clause_is_no_clause_that_is_shared(sentence: str, statements: int) -> None:
    assert len(read(sentence, "en").statements) == statements
