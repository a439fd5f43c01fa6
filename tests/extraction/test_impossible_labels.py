"""What cannot be a label is dropped from a cast that was read, and listed with its place."""

from __future__ import annotations

import pytest

from discourse_kg.extraction.impossible_labels import without_impossible
from discourse_kg.extraction.introduced_people import Cast
from discourse_kg.languages.supported import load_language
from discourse_kg.model import Person, PrintedRole
from discourse_kg.notations import UnresolvedReason


def kept(text: str, *persons: Person, language: str = "sv") -> tuple[list[tuple[str, str, str]], list[str]]:
    """Names, roles and organizations that are kept, and the words that are listed."""
    cast, listed = without_impossible(Cast(persons), text, load_language(language))
    assert {one.reason for one in listed} <= {UnresolvedReason.IMPOSSIBLE_LABEL}
    return (
        [(one.name, one.role.label if one.role else "", one.organization or "") for one in cast.persons],
        [one.span.of(text) for one in listed],
    )


MOA = "Moa Sandqvist"
ERIK = Person("Erik Holmlund")


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("sv", "Fjordviks hamn (FH"),
        ("sv", "Fjordverket som skrattar"),
        ("sv", "Erik Holmlund in representanter"),
        ("en", "Harbour Registry was opened"),
        ("en", "Harbour Registry)"),
        ("sv", "Föreningen ”Havet"),
    ],
)
def test_an_organization_that_cannot_be_one_is_dropped(language: str, label: str) -> None:
    text = f"{MOA} kom från {label} dit. Erik Holmlund kom."
    person = Person(MOA, PrintedRole("vd"), label)
    assert kept(text + " vd", person, ERIK, language=language) == (
        [(MOA, "vd", ""), ("Erik Holmlund", "", "")],
        [label],
    )


@pytest.mark.parametrize(
    ("language", "label"),
    [("sv", "Fjordviks hamn (FH)"), ("sv", "Föreningen ”Havet”"), ("sv", "SIS"), ("en", "University of Vale do Lima")],
)
def test_an_organization_that_can_be_one_is_kept(language: str, label: str) -> None:
    assert kept(f"{MOA} kom från {label} dit.", Person(MOA, None, label), language=language) == ([(MOA, "", label)], [])


@pytest.mark.parametrize("label", ["minister for towns", "head of claims", "claims manager"])
def test_a_role_with_a_noun_that_could_be_a_verb_is_kept(label: str) -> None:
    assert kept(f"{MOA}, {label}", Person(MOA, PrintedRole(label)), language="en") == ([(MOA, label, "")], [])


def test_a_role_with_a_name_or_a_verb_in_it_is_dropped() -> None:
    person = Person(MOA, PrintedRole("sekreterare åt Erik Holmlund"))
    assert kept("sekreterare åt Erik Holmlund", person, ERIK) == (
        [(MOA, "", ""), ("Erik Holmlund", "", "")],
        ["sekreterare åt Erik Holmlund"],
    )


def test_a_label_that_the_text_does_not_print_is_dropped_and_has_no_place() -> None:
    person = Person(MOA, PrintedRole("vd för havet"), "Hamnverket")
    assert kept("Moa Sandqvist, vd, Hamnverkets chef.", person) == ([(MOA, "", "Hamnverket")], [])


def test_a_body_that_somebody_belongs_to_is_no_person() -> None:
    moa = Person(MOA, None, "Norra Hamnverket")
    text = "Moa Sandqvist, Norra Hamnverket."
    assert kept(text, moa, Person("Norra Hamnverket")) == ([(MOA, "", "Norra Hamnverket")], ["Norra Hamnverket"])


def test_somebody_elses_name_in_the_genitive_is_no_person() -> None:
    text = "Erik Holmlunds båt. Erik Holmlund sa det."
    assert kept(text, ERIK, Person("Erik Holmlunds")) == ([("Erik Holmlund", "", "")], ["Erik Holmlunds"])
