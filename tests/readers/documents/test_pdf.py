"""What the places of words on pages tell. The pages are invented."""

from __future__ import annotations

from typing import Final

import pytest

from discourse_kg.errors import RecapError
from discourse_kg.model import BlockKind, Recap
from discourse_kg.readers.intake import read_bytes
from discourse_kg.readers.port import recap_of
from support.documents import pdf, shown

LEFT: Final = (
    "Rowan Påhittad sa att det",
    "är en dag som vi alla har",
    "väntat på, och att det som",
    "hände i går är glömt.",
)
RIGHT: Final = (
    "Hon menade att vi har det",
    "som behövs för att göra en",
    "ny början, om vi bara vill",
    "det tillräckligt mycket.",
)


def recap(*pages: bytes, title: str = "") -> Recap:
    return recap_of(read_bytes(pdf(*pages), f"{title or 'invented'}.pdf", language="sv"))


def blocks(*pages: bytes) -> list[tuple[str, str]]:
    found = recap(*pages)
    return [(block.kind.value, block.span.of(found.text)) for block in found.blocks]


def column(lines: tuple[str, ...], left: float, top: float = 700, leading: float = 14) -> bytes:
    return shown(*((left, top - leading * number, line) for number, line in enumerate(lines)))


def test_columns_are_read_one_after_the_other_even_where_the_file_has_line_by_line() -> None:
    lines = [
        line
        for number in range(4)
        for line in ((72, 700 - 14 * number, LEFT[number]), (320, 700 - 14 * number, RIGHT[number]))
    ]

    assert blocks(shown(*lines)) == [("paragraph", " ".join(LEFT)), ("paragraph", " ".join(RIGHT))]


def test_columns_whose_lines_are_not_beside_each_other_are_read_one_after_the_other() -> None:
    assert blocks(column(LEFT, 72) + column(RIGHT, 320, top=694)) == [
        ("paragraph", " ".join(LEFT)),
        ("paragraph", " ".join(RIGHT)),
    ]


def test_a_heading_over_both_columns_stands_before_them() -> None:
    title = shown((72, 740, "En påhittad dag på Ekebo torg, och vad som hände"), size=20)

    assert blocks(column(RIGHT, 320) + column(LEFT, 72) + title)[0] == (
        "heading",
        "En påhittad dag på Ekebo torg, och vad som hände",
    )


def test_a_table_is_read_row_by_row() -> None:
    cells = [
        (left, 700 - 14 * number, text)
        for number, row in enumerate((("Namn", "Roll"), ("Rowan Påhittad", "jurist"), ("Robin Påhittad", "docent")))
        for left, text in zip((72, 240), row, strict=True)
    ]

    assert blocks(shown(*cells)) == [
        ("row", "Namn, Roll"),
        ("row", "Rowan Påhittad, jurist"),
        ("row", "Robin Påhittad, docent"),
    ]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("Det är en gemensam infra-", "struktur för alla."), "Det är en gemensam infrastruktur för alla."),
        (
            ("Hon är it-chef, och han är it-", "direktör på torget."),
            "Hon är it-chef, och han är it-direktör på torget.",
        ),
        (("Det gäller alla EU-", "länder och oss."), "Det gäller alla EU-länder och oss."),
        (("Vi talar om 2020-", "talet i dag."), "Vi talar om 2020-talet i dag."),
        (("Det gäller in-", "och utrikes frågor."), "Det gäller in- och utrikes frågor."),
        (("Mötet var i Stock-", "holm, och alla kom."), "Mötet var i Stockholm, och alla kom."),
        (("Det var Anna-", "Karin Påhittad som kom."), "Det var Anna-Karin Påhittad som kom."),
        (
            ("Ett sam-arbete är ett sam-", "arbete i alla fall, sade de."),
            "Ett sam-arbete är ett sam-arbete i alla fall, sade de.",
        ),
        (("Vi har läst s. 12-", "14 i boken."), "Vi har läst s. 12-14 i boken."),
    ],
)
def test_divided_words_are_put_together(lines: tuple[str, ...], whole: str) -> None:
    assert blocks(column(lines, 72)) == [("paragraph", whole)]


def test_a_paragraph_begins_set_in_or_after_a_gap_or_behind_a_line_that_ends_early() -> None:
    full = "Det här är en rad som är så lång som en rad kan vara här i"
    page = shown(
        (72, 700, full),
        (72, 686, "dag, sa de."),
        (90, 672, full),
        (72, 658, "morgon, sa de."),
        (72, 620, full),
        (72, 606, "går, sa de."),
        (72, 592, full),
    )

    assert [text for _, text in blocks(page)] == [
        f"{full} dag, sa de.",
        f"{full} morgon, sa de.",
        f"{full} går, sa de.",
        full,
    ]


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = column(("Det här är en rad som är så lång som en rad kan vara, och", "den går vidare på den"), 72, top=100)
    second = column(("andra sidan, där den tar slut.",), 72, top=780)

    found = recap(first, second)

    assert found.text.endswith("går vidare på den andra sidan, där den tar slut.")
    assert [block.page for block in found.blocks] == [1]


def test_running_heads_that_change_in_numbers_only_are_left_out() -> None:
    pages = [
        shown((72, 800, f"Påhittat protokoll {number}")) + column(LEFT, 72) + shown((290, 30, f"{number} (3)"))
        for number in (1, 2, 3)
    ]

    found = recap(*pages)

    assert "protokoll" not in found.text
    assert [each.text for each in found.left_out][:2] == ["Påhittat protokoll 1", "1 (3)"]
    assert {each.kind for each in found.left_out} == {BlockKind.NAVIGATION}


def test_the_number_of_an_only_page_is_left_out_and_another_number_is_not() -> None:
    numbered = recap(column(LEFT, 72) + shown((290, 30, "1")))
    other = recap(column(LEFT, 72) + shown((290, 30, "1974")))

    assert numbered.text == " ".join(LEFT)
    assert other.text.endswith("1974")


def test_what_repeats_in_the_middle_of_pages_stays() -> None:
    page = column(LEFT, 72) + column(("Ja, sa Rowan.",), 72, top=400) + column(RIGHT, 72, top=300)

    assert recap(page, page).text.count("Ja, sa Rowan.") == 2


def test_marks_of_notes_are_no_part_of_the_text_and_notes_stand_last() -> None:
    page = (
        shown((72, 700, "Det är klart att vi har det vi behöver"))
        + shown((244, 704, "1"), size=6)
        + shown((72, 686, "för att börja om i dag."))
        + shown((72, 60, "1 Påhittad not om vad som sades."), size=8)
        + column(LEFT, 72, top=650)
    )

    found = blocks(page)

    assert found[0] == ("paragraph", "Det är klart att vi har det vi behöver för att börja om i dag.")
    assert found[-1] == ("note", "1 Påhittad not om vad som sades.")


def test_bold_lines_alone_are_headings_and_a_bold_lead_is_not() -> None:
    lead = shown((72, 725, "Ett helt stycke i fet stil"), (72, 711, "säger vad det handlar om."), font="B")
    page = shown((72, 760, "En rubrik"), font="B") + lead + column(LEFT, 72, top=680)

    assert [kind for kind, _ in blocks(page)] == ["heading", "paragraph", "paragraph"]


@pytest.mark.parametrize("bullet", ["•", "·", "1.", "2)"])
def test_items_are_items(bullet: str) -> None:
    page = column(LEFT, 72) + column((f"{bullet} att börja", f"{bullet} att sluta"), 90, top=620)

    assert blocks(page)[1:] == [("item", f"{bullet} att börja"), ("item", f"{bullet} att sluta")]


def test_a_title_that_is_the_name_of_a_file_is_none() -> None:
    assert recap(column(LEFT, 72)).title is None


def test_words_outside_the_page_are_not_read() -> None:
    assert blocks(column(LEFT, 72) + shown((72, -200, "Utanför"), (900, 500, "Utanför"))) == [
        ("paragraph", " ".join(LEFT))
    ]


def test_a_page_without_text_between_others_is_passed_over() -> None:
    assert [block.page for block in recap(column(LEFT, 72), b"0 0 9 9 re f", column(RIGHT, 72)).blocks] == [1, 3]


def test_a_scan_is_refused_with_what_to_do() -> None:
    with pytest.raises(RecapError, match="run OCR over it"):
        recap(b"0 0 500 500 re f", b"0 0 500 500 re f")
