"""What dates, places and names an event, and what only stands near: minutes' heads, accidents, bodies, reports."""

from __future__ import annotations

from datetime import date

import pytest

from support.texts import read


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        # The day at the head of minutes, before the roll.
        ("sv", "Lokala hamnföreningen den 18 oktober 2018\n\nNärvarande: Moa Sandqvist.\n", date(2018, 10, 18)),
        (
            "sv",
            "PROTOKOLL\n\n2011-02-15 Nr 3\n\nJustering 2010-10-30\n\nNärvarande ledamöter;\n\nMoa Sandqvist\n",
            date(2011, 2, 15),
        ),
        # Without a roll it is a publication's, or nobody knows.
        ("sv", "Lokala hamnföreningen den 18 oktober 2018\n\nIsen är tunn.\n", None),
        # The line of a publication over the first sentence.
        ("sv", "8 juni, 2018\nPå hamnförbundets årsmöte valdes Moa Sandqvist till ordförande.\n", None),
        # Days of something else.
        ("sv", "Hon var på ett möte för att minnas olyckan som inträffade den 26 april 1986.\n", None),
        ("en", "We held a meeting about the lists. The release is scheduled for April 19, 2022.\n", None),
    ],
)
def test_days(language: str, text: str, day: date | None) -> None:
    assert read(text, language).event.date == day


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("sv", "Mötet hölls i Norrköping. Där deltog Isverket och Länsstyrelsen i Skåne.", "Norrköping"),
        ("sv", "På mötet deltog Isverket, Länsstyrelsen i Norrlund och Hamnverket.", None),
        ("sv", "Samtalet arrangerades för att nå målen i Agenda 2030.", None),
    ],
)
def test_places(language: str, text: str, place: str | None) -> None:
    assert read(text, language).event.place == place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # What a headline reports of, before any event that the text names.
        (
            "# Notes from the Lists for Quays community call\n\nMaja was in a panel at QuayFest on ice.\n",
            "Lists for Quays community call",
        ),
        ("They hosted a September workshop so that pilots could hear from each other about the lists.", None),
        ("Last May people met at the National Day of Quay Cleaning in Hull.", "National Day of Quay Cleaning"),
    ],
)
def test_names(text: str, name: str | None) -> None:
    assert read(text, "en").event.name == name
