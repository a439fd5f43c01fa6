"""Every language pack: complete, and every example of it holds."""

from __future__ import annotations

import copy
import tomllib
from importlib.resources import files

import pytest

from discourse_kg.errors import LanguagePackError
from discourse_kg.extraction.attribution import RULES
from discourse_kg.languages.detection import detect_language
from discourse_kg.languages.packs import Example, known_languages, load_language, pack_from_table
from texts import read, said

EXAMPLES = [
    pytest.param(tag, example, id=f"{tag}-{number}-{example.text[-40:]}")
    for tag in known_languages()
    for number, example in enumerate(load_language(tag).examples, 1)
]


def _table(tag: str) -> dict[str, object]:
    return tomllib.loads(files("discourse_kg.languages").joinpath(f"{tag}.toml").read_text("utf-8"))


@pytest.mark.parametrize(("tag", "example"), EXAMPLES)
def test_example_holds(tag: str, example: Example) -> None:
    assert [" | ".join(one) for one in said(read(example.text, tag))] == list(example.statements)


@pytest.mark.parametrize("tag", known_languages())
def test_sections_stand_in_one_order(tag: str) -> None:
    assert list(_table(tag)) == list(_table("sv"))


@pytest.mark.parametrize("tag", known_languages())
def test_no_word_stands_twice_in_a_list(tag: str) -> None:
    def lists(value: object, where: str) -> list[tuple[str, list[str]]]:
        if isinstance(value, dict):
            return [found for key, inner in value.items() for found in lists(inner, f"{where}.{key}")]
        if isinstance(value, list) and all(isinstance(word, str) for word in value):
            return [(where, value)]
        return []

    twice = {where: [word for word in words if words.count(word) > 1] for where, words in lists(_table(tag), tag)}
    assert {where: words for where, words in twice.items() if words} == {}


def test_missing_key_is_named() -> None:
    table = copy.deepcopy(_table("sv"))
    del table["cues"]["say"]  # type: ignore[attr-defined]
    with pytest.raises(LanguagePackError, match=r"xx\.toml: \[pack\.cues\] missing key 'say'"):
        pack_from_table(table, "xx.toml")


def test_unknown_key_is_named() -> None:
    table = {**_table("sv"), "verbs": {}}
    with pytest.raises(LanguagePackError, match=r"xx\.toml: \[pack\] unknown key 'verbs'"):
        pack_from_table(table, "xx.toml")


def test_mistyped_value_is_named() -> None:
    table = {**_table("sv"), "function_words": "och att"}
    with pytest.raises(LanguagePackError, match=r"\[pack\.function_words\] must be a list of words"):
        pack_from_table(table, "xx.toml")


@pytest.mark.parametrize("tag", known_languages())
def test_language_is_told_from_its_words(tag: str) -> None:
    assert detect_language(" ".join(example.text for example in load_language(tag).examples)) == tag


def test_a_language_without_a_pack_is_told_as_none() -> None:
    assert detect_language("Kaikki puhujat sanoivat, että rekisterit ovat hyvin vanhoja ja raskaita.") is None


def test_every_rule_has_an_example_in_a_pack() -> None:
    named = {rule.__name__.replace("_", "-") for rule in RULES} | {"dialogue-carried-over", "interview-answer"}
    used = {
        statement.rule
        for tag in known_languages()
        for example in load_language(tag).examples
        for statement in read(example.text, tag).statements
    }
    assert used == named
