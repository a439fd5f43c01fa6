"""Names are found by another spelling as if each were compared: an index may leave nobody out. All are invented."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from discourse_kg.extraction.spelling import Spellings, name_traces, one_slip, same_person, word_traces

#: Few letters, so that slips and swaps are frequent; c and k sound the same, and ß folds to two letters.
WORDS = st.text("abckß", min_size=1, max_size=7).map(str.capitalize)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@given(st.lists(WORDS, max_size=30), WORDS)
def test_words_a_slip_away_are_all_found(kept: list[str], word: str) -> None:
    spellings = Spellings(word_traces, one_slip)
    for number, other in enumerate(kept):
        spellings.add(other, number)
    assert spellings.find(word) == [number for number, other in enumerate(kept) if one_slip(word, other)]


@given(st.lists(NAMES, max_size=30), NAMES)
def test_names_of_one_person_are_all_found(kept: list[str], name: str) -> None:
    spellings = Spellings(name_traces, same_person)
    for number, other in enumerate(kept):
        spellings.add(other, number)
    assert spellings.find(name) == [number for number, other in enumerate(kept) if same_person(name, other)]


@given(WORDS, st.data())
def test_a_slip_that_is_made_is_found(word: str, data: st.DataObject) -> None:
    word = f"Bac{word.casefold()}"
    at = data.draw(st.integers(1, len(word) - 1))
    slipped = data.draw(st.sampled_from((word[:at] + word[at + 1 :], word[:at] + "k" + word[at:], "P" + word[1:])))
    spellings = Spellings(word_traces, one_slip)
    spellings.add(word, 7)
    assert spellings.find(slipped) == ([7] if one_slip(slipped, word) else [])


def test_a_number_is_told_once() -> None:
    spellings = Spellings(word_traces, one_slip)
    for word in ("Hellenius", "Hellenins"):
        spellings.add(word, 3)
    assert spellings.find("Helleniuss") == [3]
    spellings.add("Helenius", 1)
    assert spellings.find("Hellenius") == [1, 3]
