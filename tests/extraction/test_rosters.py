"""Lists of people: who is on them, as what, with which part; and what is no list, and makes nobody."""

from __future__ import annotations

import pytest

from discourse_kg.languages.supported import load_language
from discourse_kg.model import Discourse, ParticipationRole, Span
from discourse_kg.rosters.finding import find_rosters
from discourse_kg.rosters.items import read_people
from discourse_kg.rosters.titles import read_title
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
