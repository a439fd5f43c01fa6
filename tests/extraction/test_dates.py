"""The event's date, from full dates, dates without a year, and words that count from the publication."""

from __future__ import annotations

import pytest

from support.texts import read


def event_date(text: str, language: str) -> str | None:
    day = read(text, language).event.date
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("sv", "Samtalet hölls den 14 mars 2024 i Luleå.", "2024-03-14"),
        ("sv", "Samtalet hölls 2024-03-14 i Luleå.", "2024-03-14"),
        ("sv", "Publicerad 2024-03-15\n\nSamtalet hölls igår i Luleå.", "2024-03-14"),
        ("sv", "Publicerad den 15 mars 2024\n\nI tisdags hölls samtalet i Luleå.", "2024-03-12"),
        ("sv", "Skrivet av Nima Forsrud den 15 mars 2024\n\nSamtalet den 14 mars hölls i Luleå.", "2024-03-14"),
        ("sv", "Samtalet hölls en gång i Luleå.", None),
        ("sv", "Publicerad 2024-03-15\n\nSamtalet hölls en gång i Luleå.", None),
        ("sv", "Samtalet hölls den 31 februari 2024 i Luleå.", None),
        ("en", "The talk was held on 14 March 2024 in Luleå.", "2024-03-14"),
        ("en", "The talk was held on March 14, 2024 in Luleå.", "2024-03-14"),
        ("en", "Published 15 March 2024\n\nThe talk was held yesterday in Luleå.", "2024-03-14"),
        ("en", "Published 18 March 2024\n\nThe talk was held last Friday in Luleå.", "2024-03-15"),
        ("en", "Published 18 March 2024\n\nThe talk was held once in Luleå.", None),
    ],
)
def test_event_date(language: str, text: str, expected: str | None) -> None:
    assert event_date(text, language) == expected


def test_front_matter_dates_the_publication() -> None:
    assert event_date("---\ndate: 2024-03-15\n---\nSamtalet hölls igår i Luleå.\n", "sv") == "2024-03-14"


def test_front_matter_dates_the_event_before_the_text_does() -> None:
    assert event_date("---\nevent_date: 2024-03-13\n---\nSamtalet hölls den 14 mars 2024.\n", "sv") == "2024-03-13"
