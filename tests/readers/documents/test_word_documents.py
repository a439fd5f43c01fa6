"""What DOCX and ODT hold beside plain paragraphs. The documents are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from discourse_kg.model import BlockKind
from discourse_kg.readers.intake import read_bytes
from discourse_kg.readers.port import recap_of
from support.documents import SAID, docx, odt, paragraph

if TYPE_CHECKING:
    from discourse_kg.model import Recap

_NOTE = '<w:footnote w:type="separator"><w:p/></w:footnote><w:footnote>{}</w:footnote>'

_OUTLINED = '<w:style w:styleId="R"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'


def of_docx(body: str, parts: dict[str, str] | None = None) -> Recap:
    return recap_of(read_bytes(docx(body, parts), "invented.docx", language="sv"))


def of_odt(text: str, styles: str = "") -> Recap:
    return recap_of(read_bytes(odt(text, styles=styles), "invented.odt", language="sv"))


def blocks(recap: Recap) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(recap.text)) for block in recap.blocks]


def left_out(recap: Recap) -> list[tuple[BlockKind, str]]:
    return [(each.kind, each.text) for each in recap.left_out]


def test_word_inserted_text_is_read_and_deleted_text_is_listed() -> None:
    changed = (
        "<w:p><w:r><w:t>Rowan sa att det </w:t></w:r><w:ins><w:r><w:t>inte </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>alltid </w:delText></w:r></w:del><w:r><w:t>är bra.</w:t></w:r></w:p>"
    )

    recap = of_docx(changed)

    assert recap.text == "Rowan sa att det inte är bra."
    assert left_out(recap) == [(BlockKind.PARAGRAPH, "alltid")]


def test_word_comments_heads_and_hidden_text_are_listed() -> None:
    body = paragraph(SAID) + paragraph("Gömt.", run="<w:vanish/>")

    recap = of_docx(
        body,
        {"comments": f"<w:comment>{paragraph('Stämmer det?')}</w:comment>", "header": paragraph("Utkast")},
    )

    assert recap.text == SAID
    assert set(left_out(recap)) == {
        (BlockKind.COMMENT, "Stämmer det?"),
        (BlockKind.NAVIGATION, "Utkast"),
        (BlockKind.NOTICE, "Gömt."),
    }


def test_word_footnotes_are_notes() -> None:
    recap = of_docx(paragraph(SAID), {"footnotes": _NOTE.format(paragraph("Påhittad not."))})

    assert blocks(recap) == [("paragraph", SAID), ("note", "Påhittad not.")]


@pytest.mark.parametrize(
    ("properties", "styles", "kind"),
    [
        (
            '<w:pStyle w:val="Rubrik1"/>',
            '<w:style w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>',
            "heading",
        ),
        (
            '<w:pStyle w:val="Egen"/>',
            f'<w:style w:styleId="Egen"><w:basedOn w:val="R"/></w:style>{_OUTLINED}',
            "heading",
        ),
        ('<w:outlineLvl w:val="0"/>', "", "heading"),
        ('<w:numPr><w:numId w:val="2"/></w:numPr>', "", "item"),
        ('<w:numPr><w:numId w:val="0"/></w:numPr>', "", "paragraph"),
        (
            '<w:pStyle w:val="L"/>',
            '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
            "item",
        ),
        ('<w:pStyle w:val="c"/>', '<w:style w:styleId="c"><w:name w:val="caption"/></w:style>', "caption"),
        ('<w:pStyle w:val="missing"/>', "", "paragraph"),
    ],
)
def test_word_styles_tell_the_kind_of_a_paragraph(properties: str, styles: str, kind: str) -> None:
    recap = of_docx(paragraph("Påhittade ord om dagen, sa de.", properties) + paragraph(SAID), {"styles": styles})

    assert blocks(recap)[0] == (kind, "Påhittade ord om dagen, sa de.")


@pytest.mark.parametrize(("stated", "language"), [("sv-SE", "sv"), ("swe", "sv"), ("no-NO", "nb"), ("nb-NO", "nb")])
def test_the_language_that_word_states_counts_where_the_words_do_not_tell(stated: str, language: str) -> None:
    styles = f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{stated}"/></w:rPr></w:rPrDefault></w:docDefaults>'

    def language_of(text: str) -> str:
        return recap_of(read_bytes(docx(paragraph(text), {"styles": styles}), "invented.docx")).language

    assert language_of("Rowan Påhittad, Isdata") == language
    assert language_of("Everybody who was there thought that it was cold, and that there was no end to it.") == "en"


def test_word_paragraphs_without_styles_are_headings_by_their_form() -> None:
    recap = of_docx(
        paragraph("En påhittad dag") + paragraph(SAID) + paragraph("Efteråt", run="<w:b/>") + paragraph(SAID)
    )

    assert [kind for kind, _ in blocks(recap)] == ["heading", "paragraph", "heading", "paragraph"]


def test_word_lines_of_names_are_no_headings() -> None:
    recap = of_docx(paragraph("Rowan Påhittad, Isdata") + paragraph("Robin Påhittad, Ekebo") + paragraph(SAID))

    assert [kind for kind, _ in blocks(recap)] == ["paragraph"] * 3


def test_word_text_boxes_are_read_once_after_their_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('I rutan, sa de.')}</w:txbxContent>"
    choice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )

    recap = of_docx(f"<w:p><w:r>{choice}<w:t>{SAID}</w:t></w:r></w:p>")

    assert [text for _, text in blocks(recap)] == [SAID, "I rutan, sa de."]


def test_word_tables_are_rows_and_their_marked_head_is_one() -> None:
    def row(cells: tuple[str, ...], properties: str = "") -> str:
        inside = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells)
        return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"

    table = f"<w:tbl>{row(('Namn', 'Roll'), '<w:tblHeader/>')}{row(('Rowan Påhittad', 'jurist'))}</w:tbl>"

    assert blocks(of_docx(table + paragraph(SAID)))[:2] == [
        ("table-head", "Namn, Roll"),
        ("row", "Rowan Påhittad, jurist"),
    ]


def test_word_characters_that_are_elements_are_read() -> None:
    recap = of_docx(
        "<w:p><w:r><w:t>it</w:t><w:noBreakHyphen/><w:t>direktören för infra</w:t><w:softHyphen/><w:t>struktur sa:</w:t>"
        "<w:br/><w:t>– Det är en dag som vi har väntat på.</w:t></w:r></w:p>"
    )

    assert blocks(recap) == [
        ("paragraph", "it-direktören för infrastruktur sa:"),
        ("dialogue", "– Det är en dag som vi har väntat på."),
    ]


def test_tabs_between_words_make_a_row() -> None:
    recap = of_docx("<w:p><w:r><w:t>Ida Sund</w:t><w:tab/><w:t>Isdata</w:t></w:r></w:p>" + paragraph(SAID))

    assert blocks(recap)[0] == ("row", "Ida Sund, Isdata")


def test_odf_deleted_text_comments_and_contents_are_listed() -> None:
    recap = of_odt(
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Rowan</dc:creator>"
        "</office:change-info><text:p>alltid</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body><text:p>Innehåll</text:p></text:index-body></text:table-of-content>"
        "<text:p>Rowan sa att det<office:annotation><dc:creator>Robin</dc:creator><text:p>Gjorde han?</text:p>"
        '</office:annotation> <text:change-start text:change-id="a"/>inte<text:change-end/> är bra.</text:p>'
    )

    assert recap.text == "Rowan sa att det inte är bra."
    assert left_out(recap) == [
        (BlockKind.PARAGRAPH, "alltid"),
        (BlockKind.NAVIGATION, "Innehåll"),
        (BlockKind.COMMENT, "Gjorde han?"),
    ]


def test_odf_headings_lists_notes_boxes_and_rows() -> None:
    recap = of_odt(
        "<text:h>En påhittad dag</text:h><text:p>Rowan sa<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>Påhittad not.</text:p></text:note-body></text:note> att<text:s/>det är bra.</text:p>"
        "<text:list><text:list-item><text:p>att börja</text:p></text:list-item></text:list>"
        "<text:p>Sedan gick de hem, sa de.<draw:frame><draw:text-box><text:p>I rutan, sa de.</text:p></draw:text-box>"
        "</draw:frame></text:p><table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Namn"
        "</text:p></table:table-cell><table:table-cell><text:p>Roll</text:p></table:table-cell></table:table-row>"
        "</table:table-header-rows><table:table-row><table:table-cell><text:p>Rowan</text:p></table:table-cell>"
        "<table:table-cell><text:p>jurist</text:p></table:table-cell></table:table-row></table:table>"
    )

    assert blocks(recap) == [
        ("heading", "En påhittad dag"),
        ("paragraph", "Rowan sa att det är bra."),
        ("item", "att börja"),
        ("paragraph", "Sedan gick de hem, sa de."),
        ("paragraph", "I rutan, sa de."),
        ("table-head", "Namn, Roll"),
        ("row", "Rowan, jurist"),
        ("note", "Påhittad not."),
    ]


def test_odf_heads_and_feet_of_pages_are_listed() -> None:
    recap = of_odt(f"<text:p>{SAID}</text:p>", "<style:header><text:p>Utkast<text:tab/>3</text:p></style:header>")

    assert left_out(recap) == [(BlockKind.NAVIGATION, "Utkast 3")]
