"""The reading text: what people read of a file, and where each character of it stands there. All texts are invented."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Final
from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_kg.model import BlockKind
from discourse_kg.reader_notes import Note, NoteKind
from discourse_kg.readers.drafts import put_together
from discourse_kg.readers.lines import blocks_of_lines
from discourse_kg.readers.mapped_text import MappedText
from discourse_kg.readers.markdown_blocks import blocks_of_markdown
from discourse_kg.spans import Span, as_numbers, from_numbers
from support.texts import recap_from_bytes

if TYPE_CHECKING:
    from discourse_kg.model import Recap

#: A recap in which each form of a text can go wrong.
TEXT: Final = (
    "Så gick panelen om samverkan\n\n"
    "Örebro, 14 mars 2024. I panelen satt Nima Forsrud (civilminister) och Tova Ekmark (it-direktör, Björkviks kommun)."
    "\n\nNima Forsrud sa att Estland visar att en gemensam infrastruktur går att bygga, om viljan finns hos alla."
    "\n\n– Vi behöver pengar, inte fler strategier, sa Tova Ekmark.\n"
)


def read(text: str, name: str = "invented.txt") -> Recap:
    return recap_from_bytes(text.encode(), name, language="sv")


PLAIN: Final = read(TEXT)


def wrapped(width: int) -> str:
    """The text as an old program wraps it."""
    return "\n\n".join(fill(paragraph, width, break_on_hyphens=False) for paragraph in TEXT.split("\n\n"))


#: The text in forms that people have it in; each is read as the plain one is.
FORMS: Final[dict[str, str]] = {
    "decomposed": normalize("NFD", TEXT),
    "soft hyphens": TEXT.replace("civilminister", "civil\u00administer").replace("Estland", "Est\u00adland"),
    "zero-width spaces": TEXT.replace("Forsrud", "For\u200bsrud").replace("sa att", "sa\u2060 att"),
    "no-break spaces": TEXT.replace("14 mars", "14\u00a0mars").replace("– Vi", "–\u202fVi"),
    "ligatures": TEXT.replace("finns", "\ufb01nns").replace("fler", "\ufb02er"),
    "carriage returns": TEXT.replace("\n", "\r\n"),
    "old Mac": TEXT.replace("\n", "\r"),
    "line separators": TEXT.replace("\n\n", "\u2029\u2029"),
    "mistaken for Windows-1252": TEXT.encode().decode("cp1252"),
    "byte order mark": "\ufeff" + TEXT,
    "marks of direction": TEXT.replace("Tova", "\u200eTova\u200f"),
    "control characters": TEXT.replace("Nima", "Ni\x02ma"),
    "replied to in mail": "> " + TEXT.rstrip().replace("\n", "\n> "),
    **{f"wrapped at {width}": wrapped(width) for width in (30, 40, 50, 60, 72)},
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_read_as_plain_text_is(form: str) -> None:
    recap = read(FORMS[form])
    assert recap.text == PLAIN.text
    assert [block.kind for block in recap.blocks] == [block.kind for block in PLAIN.blocks]


@pytest.mark.parametrize("form", FORMS)
def test_a_name_is_found_again_in_the_file(form: str) -> None:
    recap = read(FORMS[form])
    for words in ("Forsrud", "Estland", "Örebro", "finns"):
        start = recap.text.index(words)
        place = recap.original(Span(start, start + len(words)))
        again = read(f"{FORMS[form][place.start : place.end]} och det är en text på svenska")
        assert again.text.startswith(words)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1252", "cp1252"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16-le"), ("mac-roman", "mac-roman")],
)
def test_older_encodings_are_read_with_a_note(encoding: str, name: str) -> None:
    recap = recap_from_bytes(TEXT.encode(encoding), "invented.txt", language="sv")
    assert (recap.text, recap.notes) == (PLAIN.text, (Note(NoteKind.ENCODING, name),))


def test_what_was_repaired_is_noted() -> None:
    assert read(FORMS["mistaken for Windows-1252"]).notes == (Note(NoteKind.REPAIRED, "UTF-8"),)
    assert read(FORMS["control characters"]).notes == (Note(NoteKind.CONTROL_CHARACTERS, "2"),)
    assert PLAIN.notes == ()


def test_a_text_that_only_looks_odd_is_not_repaired() -> None:
    odd = "Företaget Ã heter så, och Ångström Â skrev om det på svenska."
    assert read(odd).text == odd


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tova (\\(it-chef\\)) sa\\.", "Tova ((it-chef)) sa."),
        ("Tova &amp; Nima &ouml;vade", "Tova & Nima övade"),
        ('Se [kartan](a_(b) "en (titel") och **läs** *den* noga', "Se kartan och läs den noga"),
        ("Se [kartan][1] nu\n\n[1]: https://example.org/a", "Se kartan nu"),
        ("Bild ![Tova i talarstolen](tova.png) här", "Bild här"),
        ("Not[^1] här\n\n[^1]: Fotnoten.", "Not här\n\nFotnoten."),
        ('{{< video id="x" >}}\n\nTova {{% ref "y" %}} sa', "Tova sa"),
        ("{% include x.html %}\n\nTova sa{: .lead}", "Tova sa"),
        ("Se [[Sidor/Tova|Tova Ekmark]] och ==det viktiga== %%\n\n![[bild.png]]", "Se Tova Ekmark och det viktiga %%"),
        ("Rad ett, som inte tar slut,\nutan går vidare", "Rad ett, som inte tar slut, utan går vidare"),
        ("<p>Tova <b>sa</b><br>\natt &laquo;ja&raquo;</p>\n<script>sa(1)</script>", "Tova sa\natt «ja»"),
        ("Tova <script>sa(1)</script>sa", "Tova sa"),
        ("<!-- Tova\n\nsa -->\n\nNima sa", "Nima sa"),
        ("| Namn | Roll |\n|---|---|\n| Tova Ekmark | *jurist* |", "Namn, Roll\nTova Ekmark, jurist"),
        ("    Tova sa det här med indrag", "Tova sa det här med indrag"),
    ],
)
def test_marks_of_markdown_are_no_part_of_what_is_read(text: str, expected: str) -> None:
    assert put_together(blocks_of_markdown(MappedText.of(text))).text == expected


def test_blocks_of_markdown_have_their_kinds() -> None:
    text = (
        "# Rubrik\n\nStycke.\n\n- Punkt\n- Två\n\n> Citat av någon.\n\n– Replik.\n– Replik till.\n\n```\nkod\n```\n\n"
        "| A | B |\n|---|---|\n| c | d |\n\n<ul><li>ett</li></ul>\n"
    )
    reading = put_together(blocks_of_markdown(MappedText.of(text)))
    assert [(block.kind, block.span.of(reading.text)) for block in reading.blocks] == [
        (BlockKind.HEADING, "Rubrik"),
        (BlockKind.PARAGRAPH, "Stycke."),
        (BlockKind.ITEM, "- Punkt"),
        (BlockKind.ITEM, "- Två"),
        (BlockKind.PARAGRAPH, "Citat av någon."),
        (BlockKind.DIALOGUE, "– Replik."),
        (BlockKind.DIALOGUE, "– Replik till."),
        (BlockKind.CODE, "```\nkod\n```"),
        (BlockKind.TABLE_HEAD, "A, B"),
        (BlockKind.ROW, "c, d"),
        (BlockKind.ITEM, "ett"),
    ]


def test_a_list_of_people_is_not_joined_to_one_line() -> None:
    text = "Deltagare\n\nIda Sund, generaldirektör, Isdata\nÅsa Zetterlund, SKR\nAnn Hellenius, Stockholms stad\n"
    assert [block.span.of(read(text).text) for block in read(text).blocks][1:] == text.splitlines()[2:]


def test_a_hyphen_at_the_end_of_a_line_stays_in_the_word() -> None:
    text = "Tova Ekmark är sedan länge den som är it-\ndirektör i kommunen, och hon sa det vid mötet där."
    assert "it-direktör" in read(text).text


# --- the map, both ways ------------------------------------------------------------------------------

_CHARACTERS: Final = st.sampled_from('aå e\u0308\u00ad\u200b\ufb01\u00a0\n*_[](){}<>&;#-–|>\\"!^`=%:.,1\r\u2028ö\u0301')
_TEXTS: Final = st.text(_CHARACTERS, max_size=120) | st.text(max_size=60)


@pytest.mark.parametrize("cut", [blocks_of_lines, blocks_of_markdown])
@given(_TEXTS)
def test_the_map_leads_there_and_back(cut: object, text: str) -> None:
    assert callable(cut)
    reading = put_together(cut(MappedText.of(text, 7)))
    assert reading.text_map is not None
    assert is_normalized("NFC", reading.text)
    assert from_numbers(as_numbers(reading.text_map)) == reading.text_map
    covered = [segment.end - segment.start for segment in reading.text_map.segments]
    assert sum(covered) == len(reading.text)
    last = 7
    for block in reading.blocks:
        place = reading.text_map.original(block.span)
        assert 7 <= place.start < place.end <= 7 + len(text)
        assert place.start >= last
        last = place.end
        for position in range(block.span.start, block.span.end):
            character = Span(position, position + 1)
            if not reading.text[position].isspace():
                back = reading.text_map.reading(reading.text_map.original(character))
                assert back is not None
                assert back.covers(character)


def letters(text: str) -> str:
    """The letters and digits of a text, without marks: what nobody sees between a letter and its mark is gone."""
    return "".join(character for character in normalize("NFKD", text) if character.isalnum())


@given(_TEXTS)
def test_plain_text_loses_no_word(text: str) -> None:
    """Every letter of the file is in the reading text, in its order."""
    assert letters(put_together(blocks_of_lines(MappedText.of(text))).text) == letters(text)
