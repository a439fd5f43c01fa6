"""How much of a recap was read, and that nothing in quotation marks is lost in silence. All recaps are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_kg.coverage_text import coverage_line
from discourse_kg.discourse_json import to_json
from discourse_kg.extraction.coverage import with_coverage
from discourse_kg.extraction.pipeline import extract
from discourse_kg.extraction.quotation import find_quotations
from discourse_kg.model import BlockKind, Coverage, Discourse, LeftOut, Recap, Span
from discourse_kg.notations import UnresolvedReason
from discourse_kg.reader_notes import Note, NoteKind
from discourse_kg.readers.intake import read, read_bytes
from discourse_kg.terminal_texts import terminal_texts
from support.folders import ROOT, TEST_DATA

RECAPS = sorted((*(ROOT / "data" / "recaps").glob("*.md"), *(TEST_DATA / "recaps").glob("*.md")))

QUOTED = {UnresolvedReason.QUOTATION_WITHOUT_SPEAKER, UnresolvedReason.QUOTATION_NOT_READ}

#: Clauses that somebody could say, marks that quote, and what stands around quotations.
CLAUSES = (
    "Vi har inte råd att vänta längre.",
    "Det här är början på något nytt",
    "Skolan behöver fler böcker, sa vi då!",
    "We cannot afford to wait for it.",
)
MARKS = (("”", "”"), ("“", "”"), ('"', '"'), ("»", "»"), ("«", "»"), ("„", "“"))
PATTERNS = (
    "{0}",
    "{0}, sa Hanna Bergvik.",
    "Hanna Bergvik sa: {0}",
    "Så löd frågan: {0}",
    "Rubriken var {0} den gången.",
    "Läs också: {0}",
    "På en skylt stod {0}, och under den {1}.",
    "Foto: Melker Sten, som sade {0}",
    "{0} {1}",
    "– Ja, {0}",
)


@st.composite
def invented_texts(draw: st.DrawFn) -> tuple[str, int]:
    """A text of paragraphs, and how many clauses are in quotation marks in it."""
    quoted = 0
    paragraphs = ["Hanna Bergvik är rektor på Fjällskolan, och hon var med i panelen."]
    for pattern in draw(st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=6)):
        opening, closing = draw(st.sampled_from(MARKS))
        words = [f"{opening}{draw(st.sampled_from(CLAUSES))}{closing}" for _ in range(2)]
        paragraphs.append(pattern.format(*words))
        quoted += pattern.count("{")
    return "\n\n".join(paragraphs) + "\n", quoted


def read_text(text: str) -> Discourse:
    found = read_bytes(text.encode(), "invented.txt", language="sv")
    assert isinstance(found, Recap)
    return extract(found)


def accounted(discourse: Discourse, quotation: Span) -> bool:
    """Whether a quotation is in a statement, or listed."""
    listed = [one.span for one in discourse.unresolved if one.reason in QUOTED]
    return any(one.span.covers(quotation) for one in discourse.statements) or quotation in listed


@given(invented_texts())
def test_each_clause_in_quotation_marks_is_in_a_statement_or_listed(made: tuple[str, int]) -> None:
    text, quoted = made
    discourse = read_text(text)
    found = [one.span for block in discourse.recap.blocks for one in find_quotations(discourse.recap.text, block.span)]
    assert len(found) == quoted
    assert [one.of(discourse.recap.text) for one in found if not accounted(discourse, one)] == []


@pytest.mark.parametrize("path", RECAPS, ids=lambda path: path.stem)
def test_no_quotation_of_the_bundled_recaps_is_lost(path: object) -> None:
    discourse = extract(read(str(path)))
    text = discourse.recap.text
    lost = [
        one.span.of(text)
        for block in discourse.recap.blocks
        for one in find_quotations(text, block.span)
        if one.is_speech(text, block.span.start) and not accounted(discourse, one.span)
    ]
    assert lost == []


@pytest.mark.parametrize("path", RECAPS, ids=lambda path: path.stem)
def test_each_character_of_a_block_is_counted_once(path: object) -> None:
    discourse = extract(read(str(path)))
    coverage = discourse.coverage
    assert coverage is not None
    parts = coverage.statements + coverage.headings + coverage.narration + sum(count for _, count in coverage.noise)
    assert parts == sum(block.span.end - block.span.start for block in discourse.recap.blocks)
    assert coverage.length == len(discourse.recap.text) >= parts


def test_what_is_read_as_what_is_counted() -> None:
    discourse = read_text(
        "Panelen om skolan\n\nLäs också: Allt var bättre\n\n"
        "Hanna Bergvik sa att alla läser.\n\nDet regnade hela dagen.\n"
    )
    assert discourse.coverage == Coverage(
        length=len(discourse.recap.text),
        statements=len("Hanna Bergvik sa att alla läser."),
        headings=len("Panelen om skolan"),
        narration=len("Det regnade hela dagen."),
        noise=((BlockKind.TEASER, len("Läs också: Allt var bättre")),),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Så löd frågan: ”Vad ska vi göra med alla böcker?”", UnresolvedReason.QUOTATION_WITHOUT_SPEAKER),
        ("Läs också: ”Vi ska göra något åt böckerna”", UnresolvedReason.QUOTATION_NOT_READ),
        ("– Det är bara att börja läsa redan i morgon.", UnresolvedReason.DIALOGUE_WITHOUT_SPEAKER),
        (
            "Suomen hallitus päätti tänään uudesta laista, joka koskee kaikkia kirjastoja ja niiden kokoelmia maassa.",
            UnresolvedReason.UNKNOWN_LANGUAGE,
        ),
    ],
)
def test_what_became_no_statement_is_listed_with_the_reason(text: str, reason: UnresolvedReason) -> None:
    discourse = read_text(f"Det här är en text om skolan och om vad som hände där.\n\n{text}\n")
    [listed] = [one for one in discourse.unresolved if one.reason is reason]
    assert listed.span.of(discourse.recap.text) in text


def test_measuring_again_changes_nothing() -> None:
    discourse = read_text("Så löd frågan: ”Vad ska vi göra med alla böcker?”\n")
    assert with_coverage(discourse) == discourse


def test_coverage_is_in_json_with_what_the_reader_passed_over() -> None:
    recap = read_bytes("Hanna Bergvik sa att alla läser.\n".encode(), "invented.txt", language="sv")
    assert isinstance(recap, Recap)
    noted = replace(
        recap,
        notes=(Note(NoteKind.ENCODING, "windows-1252"),),
        left_out=(LeftOut(BlockKind.NAVIGATION, "Hem"), LeftOut(BlockKind.NAVIGATION, "Om oss")),
    )
    assert to_json(extract(noted))["source"]["coverage"] == {
        "characters": 32,
        "statements": 32,
        "headings": 0,
        "narration": 0,
        "noise": {},
        "left_out": {"navigation": 9},
        "quotations_without_statement": 0,
        "lines_not_understood": 0,
        "notes": [{"kind": "encoding", "about": "windows-1252"}],
    }


def test_one_line_tells_how_much_was_read() -> None:
    coverage = Coverage(1000, 600, 30, 300, ((BlockKind.TEASER, 4),), left_out=70, quotations=2, not_understood=1)
    assert coverage_line(coverage, "sv") == (
        "av 1000 tecken: yttranden 60 %, rubriker 3 %, berättande 30 %, puffar < 1 %; utelämnat av läsaren: 70; "
        "citat utanför yttranden: 2; rader som inte förstods: 1"
    )


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_kind_of_block_that_is_not_read_has_its_word(language: str) -> None:
    named = terminal_texts("coverage", language)
    above = {BlockKind.LABEL, BlockKind.TABLE_HEAD}
    assert [kind for kind in BlockKind if not kind.is_read and kind not in above and kind not in named] == []
