"""What holds for every text: spans lie in it, and the same discourse comes out however it is dressed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse_kg.discourse_json import to_json
from discourse_kg.extraction.pipeline import extract
from discourse_kg.languages.supported import known_languages, load_language
from discourse_kg.readers import intake
from support.folders import ROOT
from support.measures import examples
from support.texts import ROSTERS, assert_whole, read, said

BUNDLED = sorted((ROOT / "data" / "recaps").glob("*.md"))

#: Pieces that rules look at, thrown together at random.
_PIECES = {
    tag: sorted(
        {word for example in load_language(tag).examples for word in example.text.split()}
        | {"–", "”", "“", '"', "(", ")", ":", ",", ".", "?", "\n\n", "\n", "- ", "# "}
    )
    for tag in known_languages()
}


@pytest.mark.measure("hostile texts")
@pytest.mark.parametrize("tag", known_languages())
@given(data=st.data())
@settings(max_examples=examples(150, whole=1500))
def test_any_text_gives_a_whole_discourse(tag: str, data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.sampled_from(_PIECES[tag]), max_size=60))
    assert_whole(read(f"{load_language(tag).examples[0].text}\n\n{' '.join(pieces)}", tag))


@pytest.mark.measure("hostile texts")
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
@settings(max_examples=examples(100, whole=1000))
def test_arbitrary_characters_give_a_whole_discourse(text: str) -> None:
    """Whatever the characters are; those that nobody sees are no text by themselves."""
    assert_whole(read(f"Nu: {text}"))


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_bundled_recaps_are_whole_and_say_something(path: Path) -> None:
    discourse = extract(intake.read(str(path)))
    assert_whole(discourse)
    assert discourse.statements
    assert any(statement.speakers for statement in discourse.statements)


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_the_same_bytes_come_out_twice(path: Path) -> None:
    first, second = (json.dumps(to_json(extract(intake.read(str(path))))) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_line_ends_and_spaces_change_nothing_but_offsets(path: Path) -> None:
    text = path.read_text("utf-8")
    plain = read(text, "en")
    dressed = read(text.replace("\n", "\r\n"), "en")
    assert [one[:2] for one in said(dressed)] == [one[:2] for one in said(plain)]


@pytest.mark.parametrize(
    ("glyphs", "language"),
    [
        (("”", "”"), "sv"),
        (("»", "«"), "sv"),
        (("«", "»"), "sv"),
        (('"', '"'), "sv"),
        (("„", "“"), "sv"),
        (("“", "”"), "en"),
    ],
)
def test_quotation_glyphs_change_nothing(glyphs: tuple[str, str], language: str) -> None:
    opening, closing = glyphs
    words = {"sv": ("Det finns tre lagar om träd", "sa Tova Ekmark."), "en": ("There are three laws", "said Ekmark.")}
    quoted, reporting = words[language]
    discourse = read(f"{ROSTERS[language]}{opening}{quoted}{closing}, {reporting}", language)
    assert [one[:2] for one in said(discourse)] == [("Tova Ekmark", "direct")]


def test_other_names_give_the_same_discourse() -> None:
    path = next(path for path in BUNDLED if path.stem.startswith("eforvaltningsdagarna"))
    text = path.read_text("utf-8")
    names = {"Ann": "Ebba", "Hellenius": "Lundgren", "Ardalan": "Tomas", "Shekarabi": "Berglund", "Bellman": "Sandin"}
    other = text
    for old, new in names.items():
        other = other.replace(f"{old} ", f"{new} ").replace(f"{old}.", f"{new}.")
    renamed = [(" ".join(names.get(word, word) for word in who.split()), kind) for who, kind, _ in said(read(text))]
    assert [one[:2] for one in said(read(other))] == renamed


@pytest.mark.measure("pump strings", sample=4)
@pytest.mark.slow
@pytest.mark.parametrize(
    "pump",
    [
        "Ab, Ab och Ab ",
        "”a ” ",
        "– ",
        "(((",
        "12 ",
        "den 1 ",
        "Ann Ann ",
        "sa, ",
        "a.b.",
        "Nima Forsrud, chef, ",
        "....",
        " ",
    ],
)
def test_long_repetitions_are_read_to_their_end(pump: str) -> None:
    """A hundred thousand characters of what patterns look for: quadratic reading would not come back."""
    assert_whole(read(ROSTERS["sv"] + pump * (100_000 // len(pump)) + "slut."))
