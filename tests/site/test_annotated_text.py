"""Texts as pages show them: every character is there, every statement covers its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from discourse_kg.site.pages.annotated_text import AnnotatedText, Covered, ShownBlock

Found = ShownBlock[int, str]


def blocks(
    words: str, *voices: Covered[int], names: tuple[Covered[str], ...] = (), headings: frozenset[int] = frozenset()
) -> list[Found]:
    return list(AnnotatedText(words, voices, names, headings).blocks(0, len(words)))


def words_of(block: Found) -> str:
    return "".join(piece.text for run in block.runs for piece in run.pieces)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_paragraphs_and_headings_become_blocks() -> None:
    found = blocks("A heading\n\nOne\ntwo.\n\nThree.\n\nAnother", headings=frozenset({0, 29}))
    assert [(block.heading, words_of(block)) for block in found] == [
        (True, "A heading"),
        (False, "One\ntwo."),
        (False, "Three."),
        (True, "Another"),
    ]


def test_a_line_begins_anew() -> None:
    (block,) = blocks("First:\n- one\n2. two\n– Yes.")
    assert [piece.text for piece in block.runs[0].pieces if piece.breaks] == ["- one\n", "2. two\n", "– Yes."]


def test_a_statement_covers_its_characters_and_no_others() -> None:
    (block,) = blocks("Well, she agreed. No.", Covered(6, 17, 1))
    assert [(run.voice, words_of(ShownBlock(False, (run,))), run.begins) for run in block.runs] == [
        (None, "Well, ", False),
        (1, "she agreed.", True),
        (None, " No.", False),
    ]


def test_a_statement_over_two_paragraphs_begins_once() -> None:
    found = blocks("One.\n\nTwo.", Covered(0, 10, 1))
    assert [run.begins for block in found for run in block.runs] == [True, False]


def test_a_name_in_a_statement_is_a_piece_of_its_own() -> None:
    (block,) = blocks("To Estonia now", Covered(0, 14, 1), names=(Covered(3, 10, "EST"),))
    assert [(piece.text, piece.name) for piece in block.runs[0].pieces] == [
        ("To ", None),
        ("Estonia", "EST"),
        (" now", None),
    ]


def test_of_two_statements_in_one_place_the_shorter_is_shown() -> None:
    (block,) = blocks("She said: yes.", Covered(0, 14, 1), Covered(10, 13, 2))
    assert [run.voice for run in block.runs] == [1, 2, 1]


def test_a_quotation_alone_keeps_the_offsets_of_its_source() -> None:
    text = AnnotatedText("in Estonia", [Covered(100, 110, 1)], [Covered(103, 110, "EST")], offset=100)
    (block,) = text.blocks(100, 110)
    assert [(piece.text, piece.name) for piece in block.runs[0].pieces] == [("in ", None), ("Estonia", "EST")]


@given(
    st.text("ab .\n", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=5),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 5)), max_size=5),
)
def test_nothing_of_a_text_is_lost_or_said_twice(
    words: str, spans: list[tuple[int, int]], named: list[tuple[int, int]]
) -> None:
    voices = [Covered(start, start + length, index) for index, (start, length) in enumerate(spans)]
    names = tuple(Covered(start, start + length, "name") for start, length in named)
    found = blocks(words, *voices, names=names)
    assert squeezed("".join(map(words_of, found))) == squeezed(words)
    for block in found:
        for run in block.runs:
            assert run.pieces
            assert all(piece.text for piece in run.pieces)
