"""People whom a text calls by one name alone: whom it shows to be people, and what stays open. All are invented."""

from __future__ import annotations

import pytest

from support.texts import read, said


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        ("sv", "Hamnminister Ekdahl säger att isen är tunn.", "Ekdahl", "Hamnminister"),
        ("sv", "Herr Ekdahl säger att isen är tunn.", "Ekdahl", None),
        ("sv", "Maja, elev, tycker att isen är tunn.", "Maja", "elev"),
        ("sv", "– Isen är tunn, säger Mårtensson.", "Mårtensson", None),
        ("sv", "Enligt Mårtensson är isen tunn.", "Mårtensson", None),
        ("en", "Dr. Dowd said that the ice is thin.", "Dowd", None),
        ("en", "“The ice is thin,” said Minister Dowd.", "Dowd", "Minister"),
        ("en", "Maya told the harbour that the ice is thin.", "Maya", None),
    ],
)
def test_one_name_is_a_person_where_something_shows_it(language: str, text: str, name: str, role: str | None) -> None:
    found = read(text, language)
    assert [(one.name, one.role.label if one.role else None) for one in found.persons] == [(name, role)]
    assert [who for who, _, _ in said(found)] == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Ericsson uppger att isen är tunn."),
        ("sv", "Sandvik säger att isen är tunn."),
        ("sv", "Estland säger att isen är tunn."),
        ("en", "Fjordcom said that the ice is thin."),
        # A slip and a pet name of somebody who is there.
        ("en", "Elizabeth Dowd, captain, was there. Elisabeth said that the ice is thin."),
    ],
)
def test_what_may_be_something_else_stays_open(language: str, text: str) -> None:
    assert not [one.name for one in read(text, language).persons if " " not in one.name]


@pytest.mark.parametrize("elsewhere", ["![Maja Lindqvist på bryggan](x.jpg)", "Isen låg kvar vid Maja Hamn."])
def test_who_may_have_a_longer_name_in_the_text_has_no_second_one(elsewhere: str) -> None:
    assert "Maja" in [one.name for one in read("Maja säger att isen är tunn.\n").persons]
    assert "Maja" not in [one.name for one in read(f"Maja säger att isen är tunn.\n\n{elsewhere}\n").persons]
