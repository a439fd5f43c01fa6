"""What counts as a mention of a country inside a statement, and what does not."""

from __future__ import annotations

import pytest

from discourse_kg.model import MentionKind
from texts import read_among_cast


@pytest.mark.parametrize(
    ("language", "sentence", "codes"),
    [
        ("sv", "Tova Ekmark sa att Estland leder.", ["EST"]),
        ("sv", "Tova Ekmark sa att Estlands register leder.", ["EST"]),
        ("sv", "Tova Ekmark sa att estniska register leder.", []),
        ("sv", "Tova Ekmark sa att Estlands president leder.", []),
        ("sv", "Tova Ekmark sa att Holland och Danmark leder.", ["NLD", "DNK"]),
        ("sv", "Tova Ekmark sa att Estlandsvägen är lång.", []),
        ("sv", "Tova Ekmark sa att Nya Zeeland leder.", ["NZL"]),
        ("en", "Ekmark said that Estonia leads.", ["EST"]),
        ("en", "Ekmark said that Estonia’s registers lead.", ["EST"]),
        ("en", "Ekmark said that Estonian registers lead.", []),
        ("en", "Ekmark said that the president of Estonia leads.", []),
        ("en", "Ekmark said that New Zealand and the United States lead.", ["NZL", "USA"]),
        ("en", "Ekmark said that turkey is dry.", []),
    ],
)
def test_countries(language: str, sentence: str, codes: list[str]) -> None:
    (statement,) = read_among_cast(sentence, language).statements
    assert [one.country for one in statement.mentions if one.kind is MentionKind.COUNTRY] == codes


def test_a_name_is_no_country() -> None:
    text = "I panelen satt Georgia Lund (S) och Chad Rowe (V). Georgia Lund sa att Chad Rowe har fel."
    (statement,) = read_among_cast(text).statements
    assert [(one.kind, one.person) for one in statement.mentions] == [(MentionKind.PERSON, "Chad Rowe")]


def test_organizations_of_the_cast_are_mentions() -> None:
    (statement,) = read_among_cast("Tova Ekmark sa att Björkviks kommun leder.").statements
    assert [(one.kind, one.organization) for one in statement.mentions] == [
        (MentionKind.ORGANIZATION, "Björkviks kommun")
    ]
