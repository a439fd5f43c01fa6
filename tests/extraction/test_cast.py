"""Who is introduced, as what, for whom, in which part; and who is one person in two spellings."""

from __future__ import annotations

import pytest

from discourse_kg.extraction.pipeline import extract
from discourse_kg.languages.supported import load_language
from discourse_kg.model import ParticipationRole
from discourse_kg.noun_phrases.phrases import describe
from discourse_kg.noun_phrases.spelling import one_slip, same_person
from support.texts import read, recap


@pytest.mark.parametrize(
    ("language", "text", "role", "organization"),
    [
        ("sv", "civilminister", "civilminister", None),
        ("sv", "CIO Stockholms Stad", "CIO", "Stockholms Stad"),
        ("sv", "jurist, Väderrådet", "jurist", "Väderrådet"),
        ("sv", "arkivarie på Landsarkivet", "arkivarie", "Landsarkivet"),
        ("sv", "Pink Mango", None, "Pink Mango"),
        ("sv", "fiskare på Yttre skären", "fiskare", "Yttre skären"),
        ("sv", "tidigare rektor på Bruksskolan", None, None),
        ("sv", "S", None, "S"),
        ("en", "director of policy at the Leaf Board", "director of policy", "Leaf Board"),
        ("en", "Chief Architect at Data.gov, GSA", "Chief Architect", "Data.gov, GSA"),
        ("en", "manager of the Leaf Program", "manager of the Leaf Program", None),
        (
            "en",
            "director of Leaf.gov, General Tree Administration",
            "director of Leaf.gov",
            "General Tree Administration",
        ),
        ("en", "designer at 18T, General Tree Administration", "designer at 18T", "General Tree Administration"),
        ("en", "President of Estonia", "President of Estonia", None),
        ("en", "director at the Internal Revenue Service (IRS)", "director", "Internal Revenue Service"),
        ("en", "former mayor", None, None),
    ],
)
def test_descriptions(language: str, text: str, role: str | None, organization: str | None) -> None:
    found = describe(text, load_language(language))
    assert (found.role.label if found.role else None, found.organization) == (role, organization)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("sv", "civilminister", "minister"),
        ("sv", "Civilminister", "minister"),
        ("sv", "statsminister", "head-of-government"),
        ("sv", "kommundirektör", None),
        ("en", "Danish minister for towns", "minister"),
        ("en", "prime minister", "head-of-government"),
        ("en", "administrator", None),
    ],
)
def test_kind_of_office(language: str, text: str, kind: str | None) -> None:
    role = describe(text, load_language(language)).role
    assert role is not None
    assert role.kind == kind


def test_moderator_and_panellists() -> None:
    (panel,) = read("I panelen satt Nima Forsrud (S) och Tova Ekmark (V), under ledning av Isa Bergvret.").panels
    assert panel.names(ParticipationRole.MODERATOR) == ("Isa Bergvret",)
    assert panel.names(ParticipationRole.PANELLIST) == ("Nima Forsrud", "Tova Ekmark")


def test_a_genitive_before_a_name_is_the_organization() -> None:
    (person,) = read("I paneldebatten deltog Löfbolagets Nima Forsrud. Det var kallt.").persons
    assert (person.name, person.organization) == ("Nima Forsrud", "Löfbolaget")


def test_a_given_name_that_ends_like_a_genitive_is_no_organization() -> None:
    (person,) = read("I paneldebatten deltog Lars Nima Forsrud. Det var kallt.").persons
    assert (person.name, person.organization) == ("Lars Nima Forsrud", None)


def test_a_slip_of_the_pen_is_an_alias() -> None:
    text = "I panelen satt Tova Ekmark (jurist, Löfrådet) och Nima Forsrud (S). Tova Eckmark sa att lagen är kort."
    names = {person.name: person.aliases for person in read(text).persons}
    assert names == {"Tova Ekmark": ("Tova Eckmark",), "Nima Forsrud": ()}


def test_a_roster_may_be_wrapped_inside_its_parentheses() -> None:
    text = "On the panel were Nima Forsrud (head gardener,\nBirch Bay Council) and Tova Ekmark (judge,\nMoss Court)."
    people = {person.name: person.organization for person in read(text, "en").persons}
    assert people == {"Nima Forsrud": "Birch Bay Council", "Tova Ekmark": "Moss Court"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("It was given by U.S. Chief Data Officer Nima Forsrud.", "U.S. Chief Data Officer"),
        ("The current chief data officer Nima Forsrud spoke.", "chief data officer"),
        ("Digital and Social Media Manager Nima Forsrud spoke.", "Digital and Social Media Manager"),
        (
            "Nima Forsrud (Leaf Board) spoke. Nima Forsrud is deputy director for Root Research.",
            "deputy director for Root Research",
        ),
    ],
)
def test_roles_are_whole(text: str, role: str) -> None:
    # How sure a role is in a sentence by itself, with no word of its holder, is not asked here.
    (person,) = extract(recap(text, "en"), 0.0).persons
    assert person.role is not None
    assert person.role.label == role


def test_the_sentence_that_tells_the_role_introduces() -> None:
    text = (
        "I panelen satt Nima Forsrud (Löfbolaget) och Tova Ekmark (jurist, Löfrådet). Nima Forsrud är chef på Rotrådet."
    )
    introduced = {person.name: person.introduced.of(text) for person in read(text).persons if person.introduced}
    assert introduced["Nima Forsrud"] == "Nima Forsrud är chef på Rotrådet."
    assert introduced["Tova Ekmark"].startswith("I panelen satt")


def test_names_alike_side_by_side_are_two_people() -> None:
    text = "I panelen satt Karin Hahne (S) och Karin Hane (V). Karin Hane sa att lagen är kort."
    assert [(person.name, person.aliases) for person in read(text).persons] == [("Karin Hahne", ()), ("Karin Hane", ())]


def test_a_letter_that_sounds_the_same_is_a_slip() -> None:
    text = "I panelen satt Karin Qvarnström (jurist) och Nima Forsrud (S). Enligt Karin Kvarnström är lagen kort."
    assert read(text).persons[0].aliases == ("Karin Kvarnström",)


def test_two_people_with_like_names_on_one_panel_stay_two() -> None:
    text = "I panelen satt Karin Andersson (S) och Katrin Andersson (V). Andersson sa att lagen är kort."
    discourse = read(text)
    assert [person.name for person in discourse.persons] == ["Karin Andersson", "Katrin Andersson"]
    (statement,) = discourse.statements
    assert statement.speakers == ()
    (unresolved,) = discourse.unresolved
    assert unresolved.candidates == ("Karin Andersson", "Katrin Andersson")


@pytest.mark.parametrize(("one", "other"), [("Helenius", "Hellenius"), ("Shayan", "Shahyan"), ("Ekmark", "Ekmrak")])
def test_one_slip(one: str, other: str) -> None:
    assert one_slip(one, other)
    assert one_slip(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Ann", "Anna"), ("Karin", "Karin"), ("Ekmark", "Akmark"), ("Maria", "Mario Z")]
)
def test_no_slip(one: str, other: str) -> None:
    assert not one_slip(one, other)


def test_given_names_must_agree() -> None:
    assert not same_person("Karin Andersson", "Katrin Andersson")
    assert not same_person("Andersson", "Anderson")
