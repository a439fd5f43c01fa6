"""Lists of people: who is on them, as what, with which part; and what is no list, and makes nobody."""

from __future__ import annotations

import pytest

from discourse_kg.extraction.roster_items import read_people
from discourse_kg.extraction.roster_titles import read_title
from discourse_kg.extraction.rosters import find_rosters
from discourse_kg.languages.supported import load_language
from discourse_kg.model import Discourse, ParticipationRole, Span
from support.texts import read

PANELLIST, MODERATOR = ParticipationRole.PANELLIST, ParticipationRole.MODERATOR


def listed(text: str, language: str) -> list[tuple[str, str, str | None, str | None]]:
    """The part, name, role and organization of everybody on a list of a sentence."""
    pack = load_language(language)
    return [
        (
            roster.part.value,
            one.name.name(),
            told.role.label if (told := one.description).role else None,
            told.organization,
        )
        for roster in find_rosters(text, Span(0, len(text)), pack, read_people)
        for one in roster.members
    ]


def parts(discourse: Discourse, role: ParticipationRole) -> list[list[str]]:
    return [list(panel.names(role)) for panel in discourse.panels]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # A bare name beside a bracketed one is a person, and no body of the one before.
        (
            "sv",
            (
                "I samtalet deltog Moa Sandqvist (rektor, Tuvans folkhögskola), Erik Holmlund och Tove Rosell "
                "(Boverket)."
            ),
            [
                ("panellist", "Moa Sandqvist", "rektor", "Tuvans folkhögskola"),
                ("panellist", "Erik Holmlund", None, None),
                ("panellist", "Tove Rosell", None, "Boverket"),
            ],
        ),
        # A conjunction inside a title.
        (
            "en",
            (
                "The panelists were Tova Ekmark (Leaf Board), and Digital and Social Media Manager Erik Holmlund "
                "(Harbour Authority)."
            ),
            [
                ("panellist", "Tova Ekmark", None, "Leaf Board"),
                ("panellist", "Erik Holmlund", "Digital and Social Media Manager", "Harbour Authority"),
            ],
        ),
        # Bodies between commas, one with a conjunction in its name.
        (
            "sv",
            "I panelen satt Moa Sandqvist, Bildning & Samhälle, och Erik Holmlund, Kust & Skog.",
            [
                ("panellist", "Moa Sandqvist", None, "Bildning & Samhälle"),
                ("panellist", "Erik Holmlund", None, "Kust & Skog"),
            ],
        ),
        # The list before the words for where its people are, and in the middle of them.
        (
            "sv",
            "Moa Sandqvist och Erik Holmlund satt i panelen.",
            [("panellist", "Moa Sandqvist", None, None), ("panellist", "Erik Holmlund", None, None)],
        ),
        ("sv", "Då satt redan Moa Sandqvist i panelen.", [("panellist", "Moa Sandqvist", None, None)]),
        (
            "en",
            "Maja Lindqvist and Oskar Brandvold joined the panel.",
            [("panellist", "Maja Lindqvist", None, None), ("panellist", "Oskar Brandvold", None, None)],
        ),
        # Each list its own part.
        (
            "sv",
            "I publiken satt Moa Sandqvist; i panelen Erik Holmlund och Tove Rosell.",
            [
                ("away", "Moa Sandqvist", None, None),
                ("panellist", "Erik Holmlund", None, None),
                ("panellist", "Tove Rosell", None, None),
            ],
        ),
        (
            "sv",
            "Samtalet leddes av Moa Sandqvist, och i panelen satt Erik Holmlund.",
            [("moderator", "Moa Sandqvist", None, None), ("panellist", "Erik Holmlund", None, None)],
        ),
        (
            "sv",
            "Moa Sandqvist, som ledde samtalet, hälsade alla välkomna.",
            [("moderator", "Moa Sandqvist", None, None)],
        ),
        (
            "en",
            "Maja Lindqvist chaired the session, with Oskar Brandvold and Astrid Holm on the panel.",
            [
                ("moderator", "Maja Lindqvist", None, None),
                ("panellist", "Oskar Brandvold", None, None),
                ("panellist", "Astrid Holm", None, None),
            ],
        ),
        # Somebody who should have been there was not.
        ("sv", "I panelen skulle även Moa Sandqvist ha suttit.", [("away", "Moa Sandqvist", None, None)]),
        # A title of several is that of each.
        (
            "sv",
            "I panelen satt forskarna Moa Sandqvist och Erik Holmlund.",
            [("panellist", "Moa Sandqvist", "forskarna", None), ("panellist", "Erik Holmlund", "forskarna", None)],
        ),
        # Genitives of bodies, with a role behind them or none.
        (
            "sv",
            "I panelen satt Lunds universitets Moa Sandqvist och Fyrverkets vd Erik Holmlund.",
            [
                ("panellist", "Moa Sandqvist", None, "Lunds universitet"),
                ("panellist", "Erik Holmlund", "vd", "Fyrverket"),
            ],
        ),
        # Given names that share a surname; the first is printed without it.
        (
            "sv",
            "Syskonen Hugo och Hulda Rosell satt i panelen.",
            [("panellist", "Hugo", None, None), ("panellist", "Hulda Rosell", None, None)],
        ),
        # No list: a clause, a body, something that is said in the panel.
        ("sv", "I panelen sa Moa Sandqvist att isen är tunn.", []),
        ("sv", "I panelen satt representanter för Boverket.", []),
        ("en", "Present day worries: Coastal Atlas was quiet.", []),
        ("en", "The panel was long.", []),
    ],
)
def test_who_is_on_a_list(language: str, text: str, found: list[tuple[str, str, str | None, str | None]]) -> None:
    assert listed(text, language) == found


@pytest.mark.parametrize(
    ("language", "title", "role", "organization"),
    [
        ("sv", "Lunds universitets", None, "Lunds universitet"),
        ("sv", "SKR:s chefsjurist", "chefsjurist", "SKR"),
        ("en", "the Treasury's chief economist", "chief economist", "Treasury"),
        ("sv", "den 34-åriga målvakten", "målvakten", None),
        ("sv", "den nytillträdde ansvarige för fyrarnas ljus", "ansvarige för fyrarnas ljus", None),
        ("en", "Oxfam's prowler", "prowler", "Oxfam"),
    ],
)
def test_titles_before_names(language: str, title: str, role: str | None, organization: str | None) -> None:
    told = read_title(title, load_language(language))
    assert told is not None
    assert (told.role.label if told.role else None, told.organization) == (role, organization)


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "som sa att"), ("sv", "grundare av"), ("en", ("the editor of"))]
)
def test_no_titles(language: str, words: str) -> None:
    assert read_title(words, load_language(language)) is None


@pytest.mark.parametrize(
    ("language", "text", "seats"),
    [
        (
            "sv",
            "Panel\n* Moa Sandqvist (C)\n* Erik Holmlund (riksdagsledamot, L)\n",
            ["Moa Sandqvist", "Erik Holmlund"],
        ),
        (
            "sv",
            "Medverkande\n\n1. Moa Sandqvist, lots\n\n2. Erik Holmlund, Sjöfartsverket\n",
            ["Moa Sandqvist", "Erik Holmlund"],
        ),
        (
            "en",
            "## Attendees\n\n* Maja Lindqvist\n* The whole board of lists\n* Oskar Brandvold\n",
            ["Maja Lindqvist", "Oskar Brandvold"],
        ),
        ("sv", "I panelen satt Moa Sandqvist (C). Vidare Erik Holmlund (L).", ["Moa Sandqvist", "Erik Holmlund"]),
        (
            "sv",
            "Moa Sandqvist var trött. Erik Holmlund är glad. Båda satt i panelen.",
            ["Moa Sandqvist", "Erik Holmlund"],
        ),
        (
            "sv",
            "I panelen satt två personer. Moa Sandqvist är lots. Erik Holmlund är jurist.",
            ["Moa Sandqvist", "Erik Holmlund"],
        ),
    ],
)
def test_lists_over_lines_and_sentences(language: str, text: str, seats: list[str]) -> None:
    assert parts(read(text, language), PANELLIST) == [seats]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "sv",
            "Närvarande\nMoa Sandqvist\nErik Holmlund\n\nFrånvarande\nTove Rosell\n",
            ["Moa Sandqvist", "Erik Holmlund", "Tove Rosell"],
        ),
        (
            "sv",
            "Ledamöter: Moa Sandqvist, Erik Holmlund. Ersättare: Tove Rosell.",
            ["Moa Sandqvist", "Erik Holmlund", "Tove Rosell"],
        ),
        (
            "sv",
            "| Namn | Roll |\n|---|---|\n| Moa Sandqvist | lots |\n| Erik Holmlund | jurist |\n",
            ["Moa Sandqvist", "Erik Holmlund"],
        ),
        (
            "en",
            "Scribes: Maja Lindqvist, Oskar Brandvold, Astrid Holm\n",
            ["Maja Lindqvist", "Oskar Brandvold", "Astrid Holm"],
        ),
        (
            "en",
            "Captains Maja Lindqvist and Oskar Brandvold compared their lists.",
            ["Maja Lindqvist", "Oskar Brandvold"],
        ),
        ("sv", "Röda Korset och Rädda Barnen bjöd på kaffe.", []),
    ],
)
def test_people_of_minutes_tables_and_narration(language: str, text: str, names: list[str]) -> None:
    discourse = read(text, language)
    assert [one.name for one in discourse.persons] == names
    assert discourse.panels == ()


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
