"""A discourse for reading: what few recaps have is shown where it is, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from discourse_kg.discourse_text import to_text
from discourse_kg.model import FormerRole, PrintedRole
from support.invented import invented
from support.invented_denial import with_denial


def test_person_is_shown_with_party_and_offices_that_are_over() -> None:
    text = to_text(with_denial(), "en")
    assert "  Moa Grankvist (MP)\n" in text
    assert "  Olof Tallberg – formerly Minister of Snow, Weather Office\n" in text
    assert "  Per Asplund\n" in text


@pytest.mark.parametrize(
    ("language", "found_by", "unresolved"),
    [
        (
            "en",
            'found by: speaker followed by a verb of saying, inherited, full name, named "Invented Speaker"',
            "several people have this name or role; between Invented Speaker, Other Speaker",
        ),
        (
            "sv",
            "hittad via: talaren följd av ett sägeverb, ärvd, fullständigt namn, skrivs som ”Invented Speaker”",
            "flera personer har detta namn eller denna roll; mellan Invented Speaker, Other Speaker",
        ),
    ],
)
def test_rule_tier_resolution_and_reason_are_shown_by_their_labels(
    language: str, found_by: str, unresolved: str
) -> None:
    text = to_text(invented(), language)
    assert f"    {found_by}\n" in text
    assert f"]: {unresolved}\n" in text


def test_office_that_is_over_stands_behind_the_one_that_is_held() -> None:
    discourse = invented()
    former = (FormerRole(PrintedRole("clerk")), FormerRole(PrintedRole("judge"), "Fen\x1b Guild"))
    speaker = replace(discourse.persons[0], former=former, party="IP")
    assert (
        "  Invented Speaker (IP) – Minister of Inventions, Invented Office – formerly clerk; judge, Fen␛ Guild\n"
        in to_text(replace(discourse, persons=(speaker,)), "en")
    )


def test_denial_and_candidates_are_shown_where_there_are_any() -> None:
    text = to_text(with_denial(), "en")
    assert text.count(" indirect, denied by Moa Grankvist\n") == 1
    assert text.count(" indirect by Moa Grankvist\n") == 1
    assert "    candidates Moa Grankvist, Olof Tallberg\n" in text
    assert [word for word in ("denied", "candidates", "formerly") if word in to_text(invented(), "en")] == []
