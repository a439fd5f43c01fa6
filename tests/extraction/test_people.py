"""What a recap tells of people: portraits, parties, offices that are over, seats. Everybody here is invented."""

from __future__ import annotations

import pytest

from discourse_kg.model import ParticipationRole, Person
from texts import read


def person(text: str, name: str, language: str = "sv") -> Person:
    return next(one for one in read(text, language).persons if one.name == name)


@pytest.mark.parametrize(
    ("language", "text", "role", "organization"),
    [
        ("sv", "Tova Ekmark sa nej. Hon är jurist på Löfrådet.", "jurist", "Löfrådet"),
        ("en", "Tova Ekmark said nothing. She is a lawyer at the Leaf Board.", "lawyer", "Leaf Board"),
        ("en", "Tova Ekmark, who leads the tree programme at the Leaf Board, said no.", None, "Leaf Board"),
        ("en", "Tova Ekmark of the Leaf Board said no.", None, "Leaf Board"),
        ("en", "Last up was Tova Ekmark from the county council.", None, "county council"),
        ("en", "The chief gardener of the Leaf Board, Tova Ekmark, said no.", "chief gardener", "Leaf Board"),
        ("sv", "Björkviks kommuns jurist, Tova Ekmark, sa nej.", "jurist", "Björkviks kommun"),
        ("sv", "I panelen satt Tova Ekmark från konsultbolaget Lövkraft och Nima Forsrud (S).", None, "Lövkraft"),
        ("sv", "Tova Ekmark, jurist på Myndigheten för lov och löv, sa nej.", "jurist", "Myndigheten för lov och löv"),
        ("sv", "Tova Ekmark, jurist på socialförvaltningen, sa nej.", "jurist", "socialförvaltningen"),
    ],
)
def test_what_somebody_is(language: str, text: str, role: str | None, organization: str | None) -> None:
    one = person(text, "Tova Ekmark", language)
    assert (one.role.label if one.role else None, one.organization) == (role, organization)


@pytest.mark.parametrize(
    ("language", "text", "former", "role"),
    [
        ("sv", "Tova Ekmark, jurist, tidigare rektor vid Lövskolan, sa nej.", [("rektor", "Lövskolan")], "jurist"),
        ("sv", "Förre ministern Tova Ekmark sa nej.", [("ministern", None)], None),
        ("sv", "F.d. rektor Tova Ekmark sa nej.", [("rektor", None)], None),
        ("en", "Tova Ekmark, lawyer, formerly dean at Leaf College, said no.", [("dean", "Leaf College")], "lawyer"),
        ("en", "The former minister Tova Ekmark said no.", [("minister", None)], None),
        ("en", "Tova Ekmark, a lawyer, said no.", [], "lawyer"),
    ],
)
def test_an_office_that_is_over_is_none_that_is_held(
    language: str, text: str, former: list[tuple[str, str | None]], role: str | None
) -> None:
    one = person(text, "Tova Ekmark", language)
    assert [(office.role.label, office.organization) for office in one.former] == former
    assert (one.role.label if one.role else None) == role


@pytest.mark.parametrize(
    ("language", "text", "party", "role"),
    [
        ("sv", "Tova Ekmark (MP), ordförande i nämnden, sa nej.", "MP", "ordförande"),
        ("sv", "Tova Ekmark, ledamot (S), sa nej.", "S", "ledamot"),
        ("en", "Cllr Tova Ekmark (Lib Dem, Leaf End) said no.", "Lib Dem", None),
        ("en", "Tova Ekmark (Leaf Board) said no.", None, None),
    ],
)
def test_a_party_stands_in_parentheses(language: str, text: str, party: str | None, role: str | None) -> None:
    one = person(text, "Tova Ekmark", language)
    assert (one.party, one.role.label if one.role else None) == (party, role)


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
        ("en", "Present day worries: Coastal Atlas was quiet.", []),
        # A name above what the person is, as programmes and profiles print it.
        ("sv", "Tova Ekmark\nJurist på Löfrådet | Lövfrågor\n2 d\n\nSnön smälter gratis.", ["Tova Ekmark"]),
        ("en", "Tova Ekmark\n\nLawyer, Leaf Board\n\nThe snow melts for free.", ["Tova Ekmark"]),
        ("en", "Garnet Falls\n\nHistorians met on Thursday, and it rained.", []),
        ("en", "Shared Mission\n\nLawyer Tova Ekmark spoke of trees.", ["Tova Ekmark"]),
        # A credit tells who took a picture, and nobody who was there.
        ("sv", "Det regnade. Foto: Tova Ekmark\n\nText: Tova Ekmark", []),
        ("en", "It rained.\n\nPhoto: Tova Ekmark, lawyer", []),
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
    ("language", "text", "seats"),
    [
        (
            "en",
            "Ada Lund, head of trees, gave the keynote. Then a panel: Bo Ek, lawyer, Eva Ask, cook, and Isa Dal, poet.",
            ["Bo Ek", "Eva Ask", "Isa Dal"],
        ),
        (
            "sv",
            "Rektor Ada Lund öppnade dagen. Panelen leddes av Bo Ek. Eva Ask, jurist, sa nej. Isa Dal, poet, höll med.",
            ["Eva Ask", "Isa Dal"],
        ),
        ("en", "The debate was long. Ada Lund, lawyer, said no. Bo Ek, cook, agreed.", []),
        ("sv", "Närvarande:\nAda Lund, Löfrådet, jurist\nBo Ek, Björkvik\n\nAda sa nej. Bo sa ja.", []),
        (
            "en",
            "On the panel were Bo Ek, lawyer, and Eva Ask, cook. Ada Lund, a nurse, had listened to it. Ada said no.",
            ["Bo Ek", "Eva Ask"],
        ),
    ],
)
def test_who_sits_on_the_panel(language: str, text: str, seats: list[str]) -> None:
    panels = read(text, language).panels
    assert [name for panel in panels for name in panel.names(ParticipationRole.PANELLIST)] == seats


def test_a_seat_is_told_by_a_sentence() -> None:
    text = "Dagen var lång. I panelen satt Nima Forsrud (S) och Tova Ekmark (V). Isa Bergvret modererade."
    discourse = read(text)
    told = {
        part.person: part.introduced.of(text) if part.introduced else None
        for part in discourse.panels[0].participations
    }
    assert told == {
        "Isa Bergvret": "Isa Bergvret modererade.",
        "Nima Forsrud": "I panelen satt Nima Forsrud (S) och Tova Ekmark (V).",
        "Tova Ekmark": "I panelen satt Nima Forsrud (S) och Tova Ekmark (V).",
    }
