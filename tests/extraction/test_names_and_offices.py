"""Who is a person, and what is an office: names and bodies that look like others. Everybody here is invented."""

from __future__ import annotations

import pytest

from discourse_kg.model import Person
from support.texts import read


def person(text: str, name: str, language: str = "sv") -> Person:
    return next(one for one in read(text, language).persons if one.name == name)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "A row broke out with Joanne Whit. Whit argued that clams matter.", ["Joanne Whit"]),
        ("en", "They walked along Quarry Road. It rained.", []),
        ("en", "This was disputed from the floor by Joanne Whit.", ["Joanne Whit"]),
        ("en", "**Joanne Whit:** Clams matter to all of us.", ["Joanne Whit"]),
        ("en", "Mr T. Kowal asked why. Mr Kowal went home.", ["T. Kowal"]),
        (
            "sv",
            "Från vänster: Tova Ekmark, Nima Forsrud och Isa Bergvret.",
            ["Tova Ekmark", "Nima Forsrud", "Isa Bergvret"],
        ),
        (
            "sv",
            "Medverkande:\n- Khaled al-Masri, jurist, Löfrådet\n- Isa Berg, rektor",
            ["Khaled al-Masri", "Isa Berg"],
        ),
        # Minutes say who was present and who was not.
        ("sv", "Närvarande:\nTova Ekmark, Löfrådet\nNima Forsrud, Björkvik", ["Tova Ekmark", "Nima Forsrud"]),
        ("en", "Apologies: Tova Ekmark, Leaf Board", ["Tova Ekmark"]),
        ("sv", "Närvarande\nTova Ekmark, Löfrådet\nNima Forsrud, Björkvik", ["Tova Ekmark", "Nima Forsrud"]),
        ("en", "Present day worries: Coastal Atlas was quiet.", []),
        # A name above what the person is, as programmes and profiles print it.
        ("sv", "Tova Ekmark\nJurist på Löfrådet | Lövfrågor\n2 d\n\nSnön smälter gratis.", ["Tova Ekmark"]),
        ("en", "Tova Ekmark\n\nLawyer, Leaf Board\n\nThe snow melts for free.", ["Tova Ekmark"]),
        ("en", "Garnet Falls\n\nHistorians met on Thursday, and it rained.", []),
        ("en", "Shared Mission\n\nLawyer Tova Ekmark spoke of trees.", ["Tova Ekmark"]),
        # People between semicolons, and list lines too long for wrapped text to be told from them.
        (
            "sv",
            "Tova Ekmark, Löfrådet; Nima Forsrud, Björkvik; Isa af Berg, Vitsippan.",
            ["Tova Ekmark", "Nima Forsrud", "Isa af Berg"],
        ),
        (
            "sv",
            "Medverkande:\nTova Ekmark, Rådet för träd och buskar i Vik\nNima Forsrud, Rådet för träd och löv i Vik",
            ["Tova Ekmark", "Nima Forsrud"],
        ),
        # What stands behind a person who is told already is somebody else.
        (
            "sv",
            "I panelen satt regiondirektören Tova Ekmark, läkare Nima Forsrud och journalisten Isa Berg.",
            ["Tova Ekmark", "Nima Forsrud", "Isa Berg"],
        ),
        (
            "sv",
            "I panelen satt Tova Ekmark, vd LVT, Nima Forsrud, Vitsippan, och Isa Berg.",
            ["Tova Ekmark", "Nima Forsrud", "Isa Berg"],
        ),
        # Titles, bodies and what is joined to them are nobody.
        ("en", "A webinar, “A Leafy Question for All,” featuring Tova Ekmark, lawyer, and others.", ["Tova Ekmark"]),
        ("en", "The webinar featured the Board of Leaves & Small Trees, and Tova Ekmark, lawyer.", ["Tova Ekmark"]),
        ("sv", "I panelen satt Tova Ekmark och Nima Forsrud, båda LVT Sverige.", ["Tova Ekmark", "Nima Forsrud"]),
        # A credit tells who took a picture, and nobody who was there.
        ("sv", "Det regnade. Foto: Tova Ekmark\n\nText: Tova Ekmark", []),
        ("en", "It rained.\n\nPhoto: Tova Ekmark, lawyer", []),
        # A given name and a surname are somebody's wherever they stand in a sentence, and once in the nominative.
        ("sv", "Uppdrogs åt Erik Holmlund att kontakta Moa Sandqvist.", ["Erik Holmlund", "Moa Sandqvist"]),
        ("en", "Get in touch with Martin Holmes to join the group.", ["Martin Holmes"]),
        ("sv", "Moa Sandqvist kom. I Moa Sandqvists garage var det kallt.", ["Moa Sandqvist"]),
        ("sv", "Moa Sandqvist kom. Sedan besökte Moa Sandqvist London.", ["Moa Sandqvist"]),
        # What a body is called after somebody is no person, nor are a title in capitals or words of another language.
        ("sv", "Det anordnades av LO och Erik Holmlund stiftelsen.", []),
        ("en", "It was published by Martin Holmes and Company.", []),
        ("en", "Read about How Martin Holmes Can Help Small Harbours Grow.", []),
        # One name alone is somebody where two are told in full beside it, and it speaks.
        (
            "sv",
            "Vi såg Tova Ekmark (Löfrådet), Nima Forsrud, jurist i Björkvik, och en Isa från Vitsippan. Isa sa nej.",
            ["Tova Ekmark", "Nima Forsrud", "Isa"],
        ),
        (
            "sv",
            "Vi såg Tova Ekmark (Löfrådet), Nima Forsrud, jurist i Björkvik, och en Isa från Vitsippan. Det regnade.",
            ["Tova Ekmark", "Nima Forsrud"],
        ),
    ],
)
def test_who_is_a_person(language: str, text: str, names: list[str]) -> None:
    assert [one.name for one in read(text, language).persons] == names


@pytest.mark.parametrize(
    ("language", "text", "role", "organization", "of"),
    [
        ("sv", "Estlands utrikesminister Tova Ekmark sa nej.", "utrikesminister", None, "Estland"),
        ("sv", "Svensk Lövenergis vd Tova Ekmark sa nej.", "vd", "Svensk Lövenergi", None),
        ("sv", "– Vi vann, säger målvakten Tova Ekmark.", "målvakten", None, None),
        ("sv", "– Vi vann, säger klubbens materialare Tova Ekmark.", "materialare", None, None),
        (
            "sv",
            "Bistånds- och utrikeshandelsminister Tova Ekmark sa nej.",
            "Bistånds- och utrikeshandelsminister",
            None,
            None,
        ),
        ("sv", "Även SD:s Tova Ekmark sa nej.", None, "SD", None),
        ("sv", "Nej, menade Tova Ekmark säkerhetschef på Lövbolaget.", "säkerhetschef", "Lövbolaget", None),
        ("sv", "Tova Ekmark, vd för Lövförbundet hälsade alla och sa nej.", "vd", "Lövförbundet", None),
        (
            "sv",
            "Tova Ekmark, chef för vård och omsorg i Löfs kommun, sa nej.",
            "chef för vård och omsorg",
            "Löfs kommun",
            None,
        ),
        ("sv", "Tova Ekmark, jurist i Ystad, sa nej.", "jurist", None, None),
        ("sv", "Tova Ekmark, Post- och lövstyrelsen, sa nej.", None, "Post- och lövstyrelsen", None),
        (
            "sv",
            "Tova Ekmark vid Institutet för språk och lövminnen sa nej.",
            None,
            "Institutet för språk och lövminnen",
            None,
        ),
        ("sv", "Tova Ekmark, som är ordförande i Lövföreningen, sa nej.", "ordförande", "Lövföreningen", None),
        # Predicates and clauses are no roles.
        ("sv", "Tova Ekmark är skeptisk. Tova Ekmark sa nej.", None, None, None),
        ("sv", "Enligt Tova Ekmark var frågan viktig.", None, None, None),
        ("en", "The minister of leaves, Tova Ekmark, said no.", "minister of leaves", None, None),
        ("en", "No, said Tova Ekmark of the U.S. Leaf Survey.", None, "U.S. Leaf Survey", None),
        (
            "en",
            "Tova Ekmark, director of the Department for Culture, Media and Sport, said no.",
            "director",
            "Department for Culture, Media and Sport",
            None,
        ),
        ("en", "No, said Tova Ekmark from the Bergen-based Leaf Academy.", None, "Leaf Academy", None),
        (
            "en",
            "Tova Ekmark, United Leaves Deputy Commissioner, said no.",
            "Deputy Commissioner",
            "United Leaves",
            None,
        ),
    ],
)
def test_an_office_is_what_its_words_say_and_no_more(
    language: str, text: str, role: str | None, organization: str | None, of: str | None
) -> None:
    one = person(text, "Tova Ekmark", language)
    assert (one.role.label if one.role else None, one.organization, one.of) == (role, organization, of)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Enligt Svenska Dagbladet var salen full. Sveriges Television sa nej."),
        ("sv", "Det bjöds på middag i Stora Båthuset."),
        ("en", "According to The Guardian and the Leaf Daily, the hall was full."),
        ("en", "Tova Ekmark was in Nevada Friday, said the Quay Post."),
    ],
)
def test_newspapers_buildings_and_weekdays_are_nobody(language: str, text: str) -> None:
    assert [one.name for one in read(text, language).persons if one.name != "Tova Ekmark"] == []


def test_a_genitive_is_no_part_of_a_name() -> None:
    assert person("Dagen inleddes med skolminister Tova Ekmarks anförande.", "Tova Ekmark", "sv").role is not None


def test_a_country_behind_a_name_owns_the_next_office() -> None:
    text = "I måndags träffade hamnminister Erik Holmlund Estlands hamnminister Kadri Tamm i Ekvik.\n"
    assert [(one.name, one.role and one.role.label) for one in read(text).persons] == [
        ("Erik Holmlund", "hamnminister"),
        ("Kadri Tamm", "hamnminister"),
    ]


def test_a_mark_of_attendance_is_no_part_of_a_name() -> None:
    text = "# Möte\n\nNärvarande\n\nMoa Sandqvist X\n\nErik Holmlund X\n\nMoa Sandqvist sade att isen är tunn.\n"
    assert [one.name for one in read(text).persons] == ["Moa Sandqvist", "Erik Holmlund"]
