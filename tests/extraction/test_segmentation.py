"""Blocks, sentences and quotations: where they begin and end."""

from __future__ import annotations

import pytest

from discourse_kg.extraction.quotation import find_quotations
from discourse_kg.extraction.segmentation import segment, split_sentences
from discourse_kg.languages.supported import load_language
from discourse_kg.model import BlockKind, Span
from support.texts import recap_from_bytes


def sentences(text: str, language: str = "sv") -> list[str]:
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)), load_language(language))]


def blocks(text: str, language: str = "sv", name: str = "invented.txt") -> list[tuple[BlockKind, str]]:
    read = recap_from_bytes(text.encode(), name, language=language)
    return [(block.kind, block.span.of(read.text)) for block in segment(read, load_language(language))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("sv", "Träd tar tid. Det är så.", ["Träd tar tid.", "Det är så."]),
        ("sv", "Den har bl.a. Tova läst.", ["Den har bl.a. Tova läst."]),
        ("sv", "Hon läste t.ex. Lagen om träd.", ["Hon läste t.ex. Lagen om träd."]),
        ("sv", "Varför då? Därför!", ["Varför då?", "Därför!"]),
        ("sv", "Det kostar 3.5 miljoner.", ["Det kostar 3.5 miljoner."]),
        ("en", "Mr. Forsrud came. He left.", ["Mr. Forsrud came.", "He left."]),
        ("en", "The U.S. Senate met.", ["The U.S. Senate met."]),
        ("en", "“It pays.” She sat down.", ["“It pays.”", "She sat down."]),
        ("en", "“Does it?” asked Forsrud.", ["“Does it?” asked Forsrud."]),
        ("en", "J. Forsrud came.", ["J. Forsrud came."]),
        ("sv", "ingen punkt alls", ["ingen punkt alls"]),
        ("sv", "– Ja. – Nej.", ["– Ja.", "– Nej."]),
    ],
)
def test_sentences(language: str, text: str, expected: list[str]) -> None:
    assert sentences(text, language) == expected


def test_kinds_of_blocks() -> None:
    text = "En rubrik\n\nEtt stycke med punkt.\n\n– En replik.\n– En till.\n\n* Något i en lista\n\n## Sist\n"
    assert blocks(text) == [
        (BlockKind.HEADING, "En rubrik"),
        (BlockKind.PARAGRAPH, "Ett stycke med punkt."),
        (BlockKind.DIALOGUE, "– En replik."),
        (BlockKind.DIALOGUE, "– En till."),
        (BlockKind.ITEM, "* Något i en lista"),
        (BlockKind.HEADING, "Sist"),
    ]


def test_a_hyphen_opens_a_list_or_a_line_of_dialogue() -> None:
    assert [kind for kind, _ in blocks("Det kom:\n\n- Tova\n- Nima\n\n- Jag kom också.\n")] == [
        BlockKind.PARAGRAPH,
        BlockKind.ITEM,
        BlockKind.ITEM,
        BlockKind.DIALOGUE,
    ]


def test_markdown_paragraphs_end_at_a_blank_line() -> None:
    text = "---\nlanguage: sv\n---\nEn rad som slutar.\nOch en till i samma stycke.\n\nEtt nytt stycke.\n"
    assert [words for _, words in blocks(text, name="invented.md")] == [
        "En rad som slutar.\nOch en till i samma stycke.",
        "Ett nytt stycke.",
    ]


def test_wrapped_plain_text_is_one_paragraph() -> None:
    text = "Den här raden är så lång att den som skrev den bröt den\nhär, mitt i en mening.\n"
    assert len(blocks(text)) == 1


def test_a_paragraph_printed_twice_is_marked() -> None:
    paragraph = (
        "Detta långa stycke står två gånger på sidan, eftersom sidan har både ingress och text, och båda är lika."
    )
    read = recap_from_bytes(f"{paragraph}\n\n{paragraph}\n".encode(), "invented.txt", language="sv")
    assert [block.repeated for block in segment(read, load_language("sv"))] == [False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It pays,” she said.", ["“It pays,”"]),
        ("”Det lönar sig”, sa hon.", ["”Det lönar sig”"]),
        ("»Det lönar sig«, sa hon.", ["»Det lönar sig«"]),
        ("«Det lönar sig», sa hon.", ["«Det lönar sig»"]),
        ('"It pays," she said. "Twice."', ['"It pays,"', '"Twice."']),
        ("“One paragraph of several", ["“One paragraph of several"]),
        ("She said “it pays and never stopped", []),
        ('A 5" screen and a 6" screen.', []),
        ("“A” and “B”", ["“A”", "“B”"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [one.span.of(text) for one in find_quotations(text, Span(0, len(text)))] == expected
