"""Every language pack: every example of it holds, and its language is told from its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from discourse_kg.extraction.attribution import RULES
from discourse_kg.extraction.reporting import presented, reported, reported_within
from discourse_kg.languages import supported
from discourse_kg.languages.packs import Example
from discourse_kg.languages.supported import detect_language, known_languages, load_language
from discourse_kg.notations import AttributionRule
from support.folders import ROOT, TEST_DATA
from support.texts import read, said

#: Whole recaps in a known language: small ones, named after it, and annotated ones, in a folder named after it.
RECAPS = [
    *((path.stem[:2], path) for path in sorted((TEST_DATA / "recaps").glob("??-*.md"))),
    *((path.parent.name, path) for path in sorted((TEST_DATA / "gold").glob("*/*.txt"))),
]

EXAMPLES = [
    pytest.param(tag, example, id=f"{tag}-{number}-{example.text[-40:]}")
    for tag in known_languages()
    for number, example in enumerate(load_language(tag).examples, 1)
]


@pytest.mark.parametrize(("tag", "example"), EXAMPLES)
def test_example_holds(tag: str, example: Example) -> None:
    assert [" | ".join(one) for one in said(read(example.text, tag))] == list(example.statements)


@pytest.mark.parametrize("tag", known_languages())
def test_language_is_told_from_its_words(tag: str) -> None:
    assert detect_language(" ".join(example.text for example in load_language(tag).examples)) == tag


@pytest.mark.parametrize(("tag", "example"), EXAMPLES)
def test_no_example_is_taken_for_another_language(tag: str, example: Example) -> None:
    """A sentence or two may tell no language; they never tell a wrong one."""
    assert detect_language(example.text) in (tag, None)


@pytest.mark.parametrize(("tag", "path"), RECAPS, ids=lambda value: value.stem if isinstance(value, Path) else None)
def test_language_of_a_recap_is_told_without_its_front_matter(tag: str, path: Path) -> None:
    assert detect_language(path.read_text("utf-8").split("\n---\n", 1)[-1]) == tag


def test_neighbouring_languages_are_told_apart() -> None:
    """One text in three languages. Swedish and Norwegian share most of its words."""
    texts = {
        "sv": "Det är vi som har planterat träden, och de ska stå kvar när vägen är klar, men inte på den här sidan.",
        "nb": "Det er vi som har plantet trærne, og de skal stå igjen når veien er klar, men ikke på denne siden.",
        "en": "It was planned that the trees would be left standing when the road is done, but not on this side.",
    }
    assert {tag: detect_language(text) for tag, text in texts.items()} == {tag: tag for tag in texts}


def test_words_of_another_language_inside_a_text_do_not_change_it() -> None:
    swedish = (
        "Moderatorn frågade om alla är klara och vad som ska göras när pengarna är slut. {} Därefter blev det lunch."
    )
    norwegian = (
        "Ordstyreren spurte om alle er klare og hva som skal gjøres når pengene er slutt. {} Deretter ble det lunsj."
    )
    assert detect_language(swedish.format("– Det er ikke min feil, sa gjesten fra Oslo.")) == "sv"
    assert detect_language(norwegian.format("– Det är inte mitt fel, sa gästen från Malmö.")) == "nb"


def test_a_language_without_a_pack_is_told_as_none() -> None:
    assert detect_language("Kaikki puhujat sanoivat, että rekisterit ovat hyvin vanhoja ja raskaita.") is None


def test_every_rule_has_an_example_in_a_pack() -> None:
    clausal = {reported, reported_within, presented}
    named = {AttributionRule(rule.__name__.replace("_", "-")) for rule in RULES if rule not in clausal}
    named |= {AttributionRule.SUBJECT_VERB, AttributionRule.VERB_SUBJECT, AttributionRule.SUBJECT_ASIDE_VERB}
    named |= {AttributionRule.DIALOGUE_CARRIED_OVER, AttributionRule.INTERVIEW_ANSWER}
    used = {
        statement.rule
        for tag in known_languages()
        for example in load_language(tag).examples
        for statement in read(example.text, tag).statements
    }
    assert used == named


def test_every_table_of_languages_and_every_list_of_words_changes_the_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    package = ROOT / "src/discourse_kg"
    kept = {
        path.relative_to(package).as_posix(): path.read_bytes()
        for folder in ("languages", "lexicons")
        for path in (package / folder).rglob("*")
        if path.suffix in {".toml", ".txt"}
    }
    assert dict(supported.tables()) == kept
    hashes = {supported.packs_hash.__wrapped__()}
    for name, content in kept.items():
        changed = {**kept, name: content + b" "}
        monkeypatch.setattr(supported, "tables", lambda changed=changed: changed.items())
        hashes.add(supported.packs_hash.__wrapped__())
    assert len(hashes) == len(kept) + 1
