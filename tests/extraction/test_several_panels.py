"""Several panels of one text, each with its people and its statements; and what is one panel all the same."""

from __future__ import annotations

import pytest

from discourse_kg.model import Discourse, ParticipationRole
from support.texts import read

PANELLIST, MODERATOR = ParticipationRole.PANELLIST, ParticipationRole.MODERATOR


def parts(discourse: Discourse, role: ParticipationRole) -> list[list[str]]:
    return [list(panel.names(role)) for panel in discourse.panels]


ICE, LIGHTS = ["Moa Sandqvist", "Erik Holmlund"], ["Tove Rosell", "Nils Ekdahl"]
SNOW, LAMPS = ["Oskar Brandvold", "Astrid Holm"], ["Rakel Grey", "Eskil Aune"]


@pytest.mark.parametrize(
    ("language", "text", "seats", "moderators", "titles"),
    [
        (
            "sv",
            (
                "Första panelen: Hamnar i vinter\n\nI panelen satt Moa Sandqvist (C) och Erik Holmlund (L).\n\n"
                "Erik Holmlund sa nej.\n\nAndra panelen: Fyrar för alla\n\n"
                "I panelen satt Tove Rosell, lots, och Nils Ekdahl (Sjöfartsverket).\n\nNils Ekdahl sa ja.\n"
            ),
            [ICE, LIGHTS],
            [[], []],
            ["Hamnar i vinter", "Fyrar för alla"],
        ),
        (
            "sv",
            (
                "I det första samtalet deltog Moa Sandqvist (C) och Erik Holmlund (L). Erik Holmlund sa nej.\n\n"
                "I det andra samtalet deltog Tove Rosell, lots, och Nils Ekdahl, jurist. Nils Ekdahl sa ja. "
                "Moderator var Gun Vallgren."
            ),
            [ICE, LIGHTS],
            [[], ["Gun Vallgren"]],
            [None, None],
        ),
        (
            "sv",
            (
                "Panel 1\n\nModerator: Gun Vallgren\nDeltagare: Moa Sandqvist (C), Erik Holmlund (L)\n\n"
                "Erik Holmlund sa nej.\n\n"
                "Panel 2\n\nModerator: Per Ståhlberg\nDeltagare: Tove Rosell (Fyrverket), Nils Ekdahl (SKR)\n\n"
                "Nils Ekdahl sa ja.\n"
            ),
            [ICE, LIGHTS],
            [["Gun Vallgren"], ["Per Ståhlberg"]],
            [None, None],
        ),
        (
            "sv",
            (
                "På förmiddagen satt Moa Sandqvist (C) och Erik Holmlund (L) i panelen. Erik Holmlund sa nej.\n\n"
                "I nästa panel satt Tove Rosell, lots, och Nils Ekdahl, jurist. Nils Ekdahl sa ja."
            ),
            [ICE, LIGHTS],
            [[], []],
            [None, None],
        ),
        (
            "sv",
            (
                "Samtal 1: Isen\n\nMoa Sandqvist (C) och Erik Holmlund (L) diskuterade isen under ledning av Gun "
                "Vallgren.\n\n"
                "Erik Holmlund sa nej.\n\nSamtal 2: Fyrarna\n\nTove Rosell (Fyrverket) och Nils Ekdahl (SKR) "
                "diskuterade fyrarna "
                "under ledning av Gun Vallgren.\n\nNils Ekdahl sa ja.\n"
            ),
            [ICE, LIGHTS],
            [["Gun Vallgren"], ["Gun Vallgren"]],
            ["Isen", "Fyrarna"],
        ),
        (
            "en",
            (
                "## Session 1: Harbours in winter\n\nModerator: Maja Lindqvist. Panel: Oskar Brandvold (Quay "
                "Times), Astrid Holm "
                "(Harbour Registry).\n\nAstrid Holm said no.\n\n## Session 2: Lights for all\n\n"
                "Moderator: Nils Falk. Panel: "
                "Rakel Grey (Tide Museum), Eskil Aune (Met Office).\n\nEskil Aune said yes.\n"
            ),
            [SNOW, LAMPS],
            [["Maja Lindqvist"], ["Nils Falk"]],
            ["Harbours in winter", "Lights for all"],
        ),
        (
            "en",
            (
                "The first panel was moderated by Maja Lindqvist. On the panel were Oskar Brandvold (Quay Times) "
                "and Astrid Holm "
                "(Harbour Registry). Astrid Holm said no.\n\nThe second panel was chaired by Nils Falk, with Rakel "
                "Grey (Tide "
                "Museum) and Eskil Aune (Met Office) on the panel. Eskil Aune said yes."
            ),
            [SNOW, LAMPS],
            [["Maja Lindqvist"], ["Nils Falk"]],
            [None, None],
        ),
        (
            "en",
            (
                "# Harbours in winter\n\nPanelists:\n\n- Oskar Brandvold, Quay Times\n"
                "- Astrid Holm, Harbour Registry\n\n"
                "Astrid Holm said no.\n\n# Lights for all\n\nPanelists:\n\n"
                "- Rakel Grey, Tide Museum\n- Eskil Aune, Met Office\n\n"
                "Eskil Aune said yes.\n"
            ),
            [SNOW, LAMPS],
            [[], []],
            ["Harbours in winter", "Lights for all"],
        ),
        (
            "en",
            (
                "The opening session was chaired by Maja Lindqvist. Panelists were Oskar Brandvold and Astrid Holm. "
                "Astrid Holm "
                "said no.\n\nThe closing session was moderated by Nils Falk. Panelists were Rakel Grey and Eskil "
                "Aune. Eskil Aune "
                "said yes."
            ),
            [SNOW, LAMPS],
            [["Maja Lindqvist"], ["Nils Falk"]],
            [None, None],
        ),
        (
            "en",
            (
                "Panel I\n\nPanelists: Oskar Brandvold, Quay Times; Astrid Holm, Harbour Registry.\n\n"
                "Astrid Holm said no.\n\n"
                "Panel II\n\nPanelists: Rakel Grey, Tide Museum; Eskil Aune, Met Office.\n\nEskil Aune said yes.\n"
            ),
            [SNOW, LAMPS],
            [[], []],
            [None, None],
        ),
    ],
)
def test_several_panels_each_with_its_cast_and_its_statements(
    language: str, text: str, seats: list[list[str]], moderators: list[list[str]], titles: list[str | None]
) -> None:
    discourse = read(text, language)
    assert parts(discourse, PANELLIST) == seats
    assert parts(discourse, MODERATOR) == moderators
    assert [panel.title for panel in discourse.panels] == titles
    assert [(one.speakers[0], one.panel) for one in discourse.statements] == [(seats[0][1], 0), (seats[1][1], 1)]


@pytest.mark.parametrize(
    "text",
    [
        # A moderator under one heading and a roster under the next are of one panel.
        (
            "Inledning\n\nModerator var Gun Vallgren.\n\nPanelen\n\nI panelen satt Moa Sandqvist (C) och Erik "
            "Holmlund (L).\n"
        ),
        # A count of something that has no people of its own.
        "I panelen satt Moa Sandqvist (C) och Erik Holmlund (L). I nästa debatt väntar valet.",
    ],
)
def test_one_panel_is_one(text: str) -> None:
    assert parts(read(text), PANELLIST) == [ICE]


def test_who_speaks_before_a_late_panel_sat_on_none() -> None:
    text = (
        "Moa Sandqvist, lots, sa att isen är tunn. Erik Holmlund, jurist, höll med om det och sa att hamnen "
        "måste byggas "
        "ut innan det är för sent för alla.\n\nDagen avslutades med en paneldebatt med företrädare för hamnarna."
    )
    assert read(text).panels == ()
