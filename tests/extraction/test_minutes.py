"""Minutes: rolls under offices, elections, those who take minutes; and what is no office and chooses nobody."""

from __future__ import annotations

import pytest

from discourse_kg.extraction.pipeline import extract
from discourse_kg.languages.supported import load_language
from discourse_kg.model import Discourse
from discourse_kg.noun_phrases.meeting_offices import is_note_of_attendance, office_of
from support.texts import read, recap_from_bytes


def told(discourse: Discourse) -> dict[str, str | None]:
    return {one.name: one.role.label if one.role else None for one in discourse.persons}


@pytest.mark.parametrize(
    ("language", "words", "office"),
    [
        ("sv", "Ledamöter:", "ledamot"),
        ("sv", "Ordinarie ledamöter (med rösträtt)", "ordinarie ledamot"),
        ("sv", "Övriga närvarande suppleanter", "suppleant"),
        ("sv", "Vice ordförande", "vice ordförande"),
        ("sv", "Justerare för mötet", "justerare"),
        ("en", "Board members present", "board member"),
        ("en", "Deputy chairs", "deputy chair"),
        # Nothing but an office is a label.
        ("sv", "Ledamöterna frågade", None),
        ("sv", "Val av ledamöter", None),
        ("en", "Chair of the art committee", None),
    ],
)
def test_office_of_a_label(language: str, words: str, office: str | None) -> None:
    found = office_of(words, load_language(language))
    assert (found.label if found else None) == office


@pytest.mark.parametrize(
    ("language", "words", "is_note"),
    [
        ("sv", "(via länk)", True),
        ("sv", "fr.o.m. § 4", True),
        ("sv", "(§ 3–5)", True),
        ("sv", "kl. 18.30–20", True),
        ("en", "(remote, until item 4)", True),
        ("en", "<moa@tuvan.example>", True),
        ("sv", "(kassör)", False),
        ("sv", "", False),
    ],
)
def test_notes_of_attendance(language: str, words: str, is_note: bool) -> None:
    assert is_note_of_attendance(words, load_language(language)) is is_note


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        # One roll behind the other; notes of how and when somebody took part.
        (
            "sv",
            (
                "Ledamöter: Moa Sandqvist, Erik Holmlund (ordförande), Siv Ek-Larsson (via länk)\n"
                "Suppleanter: Eva Gran (§ 3), Tor Vikander fr.o.m. § 4\nFrån kansliet: Ida Lund"
            ),
            {
                "Moa Sandqvist": "ledamot",
                "Erik Holmlund": "ordförande",
                "Siv Ek-Larsson": "ledamot",
                "Eva Gran": "suppleant",
                "Tor Vikander": "suppleant",
                "Ida Lund": None,
            },
        ),
        # Names below the office, one a line; a label of one ends with its holder.
        (
            "sv",
            "Närvarande\n\nOrdförande\nMoa Sandqvist\n\nLedamöter\nErik Holmlund\nSiv Ek-Larsson\n",
            {"Moa Sandqvist": "ordförande", "Erik Holmlund": "ledamot", "Siv Ek-Larsson": "ledamot"},
        ),
        (
            "en",
            "Board members: Moa Sandqvist, Anna Whitby (remote)\n\nObservers: Tom Fenwick\n\nStaff: Ellen Parr",
            {
                "Moa Sandqvist": "board member",
                "Anna Whitby": "board member",
                "Tom Fenwick": "observer",
                "Ellen Parr": None,
            },
        ),
        # Elections, the office before, behind and between.
        (
            "sv",
            "Till ordförande för mötet valdes Moa Sandqvist och till sekreterare Erik Holmlund.",
            {"Moa Sandqvist": "ordförande", "Erik Holmlund": "sekreterare"},
        ),
        (
            "sv",
            "Till mötesordförande valdes Moa Sandqvist samt till justeringspersoner Eva Gran och Tor Vikander.",
            {"Moa Sandqvist": "mötesordförande", "Eva Gran": "justeringsperson", "Tor Vikander": "justeringsperson"},
        ),
        ("sv", "Tor Vikander valdes enhälligt till kassör.", {"Tor Vikander": "kassör"}),
        (
            "sv",
            "Årsmötet valde Ida Lund till revisor och Tor Vikander till valberedare.",
            {"Ida Lund": "revisor", "Tor Vikander": "valberedare"},
        ),
        (
            "sv",
            "Val av ledamöter på två år: Moa Sandqvist, Nils Frost och Alma Bergdal (omval).",
            {"Moa Sandqvist": "ledamot", "Nils Frost": "ledamot", "Alma Bergdal": "ledamot"},
        ),
        (
            "sv",
            "Att jämte ordföranden justera protokollet utsågs Siv Ek-Larsson.",
            {"Siv Ek-Larsson": "justerare"},
        ),
        (
            "en",
            "The meeting elected Anna Whitby as chair and Rose Hartley as secretary.",
            {"Anna Whitby": "chair", "Rose Hartley": "secretary"},
        ),
        (
            "en",
            "Rose Hartley and Tom Fenwick were appointed tellers.",
            {"Rose Hartley": "teller", "Tom Fenwick": "teller"},
        ),
        # Who takes the minutes and who signs them.
        ("sv", "Vid protokollet: Nils Frost\n\nJusteras: Eva Gran", {"Nils Frost": None, "Eva Gran": None}),
        ("en", "Minutes taken by Ellen Parr", {"Ellen Parr": None}),
        # Who is proposed, or declines, or chooses to do something, has no office by that.
        (
            "sv",
            "Moa Sandqvist sa att det regnar.\n\nValberedningen föreslog att välja Moa Sandqvist till kassör.",
            {"Moa Sandqvist": None},
        ),
        ("sv", "Moa Sandqvist valde att stanna till slutet.", {"Moa Sandqvist": None}),
        ("en", "Anna Whitby was not elected chair.", {"Anna Whitby": None}),
    ],
)
def test_people_of_minutes(language: str, text: str, people: dict[str, str | None]) -> None:
    assert told(read(text, language)) == people


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        # An office beside another, without an article, and in its short form.
        (
            "sv",
            (
                "Ledamöter: Moa Sandqvist, Erik Holmlund\n\nTill ordförande för mötet valdes Moa Sandqvist.\n\n"
                "Ordföranden menade att taket är klart.\n\nErik Holmlund påpekade att det regnar.\n\n"
                "Ordförande ansåg att mötet kan sluta."
            ),
            [("Moa Sandqvist",), ("Erik Holmlund",), ("Moa Sandqvist",)],
        ),
        (
            "sv",
            (
                "Närvarande: Moa Sandqvist (ordf.), Erik Holmlund (sekr.)\n\nOrdf informerade om bygget. "
                "Taket är klart.\n\nSekr föreslår att vi köper en dator."
            ),
            [("Moa Sandqvist",), ("Erik Holmlund",)],
        ),
        (
            "en",
            (
                "Board members: Moa Sandqvist, Tom Fenwick\n\nTom Fenwick was elected chair of the meeting.\n\n"
                "Chair suggested that we buy a boat."
            ),
            [("Tom Fenwick",)],
        ),
    ],
)
def test_offices_that_speak(language: str, text: str, speakers: list[tuple[str, ...]]) -> None:
    assert [one.speakers for one in read(text, language).statements] == speakers


def test_names_of_columns_are_people_each() -> None:
    """A list whose columns or line ends were lost is cut where a given name follows a surname."""
    text = "Närvarande: Moa Sandqvist Erik Holmlund Siv Ek-Larsson, Anna Karin Berglund"
    assert list(told(read(text))) == ["Moa Sandqvist", "Erik Holmlund", "Siv Ek-Larsson", "Anna Karin Berglund"]


@pytest.mark.parametrize(
    ("heading", "name", "place"),
    [
        # The number of a meeting belongs to its name; its day, and where it was, do not.
        (
            "Protokoll fört vid styrelsemöte 4 i Norrsunda hembygdsförening den 14 mars 2021 i Sala",
            "styrelsemöte 4 i Norrsunda hembygdsförening",
            None,
        ),
        ("Protokoll från styrelsemöte nr 3, 2019-10-02", "styrelsemöte nr 3", None),
        ("Årsmöte 2022", "Årsmöte 2022", None),
        ("Protokoll för extra årsmöte med Sala båtklubb", "extra årsmöte med Sala båtklubb", None),
        # What only tells a kind is no name.
        ("Mötesprotokoll", None, None),
    ],
)
def test_meeting_of_minutes(heading: str, name: str | None, place: str | None) -> None:
    event = read(f"{heading}\n\nMoa Sandqvist sa att det regnar.").event
    assert (event.name, event.place) == (name, place)


def test_label_behind_a_town_is_nobody() -> None:
    assert list(told(read("Plats: Bystugan, Sala Tid: kl. 18–20\n\nMoa Sandqvist sa att det regnar."))) == [
        "Moa Sandqvist"
    ]


def test_label_on_the_next_line_is_no_part_of_a_name() -> None:
    text = "**Present:** Moa Sandqvist, Anna Whitby\n**Apologies:** Tom Fenwick\n\nAnna asked when the roof leaks."
    assert list(told(read(text, "en"))) == ["Moa Sandqvist", "Anna Whitby", "Tom Fenwick"]


def test_notes_in_cells_are_no_organizations() -> None:
    text = (
        "| Namn | Post | Anmärkning |\n|---|---|---|\n| Moa Sandqvist | Ordförande | |\n"
        "| Siv Ek-Larsson | Sekreterare | via Zoom |\n"
    )
    people = read(text).persons
    assert [(one.name, one.organization) for one in people] == [("Moa Sandqvist", None), ("Siv Ek-Larsson", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Moa Sandqvist hälsade alla välkomna och avslutade mötet.",
        "Styrelsens ordförande Moa Sandqvist hälsade alla välkomna och öppnade stämman.",
    ],
)
def test_a_greeting_is_nothing_that_those_greeted_say(text: str) -> None:
    assert read(text).statements == ()


def test_letters_of_a_name_are_no_organization() -> None:
    people = read("Members: Moa Sandqvist (MS), Peter Marlow (PM)\n\nMoa Sandqvist said that it rains.", "en").persons
    assert [(one.name, one.organization) for one in people] == [("Moa Sandqvist", None), ("Peter Marlow", None)]


def test_headings_of_elections_give_their_office() -> None:
    text = (
        "# Protokoll medlemsmöte\n\n## Val av mötesordförande\nMoa Sandqvist valdes.\n\n## Val av justerare\n"
        "Erik Holmlund och Siv Ek-Larsson\n\n## Val av sekreterare\nMötet valde Tor Vikander.\n\n## Ekonomi\n"
        "Nils Frost yrkade bifall till motionen.\n"
    )
    recap = recap_from_bytes(text.encode(), "invented.md", language="sv")
    assert told(extract(recap)) == {
        "Moa Sandqvist": "mötesordförande",
        "Erik Holmlund": "justerare",
        "Siv Ek-Larsson": "justerare",
        "Tor Vikander": "sekreterare",
        "Nils Frost": None,
    }


def test_rolls_are_nothing_that_their_label_says() -> None:
    text = (
        "Observers: Tom Fenwick (Port of Hull), Rose Hartley (Quay Bank)\nDirectors present: Moa Sandqvist\n\n"
        "Moa Sandqvist confirmed that the filing is complete."
    )
    recap = recap_from_bytes(text.encode(), "invented.md", language="en")
    assert [one.speakers for one in extract(recap).statements] == [("Moa Sandqvist",)]
