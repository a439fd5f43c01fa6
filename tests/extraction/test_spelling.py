"""Names are found by another spelling as if each were compared: an index may leave nobody out. All are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_kg.noun_phrases.spelling import Spellings, name_traces, one_slip, same_person, word_traces

#: Few letters, so that slips and swaps are frequent; c and k sound the same, and ß folds to two letters.
WORDS = st.text("abckß", min_size=4, max_size=6).map(str.capitalize)
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


@pytest.mark.parametrize("word", ["Backe", "Cederbom", "Maßen"])
def test_each_slip_is_found(word: str) -> None:
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    slips = {left + right[1:] for left, right in cuts} | {left + "x" + right for left, right in cuts}
    slips |= {left + "x" + right[1:] for left, right in cuts} | {
        left + right[1:2] + right[:1] + right[2:] for left, right in cuts
    }
    slips |= {f"K{word[1:]}", f"Z{word[1:]}"}
    spellings = Spellings(word_traces, one_slip)
    spellings.add(word, 7)
    alike = {slip for slip in slips if one_slip(slip, word)}
    assert len(alike) > len(word)
    assert {slip for slip in slips if spellings.find(slip) == [7]} == alike


@pytest.mark.parametrize(
    "other",
    [
        "Ann Hellenius Ekmark",
        "Ann Helenius Ekmarkk",
        "Ann Helenis Ekmark",
        "Ann Hellenius",
        "Ann Helenius",
        "Ane Helenius Ekmark",
    ],
)
def test_a_slip_in_a_full_name_is_found(other: str) -> None:
    spellings = Spellings(name_traces, same_person)
    spellings.add("Ann Helenius Ekmark", 7)
    assert spellings.find(other) == ([7] if same_person(other, "Ann Helenius Ekmark") else [])


def test_a_number_is_told_once() -> None:
    spellings = Spellings(word_traces, one_slip)
    for word in ("Hellenius", "Hellenins"):
        spellings.add(word, 3)
    assert spellings.find("Helleniuss") == [3]
    spellings.add("Helenius", 1)
    assert spellings.find("Hellenius") == [1, 3]
