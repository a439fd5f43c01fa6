"""What the code may name: no word of a language, no notation of a concept, and terms in two packages alone."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest

from discourse_kg.cli.main import COMMANDS
from discourse_kg.extraction.referents import MentionForm
from discourse_kg.model import Polarity, Tier
from discourse_kg.notations import AttributionRule, Resolution, UnresolvedReason
from discourse_kg.records.record import properties
from discourse_kg.records.statements import StatementRecord
from discourse_kg.vocabulary import DKG, NAMESPACE
from support.modules import PACKAGE, code_texts, modules, name_of, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Words of packs that the program uses for its own things as well: names of HTML elements, and of the parliament whose
#: records it reads.
SHARED: Final = {"notes", "start"} | {"details", "dialog"} | {"riksdag", "riksdagen"}
PACKS: Final = sorted((PACKAGE / "languages").glob("*.toml"))

# --- languages are data ---------------------------------------------------------------------------


def phrases(value: object) -> Iterator[str]:
    """Every text in a table of a pack, however deep."""
    if isinstance(value, str):
        yield value.casefold()
    elif isinstance(value, dict):
        for inner in value.values():
            yield from phrases(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from phrases(inner)


def long_phrases(value: object) -> set[str]:
    """Those that are too long to stand in other words by chance."""
    return {phrase for phrase in phrases(value) if len(phrase) >= 5}


def has_words(text: str, vocabulary: set[str]) -> bool:
    """Whether one of the phrases stands in the text between word boundaries."""
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return any(f" {phrase} " in f" {words} " for phrase in vocabulary)


@cache
def own_pack() -> dict[str, Any]:
    """The pack of the language that the program's own names and messages are written in."""
    return tomllib.loads((PACKAGE / "languages" / "en.toml").read_text("utf-8"))


@cache
def own_cue_verbs() -> set[str]:
    """The cue verbs of the program's own language, but for what the program names by them itself.

    Those are terms of the ontology (`answers`), fields of records (`mentioned`), polarities, tiers (`proposed`) and
    commands (`explain`).
    """
    verbs = long_phrases([table for table in own_pack()["cues"].values() if isinstance(table, dict)])
    named = {term.casefold() for term in vars(DKG)} | properties(StatementRecord).keys() | COMMANDS.keys()
    return verbs - named - set(Polarity) - set(Tier) - SHARED


@cache
def foreign_words() -> set[str]:
    """What the packs of all other languages list, but for words that the program's own language has too."""
    packs = [tomllib.loads(path.read_text("utf-8")) for path in PACKS]
    foreign = long_phrases([pack for pack in packs if pack != own_pack()])
    return foreign - long_phrases(own_pack()) - SHARED


def language_in(text: str) -> bool:
    """Whether a literal holds a language's words: letters beyond ASCII, a foreign word, or a cue verb all alone."""
    beyond_ascii = any(letter.isalpha() and not letter.isascii() for letter in text)
    return beyond_ascii or has_words(text, foreign_words()) or text.casefold() in own_cue_verbs()


def test_no_language_has_its_words_in_the_code() -> None:
    assert not [
        f"{name_of(path)}:{line}: {text!r}"
        for path in modules("src")
        for line, text in code_texts(tree(path))
        if language_in(text)
    ]


@pytest.mark.parametrize(
    "line", ["cue = 'menade'", "cue = r'(säger|sa)'", "cue = 'anser att'", "group = 'panelen'", "verbs = ['explained']"]
)
def test_a_word_of_a_language_in_the_code_is_seen(line: str) -> None:
    assert any(language_in(text) for _, text in code_texts(ast.parse(line)))


def test_a_message_in_the_language_of_the_program_is_no_such_word() -> None:
    assert not language_in("the endpoint explained nothing; ask it again")


# --- facts are not texts ---------------------------------------------------------------------------

#: What is called as a rule or a resolution is called, and is something else as well: a tier, a form of a mention, a
#: kind of thing.
OTHERWISE: Final = {*Tier, *MentionForm, "role"}
NOTATIONS: Final = {concept.value for kind in (AttributionRule, Resolution, UnresolvedReason) for concept in kind}


def names_a_notation(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Literals that are a rule, a resolution or a reason, and literals that one of these is compared with."""
    for line, text in code_texts(module):
        if text in NOTATIONS - OTHERWISE:
            yield line, text
    for node in ast.walk(module):
        sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        if any(isinstance(side, ast.Attribute) and side.attr in {"rule", "resolution", "reason"} for side in sides):
            literals = [side for side in sides if isinstance(side, ast.Constant)]
            yield from ((literal.lineno, str(literal.value)) for literal in literals if literal.value is not None)


def test_no_rule_resolution_or_reason_is_named_by_a_literal() -> None:
    assert not [
        f"{name_of(path)}:{line}: {text!r}"
        for path in modules("src")
        if path != PACKAGE / "notations.py"
        for line, text in names_a_notation(tree(path))
    ]


@pytest.mark.parametrize(
    "line", ["rule = 'lead-in'", "statement.resolution == 'role'", "'no longer a notation' != doubt.reason"]
)
def test_a_literal_that_names_a_rule_resolution_or_reason_is_seen(line: str) -> None:
    assert list(names_a_notation(ast.parse(line)))


# --- one writer and one reader of the graph ---------------------------------------------------------

#: What writes the graph and what reads it. No other module knows what a term is called.
NAMES_TERMS: Final = ("graph", "records", "vocabulary.py")


def names_terms(module: ast.Module) -> bool:
    """Whether a module names terms of the ontology: by the constants of the vocabulary, or by their IRIs."""
    by_constant = any(
        (isinstance(node, ast.alias) and node.name == DKG.__name__)
        or (isinstance(node, ast.Attribute) and node.attr == DKG.__name__)
        for node in ast.walk(module)
    )
    return by_constant or any(re.search(rf"{re.escape(NAMESPACE)}\w", text) for _, text in code_texts(module))


def test_terms_are_named_where_the_graph_is_written_and_read_alone() -> None:
    naming = {path.relative_to(PACKAGE).parts[0] for path in modules("src") if names_terms(tree(path))}
    assert naming == set(NAMES_TERMS)


@pytest.mark.parametrize(
    "line",
    [
        "from discourse_kg.vocabulary import DKG",
        "vocabulary.DKG.quote",
        "quote = 'https://w3id.org/discourse-kg/ontology/quote'",
    ],
)
def test_a_term_in_the_code_is_seen(line: str) -> None:
    assert names_terms(ast.parse(line))


# --- patterns -------------------------------------------------------------------------------------


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python before 3.11.5, Debian 12's too, reads past the end of such a repetition; `(?>(?:…)*)` is sound."""
    possessive = re.compile(r"(?<!\()\)(?:[*+?]|\{[\d,]+\})\+")
    assert not [
        f"{name_of(path)}:{line}"
        for path in modules("src")
        for line, text in code_texts(tree(path))
        if possessive.search(text)
    ]
