"""An event has a name, a day and a place only where words bind them: what is no event's is left out."""

from __future__ import annotations

import pytest

from support.texts import read

#: Language, text, and the event's name, day and place in it.
EVENTS = [
    # Names beside a word for an event, or with an event's ending behind a preposition.
    (
        "sv",
        "Moa Sandqvist deltog på konferensen Is för framtiden. Hon sa att isen är kall.",
        "Is för framtiden",
        "",
        "",
    ),
    (
        "sv",
        "På Hamndagarna för en månad sedan sades det. Nu igen, under konferensen Isar och hamnar (IHS) i Norrlund.",
        "Isar och hamnar (IHS)",
        "",
        "Norrlund",
    ),
    ("sv", "Under konferensen Islyftet var fokus att öppna kajen.", "Islyftet", "", ""),
    ("sv", "Seminariet ”Tunn is på kajen” var ett samarrangemang.", "Tunn is på kajen", "", ""),
    ("sv", "Konferensen hette Is och data. Det talades om öppna kajer.", "Is och data", "", ""),
    (
        "sv",
        "Igår åkte jag till Fjordvik för Samverka Isigt, konferensen som alla hoppar över.",
        "Samverka Isigt",
        "",
        "",
    ),
    ("sv", "Lotsarna kommer till Nationella hamnrådets möte för att tala.", "Nationella hamnrådets möte", "", ""),
    ("sv", "Det sades på FN:s miljömöte UNEX2 i Fjordvik.", "UNEX2", "", "Fjordvik"),
    ("sv", "Förra veckan fylldes Norrlundsmässan av folk. Blev årets eHamndagar lyckade?", "eHamndagar", "", ""),
    ("en", "At the Harbour Lists Summit last Friday, Maja Lindqvist led a panel.", "Harbour Lists Summit", "", ""),
    (
        "en",
        "More than 100 people came to the GoodHarbour event at the Elm Hall in Fjordvik.",
        "GoodHarbour",
        "",
        "Elm Hall in Fjordvik",
    ),
    (
        "en",
        "This was the theme of the “What Lists Can Do For You” webinar last month.",
        "What Lists Can Do For You",
        "",
        "",
    ),
    (
        "en",
        "The Conference on Quays and Open Lists was held in Bergen, Norway on May 7-8, 2018.",
        "Conference on Quays and Open Lists",
        "2018-05-07",
        "Bergen",
    ),
    (
        "en",
        "Harbour Global Forum: Lists in the Steam Age\n\nMaja Lindqvist said that lists leak.",
        "Harbour Global Forum",
        "",
        "",
    ),
    # Headlines that are noun phrases of an event, and those that are not.
    ("sv", "Seminarium om isen på kajen\n\nMoa Sandqvist sa att isen är kall.", "Seminarium om isen på kajen", "", ""),
    ("sv", "Isen är kall i hamnen\n\nMoa Sandqvist sa att isen är kall.", None, "", ""),
    ("sv", "Stor enighet på konferens om isen\n\nMoa Sandqvist sa det.", None, "", ""),
    (
        "en",
        "Notes from the Lists for Quays community call - 1 May 2022\n\nIt was short.",
        "Lists for Quays community call",
        "2022-05-01",
        "",
    ),
    ("en", "Council opens the quay\n\nMaja Lindqvist said that lists leak.", None, "", ""),
    # Another event, or a day that all people have, is none.
    ("sv", "Frågan väcktes på Hamndagarna förra året. Nu svarar Moa Sandqvist.", None, "", ""),
    ("sv", "På Internationella kvinnodagen talade Moa Sandqvist om isen.", None, "", ""),
    # Days: complete, completed by the publication, or none.
    ("sv", "Seminariet hölls den 17 maj i Fjordvik. Redan 1985 var isen tunn.", None, "", "Fjordvik"),
    ("sv", "Biblioteket ordnade frågestund om isen inför valet den 11 september 2022.", None, "", ""),
    ("sv", "Förslagen om mötet föreslås träda i kraft den 1 juli 2026.", None, "", ""),
    ("sv", "– Han började på mötet år 1985.\n\nOlof Rosell tillträdde tisdagen den 10 september.", None, "", ""),
    (
        "sv",
        "Isen i panelen\n\n01 feb 2024\n\nMoa Sandqvist deltog i panelen. Hon menade att isen är kall.",
        None,
        "",
        "",
    ),
    (
        "sv",
        "Isveckan 2024 i Fjordvik\n\nVi var på plats på Isveckan den 26 juni.",
        "Isveckan",
        "2024-06-26",
        "Fjordvik",
    ),
    ("en", "See part one, first shown on March 3, 2016. See part two, first shown on April 7, 2016.", None, "", ""),
    ("en", "On Tuesday 8 March 2016, I chaired a meeting about lists.", None, "2016-03-08", ""),
    ("sv", "Nr 3 2023\n\nLördagen den 23 september träffades medlemmarna.", None, "2023-09-23", ""),
    ("sv", "Nr 3 2023\n\nSöndagen den 23 september träffades medlemmarna.", None, "", ""),
    ("sv", "Vi ordnade ett seminarium om isen. Det var lördagen den 3 februari 2024.", None, "2024-02-03", ""),
    ("sv", "Skratten är många när Kajdagarna är inne på sin andra timme.", "Kajdagarna", "", ""),
    ("en", "Published 16 May 2012\n\nToday we bring you a recap of a webinar about lists.", None, "", ""),
    ("en", "Published 24 October 2012\n\nOn Tuesday, October 30, we will host a webinar.", None, "", ""),
    ("en", "Published 24 October 2012\n\nOn Tuesday, we hosted a webinar.", None, "2012-10-23", ""),
    ("sv", "På Luciadagen besökte ministern Snöverket i Fjordvik.", None, "", ""),
    # Places: where an event is, and not what a body or an age is in.
    (
        "sv",
        "Drygt hundra personer samlades på Folkets hus i Fjordvik för ett möte.",
        None,
        "",
        "Folkets hus i Fjordvik",
    ),
    ("sv", "Samtalet fördes på ett seminarium på Sveriges EU-representation.", None, "", "Sveriges EU-representation"),
    ("sv", "Mötet hölls på Hamnverket och i Sverige.", None, "", ""),
    ("en", "Maja Lindqvist, a clerk at the General Harbour Authority, met two captains.", None, "", ""),
    ("en", "Maja Lindqvist joined us last week in a Quay University webinar about lists.", None, "", ""),
    ("en", "Minutes\n\nVenue: Elm Hall\nWhen: 8 February 2017\n\nThey spoke.", None, "2017-02-08", "Elm Hall"),
]


@pytest.mark.parametrize(("language", "text", "name", "day", "place"), EVENTS)
def test_event(language: str, text: str, name: str | None, day: str, place: str) -> None:
    event = read(text, language).event
    assert (event.name, event.date.isoformat() if event.date else "", event.place or "") == (name, day, place)


#: Language, text, and the title of its panel.
TITLES = [
    (
        "sv",
        "I panelen satt Moa Sandqvist och Erik Holmlund. Dagens huvudnummer var panelen ”Ström över isen”.",
        "Ström över isen",
    ),
    (
        "sv",
        "I panelen satt Moa Sandqvist och Erik Holmlund. Samtalet efter pausen, ”Vem har tid?”, leddes av Ida Brandin.",
        "Vem har tid?",
    ),
    ("sv", "# Panel 1: Från is till drift\n\nI panelen satt Moa Sandqvist och Erik Holmlund.", "Från is till drift"),
    ("en", "The morning panel, “Connected on Thin Ice,” was moderated by Maja Lindqvist.", "Connected on Thin Ice"),
    (
        "en",
        "Those were messages from “Heads Up on Deck,” a panel discussion moderated by Maja Lindqvist.",
        "Heads Up on Deck",
    ),
    ("sv", "Panelen hade rubriken ”Is i magen”. I panelen satt Moa Sandqvist och Erik Holmlund.", "Is i magen"),
    ("sv", "I panelen satt Moa Sandqvist och Erik Holmlund. Temat för samtalet var ”Is i magen”.", "Is i magen"),
    ("sv", "Pressmeddelanden\n\nIsen i Almedalen\n\nI panelen satt Moa Sandqvist och Erik Holmlund.", None),
    (
        "sv",
        "Isen smälter, och frågan är ”om, när och hur mycket”.\n\nI panelen satt Moa Sandqvist och Erik Holmlund.",
        None,
    ),
    (
        "sv",
        "I panelen satt Moa Sandqvist och Erik Holmlund. ”Isen är för kall för oss”, sade Sandqvist i panelen.",
        None,
    ),
    ("en", "Captains hate surprises.\n\nMaja Lindqvist, director of the Harbour Registry, moderated the panel.", None),
    ("en", "Panel: Maja Lindqvist, Oskar Brandvold and Astrid Holm\n\nMaja Lindqvist moderated the panel.", None),
]


@pytest.mark.parametrize(("language", "text", "title"), TITLES)
def test_panel_title(language: str, text: str, title: str | None) -> None:
    panels = read(text, language).panels
    assert [panel.title for panel in panels] == [title]
