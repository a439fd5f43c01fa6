"""What names a country inside a statement, in which form, and what only looks so."""

from __future__ import annotations

import pytest

from discourse_kg.model import MentionKind
from support.texts import ROSTERS, read, read_among_cast

#: Language, what is said, and each country: its words, code and form.
NAMED = [
    # Names.
    ("sv", "Estland leder", [("Estland", "EST", "name")]),
    ("sv", "Estlands register leder", [("Estland", "EST", "name")]),
    ("sv", "Holland och Danmark leder", [("Holland", "NLD", "name"), ("Danmark", "DNK", "name")]),
    ("sv", "Nya Zeeland leder", [("Nya Zeeland", "NZL", "name")]),
    (
        "sv",
        "det leder för Republiken Finland och Sveriges FN-arbete",
        [("Finland", "FIN", "name"), ("Sverige", "SWE", "name")],
    ),
    ("sv", "Kinas BNP och Estlands register leder", [("Kina", "CHN", "name"), ("Estland", "EST", "name")]),
    ("sv", "Kanadas miljödepartement leder", [("Kanada", "CAN", "name")]),
    ("en", "Estonia’s registers lead", [("Estonia", "EST", "name")]),
    (
        "en",
        "New Zealand and the United States lead",
        [("New Zealand", "NZL", "name"), ("United States", "USA", "name")],
    ),
    (
        "en",
        "the US, the U.K. and the States lead",
        [("US", "USA", "name"), ("U.K.", "GBR", "name"), ("the States", "USA", "name")],
    ),
    (
        "en",
        "Canada’s digital services and the UK’s Tree Board lead",
        [("Canada", "CAN", "name"), ("UK", "GBR", "name")],
    ),
    ("en", "in May Sweden leads", [("Sweden", "SWE", "name")]),
    ("en", "the Republic of Estonia leads", [("Estonia", "EST", "name")]),
    (
        "en",
        "Armenia, Georgia and Ukraine lead",
        [("Armenia", "ARM", "name"), ("Georgia", "GEO", "name"), ("Ukraine", "UKR", "name")],
    ),
    ("sv", "i dag besöker Nima Forsrud Moldavien", [("Moldavien", "MDA", "name")]),
    # Adjectives.
    ("sv", "estniska register leder", [("estniska", "EST", "adjective")]),
    ("sv", "ett norskt arkiv leder", [("norskt", "NOR", "adjective")]),
    (
        "sv",
        "de svenska och estniska myndigheterna leder",
        [("svenska", "SWE", "adjective"), ("estniska", "EST", "adjective")],
    ),
    ("sv", "svenska lärare leder", [("svenska", "SWE", "adjective")]),
    ("sv", "det svensk-finska arkivet leder", [("svensk", "SWE", "adjective"), ("finska", "FIN", "adjective")]),
    ("sv", "det svenska EU-ordförandeskapet leder", [("svenska", "SWE", "adjective")]),
    ("en", "Estonian registers lead", [("Estonian", "EST", "adjective")]),
    ("en", "in Estonian case it was not about the register", [("Estonian", "EST", "adjective")]),
    (
        "en",
        "from a Dutch, Danish and Finnish perspective all lead",
        [("Dutch", "NLD", "adjective"), ("Danish", "DNK", "adjective"), ("Finnish", "FIN", "adjective")],
    ),
    ("en", "Swedish teachers lead", [("Swedish", "SWE", "adjective")]),
    ("nb", "estiske registre leder", [("estiske", "EST", "adjective")]),
    # Inhabitants.
    ("sv", "esterna leder", [("esterna", "EST", "inhabitant")]),
    (
        "sv",
        "norrmännens register och många finländare leder",
        [("norrmännen", "NOR", "inhabitant"), ("finländare", "FIN", "inhabitant")],
    ),
    ("en", "Estonians and Swedes lead", [("Estonians", "EST", "inhabitant"), ("Swedes", "SWE", "inhabitant")]),
    ("en", "the Dutch lead", []),
    ("en", "the Dutch have led", [("Dutch", "NLD", "inhabitant")]),
    ("nb", "esterne og svenskene leder", [("esterne", "EST", "inhabitant"), ("svenskene", "SWE", "inhabitant")]),
    # Capitals.
    ("sv", "Tallinn och Köpenhamn leder", [("Tallinn", "EST", "capital"), ("Köpenhamn", "DNK", "capital")]),
    ("sv", "registret i Peking leder", [("Peking", "CHN", "capital")]),
    ("sv", "registret i Sofia leder", [("Sofia", "BGR", "capital")]),
    ("en", "the office in Washington, D.C. leads", [("Washington, D.C.", "USA", "capital")]),
    ("nb", "Praha leder", [("Praha", "CZE", "capital")]),
]

#: What has a country's word in it and names none.
NONE = [
    # A title, or the label of one person.
    ("sv", "Estlands president leder"),
    ("sv", "Danmarks och Norges tidigare statsminister leder"),
    ("sv", "Estlands biträdande statssekreterare leder"),
    ("sv", "estniska statsministern leder"),
    ("sv", "kungen och drottningen av Danmark leder"),
    ("sv", "en svensk lärare leder"),
    ("sv", "hon är finländare"),
    ("sv", "mötet med vår danska kollega dröjer"),
    ("sv", "det beror på finska simmaren Isa Dal"),
    ("en", "the president of Estonia leads"),
    ("en", "the Estonian prime minister leads"),
    ("en", "a Swedish teacher leads"),
    # A longer name.
    ("sv", "Sveriges Television leder"),
    ("sv", "Radio Sverige leder"),
    ("sv", "det är Svenska Dagbladet som leder"),
    ("sv", "svenska kyrkan leder"),
    ("sv", "Stockholms amfibieregemente leder"),
    ("sv", "det ordnas av FLF Finland"),
    ("sv", "Estlandsvägen och Finlandsbåten är långa"),
    ("en", "the America Works Act leads"),
    ("en", "Bank of Finland leads"),
    ("en", "Norwegian Air leads"),
    ("en", "New Jersey, Latin America and Native Americans lead"),
    ("en", "USA.gov leads"),
    # A language, a currency.
    ("sv", "boken finns på estniska"),
    ("sv", "det estniska språket leder"),
    ("sv", "ordet kommer från svenska eller finska"),
    ("sv", "hundra svenska kronor räcker"),
    ("en", "the book is in Estonian"),
    ("en", "Spanish pages lead"),
    # Other words, people and places.
    ("sv", "det har lett till mer"),
    ("sv", "Sofia leder"),
    ("en", "turkey is dry"),
    ("en", "the European Union leads"),
    ("en", "it was an Indian summer"),
    ("en", "Paris, Texas leads"),
    ("en", "Atlanta, Georgia leads"),
]

_SAID = {"sv": "Tova Ekmark sa att {}.", "nb": "Tova Ekmark, jurist, sa at {}.", "en": "Ekmark said that {}."}


def _countries(language: str, said: str) -> list[tuple[str, str, str]]:
    text = _SAID[language].format(said)
    discourse = read_among_cast(text, language) if language in ROSTERS else read(text, language)
    (statement,) = discourse.statements
    found = [one for one in statement.mentions if one.country]
    assert all(one.kind in {MentionKind.COUNTRY, MentionKind.PLACE} for one in found)
    return [(one.span.of(discourse.recap.text), str(one.country), str(one.by)) for one in found]


@pytest.mark.parametrize(("language", "said", "countries"), NAMED)
def test_countries(language: str, said: str, countries: list[tuple[str, str, str]]) -> None:
    assert _countries(language, said) == countries


@pytest.mark.parametrize(("language", "said"), NONE)
def test_no_country(language: str, said: str) -> None:
    assert _countries(language, said) == []
