"""What counts as a mention inside a statement, and what does not; of countries `test_country_mentions` tells."""

from __future__ import annotations

import pytest

from discourse_kg.model import MentionKind
from support.texts import read, read_among_cast


def test_a_name_is_no_country() -> None:
    text = "I panelen satt Georgia Lund (S) och Chad Rowe (V). Georgia Lund sa att Chad Rowe har fel."
    (statement,) = read_among_cast(text).statements
    assert [(one.kind, one.person) for one in statement.mentions] == [(MentionKind.PERSON, "Chad Rowe")]


def test_organizations_of_the_cast_are_mentions() -> None:
    (statement,) = read_among_cast("Tova Ekmark sa att Björkviks kommun leder.").statements
    assert [(one.kind, one.organization) for one in statement.mentions] == [
        (MentionKind.ORGANIZATION, "Björkviks kommun")
    ]


@pytest.mark.parametrize(
    ("language", "sentence", "names"),
    [
        (
            "sv",
            "Tova Ekmark sa att Skatteverket och Uppsala universitet leder.",
            ["Skatteverket", "Uppsala universitet"],
        ),
        ("sv", "Tova Ekmark sa att Skatteverkets register leder.", ["Skatteverket"]),
        ("sv", "Tova Ekmark sa att nätverket leder.", []),
        ("sv", "Nätverket leder, sa Tova Ekmark.", []),
        ("en", "Ekmark said that the European Commission leads.", ["European Commission"]),
        ("en", "Ekmark said that the Dairy Summit was long.", []),
    ],
)
def test_organizations_are_known_by_their_names(language: str, sentence: str, names: list[str]) -> None:
    (statement,) = read_among_cast(sentence, language).statements
    assert [one.organization for one in statement.mentions if one.kind is MentionKind.ORGANIZATION] == names


def test_the_organization_that_only_says_who_speaks_is_no_mention() -> None:
    text = "Isa Dal, jurist på Löfrådet, sa att lagen är kort. Hon la till att Löfrådet väntar."
    (statement,) = read_among_cast(text).statements
    assert [one.organization for one in statement.mentions] == ["Löfrådet"]
    assert statement.mentions[0].span.start > len(text) // 2


def test_places_are_cities_and_the_recaps_own_towns() -> None:
    (statement,) = read_among_cast("Tova Ekmark sa att Köpenhamns träd och lindarna i Björkvik lever.").statements
    assert [one.place for one in statement.mentions if one.kind is MentionKind.PLACE] == ["Köpenhamn", "Björkvik"]


def test_topics_are_the_front_matters() -> None:
    text = "---\ntitle: Löv\ntopics: [vattning]\n---\n\nTova Ekmark, jurist, sa att vattning tar tid."
    (statement,) = read(text).statements
    assert [(one.kind, one.topic) for one in statement.mentions] == [(MentionKind.TOPIC, "vattning")]
