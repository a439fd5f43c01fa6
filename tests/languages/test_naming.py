"""A language goes by its tags in every form, and by its names in every language that there is a pack for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_kg.errors import UnknownLanguageError
from discourse_kg.languages.naming import language_tag
from discourse_kg.languages.supported import known_languages
from discourse_kg.readers.intake import read_bytes
from discourse_kg.readers.port import recap_of
from support.commandline import call

MEANT = {
    "sv": ("sv", "SV", "sv-SE", "sv_SE", "sv-FI", "sv_SE.UTF-8", "sv-Latn-SE", "swe", "svenska", "Svensk", "swedish"),
    "en": ("en", "en_GB", "en-US", "eng", "English", "engelska", "engelsk", "English (UK)", "British English"),
    "nb": ("nb", "nb-NO", "nob", "no", "no-NO", "nor", "norsk", "Norwegian", "norska", "norsk bokmål", "norskt bokmål"),
}
NOT_MEANT = (
    "",
    " ",
    "fr",
    "nn",
    "nn-NO",
    "nynorsk",
    "norsk nynorsk",
    "klingon",
    "-",
    "sv sv",
    "x-sv",
    "12",
    "Schwedisch",
)
TEXT = "Panelen talade om snö, och alla som var där tyckte att det var kallt.\n"


@pytest.mark.parametrize(("tag", "words"), [(tag, words) for tag, all_words in MEANT.items() for words in all_words])
def test_a_language_is_known_by_its_tags_and_names(tag: str, words: str) -> None:
    assert language_tag(words) == tag
    assert language_tag(f" {words.upper()} ") == tag
    assert recap_of(read_bytes(TEXT.encode(), "snow.txt", language=words)).language == tag
    assert recap_of(read_bytes(f"---\nlanguage: {words}\n---\n{TEXT}".encode(), "snow.md")).language == tag


@pytest.mark.parametrize("words", NOT_MEANT)
def test_what_is_no_language_of_a_pack_is_none(words: str) -> None:
    assert language_tag(words) is None


def test_a_language_without_a_pack_is_refused_as_it_was_written() -> None:
    with pytest.raises(UnknownLanguageError, match=r"no language pack for 'nn-NO'; there are .*nb"):
        read_bytes(f"---\nlanguage: nn-NO\n---\n{TEXT}".encode(), "snow.md")


@given(st.text(max_size=40))
def test_any_text_means_a_language_or_none(words: str) -> None:
    assert language_tag(words) in {None, *known_languages()}


def test_options_take_languages_by_their_names(tmp_path: Path) -> None:
    path = tmp_path / "snow.txt"
    path.write_text(TEXT, "utf-8")
    for option in ("svenska", "sv-SE"):
        result = call("extract", path, "--language", option, "--format", "text", "--lang", option)
        assert result.exit_code == 0, result.stderr
        assert result.stdout == call("extract", path, "--language", "sv", "--format", "text", "--lang", "sv").stdout
    refused = call("extract", path, "--language", "klingon")
    assert refused.exit_code == 2
    assert "'klingon' is not one of 'en', 'nb', 'sv'." in refused.stderr
    assert call("extract", path, "--lang", "nb").exit_code == 2
    assert "[en|nb|sv]" in call("extract", "--help").stdout
