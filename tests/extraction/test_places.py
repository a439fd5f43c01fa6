"""A gazetteer looks for the names that a text can hold, and finds what a pattern of all its names would."""

from __future__ import annotations

import re

import pytest

from discourse_kg.countries import names_to_code
from discourse_kg.languages.supported import known_languages, load_language
from discourse_kg.noun_phrases.places import Gazetteer, city_names, words_of


def found(pattern: re.Pattern[str], text: str) -> list[tuple[int, str]]:
    return [(one.start(), one.group(1)) for one in pattern.finditer(text)]


@pytest.mark.parametrize("tag", known_languages())
def test_no_name_is_left_out(tag: str) -> None:
    pack = load_language(tag)
    for names in (city_names(pack), names_to_code(pack)):
        gazetteer, everything = Gazetteer(names, pack), Gazetteer((), pack).pattern(frozenset(), names)
        for name in sorted(names):
            for printed in (name, *(name + ending for ending in pack.names.genitives), name.replace(" ", "\n  ")):
                text = f"({printed}) {printed}, x{printed} {printed}-x"
                assert found(gazetteer.pattern(words_of(text)), text) == found(everything, text) != []


def test_the_longest_name_goes_first_and_further_names_are_looked_for() -> None:
    pattern = Gazetteer(("Birch", "Low Birch"), load_language("en")).pattern(words_of("Birch"), ("Birch Bay", "–x"))
    assert found(pattern, "Birch, Birch Bay's Birchen –x Low Birch") == [
        (0, "Birch"),
        (7, "Birch Bay"),
        (27, "–x"),
        (34, "Birch"),
    ]


def test_a_name_that_begins_with_a_mark_is_looked_for_in_each_text() -> None:
    assert found(Gazetteer(("’Invented",), load_language("en")).pattern(words_of("")), "’Invented")


def test_a_text_without_names_is_not_searched() -> None:
    assert Gazetteer(("Birch",), load_language("en")).pattern(words_of("birches")).pattern == "(?!)"
