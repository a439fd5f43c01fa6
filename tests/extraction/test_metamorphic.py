"""What a recap's dress does not change: the same people say the same, whatever the names, marks and white space."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from discourse_kg.recap import read_recap
from texts import ROSTERS, read, said

ROOT = Path(__file__).parents[2]
RECAPS = [*sorted((ROOT / "data/recaps").glob("*.md")), *sorted((ROOT / "tests/data/recaps").glob("[!R]*.md"))]

#: Aside paragraphs, of nobody: a statement does not go on in them.
ASIDES = {"sv": "Lokalen ligger vid en å.", "en": "The venue lies by a river."}

Said = list[tuple[str, str, str]]


def words(statements: Said) -> Said:
    """The statements with their white space made one."""
    return [(" ".join(who.split()), kind, " ".join(text.split())) for who, kind, text in statements]


def body(path: Path) -> tuple[str, str]:
    recap = read_recap(str(path))
    return recap.body.of(recap.text), recap.language


@pytest.mark.parametrize("path", RECAPS, ids=lambda path: path.stem)
def test_line_ends_change_no_statement(path: Path) -> None:
    text, language = body(path)
    assert words(said(read(text.replace("\n", "\r\n"), language))) == words(said(read(text, language)))


@pytest.mark.parametrize("path", RECAPS, ids=lambda path: path.stem)
def test_a_last_paragraph_about_nobody_leaves_the_rest(path: Path) -> None:
    text, language = body(path)
    plain = said(read(text, language))
    longer = said(read(f"{text.rstrip()}\n\n# Om\n\n{ASIDES[language]}\n", language))
    assert longer == plain


@pytest.mark.parametrize("space", ["\u00a0", "  ", " \t"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_other_spaces_change_no_statement(space: str, language: str) -> None:
    line = {"sv": "Nima Forsrud sa att snön smälter gratis.", "en": "Nima Forsrud said that snow melts for free."}
    plain = words(said(read(ROSTERS[language] + line[language], language)))
    assert plain
    assert words(said(read(ROSTERS[language] + line[language].replace(" ", space), language))) == plain


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_order_of_a_roster_changes_no_statement(language: str) -> None:
    line = {"sv": "Ekmark sa att snön smälter gratis.", "en": "Ekmark said that snow melts for free."}
    found = re.search(r"(Nima \w+ \([^)]*\))( \w+ )(Tova \w+ \([^)]*\))", ROSTERS[language])
    assert found
    turned = ROSTERS[language].replace(found.group(), f"{found.group(3)}{found.group(2)}{found.group(1)}")
    assert turned != ROSTERS[language]
    assert said(read(turned + line[language], language)) == said(read(ROSTERS[language] + line[language], language))
