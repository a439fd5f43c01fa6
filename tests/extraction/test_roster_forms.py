"""Forms of rosters: beside a label, in brackets, on the lines of a paragraph; who hosts, moderates or is only named."""

from __future__ import annotations

import pytest

from discourse_kg.model import Discourse, ParticipationRole
from support.texts import read

PANELLIST, MODERATOR = ParticipationRole.PANELLIST, ParticipationRole.MODERATOR


def parts(discourse: Discourse, role: ParticipationRole) -> list[str]:
    return [name for panel in discourse.panels for name in panel.names(role)]


def told(discourse: Discourse) -> dict[str, tuple[str | None, str | None]]:
    return {one.name: (one.role.label if one.role else None, one.organization) for one in discourse.persons}


@pytest.mark.parametrize(
    ("language", "text", "seats"),
    [
        # Behind a word for them and one that says that some are named, in brackets, between commas.
        (
            "sv",
            "Det gladde paneldeltagarna, däribland Moa Sandqvist från Fyrverket och Erik Holmlund från Isbolaget.",
            ["Moa Sandqvist", "Erik Holmlund"],
        ),
        (
            "sv",
            "Panelisterna (Moa Sandqvist, Erik Holmlund och Tove Rosell) tyckte olika om isen.",
            ["Moa Sandqvist", "Erik Holmlund", "Tove Rosell"],
        ),
        ("sv", "Panelen, Moa Sandqvist och Erik Holmlund, var enig.", ["Moa Sandqvist", "Erik Holmlund"]),
        (
            "en",
            (
                "It was a fine day. My fellow panelists (Maja Lindqvist at Quay Bank and Oskar Brandvold at Harbour "
                "Watch) gave us good advice."
            ),
            ["Maja Lindqvist", "Oskar Brandvold"],
        ),
        (
            "en",
            "The panelists, including Maja Lindqvist and Oskar Brandvold, agreed on that.",
            ["Maja Lindqvist", "Oskar Brandvold"],
        ),
        # A label without a colon, and the short form of a body behind a name.
        (
            "sv",
            "Medverkande Moa Sandqvist FKO, Erik Holmlund IBF och Tove Rosell HMU.",
            ["Moa Sandqvist", "Erik Holmlund", "Tove Rosell"],
        ),
        # Both sides of a verb.
        (
            "en",
            "Harbour Watch's director, Maja Lindqvist, joined Quay Bank's Oskar Brandvold on the panel.",
            ["Maja Lindqvist", "Oskar Brandvold"],
        ),
        # Initials.
        (
            "sv",
            "I panelen satt J.P. Sandqvist, P-O Holmlund och E. Rosell (Fyrverket).",
            ["J.P. Sandqvist", "P-O Holmlund", "E. Rosell"],
        ),
        # No seats: those who call others together, the boss of one who sat there, a panel that only agreed.
        ("sv", "Ministrarna Moa Sandqvist och Erik Holmlund bjöd in till ett rundabordssamtal om isen.", []),
        ("en", "The panelists, who agreed, left early.", []),
        ("sv", "Panelsamtal med EU-kommissionens Norrlundskontor och Finlands Europa.", []),
    ],
)
def test_who_sat_on_the_panel(language: str, text: str, seats: list[str]) -> None:
    assert parts(read(text, language), PANELLIST) == seats


@pytest.mark.parametrize(
    ("language", "text", "leading"),
    [
        (
            "sv",
            "Moderatorerna Moa Sandqvist och Erik Holmlund höll ordning på panelen.",
            ["Moa Sandqvist", "Erik Holmlund"],
        ),
        ("sv", "Hon gav ordet till webbinariets moderator, Moa Sandqvist, som bad om frågor.", ["Moa Sandqvist"]),
        (
            "en",
            "She gave the floor to the panel's moderator, Maja Lindqvist, who asked for questions.",
            ["Maja Lindqvist"],
        ),
        (
            "en",
            "“Why?” Maja Lindqvist, pilot in the Office of Ice at the Harbour Board, and moderator, asked a panel.",
            ["Maja Lindqvist"],
        ),
    ],
)
def test_who_moderated(language: str, text: str, leading: list[str]) -> None:
    assert parts(read(text, language), MODERATOR) == leading


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        (
            "sv",
            "I panelen satt rektor Tove Rosell, lärarna Moa Sandqvist och Erik Holmlund.",
            {"Tove Rosell": ("rektor", None), "Moa Sandqvist": ("lärarna", None), "Erik Holmlund": ("lärarna", None)},
        ),
        (
            "sv",
            "I panelen satt Moa Sandqvist, isminister och Tove Rosell, stabschef hos EU-kommissionär Cecilia Ekmark.",
            {"Moa Sandqvist": ("isminister", None), "Tove Rosell": ("stabschef", None)},
        ),
        (
            "sv",
            "I panelen satt Moa Sandqvist, Fyrverket 24, och Erik Holmlund, Hav och stränder i väst.",
            {"Moa Sandqvist": (None, "Fyrverket 24"), "Erik Holmlund": (None, "Hav och stränder i väst")},
        ),
        (
            "sv",
            "Rapparen Zibbe och läkaren Moa Sandqvist satt i panelen.",
            {"Zibbe": ("rapparen", None), "Moa Sandqvist": ("läkaren", None)},
        ),
    ],
)
def test_what_people_are(language: str, text: str, people: dict[str, tuple[str | None, str | None]]) -> None:
    assert told(read(text, language)) == people


def test_a_roll_on_the_lines_of_a_paragraph() -> None:
    roll = "Närvarande\nMoa Sandqvist, Fyrverket\nErik Holmlund, Isbolaget\nHela hamnens styrelse"
    text = f"# Minnen från mötet\n\n{roll}\n\nSlut.\n"
    assert told(read(text, "sv")) == {"Moa Sandqvist": (None, "Fyrverket"), "Erik Holmlund": (None, "Isbolaget")}


def test_the_roll_of_a_meeting_took_part_in_it() -> None:
    roll = "## Present\n\n* Maja Lindqvist @majal (Quays)\n* Oskar Brandvold @oskar (Quays)\n"
    assert parts(read(f"# Quay Committee meeting\n\n{roll}", "en"), PANELLIST) == ["Maja Lindqvist", "Oskar Brandvold"]
    assert read(f"# Harbour history\n\n{roll}", "en").panels == ()


def test_a_list_behind_a_colon_is_nothing_that_somebody_says() -> None:
    text = "Tove Rosell, som ledde samtalet, hälsade panelen välkommen: Moa Sandqvist och Erik Holmlund."
    assert read(text, "sv").statements == ()


def test_who_is_quoted_beside_a_round_table_need_not_have_sat_there() -> None:
    text = (
        "Regeringen bjöd in hamnarna till ett rundabordssamtal om isen.\n\n– Isen är tunn, säger isminister Moa "
        "Sandqvist.\n\n– Hamnarna behövs, säger hamnminister Erik Holmlund.\n"
    )
    assert read(text, "sv").panels == ()


def test_people_of_whom_a_text_on_a_committee_speaks_are_no_panellists() -> None:
    text = (
        "The panel waits for transcripts of talks with ice adviser Maja Lindqvist, deputy adviser Oskar Brandvold and "
        "pilot Astrid Holm. “We will not wait,” said Harriet Cornell, the chair of the board."
    )
    assert parts(read(text, "en"), PANELLIST) == []


def test_a_verb_that_is_spelt_as_a_part_makes_no_moderator() -> None:
    text = "It was a fine day. We were glad to host Maja Lindqvist, director of Quay Bank, and the panel was good."
    assert parts(read(text, "en"), MODERATOR) == []


def test_who_sums_up_a_seminar_leads_no_panel() -> None:
    text = (
        "Det var kärnan i diskussionen på seminariet om isen.\n\n– Isen är tunn, sa Erik Holmlund från Fyrverket.\n\n"
        "– Isen är kall, sa Tove Rosell, chef för Isverket.\n\nModerator Moa Sandqvist, lots, summerade seminariet."
    )
    assert parts(read(text, "sv"), MODERATOR) == ["Moa Sandqvist"]
    assert parts(read(text, "sv"), PANELLIST) == []


@pytest.mark.parametrize(
    ("language", "text", "leading", "seats"),
    [
        (
            "sv",
            "Dagen slutade med en paneldebatt mellan Moa Sandqvist och Erik Holmlund, modererad av Tove Rosell.",
            ["Tove Rosell"],
            ["Moa Sandqvist", "Erik Holmlund"],
        ),
        (
            "sv",
            "Efter det följde en paneldiskussion med Moa Sandqvist, Erik Holmlund och Tove Rosell som moderator.",
            ["Tove Rosell"],
            ["Moa Sandqvist", "Erik Holmlund"],
        ),
        (
            "sv",
            "Samtalet leddes av Jonas Ekmark som bjöd upp Moa Sandqvist och Tove Rosell på scen.",
            ["Jonas Ekmark"],
            [],
        ),
        (
            "sv",
            "Seminariet modererades av Moa Sandqvist och bland talarna fanns Erik Holmlund, Isverket, och Tove Rosell.",
            ["Moa Sandqvist"],
            ["Erik Holmlund", "Tove Rosell"],
        ),
        ("sv", "Fyrverkets Moa Sandqvist och Erik Holmlund utgjorde panelen.", [], ["Moa Sandqvist", "Erik Holmlund"]),
        (
            "en",
            "The panel, moderated by Harriet Cornell, included Oliver Grange of Quay Bank and Nora Finch.",
            ["Harriet Cornell"],
            ["Oliver Grange", "Nora Finch"],
        ),
        (
            "en",
            "Moderator Harriet Cornell asked panelists Oliver Grange and Nora Finch about the ice.",
            ["Harriet Cornell"],
            ["Oliver Grange", "Nora Finch"],
        ),
        (
            "en",
            "The webinar featured Harriet Cornell from Harbour Watch and Oliver Grange from Quay Bank.",
            [],
            ["Harriet Cornell", "Oliver Grange"],
        ),
        # A talk by one person has no panel.
        ("en", "The webinar featured Harriet Cornell from Harbour Watch, and it was a long one.", [], []),
    ],
)
def test_who_led_and_who_sat_there(language: str, text: str, leading: list[str], seats: list[str]) -> None:
    discourse = read(text, language)
    assert (parts(discourse, MODERATOR), parts(discourse, PANELLIST)) == (leading, seats)


def test_a_partys_letter_is_no_note_of_how_somebody_took_part() -> None:
    text = "I panelen satt Moa Sandqvist (V), Erik Holmlund (M) och Tove Rosell (S)."
    assert [one.party for one in read(text, "sv").persons] == ["V", "M", "S"]
