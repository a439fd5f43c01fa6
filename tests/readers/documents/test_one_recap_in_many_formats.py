"""One invented recap, saved by several programs: the same persons, offices and statements are read of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from discourse_kg.extraction.pipeline import extract
from discourse_kg.model import BlockKind
from discourse_kg.reader_notes import NoteKind
from discourse_kg.readers.intake import read, read_bytes
from discourse_kg.readers.port import recap_of
from support.folders import TEST_DATA
from support.texts import said

if TYPE_CHECKING:
    from discourse_kg.model import Recap

FOLDER: Final = TEST_DATA / "documents"
TITLE: Final = "Så gick panelen om digital samverkan"
AUTHOR: Final = "Rowan Påhittad"
PRINTED: Final = (
    "groff-two-columns.pdf",
    "libreoffice-one-column.pdf",
    "typst-two-columns.pdf",
    "weasyprint-one-column.pdf",
)
WRITTEN: Final = ("libreoffice.docx", "libreoffice.odt", "pandoc.docx", "pandoc.odt")
SENT: Final = ("outlook.eml", "thunderbird.eml")


def recap_of_file(name: str) -> Recap:
    return recap_of(read(str(FOLDER / name)))


def texts(recap: Recap, kind: BlockKind) -> list[str]:
    return [block.span.of(recap.text) for block in recap.blocks if block.kind is kind]


@pytest.mark.parametrize("name", [*PRINTED, *WRITTEN, *SENT])
def test_it_tells_what_its_plain_text_tells(name: str) -> None:
    plain, saved = extract(read(str(FOLDER / "recap.txt"))), extract(read(str(FOLDER / name)))

    assert len(plain.statements) == 10
    assert said(saved) == said(plain)
    assert [(each.name, each.role, each.organization) for each in saved.persons] == [
        (each.name, each.role, each.organization) for each in plain.persons
    ]
    assert [panel.participations[0].person for panel in saved.panels] == ["Erik Sandell"]
    assert saved.event.date == plain.event.date


@pytest.mark.parametrize("name", [*PRINTED, *WRITTEN, *SENT])
def test_title_author_and_language_are_its_own(name: str) -> None:
    recap = recap_of_file(name)

    without_facts = name.startswith("groff")
    assert recap.title == (None if without_facts else TITLE)
    assert recap.author == (None if without_facts else AUTHOR)
    assert recap.language == "sv"


@pytest.mark.parametrize("name", [*PRINTED, *WRITTEN, *SENT])
def test_offsets_count_in_the_text_that_was_read(name: str) -> None:
    recap = recap_of_file(name)

    assert recap.text_map is None
    assert [block.span.of(recap.text).strip() != "" for block in recap.blocks] == [True] * len(recap.blocks)


@pytest.mark.parametrize("name", PRINTED)
def test_running_heads_and_page_numbers_are_left_out(name: str) -> None:
    recap = recap_of_file(name)

    left_out = [each.text for each in recap.left_out if each.kind is BlockKind.NAVIGATION]
    assert "Påhittade nyheter nr 3 2024" in left_out
    assert any(text.startswith("Sida 2") for text in left_out)
    assert "Påhittade nyheter" not in recap.text
    assert "Sida" not in recap.text


@pytest.mark.parametrize("name", PRINTED)
def test_blocks_know_their_pages(name: str) -> None:
    pages = [block.page for block in recap_of_file(name).blocks if block.kind is not BlockKind.NOTE]

    assert pages == sorted(pages, key=lambda page: page or 0)
    assert {1, 2} <= set(pages)


@pytest.mark.parametrize("name", PRINTED)
def test_divided_words_are_whole(name: str) -> None:
    text = recap_of_file(name).text

    assert text.count("it-direktör") == 2
    for word in (
        "prioriteringarna",
        "informationssäkerhetsgranskningen",
        "projektfinansieringen",
        "upphandlingsreglerna",
    ):
        assert word in text
    assert "\u00ad" not in text


@pytest.mark.parametrize("name", [*PRINTED, *WRITTEN])
def test_headings_items_rows_and_notes_are_such(name: str) -> None:
    recap = recap_of_file(name)

    assert texts(recap, BlockKind.HEADING)[-2:] == ["Kommunernas verklighet", "Ansvar och tempo"]
    assert [text.lstrip("• ") for text in texts(recap, BlockKind.ITEM)] == [
        "att prioritera grundläggande tjänster",
        "att samla upphandlingarna",
        "att mäta nyttan",
    ]
    assert texts(recap, BlockKind.ROW)[-3:] == ["Storby, 120 000, 45", "Lillby, 4 000, 7", "Mellby, 31 000, 19"]
    (note,) = texts(recap, BlockKind.NOTE)
    assert note.endswith("Fotnoten är påhittad: Karin Ek sa att reglerna är bra som de är.")
    assert "svårare.\n" in recap.text


@pytest.mark.parametrize("name", [*PRINTED, *WRITTEN, *SENT])
def test_a_format_is_known_by_its_bytes(name: str) -> None:
    unnamed = recap_of(read_bytes((FOLDER / name).read_bytes(), "unnamed"))

    assert unnamed.text == recap_of_file(name).text


@pytest.mark.parametrize("name", SENT)
def test_what_a_mail_replies_to_is_nobodys_statement(name: str) -> None:
    recap = recap_of_file(name)

    assert any("Anna Falk" in text for text in texts(recap, BlockKind.COMMENT))
    assert "Anna Falk" not in [person.name for person in extract(recap).persons]
    assert any("Rowan Påhittad" in text for text in texts(recap, BlockKind.NOTICE))


def test_what_is_attached_to_a_mail_is_named() -> None:
    notes = recap_of_file("outlook.eml").notes

    assert [(note.kind, note.about) for note in notes] == [(NoteKind.ATTACHMENT, "program.pdf")]
