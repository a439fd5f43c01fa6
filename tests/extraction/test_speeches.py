"""Speeches, whose words are all of one person, and articles about speeches. Everybody in them is invented."""

from __future__ import annotations

import pytest

from discourse_kg.extraction.pipeline import extract
from discourse_kg.model import Discourse, Tier
from discourse_kg.notations import AttributionRule
from support.texts import recap_from_bytes, said

BODY = "Vi ska bidra till beredskapen för Estland. Jag är stolt över det. Vi står fast. Jag tackar er för i dag."


def read_markdown(text: str, language: str = "sv") -> Discourse:
    return extract(recap_from_bytes(text.encode(), "invented.md", language=language))


@pytest.mark.parametrize(
    "head",
    [
        "# Tal av statsminister Nima Forsrud\n\nTal av statsminister Nima Forsrud, Sälen, den 8 januari 2023.",
        "# Statsminister Nima Forsruds tal till nationen",
        "# Nationen\n\nI går höll statsminister Nima Forsrud tal i Sälen.\n\nDet talade ordet gäller.",
        "# Utrikesdeklarationen 2023\n\nUtrikesdeklarationen presenterades av statsminister Nima Forsrud.",
        "# Regeringsförklaringen\n\nStatsminister Nima Forsrud, riksdagen, den 12 september 2023.",
        "---\nauthor: Nima Forsrud\n---\n# Tal i Sälen",
        "# Anförande vid mötet i Sälen\n\nDen 8 januari talade statsminister Nima Forsrud vid mötet.",
    ],
    ids=["by", "genitive", "gave", "presented by", "byline", "front matter", "spoke"],
)
def test_the_words_of_a_speech_are_of_the_one_who_gave_it(head: str) -> None:
    discourse = read_markdown(f"{head}\n\n{BODY}\n")
    assert said(discourse) == [("Nima Forsrud", "direct", BODY)]
    (speech,) = discourse.statements
    assert (speech.tier, speech.rule) == (Tier.GIVEN, AttributionRule.SPEECH)
    assert [mention.country for mention in speech.mentions] == ["EST"]
    assert [person.organization for person in discourse.persons] == [None]


def test_words_of_address_below_the_only_name_begin_a_speech() -> None:
    told = "# Arbetet i vår\n\nStatsminister Nima Forsrud informerar riksdagen om arbetet i vår"
    assert said(read_markdown(f"{told}\n\nHerr talman!\n\n{BODY}\n"))[0] == (
        "Nima Forsrud",
        "direct",
        f"Herr talman!\n\n{BODY}",
    )
    two = f"{told} med utrikesminister Tova Ekmark\n\nHerr talman!\n\n{BODY}\n"
    assert all(one.rule is not AttributionRule.SPEECH for one in read_markdown(two).statements)


def test_headings_part_a_speech_and_words_of_address_do_not() -> None:
    discourse = read_markdown(
        "# Tal av statsminister Nima Forsrud\n\nDet talade ordet gäller.\n\nKära vänner,\n\nVi har ett ansvar.\n\n"
        "## Försvaret växer\n\nVi bygger ut det.\n\nTack!\n"
    )
    assert [words for _, _, words in said(discourse)] == [
        "Kära vänner,\n\nVi har ett ansvar.",
        "Vi bygger ut det.\n\nTack!",
    ]


def test_an_english_speech() -> None:
    discourse = read_markdown(
        "# Remarks by Minister Rowan Invented at the harbour forum\n\nCheck against delivery.\n\n"
        "Thank you all. I am glad to be here.\n",
        "en",
    )
    assert said(discourse) == [("Rowan Invented", "direct", "Thank you all. I am glad to be here.")]
    (person,) = discourse.persons
    assert (person.role.label if person.role else None, person.organization) == ("Minister", None)


@pytest.mark.parametrize(
    "text",
    [
        (
            "# Statsminister Nima Forsruds tal till nationen\n\nNima Forsrud höll ett tal. Det var långt.\n\n"
            "– Vi ska bidra till beredskapen, sade Forsrud.\n\n– Jag är stolt, sade Forsrud.\n\nTalet tog slut.\n"
        ),
        (
            "# Därför behövs fler tal av unga\n\nJag vill ha fler tal av unga. Vi har för få. Jag vill ändra på det. "
            "Vi börjar i höst med Nima Forsrud.\n"
        ),
        (
            "# Anförande av minister Tova Ekmark väckte debatt\n\nDet var ett anförande. Vi var där. "
            "Många reagerade. Jag såg det själv. Ekmark fick svara på frågor.\n"
        ),
        "# Tal av Tova Ekmark\n\nHon talade i en timme. Publiken lyssnade. Sedan blev det kaffe. Alla gick hem.\n",
        "---\nauthor: Pressavdelningen\n---\n# Tal i Sälen\n\nVi skriver om tal. Jag var där. Vi såg allt. Jag gick.\n",
    ],
    ids=["quoted", "about speeches", "about one", "retold", "author is nobody"],
)
def test_an_article_about_a_speech_is_none(text: str) -> None:
    assert [one for one in read_markdown(text).statements if one.tier is Tier.GIVEN] == []
