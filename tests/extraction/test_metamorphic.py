"""What a recap's dress does not change: the same discourse, whatever the marks, the white space and the order."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from discourse_kg.languages.supported import known_languages, load_language
from discourse_kg.model import Discourse, Span, Statement, Tier
from discourse_kg.noun_phrases.names import phrase_pattern
from support.texts import RECAPS, Recapped, aside, read, read_among_cast, roster_and_statement, said, tale, told

EVERY_RECAP = pytest.mark.parametrize("path", RECAPS, ids=lambda path: path.stem)
SAMPLED = pytest.mark.measure("other dress", sample=10)

#: A pair of marks within one paragraph.
PAIR = re.compile(r"“[^“”\n]+”|”[^”\n]+”|«[^«»\n]+»|\"[^\"\n]+\"")
GLYPHS = ["“”", "””", '""', "«»", "»«", "»»", "„“", "„”"]
QUOTING = [path for path in RECAPS if PAIR.search(Recapped.of(path).body)]

#: What a line begins with, the dash of a line of dialogue within a paragraph, and all of a short byline.
_LEFT_ALONE = r"^\W+|(?<=[.!?]) – |^{}[^\n]{{,60}}$"

OTHER_SPACES = ["\u00a0", "\u202f", "  ", " \t"]


@cache
def spaces(language: str) -> re.Pattern[str]:
    """The spaces between words, and stretches that keep theirs (what is read less well has a test of its own)."""
    bylines = phrase_pattern(load_language(language).cast.bylines).pattern
    return re.compile(_LEFT_ALONE.format(bylines) + r"|(?<=\S) (?=\S)", re.MULTILINE | re.IGNORECASE)


def respaced(text: str, space: str, language: str) -> str:
    return spaces(language).sub(lambda found: space if found.group() == " " else found.group(), text)


def one_space(words: str) -> str:
    return " ".join(words.split())


def one_mark(words: str) -> str:
    return re.sub("[“”«»„]", '"', words)


@SAMPLED
@EVERY_RECAP
def test_line_ends_change_nothing(path: Path) -> None:
    recap = Recapped.of(path)
    assert tale(recap.read(recap.body.replace("\n", "\r\n")), one_space) == tale(recap.read(), one_space)


@SAMPLED
@pytest.mark.parametrize("space", OTHER_SPACES, ids=ascii)
@EVERY_RECAP
def test_other_spaces_change_nothing(path: Path, space: str) -> None:
    recap = Recapped.of(path)
    body = respaced(recap.body, space, recap.language)
    assert len(re.findall(rf"\w{space}\w", body)) > 50
    plain, other = recap.read(), recap.read(body)
    assert tale(other, one_space) == tale(plain, one_space)
    assert company(other) == company(plain)


@pytest.mark.parametrize("space", OTHER_SPACES, ids=ascii)
@pytest.mark.parametrize("language", known_languages())
def test_other_spaces_change_no_example(space: str, language: str) -> None:
    text = " ".join(roster_and_statement(language))
    assert said(read(text, language))
    assert tale(read(text.replace(" ", space), language), one_space) == tale(read(text, language), one_space)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "By{}Tova Ekmark\n\nThe park was closed."),
        pytest.param("sv", "–{}Det är kallt, sa Tova Ekmark."),
        pytest.param("nb", "Det ble stille. –{}Det er kaldt, sa Ylva Brattli."),
    ],
)
def test_a_no_break_space_behind_a_word_or_dash_that_opens_changes_nothing(language: str, text: str) -> None:
    before = f"{roster_and_statement(language)[0]}\n\n" if "–" in text else ""
    plain, other = (read(before + text.format(space), language) for space in (" ", "\u00a0"))
    assert tale(other, one_space) == tale(plain, one_space)


@pytest.mark.parametrize("text", ["By Tova{}Ekmark\n\nThe park was closed.", "All{}panelists agreed that it is cold."])
def test_a_name_over_two_spaces_is_the_same_name(text: str) -> None:
    plain, other = (read_among_cast(text.format(space), "en") for space in (" ", "  "))
    named = [[one.author, *(statement.group for statement in one.statements)] for one in (plain, other)]
    assert named[1] == named[0]


def glyph_cases() -> list[object]:
    return [pytest.param(path, glyphs, id=f"{path.stem}-{glyphs}") for path in QUOTING for glyphs in GLYPHS]


@SAMPLED
@pytest.mark.parametrize(("path", "glyphs"), glyph_cases())
def test_quotation_glyphs_change_nothing(path: Path, glyphs: str) -> None:
    recap = Recapped.of(path)
    body = PAIR.sub(lambda found: f"{glyphs[0]}{found.group()[1:-1]}{glyphs[1]}", recap.body)
    assert tale(recap.read(body), one_mark) == tale(recap.read(), one_mark)


@pytest.mark.parametrize(
    "text", ["Ekmark said: “It is cold.”", "“It is cold today,” Ekmark said. “It will be colder.”"]
)
@pytest.mark.parametrize("glyphs", ["«»", "»«"])
def test_a_stop_before_the_closing_mark_changes_nothing(glyphs: str, text: str) -> None:
    other = text.replace("“", glyphs[0]).replace("”", glyphs[1])
    assert said(read_among_cast(text, "en"))
    assert tale(read_among_cast(other, "en"), one_mark) == tale(read_among_cast(text, "en"), one_mark)


@pytest.mark.parametrize(
    "glyphs",
    ["“”", "«»", '""', "»«"],
)
def test_what_somebody_asked_is_a_question_in_any_marks(glyphs: str) -> None:
    text = f"{glyphs[0]}Who signs that old form?{glyphs[1]} Ekmark asked."
    assert said(read_among_cast(text, "en")) == [("Tova Ekmark", "question", text)]


def gaps(body: str) -> list[int]:
    """Where paragraphs end, but for those that announce with a colon what follows."""
    return [found.start() for found in re.finditer(r"(?<=[^\s:])\n\n(?=\S)", body)]


def next_character(discourse: Discourse, place: int) -> int:
    """The first character of the reading text that stands at a place of the file or after it."""
    assert discourse.recap.text_map is not None
    found = discourse.recap.text_map.reading(Span(place, sys.maxsize))
    return found.start if found else len(discourse.recap.text)


def carried_over(discourse: Discourse, opening: int) -> Discourse:
    """The discourse without how the statement that opens there, and names no speaker, came by one."""

    def forgetful(statement: Statement) -> Statement:
        if statement.span.start != opening or statement.tier is not Tier.INHERITED:
            return statement
        return replace(statement, resolution=None, antecedent=None, candidates=())

    return replace(discourse, statements=tuple(forgetful(one) for one in discourse.statements))


@SAMPLED
@EVERY_RECAP
def test_an_aside_between_paragraphs_changes_nothing(path: Path) -> None:
    """A carried-over speaker stays the same person, but may be known from further back than the paragraph before."""
    recap = Recapped.of(path)
    paragraph = f"\n\n{aside(recap.language)}"
    plain = recap.read()
    assert gaps(recap.body)
    for gap in gaps(recap.body):
        longer = recap.read(recap.body[:gap] + paragraph + recap.body[gap:])
        opening = len(recap.head) + gap + len("\n\n")
        after = next_character(longer, opening + len(paragraph)), next_character(plain, opening)
        assert tale(carried_over(longer, after[0])) == tale(carried_over(plain, after[1])), opening


@SAMPLED
@EVERY_RECAP
def test_a_last_section_about_nobody_changes_nothing(path: Path) -> None:
    recap = Recapped.of(path)
    assert tale(recap.read(f"{recap.body.rstrip()}\n\n# ABC\n\n{aside(recap.language)}\n")) == tale(recap.read())


def turned_roster(text: str, discourse: Discourse) -> str | None:
    """The text with its first roster in parentheses read backwards, or None where it has no such roster."""
    names = "|".join(re.escape(person.name) for person in discourse.persons)
    person = re.compile(rf"\b(?:[A-Z]\w+ )*(?:{names}) \([^()]*\)")
    roster = re.search(rf"{person.pattern}(?:(?:,| \w{{2,3}}) {person.pattern})+", text)
    if not names or roster is None:
        return None
    people = [found.group() for found in person.finditer(roster.group())]
    between = person.split(roster.group())[1:]
    return text.replace(roster.group(), "".join(a + b for a, b in zip(reversed(people), between, strict=True)))


def company(discourse: Discourse) -> set[object]:
    """Who the recap names, as what, and in which part on the panel; the roster's order left out."""
    parts = {(part.person, part.role) for panel in discourse.panels for part in panel.participations}
    people = {(one.name, one.role, one.organization, one.former, one.party) for one in discourse.persons}
    return {*parts, *people}


def statements(discourse: Discourse) -> list[object]:
    return [
        told(replace(one, candidates=tuple(sorted(one.candidates))), discourse.recap.text)
        for one in discourse.statements
    ]


ROSTERED = [
    path for path in RECAPS if turned_roster((recap := Recapped.of(path)).body, recap.read()) not in (None, recap.body)
]


def test_recaps_with_a_roster_in_parentheses_are_found() -> None:
    assert len(ROSTERED) >= 10
    assert {path.stem[:3] for path in ROSTERED} >= {"en-", "sv-"}


@SAMPLED
@pytest.mark.parametrize("path", ROSTERED, ids=lambda path: path.stem)
def test_the_order_of_a_roster_changes_nobody_and_no_statement(path: Path) -> None:
    recap = Recapped.of(path)
    plain = recap.read()
    other = recap.read(turned_roster(recap.body, plain))
    assert other.recap.text != plain.recap.text
    assert company(other) == company(plain)
    assert statements(other) == statements(plain)


@pytest.mark.parametrize("language", known_languages())
def test_the_order_of_a_roster_changes_no_example(language: str) -> None:
    roster, statement = roster_and_statement(language)
    plain = read(f"{roster} {statement}", language)
    turned = turned_roster(roster, plain)
    assert turned not in (None, roster)
    other = read(f"{turned} {statement}", language)
    assert (company(other), statements(other)) == (company(plain), statements(plain))
